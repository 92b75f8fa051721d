package check

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// appendKey appends what makes two titles the same: their letters and digits,
// without regard to case, punctuation, symbols, white space, and a number in
// front. "&" is "and".
func appendKey(key, title []byte) []byte {
	title = withoutNumber(title)
	for i := 0; i < len(title); {
		c := title[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			key = append(key, c)
		case c >= 'A' && c <= 'Z':
			key = append(key, c|0x20)
		case c == '&':
			key = append(key, "and"...)
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRune(title[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				key = utf8.AppendRune(key, unicode.ToLower(r))
			}
			i += n
			continue
		}
		i++
	}
	return key
}

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

// withoutNumber takes a number such as "3.", "2.1" or "4)" from the front of a
// title, and what is not a letter before it.
func withoutNumber(title []byte) []byte {
	rest := bytes.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	n := 0
	for n < len(rest) && (rest[n] >= '0' && rest[n] <= '9' || n > 0 && rest[n] == '.') {
		n++
	}
	if n == 0 || n == len(rest) {
		return title
	}
	switch rest[n] {
	case ')', ':', ' ', '\t':
		if bytes.ContainsFunc(rest[n:], unicode.IsLetter) {
			return rest[n+1:]
		}
	}
	return title
}

func keyOf(title string) string { return string(appendKey(nil, []byte(title))) }

// likeness says how alike two titles are, from 0 to 1: by the words they share,
// or by the pairs of letters, whichever is more.
func likeness(a, b string) float64 {
	return max(dice(words(a), words(b)), dice(pairs(keyOf(a)), pairs(keyOf(b))))
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
