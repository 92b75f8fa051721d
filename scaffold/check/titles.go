package check

import (
	"bytes"
	"unicode"

	"newproblem/scaffold/markdown"
)

// appendLower appends a text in small letters, as strings.ToLower has it: what
// makes two titles the same where a doubt is an error, as in damaged text.
func appendLower(out, text []byte) []byte {
	for _, c := range text {
		if c >= 0x80 {
			return append(out[:0], bytes.ToLower(text)...)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		out = append(out, c)
	}
	return out
}

// likeness says how alike two titles are, from 0 to 1: by the words they share,
// or by the pairs of letters, whichever is more.
func likeness(a, b string) float64 {
	return max(dice(words(a), words(b)), dice(pairs(markdown.Key(a)), pairs(markdown.Key(b))))
}

// words gives the words of a title that say something, without the "s" of the
// plural.
func words(title string) []string {
	var out []string
	for _, word := range bytes.FieldsFunc(bytes.ToLower([]byte(title)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		switch string(word) {
		case "the", "a", "an", "of", "and", "to", "for", "in", "on":
			continue
		}
		if len(word) > 3 {
			word = bytes.TrimSuffix(word, []byte("s"))
		}
		out = append(out, string(word))
	}
	return out
}

func pairs(key string) []string {
	var out []string
	for i := 0; i+2 <= len(key); i++ {
		out = append(out, key[i:i+2])
	}
	return out
}

// dice is twice what two lists share, as a part of both.
func dice(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, s := range a {
		count[s]++
	}
	shared := 0
	for _, s := range b {
		if count[s] > 0 {
			count[s]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}
