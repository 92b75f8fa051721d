//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package disk

import "golang.org/x/sys/unix"

// mayWrite gives the error with which the system would refuse to make, rename
// or remove a file in a folder, as far as permissions go.
func mayWrite(folder string) error {
	return unix.Faccessat(unix.AT_FDCWD, folder, unix.W_OK|unix.X_OK, unix.AT_EACCESS)
}
