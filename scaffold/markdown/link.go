package markdown

import (
	"bytes"
	"iter"
)

// Destinations walks over the destinations of a line's links, and gives where
// each stands in it, from its first byte to behind its last: of
// "[text](destination)", of images, and of "[label]: destination". What stands
// in code spans is passed over.
func Destinations(line []byte) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		if start, end, ok := definitionOf(line); ok {
			if start < end {
				yield(start, end)
			}
			return
		}
		if !bytes.Contains(line, []byte("](")) {
			return
		}
		open := 0 // brackets
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '\\':
				i++
			case '`':
				n := run(line[i:], '`')
				i = max(codeSpanEnd(line, i, n), i+n) - 1
			case '[':
				open++
			case ']':
				if open == 0 {
					continue
				}
				open--
				if i+1 < len(line) && line[i+1] == '(' {
					start, end := destination(line, i+2)
					if start == end {
						continue
					}
					if !yield(start, end) {
						return
					}
					i = end
				}
			}
		}
	}
}

// definitionOf gives where the destination stands of the link definition that a
// line is: "[label]: destination". It is empty where that has none, or more
// follows.
func definitionOf(line []byte) (start, end int, ok bool) {
	text := bytes.TrimLeft(line, " ")
	if len(text) == 0 || text[0] != '[' {
		return 0, 0, false
	}
	n := bytes.Index(text, []byte("]:"))
	if n <= 1 || bytes.IndexByte(text[:n], ']') >= 0 || text[1] == '^' {
		return 0, 0, false
	}
	rest := bytes.TrimSpace(text[n+2:])
	if len(rest) == 0 || bytes.ContainsAny(rest, " \t") {
		return 0, 0, true
	}
	start = bytes.LastIndex(line, rest)
	return start, start + len(rest), true
}

// destination gives where the destination of a link stands whose parenthesis
// opened before start; nothing where it is none.
func destination(text []byte, start int) (from, to int) {
	for start < len(text) && text[start] == ' ' {
		start++
	}
	if start < len(text) && text[start] == '<' {
		if n := bytes.IndexByte(text[start:], '>'); n > 0 {
			return start + 1, start + n
		}
		return start, start
	}
	const longest = 500 // a destination
	depth := 0
	for i := start; i < min(len(text), start+longest); i++ {
		switch text[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ' ', '\t':
			rest := bytes.TrimSpace(text[i:])
			if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'' || rest[0] == ')') && depth == 0 {
				return start, i
			}
			return start, start
		case ')':
			if depth == 0 {
				return start, i
			}
			depth--
		case '\r', '\n':
			return start, start
		}
	}
	return start, start
}
