package source

import "testing"

func TestShellWord(t *testing.T) {
	for path, want := range map[string]string{
		"a/b-1.md": "a/b-1.md", "設計.md": "設計.md", "a b.md": "'a b.md'", "it's.md": `'it'\''s.md'`, "$x.md": "'$x.md'", "a;b": "'a;b'",
	} {
		if got := shellWord(path); got != want {
			t.Errorf("%q is %s, not %s", path, got, want)
		}
	}
}
