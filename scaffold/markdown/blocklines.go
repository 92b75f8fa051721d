package markdown

import (
	"bytes"
	"iter"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// A blockLine is a line of a block text, and how it stands to the line above.
type blockLine struct {
	Line
	given  string // as the author wrote it
	text   string // with an escape, where it would define a link
	stands standing
	code   bool // it may be indented code, in which an escape would be seen
}

// A standing is whether a code span may reach into a line from above.
type standing uint8

const (
	apart   standing = iota // it begins a block
	perhaps                 // a line scanner cannot tell
	joined                  // it goes on with a paragraph
)

// isVerbatim reports whether nothing in the line is escaped.
func (l *blockLine) isVerbatim() bool {
	return l.Kind == FenceOpen || l.Kind == Code || l.Kind == FenceEnd || l.Kind == Blank
}

// blockGroups gives the lines of a block text, those together that a code span
// may hold together. Lines that would define a link have their escape.
func blockGroups(s string) iter.Seq[[]blockLine] {
	return func(yield func([]blockLine) bool) {
		r := blockReader{s: s}
		var group []blockLine
		for l := range Lines([]byte(s)) {
			line := r.read(l)
			if line.stands == apart && len(group) > 0 {
				if !yield(group) {
					return
				}
				group = group[:0]
			}
			group = append(group, line)
		}
		if len(group) > 0 {
			yield(group)
		}
	}
}

// A blockReader remembers what the lines so far mean for the next.
type blockReader struct {
	s         string
	items     []int     // the columns where the open list items have their text
	paragraph bool      // the line above is text that may go on
	nested    bool      // the paragraph began in an item or a quote
	empty     bool      // the line above may be an empty item, or more of the paragraph
	table     bool      // the lines up to the next blank one may be a table
	above     blockLine // the line above
}

func (r *blockReader) read(l Line) blockLine {
	line := blockLine{Line: l, given: r.s[l.Start:l.End], text: r.s[l.Start:l.End]}
	if l.Start == 0 || r.above.Kind == Blank {
		r.table = hasTable(r.s[l.Start:])
	}
	switch {
	case l.Kind == Blank && r.above.Kind == Item && !r.paragraph && !r.above.code && len(r.items) > 0:
		r.items = nil // an empty item ends with its line; to some readers, those around it as well
	case line.isVerbatim():
		if r.paragraph = false; l.Kind == FenceOpen {
			r.leave(l.Level)
		}
	default:
		if n := len(r.items); n > 0 && r.above.Kind == Item && !r.paragraph && indentation([]byte(line.text)) < r.items[n-1] {
			r.items = nil // it is not in the empty item above; to some readers, in none around that
		}
		r.readText(&line)
		markers := len(lineMarkers().FindString(line.text))
		if definition().MatchString(r.s[l.Start+markers:]) { // its label may go on in the next line
			line.text = line.text[:markers] + `\` + line.text[markers:]
			line.stands = min(line.stands, perhaps)
		}
	}
	r.above = line
	return line
}

// readText reads a line that is not verbatim. What stands too far to the right
// to begin a block goes on with a paragraph, or is code.
func (r *blockReader) readText(line *blockLine) {
	content := []byte(trimmed(line.text))
	indent := indentation([]byte(line.text))
	if line.Kind == Prose { // the scanner does not look after a tab
		line.Kind = classify(content, indent).Kind
	}
	tooFar := indent >= r.left(indent)+4
	afterEmpty := r.empty
	r.empty = false
	switch {
	case tooFar && (afterEmpty || !r.paragraph):
		r.leave(indent)
		line.code = true
		return
	case !r.paragraph:
	case tooFar && line.Kind != Prose, r.table, line.Kind == HTML:
		line.stands = perhaps
	default:
		line.stands = r.standing(line, content, indent)
	}
	switch {
	case line.Kind == Item && line.stands == perhaps:
		if r.empty = isEmptyItem(content); r.empty {
			r.items = nil
		}
		line.code = r.nested && wideMarker().Match(content)
	case line.Kind == Item && !tooFar:
		r.leave(indent)
		r.nested = true
		r.item(line, indent)
	case line.Kind == Quote && !tooFar:
		r.nested = true
		r.leave(indent)
		r.quote(line)
	case line.Kind == Rule && !tooFar:
		r.leave(indent)
		r.paragraph = false
	default:
		if !r.paragraph {
			r.leave(indent)
			r.nested = false
		}
		r.paragraph = true
	}
}

// standing tells how a line stands to the paragraph above it.
func (r *blockReader) standing(line *blockLine, content []byte, indent int) standing {
	switch line.Kind {
	case Rule:
		return apart
	case Item:
		n := len(r.items)
		if ends := r.nested && n > 0 && indent < r.items[n-1]; ends || classify(content, 0).interrupts(content) {
			return apart
		}
		return perhaps
	case Quote:
		depth, inner := quoted(line.text)
		aboveDepth, above := quoted(r.above.text)
		switch {
		case !r.nested:
			return apart
		case r.above.Kind != Quote:
			return perhaps
		case isPlainProse(inner) && isPlainProse(above) && depth == aboveDepth:
			return joined
		}
		return perhaps
	}
	if r.above.Kind == Quote {
		return perhaps
	}
	return joined
}

// left is the column where the text of the item begins that a line belongs to
// which is indented so far and begins a block; 0 for none.
func (r *blockReader) left(indent int) int {
	for i := len(r.items) - 1; i >= 0; i-- {
		if r.items[i] <= indent {
			return r.items[i]
		}
	}
	return 0
}

// leave closes the items whose text begins further to the right.
func (r *blockReader) leave(indent int) {
	for n := len(r.items); n > 0 && r.items[n-1] > indent; n-- {
		r.items = r.items[:n-1]
	}
}

// item opens the list items that begin in a line.
func (r *blockReader) item(line *blockLine, column int) {
	rest := strings.TrimLeft(strings.TrimRight(line.text, "\r\n"), " \t")
	r.paragraph = true
	for {
		n := len(oneMarker().FindString(rest))
		if isRule([]byte(rest)) {
			n, r.paragraph = 0, false
		}
		if n == 0 {
			return
		}
		after := strings.TrimLeft(rest[n:], " \t")
		space := widthFrom(column+n, rest[n:len(rest)-len(after)])
		switch {
		case after == "":
			r.items, r.paragraph = append(r.items, column+n+1), false
			return
		case space == 0: // it is not a marker
			return
		case space > 4:
			r.items, r.paragraph = append(r.items, column+n+1), false
			line.code = true
			return
		}
		if rest[0] != '>' {
			r.items = append(r.items, column+n+space)
		}
		rest, column = after, column+n+space
	}
}

// oneMarker is the marker of a list or a quote.
var oneMarker = lazy.Regexp(`^(?:[-+*>]|[0-9]{1,9}[.)])`)

// wideMarker is a marker with so much space after it that code begins there.
var wideMarker = lazy.Regexp(`^(?:[-+*]|[0-9]{1,9}[.)])(?: {5}| {0,3}\t)`)

// widthFrom is how wide white space is that begins at a column.
func widthFrom(column int, space string) int {
	n := column
	for _, c := range space {
		if c == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n - column
}

// quote reads a line of a quote.
func (r *blockReader) quote(line *blockLine) {
	_, inner := quoted(line.text)
	_, above := quoted(r.above.text)
	begins := r.above.Kind != Quote || trimmed(above) == "" || r.above.code
	markers := lineMarkers().FindString(inner)
	line.code = begins && indentation([]byte(inner)) >= 4 || strings.Contains(markers, "\t") || strings.Contains(markers, "     ")
	r.paragraph = trimmed(inner) != "" && !line.code
}

// quoted takes the marks of quotes from a line, and says how many there are.
func quoted(s string) (depth int, inner string) {
	for {
		rest, ok := strings.CutPrefix(strings.TrimLeft(s, " "), ">")
		if !ok || depth > 0 && indentation([]byte(s)) > 3 {
			return depth, s
		}
		s = strings.TrimPrefix(rest, " ")
		depth++
	}
}

// isEmptyItem reports whether an item has no text on its line.
func isEmptyItem(text []byte) bool {
	return len(oneMarker().Find(text)) == len(text)
}

// isPlainProse reports whether a line begins no block of its own.
func isPlainProse(s string) bool {
	text := []byte(trimmed(s))
	return len(text) > 0 && classify(text, 0).Kind == Prose && !isUnderline(text)
}

// lineMarkers are the markers of lists and quotes at the start of a line.
var lineMarkers = lazy.Regexp(`^[ \t]*(?:(?:[-+*>]|[0-9]{1,9}[.)])[ \t]*)*`)

// hasTable reports whether a block text may hold a table before its first
// blank line. The rows need not begin with "|", and no code span reaches from
// one into the next.
func hasTable(s string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		if trimmed(line) == "" {
			break
		}
		line = strings.TrimLeft(line, "> \t")
		if isDelimiterRow(line) && strings.ContainsAny(line, "|:") {
			return true
		}
	}
	return false
}

// indentation is how far a line is indented, tabs counted as Markdown does.
func indentation(line []byte) int {
	return widthFrom(0, string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))]))
}

// trimmed removes the white space around a line, except for other spaces that
// Unicode has: Markdown takes those for text.
func trimmed(s string) string { return strings.Trim(s, " \t\r\n") }
