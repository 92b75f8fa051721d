package bank_test

import (
	"errors"
	"github.com/google/go-cmp/cmp"
	"path/filepath"
	"strings"
	"testing"

	"newproblem/scaffold/bank"
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
