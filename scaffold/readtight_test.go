package scaffold

import (
	"strings"
	"testing"
)

// A sign that the template has between two numbers is read without the spaces around it.
func TestReadTight(t *testing.T) {
	t.Parallel()
	const time = `{{ .estimated_time.reading | default "[X]" }} + {{ .estimated_time.solving | default "[X]" }} min`
	const item, row = "- **Time**: " + time + "\n", "| Fact | Value |\n|---|---|\n| Time | " + time + " |\n"
	const both = "estimated_time.reading=5 estimated_time.solving=30"
	for _, test := range []struct{ template, line, read string }{
		{item, "- **Time**: 5+30 min", both},
		{item, "- **Time**: 5 +30 min", both},
		{item, "- Time: 5+30 min", both},
		{item, "**Time:** 5+ 30 min", both},
		{item, "- **Time**: five+30 min", ""},
		{row, "| Fact | Value |\n|---|---|\n| Time | 5+30 min |", both},
		{row, "- Time: 5+30 min", both},
		{"- **Version**: {{ .version }} + {{ .popularity }}\n", "- **Version**: 5+3", ""},
	} {
		reading, err := own(t, "# {{ .title | default \"[T]\" }}\n\n"+test.template).Read([]byte("# T\n\n" + test.line + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		read := strings.TrimSpace(strings.Replace(saidIn(reading.Problem), "title=T", "", 1))
		if isTold := len(reading.Unplaced) > 0; read != test.read || test.read == "" && !isTold {
			t.Errorf("%q: read %s; told %v", test.line, read, reading.Unplaced)
		}
	}
}
