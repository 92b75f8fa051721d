package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A heading with a field in it that is underlined is refused, by whatever command; others
// may be.
func TestUnderlinedFields(t *testing.T) {
	for template, refused := range map[string]string{
		"{{ .title }}\n===\n\n{{ .core_problem }}\n":                       "has a heading with a field in it that is underlined with =",
		"# {{ .title }}\n\nRelease {{ .version }}\n---\n":                  "has a heading with a field in it that is underlined with -",
		"# {{ .title }}\n\nCore\n----\n\n{{ .core_problem }}\n":            "",
		"---\nlevel: {{ .difficulty }}\n---\n\n# {{ .title }}\n":           "",
		"# {{ .title }}\n\n{{ .core_problem }}\n\n---\n\n{{ .version }}\n": "",
	} {
		p := &spec.Problem{}
		p.Set("title", spec.Text("T"))
		own := own(t, template)
		_, rendered := own.Render(p)
		_, read := own.Read([]byte("# T\n"))
		for _, err := range []error{rendered, read} {
			if told := spectest.Report(err); refused == "" && err != nil || !strings.Contains(told, refused) {
				t.Errorf("%q: %q, not %q", template, told, refused)
			}
		}
	}
}
