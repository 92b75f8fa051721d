package markdown

import (
	"bytes"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// EscapeBlock writes a text of several lines so that its paragraphs, lists,
// tables and closed code blocks work, raw HTML is text, and link definitions
// are text. See CheckBlock for what a block may not hold.
func EscapeBlock(s string) string {
	var out, paragraph strings.Builder
	flush := func() {
		out.WriteString(escapeSpans(paragraph.String(), Place{Kind: Prose}))
		paragraph.Reset()
	}
	apart := hasTable(s)
	for line := range Lines([]byte(s)) {
		text := s[line.Start:line.End]
		switch line.Kind {
		case FenceOpen, Code, FenceEnd, Blank:
			flush()
			out.WriteString(text)
			continue
		case Prose:
			if apart {
				flush()
			}
		default: // no code span reaches into another block
			flush()
		}
		markers := len(lineMarkers().FindString(text))
		if definition().MatchString(s[line.Start+markers:]) { // its label may go on in the next line
			text = text[:markers] + `\` + text[markers:]
		}
		paragraph.WriteString(text)
	}
	flush()
	return out.String()
}

// lineMarkers are the markers of lists and quotes at the start of a line.
var lineMarkers = lazy.Regexp(`^[ \t]*(?:(?:[-+*>]|[0-9]{1,9}[.)])[ \t]*)*`)

// hasTable reports whether a block text may hold a table, whose rows need not
// begin with "|". No code span reaches from one row into the next.
func hasTable(s string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		if isDelimiterRow(line) && strings.ContainsAny(line, "|:") {
			return true
		}
	}
	return false
}

// CheckBlock reports what a block text holds that would reach beyond it: a
// heading, or a code block that is never closed. It gives the line, from 1,
// and what stands there, or 0 when all is well. Where one line does not tell,
// it refuses: a code block has to begin on a line of its own.
func CheckBlock(s string) (line int, what string) {
	var b blockChecker
	for l := range Lines([]byte(s)) {
		if what := b.check(l, []byte(s[l.Start:l.End])); what != "" {
			return l.Number, what
		}
	}
	if b.open > 0 {
		return b.open, "a code block that is never closed"
	}
	return 0, ""
}

// A blockChecker remembers what the lines so far mean for the next.
type blockChecker struct {
	open   int  // the line of the code block that is open, or 0
	indent int  // how far its lines must be indented, to stay in their list item
	items  bool // there was a list item, which an indented line may belong to
	text   bool // the line before may be text, though it does not look like it
}

const anUnderline = "a line that makes the one above a heading"

func (b *blockChecker) check(l Line, text []byte) (what string) {
	afterText := b.text
	b.text = false
	trimmed := bytes.TrimSpace(text)
	switch l.Kind {
	case Blank:
		return ""
	case Heading:
		return "a heading"
	case Underline:
		return anUnderline
	case FenceOpen:
		if l.Level > 3 && !b.items {
			return "a code block that is indented too far"
		}
		b.open, b.indent = l.Number, 0
		if b.items {
			b.indent = l.Level
		}
		return ""
	case Code, FenceEnd:
		if len(trimmed) > 0 && indentation(text) < b.indent {
			return "a line that ends the list item, and so the code block, before its fence does"
		}
		if l.Kind == FenceEnd {
			b.open = 0
		}
		return ""
	}
	byTab := bytes.HasPrefix(bytes.TrimLeft(text, " "), []byte("\t")) // too far for the scanner, not for an item
	if (afterText || byTab) && isUnderline(trimmed) {
		return anUnderline
	}
	// A row alone, HTML that will be text, and lines far to the right may be
	// paragraphs, and items that cannot interrupt one, part of it.
	b.text = l.Kind == Row || l.Kind == HTML || l.Level > 3 || afterText && l.Kind == Item && !l.interrupts(trimmed)
	b.items = b.items || l.Kind == Item
	return b.checkNested(l.Kind, trimmed)
}

// checkNested looks at what stands in a line behind the markers of lists and
// quotes.
func (b *blockChecker) checkNested(kind LineKind, text []byte) (what string) {
	inner := text[len(lineMarkers().Find(text)):]
	nested := len(inner) < len(text)
	if kind == Quote && isUnderline(bytes.TrimLeft(text, "> \t")) {
		return anUnderline
	}
	if len(inner) == 0 {
		return ""
	}
	switch line := classify(inner, 0); {
	case line.Kind == Heading && (nested || b.items):
		return "a heading"
	case line.Kind == FenceOpen && nested:
		return "a code block that does not begin on a line of its own"
	}
	return ""
}

// indentation is how far a line is indented, tabs counted as Markdown does.
func indentation(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// CheckCode reports the first line of a code text that would close the code
// block it stands in, from 1, or 0.
func CheckCode(s string) int {
	number := 1
	for line := range strings.SplitSeq(s, "\n") {
		text := bytes.TrimSpace([]byte(line))
		if len(text) >= 3 && (run(text, '`') >= 3 || run(text, '~') >= 3) {
			return number
		}
		number++
	}
	return 0
}
