package scaffold

import "testing"

// Facts that the template writes in lines of one paragraph, without breaks, are read by their
// labels, wherever a formatter has put the lines' ends.
func TestReadFactsWithoutBreaks(t *testing.T) {
	const (
		lines = "Tags: {{ .tags | join \", \" | default \"[Tags]\" }}\nCompanies: {{ .companies | join \", \" | default \"[C]\" }}"
		some  = "Level: {{ .difficulty | default \"[L]\" }}\nTags: {{ .tags | join \", \" | default \"[Tags]\" }}{{ with .companies }}\nCompanies: {{ . | join \", \" }}{{ end }}"
		item  = "- Level: {{ .difficulty | default \"[L]\" }}\n  Tags: {{ .tags | join \", \" | default \"[Tags]\" }}"
		apart = "Tags: {{ .tags | join \", \" | default \"[Tags]\" }}\n\nCompanies: {{ .companies | join \", \" | default \"[C]\" }}"
		runs  = `"Tags" and the lines below it run together: a reader sees one paragraph: `
	)
	for _, test := range []struct{ template, doc, path, want, told string }{
		{lines, "Tags: a, b\nCompanies: X, Y\n", "tags", "a|b", ""},
		{lines, "Tags: a, b\nCompanies: X, Y\n", "companies", "X|Y", ""},
		{lines, "Companies: X, Y\nTags: a, b\n", "tags", "a|b", ""},
		{lines, "**Tags**: a, b\nCompanies: X, Y", "companies", "X|Y", ""},
		{lines, "Tags: a, b Companies: X, Y", "tags", "a|b", ""},
		{lines, "Companies: X, Y Tags: a, b", "companies", "X|Y", ""},
		{lines, "Tags: a,\nb Companies: X,\nY", "tags", "a|b", ""},
		{lines, "Tags: a,\nb Companies: X,\nY", "companies", "X|Y", ""},
		{lines, "Tags: a, b\n", "tags", "a|b", ""},
		{lines, "Tags: a, b\nOwner: Ann\nCompanies: X", "tags", "", runs + "Tags: a, b\n" + runs + "Owner: Ann\n" + runs + "Companies: X"},
		{lines, "Tags: [Tags]\nCompanies: [C]\n", "tags", "", ""},
		{some, "Level: Hard\nTags: a, b\n", "difficulty", "Hard", ""},
		{some, "Level: Hard\nCompanies: X\nTags: a, b", "tags", "a|b", ""},
		{some, "Level: Hard Tags: a, b", "difficulty", "Hard", ""},
		{some, "Level: Hard Tags: a, b Companies: X", "companies", "X", ""},
		{item, "* Level: Hard\n  Tags: a, b", "tags", "a|b", ""},
		{item, "- Level: Hard Tags: a, b", "tags", "a|b", ""},
		{apart, "Tags: a, b\nCompanies: X", "tags", "", runs + "Tags: a, b\n" + runs + "Companies: X"},
	} {
		said, told := readOwn(t, test.template, test.doc, test.path)
		if said != test.want || told != test.told {
			t.Errorf("%q: %q, told %q; want %q, told %q", test.doc, said, told, test.want, test.told)
		}
	}
}
