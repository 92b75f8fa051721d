package checkcmd

import (
	"path/filepath"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/text"
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
		if r.options.fix {
			r.rewriter.Keep(e.path)
		}
		return true
	default:
		if err := r.rewriter.Rewrite(e.path, e.was, e.now); err != nil {
			r.fail(err.Error(), cli.HintInPlace(err))
			return false
		}
	}
	for _, f := range e.repairs {
		r.note("%s:%d:%d: repaired: %s [%s]", text.Printable(e.name), f.Line, f.Column, text.Printable(f.Message), f.Rule)
	}
	return true
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
