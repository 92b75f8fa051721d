package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"syscall"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// The exit codes; scripts depend on them.
const (
	exitDone        = 0
	exitFindings    = 1 // of a check
	exitWrongUse    = 2 // wrong use or bad input, refusal to overwrite included
	exitFailed      = 3 // could not do it: disk, permissions
	exitInterrupted = 130
)

// errInterrupted is the author's wish to stop.
var errInterrupted = errors.New("interrupted; nothing was written")

// errStoppedMidway is the same wish, when a part was written by then.
var errStoppedMidway = errors.New("interrupted; the files that are named on standard output were written, the others were not")

// errStoppedRepairing is the same wish, when a part was repaired by then.
var errStoppedRepairing = errors.New("interrupted; the files whose repairs are told above were written, the others were not")

// told ends a run that has told already why its exit code is not 0.
type told struct{ code int }

func (t told) Error() string { return fmt.Sprintf("ends with %d", t.code) }

// isInterrupted reports whether an error is the author's wish to stop.
func isInterrupted(err error) bool {
	return errors.Is(err, errInterrupted) || errors.Is(err, context.Canceled)
}

// wrongUse is a fault of the command line.
func wrongUse(hint, format string, args ...any) error {
	return &source.Fault{What: fmt.Sprintf(format, args...), Hint: hint}
}

// report tells an error to the author, and gives the exit code.
func report(w io.Writer, err error) int {
	var kept *keptError
	if errors.As(err, &kept) {
		code := report(w, kept.error)
		fmt.Fprintln(w, "hint:", kept.hint)
		return code
	}
	var told told
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &told):
		return told.code
	case errors.Is(err, errStoppedMidway), errors.Is(err, errStoppedRepairing):
		fmt.Fprintln(w, "newproblem:", err)
		return exitInterrupted
	case isInterrupted(err):
		fmt.Fprintln(w, "newproblem:", errInterrupted)
		return exitInterrupted
	}
	faults := source.AsFaults(err)
	if len(faults) == 0 {
		fmt.Fprintln(w, "newproblem:", err)
		fmt.Fprintln(w, "hint:", wayOut(err))
		return exitFailed
	}
	for _, f := range faults {
		fmt.Fprintln(w, "newproblem:", f)
		if hint := hintOf(f); hint != "" {
			fmt.Fprintln(w, "hint:", hint)
		}
	}
	if errors.As(err, new(*inTheWay)) {
		return exitFailed
	}
	return exitWrongUse
}

// waysOut are the hints for faults whose way out is a flag or a command, which
// the packages that find them do not know.
var waysOut = []struct {
	kind error
	hint string
}{
	{spec.ErrNoField, "newproblem spec shows every field"},
}

// hintOf is the way out of a fault, or "".
func hintOf(f *source.Fault) string {
	for _, way := range waysOut {
		if f.Hint == "" && errors.Is(f, way.kind) {
			return way.hint
		}
	}
	return f.Hint
}

// inTheWay are refusals that --force would not change: what stands there is
// not a file. That is no wrong use; it could not be done.
type inTheWay struct{ error }

func (e *inTheWay) Unwrap() error { return e.error }

// outputError is what the system said to writing to standard output.
type outputError struct{ error }

func outputFailed(err error) error { return &outputError{err} }

func (e *outputError) Error() string { return "writing to standard output: " + e.error.Error() }

func (e *outputError) Unwrap() error { return e.error }

// wayOut says what to do about something that the system would not do.
func wayOut(err error) string {
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
	if cause := whatToMend(err); cause != "" {
		return cause + ", or " + elsewhere
	}
	return tryAgain(err)
}

// whatToMend says what to do about a place that cannot be written to, or
// nothing.
func whatToMend(err error) string {
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

// tryAgain says what to do about a file that could not be written, when there
// is no other place for it.
func tryAgain(err error) string {
	if cause := whatToMend(err); cause != "" {
		return cause
	}
	switch {
	case errors.Is(err, bank.ErrChanged):
		return "run it again"
	case errors.Is(err, fs.ErrNotExist):
		return "something took it away in the meantime: run it again"
	}
	return "once that is mended, run it again: what was written stays as it is"
}
