package generate

import "testing"

// What keeps questions from being asked is told as it is.
func TestNoTerminal(t *testing.T) {
	for _, test := range []struct {
		isIn, isErr bool
		want        string
	}{
		{true, true, ""},
		{false, true, "standard input is not a terminal"},
		{true, false, "standard error is not a terminal"},
		{false, false, "standard input and standard error are not a terminal"},
	} {
		if got := noTerminal(test.isIn, test.isErr); got != test.want {
			t.Errorf("input %t, error %t: %q", test.isIn, test.isErr, got)
		}
	}
}
