package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// The last code block below a text is the template's, also where a converter has lost its
// language; not where a text stands behind it, or another block has the language.
func TestReadBareCode(t *testing.T) {
	const always = "{{ .architecture.overview | default \"[O]\" }}\n\n```mermaid\n{{ .architecture.diagram | default \"graph TB\\n A\" }}\n```\n"
	const said = "{{ .architecture.overview | default \"[O]\" }}\n{{ with .architecture.diagram }}\n```mermaid\n{{ . }}\n```\n{{ end }}"
	drawn := func(text, diagram string) *spec.Problem {
		p := problem("title", "A")
		p.Set("architecture.overview", spec.Text(text))
		if diagram != "" {
			p.Set("architecture.diagram", spec.Text(diagram))
		}
		return p
	}
	const told = `: the spec keeps the code, and the template says "mermaid" above it`
	for name, test := range map[string]struct {
		section, text, told string
		said                *spec.Problem
	}{
		"fenced":                   {always, "One.\n\n```\ngraph LR\n B\n```\n", "```" + told, drawn("One.", "graph LR\n B")},
		"indented":                 {always, "One.\n\n    graph LR\n     B\n", "    graph LR" + told, drawn("One.", "graph LR\n B")},
		"after another":            {always, "One.\n\n```go\nx\n```\n\nTwo.\n\n```\ngraph LR\n B\n```\n", "```" + told, drawn("One.\n\n```go\nx\n```\n\nTwo.", "graph LR\n B")},
		"its language":             {always, "One.\n\n```mermaid\ngraph LR\n B\n```\n", "", drawn("One.", "graph LR\n B")},
		"both":                     {always, "```\nx\n```\n\n```mermaid\ngraph LR\n B\n```\n", "", drawn("```\nx\n```", "graph LR\n B")},
		"text behind":              {always, "One.\n\n```\nx\n```\n\nTwo.\n", "", drawn("One.\n\n```\nx\n```\n\nTwo.", "")},
		"other":                    {always, "One.\n\n```go\nx\n```\n", "", drawn("One.\n\n```go\nx\n```", "")},
		"not always, other":        {said, "One.\n\n```go\nx\n```\n", "", drawn("One.\n\n```go\nx\n```", "")},
		"not always, its language": {said, "One.\n\n```mermaid\nx\n```\n", "", drawn("One.", "x")},
		"not always":               {said, "One.\n\n```\nx\n```\n", "", drawn("One.\n\n```\nx\n```", "")},
	} {
		diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, test.said)
		if got := strings.TrimSuffix(diff, "\n"); got != test.told {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
