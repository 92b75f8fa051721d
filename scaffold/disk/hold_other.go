//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package disk

import (
	"errors"
	"os"
)

// tryHold locks a file of the folder, which goes when it is let go.
func (f *Folder) tryHold(name string) (release func() error, err error) {
	file, err := f.root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, f.failed("holding", name, err)
	}
	if err := tryLock(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error {
		err := file.Close()
		_ = f.root.Remove(name) // not when another has it already
		return err
	}, nil
}
