package generate

import (
	"os"
	"path/filepath"
	"sync"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// warnOfLinks tells of links, of related problems and in texts, that lead to no
// file: neither on the disk nor among those of this run.
func (r *Run) warnOfLinks(jobs []Job, output Output) {
	folder, told := output.LinkFolder(), false
	ours := sync.OnceValue(func() map[string]bool {
		files := make(map[string]bool, len(jobs))
		for _, j := range jobs {
			files[filepath.Join(folder, j.Name)] = true
		}
		return files
	})
	for _, j := range jobs {
		for _, link := range spec.Builtin().Links(j.Problem) {
			file := filepath.Join(folder, filepath.FromSlash(link.To))
			if _, err := os.Stat(file); err == nil || ours()[file] {
				continue
			}
			fault := &source.Fault{At: link.At, What: link.Path + " leads to " + link.To + ", which does not exist yet"}
			r.Setup.Streams.Note("warning: %v", fault)
			told = true
		}
	}
	if told {
		r.Setup.Streams.Hint("write the file, or correct the path")
	}
}
