package spec

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Canonical is how a text of the field is written: choices in their own
// letter case, numbers without zeros in front, stars as stars, labels without
// the sign of a hashtag, one-line text on one line, no white space around anything.
func (f *Field) Canonical(s string) string {
	switch f.Kind {
	case Choice:
		if option, ok := f.option(s); ok {
			return option
		}
	case Number:
		if n, ok := number(s); ok {
			return strconv.Itoa(n)
		}
	case Stars:
		if n, ok := number(s); ok {
			return strings.Repeat("⭐", n)
		}
	case Block, Code:
		return TrimBlank(lineEndings.Replace(s))
	case Label:
		if tag, ok := Hashtag(OneLine(s)); ok {
			return tag
		}
	}
	return OneLine(s)
}

// Hashtag gives the word of a hashtag, a "#" before a word that begins with a letter. It
// reports whether a text is one: some write their tags so everywhere, and mean the same ones.
func Hashtag(text string) (tag string, ok bool) {
	tag, ok = strings.CutPrefix(text, "#")
	first, _ := utf8.DecodeRuneInString(tag)
	last, _ := utf8.DecodeLastRuneInString(tag)
	return tag, ok && unicode.IsLetter(first) && !unicode.IsPunct(last) && !strings.ContainsAny(tag, "# ")
}

var lineEndings = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// TrimBlank removes blank lines at both ends and white space at the end.
func TrimBlank(s string) string {
	for {
		line, rest, found := strings.Cut(s, "\n")
		if !found || !isSpace(line) {
			return strings.TrimRight(s, " \t\n")
		}
		s = rest
	}
}
