//go:build !windows

package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDocsRun runs what the README and the reference pages show. In a block of
// "console", each line behind "$ " is a command, continued behind "> ", and
// the lines below it are what it prints on both streams. The blocks of one
// page run in one folder, in order; a listing of a file, "$ cat NAME", makes
// the file when it is not there yet.
func TestDocsRun(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../../README.md") {
		t.Run(filepath.Base(page), func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for _, block := range blocks(string(text), "console") {
				for _, step := range steps(block) {
					runStep(t, dir, step)
				}
			}
		})
	}
}

// TestDocsWizard plays the wizard that the README shows, and compares what
// stands on the terminal.
func TestDocsWizard(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := blocks(string(text), "wizard")
	if len(shown) != 1 {
		t.Fatalf("the README shows %d wizards, not one", len(shown))
	}
	s := startSession(t, setup{env: []string{"ACCESSIBLE=1"}, plain: true})
	for _, turn := range [][2]string{{"Title: ", "Design a Chat Service"}, {"(Medium): ", "hard"}, {"Tags", "\x03"}} {
		if _, err := s.console.ExpectString(turn[0]); err != nil {
			s.fatal("no %q: %v", turn[0], err)
		}
		s.send(turn[1] + "\r")
	}
	s.ends(exitInterrupted)
	want := strings.TrimPrefix(shown[0], "$ newproblem\n")
	got := strings.ReplaceAll(s.seen.String(), "\r\n", "\n")
	if diff := cmp.Diff(want, got[:min(len(want), len(got))]); diff != "" {
		t.Errorf("the README and the wizard differ (-README +wizard):\n%s", diff)
	}
}

// A step is a command of a page, with what it prints.
type step struct{ command, output string }

func runStep(t *testing.T, dir string, s step) {
	t.Helper()
	if name, ok := strings.CutPrefix(s.command, "cat "); ok {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(s.output), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	cmd := exec.Command("sh", "-c", s.command)
	cmd.Dir = dir
	cmd.Env = append(coverage(), "PATH="+os.Getenv("PATH"), "HOME="+dir, "LC_ALL=C.UTF-8")
	got, err := cmd.CombinedOutput()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s.output, string(got)); diff != "" {
		t.Errorf("$ %s\nthe page and the program differ (-page +program):\n%s", s.command, diff)
	}
}

// blocks gives the code blocks of a language.
func blocks(text, language string) []string {
	var out []string
	for {
		_, rest, found := strings.Cut(text, "```"+language+"\n")
		if !found {
			return out
		}
		block, after, _ := strings.Cut(rest, "\n```")
		out, text = append(out, block), after
	}
}

// steps cuts a console block into its commands.
func steps(block string) []step {
	var out []step
	for line := range strings.SplitSeq(block, "\n") {
		command, isCommand := strings.CutPrefix(line, "$ ")
		more, isMore := strings.CutPrefix(line, "> ")
		switch {
		case isCommand:
			out = append(out, step{command: command})
		case isMore && out[len(out)-1].output == "":
			out[len(out)-1].command += "\n" + more
		default:
			out[len(out)-1].output += line + "\n"
		}
	}
	return out
}
