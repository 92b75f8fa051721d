package disk_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"newproblem/scaffold/disk"
)

// begin begins a draft.
func begin(t *testing.T, path, key string) *disk.Draft {
	t.Helper()
	d, err := disk.BeginDraft(path, key)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// left gives the contents of the drafts that a key has left, checks how many
// are held, and lets go of them again.
func left(t *testing.T, path, key string, wantHeld int) []string {
	t.Helper()
	drafts, held, err := disk.LeftDrafts(path, key, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	if held != wantHeld {
		t.Errorf("%d drafts are held, want %d", held, wantHeld)
	}
	var contents []string
	for _, d := range drafts {
		contents = append(contents, string(d.Content))
	}
	must(t, disk.ReleaseDrafts(drafts))
	return contents
}

// A draft is there from its first writing to its removal. Only its own run
// has it, as long as that lives; then the runs with the same key find it.
func TestDraft(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "drafts")
	if got := left(t, dir, "a", 0); got != nil {
		t.Errorf("left before the first: %q", got)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("looking for drafts makes a folder")
	}
	d := begin(t, dir, "a")
	if got := left(t, dir, "a", 1); got != nil {
		t.Errorf("left, and not yet written: %q", got)
	}
	must(t, d.Write([]byte("one")))
	must(t, d.Write([]byte("two")))
	if runtime.GOOS != "windows" {
		for path, want := range map[string]os.FileMode{filepath.Dir(dir): 0o700, dir: 0o700, d.Path(): 0o600} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v; want %v", path, info.Mode(), err, want)
			}
		}
	}
	if got := left(t, dir, "a", 1); got != nil {
		t.Errorf("left, and still held: %q", got)
	}
	must(t, d.Release())
	if got := left(t, dir, "b", 0); got != nil {
		t.Errorf("left for another key: %q", got)
	}
	if got := left(t, dir, "", 0); !slices.Equal(got, []string{"two"}) {
		t.Errorf("left for all keys: %q", got)
	}
	if got := left(t, dir, "a", 0); !slices.Equal(got, []string{"two"}) {
		t.Errorf("left: %q", got)
	}
	drafts, _, err := disk.LeftDrafts(dir, "a", func(err error) { t.Error(err) })
	must(t, err)
	must(t, drafts[0].Write([]byte("three")))
	must(t, drafts[0].Remove())
	if got := tree(t, dir); len(got) > 0 {
		t.Errorf("left behind: %v", got)
	}
}

// The newest draft comes first, and runs have drafts of their own.
func TestDraftsOfOneKey(t *testing.T) {
	dir := t.TempDir()
	for i, content := range []string{"old", "new", "middle"} {
		d := begin(t, dir, "a")
		must(t, d.Write([]byte(content)))
		age := []time.Duration{3, 1, 2}[i] * time.Hour
		must(t, os.Chtimes(d.Path(), time.Time{}, time.Now().Add(-age)))
		must(t, d.Release())
	}
	if got := left(t, dir, "a", 0); !slices.Equal(got, []string{"new", "middle", "old"}) {
		t.Errorf("left: %q", got)
	}
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			d, err := disk.BeginDraft(dir, "a")
			if err == nil {
				err = d.Write([]byte("mine"))
			}
			if err == nil && string(d.Content) != "mine" {
				t.Errorf("it holds %q", d.Content)
			}
			if err == nil {
				err = d.Release()
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := left(t, dir, "a", 0); len(got) != 23 {
		t.Errorf("left: %q", got)
	}
}

// Two runs that look at once never have the same draft.
func TestDraftsByRivals(t *testing.T) {
	dir := t.TempDir()
	d := begin(t, dir, "a")
	must(t, d.Write([]byte("one")))
	must(t, d.Release())
	var mutex sync.Mutex
	var won []*disk.Draft
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			drafts, _, err := disk.LeftDrafts(dir, "a", func(err error) { t.Error(err) })
			mutex.Lock()
			defer mutex.Unlock()
			if err != nil {
				t.Error(err)
			}
			won = append(won, drafts...)
		})
	}
	wg.Wait()
	if len(won) != 1 {
		t.Errorf("%d runs have it", len(won))
	}
	must(t, disk.ReleaseDrafts(won))
}

// What a crash has left is no draft, and goes away. A lock that was lost is
// made again.
func TestDraftsAfterACrash(t *testing.T) {
	dir := t.TempDir()
	temp := filepath.Join(dir, ".newproblem-0123456789abcdef.tmp")
	write(t, temp, "half")
	must(t, os.Chtimes(temp, time.Time{}, time.Now().Add(-100*time.Hour)))
	d := begin(t, dir, "a")
	must(t, d.Write([]byte("one")))
	must(t, d.Release())
	must(t, os.Remove(strings.TrimSuffix(d.Path(), ".yaml")+".lock"))
	next := begin(t, dir, "a")
	must(t, next.Write([]byte("two")))
	must(t, next.Release())
	if got := left(t, dir, "a", 0); len(got) != 2 {
		t.Errorf("left: %q", got)
	}
	if _, err := os.Stat(temp); err == nil {
		t.Error("a temporary file is left")
	}
}

