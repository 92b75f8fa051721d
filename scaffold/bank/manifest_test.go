package bank_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// The manifest is sorted, and says what it is read from.
func TestManifest(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	b.update(problem(t, "title: B"), problem(t, "title: A"))
	text := content(t, filepath.Join(b.path, bank.ManifestName))
	if a, b := strings.Index(text, "\nfile a.md\nfrom specs/a.yaml\n"), strings.Index(text, "\nfile b.md\nfrom specs/b.yaml\n"); a < 0 || b < a {
		t.Errorf("the manifest:\n%s", text)
	}
	manifest, err := bank.ReadManifest(open(t, b.path))
	if err != nil || string(manifest.Encode()) != text {
		t.Errorf("read and written again: %v\n%s", err, cmp.Diff(text, string(manifest.Encode())))
	}
}

func TestManifestRefused(t *testing.T) {
	for in, want := range map[string]string{
		"version 3\n":                        ":1: this version of newproblem does not know version \"3\"",
		"":                                   "it does not say its version",
		"version 1\n<<<<<<< HEAD\n":          ":2: git has left a conflict here",
		"version 1\nHEAD\n":                  ":2: this is not a line of a lock",
		"version 2\nfile \"x\n":              ":2: this is not a line of a lock",
		"version 1\nfile ../x\n":             ":2: this is not a line of a lock",
		"version 1\nfile /x\n":               ":2: this is not a line of a lock",
		"version 1\n  0123 X\n":              ":2: this is not a line of a lock",
		"version 1\nfile x.md\n  0123\n":     ":3: this section has no name",
		"version 2\nfile x.md\n  0123 \"X\n": ":3: this section has no name",
		"version 1\nblank 0123\n":            ":2: this is not a line of a lock",
	} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, bank.ManifestName), in)
		if _, err := bank.ReadManifest(open(t, dir)); !errors.Is(err, bank.ErrManifest) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %s", in, err, want)
		}
	}
}

// A manifest that git or a person puts in place while an update runs is left
// alone.
func TestManifestChangedMeanwhile(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	b.update(problem(t, "title: X"))
	path := filepath.Join(b.path, bank.ManifestName)
	folder := open(t, b.path)
	u, err := bank.BeginUpdate(context.Background(), folder, folder, bank.UpdateOptions{Template: scaffold.Builtin()})
	if err != nil {
		t.Fatal(err)
	}
	defer u.Close()
	file, err := u.Plan(generated(t, problem(t, "title: X\ncore_problem: Two.")))
	if err != nil {
		t.Fatal(err)
	}
	theirs := content(t, path) + "# theirs\n"
	write(t, path, theirs)
	if err := u.Commit(context.Background(), []bank.FileUpdate{file}, func(bank.FileUpdate) {}); !errors.Is(err, disk.ErrChanged) || content(t, path) != theirs {
		t.Errorf("%v, and the manifest has\n%s", err, content(t, path))
	}
}

// Branches that git merges by joining their lines have entries of both; of one
// file, the last counts.
func TestManifestJoined(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	b.update(problem(t, "title: B"), problem(t, "title: C"))
	path := filepath.Join(b.path, bank.ManifestName)
	one := content(t, path)
	b.update(problem(t, "title: A"), problem(t, "title: C\ncore_problem: Two."))
	two := content(t, path)
	write(t, path, one+strings.TrimPrefix(two, one[:strings.Index(one, "\nblank")]))
	manifest, err := bank.ReadManifest(open(t, b.path))
	if err != nil || len(manifest.Entries) != 3 {
		t.Fatalf("%d entries, %v", len(manifest.Entries), err)
	}
	if diff := cmp.Diff(two, string(manifest.Encode())); diff != "" {
		t.Errorf("joined (-want +got):\n%s", diff)
	}
}

// No name can make a line of its own.
func TestManifestNames(t *testing.T) {
	m := &bank.Manifest{}
	for _, name := range []string{"a\nfile b.md", "\"quoted\".md", " space.md", "tab\t.md", "é\u202e.md", "# x.md", "plain name.md"} {
		m.Set(bank.ManifestEntry{File: name, From: name + ".yaml"})
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, bank.ManifestName), string(m.Encode()))
	again, err := bank.ReadManifest(open(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range again.Entries {
		if e.File != m.Entries[i].File || e.From != m.Entries[i].From {
			t.Errorf("%q was %q", e.File, m.Entries[i].File)
		}
	}
	if len(again.Entries) != len(m.Entries) {
		t.Errorf("%d entries of %d:\n%s", len(again.Entries), len(m.Entries), m.Encode())
	}
}
