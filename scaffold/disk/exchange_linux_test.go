package disk

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A moment is a call by which two files change places, with what an editor does
// right before it.
type moment func(t *testing.T, path string)

func inPlace(content string) moment {
	return func(t *testing.T, path string) {
		t.Helper()
		orFail(t, os.WriteFile(path, []byte(content), 0o666))
	}
}

func byRenaming(content string) moment {
	return func(t *testing.T, path string) {
		t.Helper()
		orFail(t, os.WriteFile(path+"~", []byte(content), 0o644))
		orFail(t, os.Rename(path+"~", path))
	}
}

func orFail(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// savedAt lets an editor do something before the calls of an exchange, one after
// the other.
func savedAt(t *testing.T, f *Folder, path string, moments ...moment) func(a, b string) error {
	return func(a, b string) error {
		if len(moments) > 0 {
			if moments[0] != nil {
				moments[0](t, path)
			}
			moments = moments[1:]
		}
		return f.exchange(a, b)
	}
}

// What an editor saves at any moment of a Rewrite stays under its name, and what
// it had saved before, and could not be put back in time, next to it.
func TestRewriteLosesNoSave(t *testing.T) {
	removed := func(t *testing.T, path string) { t.Helper(); orFail(t, os.Remove(path)) }
	for name, c := range map[string]struct {
		moments []moment
		want    map[string]string
		err     error
	}{
		"nobody":                     {nil, map[string]string{"file.md": "new"}, nil},
		"in place":                   {[]moment{inPlace("mine")}, map[string]string{"file.md": "mine"}, ErrChanged},
		"in place, longer":           {[]moment{inPlace("old and more")}, map[string]string{"file.md": "old and more"}, ErrChanged},
		"in place, emptied":          {[]moment{inPlace("")}, map[string]string{"file.md": ""}, ErrChanged},
		"by renaming":                {[]moment{byRenaming("mine")}, map[string]string{"file.md": "mine"}, ErrChanged},
		"the same again":             {[]moment{byRenaming("old")}, map[string]string{"file.md": "new"}, nil},
		"what we write":              {[]moment{inPlace("new")}, map[string]string{"file.md": "new"}, ErrChanged},
		"removed":                    {[]moment{removed}, map[string]string{}, os.ErrNotExist},
		"twice in place":             {[]moment{inPlace("first"), inPlace("second")}, map[string]string{"file.md": "second", "file.md.saved": "first"}, ErrChanged},
		"twice by renaming":          {[]moment{byRenaming("first"), byRenaming("second")}, map[string]string{"file.md": "second", "file.md.saved": "first"}, ErrChanged},
		"in place and by renaming":   {[]moment{inPlace("first"), byRenaming("second")}, map[string]string{"file.md": "second", "file.md.saved": "first"}, ErrChanged},
		"by renaming and in place":   {[]moment{byRenaming("first"), inPlace("second")}, map[string]string{"file.md": "second", "file.md.saved": "first"}, ErrChanged},
		"three times":                {[]moment{byRenaming("first"), byRenaming("second"), byRenaming("third")}, map[string]string{"file.md": "third", "file.md.saved": "second"}, ErrChanged},
		"four times in place":        {[]moment{inPlace("1"), inPlace("2"), inPlace("3"), inPlace("4")}, map[string]string{"file.md": "4", "file.md.saved": "3"}, ErrChanged},
		"saved, then removed":        {[]moment{inPlace("mine"), removed}, map[string]string{"file.md.saved": "mine"}, ErrChanged},
		"saved twice, then removed":  {[]moment{inPlace("first"), inPlace("second"), removed}, map[string]string{"file.md.saved": "second"}, ErrChanged},
		"saved, and what we write":   {[]moment{inPlace("mine"), byRenaming("new")}, map[string]string{"file.md": "mine"}, ErrChanged},
		"another kept one is there":  {[]moment{func(t *testing.T, path string) { inPlace("first")(t, path); inPlace("theirs")(t, path+".saved") }, inPlace("second")}, map[string]string{"file.md": "second", "file.md.saved": "theirs", "file.md.saved-2": "first"}, ErrChanged},
		"made a link":                {[]moment{func(t *testing.T, path string) { removed(t, path); orFail(t, os.Symlink("nowhere", path)) }}, map[string]string{"file.md": "-> nowhere"}, ErrChanged},
		"made a folder":              {[]moment{func(t *testing.T, path string) { removed(t, path); orFail(t, os.Mkdir(path, 0o777)) }}, map[string]string{"file.md": "a folder"}, ErrChanged},
		"made a link, and then more": {[]moment{func(t *testing.T, path string) { removed(t, path); orFail(t, os.Symlink("nowhere", path)) }, byRenaming("second")}, map[string]string{"file.md": "second", "file.md.saved": "-> nowhere"}, ErrChanged},
	} {
		t.Run(name, func(t *testing.T) {
			f, dir, _ := inside(t)
			err := f.rewrite("file.md", []byte("old"), []byte("new"), savedAt(t, f, filepath.Join(dir, "file.md"), c.moments...))
			if !errors.Is(err, c.err) {
				t.Errorf("it ends with %v", err)
			}
			for name := range c.want {
				if strings.Contains(name, ".saved") && c.want[name] != "theirs" && !strings.Contains(fmt.Sprint(err), name) {
					t.Errorf("%v does not name %s", err, name)
				}
			}
			wantSaves(t, dir, c.want)
		})
	}
}

// wantSaves checks what stands in the folder of inside, but for what inside put
// next to the file.
func wantSaves(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	for _, name := range namesIn(t, dir) {
		path := filepath.Join(dir, name)
		if name == "folder.md" || name == "link.md" {
			continue
		}
		if to, err := os.Readlink(path); err == nil {
			got[name] = "-> " + to
			continue
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			got[name] = "a folder"
			continue
		}
		content, err := os.ReadFile(path)
		orFail(t, err)
		got[name] = string(content)
	}
	if !maps.Equal(got, want) {
		t.Errorf("the folder has %q, want %q", got, want)
	}
}

// An editor that writes in place, and had opened the file before, writes into
// the file that it opened: it must keep its name.
func TestRewriteSparesOpenFiles(t *testing.T) {
	for _, open := range []struct {
		name string
		when int // before which call
	}{{"before", 0}, {"while our file is there", 1}} {
		t.Run(open.name, func(t *testing.T) {
			f, dir, _ := inside(t)
			path := filepath.Join(dir, "file.md")
			var editor *os.File
			opens := func(t *testing.T, path string) {
				var err error
				editor, err = os.OpenFile(path, os.O_WRONLY, 0)
				orFail(t, err)
			}
			moments := []moment{opens}
			if open.when > 0 {
				moments = []moment{inPlace("first"), opens}
			}
			err := f.rewrite("file.md", []byte("old"), []byte("new"), savedAt(t, f, path, moments...))
			if want := []error{ErrBusy, ErrChanged}[open.when]; !errors.Is(err, want) {
				t.Errorf("it ends with %v, want %v", err, want)
			}
			_, err = editor.WriteString("mine")
			orFail(t, errors.Join(err, editor.Close()))
			want := map[string]string{"file.md": "mine"}
			if open.when > 0 {
				want["file.md.saved"] = "first"
			}
			wantSaves(t, dir, want)
		})
	}
}

// Who only reads a file is in nobody's way.
func TestRewriteWithReaders(t *testing.T) {
	f, dir, _ := inside(t)
	reader, err := os.Open(filepath.Join(dir, "file.md"))
	orFail(t, err)
	defer reader.Close()
	orFail(t, f.Rewrite("file.md", []byte("old"), []byte("new")))
	wantSaves(t, dir, map[string]string{"file.md": "new"})
}

// A run that is killed between two calls leaves what an editor has saved in its
// hands, and the next run does not take that for its own. All else goes.
func TestSweepSparesSaves(t *testing.T) {
	for name, c := range map[string]struct {
		saves  []moment
		killed int // before which call, from 0
		want   []string
	}{
		"before it":                  {nil, 0, []string{"old"}},
		"after it":                   {nil, 1, []string{"new"}},
		"after a save":               {[]moment{inPlace("mine")}, 1, []string{"new", "mine"}},
		"after a save was put back":  {[]moment{inPlace("mine")}, 2, []string{"mine"}},
		"after two saves":            {[]moment{inPlace("first"), inPlace("second")}, 2, []string{"first", "second"}},
		"after they were put back":   {[]moment{inPlace("first"), inPlace("second")}, 3, []string{"second", "first"}},
		"before it, with a save":     {[]moment{inPlace("mine")}, 0, []string{"mine"}},
		"a save like what was there": {[]moment{byRenaming("old")}, 1, []string{"new"}},
	} {
		t.Run(name, func(t *testing.T) {
			f, dir, _ := inside(t)
			calls := 0
			live := savedAt(t, f, filepath.Join(dir, "file.md"), c.saves...)
			func() {
				defer func() { _ = recover() }()
				_ = f.rewrite("file.md", []byte("old"), []byte("new"), func(a, b string) error {
					if calls == c.killed && calls < len(c.saves) {
						c.saves[calls](t, filepath.Join(dir, "file.md"))
					}
					if calls++; calls > c.killed {
						panic("killed")
					}
					return live(a, b)
				})
				// It came to its end: what is removed at the end is removed.
			}()
			again, err := Open(dir)
			orFail(t, err)
			defer again.Close()
			var got []string
			for _, name := range namesIn(t, dir) {
				if name == "folder.md" || name == "link.md" {
					continue
				}
				content, err := os.ReadFile(filepath.Join(dir, name))
				orFail(t, err)
				if name == "file.md" {
					got = append([]string{string(content)}, got...)
				} else {
					got = append(got, string(content))
				}
			}
			if strings.Join(got, ",") != strings.Join(c.want, ",") {
				t.Errorf("left: %q, want %q", got, c.want)
			}
		})
	}
}

// While somebody writes to what a killed run has left, it is not removed.
func TestSweepSparesWriters(t *testing.T) {
	_, dir, _ := inside(t)
	name := exchangedName([]byte("old"), []byte("new"))
	orFail(t, os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o666))
	editor, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY, 0)
	orFail(t, err)
	swept := func() {
		f, err := Open(dir)
		orFail(t, errors.Join(err, f.Close()))
	}
	swept()
	wantSaves(t, dir, map[string]string{"file.md": "old", name: "old"})
	orFail(t, editor.Close())
	swept()
	wantSaves(t, dir, map[string]string{"file.md": "old"})
}
