package markdown

import (
	"bytes"
	"iter"
)

// A Link is where a link leads to, or where an image is.
type Link struct {
	Destination string // escapes and entities resolved
	Start, End  int    // where it stands in the document
}

// Links walks over the destinations that a block has: of "[text](destination)"
// and of images in its text, and of "[label]: destination". Links by reference
// have theirs there; bare URLs and autolinks have none. A "[^note]" is no
// label of one.
func (d *Document) Links(block int) iter.Seq[Link] {
	return func(yield func(Link) bool) {
		b := &d.Blocks[block]
		switch b.Kind {
		case DefinitionBlock:
			label, at, _ := d.Definition(block)
			if at.Start < at.End && d.Source[label.Start] != '^' {
				raw := string(bytes.Trim(d.Bytes(at), "<>"))
				yield(Link{inlineResolved(raw), at.Start, at.End})
			}
		case ParagraphBlock, HeadingBlock:
			if bytes.Contains(d.Source[b.Start:b.End], []byte("](")) {
				links(Inline{}, string(d.Text(block)), func(l Link) bool {
					l.Start, l.End = d.Place(block, l.Start, l.End)
					return yield(l)
				})
			}
		case RowBlock:
			for _, cell := range d.Cells(block) {
				text := d.Bytes(cell)
				if bytes.Contains(text, []byte("](")) && !links(Inline{Place: Place{Kind: Row}}, string(text), func(l Link) bool {
					l.Start, l.End = l.Start+cell.Start, l.End+cell.Start
					return yield(l)
				}) {
					return
				}
			}
		}
	}
}

// links walks over the links of a text. It reports whether it got to the end.
func links(in Inline, text string, yield func(Link) bool) bool {
	var open []*Target
	for _, s := range in.Spans(text) {
		switch s.Kind {
		case SpanLink, SpanImage:
			open = append(open, s.Target)
		case SpanLinkEnd, SpanImageEnd:
			target := open[len(open)-1]
			open = open[:len(open)-1]
			start := skipInlineSpace(text, s.Start+len("]("))
			raw, end, ok := inlineDestination(text, start)
			if !ok || raw == "" {
				continue
			}
			if text[start] == '<' {
				start, end = start+1, end-1
			}
			if !yield(Link{target.Destination, start, end}) {
				return false
			}
		}
	}
	return true
}
