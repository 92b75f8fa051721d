package generate

import (
	"context"
	"fmt"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// Open reads the template, and what flags and specs say of the problems. The
// editor is asked for before anything is written.
func Open(ctx context.Context, s Setup) (*Run, error) {
	template, err := s.Options.template.OpenNamed(ctx, s.Settings, s.Choices.Template)
	if err != nil {
		return nil, err
	}
	r := &Run{Setup: s, Template: template}
	if r.problems, err = problemsOf(ctx, s); err != nil {
		return nil, err
	}
	if s.Choices.Edit {
		if r.editor, err = prompt.Editor(s.Streams); err != nil {
			return nil, err
		}
	}
	r.defaults = defaultsOf(s, template)
	return r, nil
}

// problemsOf puts together what specs and flags say. When anything is wrong with
// one of them, all that is wrong is reported.
func problemsOf(ctx context.Context, s Setup) ([]*spec.Problem, error) {
	flags, err := s.Options.problem()
	faults := source.AsFaults(err)
	problems := []*spec.Problem{{}}
	fromSpecs := len(s.Options.from) > 0
	if fromSpecs {
		problems, err = input.Specs(ctx, s.Streams, s.Options.from)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		faults = append(faults, source.AsFaults(err)...)
	}
	if len(problems) > 1 {
		faults = append(faults, onlyForOne(s, len(problems))...)
	}
	for _, p := range problems {
		p.Overlay(flags)
	}
	if len(faults) == 0 {
		return problems, nil
	}
	for _, p := range problems {
		faults = append(faults, source.AsFaults(p.Validate())...)
		if fromSpecs {
			faults = append(faults, source.AsFaults(p.RequireTitle())...)
		}
	}
	faults.Sort()
	return nil, faults.Unique()
}

// onlyForOne refuses what makes no sense for several problems.
func onlyForOne(s Setup, n int) source.Faults {
	var faults source.Faults
	several := fmt.Sprintf("the spec has %d problems", n)
	if s.Options.isGiven("title") {
		faults.Add(cli.Flag("title"), "leave --title out, or give a spec of one problem", "%s, which cannot share one title", several)
	}
	if s.Choices.Output.isFile() {
		faults.Add(cli.Flag("output"), "give a folder", "%s, which cannot share one file", several)
	}
	if s.Choices.Interactive && !s.Options.update { // about conflicts, there may be questions of many
		faults.Add(cli.Flag("interactive"), "give a spec of one problem", "%s; questions can only be about one", several)
	}
	return faults
}

// defaultsOf gives the values of fields that neither spec, flags nor answers give.
func defaultsOf(s Setup, t *scaffold.Template) *spec.Problem {
	p := &spec.Problem{}
	if t.Uses("version") {
		p.Set("version", spec.Text("1.0"))
	}
	if t.Uses("last_updated") {
		p.Set("last_updated", spec.Text(today(s.Streams)))
	}
	if said := s.Settings.Defaults; said != nil {
		p.Overlay(said)
	}
	return p
}
