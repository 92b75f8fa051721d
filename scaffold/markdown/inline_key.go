package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key gives what makes two titles or labels the same: the letters and digits
// that a reader sees of a text, without regard to case, and composed (NFC).
// Decoration is no part of it: marks, links, comments, emoji, a number in front
// such as "2.", "1.2", "(3)" or a keycap, and an anchor such as "{#id}" behind
// it. "&" is "and".
func Key(text string) string {
	text = Title(text)
	return string(appendInlineKey(make([]byte, 0, len(text)), withoutHeadingNumber(text)))
}

// Title gives the words of a title as a reader sees them, composed (NFC), without
// an anchor such as "{#id}" behind them.
func Title(text string) string {
	text = strings.TrimSpace(withoutAnchor(strings.TrimSpace(Inline{}.Seen(text))))
	if !isASCII(text) {
		text = norm.NFC.String(text)
	}
	return text
}

// isDecoration reports whether a character at the end of a title is nobody's word,
// and ends no anchor.
func isDecoration(r rune) bool {
	return r != '}' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func appendInlineKey(key []byte, text string) []byte {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'A' && c <= 'Z':
				key = append(key, c|0x20)
			case isWord(c):
				key = append(key, c)
			case c == '&':
				key = append(key, "and"...)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case r == 'ß' || r == 'ẞ':
			key = append(key, "ss"...)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			key = utf8.AppendRune(key, unicode.ToLower(unicode.ToUpper(r)))
		case unicode.In(r, unicode.Mn, unicode.Mc) && !unicode.Is(unicode.Variation_Selector, r):
			key = utf8.AppendRune(key, r) // a vowel of many scripts
		}
	}
	return key
}

// withoutAnchor takes the anchors from the end of a title: "{#id}", "{.class}", or
// several of them. An emoji may stand behind them.
func withoutAnchor(title string) string {
	for {
		end := len(strings.TrimRightFunc(title, isDecoration))
		if end == 0 || title[end-1] != '}' {
			return title
		}
		i := strings.LastIndexByte(title[:end], '{')
		if i <= 0 || title[i+1] != '#' && title[i+1] != '.' {
			return title
		}
		title = strings.TrimRight(title[:i], " \t") + title[end:]
	}
}

// withoutHeadingNumber takes a number from the front of a title, with what is
// no letter around it; not where it is all of the title, or one with more than
// two digits and no mark behind it, which may be a year.
func withoutHeadingNumber(title string) string {
	rest := strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	n := 0
	for n < len(rest) && (rest[n] >= '0' && rest[n] <= '9' || n > 0 && rest[n] == '.') {
		n++
	}
	if n == 0 || !strings.ContainsFunc(rest[n:], unicode.IsLetter) {
		return title
	}
	behind := rest[n:]
	isMarked := strings.Contains(rest[:n], ".")
	switch r, _ := utf8.DecodeRuneInString(behind); {
	case r == ')' || r == ':' || r == '\ufe0f' || r == '\u20e3': // the last two make a keycap
	case r == ' ' && (isMarked || n <= 2):
	case rest[n-1] == '.' && unicode.IsLetter(r):
	default:
		return title
	}
	return strings.TrimLeftFunc(behind, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
