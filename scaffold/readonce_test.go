package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// A key of objects that the template has several times in an item, as in a reference, is that
// of one of them.
func TestReadKeysSeveralTimes(t *testing.T) {
	const (
		reference = "# {{ .title }}\n\n## Read\n{{- range .resources }}\n- [{{ .title }}][{{ .title }}]: {{ .description }}\n{{- end }}\n"
		path      = "# {{ .title }}\n\n## Read\n{{- range .resources }}\n- [{{ .title }}](books/{{ .title }}): {{ .description }}\n{{- end }}\n"
	)
	said := problem("title", "A")
	said.Set("resources", spec.Objects(spec.Object("title", "DDIA", "description", "A book"), spec.Object("title", "TAOCP")))
	for _, test := range []struct{ template, doc, told string }{
		{reference, "- [DDIA][DDIA]: A book\n- [TAOCP][TAOCP]: ", ""},
		{reference, "* [DDIA][DDIA]: A book\n* [TAOCP][TAOCP]:\n", ""},
		{reference, "- [DDIA][Other]: A book\n- [TAOCP][TAOCP]:", "- [DDIA][Other]: A book: the template has resources.title several times in this line, and the spec keeps the first"},
		{path, "- [DDIA](books/DDIA): A book\n- [TAOCP](books/TAOCP):", ""},
	} {
		diff := readDiff(t, own(t, test.template), "# A\n\n## Read\n"+test.doc+"\n", said)
		if got := strings.TrimSuffix(diff, "\n"); got != test.told {
			t.Errorf("%q: %s", test.doc, diff)
		}
	}
}
