//go:build unix

package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// namesIn gives the names in a folder, in order.
func namesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// What a killed process has left is removed when the folder is opened, and
// nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	const left, kept, linked, folder, pipe = tempPrefix + "0123456789abcdef" + tempSuffix,
		tempPrefix + "1123456789abcdef" + tempSuffix, tempPrefix + "2123456789abcdef" + tempSuffix,
		tempPrefix + "3123456789abcdef" + tempSuffix, tempPrefix + "4123456789abcdef" + tempSuffix
	others := []string{
		"a.md", ".a.tmp", "a.tmp", "newproblem-0123456789abcdef.tmp",
		tempPrefix + tempSuffix, tempPrefix + "notes" + tempSuffix, tempPrefix + "0123456789abcdef.md",
		tempPrefix + "0123456789ABCDEF" + tempSuffix, tempPrefix + "0123456789abcdef0" + tempSuffix,
	}
	for _, name := range append(others, left, kept) {
		if err := os.WriteFile(at(name), []byte("words"), 0o400); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{os.Symlink("a.md", at(linked)), os.Mkdir(at(folder), 0o777), unix.Mkfifo(at(pipe), 0o666)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	rival, err := os.Open(at(kept))
	if err != nil || !claim(rival) {
		t.Fatal("cannot lock a file", err)
	}
	old := time.Now().AddDate(-1, 0, 0) // a rival is at work, however long it takes
	if err := os.Chtimes(at(kept), old, old); err != nil {
		t.Fatal(err)
	}

	swept := func(open func(string) (*Folder, error)) []string {
		f, err := open(dir)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		return namesIn(t, dir)
	}
	all := append(slices.Clone(others), left, kept, linked, folder, pipe)
	slices.Sort(all)
	if got := swept(OpenDryRun); !slices.Equal(got, all) {
		t.Errorf("a dry run leaves %q", got)
	}
	all = slices.DeleteFunc(all, func(name string) bool { return name == left })
	if got := swept(Open); !slices.Equal(got, all) {
		t.Errorf("opening leaves %q, want %q", got, all)
	}
	rival.Close()
	all = slices.DeleteFunc(all, func(name string) bool { return name == kept })
	if got := swept(Open); !slices.Equal(got, all) {
		t.Errorf("opening after the rival leaves %q, want %q", got, all)
	}
}

// Everything that is left is found, however large the folder is.
func TestSweepLargeFolder(t *testing.T) {
	dir := t.TempDir()
	for i := range 2500 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s%016x%s", tempPrefix, i, tempSuffix)), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // while files are removed, some systems leave out others
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	if left := namesIn(t, dir); len(left) > 0 {
		t.Errorf("%d are left", len(left))
	}
}

// Rivals that write and open the folder all the time never take each other's
// temporary files away, whichever way those are written.
func TestSweepSparesRivals(t *testing.T) {
	ways := map[string]func(f *Folder, i int) error{
		"writeTemp": func(f *Folder, i int) error {
			return rename(f, i, f.writeTemp)
		},
		"writeNamed": func(f *Folder, i int) error {
			return rename(f, i, f.writeNamed)
		},
		"by link": func(f *Folder, i int) error {
			return byLink(f, File{Name: fmt.Sprintf("%d.md", i), Content: make([]byte, 10000)}, WriteOptions{})
		},
		"by rename": func(f *Folder, i int) error {
			return byRename(f, File{Name: fmt.Sprintf("%d.md", i), Content: make([]byte, 10000)}, WriteOptions{})
		},
		"replace": func(f *Folder, i int) error {
			err := f.create(File{Name: fmt.Sprintf("%d.md", i), Content: []byte("old")}, WriteOptions{})
			return errors.Join(err, f.replace(File{Name: fmt.Sprintf("%d.md", i), Content: []byte("new")}))
		},
	}
	for name, write := range ways {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			const rivals, files = 8, 20
			var group sync.WaitGroup
			for r := range rivals {
				group.Go(func() {
					for i := range files {
						f, err := Open(dir)
						if err == nil {
							err = errors.Join(write(f, r*files+i), f.Close())
						}
						if err != nil {
							t.Error(err)
						}
					}
				})
			}
			group.Wait()
			if got := namesIn(t, dir); len(got) != rivals*files || isTemp(got[0]) {
				t.Errorf("%d files, the first is %s; want %d", len(got), got[0], rivals*files)
			}
		})
	}
}

// rename writes a temporary file, and gives it its name.
func rename(f *Folder, i int, write func([]byte, fs.FileMode, bool) (*os.File, string, error)) error {
	temp, name, err := write(make([]byte, 10000), 0o666, false)
	if err != nil {
		return err
	}
	defer temp.Close()
	return f.root.Rename(name, fmt.Sprintf("%d.md", i))
}

// A temporary file is its owner's only, whatever it will be.
func TestTempIsPrivate(t *testing.T) {
	f, dir, _ := inside(t)
	for name, write := range map[string]func([]byte, fs.FileMode, bool) (*os.File, string, error){"writeTemp": f.writeTemp, "writeNamed": f.writeNamed} {
		temp, at, err := write([]byte("words"), 0o600, true)
		if err != nil {
			t.Fatal(err)
		}
		defer temp.Close()
		if info, err := os.Lstat(filepath.Join(dir, at)); err != nil || info.Mode() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}
