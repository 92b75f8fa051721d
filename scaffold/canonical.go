package scaffold

import "strings"

// canonical is how a text of the field is written: choices in their own
// letter case, numbers without zeros in front, stars as stars, one-line text
// on one line, no white space around anything.
func (f *Field) canonical(s string) string {
	switch f.Kind {
	case Choice:
		if option, ok := f.option(s); ok {
			return option
		}
	case Number:
		if n, ok := number(s); ok {
			return itoa(n)
		}
	case Stars:
		if n, ok := number(s); ok {
			return strings.Repeat("⭐", n)
		}
	case Block, Code:
		return trimBlank(lineEndings.Replace(s))
	}
	return oneLine(s)
}

var lineEndings = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// trimBlank takes away blank lines at both ends and white space at the end.
func trimBlank(s string) string {
	for {
		line, rest, found := strings.Cut(s, "\n")
		if !found || !isSpace(line) {
			return strings.TrimRight(s, " \t\n")
		}
		s = rest
	}
}
