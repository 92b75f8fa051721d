package generate

import (
	"cmp"
	"os"
	"path/filepath"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// warnOfLinks tells of links, such as those of related problems, that lead to no
// file: neither on the disk nor among those of this run.
func (r *Run) warnOfLinks(jobs []Job, output Output) {
	folder, ours, told := output.LinkFolder(), map[string]bool{}, false
	for _, j := range jobs {
		ours[filepath.Join(folder, j.Name)] = true
	}
	for _, j := range jobs {
		for path, v := range j.Problem.All() {
			f, _ := spec.Lookup(path)
			if f == nil || f.Key("link") == nil {
				continue
			}
			for _, item := range v.Items {
				link := item.Keys["link"]
				to, ok := spec.RelativePath(spec.OneLine(link.Text))
				file := filepath.Join(folder, filepath.FromSlash(to))
				if _, err := os.Stat(file); !ok || err == nil || ours[file] {
					continue
				}
				fault := &source.Fault{At: cmp.Or(link.At, item.At, j.Problem.Position(path)), What: path + ".link leads to " + to + ", which does not exist yet"}
				r.Setup.Streams.Note("warning: %v", fault)
				told = true
			}
		}
	}
	if told {
		r.Setup.Streams.Hint("write the file, or correct the path")
	}
}
