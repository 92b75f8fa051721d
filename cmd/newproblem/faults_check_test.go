//go:build unix

package main_test

import (
	"bufio"
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What cannot be read is told, and the others are checked; what cannot be
// written is not repaired, and the others are. The exit status is 3.
func TestCheckNoPermission(t *testing.T) {
	t.Parallel()
	dir, run := asNobody(t)
	at := func(name string) string { return filepath.Join(dir, name) }
	bad, good := damaged(undisturbed(t, numbered(1)))["1.md"], undisturbed(t, numbered(1))["1.md"]
	for _, folder := range []string{"hidden", "locked", "open"} {
		fillFolder(t, at(folder), map[string]string{"1.md": bad})
	}
	fillFolder(t, dir, map[string]string{"secret.md": bad})
	modes := map[string]os.FileMode{"hidden": 0, "locked": 0o555, "secret.md": 0, "open": 0o777}
	for name, mode := range modes {
		if err := os.Chmod(at(name), mode); err != nil {
			t.Fatal(err)
		}
	}
	const unreadable = "newproblem: hidden: cannot be read: permission denied\nhint: check its permissions\n"
	const secret = "newproblem: secret.md: cannot be read: permission denied\nhint: check its permissions\n"
	e := run("check")
	e.wants(t, exitFailed, unreadable, secret, "newproblem: 2 files checked, ")
	for _, name := range []string{"locked/1.md:", "open/1.md:"} {
		if !strings.Contains(e.stdout, "\n"+name) && !strings.HasPrefix(e.stdout, name) {
			t.Errorf("nothing is told of %s", name)
		}
	}
	e = run("check", "secret.md", "open/1.md")
	e.wants(t, exitFailed, secret, "newproblem: 1 file checked, ")
	e = run("check", "--format", "sarif", "secret.md")
	e.wants(t, exitFailed, secret)
	if want := `"invocations":[{"executionSuccessful":false,"toolExecutionNotifications":[{"level":"error","message":{"text":"secret.md: cannot be read: permission denied"}}]}]`; !strings.Contains(e.stdout, want) {
		t.Errorf("the SARIF log does not tell of it: %s", e.stdout)
	}
	run("check", "--fix").wants(t, exitFailed, unreadable, secret,
		"newproblem: writing locked/1.md: permission denied\nhint: check that you may write there\n", "newproblem: open/1.md:")
	for name := range modes {
		if err := os.Chmod(at(name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	wantContents(t, at("hidden"), map[string]string{"1.md": bad})
	wantContents(t, at("locked"), map[string]string{"1.md": bad})
	wantContents(t, at("open"), map[string]string{"1.md": good})
}

// A repair that is interrupted tells all that it has written, and leaves the
// other files as they were. It is held in the midst of it: the findings are
// more than a pipe takes, and only the first line of them is read.
func TestInterruptedRepair(t *testing.T) {
	t.Parallel()
	const files = 200
	after := undisturbed(t, numbered(files))
	before := damaged(after)
	dir := t.TempDir()
	fillFolder(t, dir, before)
	cmd := child(dir, "check", "--fix")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	pipe, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	stdout := bufio.NewReaderSize(pipe, 16)
	if _, err := stdout.ReadString('\n'); err != nil {
		t.Fatal(err, &stderr)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	time.Sleep(patient) // so that it has heard of it
	e := endHeld(t, cmd, stdout, &stderr, "")
	e.wants(t, exitInterrupted, "newproblem: interrupted; the files whose repairs are listed above were written, the others were not\n")
	want := maps.Clone(before)
	for _, told := range regexp.MustCompile(`(?m)^newproblem: (\d+\.md):\d+:\d+: repaired: `).FindAllStringSubmatch(e.stderr, -1) {
		want[told[1]] = after[told[1]]
	}
	if maps.Equal(want, before) || maps.Equal(want, after) {
		t.Error("it was not interrupted midway")
	}
	wantContents(t, dir, want)
}

// A check that waits for a pipe can be stopped.
func TestInterruptedWait(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := child(dir, "check", "--format", "sarif", "pipe")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	writer, err := os.OpenFile(path, os.O_WRONLY, 0) // waits until it reads
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	e := endingOf(t, cmd, err, stdout.String(), stderr.String())
	e.wants(t, exitInterrupted, nothing+"\n")
	if !strings.Contains(e.stdout, `"toolExecutionNotifications":[{"level":"error","message":{"text":"interrupted"}}]`) {
		t.Errorf("the SARIF log does not tell of it: %s", e.stdout)
	}
}

// A pipe that somebody writes to is checked like a file.
func TestCheckPipe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() {
		if f, err := os.OpenFile(path, os.O_WRONLY, 0); err == nil {
			_, _ = io.WriteString(f, "no problem\n")
			_ = f.Close()
		}
	}()
	e := finish(t, child(dir, "check", "pipe"))
	e.wants(t, exitFindings, "newproblem: 1 file checked, ")
	if !strings.HasPrefix(e.stdout, "pipe:1:1: error: ") {
		t.Errorf("it prints %q", e.stdout)
	}
}
