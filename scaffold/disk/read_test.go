package disk_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

func TestRead(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), "words")
	must(t, os.Mkdir(filepath.Join(dir, "folder"), 0o777))
	must(t, os.Symlink("a.md", filepath.Join(dir, "link")))
	must(t, os.WriteFile(filepath.Join(dir, "large"), nil, 0o666))
	must(t, os.Truncate(filepath.Join(dir, "large"), source.MaxSize+1))
	f := open(t, dir)
	if content, err := f.Read("a.md"); string(content) != "words" || err != nil {
		t.Errorf("Read gives %q, %v", content, err)
	}
	for name, want := range map[string]error{"gone": os.ErrNotExist, "folder": disk.ErrNotRegular, "link": disk.ErrNotRegular} {
		if _, err := f.Read(name); !errors.Is(err, want) {
			t.Errorf("Read of %s: %v, want %v", name, err, want)
		}
	}
	if _, err := f.Read("large"); err == nil || !strings.Contains(err.Error(), "MB") {
		t.Errorf("Read of a file that is too large: %v", err)
	}
	if _, err := f.Read("../a.md"); err == nil {
		t.Error("a name out of the folder can be read")
	}
	for name, want := range map[string]bool{"a.md": true, "folder": true, "link": true, "gone": false} {
		if f.Has(name) != want {
			t.Errorf("Has(%s) is %v", name, !want)
		}
	}
}

// In a dry run, a missing folder is like an empty one.
func TestReadMissingFolder(t *testing.T) {
	f, err := disk.OpenDryRun(filepath.Join(t.TempDir(), "gone"))
	if err != nil {
		t.Fatal(err)
	}
	if content, err := f.Read("a.md"); !errors.Is(err, os.ErrNotExist) || f.Has("a.md") {
		t.Errorf("Read gives %q, %v", content, err)
	}
}

// A folder is held by one at a time; whoever waits can stop waiting.
func TestHold(t *testing.T) {
	dir := t.TempDir()
	ctx := context.Background()
	release, err := open(t, dir).Hold(ctx, ".held")
	if err != nil {
		t.Fatal(err)
	}
	rival := open(t, dir)
	short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	if _, err := rival.Hold(short, ".held"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a rival holds it, too: %v", err)
	}
	held := make(chan error)
	go func() {
		release, err := rival.Hold(ctx, ".held")
		if err == nil {
			err = release()
		}
		held <- err
	}()
	must(t, release())
	if err := <-held; err != nil {
		t.Errorf("nobody holds it any more: %v", err)
	}
	wantTree(t, dir, map[string]string{})
}
