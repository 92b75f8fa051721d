package generate

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"newproblem/cmd/newproblem/internal/catalog"
	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// relate fills in the related problems of each problem that does not say any:
// the closest ones of the bank and of this run, as many as --related says. So
// the next run, which finds those of this one in the bank, gives the same.
func (r *Run) relate(ctx context.Context) (*catalog.Catalogue, error) {
	if !r.Template.Uses("related") {
		return nil, &source.Fault{
			At: cli.Flag("related"), Hint: "leave it out, or give the template a place for them: {{ range .related }}",
			What: "related problems have no place in the template " + r.Template.Name(),
		}
	}
	output := r.Setup.Choices.Output
	c, err := r.Catalogue(ctx, r.Setup.Streams)
	if err != nil {
		return nil, err
	}
	jobs := make([]Job, len(r.problems))
	for i, p := range r.problems {
		jobs[i].Problem = p
	}
	if err := r.nameFiles(jobs, output); err != nil {
		return nil, err
	}
	ours := make([]bank.Listed, len(jobs))
	isOurs := map[string]bool{}
	for i, j := range jobs {
		ours[i] = Listed(r.WithDefaults(j.Problem), filepath.Join(output.LinkFolder(), j.Name))
		isOurs[ours[i].File] = true
	}
	all := slices.DeleteFunc(c.Problems, func(l bank.Listed) bool { return isOurs[l.File] })
	all = append(all, ours...)
	_, same := r.defaults.Get("related")
	input.Parallel(len(jobs), func(i int) {
		if _, said := jobs[i].Problem.Get("related"); said || same || ctx.Err() != nil {
			return
		}
		if closest := Closest(ours[i], all, r.Setup.Options.related, output.LinkFolder()); len(closest) > 0 {
			v := spec.Value{At: cli.Flag("related")}
			for _, relation := range closest {
				v.Items = append(v.Items, relation.Value(output.LinkFolder()))
			}
			jobs[i].Problem.Set("related", v)
		}
	})
	return c, ctx.Err()
}

// Listed is what a catalogue would say of a problem, as far as it matters for
// how closely it is related to others.
func Listed(p *spec.Problem, file string) bank.Listed {
	tags, _ := p.Get("tags")
	companies, _ := p.Get("companies")
	return bank.Listed{File: file, Title: p.Title(), Tags: Texts(tags), Companies: Texts(companies)}
}

// Texts are the texts of a list.
func Texts(v spec.Value) []string {
	var out []string
	for _, item := range v.Items {
		out = append(out, item.Text)
	}
	return out
}

// Closest are the most closely related problems, n at most, as they can be
// linked to from a folder. Those whose title or file cannot stand in a problem
// are left out.
func Closest(one bank.Listed, all []bank.Listed, n int, folder string) []bank.Relation {
	var closest []bank.Relation
	for _, relation := range bank.Related(one, all) {
		p := &spec.Problem{}
		p.Set("related", spec.Objects(relation.Value(folder)))
		if p.Validate() == nil {
			closest = append(closest, relation)
		}
		if len(closest) == n {
			break
		}
	}
	return closest
}

// Catalogue lists the problems of the bank: where the settings have them, or
// else below the output folder.
func (r *Run) Catalogue(ctx context.Context, s *cli.Streams) (*catalog.Catalogue, error) {
	settings := r.Setup.Settings
	var paths []string
	if settings.Root == "" {
		paths = []string{r.Setup.Choices.Output.LinkFolder()}
		if _, err := os.Stat(paths[0]); errors.Is(err, fs.ErrNotExist) {
			return &catalog.Catalogue{Settings: settings}, nil
		}
	}
	return catalog.Read(ctx, s, settings, r.Template, paths)
}
