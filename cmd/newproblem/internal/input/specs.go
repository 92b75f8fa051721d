package input

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// chunkSize is about how much of a spec is parsed at once.
const chunkSize = 64 << 10

// Specs reads the problems of all --from sources, in order. A problem that
// cannot be read is nil, and its faults are told; others are read all the same.
func Specs(ctx context.Context, s *cli.Streams, from []string) ([]*spec.Problem, error) {
	var faults source.Faults
	var problems []*spec.Problem
	for _, name := range from {
		files, err := expand(name)
		if err != nil {
			faults = append(faults, Fault(name, err))
			continue
		}
		for _, file := range files {
			more, err := readSpec(ctx, s, file)
			if err != nil && source.AsFaults(err) == nil {
				faults = append(faults, Fault(file, err))
			}
			faults = append(faults, source.AsFaults(err)...)
			problems = append(problems, more...)
		}
	}
	return problems, faults.Err()
}

// expand gives the files that a --from names: of a folder, its specs in order.
func expand(name string) ([]string, error) {
	if name == "-" {
		return []string{name}, nil
	}
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		return []string{name}, err
	}
	entries, err := os.ReadDir(name) // sorted by name
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(e.Name()))) {
			files = append(files, filepath.Join(name, e.Name()))
		}
	}
	if len(files) == 0 {
		return nil, errors.New("is a folder without a spec in it (*.yaml, *.yml, *.json)")
	}
	return files, nil
}

// readSpec reads the problems of one file.
func readSpec(ctx context.Context, s *cli.Streams, file string) ([]*spec.Problem, error) {
	name, data, err := Read(ctx, s, file)
	if err != nil {
		return nil, err
	}
	chunks, err := source.Split(name, data, chunkSize)
	if err != nil {
		return nil, err
	}
	type result struct {
		problems []*spec.Problem
		faults   source.Faults
	}
	results := make([]result, len(chunks))
	Parallel(len(chunks), func(i int) {
		nodes, faults := chunks[i].Parse()
		r := &results[i]
		r.faults = faults
		for _, n := range nodes {
			more, err := spec.ReadAll(n)
			r.faults = append(r.faults, source.AsFaults(err)...)
			r.problems = append(r.problems, more...)
		}
	})
	var problems []*spec.Problem
	var faults source.Faults
	for _, r := range results {
		problems, faults = append(problems, r.problems...), append(faults, r.faults...)
	}
	if len(problems) == 0 && len(faults) == 0 {
		faults.Add(source.Position{Name: name}, "newproblem spec > spec.yaml makes one to start from", "is empty: there is no problem in it")
	}
	if len(faults) > 0 && strings.EqualFold(filepath.Ext(file), ".md") { // what YAML makes of it would help nobody
		return nil, &source.Fault{
			At: source.Position{Name: name}, What: "is Markdown, and no spec",
			Hint: "newproblem spec FILE.md reads the spec back from a problem",
		}
	}
	faults.Sort()
	return problems, faults.Err()
}
