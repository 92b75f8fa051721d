package markdown

import (
	"bytes"
	"iter"

	"newproblem/scaffold/internal/lazy"
)

// A Bracket is a text in square brackets, with them: where it stands in its
// line.
type Bracket struct {
	Start, End int
	InCode     bool // in a code block, or in a code span
}

// Brackets walks over the texts in square brackets of a line that could be
// links, or left for somebody to replace: those that are not empty and hold no
// brackets themselves, but for the boxes of tasks and, in a code block, what is
// glued to a word as in "cache[key]".
func Brackets(line []byte, inCode bool) iter.Seq[Bracket] {
	return func(yield func(Bracket) bool) {
		for end := 0; ; {
			open := bytes.IndexByte(line[end:], '[')
			if open < 0 {
				return
			}
			start := end + open
			n := bytes.IndexAny(line[start+1:], "[]")
			if n < 0 {
				return
			}
			if end = start + 1 + n; line[end] == '[' || n == 0 {
				continue
			}
			end++
			if isTaskBox(line, start, end) || inCode && start > 0 && isWordByte(line[start-1]) {
				continue
			}
			if !yield(Bracket{start, end, inCode || isWithinTicks(line, start, end)}) {
				return
			}
		}
	}
}

// isTaskBox reports whether a text in brackets is the box of a task.
func isTaskBox(line []byte, start, end int) bool {
	switch string(line[start:end]) {
	case "[ ]":
		return true
	case "[x]", "[X]":
		return IsLead(string(line[:start]))
	}
	return false
}

// isWithinTicks reports whether a part of a line stands between backticks.
func isWithinTicks(line []byte, start, end int) bool {
	return bytes.Count(line[:start], []byte("`"))%2 == 1 && bytes.IndexByte(line[end:], '`') >= 0
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

var beforeContent = lazy.Regexp(`^\s*(?:(?:[-+*]|\d+[.)])\s+)*(?:\[[ xX]\]\s+)?$`) // some readers take the box of a task away first

// IsLead reports whether a text that follows a prefix begins the content of its
// line: there are only bullets, numbers and the box of a task before it.
func IsLead(prefix string) bool { return beforeContent().MatchString(prefix) }
