package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"time"

	"github.com/kballard/go-shellquote"
)

// editor gives the command of --edit. It is asked for before anything is
// written.
func (o *options) editor(w *world) ([]string, error) {
	if !o.edit {
		return nil, nil
	}
	return editorCommand(w)
}

// editorCommand is the author's editor with its arguments.
func editorCommand(w *world) ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		line := w.env(name)
		if line == "" {
			continue
		}
		words, err := shellquote.Split(line)
		if err != nil || len(words) == 0 {
			return nil, wrongUse("set it to a command, such as "+name+"=nano", "$%s cannot be read: %q", name, line)
		}
		if _, err := exec.LookPath(words[0]); err != nil {
			return nil, wrongUse("set $"+name+" to an editor that is installed", "the editor of $%s is not there: %s", name, words[0])
		}
		return words, nil
	}
	return nil, wrongUse("set $VISUAL or $EDITOR, such as EDITOR=nano", "no editor is set")
}

// edit opens files in the author's editor, and waits for it.
func (m *maker) edit(ctx context.Context, paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	return runEditor(ctx, m.world, m.editor, paths)
}

// timeToSave is how long an editor may take to end when it is told to.
const timeToSave = 2 * time.Second

// runEditor runs an editor on the terminal. Its output goes to standard
// error, because standard output is the product.
func runEditor(ctx context.Context, w *world, editor, paths []string) error {
	args := append(append([]string(nil), editor[1:]...), paths...)
	cmd := exec.CommandContext(ctx, editor[0], args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = w.stdin, w.stderr, w.stderr
	// An editor that is told to end can save what is not saved yet.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = timeToSave
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("running the editor %s: %w", editor[0], err)
	}
	return nil
}

// isEnding reports whether the run is to end: what ends it reaches the editor
// too, and may have reached it first.
func isEnding(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return true
	case <-time.After(300 * time.Millisecond):
		return false
	}
}

// diedOfCtrlC reports whether the editor died of Ctrl-C.
func diedOfCtrlC(err error) bool {
	var failed *exec.ExitError
	if !errors.As(err, &failed) {
		return false
	}
	status, ok := failed.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGINT
}
