package scaffold

import (
	"fmt"
	"strings"
	"testing"
)

// readOwn gives what is read of a document of a template of one's own: the values at a
// path, and what is told of lines.
func readOwn(t *testing.T, template, doc, path string) (said, told string) {
	t.Helper()
	tmpl, err := ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n"+template+"\n")
	if err != nil {
		t.Fatal(err)
	}
	reading, err := tmpl.Read([]byte("# A\n\n" + doc + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	v, _ := reading.Problem.Get(path)
	texts := []string{v.Text}
	for _, item := range v.Items {
		texts = append(texts, item.Text)
	}
	var lines []string
	for _, u := range reading.Unplaced {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s: %s", u.Why, u.Raw)))
	}
	return strings.TrimPrefix(strings.Join(texts, "|"), "|"), strings.Join(lines, "\n")
}

// An author may have other marks around a value than the template has there, or none.
func TestReadMarksAroundValues(t *testing.T) {
	const (
		companies = "Companies: *{{ .companies | join \", \" | default \"[C]\" }}*"
		strong    = "- **Companies**: **{{ .companies | join \", \" | default \"[C]\" }}**"
		level     = "**Level**: _{{ .difficulty | default \"[L]\" }}_"
		reading   = "Reading: **{{ .estimated_time.reading | default \"[X]\" }} minutes**"
	)
	for _, test := range []struct{ template, line, path, want, told string }{
		{companies, "Companies: *X, Y*", "companies", "X|Y", ""},
		{companies, "Companies: *X*, *Y*", "companies", "X|Y", ""},
		{companies, "Companies: X, Y", "companies", "X|Y", ""},
		{companies, "**Companies:** *X, Y*", "companies", "X|Y", ""},
		{companies, "**Companies**: X, *Y*", "companies", "X|Y", ""},
		{companies, "Companies: **X**, `Y`", "companies", "X|Y", ""},
		{companies, "Companies: *X\\*, \\*Y*", "companies", "X*|*Y", ""},
		{companies, "Companies: [C]", "companies", "", ""},
		{companies, "Companies: *X* [C]", "companies", "X [C]", ""},
		{companies, "*Companies: X, Y*", "companies", "X|Y", ""},
		{strong, "- **Companies**: **X**, **Y**", "companies", "X|Y", ""},
		{strong, "* Companies: X", "companies", "X", ""},
		{strong, "- **Companies**:\n  - X\n  - Y", "companies", "X|Y", ""},
		{level, "**Level**: *Hard*", "difficulty", "Hard", ""},
		{level, "**Level**: Hard", "difficulty", "Hard", ""},
		{level, "**Level**: *Easy* or *Hard*", "difficulty", "", "difficulty cannot be \"Easy or Hard\": **Level**: *Easy* or *Hard*"},
		{level, "Level - Hard", "difficulty", "Hard", ""},
		{reading, "Reading: 10 minutes", "estimated_time.reading", "10", ""},
		{reading, "Reading: **10** min", "estimated_time.reading", "10", ""},
		{"{{ .companies | join \", \" | default \"[C]\" }}: *{{ .version | default \"[V]\" }}*", "X: 2", "version", "", ": X: 2"},
	} {
		said, told := readOwn(t, test.template, test.line, test.path)
		if said != test.want || told != test.told {
			t.Errorf("%s: %q, told %q; want %q, told %q", test.line, said, told, test.want, test.told)
		}
	}
}
