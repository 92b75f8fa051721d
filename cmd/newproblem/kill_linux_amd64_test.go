package main_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// disks are what a disk may know, by the calls that it refuses: files that have
// no name yet, hard links, and files that change places. On each, the victims
// that show all ways to write a file are killed; on one that knows all, all are.
var disks = map[string]struct {
	refuses func(c call) bool
	victims []string
}{
	"a disk":                       {func(call) bool { return false }, nil},
	"a disk without unnamed files": {func(c call) bool { return c.unnamed }, []string{"a new file", "an old file", "a short stream", "repairs"}},
	"a disk without links":         {func(c call) bool { return c.unnamed || c.name == "link" }, []string{"a new file", "an old file", "a short stream", "repairs"}},
	"a disk without exchanges":     {func(c call) bool { return c.exchange }, []string{"repairs"}},
}

// TestKill kills newproblem before each call by which it changes the disk, or
// prints what it has done. Of long runs, the calls around each print and some
// others have to do.
func TestKill(t *testing.T) {
	t.Parallel()
	mayTrace(t)
	all := victims(t, 3, batch+4)
	all["a short stream"] = &victim{args: []string{"--from", "-"}, specs: numbered(3), after: undisturbed(t, numbered(3))}
	for name, disk := range disks {
		for victim, v := range all {
			if disk.victims != nil && !slices.Contains(disk.victims, victim) {
				continue // it writes its files as one of those does
			}
			t.Run(victim+" on "+name, func(t *testing.T) {
				t.Parallel()
				if left := v.killAtEach(t, disk.refuses); left == 0 && disk.victims != nil {
					t.Error("no kill came in the midst of writing")
				}
			})
		}
	}
}

// killAtEach kills the run again and again, each time one call later, and gives
// how many temporary files were left.
func (v *victim) killAtEach(t *testing.T, refuses func(call) bool) (left int) {
	t.Helper()
	top := t.TempDir()
	made := v.calls(t, filepath.Join(top, "whole"), refuses)
	moments := worth(made, 60)
	killed := 0
	for _, n := range moments {
		dir := filepath.Join(top, fmt.Sprint(n))
		fillFolder(t, dir, v.before)
		e := traced(t, v.in(dir), func(now int, c call) verdict {
			switch {
			case now == n:
				return deadly
			case refuses(c):
				return refused
			}
			return granted
		})
		if e.signal == syscall.SIGKILL {
			killed++
		} else if e.code != exitDone {
			t.Errorf("it ends with %d\n%s", e.code, e.stderr)
		}
		temps, _ := v.check(t, dir, e)
		left += temps
		if t.Failed() {
			t.Logf("it was killed before call %d, to %s", n, made[n-1].name)
		}
		v.again(t, dir)
	}
	if killed < len(moments)*9/10 { // the last calls of a run may come or not
		t.Errorf("%d of %d runs were killed", killed, len(moments))
	}
	t.Logf("%d kills at %d calls; %d temporary files were left", killed, len(made), left)
	return left
}

// calls gives the calls of the run when nobody kills it.
func (v *victim) calls(t *testing.T, dir string, refuses func(call) bool) []call {
	t.Helper()
	fillFolder(t, dir, v.before)
	var made []call
	e := traced(t, v.in(dir), func(_ int, c call) verdict {
		made = append(made, c)
		if refuses(c) {
			return refused
		}
		return granted
	})
	e.wants(t, exitDone, v.says...)
	wantContents(t, dir, v.after)
	for _, name := range []string{"open", "write"} {
		if !slices.ContainsFunc(made, func(c call) bool { return c.name == name }) {
			t.Errorf("it makes no call to %s", name)
		}
	}
	return made
}

// worth gives the numbers of calls to be killed at: all, if they are not more
// than most, else those around the prints, and a few others.
func worth(made []call, most int) []int {
	const few = 16
	var numbers []int
	for i := range made {
		nearPrint := slices.ContainsFunc(made[max(0, i-1):min(len(made), i+2)], func(c call) bool { return c.print })
		if nearPrint || len(made) <= most || i%(len(made)/few) == 0 {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}
