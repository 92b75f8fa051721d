//go:build !linux

package bank

// create makes a new file whole or not at all.
func (f *Folder) create(file File, sync bool) error {
	return f.createByLink(file, sync)
}

// syncDir does nothing: not every system can wait for a folder.
func (f *Folder) syncDir() error { return nil }
