package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
)

// inside opens a folder that has a file, a folder with something in it, and a
// dangling link, and gives a function that checks that nothing was added.
func inside(t *testing.T) (f *Folder, dir string, unchanged func(more ...string)) {
	t.Helper()
	dir = t.TempDir()
	for _, err := range []error{
		os.WriteFile(filepath.Join(dir, "file.md"), []byte("old"), 0o644),
		os.MkdirAll(filepath.Join(dir, "folder.md", "full"), 0o777),
		os.Symlink("nowhere", filepath.Join(dir, "link.md")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, dir, func(more ...string) {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != 3+len(more) {
			t.Errorf("left: %v", entries)
		}
		if content, err := os.ReadFile(filepath.Join(dir, "file.md")); string(content) != "old" {
			t.Errorf("file.md holds %q, %v", content, err)
		}
	}
}

// The ways of making a file; byLink and byRename are those of disks that have
// no better one.
var ways = map[string]func(*Folder, File, WriteOptions) error{"create": (*Folder).create, "by link": byLink, "by rename": byRename}

func byLink(f *Folder, file File, how WriteOptions) error {
	return f.createNamed(file, how, f.root.Link)
}

func byRename(f *Folder, file File, how WriteOptions) error { return f.createNamed(file, how, noLink) }

// noLink is a hard link on FAT, as Linux sees it.
func noLink(from, to string) error {
	return &os.LinkError{Op: "link", Old: from, New: to, Err: syscall.EPERM}
}

// All ways of making a file are exclusive, and leave nothing when they fail.
func TestCreateIsExclusive(t *testing.T) {
	for name, create := range ways {
		t.Run(name, func(t *testing.T) {
			for _, how := range []WriteOptions{{}, {Sync: true}, {Private: true}} {
				f, dir, unchanged := inside(t)
				for _, taken := range []string{"file.md", "folder.md", "link.md"} {
					if err := create(f, File{Name: taken, Content: []byte("new")}, how); !errors.Is(err, fs.ErrExist) {
						t.Errorf("%s: %v", taken, err)
					}
				}
				for _, bad := range []string{"missing/a.md", "", "a\x00b"} {
					if err := create(f, File{Name: bad, Content: []byte("new")}, how); err == nil {
						t.Errorf("%q: no error", bad)
					}
				}
				unchanged()
				if err := create(f, File{Name: "a.md", Content: []byte("new")}, how); err != nil {
					t.Error(err)
				}
				unchanged("a.md")
				if content, err := os.ReadFile(filepath.Join(dir, "a.md")); string(content) != "new" {
					t.Errorf("a.md holds %q, %v", content, err)
				}
			}
		})
		t.Run(name+" by rivals", func(t *testing.T) {
			f, _, unchanged := inside(t)
			var wg sync.WaitGroup
			errs := make([]error, 20)
			for i := range errs {
				wg.Go(func() { errs[i] = create(f, File{Name: "a.md", Content: []byte{byte(i)}}, WriteOptions{}) })
			}
			wg.Wait()
			made := 0
			for _, err := range errs {
				if err == nil {
					made++
				} else if !errors.Is(err, fs.ErrExist) {
					t.Error(err)
				}
			}
			if made != 1 {
				t.Errorf("%d were made", made)
			}
			unchanged("a.md")
		})
	}
}

// A replacement that fails at its last step leaves nothing.
func TestReplaceFails(t *testing.T) {
	f, _, unchanged := inside(t)
	for _, name := range []string{"folder.md", "missing.md"} {
		if err := f.replace(File{Name: name, Content: []byte("new")}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	unchanged()
}

// A folder that is gone is an error with the file's path, and no panic.
func TestFolderIsGone(t *testing.T) {
	f, dir, _ := inside(t)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if action, err := f.Put(File{Name: "a.md", Content: []byte("new")}, WriteOptions{}); err == nil {
		t.Errorf("Put gives %q and no error", action)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is back: %v", err)
	}
}

func TestClosedFolder(t *testing.T) {
	f, _, unchanged := inside(t)
	f.Close()
	for _, how := range []WriteOptions{{}, {Force: true}} {
		for _, name := range []string{"a.md", "file.md"} {
			if action, err := f.Put(File{Name: name, Content: []byte("new")}, how); err == nil {
				t.Errorf("Put of %s gives %q and no error", name, action)
			}
		}
	}
	unchanged()
}
