// Package generate is the main job: specs and flags fill problems, the template
// renders them, and files are written, or those that are there are brought up to
// date. A Setup is what flags and settings say. Open makes a Run of it, which the
// wizard uses as scripts do: Problems, Render, Plan, Write.
package generate

import (
	"newproblem/scaffold"
	"newproblem/scaffold/spec"
)

// A Run makes the problems of one command line.
type Run struct {
	Setup    Setup
	Template *scaffold.Template

	problems []*spec.Problem
	defaults *spec.Problem
	editor   []string // the command that edits a file, when it was asked for
}

// A Job is one problem on its way to a file.
type Job struct {
	Problem  *spec.Problem
	Document *scaffold.Document
	Name     string // of the file, in the output folder
}

// Problems gives the problems of the specs, with the flags applied. Without a
// spec there is one problem, made of the flags alone, which may be empty.
func (r *Run) Problems() []*spec.Problem { return r.problems }

// Defaults are the values of fields that neither spec, flags nor answers give:
// those of the bank's settings, the version, and today's date, which is that of
// SOURCE_DATE_EPOCH if it is set. They must not be changed.
func (r *Run) Defaults() *spec.Problem { return r.defaults }

// WithDefaults gives p with the defaults for what it does not say.
func (r *Run) WithDefaults(p *spec.Problem) *spec.Problem {
	all := r.defaults.Clone()
	all.Overlay(p)
	all.At = p.At
	return all
}
