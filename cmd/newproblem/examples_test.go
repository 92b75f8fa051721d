//go:build unix

package main_test

import "testing"

// The example bank is as its specs and its authors left it, and nothing in it
// has to be mended or filled in.
func TestExampleBankIsClean(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"--from", "specs", "--update", "--check"},
		{"check", "--strict"},
		{"index", "--check"},
	} {
		if e := finish(t, child("../../examples/bank", args...)); e.code != exitDone || e.stdout != "" {
			t.Errorf("newproblem %q: exit code %d\n%s%s", args, e.code, e.stdout, e.stderr)
		}
	}
}
