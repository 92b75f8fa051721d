package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// A label that was read already is told as said twice, in whatever form it stands, and
// wherever: which of the two is right, its author knows.
func TestReadSaidTwice(t *testing.T) {
	const paragraphs = "**Level**: {{ .difficulty }}\n\n**Tags**: {{ .tags | join \", \" }}\n"
	const items = "- **Level**: {{ .difficulty }}\n- **Tags**: {{ .tags | join \", \" }}\n"
	const table = "| F | V |\n|---|---|\n| Level | {{ .difficulty }} |\n| Tags | {{ .tags | join \", \" }} |\n"
	const more = "\n## More\n\n{{ range .requirements.functional }}- {{ . }}\n{{ end }}"
	const twice, both = "difficulty is said twice, and otherwise on line 5", "tags is said on line 6 already, and the spec has what both say"
	said := problem("title", "A")
	said.Set("difficulty", spec.Text("Hard"))
	said.Set("tags", spec.List("a"))
	two := problem("title", "A")
	two.Set("difficulty", spec.Text("Hard"))
	two.Set("tags", spec.List("a", "b"))
	for name, test := range map[string]struct {
		section, text, told string
		said                *spec.Problem
	}{
		"paragraphs":      {paragraphs, "**Level**: Hard\n\n**Tags**: a\n\n**level**: Easy\n", "**level**: Easy: " + twice, said},
		"joined":          {paragraphs, "**Level**: Hard\n**level**: Easy\n\n**Tags**: a\n", "**level**: Easy: " + twice, said},
		"items":           {items, "- **Level**: Hard\n- **Tags**: a\n- **LEVEL:** Easy\n", "- **LEVEL:** Easy: " + twice, said},
		"a dash":          {items, "- **Level**: Hard\n- **Tags**: a\n- level - Easy\n", "- level - Easy: " + twice, said},
		"the same":        {items, "- **Level**: Hard\n- **Tags**: a\n- **level**: hard\n", "", said},
		"below":           {items, "- **Level**: Hard\n- **Tags**: a\n- **level**:\n  - Easy\n", "  - Easy: " + twice, said},
		"rows":            {table, "| F | V |\n|---|---|\n| Level | Hard |\n| Tags | a |\n| level | Easy |\n", "| level | Easy |: difficulty is said twice, and otherwise on line 7", said},
		"a list":          {items, "- **Level**: Hard\n- **Tags**: a\n- **tags**: b\n", "- **tags**: b: " + both, two},
		"a list in plain": {items, "- **Level**: Hard\n- **Tags**: a\n\ntags: b\n", "tags: b: " + both, two},
		"the same list":   {items, "- **Level**: Hard\n- **Tags**: a, b\n- **tags**: a, b\n", "- **tags**: a, b: tags is said on line 6 already", two},
		"the same below":  {items, "- **Level**: Hard\n- **Tags**: a, b\n\n## S\n\n- **Tags**: a, b\n", "- **Tags**: a, b: tags is said on line 6 already", two},
		"elsewhere":       {items + more, "- **Level**: Hard\n- **Tags**: a\n\n## More\n\n**tags**: b\n", "**tags**: b: its label is that of tags, which is said on line 6 already", said},
		"in an own one":   {items + more, "- **Level**: Hard\n- **Tags**: a\n\n## More\n\n## Own\n\n**Level**: b\n", "## Own: |**Level**: b: its label is that of difficulty, which is said on line 5 already", said},
		"deeper":          {items + more, "- **Level**: Hard\n- **Tags**: a\n\n## More\n\n### s\n\n- **Level**: b\n", "### s: |- **Level**: b: its label is that of difficulty, which is said on line 5 already", said},
		"another label":   {items + more, "- **Level**: Hard\n- **Tags**: a\n\n## More\n\n**Levels**: b\n", "**Levels**: b: ", said},
	} {
		diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, test.said)
		if got := strings.ReplaceAll(strings.TrimSuffix(diff, "\n"), "\n", "|"); got != test.told {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
