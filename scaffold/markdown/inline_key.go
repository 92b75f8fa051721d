package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key gives what makes two titles or labels the same: the letters and digits
// that a reader sees of a text, without regard to case, and composed (NFC).
// Decoration is no part of it: marks, links, comments, emoji, such as ":rocket:" at
// its ends, a number in front such as "2.", "1.2", "(3)", "[4]", "V.", "f)" or keycaps,
// an anchor such as "{#id}" and marks of footnotes behind it. "&" is "and".
func Key(text string) string { return Inline{}.Key(text) }

// Key gives the Key of a text that may have references in it.
func (in Inline) Key(text string) string {
	var buffer [64]byte
	if key, ok := appendPlainKey(buffer[:0], text); ok {
		return string(key)
	}
	return in.decoratedKey(text)
}

// appendPlainKey appends the key of a text that is nothing but words, as most titles
// are: it begins with a letter, or a number such as "5.1 ", and nothing in it may be a mark,
// an entity, an anchor, an emoji or another number in front. It reports whether the text
// is one.
func appendPlainKey[T string | []byte](key []byte, text T) (_ []byte, ok bool) {
	const longestNumber = 8 // in letters: "xxxviii"
	text = text[plainNumber(text):]
	for i := range len(text) {
		switch c := text[i]; {
		case isLetter(c):
			key = append(key, c|0x20)
		case i == 0, c < ' ', c >= utf8.RuneSelf, inlineMarks[c], c == '{', c == '}', c == ':':
			return key, false
		case c == '.' || c == ')':
			if len(key) <= longestNumber {
				return key, false
			}
		case c >= '0' && c <= '9':
			key = append(key, c)
		}
	}
	return key, true
}

// plainNumber gives how long the number in front of a title is, with the space behind it,
// or 0: digits with points, or at most two without.
func plainNumber[T string | []byte](title T) int {
	n, isMarked := 0, false
	for n < len(title) && (title[n] >= '0' && title[n] <= '9' || n > 0 && title[n] == '.') {
		isMarked = isMarked || title[n] == '.'
		n++
	}
	if n == 0 || n+1 >= len(title) || title[n] != ' ' || !isLetter(title[n+1]) || !isMarked && n > 2 {
		return 0
	}
	return n + 1
}

// decoratedKey is Key for any text.
func (in Inline) decoratedKey(text string) string {
	text = in.Title(WithoutNotes(text))
	bare := WithoutShortcodes(text)
	for range 3 { // "2. C. Elegans" is "C. Elegans"
		before := bare
		if bare = withoutHeadingNumber(before); len(bare) == len(before) {
			break
		}
	}
	return string(appendInlineKey(make([]byte, 0, len(text)), bare))
}

// Title gives the words of a title as a reader sees them, composed (NFC), without
// an anchor such as "{#id}" behind them.
func Title(text string) string { return Inline{}.Title(text) }

// Title gives the Title of a text that may have references in it.
func (in Inline) Title(text string) string {
	text = strings.TrimSpace(withoutAnchor(strings.TrimSpace(in.Seen(text))))
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
		case isEmojiLetter(r, text[i:]):
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

// isEmojiLetter reports whether a letter is seen as an emoji, and no letter: it is the one of an
// information desk, or the selector of emoji stands behind it.
func isEmojiLetter(r rune, behind string) bool {
	return r == 'ℹ' || strings.HasPrefix(behind, "\ufe0f")
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
		if i <= 0 || title[i+1] != '#' && title[i+1] != '.' || title[i-1] == '\\' {
			return title
		}
		title = strings.TrimRight(title[:i], " \t") + title[end:]
	}
}

// WithoutShortcodes takes emoji that are written as ":rocket:" from the ends of a title.
func WithoutShortcodes(title string) string {
	if !strings.HasPrefix(title, ":") && !strings.HasSuffix(title, ":") {
		return title
	}
	words := strings.Fields(title)
	for len(words) > 1 && isShortcode(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && isShortcode(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

func isShortcode(word string) bool {
	name := strings.TrimSuffix(strings.TrimPrefix(word, ":"), ":")
	return len(name) > 0 && len(name) == len(word)-2 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_+-") == ""
}

// withoutHeadingNumber takes a number from the front of a title, with what is
// no letter around it; not where it is all of the title, or one with more than
// two digits and no mark behind it, which may be a year.
func withoutHeadingNumber(title string) string {
	rest := strings.TrimLeftFunc(title, isNoWord)
	if n := ordinalLength(rest); n > 0 && strings.ContainsFunc(rest[n:], unicode.IsLetter) {
		return behindNumber(rest[n:])
	}
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
	case r == '\ufe0f' || r == '\u20e3': // they make a keycap
		behind = strings.TrimLeft(behind, "0123456789\ufe0f\u20e3")
	case r == ')' || r == ':':
	case r == ']' && strings.HasSuffix(title[:len(title)-len(rest)], "["):
	case r == ' ' && (isMarked || n <= 2):
	case rest[n-1] == '.' && unicode.IsLetter(r):
	default:
		return title
	}
	return behindNumber(behind)
}

// behindNumber is the rest of a title without the marks of the number before it, and
// what is no letter behind them.
func behindNumber(rest string) string {
	rest = strings.TrimPrefix(strings.TrimLeft(rest, ".)]"), ": ")
	return strings.TrimLeftFunc(WithoutShortcodes(strings.TrimLeft(rest, " ")), isNoWord)
}

// ordinalLength gives how long the roman numeral or the letter is that numbers a title,
// with the full stop or the bracket behind it; 0 if there is none. A space follows it.
func ordinalLength(text string) int {
	n := strings.IndexAny(text[:min(len(text), len("xxxviii.)"))], ".)")
	if n < 1 || n+1 >= len(text) || text[n+1] != ' ' {
		return 0
	}
	if c := text[0] | 0x20; n == 1 && c >= 'a' && c <= 'z' || isRoman(strings.ToLower(text[:n])) {
		return n + 1
	}
	return 0
}

// isRoman reports whether a text is a roman numeral up to 39.
func isRoman(digits string) bool {
	ones := strings.TrimLeft(digits, "x")
	return len(digits)-len(ones) <= 3 && slices.Contains([]string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}, ones)
}
