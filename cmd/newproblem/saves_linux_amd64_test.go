package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An editorRun is a command that replaces a file which an editor has open.
type editorRun struct {
	args   []string
	specs  string
	before map[string]string
	file   string // that is replaced
}

// mine is what the author adds to a file: a line that no command may lose.
const mine = "\nA line of the author's own.\n"

// editorRuns are all commands that replace files.
func editorRuns(t *testing.T) map[string]*editorRun {
	t.Helper()
	made := undisturbed(t, numbered(1), "--update")
	index := map[string]string{
		".newproblem.yaml": "indexes: [README.md]\n",
		"README.md":        "# Bank\n\n<!-- newproblem:index -->\n<!-- /newproblem:index -->\n",
	}
	tagged := strings.ReplaceAll(numbered(1), "title:", "tags: [new]\ntitle:")
	page := t.TempDir()
	fillFolder(t, page, undisturbed(t, numbered(1)))
	finish(t, child(page, "stats", "--html", "stats.html")).wants(t, exitDone)
	paged := contents(t, page)
	for name, content := range undisturbed(t, numbered(2)) {
		paged[name] = content
	}
	return map[string]*editorRun{
		"check --fix":  {[]string{"check", "--fix"}, "", damaged(undisturbed(t, numbered(1))), "1.md"},
		"index":        {[]string{"index"}, "", index, "README.md"},
		"--update":     {[]string{"--from", "-", "--update"}, tagged, made, "1.md"},
		"stats --html": {[]string{"stats", "--html", "stats.html"}, "", paged, "stats.html"},
	}
}

// saves are the ways in which editors save.
var saves = map[string]func(path, content string) error{
	"in place": func(path, content string) error { return os.WriteFile(path, []byte(content), 0o666) },
	"by renaming": func(path, content string) error {
		if err := os.WriteFile(path+"~", []byte(content), 0o666); err != nil {
			return err
		}
		return os.Rename(path+"~", path)
	},
}

// TestSaveMeanwhile holds each command that replaces a file before each of its
// calls, while an editor saves that file. What the editor saved is there when the
// command has ended, whatever the disk knows.
func TestSaveMeanwhile(t *testing.T) {
	t.Parallel()
	mayTrace(t)
	for name, run := range editorRuns(t) {
		for how, save := range saves {
			for _, disk := range []string{"a disk", "a disk without exchanges"} {
				t.Run(name+", "+how+", on "+disk, func(t *testing.T) {
					t.Parallel()
					run.saveAtEach(t, save, disks[disk].refuses)
				})
			}
		}
	}
}

// saveAtEach lets the run go again and again, and saves each time one call later.
func (r *editorRun) saveAtEach(t *testing.T, save func(path, content string) error, refuses func(call) bool) {
	t.Helper()
	top := t.TempDir()
	told, saved, exchanges := 0, 0, 0
	for n, more := 1, true; more; n++ {
		dir := filepath.Join(top, fmt.Sprint(n))
		fillFolder(t, dir, r.before)
		path, content := filepath.Join(dir, r.file), r.before[r.file]+mine
		cmd := child(dir, r.args...)
		cmd.Stdin = strings.NewReader(r.specs)
		more = false
		isSaved, isRefused := false, false
		e := traced(t, cmd, func(now int, c call) verdict {
			// Where files cannot change places, what is saved between the last
			// look and the rename is lost: the docs say so.
			isOpen := isRefused && c.name == "rename"
			isRefused = refuses(c)
			if now == n {
				more = true
			}
			if now == n && !isOpen {
				if err := save(path, content); err != nil {
					t.Error(err)
				}
				isSaved = true
				saved++
				if c.exchange {
					exchanges++
				}
			}
			if isRefused {
				return refused
			}
			return granted
		})
		got := contents(t, dir)
		if strings.Contains(e.stderr, "it was changed in the meantime") {
			told++
			if e.code != exitFailed || got[r.file] != content {
				t.Errorf("call %d: it ends with %d, and the save is there: %v", n, e.code, got[r.file] == content)
			}
		}
		if isSaved && !strings.Contains(got[r.file], mine) {
			t.Errorf("the save before call %d is lost: exit status %d\n%s", n, e.code, e.stderr)
		}
		for name := range got {
			if tempFile.MatchString(name) {
				t.Errorf("call %d: %s is left", n, name)
			}
		}
	}
	t.Logf("%d saves, %d of them when files change places; %d were told", saved, exchanges, told)
	if told == 0 || exchanges == 0 {
		t.Error("no save came at the moment")
	}
}
