package markdown

import (
	"bytes"
	"slices"
	"unicode"
)

// What a reader sees of the place where a heading may be damaged.

// blockAt gives the block that stands at an offset, and not what holds it; -1 for
// none. It is near the next block.
func (m *mender) blockAt(offset int) int {
	blocks, at, i := m.out.Document.Blocks, offset+m.delta, m.block
	for i > 0 && blocks[i-1].Start >= at {
		i--
	}
	for i < len(blocks) && blocks[i].Start < at {
		i++
	}
	if i < len(blocks) && blocks[i].Start == at {
		return i
	}
	return i - 1
}

// leafAt gives the heading or the paragraph that a reader sees begin at an offset,
// or nil.
func (m *mender) leafAt(offset int) *Block {
	i := m.blockAt(offset)
	if i < 0 {
		return nil
	}
	b := &m.out.Document.Blocks[i]
	if b.Start != offset+m.delta || b.Kind != HeadingBlock && b.Kind != ParagraphBlock {
		return nil
	}
	return b
}

// isInWhole reports whether an offset is in the text of an underlined heading that is
// expected as it is: its "#" is one of its words, as in a C# compiler.
func (m *mender) isInWhole(offset int) bool {
	page, i := m.out.Document, m.blockAt(offset)
	if i < 0 || page.Blocks[i].Kind != HeadingBlock || page.Blocks[i].Marker == '#' || offset+m.delta >= page.Blocks[i].End {
		return false
	}
	title := bytes.ReplaceAll(page.Text(i), []byte("\n"), []byte(" "))
	return m.titles.Level(title) == page.Blocks[i].Level
}

// isInItem reports whether what stands at an offset belongs to an item.
func (m *mender) isInItem(offset int) bool {
	blocks := m.out.Document.Blocks
	for i := m.blockAt(offset); i >= 0; i = blocks[i].Parent {
		if blocks[i].Kind == ItemBlock {
			return offset+m.delta < blocks[i].End
		}
	}
	return false
}

// mayLeave reports whether a heading can leave its item, and take with it what
// follows there: none of that becomes code because it is indented.
func (m *mender) mayLeave(h foundHeading) bool {
	page := m.out.Document
	for i := m.blockAt(h.start); page.Blocks[i].Parent >= 0; i = page.Blocks[i].Parent {
		for next := page.Blocks[i].Next; next < page.Blocks[page.Blocks[i].Parent].Next; next = page.Blocks[next].Next {
			start := page.Blocks[next].Start
			if start >= h.end+m.delta && isIndentedFar(page.Source[page.LineStart(start):start]) {
				return false
			}
		}
	}
	return true
}

// isAmongWords reports whether a reader sees what stands at an offset as it is, and
// not as part of a code span, a link or a comment.
func (m *mender) isAmongWords(offset int) bool {
	page, i := m.out.Document, m.blockAt(offset)
	if i < 0 || page.Blocks[i].Kind != ParagraphBlock && page.Blocks[i].Kind != RowBlock && page.Blocks[i].Kind != HeadingBlock {
		return true
	}
	if m.words.block != i || m.words.read != m.reads {
		m.words.of(page, i)
		m.words.read = m.reads
	}
	return m.words.hold(offset + m.delta)
}

// words are the parts of a block that a reader sees as they stand.
type words struct {
	read, block int   // of which reading of the document the block is
	starts      []int // where each line begins in the text of the block
	lines       []Segment
	spans       []Span
}

func (w *words) of(page *Document, block int) {
	w.block, w.lines, w.starts = block, page.Lines(block), w.starts[:0]
	at := 0
	for _, line := range w.lines {
		w.starts = append(w.starts, at+line.Pad)
		at += line.Pad + line.End - line.Start + 1
	}
	w.spans = Inline{}.AppendSpans(w.spans[:0], string(page.Text(block)))
}

// hold reports whether an offset of the document is among the words.
func (w *words) hold(offset int) bool {
	line, _ := slices.BinarySearchFunc(w.lines, offset, func(s Segment, offset int) int { return s.End - offset })
	if line == len(w.lines) {
		return true
	}
	at := w.starts[line] + offset - w.lines[line].Start
	span, ok := slices.BinarySearchFunc(w.spans, at, func(s Span, at int) int { return s.Start - at })
	if !ok {
		span--
	}
	return span < 0 || w.spans[span].Kind == SpanText || w.spans[span].End <= at
}

// isUnseen reports whether there is nothing to see of a text: it has signs with no width,
// or spaces that are none to Markdown, such as what is left of a byte order mark.
func isUnseen(text []byte) bool {
	return len(text) > 0 && !bytes.ContainsFunc(text, func(r rune) bool {
		return r != ' ' && r != '\t' && r != '\u00a0' && r != '\u00ad' && !unicode.Is(unicode.Cf, r)
	})
}

// lineAt is the line that begins at an offset, or what is left of it.
func (m *mender) lineAt(offset int) []byte { return trimBreak(m.doc[offset:lineEnd(m.doc, offset)]) }
