package generate

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// A report tells what a run does with each file. The paths of files that change
// are the product; all else is talk.
type report struct {
	run     *Run
	options WriteOptions
	folder  *disk.Folder
	out     *bufio.Writer

	written   int    // files
	last      string // the path of the last of them
	unchanged []string
	refused   source.Faults
	failed    error // the first
}

func newReport(r *Run, folder *disk.Folder, o WriteOptions) report {
	return report{run: r, options: o, folder: folder, out: bufio.NewWriter(r.Setup.Streams.Out)}
}

// A result is what --json tells of a file.
type result struct {
	Path         string      `json:"path"`
	Action       disk.Action `json:"action"`
	Title        string      `json:"title"`
	Slug         string      `json:"slug"`
	Placeholders int         `json:"placeholders_left"`
}

// result is what there is to tell of a job's file, which has this content now.
func (r *report) result(j Job, action disk.Action, content []byte) result {
	left := 0
	if page, err := r.run.Template.Page(content); err == nil {
		for range page.Placeholders() {
			left++
		}
	} else {
		r.fail(err)
	}
	return result{r.folder.Path(j.Name), action, j.Problem.Title(), Slug(j.Problem), left}
}

// object prints what --json tells of a file.
func (r *report) object(v any) { _ = cli.PrintJSON(r.out, v) } // flush gives the error

// wrote notes that a file was written.
func (r *report) wrote(path string) { r.written, r.last = r.written+1, path }

// wouldBe tells what would become of a file.
func (r *report) wouldBe(path string, action disk.Action) {
	r.run.Setup.Streams.Note("%s would be %s", path, action)
}

// fail notes the error that the run ends with, if it is the first. No error is
// nothing to note.
func (r *report) fail(err error) {
	if r.failed == nil {
		r.failed = err
	}
}

// flush writes what is buffered. If standard output cannot be written, it names
// on standard error the last file that was written, and how many there were.
func (r *report) flush() {
	err := r.out.Flush()
	if err == nil {
		return
	}
	s := r.run.Setup.Streams
	switch {
	case r.written == 1:
		s.Note("%s was written anyway", r.last)
	case r.written > 1:
		s.Note("%d files were written anyway, the last of them %s", r.written, r.last)
	}
	if r.failed != nil {
		s.Report(r.failed)
	}
	r.failed = cli.OutputFailed(err)
}

// tellUnchanged names the files that are unchanged, or only counts them if there
// are more than most.
func (r *report) tellUnchanged(most int) {
	s := r.run.Setup.Streams
	if n := len(r.unchanged); n > most {
		s.Note("%s unchanged", text.Count(n, "file is", "files are"))
		return
	}
	for _, path := range r.unchanged {
		s.Note("%s is unchanged", path)
	}
}

// err is the error that ends the run. If the run failed, what was refused is
// reported first; and a run that was stopped does not claim that nothing was
// written if something was.
func (r *report) err() error {
	refused := r.refused.Err()
	if r.failed == nil {
		return refused
	}
	if refused != nil {
		r.run.Setup.Streams.Report(refused)
	}
	if r.written > 0 && errors.Is(r.failed, context.Canceled) {
		return cli.StoppedError("the files listed on standard output were written, the others were not")
	}
	return r.failed
}

// A writeReport tells what was done with each new file.
type writeReport struct {
	report
	paths []string // of the files that are there now
}

// job tells what was done with one file.
func (r *writeReport) job(j Job, action disk.Action, err error) {
	path := r.folder.Path(j.Name)
	if faults := source.AsFaults(err); faults != nil {
		action = disk.Refused
		r.refused = append(r.refused, faults...)
	} else if err != nil {
		r.fail(err)
		return
	} else if action == disk.Refused {
		r.refused.Add(source.Position{Name: path}, r.wayOut(), "already exists, with other content")
	}
	if action != disk.Refused {
		r.paths = append(r.paths, path)
	}
	if action == disk.Unchanged {
		r.unchanged = append(r.unchanged, path)
	}
	made := action == disk.Created || action == disk.Replaced
	if made && !r.options.DryRun {
		r.wrote(path)
	}
	switch {
	case r.options.JSON:
		r.object(r.result(j, action, j.Document.Bytes()))
	case r.options.DryRun:
		_, _ = j.Document.WriteTo(r.out) // flush gives the error
		if made {
			r.wouldBe(path, action)
		}
	case made:
		fmt.Fprintln(r.out, path)
	}
}

// wayOut is what to do about a file with other content. Where a spec made it,
// an update keeps what was written into it since.
func (r *writeReport) wayOut() string {
	if len(r.run.Setup.Options.from) > 0 {
		return "to keep your edits, add --update; to replace the file, add --force"
	}
	return "to replace it, add --force; to keep both, add --output OTHER.md"
}

// end tells the rest, and gives the error that says how the run ended.
func (r *writeReport) end() error {
	r.tellUnchanged(10)
	return r.err()
}
