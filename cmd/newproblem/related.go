package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// relate fills in the related problems of each problem that does not say any:
// the closest ones of the bank and of this run, as many as --related says. So
// the next run, which finds those of this one in the bank, gives the same.
func (m *maker) relate(ctx context.Context, problems []*spec.Problem) (*catalogue, error) {
	if !m.template.Uses("related") {
		return nil, &source.Fault{
			At: flagName("related"), Hint: "leave it out, or give the template a place for them: {{ range .related }}",
			What: "related problems have no place in the template " + m.template.Name(),
		}
	}
	c, err := m.readBank(ctx, m.world)
	if err != nil {
		return nil, err
	}
	jobs := make([]job, len(problems))
	for i, p := range problems {
		jobs[i].problem = p
	}
	if err := m.nameFiles(jobs); err != nil {
		return nil, err
	}
	defaults := m.defaults()
	ours := make([]bank.Listed, len(jobs))
	isOurs := map[string]bool{}
	for i, j := range jobs {
		ours[i] = listed(withDefaults(j.problem, defaults), filepath.Join(m.linkFolder(), j.name))
		isOurs[ours[i].File] = true
	}
	all := slices.DeleteFunc(c.problems, func(l bank.Listed) bool { return isOurs[l.File] })
	all = append(all, ours...)
	_, same := defaults.Get("related")
	inParallel(len(problems), func(i int) {
		if _, said := problems[i].Get("related"); said || same || ctx.Err() != nil {
			return
		}
		if closest := m.closest(ours[i], all, m.related); len(closest) > 0 {
			v := spec.Value{At: flagName("related")}
			for _, r := range closest {
				v.Items = append(v.Items, r.Value(m.linkFolder()))
			}
			problems[i].Set("related", v)
		}
	})
	return c, ctx.Err()
}

// listed is what a catalogue would say of a problem, as far as it matters for
// how closely it is related to others.
func listed(p *spec.Problem, file string) bank.Listed {
	tags, _ := p.Get("tags")
	companies, _ := p.Get("companies")
	return bank.Listed{File: file, Title: p.Title(), Tags: texts(tags), Companies: texts(companies)}
}

// closest are the most closely related problems, n at most. Those whose title
// or file cannot stand in a problem are left out.
func (m *maker) closest(one bank.Listed, all []bank.Listed, n int) []bank.Relation {
	var closest []bank.Relation
	for _, r := range bank.Related(one, all) {
		p := &spec.Problem{}
		p.Set("related", spec.Objects(r.Value(m.linkFolder())))
		if p.Validate() == nil {
			closest = append(closest, r)
		}
		if len(closest) == n {
			break
		}
	}
	return closest
}

// readBank lists the problems of the bank: where the settings have them, or
// else below the output folder.
func (m *maker) readBank(ctx context.Context, w *world) (*catalogue, error) {
	var paths []string
	if m.settings.Root == "" {
		paths = []string{m.linkFolder()}
		if _, err := os.Stat(paths[0]); errors.Is(err, fs.ErrNotExist) {
			return &catalogue{settings: m.settings}, nil
		}
	}
	return readCatalogue(ctx, w, m.settings, m.options.template, paths)
}

// linkFolder is the folder from which relative links of the document lead.
func (m *maker) linkFolder() string { return linkFolder(m.output) }

func linkFolder(output string) string {
	if output == "-" {
		return "."
	}
	return folderOf(output)
}
