package markdown

import (
	"bytes"
	"slices"
)

// A rest is a place between two lines where no block is open: what follows is read there as
// at the beginning of a document, whatever stands above it.
type rest struct {
	pos, line               int // where the next line begins, and the number of the line before it
	blocks, segments, spans int // how many there are up to here
}

// isAtRest reports whether no block is open.
func (p *blockParser) isAtRest() bool { return p.leaf == none && len(p.open) == 0 }

// note notes that the line that begins at pos is at rest.
func (p *blockParser) note(pos int) {
	p.rests = append(p.rests, rest{pos, p.number, len(p.blocks), len(p.segments), len(p.spans)})
}

// Reparse reads a document of which another, that was read already, is an earlier version:
// only what stands between what the two have in common at their beginnings and at their ends
// is read. It gives what Parse gives, into the memory of this one.
func (d *Document) Reparse(doc []byte, earlier *Document) {
	first := earlier.lastRest(commonStart(doc, earlier.Source))
	if first < 0 || mayHaveFront(doc) {
		d.Parse(doc)
		return
	}
	from := earlier.rests[first]
	p := blockParser{
		src: doc, returns: bytes.IndexByte(doc, '\r') >= 0, leaf: none, number: from.line,
		blocks:   append(d.Blocks[:0], earlier.Blocks[:from.blocks]...),
		segments: append(d.segments[:0], earlier.segments[:from.segments]...),
		spans:    append(d.spans[:0], earlier.spans[:from.spans]...),
		defines:  earlier.definition != nil,
		rests:    append(d.rests[:0], earlier.rests[:first]...),
	}
	moved := len(doc) - len(earlier.Source)
	same := len(doc) - commonEnd(doc[from.pos:], earlier.Source[from.pos:])
	p.read(from.pos, func(pos int) bool { return pos >= same && p.takeOver(earlier, pos, moved) })
	p.giveTo(d)
}

// lastRest gives the last rest up to which two documents are the same, if they are up to an
// offset; -1 for none. It stands behind a line feed: a carriage return may be half of a break.
func (d *Document) lastRest(same int) int {
	i, ok := slices.BinarySearchFunc(d.rests, same, func(r rest, offset int) int { return r.pos - offset })
	if !ok {
		i--
	}
	for i >= 0 && (d.rests[i].pos == 0 || d.Source[d.rests[i].pos-1] != '\n') {
		i--
	}
	return i
}

// mayHaveFront reports whether a document may begin with front matter, or not, because of
// what stands far below.
func mayHaveFront(doc []byte) bool {
	rest := doc[len(ByteOrderMarks(doc)):]
	return len(rest) > 0 && (rest[0] == '-' || rest[0] == '+')
}

// takeOver takes what stands behind an offset from another document, which has the same
// bytes there, so many to the left, if it is at rest there as well.
func (p *blockParser) takeOver(d *Document, pos, moved int) bool {
	i, ok := slices.BinarySearchFunc(d.rests, pos-moved, func(r rest, offset int) int { return r.pos - offset })
	if !ok {
		return false
	}
	from := d.rests[i]
	lines, blocks := p.number-from.line, len(p.blocks)-from.blocks
	segments, spans := len(p.segments)-from.segments, len(p.spans)-from.spans
	for _, b := range d.Blocks[from.blocks:] {
		b.Line, b.Start, b.End, b.Next = b.Line+lines, b.Start+moved, b.End+moved, b.Next+blocks
		if b.Parent != none {
			b.Parent += blocks
		}
		b.firstSegment, b.endSegment = b.firstSegment+int32(segments), b.endSegment+int32(segments)
		b.firstSpan, b.endSpan = b.firstSpan+int32(spans), b.endSpan+int32(spans)
		p.blocks = append(p.blocks, b)
		p.defines = p.defines || b.Kind == DefinitionBlock
	}
	for _, s := range d.segments[from.segments:] {
		p.segments = append(p.segments, Segment{s.Start + moved, s.End + moved, s.Pad})
	}
	for _, s := range d.spans[from.spans:] {
		p.spans = append(p.spans, Range{s.Start + moved, s.End + moved})
	}
	for _, r := range d.rests[i:] {
		p.rests = append(p.rests, rest{r.pos + moved, r.line + lines, r.blocks + blocks, r.segments + segments, r.spans + spans})
	}
	return true
}

// commonStart gives up to which offset two texts are the same.
func commonStart(a, b []byte) int {
	const step = 256
	n := 0
	for n+step <= min(len(a), len(b)) && bytes.Equal(a[n:n+step], b[n:n+step]) {
		n += step
	}
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// commonEnd gives how many bytes at their ends are the same in two texts.
func commonEnd(a, b []byte) int {
	const step = 256
	n := 0
	for n+step <= min(len(a), len(b)) && bytes.Equal(a[len(a)-n-step:len(a)-n], b[len(b)-n-step:len(b)-n]) {
		n += step
	}
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
