package main

import (
	"context"
	"errors"
	"io"
	"syscall"
)

// A question is put to the author.
type question struct {
	Message string
	Help    string             // a sentence shown with the question; may be empty
	Default string             // what an empty answer means; may be empty
	Check   func(string) error // why an answer is not accepted; may be nil. Empty answers are checked too
}

// A prompter puts questions. It gives errInterrupted when the author stops.
type prompter interface {
	// Text asks for one line.
	Text(q question) (string, error)
	// Choose asks for one of the options, and gives its number. The default is
	// the option that is chosen at first.
	Choose(q question, options []string) (int, error)
	// Mark asks for any number of the options, and gives their numbers.
	Mark(q question, options []string, marked []int) ([]int, error)
}

// A stoppable reader stops waiting when the program is told to end: reading
// from a terminal cannot be called off. It reads only when it is asked to,
// because what is typed while an editor runs is meant for the editor.
type stoppable struct {
	ctx context.Context
	in  io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if s.ctx.Err() != nil {
		return 0, errInterrupted
	}
	var n int
	var err error
	buffer := make([]byte, len(p)) // not p, which may be used again when nobody waits any more
	done := make(chan struct{})
	go func() {
		defer close(done)
		n, err = s.in.Read(buffer)
	}()
	select {
	case <-s.ctx.Done():
		return 0, errInterrupted
	case <-done:
		if errors.Is(err, syscall.EIO) {
			err = errInterrupted // the terminal is closed
		}
		return copy(p, buffer[:n]), err
	}
}
