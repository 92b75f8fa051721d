// Package markdown reads and writes Markdown, as CommonMark with the tables of
// GFM has it. It takes the bytes of a document and gives
//
//   - what each of its lines is ([Lines], [Scanner]) and the outline of its
//     headings ([Outline]), each with its place in the bytes;
//   - the same for a document that is damaged, read as its author meant it, and
//     where the damage is ([Mend]);
//   - what a line says: its label and value, its cells, the destinations of its
//     links ([Label], [Value], [Cells], [CellText], [Destinations]).
//
// It takes text and gives Markdown that shows that text, and reaches beyond its
// place nowhere ([EscapePlain], [EscapeInline], [EscapeBlock]); and back.
//
// The reader goes line by line and keeps no stack of containers, so that it is
// cheap. Tests hold it equal to goldmark, and name where it differs. The package
// knows nothing of problems, templates or files, and renders no HTML.
package markdown

import (
	"bytes"
	"iter"
	"strings"
)

// A LineKind is what a line is.
type LineKind uint8

// The kinds of lines.
const (
	Blank     LineKind = iota
	Heading            // an ATX heading, "## Metadata"
	Underline          // a line of only "=" or "-" below text, which makes it a heading
	FenceOpen          // the line that opens a code block
	FenceEnd           // the line that closes it
	Code               // a line within a code block
	Item               // the first line of a list item
	Row                // a row of a table: the line begins with "|"
	Rule               // a thematic break
	Quote              // a line that begins with ">"
	HTML               // a line that begins like an HTML block
	Prose              // anything else
)

// String names the kind, for messages and reference pages.
func (k LineKind) String() string {
	return [...]string{
		"blank line", "heading", "underline", "code fence", "code fence", "code block",
		"list item", "table cell", "thematic break", "quote", "HTML", "paragraph",
	}[k]
}

// A Line is one line of a document.
type Line struct {
	Kind   LineKind
	Level  int    // of a heading: 1 to 6; else the width of the indentation
	Marker string // of an item: its bullet, "-", or the delimiter of its number, "."; with "[ ]" for a task
	Cells  int    // of a row: how many cells it has
	Text   []byte // of a heading, item or prose: what it says, without marker and white space around it
	Number int    // from 1
	Start  int    // offset of the line in the document
	End    int    // offset after the line, its line break included
	Raw    []byte // the whole line, without its line break
}

// Lines walks over the lines of a document.
func Lines(doc []byte) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		var s Scanner
		for number, pos := 1, 0; pos < len(doc); number++ {
			end := lineEnd(doc, pos)
			line := s.Line(doc[pos:end])
			line.Number, line.Start, line.End = number, pos, end
			if !yield(line) {
				return
			}
			pos = end
		}
	}
}

// A Scanner tells line by line what each is. It remembers what the lines so
// far mean for the next, and two that remember the same are equal. The zero
// Scanner is at the start of a document.
type Scanner struct {
	fence       byte // '`' or '~' within a code block, else 0
	fenceLen    int
	fenceIndent int
	afterText   bool // the line before was text, so an underline makes it a heading
	textIndent  int  // how far such an underline must be indented, to belong to the text
}

// Line tells what the next line is. Where it stands is left to the caller.
func (s *Scanner) Line(raw []byte) Line {
	raw = trimBreak(raw)
	line := s.next(raw)
	line.Raw = raw
	if !s.afterText { // forget what matters no more, so that equal states are equal
		s.textIndent = 0
	}
	if s.fence == 0 {
		s.fenceLen, s.fenceIndent = 0, 0
	}
	return line
}

func (s *Scanner) next(raw []byte) Line {
	text := bytes.TrimLeft(raw, " ")
	indent := len(raw) - len(text)
	text = bytes.TrimRight(text, " \t")
	if s.fence != 0 {
		if n := run(text, s.fence); n >= s.fenceLen && n == len(text) && n > 0 && indent <= s.closingIndent() {
			s.fence = 0
			return Line{Kind: FenceEnd, Level: indent}
		}
		return Line{Kind: Code, Level: indent}
	}
	afterText := s.afterText
	s.afterText = false
	if len(text) == 0 {
		return Line{Kind: Blank}
	}
	line := classify(text, indent)
	switch {
	case line.Kind == FenceOpen:
		s.fence, s.fenceLen, s.fenceIndent = text[0], run(text, text[0]), indent
	case afterText && indent >= s.textIndent && isUnderline(text):
		return Line{Kind: Underline, Level: indent}
	case line.Kind == Prose:
		s.afterText, s.textIndent = true, 0
	case line.Kind == Item:
		s.afterText = line.says() || afterText && indent >= s.textIndent // an empty item may be more of the text
		if !afterText || s.textIndent > 0 || line.interrupts(text) {
			s.textIndent = indent + 2
		}
	}
	return line
}

// closingIndent is how far to the right a fence may stand that closes the code
// block: three from the margin, or from where the list item stands that the
// code block may be in.
func (s *Scanner) closingIndent() int {
	if s.fenceIndent < 2 { // no item's text begins so near
		return 3
	}
	return s.fenceIndent + 3
}

