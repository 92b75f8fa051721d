package markdown

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
)

// TestPlainText holds the short cuts for texts without markup to the long way.
func TestPlainText(t *testing.T) {
	r := seeded.Rand(t, 5)
	parts := []string{"a", "Bc", " ", " ", "[", "]", "[X]", "!", "(", ")", ":", "^", "**", "**", "é", "e\u0301", "\u00a0", "-", "1", ".", "#", "|", "`", "*", "www.x.org", "@b.c", "\\", "<", "=", "iv", "xxxviii", "1. ", "12 ", "&amp;", "{#a}", ":b:"}
	plain, labelled, labels, keys := 0, 0, 0, 0
	for range seeded.Rounds(200_000) {
		text := ""
		for range 1 + r.IntN(9) {
			text += parts[r.IntN(len(parts))]
		}
		if key, ok := appendPlainKey(nil, text); ok {
			keys++
			if want := (Inline{}).decoratedKey(text); string(key) != want {
				t.Fatalf("%q has the key %q, not %q", text, key, want)
			}
			if title := (Inline{Place: Place{Kind: Heading}}).title(text); Key(title) != string(key) {
				t.Fatalf("%q has the key %q, and its title %q has %q", text, key, title, Key(title))
			}
		}
		for _, in := range []Inline{{}, {Place: Place{Lead: true}}, {Place: Place{Kind: Heading}}, {Definitions: func(string) (Target, bool) { return Target{}, true }}} {
			if !in.hasInline(text) {
				plain++
				if got := in.Words(text).Text; got != text {
					t.Fatalf("%q is seen as %q", text, got)
				}
				if !hasBareURL(text) {
					if got, want := in.Rewritten(text), in.rewritten(text); got != want {
						t.Fatalf("%q is rewritten to %q, not to %q", text, got, want)
					}
				}
			}
			half := len(text) / 2
			for _, text := range []string{text, "**" + text, "**" + text[:half] + "**:" + text[half:], "**b" + text[:half] + "c**: " + text[half:]} {
				for _, text := range []string{text, "- [ ] " + text, text + "\n"} {
					skip := leadLength(text)
					if got, ok := in.plainLabel(text, skip); ok {
						labels++
						if want, ok := in.label(text, skip); !ok || got != want {
							t.Fatalf("%q has the label %+v, not %+v", text, got, want)
						}
					}
				}
				if in.isPlainLabelled(text) {
					labelled++
					if got := in.labelled(in.written(text + " ")); got != text || !isLabelled(in, text+" ") {
						t.Fatalf("%q is rewritten to %q", text, got)
					}
				}
			}
		}
	}
	if plain < 1000 || labelled < 1000 || labels < 1000 || keys < 1000 {
		t.Errorf("%d plain texts, %d labelled, %d plain labels, %d plain keys", plain, labelled, labels, keys)
	}
}

// A text that begins with more plain words than a label may have has none, whatever
// follows.
func TestSentencesHaveNoLabel(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 5)
	pieces := []string{"word", "of", "a", " ", " ", "-", "(x)", ",", "it's", ": ", "**b**: ", "`c`", "[d](e): ", "www.f.g", "h@i.j", "&colon;", "：", "<b>k</b>: ", "\n", "\\:"}
	sentences := 0
	for range seeded.Rounds(20_000) {
		var b strings.Builder
		for range 5 + r.IntN(6) {
			b.WriteString("words" + pieces[1+r.IntN(8)])
		}
		for range r.IntN(9) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		skip := leadLength(text)
		if !beginsSentence(text[skip:]) {
			continue
		}
		sentences++
		if l, ok := (Inline{}).label(text, skip); ok {
			t.Fatalf("%q has the label %q", text, l.Name)
		}
	}
	if sentences < 100 {
		t.Errorf("only %d texts begin with sentences", sentences)
	}
}
