package bank

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// What a rehearsal can know of a write without making anything: whether the
// folder can be made, whether the disk takes the names, and whether we may
// write. A disk that will be full it does not foresee.

// foreseeFolder gives the folder itself when it is there, or else the nearest
// one above it; or the error with which making it would end, which is that of
// os.MkdirAll.
func foreseeFolder(path string) (there string, err error) {
	failed := func(err error) (string, error) {
		return "", &fs.PathError{Op: "mkdir", Path: path, Err: err}
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return path, nil
	case err == nil:
		return failed(syscall.ENOTDIR)
	}
	parent := filepath.Dir(path)
	if parent == path {
		return failed(bare(err))
	}
	if there, err = foreseeFolder(parent); err != nil {
		return "", err
	}
	if err := foreseeName(there, filepath.Base(path)); err != nil {
		return failed(bare(err))
	}
	if there != parent {
		return there, nil
	}
	if _, err := os.Lstat(path); err == nil { // a link to nowhere
		return failed(syscall.EEXIST)
	}
	if err := mayWrite(there); err != nil {
		return failed(err)
	}
	return there, nil
}

// foreseeName gives the error of a disk that does not take a name. The disk is
// that of a folder, in which there need be no such name.
func foreseeName(folder, name string) error {
	if _, err := os.Lstat(filepath.Join(folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
