package disk_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// open opens a folder, and closes it when the test is over.
func open(t *testing.T, path string) *disk.Folder {
	t.Helper()
	f, err := disk.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return f
}

func file(name, content string) disk.File {
	return disk.File{Name: name, Content: []byte(content)}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree gives what stands in a folder: the names, with what the files hold.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		switch {
		case e.IsDir():
			found[name] = "folder"
		case e.Type()&os.ModeSymlink != 0:
			to, err := os.Readlink(path)
			found[name] = "-> " + to
			return err
		case e.Type().IsRegular():
			content, err := os.ReadFile(path)
			found[name] = string(content)
			return err
		default:
			found[name] = e.Type().String()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func wantTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("the folder (-want +got):\n%s", diff)
	}
}

func TestPut(t *testing.T) {
	same := func(existing []byte) bool { return bytes.HasPrefix(existing, []byte("as good as")) }
	tests := []struct {
		name  string
		there string // what is there before; "" for nothing
		file  disk.File
		how   disk.WriteOptions
		want  disk.Action
		left  string
	}{
		{"created", "", file("a.md", "new"), disk.WriteOptions{}, disk.Created, "new"},
		{"created and synced", "", file("a.md", "new"), disk.WriteOptions{Sync: true}, disk.Created, "new"},
		{"created by force", "", file("a.md", "new"), disk.WriteOptions{Force: true}, disk.Created, "new"},
		{"created empty", "", file("a.md", ""), disk.WriteOptions{}, disk.Created, ""},
		{"created large", "", file("a.md", strings.Repeat("x", 3<<20)), disk.WriteOptions{}, disk.Created, strings.Repeat("x", 3<<20)},
		{"unchanged", "new", file("a.md", "new"), disk.WriteOptions{}, disk.Unchanged, "new"},
		{"unchanged by force", "new", file("a.md", "new"), disk.WriteOptions{Force: true}, disk.Unchanged, "new"},
		{"says the same", "as good as new", disk.File{Name: "a.md", Content: []byte("new"), Same: same}, disk.WriteOptions{}, disk.Unchanged, "as good as new"},
		{"says the same, by force", "as good as new", disk.File{Name: "a.md", Content: []byte("new"), Same: same}, disk.WriteOptions{Force: true}, disk.Unchanged, "as good as new"},
		{"does not say the same", "old", disk.File{Name: "a.md", Content: []byte("new"), Same: same}, disk.WriteOptions{}, disk.Refused, "old"},
		{"refused", "old", file("a.md", "new"), disk.WriteOptions{}, disk.Refused, "old"},
		{"refused and synced", "old", file("a.md", "new"), disk.WriteOptions{Sync: true}, disk.Refused, "old"},
		{"replaced", "old", file("a.md", "new"), disk.WriteOptions{Force: true}, disk.Replaced, "new"},
		{"replaced by less", "a long old text", file("a.md", ""), disk.WriteOptions{Force: true, Sync: true}, disk.Replaced, ""},
		{"hidden", "", file(".a.md", "new"), disk.WriteOptions{}, disk.Created, "new"},
		{"name in another script", "", file("設計 🚀.md", "new"), disk.WriteOptions{}, disk.Created, "new"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			want := map[string]string{test.file.Name: test.left}
			if test.there != "" {
				write(t, filepath.Join(dir, test.file.Name), test.there)
			}
			f := open(t, dir)
			before := tree(t, dir)
			if got, err := f.Plan(test.file, test.how); got != test.want || err != nil {
				t.Errorf("Plan gives %q, %v; want %q", got, err, test.want)
			}
			wantTree(t, dir, before)
			if got, err := f.Put(test.file, test.how); got != test.want || err != nil {
				t.Errorf("Put gives %q, %v; want %q", got, err, test.want)
			}
			wantTree(t, dir, want)
		})
	}
}

// A file that is unchanged or refused is not touched.
func TestPutTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	write(t, path, "old")
	past := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Stat(path)
	f := open(t, dir)
	for content, want := range map[string]disk.Action{"old": disk.Unchanged, "new": disk.Refused} {
		if got, err := f.Put(file("a.md", content), disk.WriteOptions{}); got != want || err != nil {
			t.Errorf("Put gives %q, %v; want %q", got, err, want)
		}
		after, err := os.Stat(path)
		if err != nil || !os.SameFile(before, after) || !after.ModTime().Equal(past) {
			t.Errorf("%s: the file was touched: %v, %v", want, after.ModTime(), err)
		}
	}
}

