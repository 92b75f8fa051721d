package main

import (
	"bytes"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"

	"newproblem/scaffold/disk"
)

// repair writes the repairs of a file, or shows them, and tells each. It
// reports whether what was found in the file is still to be told.
func (c *checking) repair(e *examined) bool {
	switch {
	case c.diff:
		c.out.Write(difference(e)) // end gives the error
		return true
	case c.fix && c.toStandard:
		c.out.Write(e.now())
	case e.repaired == nil:
		return true
	default:
		if err := c.write(e); err != nil {
			c.fail(err.Error(), tryAgain(err))
			return false
		}
	}
	for _, r := range e.repairs {
		c.say("newproblem: %s:%d:%d: repaired: %s [%s]", printable(e.name()), r.Line, r.Column, printable(r.Message), r.Rule)
	}
	return true
}

// write puts the repaired file in the place of the other. A link that was named
// stays one.
func (c *checking) write(e *examined) error {
	path, err := filepath.EvalSymlinks(e.path)
	if err != nil {
		return err
	}
	if folder := filepath.Dir(path); c.folder == nil || c.inFolder != folder {
		if c.folder != nil {
			_ = c.folder.Close() // every file in it is on the disk
		}
		c.folder, err = disk.Reopen(folder)
		if err != nil {
			return err
		}
		c.inFolder = folder
	}
	return c.folder.Rewrite(filepath.Base(path), *e.content, e.repaired)
}

// difference shows what a repair changes, so that patch and git apply can do
// the same.
func difference(e *examined) []byte {
	if e.repaired == nil {
		return nil
	}
	before, after := e.name(), e.name()
	if e.path != "-" && filepath.IsLocal(e.path) {
		path := filepath.ToSlash(filepath.Clean(e.path))
		before, after = "a/"+path, "b/"+path
	}
	_, unified, _ := bytes.Cut(diff.Diff(before, *e.content, after, e.repaired), []byte("\n")) // behind "diff BEFORE AFTER"
	return unified
}
