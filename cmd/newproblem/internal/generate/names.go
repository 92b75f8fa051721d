package generate

import (
	"fmt"
	"os"
	"path/filepath"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/spec"
)

// Slug is what the file of a problem is named after: what the problem says, or
// its title.
func Slug(p *spec.Problem) string {
	if v, ok := p.Get("slug"); ok {
		return v.Text
	}
	return spec.Slug(p.Title())
}

// FileName is the name of the file of one problem in the output folder.
func (r *Run) FileName(p *spec.Problem, output Output) (string, error) {
	jobs := []Job{{Problem: p}}
	err := r.nameFiles(jobs, output)
	return jobs[0].Name, err
}

// nameFiles gives the jobs the names of their files in the output folder.
func (r *Run) nameFiles(jobs []Job, output Output) error {
	if output.isFile() {
		for i := range jobs {
			jobs[i].Name = filepath.Base(string(output))
		}
		return nil
	}
	names, err := r.namesIn(output.Folder())
	if err != nil {
		return err
	}
	for i := range jobs {
		if jobs[i].Name, err = names.Name(Slug(jobs[i].Problem)); err != nil {
			return err
		}
	}
	return nil
}

// namesIn knows the names of the files in a folder, as far as they matter for
// those of others.
func (r *Run) namesIn(folder string) (*bank.Names, error) {
	pattern := r.Setup.Settings.FileName
	if pattern == nil {
		return pattern.NewNames(nil), nil
	}
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		return nil, fmt.Errorf("looking for the next number: %w", err)
	}
	var there []string
	for _, e := range entries {
		there = append(there, e.Name())
	}
	return pattern.NewNames(there), nil
}
