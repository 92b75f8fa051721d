//go:build !windows

package main_test

import (
	"strings"
	"testing"
)

// A short run shows no progress, and neither does one whose talk goes to a file.
func TestProgressIsQuiet(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	makeFile(t, dir+"/a.md", "# No problem\n")
	s := startSession(t, setup{args: []string{"check"}, dir: dir, tty: true})
	s.ends(exitDone)
	if want := "newproblem: 0 files checked, 0 findings; 1 file passed over\n"; s.talk() != want {
		s.fatal("it says %q, want %q", s.talk(), want)
	}
	if strings.Contains(s.seen.String(), "\x1b") {
		s.fatal("it moves the cursor: %q", s.seen.String())
	}
}

// On a terminal, a finding shows its line, with carets below the place.
func TestCheckOnTerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good := silently(t, dir, "--title", "Good", "--output", "-")
	makeFile(t, dir+"/a.md", strings.Replace(good, "\n## Scaling the Design\n", "\n## Scaling the\nDesign\n", 1))
	s := startSession(t, setup{args: []string{"check"}, dir: dir, tty: true})
	s.ends(exitFindings)
	s.said(" [heading-torn]\n  166 | ## Scaling the\n      | ^^^^^^^^^^^^^^\nhint: ")
}
