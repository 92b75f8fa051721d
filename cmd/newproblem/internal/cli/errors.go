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

// An Exit is the error of a run that has already told the author why its exit
// status is not 0.
type Exit int

func (e Exit) Error() string { return fmt.Sprintf("ends with exit status %d", int(e)) }

// ErrInterrupted is the error of a run that its author stopped before anything
// was written.
var ErrInterrupted = errors.New("interrupted; nothing was written")

// A StoppedError is the error of a run that its author stopped when a part was
// written already. It says which part.
type StoppedError string

func (s StoppedError) Error() string { return "interrupted; " + string(s) }

// IsInterrupted reports whether an error means that the author stopped the run.
func IsInterrupted(err error) bool {
	return errors.Is(err, ErrInterrupted) || errors.Is(err, context.Canceled)
}

// WrongUse is a fault of the command line.
func WrongUse(hint, format string, args ...any) error {
	return &source.Fault{What: fmt.Sprintf(format, args...), Hint: hint}
}

// WithHint adds a way out to an error. It is printed after the error and its
// own hints.
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
	if errors.Is(err, disk.ErrNotRegular) { // --force would not change that: it is not wrong use
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
	{spec.ErrNoField, "run newproblem spec to see every field"},
	{disk.ErrNotRegular, "move it away, or write to another name with --output FILE.md"},
	{bank.ErrManifest, "restore it from the last commit, or remove it: --update then keeps everything that is not blank"},
	{bank.ErrSettings, "run newproblem init to get settings to start from"},
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

// outputError is the error of writing to standard output.
type outputError struct{ error }

// OutputFailed is the error of a run whose standard output could not be written.
func OutputFailed(err error) error { return &outputError{err} }

func (e *outputError) Error() string { return "writing to standard output: " + e.error.Error() }

func (e *outputError) Unwrap() error { return e.error }

// HintElsewhere says what to do about a failed write, if it could be made to
// another place.
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
		return "the system does not let you write that much: see ulimit -f and quota"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "check that you may write there"
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
	case errors.Is(err, disk.ErrBusy):
		return "save and close it there, and run it again"
	case errors.Is(err, fs.ErrNotExist):
		return "something removed it in the meantime: run newproblem again"
	}
	return "fix that, and run newproblem again: what was written stays as it is"
}
