package main_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRival holds a run before each of its calls until another has done the
// same in the same folder, or waits for it.
func TestRival(t *testing.T) {
	t.Parallel()
	mayTrace(t)
	for _, c := range []struct {
		name  string
		args  string
		specs [2]string
		ends  func(t *testing.T, held, rival ending)
	}{
		{"other bytes", "", [2]string{others(0), others(1)}, func(t *testing.T, held, rival ending) {
			if rival.code == exitWrongUse {
				held, rival = rival, held
			}
			rival.wants(t, exitDone)
			held.wants(t, exitWrongUse, "newproblem: same.md: is there already, with other content\n")
			if held.stdout+rival.stdout != "same.md\n" {
				t.Errorf("they print %q and %q", held.stdout, rival.stdout)
			}
		}},
		{"the same bytes", "", [2]string{others(0), others(0)}, func(t *testing.T, held, rival ending) {
			if held.code != exitDone || rival.code != exitDone || held.stdout+rival.stdout != "same.md\n" {
				t.Errorf("they end with %+v and %+v", held, rival)
			}
		}},
		{"by force", "--force --json", [2]string{others(0), others(1)}, func(t *testing.T, held, rival ending) {
			held.wants(t, exitDone)
			rival.wants(t, exitDone)
			if both := held.stdout + rival.stdout; strings.Count(both, `"created"`) != 1 || strings.Count(both, `"replaced"`) != 1 {
				t.Errorf("they print %q and %q", held.stdout, rival.stdout)
			}
		}},
		{"updates", "--update", [2]string{alone(0), alone(1)}, func(t *testing.T, held, rival ending) {
			held.wants(t, exitDone)
			rival.wants(t, exitDone)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			top := t.TempDir()
			run := func(dir string, i int) *exec.Cmd {
				cmd := child(dir, append([]string{"--from", "-"}, strings.Fields(c.args)...)...)
				cmd.Stdin = strings.NewReader(c.specs[i])
				return cmd
			}
			for n, more := 1, true; more; n++ {
				dir := filepath.Join(top, fmt.Sprint(n))
				fillFolder(t, dir, nil)
				var rival *running
				held := traced(t, run(dir, 0), func(now int, _ call) verdict {
					if now == n {
						rival = start(t, run(dir, 1))
						rival.within(200 * time.Millisecond) // unless it waits for the other
					}
					return granted
				})
				if more = rival != nil; !more {
					rival = start(t, run(dir, 1))
				}
				c.ends(t, held, rival.end(t))
				whole := undisturbed(t, c.specs[1], strings.Fields(c.args)...)
				switch got := contents(t, dir); {
				case c.args == "--update":
					whole = undisturbed(t, c.specs[0]+"\n---\n"+c.specs[1], "--update")
				case strings.Contains(got["same.md"], "requirement 0"):
					whole = undisturbed(t, c.specs[0])
				}
				wantContents(t, dir, whole)
				if t.Failed() {
					t.Fatalf("held before call %d", n)
				}
			}
		})
	}
}

// A running command is one that was started.
type running struct {
	cmd            *exec.Cmd
	stdout, stderr bytes.Buffer
	done           chan error
}

func start(t *testing.T, cmd *exec.Cmd) *running {
	t.Helper()
	r := &running{cmd: cmd, done: make(chan error, 1)}
	cmd.Stdout, cmd.Stderr = &r.stdout, &r.stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { r.done <- cmd.Wait() }()
	return r
}

// within waits for its end, but not for long.
func (r *running) within(d time.Duration) {
	select {
	case err := <-r.done:
		r.done <- err
	case <-time.After(d):
	}
}

func (r *running) end(t *testing.T) ending {
	t.Helper()
	err := <-r.done
	return endingOf(t, r.cmd, err, r.stdout.String(), r.stderr.String())
}
