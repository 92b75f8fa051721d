//go:build !windows

package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// conflicts makes a bank of which one file is in conflict with its spec in two
// sections.
func conflicts(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	makeFile(t, dir+"/x.yaml", "title: X\ndifficulty: easy\ncore_problem: Build it.\nbusiness_context: People wait.\n")
	silently(t, dir, "--from", "x.yaml")
	edit(t, dir+"/x.md", "Build it.", "Build mine.", "People wait.", "People hurry.")
	edit(t, dir+"/x.yaml", "Build it.", "Build it twice.", "People wait.", "People sleep.", "easy", "hard")
	return dir
}

func edit(t *testing.T, path string, pairs ...string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	makeFile(t, path, strings.NewReplacer(pairs...).Replace(string(content)))
}

// An update asks for each conflict, and shows it.
func TestUpdateAsks(t *testing.T) {
	t.Parallel()
	dir := conflicts(t)
	s := startSession(t, setup{args: []string{"--from", "x.yaml", "--update", "-i"}, dir: dir, tty: true})
	s.see("-People hurry.")
	s.choose("x.md: Problem Statement > Business Context", "take the spec's text")
	s.see("+Build it twice.")
	s.choose("x.md: Problem Statement > Core Problem", "keep the file's text")
	s.ends(exitDone)
	for _, text := range []string{"People sleep.", "Build mine.", "**Difficulty**: Hard"} {
		if got := s.read("x.md"); !strings.Contains(got, text) {
			s.fatal("the file does not say %q:\n%s", text, got)
		}
	}
	silently(t, dir, "--from", "x.yaml", "--update", "--check") // what was kept is remembered
}

// Several files are asked about one after the other.
func TestUpdateAsksOfSeveral(t *testing.T) {
	t.Parallel()
	dir := conflicts(t)
	makeFile(t, dir+"/y.yaml", "title: Y\ncore_problem: Build it.\n")
	silently(t, dir, "--from", "y.yaml")
	edit(t, dir+"/y.md", "Build it.", "Build yours.")
	edit(t, dir+"/y.yaml", "Build it.", "Build it thrice.")
	s := startSession(t, setup{args: []string{"--from", ".", "--update", "-i"}, dir: dir, tty: true})
	s.choose("x.md: Problem Statement > Business Context", "take the spec's text")
	s.choose("x.md: Problem Statement > Core Problem", "keep the file's text")
	s.choose("y.md: Problem Statement > Core Problem", "take the spec's text")
	s.ends(exitDone)
	if got := s.read("y.md"); !strings.Contains(got, "Build it thrice.") {
		s.fatal("the file says\n%s", got)
	}
}

// What is saved while the question waits is not what the answer is about.
func TestUpdateAsksAboutWhatIsShown(t *testing.T) {
	t.Parallel()
	dir := conflicts(t)
	s := startSession(t, setup{args: []string{"--from", "x.yaml", "--update", "-i"}, dir: dir, tty: true})
	s.see("-People hurry.")
	edit(t, filepath.Join(dir, "x.md"), "Build mine.", "Build my precious.")
	s.choose("x.md: Problem Statement > Business Context", "take the spec's text")
	s.choose("x.md: Problem Statement > Core Problem", "take the spec's text")
	s.ends(exitFindings)
	s.said("x.md was changed while you were asked: what you chose is left out")
	if got := s.read("x.md"); !strings.Contains(got, "Build my precious.") || !strings.Contains(got, "People hurry.") {
		s.fatal("the file says\n%s", got)
	}
}
