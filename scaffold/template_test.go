package scaffold

import (
	"fmt"
	"strings"
	"testing"

	"github.com/Masterminds/sprig/v3"
	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/funcs"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

func TestTemplateFaults(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"fine", `{{ .title }}{{ range .tags }}{{ . }}{{ end }}`, ""},
		{"unknown field", "a\n{{ .titel }}", "t.md:2:4: there is no field .titel | did you mean .title?"},
		{"unknown field of a group", `{{ .requirements.functionel }}`, "t.md:1:17: there is no field .requirements.functionel | did you mean .requirements.functional?"},
		{"unknown key of an object", `{{ range .related }}{{ .titel }}{{ end }}`, "t.md:1:24: there is no field .titel | did you mean .title?"},
		{"unknown field within with", `{{ with .requirements }}{{ .x }}{{ end }}`, "t.md:1:28: there is no field .x | docs/templates.md lists the fields"},
		{"a field of a text", `{{ .title.x }}`, "t.md:1:10: there is no field .title.x | docs/templates.md lists the fields"},
		{"unknown function", `{{ .title | uper }}`, "t.md:1:13: there is no function uper | did you mean upper?"},
		{"forbidden function", `{{ randAlpha 5 }}`, "t.md:1:4: there is no function randAlpha | docs/templates.md lists the functions"},
		{"forbidden builtin", `{{ printf "%099999d" 1 }}`, "t.md:1:4: there is no function printf | docs/templates.md lists the functions"},
		{"a group printed", `{{ .requirements }}`, "t.md:1:4: requirements is a group of fields, not a text | name one of its fields"},
		{"everything printed", `{{ . }}`, "t.md:1:4: the whole problem is a group of fields, not a text | name one of its fields"},
		{"a list printed", `{{ .tags }}`, `t.md:1:4: tags is a list, not a text | use range, or join ", "`},
		{"range over a text", `{{ range .title }}{{ end }}`, "t.md:1:10: title is not a list | use with, or name a list"},
		{"not closed", "a\n{{ if .title }}", "t.md:2: unexpected EOF | docs/templates.md says what a template may use"},
		{"several", "{{ .titel }}\n{{ .tagz }}", "t.md:1:4: there is no field .titel | did you mean .title?\nt.md:2:4: there is no field .tagz | did you mean .tags?"},
		{"a template that calls itself", `{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}`, "t.md:1:29: the template a calls itself | a template may not call itself"},
		{"a code block that is never closed", "# {{ .title }}\n```\nx\n", "t.md: opens a code block in line 2 of the blank problem and never closes it | close it with a line of ``` alone"},
		{"a fault when it is rendered", `{{ index .tags 5 }}`, "t.md:1:4: <index .tags 5>: error calling index: index out of range: 5 | docs/templates.md says what a template may use"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseTemplate("t.md", test.src)
			if diff := cmp.Diff(test.want, spectest.Report(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A template of one's own has its own places, and its own escapes.
func TestOwnTemplate(t *testing.T) {
	for _, test := range []struct {
		name, src string
		p         *spec.Problem
		want      string
	}{
		{"a variable at the top", `{{ $t := .title }}# {{ $t }}`, problem("title", "A"), "# A"},
		{"a defined template", `{{ define "row" }}| {{ .value }} |{{ end }}{{ template "row" .capacity.traffic.peak_qps }}`,
			problem("capacity.traffic.peak_qps", spec.Object("value", "a|b")), `| a\|b |`},
		{"a group in with", `{{ with .estimated_time }}{{ .reading }}{{ end }}`, problem("estimated_time.reading", "5"), "5"},
		{"a condition on a choice", `{{ if eq .difficulty "Hard" }}# H{{ else }}e{{ end }}`, problem("difficulty", "hard"), "# H"},
		{"in a code block, as it is", "```yaml\ntitle: {{ .title }}\n```\n", problem("title", "a * b_ [c]"), "```yaml\ntitle: a * b_ [c]\n```\n"},
		{"at the start of an item", "- {{ .title }}\n", problem("title", "- a"), "- \\- a\n"},
		{"upper case", "# {{ .title | upper }}\n", problem("title", "a `b`"), "# A \\`B\\`\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tmpl, err := ParseTemplate("t.md", test.src)
			if err != nil {
				t.Fatal(spectest.Report(err))
			}
			doc, err := tmpl.Render(test.p)
			if err != nil {
				t.Fatal(spectest.Report(err))
			}
			if diff := cmp.Diff(test.want, string(doc.Bytes())); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// problem makes a problem of one field.
func problem(path string, value any) *spec.Problem {
	p := &spec.Problem{}
	switch value := value.(type) {
	case string:
		p.Set(path, spec.Text(value))
	case spec.Value:
		p.Set(path, value)
	}
	return p
}

// What a template cannot show faithfully is refused, and the field is named.
func TestRenderRefuses(t *testing.T) {
	for _, test := range []struct {
		name, src string
		p         *spec.Problem
		want      string
	}{
		{"no place", `{{ .title }}`, problem("version", "1"), "version has no place in the template t.md | leave it out, or give the template a place for it: {{ .version }}"},
		{"a heading and a code block", "# {{ .title }}\n```\n{{ .title }}\n```\n", problem("title", "a*"), "title: it stands in two places of the template where it would have to be written differently | change the text, or the template"},
		{"a block in an item", "- {{ .core_problem }}\n", problem("core_problem", "a\n\nb"), `core_problem would change the structure of the document: "a\n\nb" | change the text so that it stays within its place`},
		{"a fence in a code block", "```\n{{ .title }}\n```\n", problem("title", "```"), "title would change the structure of the document: \"```\" | change the text so that it stays within its place"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tmpl, err := ParseTemplate("t.md", test.src)
			if err != nil {
				t.Fatal(spectest.Report(err))
			}
			_, err = tmpl.Render(test.p)
			if diff := cmp.Diff(test.want, spectest.Report(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A function of sprig that a template may not call is refused by its name.
func TestForbiddenFuncs(t *testing.T) {
	for name := range sprig.GenericFuncMap() {
		_, err := ParseTemplate("t.md", fmt.Sprintf("{{ %s }}", name))
		if !funcs.IsAllowed(name) && (err == nil || !strings.Contains(spectest.Report(err), "there is no function "+name)) {
			t.Errorf("the function %s is not refused: %s", name, spectest.Report(err))
		}
	}
}
