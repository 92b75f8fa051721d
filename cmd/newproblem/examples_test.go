//go:build unix

package main

import (
	"path/filepath"
	"testing"
)

// The example bank has no errors, and what its authors have finished has no
// warnings either.
func TestExampleBankIsClean(t *testing.T) {
	const folder = "../../examples/bank"
	finish(t, child(folder, "check")).wants(t, exitDone, "newproblem: 4 files checked, ")
	files, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		e := finish(t, child(folder, "check", "--strict", name))
		switch {
		case name == "design-a-chat-service.md": // its spec shows a beginning
			e.wants(t, exitFindings, "newproblem: 1 file checked, ")
		case e.code != exitDone || e.stdout != "":
			t.Errorf("%s: exit code %d\n%s", name, e.code, e.stdout)
		}
	}
}
