package markdown_test

import (
	"testing"

	"newproblem/scaffold/markdown"
)

func TestWithoutNotes(t *testing.T) {
	for text, want := range map[string]string{
		"a[^1]": "a", "a [^1]": "a", "a[^1][^note]": "a", "a[^1]b": "a[^1]b", "[^1]": "[^1]", "a[1]": "a[1]", "a[^]": "a[^]", "a[^1 2]": "a[^1 2]",
		`a\[^1]`: `a\[^1]`, `a[^1\]`: `a[^1\]`, `a\[^1\]`: `a\[^1\]`, "": "",
	} {
		if got := markdown.WithoutNotes(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
		if got := text[:len(text)-len(markdown.NotesBehind(text))]; got != want && got != want+" " {
			t.Errorf("%q has %q before its marks", text, got)
		}
	}
}

func TestWithoutAnyNotes(t *testing.T) {
	for text, want := range map[string]string{
		"a[^1], b[^2][^3]": "a, b", "[^1]a": "a", `a\[^1], b[^2]`: `a\[^1], b`, "a[1], b": "a[1], b", "![^1]": "![^1]",
	} {
		if got := markdown.WithoutAnyNotes(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestKeyWithNotes(t *testing.T) {
	for text, want := range map[string]string{"Meta[^1]": "meta", "**Level**[^a]": "level", `Meta\[^1\]`: "meta1", "2. Plan[^1][^2]": "plan"} {
		if got := markdown.Key(text); got != want {
			t.Errorf("%q has the key %q, want %q", text, got, want)
		}
	}
}
