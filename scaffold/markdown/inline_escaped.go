package markdown

import (
	"slices"
	"strings"
)

// firstHidden begins the private characters that stand for escaped ones: what they are
// is nobody's, so that a text with one is left alone.
const firstHidden = '\uE000'

// unmarked is the punctuation that marks nothing within a line, or nothing alone.
const unmarked = "!\"$%'()+,-./:;=?@^{|}~"

// writtenEscaped gives a text in the one writing, but with all its backslashes before
// punctuation that marks nothing: "a\: b" stays so, though the colon needs none. It is ""
// where there are none, or where they cannot be kept.
func (in Inline) writtenEscaped(text string) string {
	if !strings.Contains(text, `\`) || strings.ContainsFunc(text, isHidden) {
		return ""
	}
	var hidden strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte(unmarked, text[i+1]) >= 0 {
			i++
			hidden.WriteRune(firstHidden + rune(text[i]))
			continue
		}
		if text[i] == '\\' && i+1 < len(text) { // the next is no mark of an escape
			hidden.WriteByte(text[i])
			i++
		}
		hidden.WriteByte(text[i])
	}
	var shown strings.Builder
	for _, r := range in.written(hidden.String()) {
		if isHidden(r) {
			shown.WriteByte('\\')
			r -= firstHidden
		}
		shown.WriteRune(r)
	}
	if escaped := shown.String(); slices.Equal(in.events(in.Spans(escaped)), in.events(in.Spans(text))) {
		return escaped
	}
	return ""
}

func isHidden(r rune) bool { return r >= firstHidden && r < firstHidden+0x80 }
