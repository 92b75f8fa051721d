//go:build !linux

package disk

import (
	"io/fs"
	"os"
)

// create makes a new file whole or not at all.
func (f *Folder) create(file File, options WriteOptions) error {
	return f.createNamed(file, options, f.root.Link)
}

// writeTemp writes a temporary file. It is the caller's to close: until then it
// is locked.
func (f *Folder) writeTemp(content []byte, mode fs.FileMode, sync bool) (temp *os.File, name string, err error) {
	return f.writeNamed(content, mode, sync)
}

// syncDir does nothing: not every system can wait for a folder.
func (f *Folder) syncDir() error { return nil }
