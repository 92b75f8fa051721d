package seeded_test

import (
	"testing"

	"newproblem/scaffold/internal/seeded"
)

// Random tests run the longer, the longer a soak is to be.
func TestRounds(t *testing.T) {
	for soak, want := range map[string]int{"": 7, "10s": 350, "1m": 350, "61s": 700, "10m": 3500, "1h": 21000} {
		t.Setenv("NEWPROBLEM_SOAK", soak)
		if got := seeded.Rounds(7); got != want {
			t.Errorf("in a soak of %q it is %d rounds, not %d", soak, got, want)
		}
	}
}
