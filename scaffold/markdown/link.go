package markdown

import (
	"bytes"
	"iter"
	"strings"
)

// A Link is where a link leads to, or where an image is.
type Link struct {
	Destination string // escapes and entities resolved
	Start, End  int    // where it stands in the document

	Whole Range  // where all of an inline link does, "[text](destination)"
	text  string // of it, with its brackets
}

// Links walks over the destinations that a block has: of "[text](destination)"
// and of images in its text, and of "[label]: destination". Links by reference
// have theirs there; bare URLs and autolinks have none. A "[^note]" is no
// label of one.
func (d *Document) Links(block int) iter.Seq[Link] {
	return func(yield func(Link) bool) {
		if d.Blocks[block].Kind == DefinitionBlock {
			label, at, _ := d.Definition(block)
			if at.Start < at.End && d.Source[label.Start] != '^' {
				raw := string(bytes.Trim(d.Bytes(at), "<>"))
				yield(Link{Destination: inlineResolved(raw), Start: at.Start, End: at.End})
			}
			return
		}
		d.inlineLinks(block, func(l Link) bool { return l.Start == l.End || yield(l) })
	}
}

// LinkBrackets walks over the links and images that a block has in its text, each as a
// Bracket: its text is "[text](destination)" as a reader of the source sees it, with a
// "!" before an image.
func (d *Document) LinkBrackets(block int) iter.Seq[Bracket] {
	return func(yield func(Bracket) bool) {
		d.inlineLinks(block, func(l Link) bool {
			text := strings.Join(strings.Fields(l.text), " ") + "(" + l.Destination + ")"
			return yield(Bracket{text, l.Whole.Start, l.Whole.End, false})
		})
	}
}

// inlineLinks walks over the links and images in the text of a block, those without a
// destination, too.
func (d *Document) inlineLinks(block int, yield func(Link) bool) {
	b := &d.Blocks[block]
	switch b.Kind {
	case ParagraphBlock, HeadingBlock:
		if bytes.Contains(d.Source[b.Start:b.End], []byte("](")) {
			links(Inline{}, string(d.Text(block)), func(l Link) bool {
				l.Start, l.End = d.Place(block, l.Start, l.End)
				l.Whole.Start, l.Whole.End = d.Place(block, l.Whole.Start, l.Whole.End)
				return yield(l)
			})
		}
	case RowBlock:
		if !bytes.Contains(d.Source[b.Start:b.End], []byte("](")) {
			return
		}
		for _, cell := range d.Cells(block) {
			text := d.Bytes(cell)
			if bytes.Contains(text, []byte("](")) && !links(Inline{Place: Place{Kind: Row}}, string(text), func(l Link) bool {
				l.Start, l.End = l.Start+cell.Start, l.End+cell.Start
				l.Whole = Range{l.Whole.Start + cell.Start, l.Whole.End + cell.Start}
				return yield(l)
			}) {
				return
			}
		}
	}
}

// links walks over the links of a text. It reports whether it got to the end.
func links(in Inline, text string, yield func(Link) bool) bool {
	var open []Span
	for _, s := range in.Spans(text) {
		switch s.Kind {
		case SpanLink, SpanImage:
			open = append(open, s)
		case SpanLinkEnd, SpanImageEnd:
			begin := open[len(open)-1]
			open = open[:len(open)-1]
			start := skipInlineSpace(text, s.Start+len("]("))
			raw, end, ok := inlineDestination(text, start)
			if !ok {
				continue
			}
			if raw == "" {
				end = start
			} else if text[start] == '<' {
				start, end = start+1, end-1
			}
			if !yield(Link{begin.Target.Destination, start, end, Range{begin.Start, s.End}, text[begin.Start : s.Start+1]}) {
				return false
			}
		}
	}
	return true
}
