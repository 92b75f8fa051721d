package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/spec"
)

// updateFiles brings the files of the jobs up to date, section by section, and
// tells what was done, or, where nothing is to be written, what would be.
func (m *maker) updateFiles(ctx context.Context, out *bank.Folder, jobs []job) error {
	path, prefix := m.bankRoot()
	root, err := m.openFolder(path)
	if err != nil {
		return err
	}
	defer root.Close()
	u, err := bank.BeginUpdate(ctx, root, out, bank.UpdateHow{
		Template: m.template, Prefix: filepath.ToSlash(prefix), Force: m.force, Look: m.looks(),
	})
	if err != nil {
		return err
	}
	report := newUpdateReporter(m, out, jobs)
	err = m.updateJobs(ctx, u, jobs, report)
	return errors.Join(err, u.Close())
}

// looks reports whether nothing is to be written.
func (m *maker) looks() bool { return m.dryRun || m.onlyCheck }

// bankRoot gives the path of the bank's root, where its lock stands, and that
// of the output folder below it. Without settings, or when the output is
// elsewhere, the root is the output folder itself.
func (m *maker) bankRoot() (root, prefix string) {
	if m.settings.Root != "" {
		if prefix, ok := pathBelow(m.folder(), m.settings.Root); ok {
			return m.settings.Path("."), prefix
		}
	}
	return m.folder(), ""
}

// pathBelow gives a path as it is below a folder, and whether it is there.
func pathBelow(path, folder string) (below string, ok bool) {
	path, err1 := filepath.Abs(path)
	folder, err2 := filepath.Abs(folder)
	below, err3 := filepath.Rel(folder, path)
	return below, err1 == nil && err2 == nil && err3 == nil && filepath.IsLocal(below)
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

// specOf is the spec that says a problem, as it is seen from the root of the
// bank; "" when it is no file.
func (m *maker) specOf(p *spec.Problem) string {
	if len(m.from) == 0 || p.At.Name == "" {
		return ""
	}
	if _, err := os.Stat(p.At.Name); err != nil { // standard input
		return ""
	}
	root, _ := m.bankRoot()
	root, err1 := filepath.Abs(root)
	specText, err2 := filepath.Abs(p.At.Name)
	below, err3 := filepath.Rel(root, specText)
	if err1 != nil || err2 != nil || err3 != nil {
		return ""
	}
	return filepath.ToSlash(below)
}

// isGone reports of a spec of the lock whether it is there no more, or was
// read in this run and has no longer the problem.
func (m *maker) isGone(jobs []job) func(specText string) bool {
	read := map[string]bool{}
	for _, j := range jobs {
		read[m.specOf(j.problem)] = true
	}
	root, _ := m.bankRoot()
	return func(specText string) bool {
		_, err := os.Stat(filepath.Join(root, filepath.FromSlash(specText)))
		return read[specText] || errors.Is(err, fs.ErrNotExist)
	}
}
