//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// meetFileLimit makes a write that goes beyond the largest file that the
// system allows (ulimit -f) fail, as it does on a full disk. Without it, the
// signal that comes with the error would end the program in the midst of its
// work. It is caught and not ignored, so that an editor does not inherit that.
func meetFileLimit() { signal.Notify(make(chan os.Signal, 1), syscall.SIGXFSZ) }
