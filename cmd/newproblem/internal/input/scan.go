package input

import (
	"context"
	"iter"
	"sync"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
)

// A Scan looks for problems in the files that paths lead to.
type Scan struct {
	Streams *cli.Streams
	Paths   []string // files, folders, or "-" alone for standard input
	Judge   Judge

	Progress *cli.Progress // how far it has come; NewScan makes it
}

// A Judge tells what a file is. It is called for several at once.
type Judge interface {
	IsProblem(content []byte) bool // of a file that was found in a folder
	IsBlank(content []byte) bool   // of one that was named: it is the template
}

// NewScan makes a scan of what paths lead to.
func NewScan(ctx context.Context, s *cli.Streams, paths []string, judge Judge) *Scan {
	scan := &Scan{Streams: s, Paths: paths, Judge: judge}
	scan.Progress = cli.NewProgress(s, func() int {
		n := 0
		for range scan.files(ctx) {
			n++
		}
		return n
	})
	return scan
}

// A File is a file that a scan has come to.
type File struct {
	Path      string // as it was named, or found; "-" for standard input
	Named     bool   // it was named itself, and not found in a folder
	IsProblem bool   // it is one, or was named
	IsBlank   bool   // it was named, and is the template
	Content   []byte // until tell has returned
	Err       error  // why it could not be read
}

// Name is the file's name in messages.
func (f *File) Name() string {
	if f.Path == "-" {
		return "standard input"
	}
	return f.Path
}

// TellBlank tells of a file that was named and is the template.
func (s *Scan) TellBlank(f *File) {
	s.Progress.Clear()
	s.Streams.Note("%v", &source.Fault{At: source.Position{Name: f.Name()}, What: "is the template, and no problem yet: its title is still the placeholder"})
	s.Streams.Hint("copy it, and give the copy a title; or run newproblem --title \"…\"")
}

// Run reads the files of a scan and calls work for each, for several at once.
// With each result it calls tell, in the order of the files, until tell reports
// false or the author stops.
func Run[R any](ctx context.Context, scan *Scan, work func(*File) R, tell func(*File, R) bool) {
	type worked struct {
		file   *File
		buffer *[]byte
		result R
	}
	inOrder(scan.files(ctx), func(f found) worked {
		buffer := buffers.Get().(*[]byte)
		file := scan.read(ctx, f, buffer)
		return worked{file, buffer, work(file)}
	}, func(w worked) bool {
		defer buffers.Put(w.buffer)
		scan.Progress.Step()
		return tell(w.file, w.result) && ctx.Err() == nil
	})
	scan.Progress.Clear()
}

// buffers hold files while they are worked on.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// read reads one file into a buffer.
func (s *Scan) read(ctx context.Context, f found, buffer *[]byte) *File {
	file := &File{Path: f.entry.Path, Named: f.entry.Named, Err: f.err}
	if file.Err == nil {
		*buffer, file.Err = readInto(ctx, s.Streams, f.entry.Path, (*buffer)[:0])
		file.Content = *buffer
	}
	if file.Err == nil {
		file.Err = source.CheckEncoding(file.Path, file.Content)
	}
	if file.Err == nil {
		file.IsBlank = file.Named && s.Judge.IsBlank(file.Content)
		file.IsProblem = file.Named && !file.IsBlank || !file.Named && s.Judge.IsProblem(file.Content)
	}
	return file
}

// A found is a file that a walk has come to, or the error on the way to it.
type found struct {
	entry bank.Entry
	err   error
}

// files walks to the files, until the author stops.
func (s *Scan) files(ctx context.Context) iter.Seq[found] {
	return func(yield func(found) bool) {
		if len(s.Paths) == 1 && s.Paths[0] == "-" {
			yield(found{entry: bank.Entry{Path: "-", Named: true}})
			return
		}
		for entry, err := range bank.Walk(s.Paths) {
			if ctx.Err() != nil || !yield(found{entry, err}) {
				return
			}
		}
	}
}
