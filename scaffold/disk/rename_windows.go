package disk

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// renameExclusive renames a file to a name that is not taken: NTFS has hard
// links, but FAT and exFAT have none.
func (f *Folder) renameExclusive(from, to string) error {
	var names [2]*uint16
	for i, name := range []string{from, to} {
		path, err := filepath.Abs(f.Path(name))
		if err != nil {
			return err
		}
		if names[i], err = windows.UTF16PtrFromString(path); err != nil {
			return err
		}
	}
	return windows.MoveFileEx(names[0], names[1], 0) // no flag: it never replaces
}