func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	write(t, path, "old")
	must(t, os.Chmod(path, 0o640))
	must(t, os.Symlink("a.md", filepath.Join(dir, "link.md")))
	f := open(t, dir)
	if err := f.Rewrite("a.md", []byte("old"), []byte("new")); err != nil {
		t.Error(err)
	}
	want := map[string]string{"a.md": "new", "link.md": "-> a.md"}
	wantTree(t, dir, want)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	for name, is := range map[string]error{"a.md": disk.ErrChanged, "gone.md": disk.ErrChanged, "link.md": nil, "../a.md": nil} {
		err := f.Rewrite(name, []byte("old"), []byte("newer"))
		if err == nil || is != nil && !errors.Is(err, is) {
			t.Errorf("%s: %v, want %v", name, err, is)
		}
	}
	wantTree(t, dir, want)
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	if f, err := disk.Reopen(filepath.Join(dir, "gone")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("Reopen gives %v, %v", f, err)
	}
	wantTree(t, dir, map[string]string{})
}

func TestOpenMakesTheFolder(t *testing.T) {
	dir := t.TempDir()
	f := open(t, filepath.Join(dir, "one", "two"))
	if got, err := f.Put(file("a.md", "new"), disk.WriteOptions{}); got != disk.Created || err != nil {
		t.Errorf("Put gives %q, %v", got, err)
	}
	wantTree(t, dir, map[string]string{"one": "folder", "one/two": "folder", "one/two/a.md": "new"})
	if got, want := f.Path("a.md"), filepath.Join(dir, "one", "two", "a.md"); got != want {
		t.Errorf("Path gives %s, want %s", got, want)
	}
}

func TestPathCanBeOpenedFromHere(t *testing.T) {
	t.Chdir(t.TempDir())
	for path, want := range map[string]string{".": "a.md", "x": filepath.Join("x", "a.md"), "./x/../y/": filepath.Join("y", "a.md")} {
		if err := os.MkdirAll("x", 0o777); err != nil {
			t.Fatal(err)
		}
		if got := open(t, path).Path("a.md"); got != want {
			t.Errorf("Path in %s gives %s, want %s", path, got, want)
		}
	}
}

func TestOpenWhereAFileIs(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	write(t, path, "old")
	for _, at := range []string{path, filepath.Join(path, "b")} {
		for what, open := range map[string]func(string) (*disk.Folder, error){"Open": disk.Open, "OpenDryRun": disk.OpenDryRun} {
			if f, err := open(at); err == nil {
				f.Close()
				t.Errorf("%s(%s): no error", what, at)
			}
		}
	}
	wantTree(t, dir, map[string]string{"a": "old"})
}

func TestOpenDryRun(t *testing.T) {
	t.Run("missing", func(t *testing.T) {
		dir := t.TempDir()
		f, err := disk.OpenDryRun(filepath.Join(dir, "one", "two"))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.Plan(file("a.md", "new"), disk.WriteOptions{Force: true}); got != disk.Created || err != nil {
			t.Errorf("Plan gives %q, %v", got, err)
		}
		if _, err := f.Plan(file("../a.md", "new"), disk.WriteOptions{}); err == nil {
			t.Error("Plan lets a name out of the folder pass")
		}
		if action, err := f.Put(file("a.md", "new"), disk.WriteOptions{}); err == nil {
			t.Errorf("Put gives %q and no error", action)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		wantTree(t, dir, map[string]string{})
	})
	t.Run("there", func(t *testing.T) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "a.md"), "old")
		f, err := disk.OpenDryRun(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for how, want := range map[disk.WriteOptions]disk.Action{{}: disk.Refused, {Force: true}: disk.Replaced} {
			if got, err := f.Plan(file("a.md", "new"), how); got != want || err != nil {
				t.Errorf("Plan gives %q, %v; want %q", got, err, want)
			}
		}
		wantTree(t, dir, map[string]string{"a.md": "old"})
	})
}

