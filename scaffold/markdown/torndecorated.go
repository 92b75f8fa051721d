package markdown

import (
	"bytes"
	"strings"
)

// mayBeDecorated reports whether the first part of a title has a number in front, or marks:
// what a reader sees of the title has to be the expected one with its spaces then.
func mayBeDecorated(first []byte) bool {
	return !isLetter(first[0]) || bytes.ContainsAny(first, "*_")
}

// isDecorated reports whether a reader sees an expected title in a text that is more.
func (c *candidate) isDecorated(text []byte) bool {
	seen := Title(string(text))
	bare := strings.TrimLeftFunc(withoutHeadingNumber(seen), isNoWord)
	return bare != string(text) && c.expects([]byte(bare)) && !strings.ContainsAny(seen, "*_")
}

// withoutMarksBetween gives the two parts of a title without the marks of emphasis that
// stand at the end of the first and, again, at the start of the second: those are of the
// whole title. It reports whether there are any.
func withoutMarksBetween(first, second []byte) (end, start []byte, isMarked bool) {
	end = bytes.TrimRight(first, " \t")
	start = bytes.TrimLeft(second, " \t")
	n := 0
	for n < len(end) && n < len(start) && (start[n] == '*' || start[n] == '_') && end[len(end)-1-n] == start[n] {
		n++
	}
	return end[:len(end)-n], start[n:], n > 0
}
