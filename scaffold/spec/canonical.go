package spec

import (
	"strconv"
	"strings"
)

// Canonical is how a text of the field is written: choices in their own
// letter case, numbers without zeros in front, stars as stars, one-line text
// on one line, no white space around anything.
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
	}
	return OneLine(s)
}

var lineEndings = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// TrimBlank takes away blank lines at both ends and white space at the end.
func TrimBlank(s string) string {
	for {
		line, rest, found := strings.Cut(s, "\n")
		if !found || !isSpace(line) {
			return strings.TrimRight(s, " \t\n")
		}
		s = rest
	}
}
