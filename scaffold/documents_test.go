package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A template whose fields could not be told from the text, or are not read where they stand,
// is refused, by whatever command; others are not.
func TestRefusedTemplates(t *testing.T) {
	for template, refused := range map[string]string{
		"{{ .title }}\n===\n\n{{ .core_problem }}\n":                                                       "has a heading with a field in it that is underlined with =",
		"# {{ .title }}\n\nRelease {{ .version }}\n---\n":                                                  "has a heading with a field in it that is underlined with -",
		"# {{ .title }}\n\nCore\n----\n\n{{ .core_problem }}\n":                                            "",
		"---\nlevel: {{ .difficulty }}\n---\n\n# {{ .title }}\n":                                           "",
		"+++\nlevel = '{{ .difficulty }}'\n+++\n\n# {{ .title }}\n":                                        "has fields in front matter of TOML, which is not read",
		"+++\nlayout = 'x'\n+++\n\n# {{ .title }}\n":                                                       "",
		"{\n  \"level\": \"{{ .difficulty }}\"\n}\n\n# {{ .title }}\n":                                     "has fields in front matter of JSON, which is not read",
		"---\nlevel: {{ .difficulty }}\nkind: a: b\n---\n\n# {{ .title }}\n":                               "has front matter that is not valid YAML: mapping values",
		"<!-- {{ .difficulty }} -->\n# {{ .title }}\n":                                                     "has difficulty in a comment or a key alone, where it is not read",
		"# {{ .title }}\n\nA <!-- {{ .difficulty }} --> b\n":                                               "has difficulty in a comment or a key alone",
		"# {{ .title }}\n\n<!--\nwith {{ range .tags }}{{ . }}{{ end }}\n--->\n":                           "has tags in a comment or a key alone",
		"---\n# {{ .difficulty }}\nlayout: x\n---\n# {{ .title }}\n":                                       "has difficulty in a comment or a key alone",
		"---\n{{ .version }}: x\n---\n# {{ .title }}\n":                                                    "has version in a comment or a key alone",
		"<!-- {{ .title }}, {{ .slug }}.md -->\n# {{ .title }}\n":                                          "",
		"---\n# {{ .title }}\nlevel: {{ .difficulty }}\n---\n# {{ .title }}\n<!-- {{ .difficulty }} -->\n": "",
		"# {{ .title }}\n\n```html\n<!-- {{ .version }} -->\n```\n":                                        "",
		"# {{ .title }}\n\n{{ .core_problem }}\n\n---\n\n{{ .version }}\n":                                 "",
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

// A text that would end the comment that it stands in is refused.
func TestCommentedTexts(t *testing.T) {
	for text, isRefused := range map[string]bool{"2.0": false, "2 --> x": true, "> 2": true, "2 -- > x": false, "x --!> y": true, "<!-- x": false} {
		p := problem("title", "T")
		p.Set("version", spec.Text(text))
		_, err := own(t, "<!-- {{ .version }} -->\n# {{ .title }}\n\n- **Version**: {{ .version }}\n").Render(p)
		if told := spectest.Report(err); isRefused != strings.HasPrefix(told, "version: the template has it in a comment") || !isRefused && err != nil {
			t.Errorf("%q: %q", text, told)
		}
	}
}