// What is not a regular file is never replaced, nor followed, nor read.
func TestNotRegular(t *testing.T) {
	for name, put := range map[string]func(t *testing.T, path, outside string){
		"folder":                  func(t *testing.T, path, _ string) { must(t, os.Mkdir(path, 0o777)) },
		"link to a file outside":  func(t *testing.T, path, outside string) { must(t, os.Symlink(filepath.Join(outside, "secret"), path)) },
		"link to a folder":        func(t *testing.T, path, outside string) { must(t, os.Symlink(outside, path)) },
		"link to a file within":   func(t *testing.T, path, _ string) { must(t, os.Symlink("other.md", path)) },
		"dangling link to within": func(t *testing.T, path, _ string) { must(t, os.Symlink("nowhere.md", path)) },
		"dangling link to outside": func(t *testing.T, path, outside string) {
			must(t, os.Symlink(filepath.Join(outside, "nowhere.md"), path))
		},
		"link to itself": func(t *testing.T, path, _ string) { must(t, os.Symlink("a.md", path)) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, outside := t.TempDir(), t.TempDir()
			write(t, filepath.Join(outside, "secret"), "secret")
			write(t, filepath.Join(dir, "other.md"), "other")
			put(t, filepath.Join(dir, "a.md"), outside)
			before := tree(t, dir)
			f := open(t, dir)
			for _, how := range []disk.WriteOptions{{}, {Force: true}, {Force: true, Sync: true}} {
				for _, content := range []string{"new", "secret", "other"} {
					action, err := f.Put(file("a.md", content), how)
					var fault *source.Fault
					if !errors.As(err, &fault) {
						t.Fatalf("Put gives %q, %v; want a fault", action, err)
					}
					if fault.At.Name != filepath.Join(dir, "a.md") || !errors.Is(err, disk.ErrNotRegular) {
						t.Errorf("the fault is %#v", fault)
					}
				}
			}
			wantTree(t, dir, before)
			wantTree(t, outside, map[string]string{"secret": "secret"})
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A name leads nowhere out of the folder, and no failure leaves a file.
func TestBadNames(t *testing.T) {
	top := t.TempDir()
	dir, outside := filepath.Join(top, "bank"), filepath.Join(top, "outside")
	f := open(t, dir)
	must(t, os.Mkdir(outside, 0o777))
	must(t, os.Symlink("../outside", filepath.Join(dir, "out")))
	must(t, os.Symlink(outside, filepath.Join(dir, "away")))
	must(t, os.Mkdir(filepath.Join(dir, "sub"), 0o777))
	before := tree(t, top)
	for _, name := range []string{
		"../a.md", "../outside/a.md", "sub/../../a.md", "../bank/a.md", filepath.Join(top, "a.md"), "out/a.md", "away/a.md", "", ".", "..", "../", "sub", "sub/", "missing/a.md", "a\x00b", strings.Repeat("x", 300) + ".md",
	} {
		for _, how := range []disk.WriteOptions{{}, {Force: true}, {Sync: true}} {
			if action, err := f.Put(file(name, "new"), how); err == nil {
				t.Errorf("Put of %q gives %q and no error", name, action)
			}
		}
		if action, err := f.Plan(file(name, "new"), disk.WriteOptions{}); err == nil && name != "missing/a.md" && !strings.Contains(name, "\x00") {
			t.Errorf("Plan of %q gives %q and no error", name, action)
		}
	}
	wantTree(t, top, before)
}

// The folder itself may be a link: that is the author's own.
func TestFolderIsALink(t *testing.T) {
	top := t.TempDir()
	must(t, os.Mkdir(filepath.Join(top, "real"), 0o777))
	must(t, os.Symlink("real", filepath.Join(top, "link")))
	if got, err := open(t, filepath.Join(top, "link")).Put(file("a.md", "new"), disk.WriteOptions{}); got != disk.Created || err != nil {
		t.Errorf("Put gives %q, %v", got, err)
	}
	wantTree(t, top, map[string]string{"link": "-> real", "real": "folder", "real/a.md": "new"})
}

// rivals put files from twenty goroutines at once and count what was done.
func rivals(t *testing.T, dir string, how disk.WriteOptions, content func(i int) string) map[disk.Action]int {
	t.Helper()
	shared := open(t, dir)
	var mu sync.Mutex
	var wg sync.WaitGroup
	done := map[disk.Action]int{}
	start := make(chan struct{})
	for i := range 20 {
		f := shared
		if i%2 == 0 { // another process has its own
			f = open(t, dir)
		}
		wg.Go(func() {
			<-start
			action, err := f.Put(file("a.md", content(i)), how)
			if err != nil {
				t.Errorf("rival %d: %v", i, err)
			}
			mu.Lock()
			defer mu.Unlock()
			done[action]++
		})
	}
	close(start)
	wg.Wait()
	return done
}

func TestRivals(t *testing.T) {
	long := strings.Repeat("words ", 5000)
	for range 10 {
		t.Run("different", func(t *testing.T) {
			dir := t.TempDir()
			done := rivals(t, dir, disk.WriteOptions{}, func(i int) string { return fmt.Sprint(i, " ", long) })
			if diff := cmp.Diff(map[disk.Action]int{disk.Created: 1, disk.Refused: 19}, done); diff != "" {
				t.Errorf("done (-want +got):\n%s", diff)
			}
			wantWhole(t, dir, long)
		})
		t.Run("same", func(t *testing.T) {
			dir := t.TempDir()
			done := rivals(t, dir, disk.WriteOptions{}, func(int) string { return "0 " + long })
			if diff := cmp.Diff(map[disk.Action]int{disk.Created: 1, disk.Unchanged: 19}, done); diff != "" {
				t.Errorf("done (-want +got):\n%s", diff)
			}
			wantWhole(t, dir, long)
		})
		t.Run("by force", func(t *testing.T) {
			dir := t.TempDir()
			done := rivals(t, dir, disk.WriteOptions{Force: true}, func(i int) string { return fmt.Sprint(i, " ", long) })
			if done[disk.Created] != 1 || done[disk.Replaced] != 19 {
				t.Errorf("done: %v", done)
			}
			wantWhole(t, dir, long)
		})
	}
}

// wantWhole wants one file, with a number and the words.
func wantWhole(t *testing.T, dir, words string) {
	t.Helper()
	found := tree(t, dir)
	_, rest, _ := strings.Cut(found["a.md"], " ")
	if len(found) != 1 || rest != words {
		names := make([]string, 0, len(found))
		for name, content := range found {
			names = append(names, fmt.Sprintf("%s (%d bytes)", name, len(content)))
		}
		slices.Sort(names)
		t.Errorf("left: %v", names)
	}
}

// A reader sees the old file or the new one, whole.
func TestReplaceIsWhole(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	contents := []string{strings.Repeat("a", 1<<16), strings.Repeat("b", 1<<18)}
	write(t, filepath.Join(dir, "a.md"), contents[0])
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			if got, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || !slices.Contains(contents, string(got)) {
				t.Errorf("a reader sees %d bytes, %v", len(got), err)
				return
			}
		}
	})
	for i := range 50 {
		if _, err := f.Put(file("a.md", contents[(i+1)%2]), disk.WriteOptions{Force: true}); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	wg.Wait()
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write to a read-only folder")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), "old")
	f := open(t, dir)
	must(t, os.Chmod(dir, 0o555))
	t.Cleanup(func() { os.Chmod(dir, 0o777) })
	for _, name := range []string{"a.md", "b.md"} {
		for what, put := range map[string]func(disk.File, disk.WriteOptions) (disk.Action, error){"Plan": f.Plan, "Put": f.Put} {
			action, err := put(file(name, "new"), disk.WriteOptions{Force: true})
			if !errors.Is(err, os.ErrPermission) || !strings.Contains(fmt.Sprint(err), filepath.Join(dir, name)) {
				t.Errorf("%s of %s gives %q, %v", what, name, action, err)
			}
		}
	}
	wantTree(t, dir, map[string]string{"a.md": "old"})
}

func TestUnreadableFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read every file")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	write(t, path, "old")
	must(t, os.Chmod(path, 0))
	if action, err := open(t, dir).Put(file("a.md", "new"), disk.WriteOptions{Force: true}); !errors.Is(err, os.ErrPermission) {
		t.Errorf("Put gives %q, %v", action, err)
	}
}
