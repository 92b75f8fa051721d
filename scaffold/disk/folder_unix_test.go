//go:build unix

package disk_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

func TestCreateRespectsUmask(t *testing.T) {
	for umask, want := range map[int]os.FileMode{0o022: 0o644, 0o077: 0o600, 0o002: 0o664, 0: 0o666, 0o027: 0o640} {
		t.Run(fmt.Sprintf("%03o", umask), func(t *testing.T) {
			dir := t.TempDir()
			f := open(t, dir)
			old := unix.Umask(umask)
			defer unix.Umask(old)
			if _, err := f.Put(file("a.md", "new"), disk.WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			wantMode(t, filepath.Join(dir, "a.md"), want)
		})
	}
}

func wantMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Lstat(path)
	if err != nil || info.Mode() != want {
		t.Errorf("the mode is %v, %v; want %v", info.Mode(), err, want)
	}
}

// A file keeps its mode, whatever the umask is now.
func TestReplaceKeepsMode(t *testing.T) {
	for _, umask := range []int{0o022, 0o077, 0} {
		for _, mode := range []os.FileMode{0o600, 0o640, 0o644, 0o666, 0o755, 0o777, 0o444, 0o400} {
			t.Run(fmt.Sprintf("%v with umask %03o", mode, umask), func(t *testing.T) {
				dir := t.TempDir()
				f := open(t, dir)
				path := filepath.Join(dir, "a.md")
				write(t, path, "old")
				must(t, os.Chmod(path, mode))
				old := unix.Umask(umask)
				defer unix.Umask(old)
				if got, err := f.Put(file("a.md", "new"), disk.WriteOptions{Force: true}); got != disk.Replaced || err != nil {
					t.Fatalf("Put gives %q, %v", got, err)
				}
				wantMode(t, path, mode)
				wantTree(t, dir, map[string]string{"a.md": "new"})
			})
		}
	}
}

// A pipe in the way is not waited for.
func TestPipeInTheWay(t *testing.T) {
	dir := t.TempDir()
	must(t, unix.Mkfifo(filepath.Join(dir, "a.md"), 0o666))
	action, err := open(t, dir).Put(file("a.md", "new"), disk.WriteOptions{Force: true})
	var fault *source.Fault
	if !errors.As(err, &fault) {
		t.Errorf("Put gives %q, %v; want a fault", action, err)
	}
}
