//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package bank

import (
	"errors"
	"os"
)

// heldName is the file by which a bank is held where folders cannot be locked.
const heldName = LockName + ".held"

// tryHold locks a file of the folder, which goes when it is let go.
func (f *Folder) tryHold() (release func() error, err error) {
	file, err := f.root.OpenFile(heldName, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, f.failed("holding", heldName, err)
	}
	if err := tryLock(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error {
		err := file.Close()
		_ = f.root.Remove(heldName) // not when another has it already
		return err
	}, nil
}
