//go:build !(linux || darwin || windows)

package disk

import "errors"

// renameExclusive would rename a file to a name that is not taken. There is no
// such call here.
func (f *Folder) renameExclusive(from, to string) error { return errors.ErrUnsupported }
