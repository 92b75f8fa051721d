package main_test

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// peakMemory is the most memory that a process which has ended had at once, in
// bytes. Linux counts in it the peak of its parent up to the start.
func peakMemory(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return int64(usage.Maxrss) << 10 // from KiB
}

// ownPeakMemory is the same for this process.
func ownPeakMemory() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return int64(usage.Maxrss) << 10
}

// inMemory reports whether a folder is on a memory file system with some
// bytes left, which a container's /dev/shm often has not.
func inMemory(dir string, room uint64) bool {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return false
	}
	return int64(s.Type) == unix.TMPFS_MAGIC && s.Bavail*uint64(s.Bsize) >= room
}
