package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"newproblem/scaffold"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// warn tells what is doubtful in the problems. It stops nothing.
func (m *maker) warn(jobs []job) {
	var doubts source.Faults
	for _, j := range jobs {
		doubts = append(doubts, j.doc.Warnings()...)
	}
	for _, f := range source.AsFaults(doubts.Unique()) { // a flag is doubtful once, however many problems it is said for
		fmt.Fprintln(m.stderr, "newproblem: warning:", f)
		fmt.Fprintln(m.stderr, "hint:", hintOf(f))
	}
}

// A reporter tells what was done with each file.
type reporter struct {
	world    *world
	options  *options
	template *scaffold.Template
	folder   *disk.Folder
	out      *bufio.Writer
	paths    []string // of the files that are there now

	unchanged []string
	refused   source.Faults
	written
	failed error
}

func newReporter(w *world, o *options, t *scaffold.Template, folder *disk.Folder) *reporter {
	return &reporter{world: w, options: o, template: t, folder: folder, out: bufio.NewWriter(w.stdout)}
}

// A result is what --json tells of a file.
type result struct {
	Path         string      `json:"path"`
	Action       disk.Action `json:"action"`
	Title        string      `json:"title"`
	Slug         string      `json:"slug"`
	Placeholders int         `json:"placeholders_left"`
}

// job tells what was done with one file.
func (r *reporter) job(j job, action disk.Action, err error) {
	path := r.folder.Path(j.name)
	if faults := source.AsFaults(err); faults != nil {
		action, r.refused = disk.Refused, append(r.refused, faults...)
	} else if err != nil {
		if r.failed == nil {
			r.failed = err
		}
		return
	} else if action == disk.Refused {
		r.refused.Add(source.Position{Name: path}, r.wayOut(), "is there already, with other content")
	}
	if action != disk.Refused {
		r.paths = append(r.paths, path)
	}
	if action == disk.Unchanged {
		r.unchanged = append(r.unchanged, path)
	}
	made := action == disk.Created || action == disk.Replaced
	if made && !r.options.dryRun {
		r.add(path)
	}
	switch {
	case r.options.json:
		r.json(j, path, action)
	case r.options.dryRun:
		_, _ = j.doc.WriteTo(r.out) // flush gives the error
		if made {
			fmt.Fprintf(r.world.stderr, "newproblem: %s would be %s\n", path, action)
		}
	case made:
		fmt.Fprintln(r.out, path)
	}
}

// wayOut is what to do about a file with other content. Where a spec made it,
// an update keeps what was written into it since.
func (r *reporter) wayOut() string {
	if len(r.options.from) > 0 {
		return "to keep what was edited in it, add --update; to replace it, add --force"
	}
	return "to replace it, add --force; to keep both, add --output OTHER.md"
}

func (r *reporter) json(j job, path string, action disk.Action) {
	left, err := r.template.Placeholders(j.doc.Bytes())
	if err != nil {
		r.failed = errors.Join(r.failed, err)
	}
	_ = printJSON(r.out, result{path, action, j.problem.Title(), slug(j.problem), len(left)}) // flush gives the error
}

// printJSON prints a value as JSON, on one line.
func printJSON(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

// flush hands on what was told so far, and gives the error that ends the run.
func (r *reporter) flush() error {
	if err := r.out.Flush(); err != nil {
		r.unnamed(r.world.stderr)
		if r.failed != nil {
			report(r.world.stderr, r.failed)
		}
		r.failed = outputFailed(err)
	}
	if r.failed == nil {
		return nil
	}
	if err := r.end(); err != nil { // it is not lost with the rest of the run
		report(r.world.stderr, err)
	}
	return r.orMidway(r.failed)
}

// written are the files that a run has written.
type written struct {
	files int
	last  string
}

func (w *written) add(path string) { w.files, w.last = w.files+1, path }

// unnamed tells what was written, where standard output could not.
func (w *written) unnamed(out io.Writer) {
	switch {
	case w.files == 1:
		fmt.Fprintf(out, "newproblem: %s was written all the same\n", w.last)
	case w.files > 1:
		fmt.Fprintf(out, "newproblem: %d files were written all the same, the last of them %s\n", w.files, w.last)
	}
}

// orMidway is the error that ends the run: the author's wish to stop does not
// say that nothing was written, when something was.
func (w *written) orMidway(err error) error {
	if w.files > 0 && errors.Is(err, context.Canceled) {
		return errStoppedMidway
	}
	return err
}

// end tells the rest.
func (r *reporter) end() error {
	const most = 10
	if n := len(r.unchanged); n > most {
		fmt.Fprintf(r.world.stderr, "newproblem: %d files are unchanged\n", n)
		r.unchanged = nil
	}
	for _, path := range r.unchanged {
		fmt.Fprintf(r.world.stderr, "newproblem: %s is unchanged\n", path)
	}
	return r.refused.Err()
}
