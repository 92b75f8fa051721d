// Package disk writes files, and it alone does: each is there whole or not at
// all, whenever a process is killed or the disk is full.
//
// A [Folder] is where files are written to; no name leads out of it. A new file
// never replaces one that is there, unless that is asked for, and what is not a
// regular file is never replaced. [OpenDryRun] and [Folder.Plan] tell what a
// write would do, and touch nothing. [Folder.Rewrite] replaces a file only if it
// is still what was read of it, and [Folder.Hold] keeps a folder for one process
// at a time.
//
// A [Draft] keeps what an author has said so far, for as long as it is in no
// file. [Scratch] lends an editor a file to work on.
//
// The package knows no problem, no template and no Markdown: what a file says is
// bytes to it.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"newproblem/scaffold/source"
)

// A Folder is a folder that files are written to. Names lead nowhere else.
type Folder struct {
	path  string
	root  *os.Root // nil in a dry run, as long as the folder is missing
	dir   *os.File // the folder itself, open
	above string   // when the folder is missing, the nearest one that is there

	likelyNew atomic.Bool // the last file that was put was new: the next may be, too
}

// Open opens the folder at path, which it makes when it is missing, with the
// folders above it. It removes what killed processes have left there.
func Open(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, fmt.Errorf("making the folder: %w", err)
	}
	return Reopen(path)
}

// Reopen opens a folder that is there. It removes what killed processes have
// left in it.
func Reopen(path string) (*Folder, error) {
	f, err := open(path)
	if err == nil {
		f.sweep()
	}
	return f, err
}

// OpenDryRun opens the folder at path without making it: a missing folder is
// like an empty one, unless it could not be made, which is an error. Plan works
// on it; Put does not.
func OpenDryRun(path string) (*Folder, error) {
	there, err := preflightFolder(path)
	if err != nil {
		return nil, fmt.Errorf("making the folder: %w", err)
	}
	if there != path {
		return &Folder{path: path, above: there}, nil
	}
	return open(path)
}

// OpenBelow opens a folder below another one, as Open does. No link leads out of
// the one above.
func OpenBelow(top, below string) (*Folder, error) {
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, fmt.Errorf("opening the folder: %w", err)
	}
	defer root.Close()
	path := filepath.Join(top, below)
	err = root.MkdirAll(below, 0o777)
	if err == nil {
		root, err = root.OpenRoot(below)
	}
	if err != nil {
		return nil, fmt.Errorf("making the folder %s: %w", path, Cause(err))
	}
	f, err := openAt(root, path)
	if err == nil {
		f.sweep()
	}
	return f, err
}

func open(path string) (*Folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("opening the folder: %w", err)
	}
	return openAt(root, path)
}

func openAt(root *os.Root, path string) (*Folder, error) {
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

// Read gives the content of a regular file, of up to source.MaxSize bytes.
func (f *Folder) Read(name string) ([]byte, error) {
	if f.root == nil {
		return nil, fs.ErrNotExist
	}
	info, err := f.root.Lstat(name)
	switch {
	case err != nil:
		return nil, f.failed("looking at", name, err)
	case !info.Mode().IsRegular():
		return nil, f.notRegular(name, "not a regular file")
	case info.Size() > source.MaxSize:
		return nil, f.failed("reading", name, fmt.Errorf("it has more than %d MB", source.MaxSize>>20))
	}
	file, err := f.root.Open(name)
	if err != nil {
		return nil, f.failed("reading", name, err)
	}
	defer file.Close()
	content := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := content.ReadFrom(io.LimitReader(file, source.MaxSize+1)); err != nil {
		return nil, f.failed("reading", name, err)
	}
	return content.Bytes(), nil
}

// Has reports whether there is something of that name. What cannot be looked
// at is taken to be there.
func (f *Folder) Has(name string) bool {
	if f.root == nil {
		return false
	}
	_, err := f.root.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

func (f *Folder) failed(doing, name string, err error) error {
	return fmt.Errorf("%s %s: %w", doing, f.Path(name), Cause(err))
}

// Cause gives the error of a call to the system without the paths that it was
// called with, for a message that names the file itself.
func Cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		err = link.Err
	}
	return err
}

// ErrNotRegular is the kind of fault for a name that is taken by something that
// is not a regular file: a folder, a link, a pipe. It is never replaced or read.
var ErrNotRegular = errors.New("not a regular file")

func (f *Folder) notRegular(name, what string) error {
	return &source.Fault{
		At:   source.Position{Name: f.Path(name)},
		What: "is " + what + ", and is never replaced",
		Kind: ErrNotRegular,
	}
}
