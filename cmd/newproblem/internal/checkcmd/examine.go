package checkcmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// An examiner looks at files.
type examiner struct {
	checker *check.Checker
	rules   selection
	bank    bankRules
	options *options
}

// examine looks at one file. It is called for several at once.
func (x *examiner) examine(f *input.File) *examined {
	if f.Err == nil && f.Named {
		f.Err = x.notText(f.Content)
	}
	if f.Err != nil || !f.IsProblem {
		return nil
	}
	e := &examined{path: f.Path, name: f.Name(), was: f.Content, now: f.Content}
	if x.options.fix || x.options.diff {
		repaired, repairs := x.checker.Fix(e.was, check.FixOptions{AddMissing: x.options.addMissing, Skip: x.rules.skips})
		if !bytes.Equal(repaired, e.was) {
			e.now, e.repairs = repaired, repairs
			x.offerToAdd(repairs)
		}
	}
	folder := filepath.Dir(f.Path)
	e.findings = x.checker.Check(e.now, check.Options{Tag: x.bank.tag(), Exists: func(link string) bool {
		_, err := os.Stat(filepath.Join(folder, filepath.FromSlash(link)))
		return err == nil
	}})
	x.offerToAdd(e.findings)
	f.Err = x.bank.list(e)
	e.findings = x.rules.of(e.findings)
	return e
}

// offerToAdd says in the hints of findings which flags put in what is missing, or what keeps
// them from it. Where they were given, what else is left cannot be put in with nothing else
// changing its place.
func (x *examiner) offerToAdd(findings []check.Finding) {
	for i := range findings {
		switch f := &findings[i]; {
		case f.Behind > 0:
			f.Hint += fmt.Sprintf("; for --fix --add-missing, close the %s of line %d first", f.Opened, f.Behind)
		case f.Addable && !x.options.addMissing:
			f.Hint += "; or add what is missing with --fix --add-missing"
		}
	}
}

// notText is the error of a file that is not text: a program, or UTF-16. Its
// findings would help nobody, and nothing may be put into it.
func (x *examiner) notText(content []byte) error {
	if bytes.IndexByte(content, 0) < 0 || x.checker.IsProblem(content) {
		return nil
	}
	return &source.Fault{What: "is not text in UTF-8", Hint: "is it the right file? if so, save it as UTF-8"}
}
