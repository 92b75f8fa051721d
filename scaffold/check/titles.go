package check

import (
	"bytes"
	"strings"
	"unicode"

	"newproblem/scaffold/source"
)

// appendLower appends a text in small letters, as strings.ToLower has it: what
// makes two titles the same where a doubt is an error, as in damaged text. It stops
// where that is longer than the longest title.
func appendLower(out, text []byte, longest int) []byte {
	for i, c := range text {
		if c >= 0x80 {
			return append(out[:0], bytes.ToLower(text)...)
		}
		if i > longest {
			break
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		out = append(out, c)
	}
	return out
}

// words gives the words of weight in a title, without the "s" of the plural: not those
// that any title may have, and no numbers. Letters that look like Latin ones are these.
func words(title string) []string {
	var out []string
	title, _ = inLatin(title)
	for _, word := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if len(word) > 3 {
			word = strings.TrimSuffix(word, "s")
		}
		if !isWeightless(word) && strings.ContainsFunc(word, unicode.IsLetter) {
			out = append(out, word)
		}
	}
	return out
}

// isWeightless reports whether any title may have a word.
func isWeightless(word string) bool {
	switch word {
	case "the", "a", "an", "of", "and", "or", "to", "for", "in", "on", "at", "by", "with", "from", "up", "as", "vs", "it", "its", "is", "are",
		"we", "our", "us", "how", "what", "why", "who", "when", "which", "this", "that",
		"core", "key", "main", "number", "made", "consideration", "strategy", "strategie", "metric", "design", "plan", "other", "more":
		return true
	}
	return false
}

// isSameWord reports whether two words are the same but for their ending or a slip of
// the keyboard.
func isSameWord(a, b string) bool {
	if a == b {
		return true
	}
	same, longer := 0, max(len(a), len(b))
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	return same >= 4 && same*7 >= longer*4 || min(len(a), len(b)) >= 6 && source.Suggest(a, []string{b}) != ""
}
