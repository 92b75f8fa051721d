// Newproblem makes new interview problems from a template, each a correctly
// structured Markdown file, and keeps a bank of them that way.
//
// This package maps flags, questions and streams to the packages below
// scaffold, and their errors to messages and exit codes. Standard output is
// the product: paths, documents, findings. Standard error is talk: questions,
// notes, errors. See the README for its use.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // so that a second Ctrl-C ends what does not stop by itself
	meetFileLimit()
	code := run(ctx, os.Args[1:], system())
	stop()
	os.Exit(code)
}

// A world is what the program knows of its surroundings.
type world struct {
	stdin          *os.File
	stdout, stderr *os.File
	env            func(string) string
	now            func() time.Time
}

func system() *world {
	return &world{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.Getenv, now: time.Now}
}
