package generate

import (
	"context"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
)

// Make makes the files of the problems without asking a question. Everything is
// rendered and checked before the first file is written.
func (r *Run) Make(ctx context.Context) error {
	if _, ok := r.problems[0].Get("title"); !ok && len(r.Setup.Options.from) == 0 {
		return cli.WrongUse(`give one with --title "…", or a spec with --from FILE`, "there is no title, and newproblem cannot ask for one here")
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
	if len(r.Setup.Options.from) > 0 && !o.Output.IsStdout() && (o.Update || !o.isPreview()) {
		go r.Template.Layout() // which the manifest needs: it is measured meanwhile
	}
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

// Edit opens files in the author's editor, if that was asked for.
func (r *Run) Edit(ctx context.Context, paths []string) error {
	if r.editor == nil || len(paths) == 0 {
		return nil
	}
	return prompt.RunEditor(ctx, r.Setup.Streams, r.editor, paths...)
}
