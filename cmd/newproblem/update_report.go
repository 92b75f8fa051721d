package main

import (
	"bufio"
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// An updateReporter tells what an update does with each file. The paths of
// files that change are the product; all else is talk.
type updateReporter struct {
	*maker
	folder   *bank.Folder
	problems map[string]*spec.Problem // by the names of their files
	out      *bufio.Writer
	written
	unchanged int
	changes   bool // something changes, or would
	created   bool // a file is new, or would be
	conflicts bool
	refused   source.Faults
	failed    error
}

func newUpdateReporter(m *maker, folder *bank.Folder, jobs []job) *updateReporter {
	r := &updateReporter{maker: m, folder: folder, problems: map[string]*spec.Problem{}, out: bufio.NewWriter(m.stdout)}
	for _, j := range jobs {
		r.problems[j.name] = j.problem
	}
	return r
}

// refuse notes why the file of a job cannot be updated.
func (r *updateReporter) refuse(j job, err error) {
	faults := source.AsFaults(err)
	if faults == nil {
		r.fail(err)
		return
	}
	r.refused = append(r.refused, faults...)
	if r.json {
		r.object(bank.FileUpdate{Name: j.name, Action: bank.Refused, After: j.doc.Bytes()})
	}
}

// fail notes the error that the run ends with, if it is the first.
func (r *updateReporter) fail(err error) {
	if r.failed == nil {
		r.failed = err
	}
}

// file tells what becomes of a file.
func (r *updateReporter) file(f bank.FileUpdate) {
	path := r.folder.Path(f.Name)
	changes := f.After != nil
	r.changes = r.changes || changes
	r.created = r.created || changes && f.Before == nil
	if changes && !r.looks() {
		r.add(path)
	}
	if !changes && f.Action == bank.Unchanged {
		r.unchanged++
	}
	switch {
	case r.json:
		r.object(f)
	case r.dryRun && changes:
		r.out.Write(unified(path, f.Before, f.After)) // end gives the error
	case changes:
		fmt.Fprintln(r.out, path)
	}
	if changes && r.looks() {
		action := bank.Updated
		if f.Before == nil {
			action = bank.Created
		}
		fmt.Fprintf(r.stderr, "newproblem: %s would be %s\n", path, action)
	}
	r.sections(path, f.Sections)
}

// sections tells what an author has to know of the sections of a file.
func (r *updateReporter) sections(path string, sections []merge.Change) {
	var removed []string
	for _, s := range sections {
		switch s.Outcome {
		case merge.Conflict:
			r.conflicts = true
			at := source.Position{Name: path, Line: s.Line}
			fmt.Fprintf(r.stderr, "newproblem: %s: %s was changed in the file and in the spec; the file's text stays\n", at, s.Name)
			_, _ = r.stderr.Write(unified(path, s.Ours, s.Theirs)) // talk
		case merge.Removed:
			removed = append(removed, s.Name)
		}
	}
	if len(removed) > 0 {
		fmt.Fprintf(r.stderr, "newproblem: %s: stays without what was removed from it: %s\n", path, strings.Join(removed, ", "))
	}
}

// unified shows the difference of two texts of a file.
func unified(path string, before, after []byte) []byte {
	was := "a/" + path
	if before == nil {
		was = "/dev/null"
	}
	_, shown, _ := bytes.Cut(diff.Diff(was, before, "b/"+path, after), []byte("\n")) // behind "diff BEFORE AFTER"
	return shown
}

// An updateResult is what --json tells of a file.
type updateResult struct {
	result
	Sections []sectionResult `json:"sections,omitempty"`
}

type sectionResult struct {
	Name    string `json:"name"`
	Outcome string `json:"outcome"`
	Line    int    `json:"line,omitempty"`
}

func (r *updateReporter) object(f bank.FileUpdate) {
	left, err := r.placeholders(f)
	if err != nil {
		r.fail(err)
	}
	p := r.problems[f.Name]
	told := updateResult{result: result{r.folder.Path(f.Name), f.Action, p.Title(), slug(p), left}}
	for _, s := range f.Sections {
		told.Sections = append(told.Sections, sectionResult{s.Name, s.Outcome.String(), s.Line})
	}
	_ = printJSON(r.out, told) // end gives the error
}

// placeholders counts what is left to fill in once a file is up to date.
func (r *updateReporter) placeholders(f bank.FileUpdate) (int, error) {
	content := f.After
	if content == nil { // the file stays as it is
		var err error
		if content, err = r.folder.Read(f.Name); err != nil {
			return 0, err
		}
	}
	left, err := r.template.Placeholders(content)
	return len(left), err
}

// end tells the rest, and gives the error that says how the run ended.
func (r *updateReporter) end(orphans []bank.LockEntry, stale bool) error {
	if err := r.out.Flush(); err != nil {
		r.unnamed(r.stderr)
		r.fail(outputFailed(err))
	}
	if r.unchanged > 0 {
		fmt.Fprintf(r.stderr, "newproblem: %s unchanged\n", number(r.unchanged, "file is", "files are"))
	}
	root, _ := r.bankRoot()
	for _, o := range orphans {
		fmt.Fprintf(r.stderr, "newproblem: %s: is no longer made from %s; the file is left as it is\n", filepath.Join(root, o.File), filepath.Join(root, o.From))
	}
	if len(orphans) > 0 && r.created {
		fmt.Fprintln(r.stderr, "hint: where only the title has changed, slug in the spec keeps the name of the file")
	}
	if stale && !r.changes && r.onlyCheck {
		fmt.Fprintf(r.stderr, "newproblem: %s would be updated\n", filepath.Join(root, bank.LockName))
	}
	if r.conflicts {
		fmt.Fprintln(r.stderr, "hint: make spec and file say the same, take the field out of the spec, or take the spec's text with --force")
	}
	switch {
	case r.failed != nil:
		if err := r.refused.Err(); err != nil {
			report(r.stderr, err)
		}
		return r.orMidway(r.failed)
	case len(r.refused) > 0:
		return &inTheWay{r.refused}
	case r.conflicts, r.onlyCheck && (r.changes || stale):
		return told{exitFindings}
	}
	return nil
}
