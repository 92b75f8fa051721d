//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// meetFileLimit makes a write that goes beyond the largest file that the
// system allows (ulimit -f) fail, as it does on a full disk. Without it, the
// signal that comes with the error would end the program in the midst of its
// work.
func meetFileLimit() { signal.Ignore(syscall.SIGXFSZ) }

// leaveFileLimit undoes meetFileLimit, so that an editor does not inherit it.
func leaveFileLimit() { signal.Reset(syscall.SIGXFSZ) }
