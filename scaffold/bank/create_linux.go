package bank

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// create makes a new file whole or not at all: it is written without a name,
// which leaves nothing behind when the process is killed, and then linked to
// its name, which fails when the name is taken. Where the file system has no
// files without names, a temporary file takes its place.
func (f *Folder) create(file File, sync bool) error {
	dir := int(f.dir.Fd())
	fd, err := unix.Openat(dir, ".", unix.O_TMPFILE|unix.O_WRONLY|unix.O_CLOEXEC, 0o666)
	if errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.EISDIR) {
		return f.createByLink(file, sync)
	}
	if err != nil {
		return err
	}
	unnamed := os.NewFile(uintptr(fd), f.Path(file.Name))
	defer unnamed.Close()
	if _, err := unnamed.Write(file.Content); err != nil {
		return err
	}
	if sync {
		if err := unnamed.Sync(); err != nil {
			return err
		}
	}
	err = unix.Linkat(unix.AT_FDCWD, fmt.Sprintf("/proc/self/fd/%d", fd), dir, file.Name, unix.AT_SYMLINK_FOLLOW)
	if errors.Is(err, unix.ENOENT) { // no /proc here
		return f.createByLink(file, sync)
	}
	if err == nil && sync {
		err = f.syncDir()
	}
	return err
}

// syncDir waits until the disk has the folder's names.
func (f *Folder) syncDir() error { return f.dir.Sync() }
