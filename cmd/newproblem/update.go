package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
)

// updateFiles brings the files of the jobs up to date, section by section, and
// tells what was done, or, where nothing is to be written, what would be.
func (m *maker) updateFiles(ctx context.Context, out *bank.Folder, jobs []job) error {
	root, prefix, err := m.bankRoot(out)
	if err != nil {
		return err
	}
	defer root.Close()
	u, err := bank.BeginUpdate(ctx, root, out, bank.UpdateHow{Template: m.template, Prefix: prefix, Force: m.force, Look: m.looks()})
	if err != nil {
		return err
	}
	report := newUpdateReporter(m, out, jobs)
	err = m.updateJobs(ctx, u, jobs, report)
	return errors.Join(err, u.Close())
}

// looks reports whether nothing is to be written.
func (m *maker) looks() bool { return m.dryRun || m.onlyCheck }

// bankRoot opens the root of the bank, where its lock stands, and gives the
// path of the output folder below it. Without settings, or when the output is
// elsewhere, the root is the output folder itself.
func (m *maker) bankRoot(out *bank.Folder) (root *bank.Folder, prefix string, err error) {
	path := m.folder()
	if below, ok := m.belowRoot(path); ok {
		path, prefix = m.settings.Path("."), filepath.ToSlash(below)
	}
	root, err = m.openFolder(path)
	return root, prefix, err
}

// belowRoot gives a path as it is below the root of the bank, if it is there.
func (m *maker) belowRoot(path string) (below string, ok bool) {
	absolute, err := filepath.Abs(path)
	if m.settings.Root == "" || err != nil {
		return "", false
	}
	below, err = filepath.Rel(m.settings.Root, absolute)
	return below, err == nil && filepath.IsLocal(below)
}

// updateJobs plans all files, and then writes them.
func (m *maker) updateJobs(ctx context.Context, u *bank.Update, jobs []job, report *updateReporter) error {
	files, errs := make([]bank.FileUpdate, len(jobs)), make([]error, len(jobs))
	inParallel(len(jobs), func(i int) {
		if errs[i] = ctx.Err(); errs[i] == nil {
			files[i], errs[i] = u.Plan(m.generated(jobs[i]))
		}
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	var planned []bank.FileUpdate
	for i := range files {
		if errs[i] != nil {
			report.refuse(jobs[i], errs[i])
			continue
		}
		planned = append(planned, files[i])
	}
	orphans := u.Orphans(planned, m.isGone(jobs))
	if m.looks() {
		for i := range planned {
			report.file(planned[i])
		}
		return report.end(orphans, u.IsStale(planned))
	}
	if err := u.Commit(ctx, planned, report.file); err != nil {
		report.fail(err)
	}
	return report.end(orphans, false)
}

// generated is what a job is now.
func (m *maker) generated(j job) bank.Generated {
	g := bank.Generated{Name: j.name, From: m.specOf(j.problem), Content: j.doc.Bytes()}
	if !m.saysDay(j.problem) {
		g.AsOf = func(existing []byte) []byte { return m.asOf(j, existing) }
	}
	return g
}

// asOf is a job's document with the day that a file of it says, or with today.
func (m *maker) asOf(j job, existing []byte) []byte {
	p := withDefaults(j.problem, m.defaults())
	said, err := m.template.ReadFields(existing, "last_updated")
	if err != nil {
		return j.doc.Bytes()
	}
	if day, ok := said.Get("last_updated"); ok {
		p.Set("last_updated", day)
	}
	doc, err := m.template.Render(p)
	if err != nil { // what stands there is no day
		return j.doc.Bytes()
	}
	return doc.Bytes()
}

// specOf is the spec that says a problem, below the root of the bank; "" when
// it is not there.
func (m *maker) specOf(p *scaffold.Problem) string {
	if len(m.from) == 0 || p.At.Name == "" {
		return ""
	}
	root := m.settings.Root
	if root == "" {
		root = m.folder()
	}
	absolute, err := filepath.Abs(p.At.Name)
	if err != nil {
		return ""
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return ""
	}
	below, err := filepath.Rel(root, absolute)
	if _, there := os.Stat(absolute); err != nil || there != nil {
		return ""
	}
	return filepath.ToSlash(below)
}

// isGone reports of a spec of the lock whether it is there no more, or was
// read in this run and has no longer the problem.
func (m *maker) isGone(jobs []job) func(spec string) bool {
	read := map[string]bool{}
	for _, j := range jobs {
		read[m.specOf(j.problem)] = true
	}
	root := m.settings.Root
	if root == "" {
		root = m.folder()
	}
	return func(spec string) bool {
		_, err := os.Stat(filepath.Join(root, filepath.FromSlash(spec)))
		return read[spec] || errors.Is(err, fs.ErrNotExist)
	}
}
