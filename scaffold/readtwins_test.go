package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// Lists of one section that are written the same are told by what stands above them, as
// written and as touched. Where that is not there, nothing is claimed.
func TestReadTwinLists(t *testing.T) {
	const list = "{{ range .X }}\n- {{ . }}{{ else }}\n- [X]{{ end }}\n"
	of := func(path string) string { return strings.ReplaceAll(list, "X", path) }
	const nested = "{{- range .X }}\n  - {{ . }}{{ else }}\n  - [X]{{ end }}\n"
	below := func(path string) string { return strings.ReplaceAll(nested, "X", path) }
	p := problem("title", "A")
	p.Set("assessment.excellent", spec.List("fast", "right"))
	p.Set("assessment.mistakes", spec.List("slow"))
	first := problem("title", "A")
	first.Set("assessment.excellent", spec.List("fast", "right"))
	second := problem("title", "A")
	second.Set("assessment.mistakes", spec.List("slow"))
	none := problem("title", "A")
	for name, template := range map[string]string{
		"labels":         "**Good**\n" + of("assessment.excellent") + "\n**Bad**\n" + of("assessment.mistakes"),
		"words":          "What is good:\n" + of("assessment.excellent") + "\nWhat is bad:\n" + of("assessment.mistakes"),
		"first unnamed":  of("assessment.excellent") + "\n**Bad**\n" + of("assessment.mistakes"),
		"items":          "- Good\n" + below("assessment.excellent") + "- Bad\n" + below("assessment.mistakes"),
		"bold items":     "- **Good**:\n" + below("assessment.excellent") + "- **Bad**:\n" + below("assessment.mistakes"),
		"numbered items": "1. Good\n" + strings.ReplaceAll(below("assessment.excellent"), "  -", "   -") + "2. Bad\n" + strings.ReplaceAll(below("assessment.mistakes"), "  -", "   -"),
	} {
		tmpl := own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+template)
		for _, said := range []*spec.Problem{p, first, second, none} {
			doc, err := tmpl.Render(said)
			if err != nil {
				t.Fatal(spectest.Report(err))
			}
			for _, touch := range []*strings.Replacer{
				strings.NewReplacer(),
				strings.NewReplacer("- ", "* ", "**", "__"),
				strings.NewReplacer("**Good**", "**good:**", "**Bad**", "**BAD** :"),
				strings.NewReplacer("\n- ", "\n\n- "),
				strings.NewReplacer("\n- slow", "\n\n<!-- c -->\n- slow"),
				strings.NewReplacer("## S", "## S\n<!-- c -->"),
			} {
				touched := touch.Replace(string(doc.Bytes()))
				reading, err := tmpl.Read([]byte(touched))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
					t.Errorf("%s: %q: %v (-said +read):\n%s", name, touched, reading.Unplaced, diff)
				}
			}
		}
	}
	tmpl := own(t, "# {{ .title | default \"[T]\" }}\n\n**Good**\n"+of("assessment.excellent")+"\n**Bad**\n"+of("assessment.mistakes"))
	for _, test := range []struct {
		body, unplaced string
		want           *spec.Problem
	}{
		{"**Good**\n- fast\n- right\n\n**Worse**\n- slow", "**Worse**|- slow", first},
		{"**Worse**\n- fast\n\n**Bad**\n- slow", "**Worse**|- fast", second},
		{"- fast\n- slow", "- fast|- slow", none},
		{"**Bad**\n- slow\n\n**Good**\n- fast\n- right", "", p},
		{"**Good**\n\nAs seen:\n\n- fast\n- right\n\n**Bad**\n- slow", "As seen:", p},
	} {
		reading, err := tmpl.Read([]byte("# A\n\n" + test.body + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		var unplaced []string
		for _, u := range reading.Unplaced {
			unplaced = append(unplaced, string(u.Raw))
		}
		if diff := cmp.Diff(spectest.Said(test.want), spectest.Said(reading.Problem)); diff != "" || strings.Join(unplaced, "|") != test.unplaced {
			t.Errorf("%q: %q (-want +read):\n%s", test.body, unplaced, diff)
		}
	}
}
