package main_test

import (
	"os"
	"testing"
)

// unavailable ends a test that needs a tool that is not here: it is skipped,
// but where NEWPROBLEM_CI is set, as .ci/run does once it has installed what all
// tests need, it fails.
func unavailable(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("NEWPROBLEM_CI") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}
