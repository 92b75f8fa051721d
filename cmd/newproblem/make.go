package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A job is one problem on its way to a file.
type job struct {
	problem *spec.Problem
	doc     *scaffold.Document
	name    string // of the file, in the output folder
}

// makeProblems is the main command: spec, flags and answers fill a problem,
// the template renders it, and the file is written.
func makeProblems(ctx context.Context, w *world, o *options) error {
	if err := o.check(); err != nil {
		return err
	}
	if err := checkEpoch(w); err != nil {
		return err
	}
	if err := o.useSettings(); err != nil {
		return err
	}
	ask, err := o.mayAsk(w)
	if err != nil {
		return err
	}
	if ask || o.edit || o.related > 0 || len(o.from) > 0 || o.template != scaffold.BuiltinName || o.update {
		ctx = interruptible(ctx)
	}
	if ask && o.given("related") {
		return wrongUse("leave it out: the closest problems are offered among the questions", "--related and questions cannot go together")
	}
	if ask {
		return o.ask(ctx, w)
	}
	m, problems, err := o.maker(ctx, w)
	if err != nil {
		return err
	}
	return m.make(ctx, problems)
}

// maker reads what the options name, and gives what makes the problems, with
// what spec and flags say of them.
func (o *options) maker(ctx context.Context, w *world) (*maker, []*spec.Problem, error) {
	template, err := readTemplate(ctx, o.template)
	if err != nil {
		return nil, nil, err
	}
	problems, err := o.say(ctx, w)
	if err != nil {
		return nil, nil, err
	}
	editor, err := o.editor(w)
	if err != nil {
		return nil, nil, err
	}
	return &maker{world: w, options: o, template: template, editor: editor}, problems, nil
}

// A maker makes the files of one run.
type maker struct {
	*world
	*options
	template *scaffold.Template
	editor   []string // the command that edits a file, when it was asked for
	sync     bool     // wait until the disk has each file
	made     func()   // called when all is where it was to go; may be nil
}

// say puts together what spec and flags say, problem by problem. When
// anything is wrong with one of them, all that is wrong is reported.
func (o *options) say(ctx context.Context, w *world) ([]*spec.Problem, error) {
	flags, err := o.problem()
	faults := source.AsFaults(err)
	problems := []*spec.Problem{{}}
	if len(o.from) > 0 {
		problems, err = readSpecs(ctx, w, o.from)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		faults = append(faults, source.AsFaults(err)...)
	}
	if len(problems) > 1 {
		faults = append(faults, o.onlyForOne(len(problems))...)
	}
	for _, p := range problems {
		p.Overlay(flags)
	}
	if len(faults) == 0 {
		return problems, nil
	}
	for _, p := range problems {
		faults = append(faults, source.AsFaults(p.Validate())...)
		if len(o.from) > 0 {
			faults = append(faults, source.AsFaults(p.RequireTitle())...)
		}
	}
	faults.Sort()
	return nil, faults.Unique()
}

// onlyForOne refuses what makes no sense for several problems.
func (o *options) onlyForOne(n int) source.Faults {
	var faults source.Faults
	several := fmt.Sprintf("the spec has %d problems", n)
	if o.given("title") {
		faults.Add(flagName("title"), "leave --title out, or give a spec of one problem", "%s, which cannot share one title", several)
	}
	if isFile(o.output) {
		faults.Add(flagName("output"), "give a folder", "%s, which cannot share one file", several)
	}
	if o.interactive {
		faults.Add(flagName("interactive"), "give a spec of one problem", "%s; questions are asked about one", several)
	}
	return faults
}

// isFile reports whether an output names a file and not a folder.
func isFile(output string) bool {
	if !strings.EqualFold(filepath.Ext(output), ".md") {
		return false
	}
	info, err := os.Stat(output)
	return err != nil || !info.IsDir()
}

// make makes the problems that are said, without a question. Everything is
// rendered and checked before the first file is written.
func (m *maker) make(ctx context.Context, problems []*spec.Problem) error {
	if _, ok := problems[0].Get("title"); !ok && len(m.from) == 0 {
		return wrongUse(`give one with --title "…", or a spec with --from FILE`, "there is no title, and nobody can be asked for one")
	}
	if m.related == 0 {
		return m.makeFiles(ctx, problems)
	}
	c, err := m.relate(ctx, problems)
	if err != nil {
		return err
	}
	if err := m.makeFiles(ctx, problems); err != nil {
		return err
	}
	return c.end()
}

// makeFiles renders and writes the problems.
func (m *maker) makeFiles(ctx context.Context, problems []*spec.Problem) error {
	jobs, err := m.render(problems)
	if err != nil {
		return err
	}
	m.warn(jobs)
	if m.output == "-" {
		return m.print(jobs)
	}
	m.warnOfTags(problems)
	folder, err := m.open()
	if err != nil {
		return err
	}
	defer folder.Close()
	if m.update {
		return m.updateFiles(ctx, folder, jobs)
	}
	return m.write(ctx, folder, jobs)
}

