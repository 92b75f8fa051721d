package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A form is a section of a template, and what is said of its fields.
type form struct{ section, said string }

// readForms renders each form, and takes its document through the reader: as it was
// written, and touched where nobody sees it. The same is read each time, with nothing
// left over.
func readForms(t *testing.T, forms map[string]form) {
	t.Helper()
	for name, form := range forms {
		template, said := form.render(t, name)
		if template == nil {
			continue
		}
		doc, err := template.Render(said)
		if err != nil {
			t.Errorf("%s: %s", name, spectest.Report(err))
			continue
		}
		for _, touched := range []string{string(doc.Bytes()), string(doc.Bytes()) + "\n"} {
			if diff := readDiff(t, template, touched, said); diff != "" {
				t.Errorf("%s: %q: %s", name, touched, diff)
			}
		}
	}
}

// render gives the template of a form, and the problem; nil if there is none.
func (f *form) render(t *testing.T, name string) (*Template, *spec.Problem) {
	t.Helper()
	template, err := ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+f.section)
	if err != nil {
		t.Errorf("%s: %s", name, spectest.Report(err))
		return nil, nil
	}
	said, err := spectest.Read("title: A\n" + f.said)
	if err != nil {
		t.Errorf("%s: %s", name, spectest.Report(err))
		return nil, nil
	}
	return template, said
}

// readDiff reads a document, and gives how that is not what was said, or what is left over.
func readDiff(t *testing.T, template *Template, doc string, said *spec.Problem) string {
	t.Helper()
	reading, err := template.Read([]byte(doc))
	if err != nil {
		return spectest.Report(err)
	}
	diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem))
	for _, u := range reading.Unplaced {
		diff += string(u.Raw) + ": " + u.Why + "\n"
	}
	return diff
}

// A URL in the template's angle brackets is read wherever it stands.
func TestReadAngles(t *testing.T) {
	const said = "resources: [{title: DDIA, description: The book, link: 'https://a.example/x'}]\n"
	list := func(item string) string { return "{{ range .resources }}" + item + "\n{{ end }}" }
	readForms(t, map[string]form{
		"behind":      {list("- {{ .title }}: {{ .description }} <{{ .link }}>"), said},
		"brackets":    {list("- {{ .title }} ({{ .description }}) <{{ .link }}>"), said},
		"bold":        {list("- **{{ .title }}** ({{ .description }}) <{{ .link }}>"), said},
		"a full stop": {list("- {{ .title }}: {{ .description }}, <{{ .link }}>."), said},
		"between":     {list("- {{ .title }} <{{ .link }}> {{ .description }}"), said},
		"first":       {list("- <{{ .link }}> {{ .title }}: {{ .description }}"), said},
		"other URLs":  {list("- {{ .title }}: {{ .description }} <{{ .link }}>"), "resources: [{title: DDIA, description: 'Like https://b.example or <https://c.example>', link: 'https://a.example/x'}]\n"},
		"other kinds": {list("- {{ .title }}: {{ .description }} <{{ .link }}>"), "resources: [{title: DDIA, description: A, link: 'https://a.example/(x'}, {title: B, description: C, link: 'mailto:a@b.example'}]\n"},
		"with":        {list("- {{ .title }}{{ with .description }}: {{ . }}{{ end }}{{ with .link }} <{{ . }}>{{ end }}"), "resources: [{title: DDIA, description: The book, link: 'https://a.example/x'}, {title: B, description: C}, {title: D, link: 'https://d.example'}]\n"},
		"cells":       {"| Title | Link | What |\n|---|---|---|\n" + list("| {{ .title }} | <{{ .link }}> | {{ .description }} |"), said},
		"own line":    {list("- {{ .title }}\n  <{{ .link }}>\n\n  {{ .description }}"), said},
		"last line":   {list("- {{ .title }}\n  <{{ .link }}>"), "resources: [{title: DDIA, link: 'https://a.example/x'}]\n"},
		"paragraphs":  {list("\n### {{ .title }}\n\n<{{ .link }}>\n\n{{ .description }}\n"), said},
		"items":       {list("- {{ .title }}\n  - <{{ .link }}>\n  - {{ .description }}"), said},
		"a label":     {list("- {{ .title }}: {{ .description }}\n  - Link: <{{ .link }}>"), said},
	})
}

// What is no URL cannot stand in the angle brackets: it would be taken for a tag, or shown
// with them. The text is named.
func TestRefuseInAngles(t *testing.T) {
	for name, test := range map[string]struct {
		form
		refused string
	}{
		"a path":       {form{"{{ range .resources }}- {{ .title }} <{{ .link }}>\n{{ end }}", "resources: [{title: B, link: a/b.md}]\n"}, `s.yaml:2:30: resources.link: the template has it in angle brackets, in which only a URL or an address can stand`},
		"a tag":        {form{"{{ range .resources }}- {{ .title }}\n  <{{ .link }}>\n{{ end }}", "resources: [{title: B, link: https://a.example}, {title: B, link: readme}]\n"}, `s.yaml:2:67: resources.link: the template has it in angle brackets`},
		"other fields": {form{"- **Level**: {{ .difficulty }}\n- <{{ .version }}>\n", "version: v\n"}, `s.yaml:2:10: version: the template has it in angle brackets`},
	} {
		template, said := test.render(t, name)
		if template == nil {
			continue
		}
		_, err := template.Render(said)
		if got := spectest.Report(err); err == nil || !strings.HasPrefix(got, test.refused) {
			t.Errorf("%s: refused is %q", name, got)
		}
	}
}
