//go:build amd64 || arm64

package main_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// TestKill kills newproblem before each call by which it changes the disk, or
// prints what it has done. Of long runs, the calls around each print and some
// others have to do.
func TestKill(t *testing.T) {
	t.Parallel()
	mayTrace(t)
	all := victims(t, 3, batch+4)
	all["a short stream"] = &victim{args: []string{"--from", "-"}, specs: numbered(5), after: undisturbed(t, numbered(5))}
	for name, v := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			top := t.TempDir()
			made := v.calls(t, filepath.Join(top, "whole"))
			moments := worth(made, 40)
			killed, left := 0, 0
			for _, n := range moments {
				dir := filepath.Join(top, fmt.Sprint(n))
				fillFolder(t, dir, v.before)
				e := traced(t, v.in(dir), func(now int, c call) bool { return now < n })
				if e.signal == syscall.SIGKILL {
					killed++
				} else if e.code != exitDone {
					t.Errorf("it ends with %d\n%s", e.code, e.stderr)
				}
				temps, _ := v.check(t, dir, e)
				left += temps
				if t.Failed() {
					t.Logf("it was killed before call %d, %s", n, made[n-1].name)
				}
				v.again(t, dir)
			}
			if killed < len(moments)*9/10 { // the last calls of a run may come or not
				t.Errorf("%d of %d runs were killed", killed, len(moments))
			}
			t.Logf("%d kills at %d calls; a temporary file was left in %d", killed, len(made), left)
		})
	}
}

// calls gives the calls of the run when nobody kills it.
func (v *victim) calls(t *testing.T, dir string) []call {
	t.Helper()
	fillFolder(t, dir, v.before)
	var made []call
	e := traced(t, v.in(dir), func(_ int, c call) bool {
		made = append(made, c)
		return true
	})
	e.wants(t, exitDone, v.says...)
	wantContents(t, dir, v.after)
	for _, name := range []string{"write", "link"} {
		if !slices.ContainsFunc(made, func(c call) bool { return c.name == name }) {
			t.Errorf("it makes no call to %s", name)
		}
	}
	return made
}

// worth gives the numbers of calls to be killed at: all, if they are not more
// than most, else those around the prints, and others evenly.
func worth(made []call, most int) []int {
	var numbers []int
	for i := range made {
		nearPrint := slices.ContainsFunc(made[max(0, i-1):min(len(made), i+2)], func(c call) bool { return c.print })
		if nearPrint || len(made) <= most || i%(len(made)/most+1) == 0 {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}
