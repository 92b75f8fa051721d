package scaffold

import (
	"strings"
	"testing"

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
			readsBack(t, template, said, strings.NewReplacer("\n- ", "\n* ", "|---|", "| --- |", "*", "_").Replace)
		}
	}
}
