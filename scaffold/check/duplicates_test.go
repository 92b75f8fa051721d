package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// Of three headings that say the same, one that is not the first may stand in its place.
func TestThreeOfATitle(t *testing.T) {
	const again = "### Constraints\n\n- Another one\n\n"
	doc := strings.Replace(complete(t), "### Functional Requirements\n", again+"### Functional Requirements\n", 1)
	doc = strings.Replace(doc, "## Capacity Estimation\n", again+"## Capacity Estimation\n", 1)
	var got []string
	for _, f := range builtin(t).Check([]byte(doc), check.Options{}) {
		got = append(got, place(f)+": "+f.Message)
	}
	want := []string{
		`33:1 heading-twice: "Constraints" appears twice: the one in its place is on line 51`,
		`60:1 heading-twice: "Constraints" appears twice: the first is on line 51`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("found:\n%s", strings.Join(got, "\n"))
	}
}
