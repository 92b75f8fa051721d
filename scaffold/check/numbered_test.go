package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestNumberedHeadings has numbers and signs in front of headings: of some, there is one
// remark, and of all of them none.
func TestNumberedHeadings(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	few := strings.NewReplacer("## Metadata\n", "## 1. Metadata\n", "### Data Flow\n", "### 🚚 Data Flow\n", "### Constraints\n", "### 2.3 Constraints\n")
	all := strings.NewReplacer("\n## ", "\n## 2. ", "\n### ", "\n### 2.4 ")
	for _, test := range []struct{ name, doc, want string }{
		{"one", strings.Replace(complete(t), "### Data Flow\n", "### 1) Data Flow\n", 1), `"1) Data Flow" has a number or a sign in front, which the template has not`},
		{"three", few.Replace(complete(t)), `"1. Metadata" and 2 more headings have a number or a sign in front, which the template has not`},
		{"all", all.Replace(complete(t)), ""},
		{"all, and one in other letters", strings.Replace(all.Replace(complete(t)), " Data Flow\n", " Data flow\n", 1), `"2.4 Data flow" is written "Data Flow" in the template: write it as: ### 2.4 Data Flow`},
	} {
		got := ""
		for _, f := range c.Check([]byte(test.doc), check.Options{}) {
			got += f.Message
			if f.Hint != "there is nothing to do" {
				got += ": " + f.Hint
			}
		}
		if got != test.want {
			t.Errorf("%s: told %q, not %q", test.name, got, test.want)
		}
	}
}
