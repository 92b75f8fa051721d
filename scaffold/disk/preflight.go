package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// What can be known of a write before it, without making anything: whether the
// folder can be made, whether the disk takes the names, and whether we may
// write. That a disk will be full cannot.

// preflightFolder gives the folder itself when it is there, or else the nearest
// one above it; or the error with which making it would end, which is that of
// os.MkdirAll.
func preflightFolder(path string) (there string, err error) {
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
		return failed(Cause(err))
	}
	if there, err = preflightFolder(parent); err != nil {
		return "", err
	}
	if err := preflightName(there, filepath.Base(path)); err != nil {
		return failed(Cause(err))
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

// preflightName gives the error of a disk that does not take a name. The disk is
// that of a folder, in which there need be no such name.
func preflightName(folder, name string) error {
	if _, err := os.Lstat(filepath.Join(folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
