// Package cli is what all commands share: the streams, the exit statuses, how
// an error is printed with its way out, progress on a terminal, and the checks
// of flags. It alone knows which flag or command helps with a fault that the
// packages below scaffold find.
//
// Standard output is the product: paths, documents, findings. Standard error is
// talk: questions, notes, errors. An error is "newproblem: what and where", then
// "hint: the way out".
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Streams are how a run of the program reaches the world around it.
type Streams struct {
	In       *os.File
	Out, Err *os.File
	Env      func(name string) string // "" for what is not set
	Now      func() time.Time
}

// System gives the streams of this process.
func System() *Streams {
	return &Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Now: time.Now}
}

// Print writes to standard output.
func (s *Streams) Print(p []byte) error {
	if _, err := s.Out.Write(p); err != nil {
		return OutputFailed(err)
	}
	return nil
}

// Note tells the author something on a line of its own.
func (s *Streams) Note(format string, args ...any) {
	fmt.Fprintf(s.Err, "newproblem: "+format+"\n", args...)
}

// Hint tells the author a way out. An empty hint is not printed.
func (s *Streams) Hint(hint string) {
	if hint != "" {
		fmt.Fprintln(s.Err, "hint:", hint)
	}
}

// Report tells an error, and gives the exit status that it ends a run with.
func (s *Streams) Report(err error) int { return Report(s.Err, err) }

// PrintJSON prints a value as JSON, on one line.
func PrintJSON(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

// Interruptible gives a context that also ends when the author stops the
// program; a second Ctrl-C ends what does not stop by itself. Only what may
// take long needs it: without it, Ctrl-C ends the program at once, with the
// same exit status, and listening costs a tenth of making one problem.
func Interruptible(ctx context.Context) context.Context {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // by nohup, which lets a run outlive its terminal
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(ctx, ends...)
	context.AfterFunc(ctx, stop)
	return ctx
}

// A Reader reads from a terminal or a pipe, and stops waiting with
// ErrInterrupted when its context ends: reading from a terminal cannot be
// called off. It reads only when it is asked to, because what is typed while an
// editor runs is meant for the editor.
type Reader struct {
	ctx context.Context
	in  io.Reader
}

// NewReader gives a reader of in that stops waiting when ctx ends.
func NewReader(ctx context.Context, in io.Reader) *Reader { return &Reader{ctx, in} }

func (r *Reader) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, ErrInterrupted
	}
	var n int
	var err error
	buffer := make([]byte, len(p)) // not p, which may be used again when nobody waits any more
	done := make(chan struct{})
	go func() {
		defer close(done)
		n, err = r.in.Read(buffer)
	}()
	select {
	case <-r.ctx.Done():
		return 0, ErrInterrupted
	case <-done:
		if errors.Is(err, syscall.EIO) {
			err = ErrInterrupted // the terminal is closed
		}
		return copy(p, buffer[:n]), err
	}
}
