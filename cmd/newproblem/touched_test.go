//go:build unix

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold/touchtest"
)

// TestTouched takes every pair of a document as written and as touched through
// every command. A bank has a problem for each pair: all commands tell of it the
// same before and after, an update with the same specs has nothing to do, and one
// with other specs brings to the touched files what it brings to the others. That a
// reader sees the same is proved where a document is read, in scaffold/bank.
func TestTouched(t *testing.T) {
	t.Parallel()
	plain := touchedBank(t)
	changed := copyOf(t, plain)
	change := func(dir string) {
		for i := range touchtest.Pairs {
			makeFile(t, specFile(dir, i), strings.NewReplacer("hard", "expert", "Build a chat", "Build a great chat").Replace(saidOf(i)))
		}
	}
	change(changed)
	brought := done(t, changed, "--from", "specs", "--update")

	dir := copyOf(t, plain)
	touch(t, dir)
	tellSame(t, plain, dir, append(slices.Clip(readings), reading{"related", toldRelated}, reading{"check --fix", toldRepairs}))
	holds(t, updatesNothing(t, dir))

	before, plainBefore := markdownOf(t, dir), markdownOf(t, plain)
	change(dir)
	holds(t, cmp.Diff(brought, finish(t, child(dir, "--from", "specs", "--update")), cmp.AllowUnexported(ending{})))
	after, plainAfter := markdownOf(t, dir), markdownOf(t, changed)
	for i, p := range touchtest.Pairs {
		name := fileOf(i)
		if diff := cmp.Diff(p.Plain(touchtest.Page(plainAfter[name])), p.Plain(touchtest.Page(after[name]))); diff != "" {
			t.Errorf("%s: a reader sees (-rendered +updated): %s", p.Name, diff)
		}
		if got, want := newLines(before[name], after[name]), newLines(plainBefore[name], plainAfter[name]); len(got) != len(want) {
			t.Errorf("%s: these lines change: %q", p.Name, got)
		}
	}
	tellSame(t, changed, dir, slices.DeleteFunc(slices.Clone(readings), func(r reading) bool { return r.name == "spec" }))
	holds(t, updatesNothing(t, dir))
}

// touch touches the file of each pair.
func touch(t *testing.T, dir string) {
	t.Helper()
	files := markdownOf(t, dir)
	for i, p := range touchtest.Pairs {
		touched := p.Touch(files[fileOf(i)])
		if touched == files[fileOf(i)] {
			t.Errorf("%s: nothing is touched", p.Name)
		}
		makeFile(t, filepath.Join(dir, fileOf(i)), touched)
	}
}

// tellSame fails where a command tells another thing of one bank than of another.
func tellSame(t *testing.T, one, other string, readings []reading) {
	t.Helper()
	for _, r := range readings {
		want, got := norm.NFC.String(r.read(t, one)), norm.NFC.String(r.read(t, other)) // letters in two parts are given so
		if diff := cmp.Diff(withoutForms(want), withoutForms(got)); diff != "" {
			t.Errorf("%s (-before +after): %s", r.name, short(diff))
		}
	}
}

// withoutForms gives the lines of what is told without the findings that the touched
// forms of pairs make, and how many there are.
func withoutForms(told string) []string {
	told = regexp.MustCompile(`\d+ warnings?; `).ReplaceAllString(told, "")
	return slices.DeleteFunc(strings.Split(told, "\n"), func(line string) bool {
		return slices.ContainsFunc(touchtest.Pairs, func(p touchtest.Pair) bool { return p.Finds != "" && strings.Contains(line, " rule:"+p.Finds+" ") })
	})
}

// toldRelated is a problem that is related to all in a bank.
func toldRelated(t *testing.T, dir string) string {
	return told(t, dir, "--title", "Design a Café", "--tags", "caching,real-time", "--date", "2026-01-01", "--related", "1000", "--output", "-")
}

// toldRepairs is what check repairs.
func toldRepairs(t *testing.T, dir string) string {
	before := markdownOf(t, dir)
	e := finish(t, child(dir, "check", "--fix", "--format", "json"))
	return fmt.Sprintf("exit status %d\n%s", e.code, cmp.Diff(before, markdownOf(t, dir)))
}

// touchedBank makes a bank with a problem for each pair.
func touchedBank(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	makeFile(t, filepath.Join(dir, ".newproblem.yaml"), "indexes: [README.md, SUMMARY.md]\n")
	if err := os.Mkdir(filepath.Join(dir, "specs"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range touchtest.Pairs {
		makeFile(t, specFile(dir, i), saidOf(i))
	}
	done(t, dir, "--from", "specs", "--update")
	done(t, dir, "index")
	return dir
}

// saidOf is the spec of the problem for a pair.
func saidOf(pair int) string {
	return strings.Replace(touchtest.Said, "Chat\n", fmt.Sprintf("Chat %d\nslug: chat-%d\n", pair, pair), 1)
}

func fileOf(pair int) string { return fmt.Sprintf("chat-%d.md", pair) }

func specFile(dir string, pair int) string {
	return filepath.Join(dir, "specs", fmt.Sprintf("%d.yaml", pair))
}
