package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A list each of whose items has marks around it is read item by item, as written and as
// touched.
func TestReadMarkedItems(t *testing.T) {
	for _, body := range []string{
		"Tags: {{ range .tags }}`{{ . }}` {{ else }}[T]{{ end }}",
		"Tags: `{{ .tags | join \"` `\" | default \"T\" }}`",
		"Tags: `{{ .tags | join \"`, `\" | default \"T\" }}`",
		"- **Tags**: `{{ .tags | join \"` `\" | default \"T\" }}`",
		"Tags: **{{ .tags | join \"** **\" | default \"T\" }}**",
		"Tags: _{{ .tags | join \"_ / _\" | default \"T\" }}_",
		"Tags: {{ .tags | join \", \" | default \"T\" }}",
	} {
		template := own(t, "# {{ .title | default \"[T]\" }} - Kata\n\n"+body+"\n")
		for _, tags := range [][]string{nil, {"aa"}, {"aa", "bb"}, {"aa", "b c", "d"}} {
			said := problem("title", "A")
			if tags != nil {
				said.Set("tags", spec.List(tags...))
			}
			readsBack(t, template, said, strings.NewReplacer("**", "__", "\n- ", "\n* ", " \n", "\n").Replace)
		}
	}
}

// readsBack checks that what a problem says is read in its document: as it is, with a
// line more, and touched.
func readsBack(t *testing.T, template *Template, said *spec.Problem, touch func(string) string) {
	t.Helper()
	doc, err := template.Render(said)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	text := string(doc.Bytes())
	for _, touched := range []string{text, text + "\n", touch(text)} {
		reading, err := template.Read([]byte(touched))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
			t.Errorf("%q: %v (-said +read):\n%s", touched, reading.Unplaced, diff)
		}
	}
}
