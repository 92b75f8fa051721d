package generate

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
)

// updateFiles brings the files of the jobs up to date, section by section, and
// tells what was done, or, where nothing is to be written, what would be.
func (r *Run) updateFiles(ctx context.Context, out *disk.Folder, jobs []Job, o WriteOptions) error {
	path, prefix := r.bankRoot(o.Output.Folder())
	root, err := openFolder(path, o)
	if err != nil {
		return err
	}
	defer root.Close()
	u, err := bank.BeginUpdate(ctx, root, out, bank.UpdateOptions{
		Template: r.Template, Prefix: filepath.ToSlash(prefix), Force: o.Force, DryRun: o.isPreview(),
	})
	if err != nil {
		return err
	}
	report := newUpdateReport(r, out, path, jobs, o)
	err = r.updateJobs(ctx, u, jobs, report)
	return errors.Join(err, u.Close())
}

// bankRoot gives the path of the bank's root, where its manifest is, and that
// of the output folder below it. Without settings, or when the output is
// elsewhere, the root is the output folder itself.
func (r *Run) bankRoot(folder string) (root, prefix string) {
	if r.Setup.Settings.Root != "" {
		if prefix, ok := input.Below(folder, r.Setup.Settings.Root); ok {
			return r.Setup.Settings.Path("."), prefix
		}
	}
	return folder, ""
}

// updateJobs plans all files, settles what is to be settled, and then writes them.
func (r *Run) updateJobs(ctx context.Context, u *bank.Update, jobs []Job, report *updateReport) error {
	s := &settler{
		run: r, update: u, folder: report.folder, root: report.root, jobs: jobs,
		specs: map[string]string{}, plans: make([]bank.FileUpdate, len(jobs)), errs: make([]error, len(jobs)), settled: make([]map[string]merge.Side, len(jobs)),
	}
	r.addSpecs(s.specs, jobs, report.root)
	input.Parallel(len(jobs), func(i int) {
		if s.errs[i] = ctx.Err(); s.errs[i] == nil {
			s.plan(i)
		}
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.take(r.Setup.Options.take); err != nil {
		return err
	}
	if r.Setup.Options.interactive {
		if err := s.ask(prompt.New(ctx, r.Setup.Streams)); err != nil {
			return err
		}
	}
	return r.commit(ctx, s, report)
}

// commit writes the files that were planned, or tells what would be written.
func (r *Run) commit(ctx context.Context, s *settler, report *updateReport) error {
	var planned []bank.FileUpdate
	for i := range s.plans {
		if s.errs[i] != nil {
			report.job(s.jobs[i], s.errs[i])
			continue
		}
		planned = append(planned, s.plans[i])
	}
	orphans := s.update.Orphans(s.plans, isGone(s.specs, report.root))
	if report.options.isPreview() {
		for i := range planned {
			report.file(planned[i])
		}
		return report.end(orphans, s.update.IsStale(planned))
	}
	if err := s.update.Commit(ctx, planned, report.file); err != nil {
		report.fail(err)
	}
	return report.end(orphans, false)
}

// generated is what a job is now, which was made from a spec. Its content is in the buffer.
func (r *Run) generated(j Job, spec string, buffer []byte) bank.Generated {
	g := bank.Generated{Name: j.Name, From: spec, Content: j.Document.AppendTo(buffer[:0]), Said: j.Problem.Paths()}
	if !r.saysDay(j.Problem) {
		g.AsOf = func(existing []byte) []byte { return r.asOf(j, existing) }
	}
	return g
}

// addSpecs adds the paths of the jobs' specs below the root of the bank, by their names
// as they were given. One that is not a file has the path "".
func (r *Run) addSpecs(paths map[string]string, jobs []Job, root string) {
	for _, j := range jobs {
		name := j.Problem.At.Name
		if _, ok := paths[name]; !ok {
			paths[name] = r.specBelow(name, root)
		}
	}
}

func (r *Run) specBelow(name, root string) string {
	if len(r.Setup.Options.from) == 0 || name == "" {
		return ""
	}
	if _, err := os.Stat(name); err != nil { // standard input
		return ""
	}
	root, err1 := filepath.Abs(root)
	file, err2 := filepath.Abs(name)
	below, err3 := filepath.Rel(root, file)
	if err1 != nil || err2 != nil || err3 != nil {
		return ""
	}
	return filepath.ToSlash(below)
}

// isGone reports whether a spec that the manifest names does not exist any more,
// or was read in this run and no longer has the problem.
func isGone(specs map[string]string, root string) func(spec string) bool {
	read := map[string]bool{}
	for _, path := range specs {
		read[path] = true
	}
	return func(spec string) bool {
		_, err := os.Stat(filepath.Join(root, filepath.FromSlash(spec)))
		return read[spec] || errors.Is(err, fs.ErrNotExist)
	}
}
