package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// What in a code block that is never closed is text again.

// maxLook is over how many lines text is looked for in code.
const maxLook = 60

// isFenceLine reports whether a line is a fence alone.
func isFenceLine(text []byte) bool {
	if len(text) < 3 || text[0] != '`' && text[0] != '~' {
		return false
	}
	n := run(text, text[0])
	return n > 2 && len(bytes.TrimSpace(text[n:])) == 0
}

// isEscapedFence reports whether a line is a fence alone whose backticks a converter has
// escaped.
func isEscapedFence(text []byte) bool {
	return len(text) > 0 && text[0] == '\\' && isFenceLine(withoutBackslashes(text))
}

func withoutBackslashes(text []byte) []byte { return bytes.ReplaceAll(text, []byte(`\`), nil) }

// textInCode gives where what is plainly a heading, with text below it, begins in the
// code block up to a limit, or 0.
func (m *mender) textInCode(limit int) int {
	if m.code.nested {
		return 0
	}
	for pos := lineEnd(m.doc, m.code.text); pos < limit; pos = lineEnd(m.doc, pos) {
		if m.doc[pos] == '#' && m.isTitleLine(trimBreak(m.doc[pos:lineEnd(m.doc, pos)])) && !m.stands(pos) && m.isText(lineEnd(m.doc, pos), m.code.end) {
			return pos
		}
	}
	return 0
}

// isOwnTitle reports whether a line is a heading below the document's, with a title.
func isOwnTitle(text []byte) bool {
	level := run(text, '#')
	return level > 1 && level <= 6 && hasSpaceStart(text[level:]) && isTitle(headingText(text[level:]))
}

// isTitleLine reports whether a line is a heading below the document's, at whatever level it
// stands: one "#" may begin a comment of the code, but not where just what is behind it is the
// title of an expected heading that no reader sees elsewhere.
func (m *mender) isTitleLine(text []byte) bool {
	if isOwnTitle(text) {
		return true
	}
	if run(text, '#') != 1 || !hasSpaceStart(text[1:]) {
		return false
	}
	title := headingText(text[1:])
	return m.titles.Level(title) > 1 && m.titles.Which(title) >= 0 && !m.isWhole(title)
}

// stands reports whether the heading in the line at an offset is an expected one that
// stands elsewhere: the code speaks of it.
func (m *mender) stands(pos int) bool {
	text := trimBreak(m.doc[pos:lineEnd(m.doc, pos)])
	return m.isWhole(headingText(text[run(text, '#'):]))
}

// isSwallowed reports whether text follows an expected heading in code that a fence
// ends: it is the one of another code block.
func (m *mender) isSwallowed(pos int) bool {
	if m.isText(pos, m.code.end) {
		return true
	}
	for range maxLook {
		if pos >= m.code.end {
			break
		}
		end := lineEnd(m.doc, pos)
		text := bytes.TrimSpace(m.doc[pos:end])
		if len(text) > 0 && text[0] == '#' {
			line := classify(text, 0)
			if line.Kind == Heading && m.titles.Level(line.Text) == line.Level && m.isMissing(line.Text) {
				return true
			}
		}
		if len(text) > 0 && text[0] == m.code.fence && classify(text, 0).Kind == FenceOpen {
			return end < m.code.end
		}
		pos = end
	}
	return false
}

// isWrongFence reports whether the fence in the line before an offset, which does not
// close the code block, was meant to: none in the code is its partner, and text
// follows.
func (m *mender) isWrongFence(end int) bool {
	first := lineEnd(m.doc, m.code.text)
	if m.code.nested || first == m.pos || !m.isText(end, m.code.end) {
		return false
	}
	isOpen := false
	for pos := first; pos < m.pos; pos = lineEnd(m.doc, pos) {
		if info, ok := m.otherFence(pos); ok {
			isOpen = !isOpen || info
		}
	}
	if isOpen {
		return false
	}
	for pos := end; pos < m.code.end; pos = lineEnd(m.doc, pos) {
		if info, ok := m.otherFence(pos); ok {
			return info
		}
	}
	return true
}

// otherFence reports whether the line at an offset is a fence that cannot close the
// code block, and whether it has an info string.
func (m *mender) otherFence(pos int) (info, ok bool) {
	text := bytes.TrimSpace(m.doc[pos:lineEnd(m.doc, pos)])
	isEscaped := len(text) > 0 && text[0] == '\\'
	if isEscaped {
		text = withoutBackslashes(text)
	}
	if len(text) < 3 || text[0] != '`' && text[0] != '~' {
		return false, false
	}
	n := run(text, text[0])
	return n < len(text), n > 2 && (isEscaped || text[0] != m.code.fence || n < m.code.length)
}

// isText reports whether what stands from an offset on is text and no code.
func (m *mender) isText(pos, limit int) bool {
	for range maxLook {
		if pos >= limit {
			return false
		}
		end := lineEnd(m.doc, pos)
		text := bytes.TrimSpace(m.doc[pos:end])
		next := trimBreak(m.doc[end:lineEnd(m.doc, end)])
		pos = end
		if len(text) == 0 || m.isTitleLine(text) {
			continue
		}
		switch line := classify(text, 0); line.Kind {
		case FenceOpen:
			return len(line.Text) > 0
		case Row:
			return bytes.IndexByte(next, '|') >= 0 && IsDelimiterRow(next)
		case Item:
			return len(line.Marker) > 1 || bytes.HasPrefix(line.Text, []byte("**")) || isProse(line.Text, 5)
		case Prose:
			return isProse(text, 4)
		default:
			return false
		}
	}
	return false
}

// isProse reports whether a text is one that a person reads: so many words, most of
// them in small letters, and a mark that ends a sentence, or a long line.
func isProse(text []byte, atLeast int) bool {
	r, _ := utf8.DecodeRune(text)
	if len(text) == 0 || !unicode.IsUpper(r) && !unicode.IsDigit(r) && bytes.IndexByte([]byte("*[\"_"), text[0]) < 0 {
		return false
	}
	words, small := 0, 0
	for word := range bytes.FieldsSeq(text) {
		words++
		if startsSmall(word) {
			small++
		}
	}
	isLong := len(text) > 60 && bytes.IndexByte([]byte("({;,=\\"), text[len(text)-1]) < 0
	return words >= atLeast && 2*small >= words && (endsSentence(text) || isLong || atLeast > 4)
}
