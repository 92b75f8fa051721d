// Package bank keeps problems in a folder on disk. It alone writes files: a
// new file is there whole or not at all and never replaces one, and nothing is
// written outside the folder. It does not know how a problem is rendered.
package bank

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"newproblem/scaffold/source"
)

// An Action is what was done with a file, or would be.
type Action string

// The actions.
const (
	Created   Action = "created"   // there was none
	Unchanged Action = "unchanged" // the same was there already; it was not touched
	Replaced  Action = "replaced"  // another was there, and replacing it was asked for
	Refused   Action = "refused"   // another was there; it was not touched
)

// A Folder is a folder that files are written to. Names lead nowhere else.
type Folder struct {
	path string
	root *os.Root // nil in a rehearsal, as long as the folder is missing
	dir  *os.File // the folder itself, open
}

// Open opens the folder at path, which it makes when it is missing, with the
// folders above it.
func Open(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, fmt.Errorf("making the folder: %w", err)
	}
	return open(path)
}

// Rehearse opens the folder at path without making it: a missing folder is
// like an empty one. Plan works on it; Put does not.
func Rehearse(path string) (*Folder, error) {
	f, err := open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Folder{path: path}, nil
	}
	return f, err
}

func open(path string) (*Folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("opening the folder: %w", err)
	}
	dir, err := root.Open(".")
	if err != nil {
		root.Close()
		return nil, fmt.Errorf("opening the folder: %w", err)
	}
	return &Folder{path: path, root: root, dir: dir}, nil
}

// Close lets go of the folder.
func (f *Folder) Close() error {
	if f.root == nil {
		return nil
	}
	return errors.Join(f.dir.Close(), f.root.Close())
}

// Path gives a file of the folder as it can be opened from here.
func (f *Folder) Path(name string) string { return filepath.Join(f.path, name) }

// A File is a file to be written.
type File struct {
	Name    string
	Content []byte
	Same    func(existing []byte) bool // whether what is there says the same in other bytes; may be nil
}

// How says how a file is written.
type How struct {
	Force bool // replace what is there
	Sync  bool // wait until the disk has it
}

// Plan tells what Put would do, and touches nothing.
func (f *Folder) Plan(file File, how How) (Action, error) {
	if f.root == nil && filepath.IsLocal(file.Name) {
		return Created, nil
	}
	if f.root == nil {
		return "", f.failed("looking at", file.Name, errors.New("it is not in the folder"))
	}
	info, err := f.root.Lstat(file.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Created, nil
	case err != nil:
		return "", f.failed("looking at", file.Name, err)
	case info.IsDir():
		return "", f.inTheWay(file.Name, "a folder")
	case info.Mode()&fs.ModeSymlink != 0:
		return "", f.inTheWay(file.Name, "a symbolic link")
	case !info.Mode().IsRegular():
		return "", f.inTheWay(file.Name, "not a regular file")
	}
	existing, err := f.root.ReadFile(file.Name)
	switch {
	case err != nil:
		return "", f.failed("reading", file.Name, err)
	case bytes.Equal(existing, file.Content), file.Same != nil && file.Same(existing):
		return Unchanged, nil
	case how.Force:
		return Replaced, nil
	}
	return Refused, nil
}

// Put writes a file by the rules of Action: a new one is made whole or not at
// all; the same one is left alone; another one is refused, or replaced whole
// when how says so. What is not a regular file is never replaced.
func (f *Folder) Put(file File, how How) (Action, error) {
	for range 100 {
		action, err := f.Plan(file, how)
		if err != nil {
			return "", err
		}
		switch action {
		case Created:
			err = f.create(file, how.Sync)
			if errors.Is(err, fs.ErrExist) {
				continue // a rival was faster: look at what it wrote
			}
		case Replaced:
			err = f.replace(file)
		}
		if err != nil {
			return "", f.failed("writing", file.Name, err)
		}
		return action, nil
	}
	return "", f.failed("writing", file.Name, errors.New("it comes and goes"))
}

// Find gives the name in the folder that differs from name in letter case
// alone, on file systems that tell the two apart, or "". Other systems would
// take the two files for one.
func (f *Folder) Find(name string) string {
	if f.root == nil {
		return ""
	}
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if e.Name() != name && strings.EqualFold(e.Name(), name) {
			return e.Name()
		}
	}
	return ""
}

func (f *Folder) failed(doing, name string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		err = link.Err
	}
	return fmt.Errorf("%s %s: %w", doing, f.Path(name), err)
}

func (f *Folder) inTheWay(name, what string) error {
	return &source.Fault{
		At:   source.Position{Name: f.Path(name)},
		What: "is " + what + ", and is never replaced",
		Hint: "move it away, or write to another name with --output FILE.md",
	}
}

// replace puts the file in place of the one that is there, whose mode it
// takes over. The old one is there until the new one is whole and on disk.
func (f *Folder) replace(file File) error {
	info, err := f.root.Lstat(file.Name)
	if err != nil {
		return err
	}
	temp, err := f.writeTemp(file.Content, info.Mode().Perm(), true)
	if err != nil {
		return err
	}
	err = f.root.Chmod(temp, info.Mode().Perm()) // the umask has taken its share
	if err == nil {
		err = f.root.Rename(temp, file.Name)
	}
	if err != nil {
		return errors.Join(err, f.root.Remove(temp))
	}
	return f.syncDir()
}

// tempPrefix begins the names of files that are being written. A file of that
// name which nobody is writing is what a crash has left.
const tempPrefix = ".newproblem-"

var temps atomic.Int64

// writeTemp writes a file under a name of its own and gives that name. When it
// fails, no file is left.
func (f *Folder) writeTemp(content []byte, mode fs.FileMode, sync bool) (name string, err error) {
	name = fmt.Sprintf("%s%d-%d.tmp", tempPrefix, os.Getpid(), temps.Add(1))
	temp, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return "", err
	}
	_, err = temp.Write(content)
	if err == nil && sync {
		err = temp.Sync()
	}
	if err := errors.Join(err, temp.Close()); err != nil {
		return "", errors.Join(err, f.root.Remove(name))
	}
	return name, nil
}

// createByLink makes a new file by way of a temporary one: a hard link never
// replaces what is there.
func (f *Folder) createByLink(file File, sync bool) error {
	temp, err := f.writeTemp(file.Content, 0o666, sync)
	if err != nil {
		return err
	}
	err = f.root.Link(temp, file.Name)
	if removed := f.root.Remove(temp); err == nil {
		err = removed
	}
	return err
}
