package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"syscall"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// The exit statuses; scripts depend on them.
const (
	ExitDone        = 0
	ExitFindings    = 1 // findings of a check, a conflict, or something that --check would change
	ExitWrongUse    = 2 // wrong use or bad input, refusal to overwrite included
	ExitFailed      = 3 // could not do it: disk, permissions
	ExitInterrupted = 130
)

// An Exit ends a run that has said already why its exit status is not 0.
type Exit int

func (e Exit) Error() string { return fmt.Sprintf("ends with exit status %d", int(e)) }

// ErrInterrupted is the author's wish to stop.
var ErrInterrupted = errors.New("interrupted; nothing was written")

// A StoppedError is the same wish, when a part was written by then. It says
// which.
type StoppedError string

func (s StoppedError) Error() string { return "interrupted; " + string(s) }

// IsInterrupted reports whether an error is the author's wish to stop.
func IsInterrupted(err error) bool {
	return errors.Is(err, ErrInterrupted) || errors.Is(err, context.Canceled)
}

// WrongUse is a fault of the command line.
func WrongUse(hint, format string, args ...any) error {
	return &source.Fault{What: fmt.Sprintf(format, args...), Hint: hint}
}

// WithHint is an error with one more way out, which is told after all else.
func WithHint(err error, hint string) error { return &hintedError{err, hint} }

type hintedError struct {
	error
	hint string
}

func (h *hintedError) Unwrap() error { return h.error }

// Report tells an error to the author, and gives the exit status.
func Report(w io.Writer, err error) int {
	var hinted *hintedError
	if errors.As(err, &hinted) {
		status := Report(w, hinted.error)
		fmt.Fprintln(w, "hint:", hinted.hint)
		return status
	}
	var exit Exit
	switch {
	case err == nil:
		return ExitDone
	case errors.As(err, &exit):
		return int(exit)
	case errors.As(err, new(StoppedError)):
		fmt.Fprintln(w, "newproblem:", err)
		return ExitInterrupted
	case IsInterrupted(err):
		fmt.Fprintln(w, "newproblem:", ErrInterrupted)
		return ExitInterrupted
	}
	faults := source.AsFaults(err)
	if len(faults) == 0 {
		fmt.Fprintln(w, "newproblem:", err)
		fmt.Fprintln(w, "hint:", HintElsewhere(err))
		return ExitFailed
	}
	for _, f := range faults {
		fmt.Fprintln(w, "newproblem:", f)
		if hint := HintOf(f); hint != "" {
			fmt.Fprintln(w, "hint:", hint)
		}
	}
	if errors.Is(err, disk.ErrNotRegular) { // --force would not change that: it is no wrong use
		return ExitFailed
	}
	return ExitWrongUse
}

// waysOut are the hints for faults whose way out is a flag or a command, which
// the packages that find them do not know.
var waysOut = []struct {
	kind error
	hint string
}{
	{spec.ErrNoField, "newproblem spec shows every field"},
	{disk.ErrNotRegular, "move it away, or write to another name with --output FILE.md"},
	{bank.ErrManifest, "take the lock of the last commit, or remove it: --update then keeps all that is not blank"},
	{bank.ErrSettings, "newproblem init writes settings to start from"},
}

// HintOf is the way out of a fault, or "".
func HintOf(f *source.Fault) string {
	for _, way := range waysOut {
		if f.Hint == "" && errors.Is(f, way.kind) {
			return way.hint
		}
	}
	return f.Hint
}

// outputError is what the system said to writing to standard output.
type outputError struct{ error }

// OutputFailed is the error of a run whose standard output could not be written.
func OutputFailed(err error) error { return &outputError{err} }

func (e *outputError) Error() string { return "writing to standard output: " + e.error.Error() }

func (e *outputError) Unwrap() error { return e.error }

// HintElsewhere says what to do about something that the system would not do,
// where another place can be given for it.
func HintElsewhere(err error) string {
	elsewhere := "write elsewhere with --output"
	if errors.As(err, new(*outputError)) {
		elsewhere = "send standard output elsewhere"
	}
	var editor *exec.ExitError
	switch {
	case errors.As(err, &editor):
		return "the file is there: open it by hand, or set another $EDITOR"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "give a shorter name with --output"
	case errors.Is(err, errors.ErrUnsupported):
		return "write to another disk with --output, and copy the file from there"
	}
	if cause := causeOf(err); cause != "" {
		return cause + ", or " + elsewhere
	}
	return HintInPlace(err)
}

// causeOf says what to do about a place that cannot be written to, or nothing.
func causeOf(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full: make room"
	case errors.Is(err, syscall.EFBIG), errors.Is(err, syscall.EDQUOT):
		return "the system lets you write no more than that: see ulimit -f and quota"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "check who may write there"
	}
	return ""
}

// HintInPlace says what to do about a file that could not be written, when there
// is no other place for it.
func HintInPlace(err error) string {
	if cause := causeOf(err); cause != "" {
		return cause
	}
	switch {
	case errors.Is(err, disk.ErrChanged):
		return "run it again"
	case errors.Is(err, fs.ErrNotExist):
		return "something took it away in the meantime: run it again"
	}
	return "once that is mended, run it again: what was written stays as it is"
}
