package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// A dash by which the template parts two fields is read in whatever form it stands. Where
// several may be it, nothing is claimed, and the title is still one.
func TestReadOtherDashes(t *testing.T) {
	const title = "# {{ .title | default \"[T]\" }} — {{ .difficulty | default \"[D]\" }}\n\n## S\n\n"
	const plain = "# {{ .title | default \"[T]\" }}\n\n## S\n\n"
	const facts = "- **Level**: {{ .difficulty }} – {{ .version }}\n"
	const rows = "| A | B |\n|---|---|\n| Level | {{ .difficulty }} — {{ .version }} |\n"
	said := func(pairs ...string) *spec.Problem {
		p := &spec.Problem{}
		for i := 0; i < len(pairs); i += 2 {
			p.Set(pairs[i], spec.Text(pairs[i+1]))
		}
		return p
	}
	whole := func(text string) string {
		return "the template has difficulty in the title, too; it is read as \"" + text + "\""
	}
	parts := said("title", "A")
	parts.Set("architecture.components", spec.Objects(spec.Object("name", "Cache", "description", "Keeps it.")))
	for name, test := range map[string]struct {
		template, text, told string
		said                 *spec.Problem
	}{
		"a hyphen":              {title, "# A chat - Hard\n\n## S\n", "", said("title", "A chat", "difficulty", "Hard")},
		"a short one":           {title, "# A chat – Hard\n\n## S\n", "", said("title", "A chat", "difficulty", "Hard")},
		"hyphens":               {title, "# A chat -- Hard\n\n## S\n", "", said("title", "A chat", "difficulty", "Hard")},
		"no spaces":             {title, "# A chat—Hard\n\n## S\n", "", said("title", "A chat", "difficulty", "Hard")},
		"more spaces":           {title, "#   A chat   –  Hard #\n\n## S\n", "", said("title", "A chat", "difficulty", "Hard")},
		"two":                   {title, "# A chat - the first - Hard\n\n## S\n", "", said("title", "A chat - the first", "difficulty", "Hard")},
		"no other field":        {title, "# A chat\n\n## S\n", whole("A chat"), said("title", "A chat")},
		"a word with a hyphen":  {title, "# Semi-Hard\n\n## S\n", whole("Semi-Hard"), said("title", "Semi-Hard")},
		"a colon":               {title, "# A chat: Hard\n\n## S\n", whole("A chat: Hard"), said("title", "A chat: Hard")},
		"another word":          {title, "# Client – Server\n\n## S\n", whole("Client – Server"), said("title", "Client – Server")},
		"an item":               {plain + facts, "# A\n\n## S\n\n- **Level**: Hard - 2\n", "", said("title", "A", "difficulty", "Hard", "version", "2")},
		"an item, tight":        {plain + facts, "# A\n\n## S\n\n* __Level:__ Hard—2\n", "", said("title", "A", "difficulty", "Hard", "version", "2")},
		"two in an item":        {plain + facts, "# A\n\n## S\n\n- **Level**: Hard - 2 - b\n", "", said("title", "A", "difficulty", "Hard", "version", "2 - b")},
		"words around":          {plain + "Level {{ .difficulty }} (v – {{ .version }})\n", "# A\n\n## S\n\nLevel Hard (v - 2)\n", "", said("title", "A", "difficulty", "Hard", "version", "2")},
		"two, of any text":      {plain + "- **Level**: {{ .version }} – {{ .estimated_time.reading }} – {{ .difficulty }}\n", "# A\n\n## S\n\n- **Level**: a - b - 10 - Hard\n", "", said("title", "A", "version", "a - b", "estimated_time.reading", "10", "difficulty", "Hard")},
		"a row":                 {plain + rows, "# A\n\n## S\n\n| A | B |\n|---|---|\n| Level | Hard - 2 |\n", "", said("title", "A", "difficulty", "Hard", "version", "2")},
		"a paragraph of a list": {plain + "{{ range .architecture.components }}**{{ .name }}** – {{ .description }}\n\n{{ end }}", "# A\n\n## S\n\n**Cache** - Keeps it.\n", "", parts},
	} {
		diff := readDiff(t, own(t, test.template), test.text, test.said)
		if isTold := strings.HasSuffix(strings.TrimSuffix(diff, "\n"), test.told); test.told == "" && diff != "" || !isTold || strings.Count(diff, "\n") > 1 {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
