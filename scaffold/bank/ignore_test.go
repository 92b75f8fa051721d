package bank_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
)

// ignorable are files that patterns are tried on.
var ignorable = []string{
	"a.md", "b.md", "ab.md", "A.md", "a b.md", "a].md", "a-c.md", "a!.md", "#a.md", "!a.md", "1.md", "[ab].md", `a\b.md`, "a .md",
	"sub/a.md", "sub/b.md", "sub/ab.md", "sub/deep/a.md", "sub/deep/b.md", "sub/deep/deeper/a.md",
	"build/a.md", "build/keep.md", "src/build/a.md", "build.md/a.md", "foo/bar/a.md", "foo/x/bar/a.md", "foo/x/y/bar/a.md",
}

// repository is a folder that git keeps, with files and what is to be ignored.
// Nothing of the machine's own settings gets in.
func repository(t testing.TB, ignores map[string]string) (dir string) {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil && os.Getenv("NEWPROBLEM_CI") != "" { // which has installed it
		t.Fatal("there is no git here to compare with")
	}
	if err != nil {
		t.Skip("there is no git here to compare with")
	}
	dir = t.TempDir()
	cmd := exec.Command(git, "init", "-q", dir)
	cmd.Env = gitEnvironment()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git init: %v\n%s", err, out)
	}
	for _, name := range ignorable {
		place(t, filepath.Join(dir, name), "")
	}
	for name, text := range ignores {
		place(t, filepath.Join(dir, name), text)
	}
	return dir
}

