package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// What objects say under keys that a template of one's own does not show is refused, as other
// fields without a place are.
func TestKeysWithoutAPlace(t *testing.T) {
	template, err := ParseTemplate("own", "# {{ .title }}\n\n## Read\n{{- range .resources }}\n- {{ .title }}: {{ .description }}\n{{- end }}\n{{- range .related }}\n- {{ .title }}\n{{- end }}\n")
	if err != nil {
		t.Fatal(err)
	}
	for said, want := range map[string]string{
		"resources: [{title: A, description: B}]":                                    "",
		"resources: [{title: A, description: B}, {title: C, link: 'https://x.net'}]": "the template own has no place for resources.link",
		"resources: [A]":                    "",
		"related: [{title: A, link: b.md}]": "the template own has no place for related.link",
	} {
		p, err := spectest.Read("title: T\n" + said)
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		got := ""
		if _, err := template.Render(p); err != nil {
			got = err.Error()
		}
		if got != want && (want == "" || !strings.HasSuffix(got, want)) {
			t.Errorf("%s: %q, not %q", said, got, want)
		}
	}
	found := problem("title", "T")
	found.Set("related", spec.Objects(spec.Object("title", "A", "link", "b.md"))) // in a bank: nobody said it
	if _, err := template.Render(found); err != nil {
		t.Error(err)
	}
}
