package scaffold

import (
	"testing"

	"newproblem/scaffold/spec"
)

// A rule that stands below a text at the end of its section parts sections: it is no part
// of the text, whatever else was touched. One that more follows is.
func TestReadTextsAboveRules(t *testing.T) {
	const plain = "{{ .core_problem | default \"[C]\" }}\n"
	const ruled = plain + "\n---\n"
	const more = "\n## More\n\n- **Level**: {{ .difficulty }}\n"
	const behind = "\n## More\n\n- **Level**: Hard\n"
	said := func(text string) *spec.Problem {
		p := problem("title", "A")
		p.Set("difficulty", spec.Text("Hard"))
		p.Set("core_problem", spec.Text(text))
		return p
	}
	for name, test := range map[string]struct {
		section, text string
		said          *spec.Problem
	}{
		"author's":           {plain + more, "Text.\n\n---\n" + behind, said("Text.")},
		"stars":              {plain + more, "Text.\n***\n" + behind, said("Text.")},
		"two":                {plain + more, "Text.\n\n---\n\n* * *\n" + behind, said("Text.")},
		"with a comment":     {plain + more, "Text.\n\n---\n\n<!-- c -->\n" + behind, said("Text.")},
		"other touches":      {plain + more, "* Text.\n\n___\n" + behind, said("- Text.")},
		"template's":         {ruled + more, "Text.\n\n---\n" + behind, said("Text.")},
		"template's, stars":  {ruled + more, "Text.\n\n* * *\n" + behind, said("Text.")},
		"template's, twice":  {ruled + more, "Text.\n\n---\n\n---\n" + behind, said("Text.")},
		"without":            {ruled + more, "Text.\n" + behind, said("Text.")},
		"within":             {plain + more, "Text.\n\n---\n\nMore.\n" + behind, said("Text.\n\n---\n\nMore.")},
		"within, and behind": {plain + more, "Text.\n\n---\n\nMore.\n\n---\n" + behind, said("Text.\n\n---\n\nMore.")},
		"at its beginning":   {plain + more, "***\n\nText.\n" + behind, said("***\n\nText.")},
		"in an item":         {plain + more, "- Text.\n\n  ***\n" + behind, said("- Text.\n\n  ***")},
	} {
		if diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, test.said); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
