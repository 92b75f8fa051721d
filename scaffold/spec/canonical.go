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
		return withoutHash(OneLine(s))
	}
	return OneLine(s)
}

// withoutHash gives a label without the sign of a hashtag, "#" before a word: some
// write their tags so everywhere, and mean the same ones.
func withoutHash(label string) string {
	tag, ok := strings.CutPrefix(label, "#")
	if first, _ := utf8.DecodeRuneInString(tag); ok && unicode.IsLetter(first) && !strings.ContainsAny(tag, "# ") {
		return tag
	}
	return label
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
