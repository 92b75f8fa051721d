package generate

import (
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// Render makes the documents, and names their files in the output. It reports
// all faults of all problems at once.
func (r *Run) Render(problems []*spec.Problem, output Output) ([]Job, error) {
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
	seen := map[string]*spec.Problem{}
	for i, j := range jobs {
		all = append(all, faults[i]...)
		if first := seen[j.Name]; first != nil && len(faults[i]) == 0 && !output.isFile() {
			all.Add(j.Problem.At, "give one of them another title, or a slug of its own",
				"%s would get the same file as the problem at %s: %s", source.Quote(j.Problem.Title()), first.At, j.Name)
		}
		seen[j.Name] = j.Problem
	}
	all.Sort() // a fault of a flag is reported once, however many problems the flag is for
	return jobs, all.Unique()
}
