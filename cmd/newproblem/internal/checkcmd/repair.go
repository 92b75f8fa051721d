package checkcmd

import (
	"path/filepath"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/disk"
)

// repair writes or shows the repairs of a file, and tells each. It reports
// whether the findings in the file are still to be printed.
func (r *run) repair(e *examined) bool {
	switch {
	case r.options.diff:
		r.out.Write(difference(e)) // end gives the error
		return true
	case r.options.fix && r.isStdin:
		r.out.Write(e.now)
	case len(e.repairs) == 0:
		return true
	default:
		if err := r.write(e); err != nil {
			r.fail(err.Error(), cli.HintInPlace(err))
			return false
		}
	}
	for _, f := range e.repairs {
		r.note("%s:%d:%d: repaired: %s [%s]", text.Printable(e.name), f.Line, f.Column, text.Printable(f.Message), f.Rule)
	}
	return true
}

// write puts the repaired file in the place of the other. A link that was named
// stays one.
func (r *run) write(e *examined) error {
	path, err := filepath.EvalSymlinks(e.path)
	if err != nil {
		return err
	}
	if folder := filepath.Dir(path); r.folder == nil || r.inFolder != folder {
		if r.folder != nil {
			_ = r.folder.Close() // every file in it is on the disk
		}
		r.folder, err = disk.Reopen(folder)
		if err != nil {
			return err
		}
		r.inFolder = folder
	}
	return r.folder.Rewrite(filepath.Base(path), e.was, e.now)
}

// difference shows what a repair changes, so that patch and git apply can do
// the same.
func difference(e *examined) []byte {
	if len(e.repairs) == 0 {
		return nil
	}
	before, after := e.name, e.name
	if e.path != "-" && filepath.IsLocal(e.path) {
		path := filepath.ToSlash(filepath.Clean(e.path))
		before, after = "a/"+path, "b/"+path
	}
	return text.Diff(before, e.was, after, e.now)
}
