package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// create makes a new file whole or not at all: it is written without a name,
// which leaves nothing behind when the process is killed, and then linked to
// its name, which fails when the name is taken. Where that cannot be done, a
// temporary file takes its place.
func (f *Folder) create(file File, options WriteOptions) error {
	unnamed, err := f.writeUnnamed(file.Content, options.mode(), options.Sync)
	if err == nil {
		defer unnamed.Close()
		err = f.link(unnamed, file.Name)
	}
	if errors.Is(err, errors.ErrUnsupported) {
		return f.createNamed(file, options, f.root.Link)
	}
	if err == nil && options.Sync {
		err = f.syncDir()
	}
	return err
}

// writeTemp writes a temporary file, which gets its name when it is whole: a
// killed process can leave it behind in one moment only, before it is renamed.
// It is the caller's to close: until then it is locked.
func (f *Folder) writeTemp(content []byte, mode fs.FileMode, sync bool) (temp *os.File, name string, err error) {
	temp, err = f.writeUnnamed(content, mode, sync)
	if err == nil {
		// An unnamed file is nobody else's to lock; where there are no locks,
		// nobody removes temporary files.
		_ = unix.Flock(int(temp.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		name = tempName()
		if err = f.link(temp, name); err != nil {
			_ = temp.Close()
		}
	}
	if errors.Is(err, errors.ErrUnsupported) {
		return f.writeNamed(content, mode, sync)
	}
	return temp, name, err
}

// writeUnnamed writes a file that has no name. The error of a file system that
// has none is errors.ErrUnsupported.
func (f *Folder) writeUnnamed(content []byte, mode fs.FileMode, sync bool) (*os.File, error) {
	fd, err := unix.Openat(int(f.dir.Fd()), ".", unix.O_TMPFILE|unix.O_WRONLY|unix.O_CLOEXEC, uint32(mode.Perm()))
	// A Linux that does not know the flag says EISDIR; of a folder that is not
	// there any more, or in a sandbox, it can say EPERM. The other way to make
	// the file shows what is the matter.
	if errors.Is(err, unix.EISDIR) || errors.Is(err, unix.EPERM) {
		err = errors.ErrUnsupported
	}
	if err != nil {
		return nil, err
	}
	unnamed := os.NewFile(uintptr(fd), f.path)
	if err := fill(unnamed, content, sync); err != nil {
		_ = unnamed.Close()
		return nil, err
	}
	return unnamed, nil
}

// link gives a file without a name one that is not taken. The error of a system
// or a disk where that cannot be done is errors.ErrUnsupported.
func (f *Folder) link(unnamed *os.File, name string) error {
	from := fmt.Sprintf("/proc/self/fd/%d", unnamed.Fd())
	err := unix.Linkat(unix.AT_FDCWD, from, int(f.dir.Fd()), name, unix.AT_SYMLINK_FOLLOW)
	// There is no /proc, or no folder any more, which will show; or no hard links.
	if errors.Is(err, unix.ENOENT) || errors.Is(err, unix.EPERM) {
		return errors.ErrUnsupported
	}
	return err
}

// renameExclusive renames a file to a name that is not taken. The error of a
// disk where that cannot be done is errors.ErrUnsupported.
func (f *Folder) renameExclusive(from, to string) error {
	dir := int(f.dir.Fd())
	err := unix.Renameat2(dir, from, dir, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) { // it does not know the flag
		return errors.ErrUnsupported
	}
	return err
}

// syncDir waits until the disk has the folder's names.
func (f *Folder) syncDir() error { return f.dir.Sync() }