// lineEnd is the offset after the line that pos stands in.
func lineEnd(doc []byte, pos int) int {
	if i := bytes.IndexByte(doc[pos:], '\n'); i >= 0 {
		return pos + i + 1
	}
	return len(doc)
}

// trimBreak removes the line break at the end.
func trimBreak(raw []byte) []byte {
	for n := len(raw); n > 0 && (raw[n-1] == '\n' || raw[n-1] == '\r'); n-- {
		raw = raw[:n-1]
	}
	return raw
}

// interrupts reports whether an item can follow a paragraph with no blank line
// between. If not, it is more of the paragraph, and so is what looks like it.
func (l Line) interrupts(text []byte) bool {
	return l.says() && (l.Marker != "." && l.Marker != ")" || text[0] == '1' && text[1] == l.Marker[0])
}

// says reports whether an item has a text, or a box, which is one to CommonMark.
func (l Line) says() bool { return len(l.Text) > 0 || len(l.Marker) > 1 }

// classify tells what a line outside of code is, by itself. The text has no
// white space around it and is not empty.
func classify(text []byte, indent int) Line {
	switch c := text[0]; {
	case c == '#':
		if level := run(text, '#'); level <= 6 && indent <= 3 && (level == len(text) || isSpace(text[level])) {
			return Line{Kind: Heading, Level: level, Text: headingText(text[level:])}
		}
	case c == '`' && run(text, '`') >= 3 && bytes.IndexByte(text[run(text, '`'):], '`') < 0,
		c == '~' && run(text, '~') >= 3:
		return Line{Kind: FenceOpen, Level: indent, Text: bytes.Trim(text, "`~ \t")}
	case c == '|':
		return Line{Kind: Row, Level: indent, Cells: countCells(text)}
	case c == '>':
		return Line{Kind: Quote, Level: indent}
	case c == '<' && len(text) > 1 && opensHTML(text[1]) && !autolink().Match(text):
		return Line{Kind: HTML, Level: indent}
	}
	if isRule(text) {
		return Line{Kind: Rule, Level: indent}
	}
	if marker, rest := itemMarker(text); marker != "" {
		if box, ok := taskBox(rest); ok {
			marker, rest = marker+"[ ]", rest[len(box):]
		}
		return Line{Kind: Item, Level: indent, Marker: marker, Text: bytes.TrimSpace(rest)}
	}
	return Line{Kind: Prose, Level: indent, Text: text}
}

// itemMarker gives the kind of list marker that a line begins with, and the
// text after it.
func itemMarker(text []byte) (marker string, rest []byte) {
	n := 0
	switch c := text[0]; {
	case c == '-' || c == '+' || c == '*':
		n = 1
	case c >= '0' && c <= '9':
		for n < len(text) && n < 10 && text[n] >= '0' && text[n] <= '9' {
			n++
		}
		if n > 9 || n == len(text) || text[n] != '.' && text[n] != ')' {
			return "", nil
		}
		n++
	default:
		return "", nil
	}
	if n < len(text) && !isSpace(text[n]) {
		return "", nil
	}
	return string(text[n-1 : n]), bytes.TrimLeft(text[n:], " \t")
}

// taskBox gives the box of a task list item, "[ ]" or "[x]".
func taskBox(text []byte) ([]byte, bool) {
	if len(text) < 3 || text[0] != '[' || text[2] != ']' || len(text) > 3 && !isSpace(text[3]) {
		return nil, false
	}
	return text[:3], text[1] == ' ' || text[1] == 'x' || text[1] == 'X'
}

// headingText is the title in what stands after the "#" of a heading, without
// the "#" that may close it.
func headingText(text []byte) []byte {
	text = bytes.Trim(text, " \t")
	closing := len(bytes.TrimRight(text, "#"))
	if closing == 0 || closing < len(text) && isSpace(text[closing-1]) {
		text = text[:closing]
	}
	return bytes.TrimSpace(text)
}

func isUnderline(text []byte) bool {
	return len(text) > 0 && (text[0] == '=' || text[0] == '-') && run(text, text[0]) == len(text)
}

func isRule(text []byte) bool {
	c := text[0]
	if c != '-' && c != '*' && c != '_' {
		return false
	}
	n := 0
	for _, b := range text {
		switch {
		case b == c:
			n++
		case !isSpace(b):
			return false
		}
	}
	return n >= 3
}

func opensHTML(c byte) bool {
	return c == '/' || c == '!' || c == '?' || isLetter(c)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

// run counts how often c stands at the start of text.
func run(text []byte, c byte) int {
	n := 0
	for n < len(text) && text[n] == c {
		n++
	}
	return n
}

// Language gives the language that the opening line of a code block names, in small
// letters, or "".
func Language(line []byte) string {
	words := strings.Fields(strings.TrimLeft(string(line), "`~ \t"))
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(words[0])
}
