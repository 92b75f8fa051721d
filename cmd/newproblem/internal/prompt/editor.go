package prompt

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"time"

	"github.com/kballard/go-shellquote"

	"newproblem/cmd/newproblem/internal/cli"
)

// Editor is the author's editor, of $VISUAL or $EDITOR, with its arguments. The
// error is that of none, or of one that is not there.
func Editor(s *cli.Streams) ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		line := s.Env(name)
		if line == "" {
			continue
		}
		words, err := shellquote.Split(line)
		if err != nil || len(words) == 0 {
			return nil, cli.WrongUse("set it to a command, such as "+name+"=nano", "$%s cannot be read: %q", name, line)
		}
		if _, err := exec.LookPath(words[0]); err != nil {
			return nil, cli.WrongUse("set $"+name+" to an editor that is installed", "the editor in $%s was not found: %s", name, words[0])
		}
		return words, nil
	}
	return nil, cli.WrongUse("set $VISUAL or $EDITOR, such as EDITOR=nano", "no editor is set")
}

// timeToSave is how long an editor may take to end when it is told to.
const timeToSave = 2 * time.Second

// RunEditor runs an editor on files, and waits for it. Its output goes to
// standard error, because standard output is the product.
func RunEditor(ctx context.Context, s *cli.Streams, editor []string, paths ...string) error {
	args := append(append([]string(nil), editor[1:]...), paths...)
	cmd := exec.CommandContext(ctx, editor[0], args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.In, s.Err, s.Err
	// An editor that is told to end can save what is not saved yet.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = timeToSave
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("running the editor %s: %w", editor[0], err)
	}
	return nil
}

// IsStopped reports whether an editor that failed did so because the author
// stopped the run. What stops the run reaches the editor too, and may have
// reached it first.
func IsStopped(ctx context.Context, failed error) bool {
	if diedOfCtrlC(failed) {
		return true
	}
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
