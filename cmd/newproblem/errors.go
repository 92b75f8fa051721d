package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"syscall"

	"newproblem/scaffold/source"
)

// The exit codes; scripts depend on them.
const (
	exitDone        = 0
	exitWrongUse    = 2 // wrong use or bad input, refusal to overwrite included
	exitFailed      = 3 // could not do it: disk, permissions
	exitInterrupted = 130
)

// errInterrupted is the author's wish to stop.
var errInterrupted = errors.New("interrupted; nothing was written")

// errStoppedMidway is the same wish, when a part was written by then.
var errStoppedMidway = errors.New("interrupted; the files that are named on standard output were written, the others were not")

// errReported ends a run whose faults have been told already.
var errReported = errors.New("refused")

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
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errReported):
		return exitWrongUse
	case errors.Is(err, errStoppedMidway):
		fmt.Fprintln(w, "newproblem:", errStoppedMidway)
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
		if f.Hint != "" {
			fmt.Fprintln(w, "hint:", f.Hint)
		}
	}
	if errors.As(err, new(*inTheWay)) {
		return exitFailed
	}
	return exitWrongUse
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
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full: make room, or " + elsewhere
	case errors.Is(err, syscall.EFBIG), errors.Is(err, syscall.EDQUOT):
		return "the system lets you write no more than that: see ulimit -f and quota, or " + elsewhere
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "give a shorter name with --output"
	case errors.Is(err, errors.ErrUnsupported):
		return "write to another disk with --output, and copy the file from there"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "check who may write there, or " + elsewhere
	case errors.Is(err, fs.ErrNotExist):
		return "something took it away in the meantime: run it again"
	}
	return "once that is mended, run it again: what was written stays as it is"
}
