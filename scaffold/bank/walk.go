package bank

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An Entry is a file that a walk has come to.
type Entry struct {
	Path  string // as it can be opened from here
	Named bool   // it was named itself, and not found in a folder
}

// Walk gives the files that paths name, each once: a file for itself, and for a
// folder the Markdown files in it and below it, in the order of their names.
// Hidden folders, node_modules, what git ignores and symbolic links are passed
// over, unless they are named. What cannot be read comes with its error, and
// the walk goes on.
//
// What a walk remembers are the names in the folders on the way down to where
// it is, however many files it has come by.
func Walk(paths []string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		w := walker{named: map[string]bool{}, yield: yield}
		for _, path := range paths {
			w.named[filepath.Clean(path)] = true
		}
		begun := map[string]bool{}
		for _, path := range paths {
			path = filepath.Clean(path)
			if begun[path] {
				continue
			}
			begun[path] = true
			if !w.start(path) {
				return
			}
		}
	}
}

// A walker is a walk on its way.
type walker struct {
	named map[string]bool // the paths that a walk begins with, which no other comes to
	yield func(Entry, error) bool
}

// start walks what was named. Like all methods of a walker it reports whether
// the walk goes on.
func (w *walker) start(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return w.yield(Entry{path, true}, err)
	}
	ignored, names := ignoredAbove(path)
	return w.folder(path, names, ignored)
}

// folder walks a folder. The names lead to it from the top of what git keeps,
// and what is ignored in it has been read down to the folder above.
func (w *walker) folder(path string, names []string, ignored *ignore) bool {
	found, err := children(path)
	if err != nil && !w.yield(Entry{Path: path}, err) {
		return false
	}
	ignored = ignored.with(path, len(names))
	for _, f := range found {
		below := join(path, f.name)
		names := append(names, f.name)
		switch {
		case w.named[below] || ignored.skips(names, f.isFolder):
		case f.isFolder:
			if !w.folder(below, names, ignored) {
				return false
			}
		case !w.yield(Entry{Path: below}, nil):
			return false
		}
	}
	return true
}

// join is filepath.Join of a clean path and a name, without cleaning again.
func join(path, name string) string {
	switch {
	case path == ".":
		return name
	case os.IsPathSeparator(path[len(path)-1]):
		return path + name
	}
	return path + string(filepath.Separator) + name
}

// A child is a file or a folder that a walk may go to next.
type child struct {
	name     string
	isFolder bool
}

// children gives what a walk may go to in a folder, in the order of the names.
// When the folder cannot be read to its end, it gives what was read.
func children(path string) ([]child, error) {
	dir, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	var found []child
	for {
		entries, err := dir.ReadDir(1000) // at most so many, because few may be of interest
		for _, e := range entries {
			name := e.Name()
			switch {
			case e.IsDir() && name[0] != '.' && name != "node_modules":
				found = append(found, child{name, true})
			case e.Type().IsRegular() && isMarkdown(name):
				found = append(found, child{name, false})
			}
		}
		if err != nil || len(entries) == 0 {
			slices.SortFunc(found, func(a, b child) int { return cmp.Compare(a.name, b.name) })
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return found, err
		}
	}
}

// isMarkdown reports whether a file is Markdown, by its name.
func isMarkdown(name string) bool {
	ext := filepath.Ext(name)
	return strings.EqualFold(ext, ".md") || strings.EqualFold(ext, ".markdown")
}

// ignoredAbove gives what git ignores in the folder at path because of the
// folders above it, and the names that lead to it from the top of its
// repository. A folder that was named is walked even if git ignores it.
func ignoredAbove(path string) (ignored *ignore, names []string) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, nil
	}
	top := absolute
	for !exists(filepath.Join(top, ".git")) {
		above := filepath.Dir(top)
		if above == top { // git does not keep it
			return nil, nil
		}
		top = above
	}
	ignored = ignored.withFile(filepath.Join(top, ".git", "info", "exclude"), 0)
	if top == absolute {
		return ignored, nil
	}
	down, err := filepath.Rel(top, absolute)
	if err != nil {
		return nil, nil
	}
	at := top
	for name := range strings.SplitSeq(filepath.ToSlash(down), "/") {
		ignored = ignored.with(at, len(names))
		if names = append(names, name); ignored.skips(names, true) {
			return nil, nil
		}
		at = filepath.Join(at, name)
	}
	return ignored, names
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
