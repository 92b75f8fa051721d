//go:build unix

package bank_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// A pipe in the place of the manifest is refused, and not waited for.
func TestReadManifestFromPipe(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mkfifo(filepath.Join(dir, bank.ManifestName), 0o600); err != nil {
		t.Fatal(err)
	}
	root := open(t, dir)
	refused := make(chan error, 1)
	go func() {
		_, err := bank.ReadManifest(root)
		refused <- err
	}()
	select {
	case err := <-refused:
		if !errors.Is(err, disk.ErrNotRegular) {
			t.Errorf("the error is %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it waits for the pipe")
	}
}
