package markdown

import (
	"bytes"
	"strings"
)

// joinedDecorated is joined for a title with a number in front, or with marks: what a
// reader sees of it has to be the expected title with its spaces. Marks that end in the
// one part and begin again in the other are those of the whole title.
func (c *candidate) joinedDecorated(first, second []byte, space bool) foundHeading {
	if first[0]|0x20 >= 'a' && first[0]|0x20 <= 'z' && !bytes.ContainsAny(first, "*_") {
		return foundHeading{}
	}
	for _, parts := range [][2][]byte{withoutMarksBetween(first, second), {first, second}} {
		for range 2 {
			c.m.joined = appendJoined(c.m.joined[:0], parts[0], parts[1], space)
			if c.expects(c.m.joined) && c.isDecorated(c.m.joined) {
				return c.tornFound(bytes.Clone(c.m.joined))
			}
			space = !space
		}
	}
	return foundHeading{}
}

// isDecorated reports whether a reader sees an expected title in a text that is more.
func (c *candidate) isDecorated(text []byte) bool {
	seen := Title(string(text))
	bare := strings.TrimLeftFunc(withoutHeadingNumber(seen), isNoWord)
	return bare != string(text) && c.expects([]byte(bare)) && !strings.ContainsAny(seen, "*_")
}

// withoutMarksBetween gives the two parts of a title without the marks of emphasis that
// stand at the end of the first and, again, at the start of the second.
func withoutMarksBetween(first, second []byte) [2][]byte {
	end := bytes.TrimRight(first, " \t")
	start := bytes.TrimLeft(second, " \t")
	n := 0
	for n < len(end) && n < len(start) && (start[n] == '*' || start[n] == '_') && end[len(end)-1-n] == start[n] {
		n++
	}
	return [2][]byte{end[:len(end)-n], start[n:]}
}