// A draft that is set aside is kept, and found no more.
func TestDraftSetAside(t *testing.T) {
	dir := t.TempDir()
	paths := map[string]bool{}
	for range 3 {
		d := begin(t, dir, "a")
		must(t, d.Write([]byte("bad")))
		path, err := d.SetAside()
		must(t, err)
		if content, err := os.ReadFile(path); string(content) != "bad" {
			t.Errorf("%s holds %q, %v", path, content, err)
		}
		paths[path] = true
	}
	if len(paths) != 3 || len(left(t, dir, "a", 0)) > 0 {
		t.Errorf("set aside as %v", paths)
	}
}

// A folder that others could read is closed to them.
func TestDraftsFolderIsClosed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions")
	}
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o755))
	d := begin(t, dir, "a")
	must(t, d.Release())
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// Where there can be no drafts, the error names the place.
func TestDraftsCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "")
	if _, err := disk.BeginDraft(filepath.Join(file, "drafts"), "a"); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("%v", err)
	}
}

// A draft that was never written leaves nothing behind, neither at once nor
// when its run was killed.
func TestDraftNeverWritten(t *testing.T) {
	dir := t.TempDir()
	must(t, begin(t, dir, "a").Release())
	if got := tree(t, dir); len(got) > 0 {
		t.Errorf("left behind: %v", got)
	}
	write(t, filepath.Join(dir, "a-1-0.lock"), "")
	left(t, dir, "a", 0)
	if got := tree(t, dir); len(got) > 0 {
		t.Errorf("a killed run's is left behind: %v", got)
	}
}

// What cannot be read is told, and hides no other draft. What is no file is no
// draft.
func TestDraftsAmongOthers(t *testing.T) {
	dir := t.TempDir()
	d := begin(t, dir, "a")
	must(t, d.Write([]byte("one")))
	must(t, d.Release())
	must(t, os.Mkdir(filepath.Join(dir, "a-0-0.yaml"), 0o700))
	if got := left(t, dir, "a", 0); !slices.Equal(got, []string{"one"}) {
		t.Errorf("left beside a folder: %q", got)
	}
	write(t, filepath.Join(dir, "a-0-1.yaml"), "two")
	must(t, os.Mkdir(filepath.Join(dir, "a-0-1.lock"), 0o700))
	var told []string
	drafts, held, err := disk.LeftDrafts(dir, "a", func(err error) { told = append(told, err.Error()) })
	if err != nil || held != 0 || len(drafts) != 1 || string(drafts[0].Content) != "one" {
		t.Errorf("left beside one that cannot be held: %v, %d held, %v", drafts, held, err)
	}
	must(t, disk.ReleaseDrafts(drafts))
	if len(told) != 1 || !strings.Contains(told[0], filepath.Join(dir, "a-0-1.lock")) {
		t.Errorf("it tells %q", told)
	}
}

// What an editor has saved outlives the run, whatever becomes of the draft,
// until it is removed.
func TestDraftScratch(t *testing.T) {
	dir := t.TempDir()
	d := begin(t, dir, "a")
	must(t, d.Write([]byte("one")))
	path, err := d.Scratch("x.md", []byte("before"))
	must(t, err)
	if content, err := os.ReadFile(path); string(content) != "before" {
		t.Errorf("it holds %q, %v", content, err)
	}
	write(t, path, "saved")
	must(t, d.Release())
	drafts, _, err := disk.LeftDrafts(dir, "a", func(err error) { t.Error(err) })
	must(t, err)
	d = drafts[0]
	again, err := d.Scratch("x.md", []byte("before"))
	must(t, err)
	other, err := d.Scratch("y.md", []byte("another"))
	must(t, err)
	for path, want := range map[string]string{again: "saved", other: "another"} {
		if content, err := os.ReadFile(path); string(content) != want {
			t.Errorf("%s holds %q, %v; want %q", path, content, err, want)
		}
		if runtime.GOOS == "windows" {
			continue
		}
		for place, mode := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
			if info, err := os.Stat(place); err != nil || info.Mode().Perm() != mode {
				t.Errorf("%s: %v, %v; want %v", place, info.Mode(), err, mode)
			}
		}
	}
	aside, err := d.SetAside()
	must(t, err)
	if content, err := os.ReadFile(filepath.Join(aside+".editor", "x.md")); string(content) != "saved" {
		t.Errorf("set aside it holds %q, %v", content, err)
	}
	must(t, os.RemoveAll(aside+".editor"))
	must(t, os.Remove(aside))

	d = begin(t, dir, "a")
	must(t, d.Write([]byte("two")))
	_, err = d.Scratch("x.md", nil)
	must(t, err)
	must(t, d.RemoveScratch())
	if got := tree(t, dir); len(got) != 2 { // the draft and its lock
		t.Errorf("left behind: %v", got)
	}
	_, err = d.Scratch("x.md", nil)
	must(t, err)
	must(t, d.Remove())
	if got := tree(t, dir); len(got) > 0 {
		t.Errorf("left behind: %v", got)
	}
}
