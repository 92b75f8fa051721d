package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"newproblem/scaffold"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// chunkSize is about how much of a spec is parsed at once.
const chunkSize = 64 << 10

// readSpecs reads the problems of all --from sources, in order. A problem that
// cannot be read is nil, and its faults are told; others are read all the same.
func readSpecs(ctx context.Context, w *world, from []string) ([]*spec.Problem, error) {
	var faults source.Faults
	var problems []*spec.Problem
	for _, name := range from {
		files, err := expand(name)
		if err != nil {
			faults = append(faults, asFault(name, err))
			continue
		}
		for _, file := range files {
			more, err := readSpec(ctx, w, file)
			if err != nil && source.AsFaults(err) == nil {
				faults = append(faults, asFault(file, err))
			}
			faults = append(faults, source.AsFaults(err)...)
			problems = append(problems, more...)
		}
	}
	return problems, faults.Err()
}

// expand gives the files that a --from names: of a folder, its specs in order.
func expand(name string) ([]string, error) {
	if name == "-" {
		return []string{name}, nil
	}
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		return []string{name}, err
	}
	entries, err := os.ReadDir(name) // sorted by name
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(e.Name()))) {
			files = append(files, filepath.Join(name, e.Name()))
		}
	}
	if len(files) == 0 {
		return nil, errors.New("is a folder without a spec in it (*.yaml, *.yml, *.json)")
	}
	return files, nil
}

// asFault makes a fault of an error about a file that was named.
func asFault(name string, err error) *source.Fault {
	what := err.Error()
	hint := "check the name; newproblem spec > spec.yaml makes one to start from"
	var path *fs.PathError
	var fault *source.Fault
	switch {
	case errors.As(err, &fault):
		what, hint = fault.Error(), fault.Hint
	case errors.Is(err, fs.ErrNotExist):
		what = "there is no such file or folder"
	case errors.As(err, &path):
		what, hint = "cannot be read: "+path.Err.Error(), "check its permissions"
	}
	return &source.Fault{At: source.Position{Name: name}, What: what, Hint: hint}
}

// readSpec reads the problems of one file.
func readSpec(ctx context.Context, w *world, file string) ([]*spec.Problem, error) {
	name, data, err := readSource(ctx, w, file)
	if err != nil {
		return nil, err
	}
	chunks, err := source.Split(name, data, chunkSize)
	if err != nil {
		return nil, err
	}
	type result struct {
		problems []*spec.Problem
		faults   source.Faults
	}
	results := make([]result, len(chunks))
	inParallel(len(chunks), func(i int) {
		nodes, faults := chunks[i].Parse()
		r := &results[i]
		r.faults = faults
		for _, n := range nodes {
			more, err := spec.ReadAll(n)
			r.faults = append(r.faults, source.AsFaults(err)...)
			r.problems = append(r.problems, more...)
		}
	})
	var problems []*spec.Problem
	var faults source.Faults
	for _, r := range results {
		problems, faults = append(problems, r.problems...), append(faults, r.faults...)
	}
	if len(problems) == 0 && len(faults) == 0 {
		faults.Add(source.Position{Name: name}, "newproblem spec > spec.yaml makes one to start from", "is empty: there is no problem in it")
	}
	if len(faults) > 0 && strings.EqualFold(filepath.Ext(file), ".md") { // what YAML makes of it would help nobody
		return nil, &source.Fault{
			At: source.Position{Name: name}, What: "is Markdown, and no spec",
			Hint: "newproblem spec FILE.md reads the spec back from a problem",
		}
	}
	faults.Sort()
	return problems, faults.Err()
}

// readSource reads a file, or standard input for "-", and gives its name for
// messages.
func readSource(ctx context.Context, w *world, file string) (name string, data []byte, err error) {
	if file == "-" {
		if term.IsTerminal(int(w.stdin.Fd())) {
			fmt.Fprintln(w.stderr, "newproblem: reading from the terminal; end it with Ctrl-D")
		}
		data, err = io.ReadAll(io.LimitReader(&stoppable{ctx: ctx, in: w.stdin}, source.MaxSize+1))
		return "standard input", data, err
	}
	data, err = readFile(ctx, file)
	return file, data, err
}

// readFile reads a file of limited size. It may be a pipe, which waits for
// whoever writes to it, and is left waiting when the author stops.
func readFile(ctx context.Context, file string) ([]byte, error) {
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

// readTemplate gives the template of a name, or of a file.
func readTemplate(ctx context.Context, name string) (*scaffold.Template, error) {
	if name == scaffold.BuiltinName {
		return scaffold.Builtin(), nil
	}
	src, err := readFile(ctx, name)
	if err != nil {
		fault := asFault(name, err)
		fault.Hint = source.DidYouMean(name, []string{scaffold.BuiltinName}, "give a file, or the name "+scaffold.BuiltinName+"; newproblem template export makes a file to start from")
		return nil, fault
	}
	return scaffold.ParseTemplate(name, string(src))
}
