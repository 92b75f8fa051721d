package generate

import (
	"bufio"
	"context"
	"os"
	"sync"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// WriteOptions are those of the command line.
func (r *Run) WriteOptions() WriteOptions {
	o, c := r.Setup.Options, r.Setup.Choices
	return WriteOptions{Output: c.Output, Force: o.force, DryRun: c.DryRun, JSON: o.json, Update: o.update, OnlyCheck: o.onlyCheck}
}

// Plan tells what writing a job would do, and touches nothing.
func (r *Run) Plan(j Job, o WriteOptions) (disk.Action, error) {
	folder, err := disk.OpenDryRun(o.Output.Folder())
	if err != nil {
		return "", err
	}
	defer folder.Close()
	return folder.Plan(r.file(j, nil), disk.WriteOptions{Force: o.Force})
}

// Write writes the documents, or brings their files up to date, and reports each
// file. It gives the paths of the files that are there now. What is doubtful in
// the problems is told first.
func (r *Run) Write(ctx context.Context, jobs []Job, o WriteOptions) (paths []string, err error) {
	r.warn(jobs)
	if o.Output.IsStdout() {
		return nil, r.print(jobs)
	}
	r.warnOfTags(jobs)
	r.warnOfLinks(jobs, o.Output)
	folder, err := openOutput(o)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	if o.Update {
		return nil, r.updateFiles(ctx, folder, jobs, o)
	}
	return r.writeFiles(ctx, folder, jobs, o)
}

// warn tells what is doubtful in the problems. It stops nothing.
func (r *Run) warn(jobs []Job) {
	var doubts source.Faults
	for _, j := range jobs {
		doubts = append(doubts, j.Document.Warnings()...)
	}
	for _, f := range source.AsFaults(doubts.Unique()) { // a warning about a flag is given once, however many problems the flag is for
		r.Setup.Streams.Note("warning: %v", f)
		r.Setup.Streams.Hint(cli.HintOf(f))
	}
}

// warnOfTags tells of tags that the bank's settings do not have, or call by
// another name.
func (r *Run) warnOfTags(jobs []Job) {
	if r.Setup.Settings.Tags == nil {
		return
	}
	vocabulary := bank.NewVocabulary(r.Setup.Settings, nil)
	warned := map[string]bool{}
	for _, j := range jobs {
		v, _ := j.Problem.Get("tags")
		for _, tag := range v.Items {
			if _, problem := vocabulary.Resolve(tag.Text); problem != "" && !warned[tag.Text] {
				warned[tag.Text] = true
				r.Setup.Streams.Note("warning: %v", &source.Fault{At: tag.At, What: problem})
			}
		}
	}
}

// print writes the documents to standard output.
func (r *Run) print(jobs []Job) error {
	out := bufio.NewWriter(r.Setup.Streams.Out)
	for _, j := range jobs {
		if _, err := j.Document.WriteTo(out); err != nil {
			return cli.OutputFailed(err)
		}
	}
	if err := out.Flush(); err != nil {
		return cli.OutputFailed(err)
	}
	return nil
}

// openOutput opens the output folder, which it makes unless nothing is to be
// written.
func openOutput(o WriteOptions) (*disk.Folder, error) {
	folder := o.Output.Folder()
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return nil, cli.WrongUse("give a folder, or a name that ends in .md", "--output: %s is a file, not a folder", folder)
	}
	return openFolder(folder, o)
}

// openFolder opens a folder, which it makes unless nothing is to be written.
func openFolder(path string, o WriteOptions) (*disk.Folder, error) {
	if o.isPreview() {
		return disk.OpenDryRun(path)
	}
	return disk.Open(path)
}

// file is what is to be written for a job.
func (r *Run) file(j Job, buffer []byte) disk.File {
	f := disk.File{Name: j.Name, Content: j.Document.AppendTo(buffer[:0])}
	if !r.saysDay(j.Problem) {
		f.Same = func(existing []byte) bool {
			return r.Template.EqualButDate(r.WithDefaults(j.Problem), existing)
		}
	}
	return f
}

// buffers hold documents while they are written, or compared with what is there.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// batch is how many files are written before they are reported.
const batch = 256

// writeFiles writes the files, or in a dry run only looks, and reports each.
func (r *Run) writeFiles(ctx context.Context, folder *disk.Folder, jobs []Job, o WriteOptions) ([]string, error) {
	report := &writeReport{report: newReport(r, folder, o)}
	record, err := r.openRecord(o)
	if err != nil {
		return nil, err
	}
	defer record.close()
	how := disk.WriteOptions{Force: o.Force, Sync: o.Sync}
	put := folder.Put
	if o.DryRun {
		put = folder.Plan
	}
	for len(jobs) > 0 {
		now := jobs[:min(batch, len(jobs))]
		jobs = jobs[len(now):]
		actions, errs := make([]disk.Action, len(now)), make([]error, len(now))
		record.begin(now)
		input.Parallel(len(now), func(i int) {
			buffer := buffers.Get().(*[]byte)
			defer buffers.Put(buffer)
			if errs[i] = ctx.Err(); errs[i] == nil {
				file := r.file(now[i], *buffer)
				*buffer = file.Content
				actions[i], errs[i] = put(file, how)
				record.note(i, now[i], actions[i], file.Content)
			}
		})
		recording := record.end(now)
		for i, j := range now {
			report.job(j, actions[i], errs[i])
		}
		report.fail(recording)
		if report.flush(); report.failed != nil {
			break
		}
	}
	return report.paths, report.end()
}
