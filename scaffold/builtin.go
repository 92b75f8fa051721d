package scaffold

import (
	"sync"
	"text/template"

	"newproblem/scaffold/spec"
	"newproblem/templates"
)

// BuiltinName is the name of the built-in template.
const BuiltinName = "problem"

// Builtin gives the built-in template for a system-design interview problem.
// Its segments, and where its fields land, were measured when the program was
// built (see builtin_data.go), and only the segments that are needed are
// parsed: reading the whole template would take longer than all the rest.
func Builtin() *Template { return builtin() }

var builtin = sync.OnceValue(loadBuiltin)

func loadBuiltin() *Template {
	t := newTemplate("problem.md.tmpl", templates.Problem, spec.Builtin(), builtinPlacements)
	t.figureTables = func() []figureTable { return builtinFigureTables }
	t.set = sync.OnceValue(func() *template.Template { return newSet(t.name) })
	t.segments = make([]segment, len(builtinSegments))
	for i, data := range builtinSegments {
		t.segments[i].source, t.segments[i].blank = data.source, data.blank
		t.note(i, data.fields, data.within)
	}
	t.join()
	return t
}

// builtinSegment is a segment of the built-in template as builtin_data.go has
// it: written by a test of this package from the template itself.
//
// To write it again after a change of the template or of the table of fields:
//
//go:generate go test -run ^TestBuiltinData$ . -update
type builtinSegment struct {
	source, blank  string
	fields, within []string
}
