package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestFollowedHints does what the hints say, one finding after the other: the label and
// what belongs below it are put in, and parts come in the order of the template.
func TestFollowedHints(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	doc := changed(t, complete(t), []string{"- **Estimated Time**: \n  - Reading: 10 minutes\n  - Solving: 45 minutes\n  - Total: 55 minutes\n", ""})
	hint := "add the lines: - **Estimated Time**:, and indented below it: - Reading: [X] minutes, - Solving: [X] minutes, - Total: [X] minutes"
	found := remarks(c, []byte(doc))
	if len(found) != 1 || found[0].Hint != hint {
		t.Errorf("found %s", list(found))
	}
	before, _, _ := strings.Cut(complete(t), "## Follow-up Questions\n")
	var titles []string
	for _, f := range c.Check([]byte(before), check.Options{}) {
		if title, rest, ok := strings.Cut(f.Message, " is missing"); ok {
			if len(titles) > 0 && !strings.HasSuffix(rest, "after "+titles[len(titles)-1]+", which is missing as well") {
				t.Errorf("%s%s: it is not said to belong after %s", title, rest, titles[len(titles)-1])
			}
			titles = append(titles, title)
		}
	}
	if want := `"Follow-up Questions" "Learning Objectives" "Assessment Criteria" "Related Problems" "Additional Resources"`; strings.Join(titles, " ") != want {
		t.Errorf("missing are %s, not %s", strings.Join(titles, " "), want)
	}
}
