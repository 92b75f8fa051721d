package main

import (
	"slices"
	"strings"
	"time"

	"newproblem/scaffold/spec"
)

// goOn gives the stopped run that this one is to go on with, or nil. With
// --resume there must be one. Otherwise the author is asked, if this run
// begins with nothing.
func (o *options) goOn(k *keeper, asker prompter) (*draft, error) {
	if !o.resume && !o.bare() {
		return nil, nil
	}
	all, alive, err := k.stopped()
	switch {
	case err != nil && o.resume:
		return nil, err
	case err != nil:
		k.cannot(err)
		return nil, nil
	case len(all) == 0 && o.resume:
		return nil, nothingToResume(alive, k.folders())
	case len(all) == 0:
		return nil, nil
	}
	s, err := o.pick(all, asker)
	if err != nil || s == nil {
		k.letGo(all, nil)
		return nil, err
	}
	k.letGo(all, s.file)
	if !o.resume {
		return o.whether(k, *s, asker)
	}
	k.file = s.file
	return s.draft, nil
}

// bare reports whether nothing is said of the problem on the command line.
func (o *options) bare() bool {
	for _, flag := range append(slices.Clone(saying), "interactive") {
		if o.given(flag) {
			return false
		}
	}
	return true
}

// nothingToResume is why there is nothing to go on with.
func nothingToResume(alive int, folders []string) error {
	hint := "newproblem begins a problem; answers are kept for the folder in which they were given"
	if len(folders) > 0 {
		hint = "answers are kept for the folder in which they were given: run newproblem --resume in " + strings.Join(folders, ", or in ")
	}
	if alive > 0 {
		return wrongUse(hint, "there is nothing to go on with in this folder, but for a newproblem that is still running")
	}
	return wrongUse(hint, "there is nothing to go on with in this folder")
}

// pick asks which of several runs to go on with. It is nil when it is none.
func (o *options) pick(all []stopped, asker prompter) (*stopped, error) {
	if len(all) == 1 {
		return &all[0], nil
	}
	var options []string
	for _, s := range all {
		options = append(options, s.title()+", stopped on "+s.file.Saved.Format(time.DateTime))
	}
	if !o.resume {
		options = append(options, "None of them: begin a new problem")
	}
	i, err := asker.Choose(question{Message: "You stopped in the middle of several problems. Go on with which?", Default: options[0]}, options)
	switch {
	case err != nil:
		return nil, &keptError{err, answersAreKept}
	case i == len(all):
		return nil, nil
	}
	return &all[i], nil
}

// whether asks whether to go on with a stopped run.
func (o *options) whether(k *keeper, s stopped, asker prompter) (*draft, error) {
	const yes, later, never = "Yes", "Not now: begin a new problem", "No: throw those answers away, and begin a new problem"
	options := []string{yes, later, never}
	i, err := asker.Choose(question{Message: "You stopped in the middle of " + s.title() + ". Go on with it?", Default: yes}, options)
	if err != nil {
		k.letGo([]stopped{s}, nil)
		return nil, &keptError{err, answersAreKept}
	}
	if options[i] == later {
		k.letGo([]stopped{s}, nil)
		return nil, nil
	}
	k.file = s.file
	if options[i] == never {
		k.done()
		return nil, nil
	}
	return s.draft, nil
}

// take makes the options those of the run that was stopped. What is given on
// this command line counts more.
func (o *options) take(d *draft) error {
	o.template = d.template
	if o.given("output") {
		d.output = o.output
		d.since = slices.DeleteFunc(d.since, func(a answer) bool { return a.asked == writeItTo })
	}
	o.output = d.output
	o.interactive = d.interactive
	o.dryRun = o.dryRun || d.dryRun
	o.edit = o.edit || d.edit
	return o.check()
}

// draft is that of a run that begins.
func (o *options) draft(p *spec.Problem) *draft {
	return &draft{template: o.template, interactive: o.interactive, dryRun: o.dryRun, edit: o.edit, output: o.output, problem: p.Clone()}
}
