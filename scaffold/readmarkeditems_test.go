package scaffold

import (
	"strings"
	"testing"
)

// A list whose items have marks of their own in the template is read where its author has
// written its label, or the items, otherwise; where nothing tells what an item is, it is told.
func TestReadOtherMarkedItems(t *testing.T) {
	t.Parallel()
	const code = "# {{ .title | default \"[T]\" }}\n\n- **Tags**: {{ range .tags }}`{{ . }}` {{ else }}[t]{{ end }}\n"
	const bold = "# {{ .title | default \"[T]\" }}\n\n- Tags: {{ range $i, $t := .tags }}{{ if $i }} · {{ end }}**{{ $t }}**{{ else }}[t]{{ end }}\n"
	for _, test := range []struct{ template, line, read string }{
		{code, "- **Tags**: `a` `b`", "tags=[a b]"},
		{code, "- Tags: `a` `b`", "tags=[a b]"},
		{code, "- *Tags*: `a` `b`", "tags=[a b]"},
		{code, "- **🏷️ Tags**: `a` `b`", "tags=[a b]"},
		{code, "- **Tags** - `a` `b`", "tags=[a b]"},
		{code, "- **Tags**: `a`, `b`", "tags=[a b]"},
		{code, "- Tags: `a`, `b`", "tags=[a b]"},
		{code, "- **Tags**: **a** *b*", "tags=[a b]"},
		{code, "- **Tags**: a, b", "tags=[a b]"},
		{code, "- Tags: a, b c", "tags=[a b c]"},
		{code, "- Tags: #a #b", "tags=[a b]"},
		{code, "- Tags: a", "tags=[a]"},
		{code, "- Tags: `a b`", "tags=[a b]"},
		{code, "- Tags: a b", ""},
		{code, "- Tags: [t]", ""},
		{code, "- Tags:", " "},
		{bold, "- **Tags**: **a** · **b**", "tags=[a b]"},
		{bold, "- Tags: a · b", "tags=[a b]"},
		{bold, "- Tags: `a` · `b`", "tags=[a b]"},
		{bold, "- Tags: `a` `b`", "tags=[a b]"},
	} {
		reading, err := own(t, test.template).Read([]byte("# T\n\n" + test.line + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		read := strings.TrimSpace(strings.Replace(saidIn(reading.Problem), "title=T", "", 1))
		isTold := len(reading.Unplaced) > 0
		if read != strings.TrimSpace(test.read) || isTold != (test.read == "") {
			t.Errorf("%q: read %s; told %v", test.line, read, reading.Unplaced)
		}
	}
}
