package markdown

import (
	"bytes"
	"iter"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// A Bracket is a text in square brackets that could be left for somebody to
// replace.
type Bracket struct {
	Text       string // as a reader sees it, with its brackets
	Start, End int    // where it stands in the document
	InCode     bool   // in a code block, or in a code span
}

// Brackets walks over the texts in square brackets that a reader sees in a
// block: those that are not empty and hold no brackets themselves, except for
// the boxes of tasks and, in a code block, what is glued to a word as in
// "cache[key]". A line break in one is a space. Containers have none themselves.
func (d *Document) Brackets(block int) iter.Seq[Bracket] {
	return func(yield func(Bracket) bool) {
		b := &d.Blocks[block]
		switch b.Kind {
		case FencedBlock, IndentedBlock:
			d.bracketsInCode(block, yield)
		case ParagraphBlock, HeadingBlock:
			if d.hasBracket(b.Start, b.End) {
				d.bracketsInText(block, yield)
			}
		case RowBlock:
			in := Inline{Place: Place{Kind: Row}}
			for _, cell := range d.Cells(block) {
				place := func(start, end int) (int, int) { return cell.Start + start, cell.Start + end }
				if d.hasBracket(cell.Start, cell.End) && !in.brackets(string(d.Bytes(cell)), place, yield) {
					return
				}
			}
		}
	}
}

// hasBracket reports whether there may be a bracket, as it is or as a reference.
func (d *Document) hasBracket(start, end int) bool {
	text := d.Source[start:end]
	return bytes.IndexByte(text, '[') >= 0 || bytes.IndexByte(text, '&') >= 0
}

// brackets walks over the brackets of a text, and reports whether to go on. Most
// are seen as they stand there, and the text need not be read.
func (in Inline) brackets(text string, place func(start, end int) (int, int), yield func(Bracket) bool) bool {
	var few [8]Range
	if plain, ok := plainBrackets(text, few[:0]); ok {
		for _, s := range plain {
			if start, end := place(s.Start, s.End); !yield(Bracket{text[s.Start:s.End], start, end, false}) {
				return false
			}
		}
		return true
	}
	if hasLinksOnly(text) {
		return true
	}
	words := in.Words(text)
	for _, s := range bracketsIn(words.Text) {
		if start, end := place(words.Source(s.Start, s.End)); !yield(Bracket{words.Text[s.Start:s.End], start, end, words.isInCode(s)}) {
			return false
		}
	}
	return true
}

// plainBrackets gives the texts in brackets of a text, if they are seen as they
// stand there, behind those that are found.
func plainBrackets(text string, found []Range) ([]Range, bool) {
	open, isPlain := -1, true // since the bracket that is open
	for i := range len(text) {
		c := text[i]
		if c >= 'a' && c <= 'z' {
			continue // as most are
		}
		switch c {
		case '\\', '`', '<', '&', '\t', '\r', '\n':
			return nil, false
		case '*', '_', '~', 0xc2: // which a no-break space begins with
			isPlain = false
		case ' ':
			isPlain = isPlain && text[i-min(i, 1)] != ' '
		case '[':
			open, isPlain = i, true
		case ']':
			if i+1 < len(text) && text[i+1] == '(' || open >= 0 && !isPlain {
				return nil, false
			}
			if open >= 0 && i > open+1 && text[open:i+1] != "[ ]" {
				found = append(found, Range{open, i + 1})
			}
			open = -1
		}
	}
	return found, true
}

// hasLinksOnly reports whether all that stands in brackets in a text is that of
// links, so that it need not be read.
func hasLinksOnly(text string) bool {
	if strings.ContainsAny(text, "\\`&") {
		return false
	}
	for _, b := range bracketsIn(text) {
		if _, end := inlineTail(text, b.End); end == 0 {
			return false
		}
	}
	return true
}

// bracketsInText walks over the brackets of a paragraph or a heading.
func (d *Document) bracketsInText(block int, yield func(Bracket) bool) {
	skip := 0
	if d.HasBox(block) {
		skip = len("[ ]")
	}
	place := func(start, end int) (int, int) { return d.Place(block, skip+start, skip+end) }
	Inline{}.brackets(string(d.Text(block))[skip:], place, yield)
}

// bracketsInCode walks over the brackets of a code block.
func (d *Document) bracketsInCode(block int, yield func(Bracket) bool) {
	b := &d.Blocks[block]
	if !d.hasBracket(b.Start, b.End) {
		return
	}
	text := string(d.Text(block))
	for _, s := range bracketsIn(text) {
		if s.Start > 0 && isWordByte(text[s.Start-1]) {
			continue
		}
		start, end := d.Place(block, s.Start, s.End)
		if !yield(Bracket{strings.Join(strings.Fields(text[s.Start:s.End]), " "), start, end, true}) {
			return
		}
	}
}

// bracketsIn gives the texts in brackets of a text.
func bracketsIn(text string) []Range {
	var out []Range
	for end := 0; ; {
		open := strings.IndexByte(text[end:], '[')
		if open < 0 {
			return out
		}
		start := end + open
		n := strings.IndexAny(text[start+1:], "[]")
		if n < 0 {
			return out
		}
		if end = start + 1 + n; text[end] == '[' || n == 0 {
			continue
		}
		end++
		if text[start:end] != "[ ]" {
			out = append(out, Range{start, end})
		}
	}
}

// isInCode reports whether a part of what is seen stands in a code span.
func (w Words) isInCode(s Range) bool { return w.parts[w.partAt(s.Start)].kind == SpanCode }

// HasBox reports whether the text of a block begins with the box of a task.
func (d *Document) HasBox(block int) bool {
	b := &d.Blocks[block]
	return b.Kind == ParagraphBlock && b.Parent >= 0 && b.Parent == block-1 && d.Blocks[b.Parent].Task != 0
}

// Place gives where in the document a part of the text of a block stands.
func (d *Document) Place(block, start, end int) (from, to int) {
	from = d.placeOf(block, start)
	if end <= start {
		return from, from
	}
	return from, d.placeOf(block, end-1) + 1
}

func (d *Document) placeOf(block, at int) int {
	lines := d.Lines(block)
	for i, line := range lines {
		n := line.Pad + line.End - line.Start
		if at <= n || i == len(lines)-1 {
			return min(line.Start+max(0, at-line.Pad), line.End)
		}
		at -= n + 1
	}
	return d.Blocks[block].Start
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

var beforeContent = lazy.Regexp(`^\s*(?:(?:[-+*]|\d+[.)])\s+)*(?:\[[ xX]\]\s+)?$`) // some readers remove the box of a task first

// IsLead reports whether a text that follows a prefix begins the content of its
// line: there are only bullets, numbers and the box of a task before it.
func IsLead(prefix string) bool { return beforeContent().MatchString(prefix) }
