package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Scratch makes a file for an editor to work on, in a folder of its own that
// only its owner can read. The function it gives removes both again.
func Scratch(name string, content []byte) (path string, remove func() error, err error) {
	dir, err := os.MkdirTemp("", "newproblem-")
	if err != nil {
		return "", nil, fmt.Errorf("making a file for the editor: %w", err)
	}
	path = filepath.Join(dir, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		_ = os.RemoveAll(dir)
		return "", nil, fmt.Errorf("making a file for the editor: %w", err)
	}
	return path, func() error { return os.RemoveAll(dir) }, nil
}

// Scratch makes a file for an editor to work on, next to the draft, so that
// what is saved in it outlives the run, and so does what the editor itself
// puts next to it. What an earlier run has left under that name stays as it is:
// those are later words than the content.
func (d *Draft) Scratch(name string, content []byte) (path string, err error) {
	dir := d.id + scratchSuffix
	if err := d.folder.root.MkdirAll(dir, 0o700); err != nil {
		return "", d.folder.failed("making", dir, err)
	}
	at := filepath.Join(dir, name)
	file := d.folder.Path(at)
	if _, err := d.folder.root.Lstat(at); err == nil {
		return file, nil
	}
	if err := d.folder.root.WriteFile(at, content, 0o600); err != nil {
		return "", errors.Join(d.folder.failed("writing", at, err), d.RemoveScratch())
	}
	return file, nil
}

// RemoveScratch removes what editors have worked on.
func (d *Draft) RemoveScratch() error {
	dir := d.id + scratchSuffix
	if err := d.folder.root.RemoveAll(dir); err != nil {
		return d.folder.failed("removing", dir, err)
	}
	return nil
}
