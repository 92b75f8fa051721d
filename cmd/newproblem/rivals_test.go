//go:build unix

package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

// What becomes of one file, or one bank, that many processes write to at once.
// TestRival, where the system lets us, has one come in before each call of
// another; TestRivals lets a crowd go, and leaves the rest to chance.

// race starts many runs, each with a spec of its own, lets all of them go at
// the same moment, and waits for the last.
func race(t *testing.T, crowd int, dir string, spec func(i int) string, args ...string) []ending {
	t.Helper()
	cmds, gates := make([]*exec.Cmd, crowd), make([]io.WriteCloser, crowd)
	stdout, stderr := make([]bytes.Buffer, crowd), make([]bytes.Buffer, crowd)
	for i := range cmds {
		cmds[i] = child(dir, append([]string{"--from", "-"}, args...)...)
		cmds[i].Stdout, cmds[i].Stderr = &stdout[i], &stderr[i]
		var err error
		if gates[i], err = cmds[i].StdinPipe(); err == nil {
			err = cmds[i].Start()
		}
		if err == nil {
			_, err = io.WriteString(gates[i], spec(i))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(100 * time.Millisecond) // now all wait for the end of their input
	for _, gate := range gates {
		_ = gate.Close() // the run shows whether it got its input
	}
	ends := make([]ending, crowd)
	for i, cmd := range cmds {
		ends[i] = endingOf(t, cmd, cmd.Wait(), stdout[i].String(), stderr[i].String())
	}
	return ends
}

// others is a spec of the same file as any of the others, with other bytes.
func others(i int) string {
	return fmt.Sprintf("title: Same\nrequirements: {functional: [requirement %d]}\n", i)
}

// alone is a spec of a file that is nobody else's.
func alone(i int) string { return fmt.Sprintf("title: '%d'", i+1) }

// TestRivals lets some processes write at once, and a hundred when there is time.
func TestRivals(t *testing.T) {
	t.Parallel()
	crowd := 30
	if soaking() > 0 {
		crowd = 100
	}
	// A writer that is not exclusive is found out by luck, when two have looked
	// before one has written.
	for range rounds(1) {
		t.Run("other bytes", func(t *testing.T) {
			dir := t.TempDir()
			winner := -1
			for i, e := range race(t, crowd, dir, others) {
				if e.code == exitDone && e.stdout == "same.md\n" && winner < 0 {
					winner = i
					e.wants(t, exitDone)
					continue
				}
				e.wants(t, exitWrongUse, "newproblem: same.md: already exists, with other content\n")
				if e.stdout != "" {
					t.Errorf("a second run prints %q", e.stdout)
				}
			}
			if winner < 0 {
				t.Fatal("nobody made it")
			}
			wantContents(t, dir, undisturbed(t, others(winner)))
		})
		t.Run("the same bytes", func(t *testing.T) {
			dir := t.TempDir()
			made := 0
			for _, e := range race(t, crowd, dir, func(int) string { return others(0) }) {
				if e.stdout == "same.md\n" {
					made++
					e.wants(t, exitDone)
					continue
				}
				e.wants(t, exitDone, "newproblem: same.md is unchanged\n")
				if e.stdout != "" {
					t.Errorf("a run that made nothing prints %q", e.stdout)
				}
			}
			if made != 1 {
				t.Errorf("%d runs made it", made)
			}
			wantContents(t, dir, undisturbed(t, others(0)))
		})
		t.Run("other files", func(t *testing.T) {
			dir := t.TempDir()
			for i, e := range race(t, crowd, dir, alone) {
				e.wants(t, exitDone)
				if want := fmt.Sprintf("%d.md\n", i+1); e.stdout != want {
					t.Errorf("it prints %q, want %q", e.stdout, want)
				}
			}
			wantContents(t, dir, undisturbed(t, numbered(crowd)))
		})
		t.Run("updates", func(t *testing.T) { // no entry of the lock is lost
			dir := t.TempDir()
			for _, e := range race(t, crowd, dir, alone, "--update") {
				e.wants(t, exitDone)
			}
			wantContents(t, dir, undisturbed(t, numbered(crowd), "--update"))
		})
		// All write temporary files, and look for those that others have left.
		t.Run("other bytes by force", func(t *testing.T) {
			dir := t.TempDir()
			done := map[string]int{}
			for _, e := range race(t, crowd, dir, others, "--force", "--json") {
				e.wants(t, exitDone)
				var line struct{ Action string }
				if err := json.Unmarshal([]byte(e.stdout), &line); err != nil {
					t.Errorf("it prints %q: %v", e.stdout, err)
				}
				done[line.Action]++
			}
			if done["created"] != 1 || done["replaced"] != crowd-1 {
				t.Errorf("done: %v", done)
			}
			got := contents(t, dir)
			number := regexp.MustCompile(`requirement (\d+)`).FindStringSubmatch(got["same.md"])
			if number == nil || len(got) != 1 {
				t.Fatalf("there are %d files; same.md has %d bytes", len(got), len(got["same.md"]))
			}
			wantContents(t, dir, undisturbed(t, strings.ReplaceAll(others(0), "requirement 0", number[0])))
		})
	}
}
