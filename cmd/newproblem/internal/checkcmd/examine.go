package checkcmd

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"

	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// An examined is a problem that was looked at, or another file of the bank.
type examined struct {
	path string // as it was named, or found
	name string // in messages

	was      []byte          // what was read
	now      []byte          // what the findings are about: after the repairs, when they were asked for
	repairs  []check.Finding // what was repaired; none when now is what was read
	findings []check.Finding // what is wrong after the repairs

	listed bank.Listed // what it says of itself, in a bank
}

// examine looks at one file. It is called for several at once.
func (r *run) examine(f *input.File) *examined {
	if f.Err == nil && f.Named {
		f.Err = r.notText(f.Content)
	}
	if f.Err != nil || !f.IsProblem {
		return nil
	}
	e := &examined{path: f.Path, name: f.Name(), was: f.Content, now: f.Content}
	if r.options.fix || r.options.diff {
		repaired, repairs := r.checker.Fix(e.was, check.FixOptions{AddMissing: r.options.addMissing})
		if !bytes.Equal(repaired, e.was) {
			e.now, e.repairs = repaired, repairs
			offerToAdd(repairs)
		}
	}
	folder := filepath.Dir(f.Path)
	e.findings = r.checker.Check(e.now, check.Options{Tag: r.bank.tag(), Exists: func(link string) bool {
		_, err := os.Stat(filepath.Join(folder, filepath.FromSlash(link)))
		return err == nil
	}})
	offerToAdd(e.findings)
	f.Err = r.bank.list(e)
	if !r.options.verbose {
		e.findings = slices.DeleteFunc(e.findings, func(f check.Finding) bool { return f.Severity == check.Info })
	}
	return e
}

// offerToAdd says in the hints of findings which flags put in what is missing.
func offerToAdd(findings []check.Finding) {
	for i := range findings {
		if f := &findings[i]; f.Addable {
			f.Hint += ", or let --fix --add-missing put in what is missing"
		}
	}
}

// notText is the error of a file that is no text: a program, or UTF-16. Its
// findings would help nobody, and nothing may be put into it.
func (r *run) notText(content []byte) error {
	if bytes.IndexByte(content, 0) < 0 || r.checker.IsProblem(content) {
		return nil
	}
	return &source.Fault{What: "is not text in UTF-8", Hint: "is it the right file? if so, save it as UTF-8"}
}
