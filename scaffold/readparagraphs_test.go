package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A list without a label is read, as written and as touched: one that shares a line, and
// one whose items are paragraphs; and so are the texts of objects below their headings.
func TestReadListsWithoutLabels(t *testing.T) {
	of := func(path string, items ...string) *spec.Problem {
		p := problem("title", "A")
		p.Set(path, spec.List(items...))
		return p
	}
	parts := problem("title", "A")
	parts.Set("architecture.components", spec.Objects(spec.Object("name", "P1", "description", "d1 is *it*"), spec.Object("name", "P2", "description", "d2")))
	names := problem("title", "A")
	names.Set("architecture.components", spec.Objects(spec.Object("name", "P1"), spec.Object("name", "P2", "description", "d2")))
	for _, test := range []struct {
		body  string
		said  []*spec.Problem
		other string // behind it, which has no place
	}{
		{"## Tags\n{{ .tags | join \", \" | default \"[Tags]\" }}\n", []*spec.Problem{of("tags", "aa", "bb"), of("tags", "aa"), problem("title", "A")}, "Mine."},
		{"## Firms\n{{ .companies | join \" / \" | default \"[Firms]\" }}\n", []*spec.Problem{of("companies", "aa", "bb")}, "Mine."},
		{"## Tags\n{{ range .tags }}\n{{ . }}\n{{ else }}\n[T]\n{{ end }}\n", []*spec.Problem{of("tags", "aa", "bb"), of("tags", "aa"), problem("title", "A")}, "| a |\n|---|"},
		{"## Needs\n{{ range .requirements.functional }}\n{{ . }}\n{{ else }}\n[R]\n{{ end }}\n", []*spec.Problem{of("requirements.functional", "*aa*", "bb, `c`")}, "- x"},
		{"{{ range .architecture.components }}\n## Part: {{ .name }}\n{{ .description }}\n{{ else }}\n## Part: [P]\n[D]\n{{ end }}\n", []*spec.Problem{parts, names, problem("title", "A")}, "| a |\n|---|"},
	} {
		template := own(t, "# {{ .title | default \"[T]\" }} - Kata\n\n"+test.body)
		for _, said := range test.said {
			doc, err := template.Render(said)
			if err != nil {
				t.Fatal(spectest.Report(err))
			}
			for _, touch := range []func(string) string{
				func(s string) string { return s },
				func(s string) string { return s + "\n" },
				strings.NewReplacer("# A - Kata", "A - Kata\n===", "*", "_").Replace,
				strings.NewReplacer(", ", ",\n", " / ", "\n/ ").Replace,
				func(s string) string { return s + "\n" + test.other + "\n" },
			} {
				touched := touch(string(doc.Bytes()))
				reading, err := template.Read([]byte(touched))
				if err != nil {
					t.Fatal(err)
				}
				isTold := len(reading.Unplaced) > 0
				if diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem)); diff != "" || isTold != strings.HasSuffix(touched, test.other+"\n") {
					t.Errorf("%q: %v (-said +read):\n%s", touched, reading.Unplaced, diff)
				}
			}
		}
	}
}

// Below a heading that is nothing but fields, no heading is known by its words: what stands
// below it is told as what the template may have written; and so nowhere else.
func TestReadHeadingsOfFieldsAlone(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }} - Kata\n\n## Parts\n{{ range .architecture.components }}\n### {{ .name }}\n{{ .description }}\n{{ else }}\n### [P]\n[D]\n{{ end }}\n## More\nWords.\n")
	said := problem("title", "A")
	said.Set("architecture.components", spec.Objects(spec.Object("name", "P1", "description", "d1")))
	doc, err := template.Render(said)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	for touched, want := range map[string]string{
		string(doc.Bytes()):                         "### P1 d1",
		string(doc.Bytes()) + "\n### Mine\nMine.\n": "### P1 d1",
		string(doc.Bytes()) + "\n## Mine\nMine.\n":  "### P1 d1",
	} {
		reading, err := template.Read([]byte(touched))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, u := range reading.Unplaced {
			if text := string(u.Raw); !u.Mild && !strings.Contains(text, "Mine") {
				told = append(told, text)
			}
			if u.Mild && !strings.Contains(string(u.Raw), "Mine") {
				t.Errorf("%q is told as the author's own", u.Raw)
			}
		}
		if got := strings.Join(told, " "); got != want {
			t.Errorf("%q: told are %q, not %q", touched, got, want)
		}
	}
}
