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

// A heading that is nothing but fields has no words to be known by: it is told by its
// level, and by standing where the template has it. All others are the author's own.
func TestReadHeadingsOfFieldsAlone(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }} - Kata\n\n## Parts\n\n### Plan\nOf all.\n{{ range .architecture.components }}\n### {{ .name }}\n{{ .description }}\n{{ else }}\n### [P]\n[D]\n{{ end }}\n## More\nWords.\n")
	said := problem("title", "A")
	said.Set("architecture.components", spec.Objects(spec.Object("name", "P1", "description", "d1"), spec.Object("name", "P2", "description", "d2")))
	doc, err := template.Render(said)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	const both = "architecture.components=[name:P1,description:d1 name:P2,description:d2] title=A"
	for _, test := range []struct{ old, touched, read, told string }{
		{"", "", both, ""},
		{"### P2", "###   P2 ###", both, ""},
		{"### P1\n", "### P1\n\n", both, ""},
		{"Words.", "Words.\n\n### Mine\nMine.", both, "### Mine Mine."},
		{"Words.", "Words.\n\n## Mine\nMine.", both, "## Mine Mine."},
		{"d1", "d1\n\n#### Mine", both, "#### Mine"},
		{"### Plan", "### Mine\nMine.\n\n### Plan", both, "### Mine Mine."},
		{"### Plan\nOf all.\n", "", "title=A", "### P1 d1 ### P2 d2"},
		{"### P1\nd1\n\n### P2\nd2", "### [P]\n[D]", "title=A", ""},
	} {
		reading, err := template.Read([]byte(strings.Replace(string(doc.Bytes()), test.old, test.touched, 1)))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, u := range reading.Unplaced {
			told = append(told, string(u.Raw))
		}
		if got := saidIn(reading.Problem); got != test.read || strings.Join(told, " ") != test.told {
			t.Errorf("%q: read %s; told %q", test.touched, got, told)
		}
	}
}
