package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// A catalogue is what the problems of a bank say of themselves.
type catalogue struct {
	settings *bank.Settings
	problems []bank.Listed // in the order of their files
	partial  bool          // some files could not be read, which was told
}

// readCatalogue lists the problems that paths lead to: by default, to the
// folder of the bank's problems. The template is the bank's when none is named.
// A file that cannot be read is told, and the others are listed all the same.
func readCatalogue(ctx context.Context, w *world, settings *bank.Settings, template string, paths []string) (*catalogue, error) {
	if template == "" {
		template = settingsTemplate(settings)
	}
	t, err := readTemplate(ctx, template)
	if err != nil {
		return nil, err
	}
	checker, err := check.New(t)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		paths = defaultPaths(settings)
	}
	l := lister{world: w, ctx: ctx, template: t, checker: checker}
	l.progress = newProgress(w, func() int {
		n := 0
		for range walk(ctx, paths) {
			n++
		}
		return n
	})
	c := &catalogue{settings: settings}
	inOrder(walk(ctx, paths), l.list, func(r listing) bool {
		l.progress.step()
		switch {
		case r.err != nil:
			l.progress.clear()
			w.fail(asFault(r.path, r.err).Error(), wayToRead(r.err))
			c.partial = true
		case r.isProblem:
			c.problems = append(c.problems, r.Listed)
		}
		return ctx.Err() == nil
	})
	l.progress.clear()
	return c, ctx.Err()
}

// defaultPaths are the paths when none is given. A bank may have no folder for
// its problems yet.
func defaultPaths(s *bank.Settings) []string {
	if s.Root == "" {
		return []string{"."}
	}
	folder := s.Path(s.Output)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return []string{folder}
}

// where tells where problems were looked for.
func where(s *bank.Settings, paths []string) string {
	switch {
	case len(paths) > 0:
		return "there"
	case s.Root == "" || s.Path(s.Output) == ".":
		return "in this folder"
	}
	return "in " + printable(s.Path(s.Output))
}

// end is the error that says how the run ended.
func (c *catalogue) end() error {
	if c.partial {
		return told{exitFailed}
	}
	return nil
}

// fail tells of a file that could not be read or written, where the run goes
// on with the others.
func (w *world) fail(what, hint string) {
	fmt.Fprintf(w.stderr, "newproblem: %s\nhint: %s\n", what, hint)
}

// A lister lists files.
type lister struct {
	*world
	ctx      context.Context
	template *scaffold.Template
	checker  *check.Checker
	progress *progress
}

// A listing is what was read of one file.
type listing struct {
	bank.Listed
	path      string
	err       error
	isProblem bool
}

// list reads one file. It is called for several at once.
func (l *lister) list(f found) listing {
	r := listing{path: f.Path, err: f.err}
	if r.err != nil {
		return r
	}
	buffer := fileBuffers.Get().(*[]byte)
	defer fileBuffers.Put(buffer)
	if *buffer, r.err = readEntry(l.ctx, l.world, f.Entry, (*buffer)[:0]); r.err != nil {
		return r
	}
	if r.isProblem = f.Named || l.checker.IsProblem(*buffer); r.isProblem {
		r.Listed, r.err = bank.List(l.template, f.Path, *buffer)
	}
	return r
}

// checkPaths refuses paths that lead nowhere, and an empty name of a template.
func checkPaths(paths []string, template string, isNamed bool) source.Faults {
	var faults source.Faults
	if isNamed && template == "" {
		faults.Add(flagName("template"), "give a file, or the name "+scaffold.BuiltinName, "is empty")
	}
	for _, path := range paths {
		refuseNowhere(&faults, path, "give a file or a folder")
	}
	return faults
}