// render makes the documents, and reports all faults of all problems at once.
func (m *maker) render(problems []*spec.Problem) ([]job, error) {
	jobs := make([]job, len(problems))
	faults := make([]source.Faults, len(problems))
	defaults := m.defaults()
	inParallel(len(problems), func(i int) {
		p := problems[i]
		if err := p.RequireTitle(); err != nil {
			faults[i] = source.AsFaults(err)
		}
		doc, err := m.template.Render(withDefaults(p, defaults))
		faults[i] = append(faults[i], source.AsFaults(err)...)
		jobs[i] = job{problem: p, doc: doc}
	})
	if err := m.nameFiles(jobs); err != nil {
		return nil, err
	}
	var all source.Faults
	seen := map[string]*spec.Problem{}
	for i, j := range jobs {
		all = append(all, faults[i]...)
		if first := seen[j.name]; first != nil && len(faults[i]) == 0 && !isFile(m.output) {
			all.Add(j.problem.At, "give one of them another title",
				"%s would have the same file as the problem at %s: %s", source.Quote(j.problem.Title()), first.At, j.name)
		}
		seen[j.name] = j.problem
	}
	all.Sort() // a flag is at fault once, however many problems it is said for
	return jobs, all.Unique()
}

// defaults are what is said when nobody says it: what the bank's settings say,
// the version, and the date of the clock, or of SOURCE_DATE_EPOCH in its place.
func (m *maker) defaults() *spec.Problem {
	p := &spec.Problem{}
	if m.template.Uses("version") {
		p.Set("version", spec.Text("1.0"))
	}
	if m.template.Uses("last_updated") {
		p.Set("last_updated", spec.Text(today(m.world)))
	}
	if m.settings.Defaults != nil {
		p.Overlay(m.settings.Defaults)
	}
	return p
}

// checkEpoch refuses a SOURCE_DATE_EPOCH that is no time: the clock in its
// place would give other bytes on each day.
func checkEpoch(w *world) error {
	const year10000 = 253402300800
	value := w.env("SOURCE_DATE_EPOCH")
	seconds, err := strconv.ParseInt(value, 10, 64)
	if value == "" || err == nil && seconds >= 0 && seconds < year10000 {
		return nil
	}
	return wrongUse("set it to whole seconds since 1970, or unset it", "$SOURCE_DATE_EPOCH cannot be %s", source.Quote(value))
}

// today is the date of the clock.
func today(w *world) string {
	if seconds, err := strconv.ParseInt(w.env("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
	}
	return w.now().Format(time.DateOnly)
}

// withDefaults is p, over the defaults.
func withDefaults(p, defaults *spec.Problem) *spec.Problem {
	all := defaults.Clone()
	all.Overlay(p)
	all.At = p.At
	return all
}

// folder is the path of the output folder.
func (m *maker) folder() string { return folderOf(m.output) }

// folderOf is the folder of an output, which may name a file in it.
func folderOf(output string) string {
	if isFile(output) {
		return filepath.Dir(output)
	}
	return output
}

// open opens the output folder, which it makes unless this is a dry run.
func (m *maker) open() (*bank.Folder, error) {
	if info, err := os.Stat(m.folder()); err == nil && !info.IsDir() {
		return nil, wrongUse("give a folder, or a name that ends in .md", "--output: %s is a file, and not a folder", m.folder())
	}
	return m.openFolder(m.folder())
}

// openFolder opens a folder, which it makes unless nothing is to be written.
func (m *maker) openFolder(path string) (*bank.Folder, error) {
	if m.looks() {
		return bank.Rehearse(path)
	}
	return bank.Open(path)
}

// print writes the documents to standard output.
func (m *maker) print(jobs []job) error {
	out := bufio.NewWriter(m.stdout)
	for _, j := range jobs {
		if _, err := j.doc.WriteTo(out); err != nil {
			return outputFailed(err)
		}
	}
	if err := out.Flush(); err != nil {
		return outputFailed(err)
	}
	m.tellMade()
	return nil
}

// tellMade tells whoever waits for it that all is where it was to go.
func (m *maker) tellMade() {
	if m.made != nil {
		m.made()
	}
}

// file is what is to be written for a job.
func (m *maker) file(j job, buffer []byte) bank.File {
	f := bank.File{Name: j.name, Content: j.doc.AppendTo(buffer[:0])}
	if !m.saysDay(j.problem) {
		f.Same = func(existing []byte) bool {
			return m.template.EqualButDate(withDefaults(j.problem, m.defaults()), existing)
		}
	}
	return f
}

// saysDay reports whether somebody says when a problem was last updated, or
// nothing shows it. Else its day is that of the clock.
func (m *maker) saysDay(p *spec.Problem) bool {
	_, said := p.Get("last_updated")
	if !said && m.settings.Defaults != nil {
		_, said = m.settings.Defaults.Get("last_updated")
	}
	return said || !m.template.Uses("last_updated")
}

// buffers hold documents while they are written.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// batch is how many files are written before they are reported.
const batch = 256

// write writes the files, or in a dry run only looks, and reports each.
func (m *maker) write(ctx context.Context, folder *bank.Folder, jobs []job) error {
	report := newReporter(m.world, m.options, m.template, folder)
	how := bank.How{Force: m.force, Sync: m.sync}
	put := folder.Put
	if m.dryRun {
		put = folder.Plan
	}
	for len(jobs) > 0 {
		now := jobs[:min(batch, len(jobs))]
		jobs = jobs[len(now):]
		actions, errs := make([]bank.Action, len(now)), make([]error, len(now))
		inParallel(len(now), func(i int) {
			buffer := buffers.Get().(*[]byte)
			defer buffers.Put(buffer)
			if errs[i] = ctx.Err(); errs[i] == nil {
				file := m.file(now[i], *buffer)
				*buffer = file.Content
				actions[i], errs[i] = put(file, how)
			}
		})
		for i, j := range now {
			report.job(j, actions[i], errs[i])
		}
		if err := report.flush(); err != nil {
			return err
		}
	}
	if err := report.end(); err != nil {
		return err
	}
	m.tellMade()
	if m.editor != nil {
		return m.edit(ctx, report.paths)
	}
	return nil
}
