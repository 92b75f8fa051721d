// Package generate is the main job: specs and flags fill problems, the template
// renders them, and files are written, or those that are there are brought up to
// date. A Setup is what flags and settings say; opened, it is a Run, which the
// wizard uses as scripts do: Problems, Render, Plan, Write.
package generate

import (
	"context"
	"fmt"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold"
	"newproblem/scaffold/source"
)

// A Run makes the problems of one command line.
type Run struct {
	Setup    Setup
	Template *scaffold.Template

	problems []*scaffold.Problem
	defaults *scaffold.Problem
	editor   []string // the command that edits a file, when it was asked for
}

// A Job is one problem on its way to a file.
type Job struct {
	Problem  *scaffold.Problem
	Document *scaffold.Document
	Name     string // of the file, in the output folder
}

// Problems gives what specs and flags say, problem by problem. Without a spec it
// is one, which may say nothing.
func (r *Run) Problems() []*scaffold.Problem { return r.problems }

// problems puts together what specs and flags say. When anything is wrong with
// one of them, all that is wrong is reported.
func (s Setup) problems(ctx context.Context) ([]*scaffold.Problem, error) {
	flags, err := s.Options.problem()
	faults := source.AsFaults(err)
	problems := []*scaffold.Problem{{}}
	fromSpecs := len(s.Options.from) > 0
	if fromSpecs {
		problems, err = input.Specs(ctx, s.Streams, s.Options.from)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		faults = append(faults, source.AsFaults(err)...)
	}
	if len(problems) > 1 {
		faults = append(faults, s.onlyForOne(len(problems))...)
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
func (s Setup) onlyForOne(n int) source.Faults {
	var faults source.Faults
	several := fmt.Sprintf("the spec has %d problems", n)
	if s.Options.isGiven("title") {
		faults.Add(cli.Flag("title"), "leave --title out, or give a spec of one problem", "%s, which cannot share one title", several)
	}
	if s.Choices.Output.isFile() {
		faults.Add(cli.Flag("output"), "give a folder", "%s, which cannot share one file", several)
	}
	if s.Choices.Interactive {
		faults.Add(cli.Flag("interactive"), "give a spec of one problem", "%s; questions are asked about one", several)
	}
	return faults
}

// Make makes the problems that are said, without a question. Everything is
// rendered and checked before the first file is written.
func (r *Run) Make(ctx context.Context) error {
	if _, ok := r.problems[0].Get("title"); !ok && len(r.Setup.Options.from) == 0 {
		return cli.WrongUse(`give one with --title "…", or a spec with --from FILE`, "there is no title, and nobody can be asked for one")
	}
	end := func() error { return nil }
	if r.Setup.Options.related > 0 {
		catalogue, err := r.relate(ctx)
		if err != nil {
			return err
		}
		end = catalogue.End
	}
	o := r.WriteOptions()
	jobs, err := r.Render(r.problems, o.Output)
	if err != nil {
		return err
	}
	paths, err := r.Write(ctx, jobs, o)
	if err != nil {
		return err
	}
	if err := r.Edit(ctx, paths); err != nil {
		return err
	}
	return end()
}

// Render makes the documents, and names their files in the output. It reports
// all faults of all problems at once.
func (r *Run) Render(problems []*scaffold.Problem, output Output) ([]Job, error) {
	jobs := make([]Job, len(problems))
	faults := make([]source.Faults, len(problems))
	input.Parallel(len(problems), func(i int) {
		p := problems[i]
		if err := p.RequireTitle(); err != nil {
			faults[i] = source.AsFaults(err)
		}
		doc, err := r.Template.Render(r.WithDefaults(p))
		faults[i] = append(faults[i], source.AsFaults(err)...)
		jobs[i] = Job{Problem: p, Document: doc}
	})
	if err := r.nameFiles(jobs, output); err != nil {
		return nil, err
	}
	var all source.Faults
	seen := map[string]*scaffold.Problem{}
	for i, j := range jobs {
		all = append(all, faults[i]...)
		if first := seen[j.Name]; first != nil && len(faults[i]) == 0 && !output.isFile() {
			all.Add(j.Problem.At, "give one of them another title",
				"%s would have the same file as the problem at %s: %s", source.Quote(j.Problem.Title()), first.At, j.Name)
		}
		seen[j.Name] = j.Problem
	}
	all.Sort() // a flag is at fault once, however many problems it is said for
	return jobs, all.Unique()
}

// Edit opens files in the author's editor, if that was asked for.
func (r *Run) Edit(ctx context.Context, paths []string) error {
	if r.editor == nil || len(paths) == 0 {
		return nil
	}
	return prompt.RunEditor(ctx, r.Setup.Streams, r.editor, paths...)
}
