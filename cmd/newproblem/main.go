// Newproblem makes new interview problems from a template, each a correctly
// structured Markdown file.
//
// This package maps flags, questions and streams to the packages below
// scaffold, and their errors to messages and exit codes. Standard output is
// the product: paths and documents. Standard error is talk: questions, notes,
// errors. See the README for its use.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], system()))
}

// interruptible is ctx, but it ends when the author stops the program; a
// second Ctrl-C ends what does not stop by itself. Only what may take long
// needs it: without it, Ctrl-C ends the program at once, with the same exit
// status, and listening costs a tenth of making one problem.
func interruptible(ctx context.Context) context.Context {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // by nohup, which lets a run outlive its terminal
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(ctx, ends...)
	context.AfterFunc(ctx, stop)
	return ctx
}

// A world is what the program knows of its surroundings.
type world struct {
	stdin          *os.File
	stdout, stderr *os.File
	env            func(string) string
	now            func() time.Time
}

// printOut writes to standard output.
func (w *world) printOut(p []byte) error {
	if _, err := w.stdout.Write(p); err != nil {
		return outputFailed(err)
	}
	return nil
}

func system() *world {
	return &world{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.Getenv, now: time.Now}
}
