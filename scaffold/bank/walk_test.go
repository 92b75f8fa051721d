package bank_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
)

// come gives what a walk comes to, and the errors on the way. What was named
// is marked.
func come(paths ...string) (found []string, errs []error) {
	for e, err := range bank.Walk(paths) {
		name := filepath.ToSlash(e.Path)
		if e.Named {
			name += " (named)"
		}
		if err != nil {
			name += " (failed)"
			errs = append(errs, err)
		}
		found = append(found, name)
	}
	return found, errs
}

func wantCome(t *testing.T, want []string, paths ...string) {
	t.Helper()
	got, errs := come(paths...)
	if diff := cmp.Diff(want, got); diff != "" || len(errs) > 0 {
		t.Errorf("from %q (-want +got):\n%s%v", paths, diff, errs)
	}
}

func TestWalk(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{
		"b.md", "a.md", "B.MD", "c.markdown", "notes.txt", "md", "x.mdx", ".hidden.md",
		"a/z.md", "a-b/y.md", "a.d/x.md", "deep/er/still/w.md", "設計/🚀.md",
		".git2/no.md", ".github/no.md", "node_modules/no.md", "a/node_modules/no.md", "a/.cache/no.md", "node_modules.md/v.md",
	} {
		place(t, filepath.FromSlash(name), "")
	}
	all := []string{".hidden.md", "B.MD", "a/z.md", "a-b/y.md", "a.d/x.md", "a.md", "b.md", "c.markdown", "deep/er/still/w.md", "node_modules.md/v.md", "設計/🚀.md"}
	wantCome(t, all, ".")
	wantCome(t, all, "./")
	wantCome(t, all, "a/..")
	wantCome(t, []string{"a/z.md"}, "a/")
	wantCome(t, []string{"deep/er/still/w.md", "a/z.md"}, "deep", "a")
	wantCome(t, []string{"b.md (named)", "notes.txt (named)"}, "b.md", "./notes.txt")
	wantCome(t, []string{"node_modules/no.md"}, "node_modules")
	wantCome(t, []string{".github/no.md"}, ".github")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	wantCome(t, []string{filepath.ToSlash(here) + "/a/z.md"}, filepath.Join(here, "a"))
}

// Each file comes once, however it is named.
func TestWalkComesOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a/1.md", "a/b/2.md", "3.md"} {
		place(t, filepath.FromSlash(name), "")
	}
	wantCome(t, []string{"a/1.md (named)"}, "a/1.md", "./a/1.md", "a//1.md")
	wantCome(t, []string{"3.md", "a/b/2.md", "a/1.md (named)"}, ".", "a/b", "a/1.md", ".")
	wantCome(t, []string{"a/b/2.md", "a/1.md"}, "a/b", "a")
}

// A link leads nowhere unless it is named, so no walk goes in a circle.
func TestWalkLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	place(t, filepath.Join("bank", "a.md"), "")
	place(t, filepath.Join("bank", "sub", "b.md"), "")
	for name, to := range map[string]string{
		"bank/circle": ".", "bank/sub/circle": "../..", "bank/link.md": "a.md", "bank/self.md": "self.md", "bank/nowhere.md": "gone", "there": "bank", "itself": "itself",
	} {
		if err := os.Symlink(to, filepath.FromSlash(name)); err != nil {
			t.Skip("there are no links here:", err)
		}
	}
	wantCome(t, []string{"bank/a.md", "bank/sub/b.md"}, "bank")
	wantCome(t, []string{"there/a.md", "there/sub/b.md"}, "there")
	wantCome(t, []string{"bank/link.md (named)"}, "bank/link.md")
	wantCome(t, []string{"bank/sub/b.md", "bank/circle/a.md", "bank/circle/sub/b.md"}, "bank/sub", "bank/circle")
	for _, name := range []string{"itself", "bank/nowhere.md", "bank/self.md"} {
		if found, errs := come(name); len(found) != 1 || len(errs) != 1 {
			t.Errorf("%s: %q, %v", name, found, errs)
		}
	}
}

func TestWalkMissing(t *testing.T) {
	t.Chdir(t.TempDir())
	place(t, "a.md", "")
	found, errs := come("gone.md", "a.md")
	if diff := cmp.Diff([]string{"gone.md (named) (failed)", "a.md (named)"}, found); diff != "" {
		t.Error(diff)
	}
	if len(errs) != 1 || !errors.Is(errs[0], fs.ErrNotExist) {
		t.Errorf("errors: %v", errs)
	}
}

// A folder that cannot be read is told, and the walk goes on.
func TestWalkUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read every folder")
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"a/1.md", "b/2.md", "c/3.md"} {
		place(t, filepath.FromSlash(name), "")
	}
	must(t, os.Chmod("b", 0))
	t.Cleanup(func() { os.Chmod("b", 0o777) })
	found, errs := come(".")
	if diff := cmp.Diff([]string{"a/1.md", "b (failed)", "c/3.md"}, found); diff != "" {
		t.Error(diff)
	}
	if len(errs) != 1 || !errors.Is(errs[0], fs.ErrPermission) {
		t.Errorf("errors: %v", errs)
	}
}

// A walk ends as soon as nobody wants more.
func TestWalkStops(t *testing.T) {
	t.Chdir(t.TempDir())
	for i := range 10 {
		place(t, filepath.Join(fmt.Sprint(i), "deep", "a.md"), "")
	}
	n := 0
	for range bank.Walk([]string{".", "3", "gone"}) {
		if n++; n == 4 {
			break
		}
	}
	if n != 4 {
		t.Errorf("it came to %d", n)
	}
}

// What a walk remembers does not grow with the files it has come by.
func TestWalkForgets(t *testing.T) {
	dir := t.TempDir()
	const folders, files = 40, 50
	for i := range folders {
		for j := range files {
			place(t, filepath.Join(dir, fmt.Sprint(i), strings.Repeat("x", 200)+fmt.Sprint(j)+".md"), "")
		}
	}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, n := heap(), 0
	for range bank.Walk([]string{dir}) {
		if n++; n == folders*files-1 {
			if grown := int64(heap()) - int64(before); grown > 100<<10 { // the names alone are 400 KiB
				t.Errorf("after %d files it remembers %d bytes", n, grown)
			}
		}
	}
	if n != folders*files {
		t.Errorf("it came to %d files", n)
	}
}
