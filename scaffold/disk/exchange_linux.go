package disk

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// exchange lets two files change their places in one step. It is for names of the
// folder itself: a rename is not held to the folder.
func (f *Folder) exchange(a, b string) error {
	if filepath.Base(a) != a || filepath.Base(b) != b {
		return errors.ErrUnsupported
	}
	dir := int(f.dir.Fd())
	return unix.Renameat2(dir, a, dir, b, unix.RENAME_EXCHANGE)
}

// isWrittenTo reports whether anybody has a file open to write to, as far as the
// system tells. When it reports false, nobody can write to it before the file is
// closed: a lease is only given while there is no writer, and who comes later has
// to wait for its end.
func isWrittenTo(file *os.File) bool {
	_, err := unix.FcntlInt(file.Fd(), unix.F_SETLEASE, unix.F_RDLCK)
	return errors.Is(err, unix.EAGAIN)
}
