package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// A found is a file to be looked at, or the error on the way to it.
type found struct {
	bank.Entry
	err error
}

// An examined is a file that was looked at.
type examined struct {
	path     string // as it was named, or found
	err      error  // why it could not be looked at
	passed   bool   // it is no problem, and was not named
	content  *[]byte
	repaired []byte          // the content after all repairs, when they were asked for and there are any
	repairs  []check.Finding // what was repaired
	findings []check.Finding // what is wrong after the repairs

	listed bank.Listed // what it says of itself, in a bank
}

// now is the content that the findings are about.
func (e *examined) now() []byte {
	if e.repaired != nil {
		return e.repaired
	}
	return *e.content
}

// name is the file's name in messages.
func (e *examined) name() string {
	if e.path == "-" {
		return "standard input"
	}
	return e.path
}

// files are the files that paths lead to.
func (c *checking) files(paths []string) iter.Seq[found] {
	return func(yield func(found) bool) {
		if c.toStandard {
			yield(found{Entry: bank.Entry{Path: "-", Named: true}})
			return
		}
		walk(c.ctx, paths)(yield)
	}
}

// walk gives the files that paths lead to on the disk, until the author stops.
func walk(ctx context.Context, paths []string) iter.Seq[found] {
	return func(yield func(found) bool) {
		for entry, err := range bank.Walk(paths) {
			if ctx.Err() != nil || !yield(found{entry, err}) {
				return
			}
		}
	}
}

// fileBuffers hold files while they are looked at.
var fileBuffers = sync.Pool{New: func() any { return new([]byte) }}

// examine looks at one file. It is called for several at once.
func (c *checking) examine(f found) *examined {
	e := &examined{path: f.Path, err: f.err, content: fileBuffers.Get().(*[]byte)}
	if e.err == nil {
		*e.content, e.err = readEntry(c.ctx, c.world, f.Entry, (*e.content)[:0])
	}
	if e.err == nil && f.Named {
		e.err = c.notText(*e.content)
	}
	if e.err != nil {
		return e
	}
	if e.passed = !f.Named && !c.checker.IsProblem(*e.content); e.passed {
		return e
	}
	if c.fix || c.diff {
		repaired, repairs := c.checker.Fix(*e.content, check.FixOptions{AddMissing: c.addMissing})
		if !bytes.Equal(repaired, *e.content) {
			e.repaired, e.repairs = repaired, repairs
			offerToAdd(repairs)
		}
	}
	folder := filepath.Dir(f.Path)
	e.findings = c.checker.Check(e.now(), check.Options{Tag: c.bank.tag(), Exists: func(link string) bool {
		_, err := os.Stat(filepath.Join(folder, filepath.FromSlash(link)))
		return err == nil
	}})
	offerToAdd(e.findings)
	c.bank.list(e)
	if !c.verbose {
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

// readEntry reads a file into a buffer. What was named may be no regular file,
// but a pipe that has to be waited for.
func readEntry(ctx context.Context, w *world, entry bank.Entry, buffer []byte) ([]byte, error) {
	if entry.Path == "-" {
		_, data, err := readSource(ctx, w, "-")
		return data, tooLarge(data, err)
	}
	info, err := os.Stat(entry.Path)
	if err != nil {
		return buffer, err
	}
	if !info.Mode().IsRegular() {
		data, err := readFile(ctx, entry.Path)
		return data, tooLarge(data, err)
	}
	file, err := os.Open(entry.Path)
	if err != nil {
		return buffer, err
	}
	defer file.Close()
	into := bytes.NewBuffer(slices.Grow(buffer, int(min(info.Size(), source.MaxSize))+bytes.MinRead))
	_, err = into.ReadFrom(io.LimitReader(file, source.MaxSize+1))
	return into.Bytes(), tooLarge(into.Bytes(), err)
}

// tooLarge is the error of reading a file, or that the file is too large.
func tooLarge(data []byte, err error) error {
	if err == nil && len(data) > source.MaxSize {
		return &source.Fault{What: fmt.Sprintf("is larger than %d MiB", source.MaxSize>>20), Hint: "is it the right file?"}
	}
	return err
}

// notText is the error of a file that is no text: a program, or UTF-16. Its
// findings would help nobody, and nothing may be put into it.
func (c *checking) notText(content []byte) error {
	if bytes.IndexByte(content, 0) < 0 || c.checker.IsProblem(content) {
		return nil
	}
	return &source.Fault{What: "is not text in UTF-8", Hint: "is it the right file? if so, save it as UTF-8"}
}

// wayToRead says what may help where a problem could not be read.
func wayToRead(err error) string {
	var fault *source.Fault
	if errors.As(err, &fault) {
		return fault.Hint
	}
	return "check its permissions"
}
