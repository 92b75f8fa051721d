package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A section whose heading has a field in it is read whatever that says, as written and
// as touched; another one that begins with the same words is the author's own.
func TestReadHeadingsWithFields(t *testing.T) {
	const source = `# {{ .title | default "[T]" }}

## About {{ .title | default "[T]" }}
- **Level**: {{ .difficulty | default "[L]" }}

{{ .core_problem | default "[C]" }}

## About us
Always the same.

## More on {{ .version | default "[V]" }}
{{ .business_context | default "[B]" }}
`
	template, err := ParseTemplate("own.md.tmpl", source)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	p := problem("title", "Chat")
	p.Set("difficulty", spec.Text("Hard"))
	p.Set("core_problem", spec.Text("Build it."))
	p.Set("version", spec.Text("2"))
	p.Set("business_context", spec.Text("Why."))
	doc, err := template.Render(p)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	for name, test := range map[string]struct {
		touch    func(string) string
		unplaced int
	}{
		"as written":   {func(s string) string { return s }, 0},
		"other signs":  {strings.NewReplacer("- ", "* ", "**", "__").Replace, 0},
		"numbers":      {strings.NewReplacer("## About Chat", "## 1. About Chat", "## More", "## 3) More").Replace, 0},
		"links, cases": {strings.NewReplacer("## About Chat", "## about [Chat](a.md)", "## More on", "## More *on*").Replace, 1},
		"underlined":   {strings.NewReplacer("## About Chat", "About Chat\n---", "## More on 2", "More on 2\n---").Replace, 0},
		"another one":  {func(s string) string { return s + "\n## About the tests\n- **Level**: Easy\n" }, 2},
	} {
		reading, err := template.Read([]byte(test.touch(string(doc.Bytes()))))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(p), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) != test.unplaced {
			t.Errorf("%s: %v (-said +read):\n%s", name, reading.Unplaced, diff)
		}
	}
}

// So are sections that stand once for each item of a list.
func TestReadRepeatedHeadings(t *testing.T) {
	const source = `# {{ .title | default "[T]" }}

## Parts
{{ range .architecture.components }}
### Part {{ .name }}
- **What**: {{ .description }}
{{ else }}
### Part [name]
- **What**: [what]
{{ end }}
`
	template, err := ParseTemplate("own.md.tmpl", source)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	p := problem("title", "Chat")
	p.Set("architecture.components", spec.Objects(spec.Object("name", "A", "description", "a"), spec.Object("name", "B", "description", "b")))
	doc, err := template.Render(p)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	for _, touch := range []*strings.Replacer{strings.NewReplacer(), strings.NewReplacer("- ", "* ", "### Part", "### *Part*")} {
		reading, err := template.Read([]byte(touch.Replace(string(doc.Bytes()))))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(p), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
			t.Errorf("%v (-said +read):\n%s", reading.Unplaced, diff)
		}
	}
}
