package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestLettersThatLookAlike has letters of other alphabets in words that look right: they
// are named. A word of another language has none of them.
func TestLettersThatLookAlike(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	for _, test := range []struct{ old, new, want string }{
		{"**Difficulty**: Medium", "**Difficulty**: М\u0435dium", `"Difficulty" cannot be "М` + "\u0435" + `dium"; its "М" is a Cyrillic letter (U+041C)`},
		{"**Difficulty**: Medium", "**Difficulty**: Средний", `"Difficulty" cannot be "Средний"`},
		{"**Difficulty**: Medium", "**Difficulty**: Médium", `"Difficulty" cannot be "Médium"`},
		{"### Data Flow\n", "### D\u0430ta Flow\n", `"D` + "\u0430" + `ta Flow" seems to be "Data Flow", misspelt; its "` + "\u0430" + `" is a Cyrillic letter (U+0430)`},
		{"### Constraints\n", "### C\u03bfnstraints\n", `"C` + "\u03bf" + `nstraints" seems to be "Constraints", misspelt; its "` + "\u03bf" + `" is a Greek letter (U+03BF)`},
		{"### Data Flow\n", "### Notes on Δt\nSmall.\n\n### Data Flow\n", ""},
	} {
		doc := strings.Replace(complete(t), test.old, test.new, 1)
		var got []string
		for _, f := range c.Check([]byte(doc), check.Options{}) {
			if f.Severity != check.Info {
				got = append(got, f.Message)
			}
		}
		if got := strings.Join(got, "\n"); got != test.want {
			t.Errorf("%q: told %q, not %q", test.new, got, test.want)
		}
	}
}
