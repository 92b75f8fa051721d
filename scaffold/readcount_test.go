package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A list whose items the template counts is read, however long it is.
func TestReadCountedItems(t *testing.T) {
	for _, body := range []string{
		"| N | R |\n|---|---|\n{{ range $i, $r := .requirements.functional }}| {{ add1 $i }} | {{ $r }} |\n{{ else }}| 1 | [R] |\n{{ end }}",
		"{{ range $i, $r := .requirements.functional }}- R{{ add1 $i }}: {{ $r }}\n{{ else }}- R1: [R]\n{{ end }}",
		"{{ range $i, $r := .requirements.functional }}- **R{{ add1 $i }}**: {{ $r }}\n{{ else }}- **R1**: [R]\n{{ end }}",
		"{{ range $i, $r := .requirements.functional }}{{ add1 $i }}. {{ $r }}\n{{ else }}1. [R]\n{{ end }}",
		"{{ range $i, $r := .requirements.functional }}R{{ add1 $i }} is {{ $r }}\n\n{{ else }}R1 is [R]\n{{ end }}",
	} {
		template := own(t, "# {{ .title | default \"[T]\" }} - Kata\n\n## S\n\n"+body)
		for _, items := range [][]string{nil, {"aa"}, {"aa", "R2: bb"}, {"a", "b", "c", "d", "e", "f", "g", "h", "i", "7 of j"}} {
			said := problem("title", "A")
			if items != nil {
				said.Set("requirements.functional", spec.List(items...))
			}
			doc, err := template.Render(said)
			if err != nil {
				t.Fatal(spectest.Report(err))
			}
			for _, touch := range []func(string) string{
				func(s string) string { return s },
				func(s string) string { return s + "\n" },
				strings.NewReplacer("\n- ", "\n* ", "|---|", "| --- |", "*", "_").Replace,
			} {
				touched := touch(string(doc.Bytes()))
				reading, err := template.Read([]byte(touched))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
					t.Errorf("%q: %v (-said +read):\n%s", touched, reading.Unplaced, diff)
				}
			}
		}
	}
}
