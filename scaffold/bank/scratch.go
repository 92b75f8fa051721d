package bank

import (
	"fmt"
	"os"
	"path/filepath"
)

// Scratch makes a file for an editor to work on, in a folder of its own that
// only its owner can read. The function it gives takes both away again.
func Scratch(name string, content []byte) (path string, remove func() error, err error) {
	dir, err := os.MkdirTemp("", "newproblem-")
	if err != nil {
		return "", nil, fmt.Errorf("making a file for the editor: %w", err)
	}
	path = filepath.Join(dir, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		_ = os.RemoveAll(dir)
		return "", nil, fmt.Errorf("making a file for the editor: %w", err)
	}
	return path, func() error { return os.RemoveAll(dir) }, nil
}
