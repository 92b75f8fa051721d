//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// claim locks a temporary file until it is closed. It reports false for a file
// that another run is removing, or has removed. Where the file system has no
// locks, no run removes anything.
func claim(temp *os.File) bool {
	fd := int(temp.Fd())
	if err := unix.Flock(fd, unix.LOCK_EX|unix.LOCK_NB); errors.Is(err, unix.EWOULDBLOCK) {
		return false
	}
	var now unix.Stat_t
	return unix.Fstat(fd, &now) != nil || now.Nlink > 0
}

// removeAbandoned removes a temporary file, unless somebody is at work on it, or
// it holds what nobody has asked to replace.
func (f *Folder) removeAbandoned(name string) {
	fd, err := unix.Openat(int(f.dir.Fd()), name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return
	}
	temp := os.NewFile(uintptr(fd), name)
	defer temp.Close()
	var now unix.Stat_t
	if unix.Fstat(fd, &now) != nil || now.Mode&unix.S_IFMT != unix.S_IFREG {
		return
	}
	// A shared lock, because a network file system gives the other kind only
	// to those who may write. It still conflicts with a writer's lock.
	if unix.Flock(fd, unix.LOCK_SH|unix.LOCK_NB) != nil {
		return
	}
	// A file that changes places with another is locked until it has done so: what
	// has the name now may be what came out for it, and not what was opened.
	var named unix.Stat_t
	if unix.Fstatat(int(f.dir.Fd()), name, &named, unix.AT_SYMLINK_NOFOLLOW) != nil || named.Ino != now.Ino || named.Dev != now.Dev {
		return
	}
	if mayRemove(temp, name) {
		_ = f.root.Remove(name)
	}
}
