package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
)

// A placeholder that is left beside what an author says of a list is no part of it, whether
// that stands in another line or behind it.
func TestReadListsBesideTheirPlaceholder(t *testing.T) {
	const left = "- **Companies**: [Google, Meta, Amazon, Netflix, etc.]"
	blank := string(Builtin().Blank())
	for touch, want := range map[string]string{
		left + "\n- **Companies**: Google": "[Google]",
		"- **Companies**: Google\n" + left: "[Google]",
		left + ", Uber, Lyft":              "[Uber Lyft]",
		left:                               "",
		"* Companies: \\[Google, Meta, Amazon, Netflix, etc.\\]":    "",
		"- **Companies**: [Google, Meta]":                           "[Google Meta]",
		"- **Companies**: Google, Meta, Amazon, Netflix, etc.":      "[Google Meta Amazon Netflix etc.]",
		"- **Companies**: Google\n- **Companies**: Meta":            "[Google Meta]",
		"- **Companies**: [Google, Meta, Amazon, Netflix,\n  etc.]": "",
	} {
		reading, err := Builtin().Read([]byte(strings.Replace(blank, left, touch, 1)))
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		v, _ := reading.Problem.Get("companies")
		if got := valueIn(v); got != want {
			t.Errorf("%q is read as %q, not %q", touch, got, want)
		}
	}
}
