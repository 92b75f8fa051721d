package disk

import "golang.org/x/sys/unix"

// renameExclusive renames a file to a name that is not taken. The error of a
// disk where that cannot be done is errors.ErrUnsupported.
func (f *Folder) renameExclusive(from, to string) error {
	dir := int(f.dir.Fd())
	return unix.RenameatxNp(dir, from, dir, to, unix.RENAME_EXCL)
}