func place(t testing.TB, path, content string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = os.WriteFile(path, []byte(content), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func gitEnvironment() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C.UTF-8"}
}

// asGit gives the files that git does not ignore in a folder.
func asGit(t testing.TB, dir string) []string {
	t.Helper()
	cmd := exec.Command("git", "ls-files", "--others", "--exclude-standard", "-z", "--", "*.md")
	cmd.Dir, cmd.Env = dir, gitEnvironment()
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Split(string(out), "\x00")
	names = names[:len(names)-1] // behind the last
	slices.Sort(names)
	return names
}

// walked gives the files that a walk finds in a folder.
func walked(t testing.TB, dir string) []string {
	t.Helper()
	names := []string{}
	for e, err := range bank.Walk([]string{dir}) {
		if err != nil {
			t.Error(err)
		}
		name, _ := filepath.Rel(dir, e.Path)
		names = append(names, filepath.ToSlash(name))
	}
	slices.Sort(names)
	return names
}

// What git ignores is passed over, as git itself sees it.
func TestIgnoredAsGitDoes(t *testing.T) {
	for _, ignores := range []map[string]string{
		{},
		{".gitignore": "a.md\n"},
		{".gitignore": "/a.md\n"},
		{".gitignore": "sub/\n"},
		{".gitignore": "sub\n"},
		{".gitignore": "build/\n"},
		{".gitignore": "/build/\n"},
		{".gitignore": "build.md/\n"},
		{".gitignore": "a.md/\n"},
		{".gitignore": "sub/a.md\n"},
		{".gitignore": "/sub/*\n!/sub/a.md\n"},
		{".gitignore": "sub/\n!sub/a.md\n"},
		{".gitignore": "**/a.md\n"},
		{".gitignore": "sub/**\n"},
		{".gitignore": "sub/**/a.md\n"},
		{".gitignore": "foo/**/bar\n"},
		{".gitignore": "**/bar/**\n"},
		{".gitignore": "**\n!a.md\n"},
		{".gitignore": "**/\n"},
		{".gitignore": "*\n!*.md\n!*/\n"},
		{".gitignore": "a**.md\n"},
		{".gitignore": "sub/***/a.md\n"},
		{".gitignore": "?.md\n"},
		{".gitignore": "[ab].md\n"},
		{".gitignore": "[!ab].md\n"},
		{".gitignore": "[^ab].md\n"},
		{".gitignore": "[a-b].md\n"},
		{".gitignore": "a[]].md\n"},
		{".gitignore": "a[]-]*.md\n"},
		{".gitignore": "a[!]].md\n"},
		{".gitignore": "[[:digit:]].md\n"},
		{".gitignore": "[[:upper:]].md\n[[:punct:]]a.md\n"},
		{".gitignore": "a[[:space:]b]*.md\n"},
		{".gitignore": "[[:nonsense:]].md\n"},
		{".gitignore": "[[]ab].md\n"},
		{".gitignore": "[\n[a\na[\\\n"},
		{".gitignore": "\\[ab].md\n"},
		{".gitignore": "a\\\\b.md\n"},
		{".gitignore": "\\#a.md\n\\!a.md\n"},
		{".gitignore": "#a.md\n!a.md\n"},
		{".gitignore": "a b.md   \n"},
		{".gitignore": "a\\ .md\nb.md\\ \n"},
		{".gitignore": " a.md\n"},
		{".gitignore": "\ta.md\n"},
		{".gitignore": "a.md\r\nb.md\r\n"},
		{".gitignore": "\ufeffa.md\n"},
		{".gitignore": "\n\n/\n//\n!\n"},
		{".gitignore": "a.md"},
		{".gitignore": "a.md\\\n"},
		{".gitignore": "sub/de*/\n"},
		{".gitignore": "*/a.md\n"},
		{".gitignore": "*.md\n", "sub/.gitignore": "!a.md\n"},
		{".gitignore": "/*.md\n", "sub/.gitignore": "/a.md\n", "sub/deep/.gitignore": "*\n!b.md\n"},
		{".gitignore": "a.md\n", "sub/.gitignore": "!a.md\n", "sub/deep/.gitignore": "a.md\n"},
		{".git/info/exclude": "a.md\n"},
		{".git/info/exclude": "a.md\nb.md\n", ".gitignore": "!a.md\n"},
		{".git/info/exclude": "/sub/a.md\n"},
	} {
		dir := repository(t, ignores)
		if diff := cmp.Diff(asGit(t, dir), walked(t, dir)); diff != "" {
			t.Errorf("%q (-git +walk):\n%s", ignores, diff)
		}
		// From a folder further down, the rules above it hold as well.
		below := filepath.Join(dir, "sub", "deep")
		if kept := asGit(t, below); len(kept) > 0 {
			if diff := cmp.Diff(kept, walked(t, below)); diff != "" {
				t.Errorf("%q, from below (-git +walk):\n%s", ignores, diff)
			}
		}
	}
}

// A folder that is named is walked, whatever git ignores.
func TestIgnoredFolderIsNamed(t *testing.T) {
	dir := repository(t, map[string]string{".gitignore": "build/\n/sub/deep/*\n"})
	for below, want := range map[string][]string{
		"build":           {"a.md", "keep.md"},
		"sub/deep":        {},
		"sub/deep/deeper": {"a.md"},
	} {
		if diff := cmp.Diff(want, walked(t, filepath.Join(dir, below))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", below, diff)
		}
	}
}

// Where no git is, a .gitignore still says what is not meant to be kept.
func TestIgnoredWithoutGit(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{".gitignore": "/a.md\nb.md\n", "a.md": "", "sub/a.md": "", "sub/b.md": ""} {
		place(t, filepath.Join(dir, name), text)
	}
	if diff := cmp.Diff([]string{"sub/a.md"}, walked(t, dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// offTheBook are patterns for which gitignore(5) has no meaning, and which git
// reads by accident: with a NUL, where its line ends; with "a**/b", which
// stands for "a/x/b", too; and with a slash in brackets or behind a backslash.
var offTheBook = regexp.MustCompile(`\x00|[^/\n!]\*\*|\[[^\n]*/|\\/`)

// FuzzIgnored holds the walk to git for any .gitignore.
func FuzzIgnored(f *testing.F) {
	for _, text := range []string{"a.md\n", "!a.md\n*.md\n", "sub/**/a*\n", "[!a]?.md", "[[:alpha:]-z]*", "a\\", "**/deep/", "\\ \n \\"} {
		f.Add(text)
	}
	dir := repository(f, nil)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 100 || offTheBook.MatchString(text) {
			t.Skip()
		}
		place(t, filepath.Join(dir, ".gitignore"), text)
		if diff := cmp.Diff(asGit(t, dir), walked(t, dir)); diff != "" {
			t.Errorf("%q (-git +walk):\n%s", text, diff)
		}
	})
}
