// Package input reads what a command is given: files, folders, pipes, standard
// input, templates and specs. It reads no file without limit, waits for no
// pipe once the author stops, and names the file with each error.
package input

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/source"
)

// Fault makes a fault of an error about a file that was named.
func Fault(name string, err error) *source.Fault {
	what := err.Error()
	hint := "check the name, or run newproblem spec > spec.yaml to start from an example"
	var path *fs.PathError
	var fault *source.Fault
	switch {
	case errors.As(err, &fault):
		what, hint = fault.Error(), cli.HintOf(fault)
	case errors.Is(err, fs.ErrNotExist):
		what = "there is no such file or folder"
	case errors.As(err, &path):
		what, hint = "cannot be read: "+path.Err.Error(), "check its permissions"
	}
	return &source.Fault{At: source.Position{Name: name}, What: what, Hint: hint}
}

// HintToRead says what may help where a problem could not be read.
func HintToRead(err error) string {
	var fault *source.Fault
	if errors.As(err, &fault) {
		return cli.HintOf(fault)
	}
	return "check its permissions"
}

// Read reads a file, or standard input for "-", and gives its name for
// messages. What is larger than source.MaxSize is cut one byte after that.
func Read(ctx context.Context, s *cli.Streams, file string) (name string, data []byte, err error) {
	if file != "-" {
		data, err = ReadFile(ctx, file)
		return file, data, err
	}
	if cli.IsTerminal(s.In) {
		s.Note("reading from the terminal; press Ctrl-D to end")
	}
	data, err = io.ReadAll(io.LimitReader(cli.NewReader(ctx, s.In), source.MaxSize+1))
	return "standard input", data, err
}

// ReadFile reads a file of limited size, as Read does. It may be a pipe, which
// waits for whoever writes to it, and is left waiting when the author stops.
func ReadFile(ctx context.Context, file string) ([]byte, error) {
	type content struct {
		data []byte
		err  error
	}
	done := make(chan content, 1)
	go func() {
		var c content
		f, err := os.Open(file)
		if err != nil {
			done <- content{err: err}
			return
		}
		defer f.Close()
		c.data, c.err = io.ReadAll(io.LimitReader(f, source.MaxSize+1))
		done <- c
	}()
	select {
	case c := <-done:
		return c.data, c.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// readInto reads a file into a buffer, which it gives back grown. What was named
// may not be a regular file, but a pipe that has to be waited for.
func readInto(ctx context.Context, s *cli.Streams, path string, buffer []byte) ([]byte, error) {
	if path == "-" {
		_, data, err := Read(ctx, s, "-")
		return data, TooLarge(data, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return buffer, err
	}
	if !info.Mode().IsRegular() {
		data, err := ReadFile(ctx, path)
		return data, TooLarge(data, err)
	}
	file, err := os.Open(path)
	if err != nil {
		return buffer, err
	}
	defer file.Close()
	into := bytes.NewBuffer(slices.Grow(buffer, int(min(info.Size(), source.MaxSize))+bytes.MinRead))
	_, err = into.ReadFrom(io.LimitReader(file, source.MaxSize+1))
	return into.Bytes(), TooLarge(into.Bytes(), err)
}

// TooLarge is the error of reading a file, or that the file is too large.
func TooLarge(data []byte, err error) error {
	if err == nil && len(data) > source.MaxSize {
		return &source.Fault{What: fmt.Sprintf("is larger than %d MiB", source.MaxSize>>20), Hint: "is it the right file?"}
	}
	return err
}

// Below gives a path as it is below a folder, and whether it is there.
func Below(path, folder string) (below string, ok bool) {
	path, err1 := filepath.Abs(path)
	folder, err2 := filepath.Abs(folder)
	below, err3 := filepath.Rel(folder, path)
	return below, err1 == nil && err2 == nil && err3 == nil && filepath.IsLocal(below)
}
