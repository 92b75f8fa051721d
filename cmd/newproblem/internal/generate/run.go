// Package generate is the main job: specs and flags fill problems, the template
// renders them, and files are written, or those that are there are brought up to
// date. A Setup is what flags and settings say; opened, it is a Run, which the
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

// Problems gives what specs and flags say, problem by problem. Without a spec it
// is one, which may say nothing.
func (r *Run) Problems() []*spec.Problem { return r.problems }

// Defaults are what is said when nobody says it: what the bank's settings say,
// the version, and the date of the clock, or of SOURCE_DATE_EPOCH in its place.
// They must not be changed.
func (r *Run) Defaults() *spec.Problem { return r.defaults }

// WithDefaults is p, over the defaults.
func (r *Run) WithDefaults(p *spec.Problem) *spec.Problem {
	all := r.defaults.Clone()
	all.Overlay(p)
	all.At = p.At
	return all
}
