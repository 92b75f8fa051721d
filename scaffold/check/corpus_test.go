package check_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
)

// Problems as authors write them, without a fault: nothing to say, and nothing
// to repair.
func TestSilent(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, name := range glob(t, "testdata/ok/*.md") {
		t.Run(name, func(t *testing.T) {
			doc := read(t, name)
			if found := remarks(checker, doc); len(found) > 0 {
				t.Errorf("found %s", list(found))
			}
			if fixed, done := checker.Fix(doc, check.FixOptions{AddMissing: !bytes.Contains(doc, []byte("newproblem:ignore heading-missing"))}); !bytes.Equal(fixed, doc) || len(done) > 0 {
				t.Errorf("the repair did %s\n%s", list(done), firstDifference(doc, fixed))
			}
			if !checker.IsProblem(doc) {
				t.Error("it is not taken for a problem")
			}
		})
	}
}

// Problems as they are found in banks: what is said about each, before and
// after the repair, stands in a file beside it.
func TestFindings(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, name := range glob(t, "testdata/err/*.md") {
		t.Run(name, func(t *testing.T) {
			doc := read(t, name)
			fixed, done := checker.Fix(doc, check.FixOptions{})
			report := fmt.Sprintf("%s-- repaired --\n%s-- left --\n%s",
				golden(remarks(checker, doc)), golden(done), golden(remarks(checker, fixed)))
			compare(t, strings.TrimSuffix(name, ".md")+".out", report)
			holds(t, checker, doc)
		})
	}
}

// Small cases, one archive each: a problem, of a template of its own if there
// is one in the archive, what is said about it, and what the repair makes of it.
func TestSmall(t *testing.T) {
	t.Parallel()
	for _, name := range glob(t, "testdata/small/*.txtar") {
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			checker := checkerOf(t, member(archive, "template.md.tmpl"))
			doc := []byte(member(archive, "problem.md"))
			out := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if f.Name != "out" && f.Name != "fixed.md" {
					out.Files = append(out.Files, f)
				}
			}
			out.Files = append(out.Files, txtar.File{Name: "out", Data: []byte(golden(remarks(checker, doc)))})
			if fixed, _ := checker.Fix(doc, check.FixOptions{}); !bytes.Equal(fixed, doc) {
				out.Files = append(out.Files, txtar.File{Name: "fixed.md", Data: fixed})
			}
			compare(t, name, string(txtar.Format(out)))
			holds(t, checker, doc)
		})
	}
}

// Every rule has its wrong form in the corpus.
func TestEveryRuleIsMet(t *testing.T) {
	var all strings.Builder
	for _, pattern := range []string{"testdata/err/*.out", "testdata/small/*.txtar"} {
		for _, name := range glob(t, pattern) {
			all.Write(read(t, name))
		}
	}
	for _, rule := range check.Rules() {
		if rule.Severity != check.Info && !strings.Contains(all.String(), " "+rule.ID+": ") {
			t.Errorf("no case of the corpus shows %s", rule.ID)
		}
	}
}

// golden writes findings as the golden files have them.
func golden(found []check.Finding) string {
	var out strings.Builder
	for _, f := range found {
		fmt.Fprintf(&out, "%d:%d %s %s: %s\n", f.Line, f.Column, f.Severity, f.Rule, f.Message)
		if f.Hint != "" {
			fmt.Fprintf(&out, "\thint: %s\n", f.Hint)
		}
		if f.Addable {
			out.WriteString("\tFix can put it in\n")
		}
		if f.Behind > 0 {
			fmt.Fprintf(&out, "\tFix puts nothing in behind the %s that begins on line %d\n", f.Opened, f.Behind)
		}
	}
	return out.String()
}

// compare holds a text against a file, or writes it.
func compare(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(read(t, name)), got); diff != "" {
		t.Errorf("%s is not what is said now (-file +now):\n%s", name, diff)
	}
}

func checkerOf(t *testing.T, template string) *check.Checker {
	t.Helper()
	if template == "" {
		return builtin(t)
	}
	parsed, err := scaffold.ParseTemplate("template.md.tmpl", template)
	if err != nil {
		t.Fatal(err)
	}
	c, err := check.New(parsed)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func member(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(names), err)
	}
	slices.Sort(names)
	return names
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
