package markdown

import "bytes"

// Parse reads the blocks of a document. It takes any bytes; its time and memory
// grow with their number alone, however deep blocks are nested.
func Parse(doc []byte) *Document {
	size := min(bytes.Count(doc, []byte("\n"))*5/4, len(doc)/16) + 8 // of a usual document, so that lists need not grow
	d := &Document{
		Blocks:   make([]Block, 0, size),
		segments: make([]Segment, 0, size),
		spans:    make([]Range, 0, size/2),
	}
	d.Parse(doc)
	return d
}

// Parse reads another document into the memory of this one. What this one had
// must not be used any more.
func (d *Document) Parse(doc []byte) {
	p := blockParser{
		src: doc, returns: bytes.IndexByte(doc, '\r') >= 0, leaf: none,
		blocks: d.Blocks[:0], segments: d.segments[:0], spans: d.spans[:0], rests: d.rests[:0],
	}
	p.read(p.frontMatter(), nil)
	p.giveTo(d)
}

// read reads the lines from an offset on, up to one at rest at which there is a stop.
func (p *blockParser) read(pos int, stops func(pos int) bool) {
	for pos < len(p.src) {
		if p.isAtRest() {
			if stops != nil && stops(pos) {
				return
			}
			p.note(pos)
		}
		p.number++
		p.end, p.next = p.lineBounds(pos)
		p.pos, p.col, p.cut = pos, 0, false
		p.line()
		pos = p.next
	}
	if p.leaf != none {
		p.closeLeaf()
	}
	p.closeTo(0)
}

// giveTo gives what was read to a document.
func (p *blockParser) giveTo(d *Document) {
	headings := d.headings[:0]
	*d = Document{Source: p.src, Blocks: p.blocks, segments: p.segments, spans: p.spans, rests: p.rests}
	for i := 0; i < len(p.blocks); i = p.blocks[i].Next {
		if p.blocks[i].Kind == HeadingBlock {
			headings = append(headings, i)
		}
	}
	d.headings = headings
	if p.defines {
		d.define()
	}
}

// lineBounds gives the offset behind the text of the line that begins at pos,
// and behind its line break: a line feed, a carriage return, or both.
func (p *blockParser) lineBounds(pos int) (end, next int) {
	if !p.returns {
		if n := bytes.IndexByte(p.src[pos:], '\n'); n >= 0 {
			return pos + n, pos + n + 1
		}
		return len(p.src), len(p.src)
	}
	for size := 128; ; size *= 2 { // never far beyond the line's end, to look for a line feed that is not there
		part := p.src[pos:min(pos+size, len(p.src))]
		if n := bytes.IndexAny(part, "\r\n"); n >= 0 {
			end, next = pos+n, pos+n+1
			if part[n] == '\r' && next < len(p.src) && p.src[next] == '\n' {
				next++
			}
			return end, next
		}
		if pos += len(part); pos == len(p.src) {
			return pos, pos
		}
	}
}

// none is the index of no block.
const none = -1

// A container is a quote or an item that is open.
type container struct {
	block  int
	list   int  // of an item
	indent int  // of an item: how far its lines are indented; 0 for a quote
	ended  bool // an item that began with a blank line and has another below: it holds nothing, but its list may go on
}

// A blockParser reads a document line by line.
type blockParser struct {
	src      []byte
	returns  bool // there are carriage returns
	blocks   []Block
	segments []Segment
	spans    []Range
	rests    []rest
	defines  bool // there are link definitions, or footnotes

	open   []container // from the outermost
	quotes []int       // which of them are quotes
	leaf   int         // the block, in the innermost of them, that takes lines, or none

	// The block that is open.
	fenceIndent int

	// The line, and how much of it is read.
	number   int
	pos, col int
	cut      bool // pos is at a tab of which a part is read
	end      int
	next     int
	first    int  // offset of the first byte that is no white space
	firstCol int  // and its column
	indent   int  // white space up to there
	blank    bool // there is no such byte
	noBreak  int  // no thematic break begins before this offset

	// The line before.
	wasBlank   bool
	blankDepth int // for containers from this depth on
}

// seek looks for the first byte that is no white space.
func (p *blockParser) seek() {
	i, col := p.pos, p.col
	for ; i < p.end; i++ {
		if p.src[i] == ' ' {
			col++
		} else if p.src[i] == '\t' {
			col += 4 - col&3
		} else {
			break
		}
	}
	p.first, p.firstCol, p.indent, p.blank = i, col, col-p.col, i == p.end
}

// skip reads so many columns of white space, if there are.
func (p *blockParser) skip(columns int) {
	for columns > 0 && p.pos < p.first {
		n := 1
		if p.src[p.pos] == '\t' {
			n = 4 - p.col&3
		}
		p.cut = n > columns
		if p.cut {
			p.col += columns
			break
		}
		p.col += n
		p.pos++
		columns -= n
	}
	p.indent = p.firstCol - p.col
}

// skipTo reads what stands before an offset behind the white space.
func (p *blockParser) skipTo(offset int) {
	p.col, p.pos, p.cut = p.firstCol+offset-p.first, offset, false
	p.seek()
}

// line reads a line.
func (p *blockParser) line() {
	p.seek()
	p.noBreak = 0
	depth, quotes := p.match()
	isBlank := p.blank // as it is now: what opens in this line is not blank
	all := depth == len(p.open)
	switch {
	case all && p.leaf != none && p.blocks[p.leaf].Kind == FencedBlock:
		p.fenced()
		isBlank = false
	case all && p.leaf != none && p.goesOn():
	case isBlank:
		p.blankLine(depth)
	default:
		p.text(depth, all)
	}
	p.wasBlank, p.blankDepth = isBlank, 0
	if isBlank && quotes > 0 {
		p.blankDepth = p.quotes[quotes-1] + 1
	}
}

// match reads the prefixes of the containers that the line belongs to. It gives
// how many they are, and how many of them are quotes.
func (p *blockParser) match() (depth, quotes int) {
	for depth < len(p.open) {
		c := &p.open[depth]
		switch {
		case c.list == none:
			if p.indent > 3 || p.blank || p.src[p.first] != '>' {
				return depth, quotes
			}
			p.skipTo(p.first + 1)
			p.skip(1)
			p.blocks[c.block].End = p.next
			quotes++
		case c.ended:
			return depth, quotes
		case p.blank:
			if depth == len(p.open)-1 && c.block == len(p.blocks)-1 {
				return depth, quotes
			}
			p.skip(c.indent)
			if p.indent == 0 { // so that many of them cost no more than one
				depth = max(depth, p.nextToLook(quotes)-1)
			}
		case p.indent < c.indent:
			return depth, quotes
		default:
			p.skip(c.indent)
		}
		depth++
	}
	return depth, quotes
}

// nextToLook is the next container that a blank line may not belong to, behind
// so many quotes: a quote, or the innermost of all.
func (p *blockParser) nextToLook(quotes int) int {
	if quotes < len(p.quotes) {
		return p.quotes[quotes]
	}
	return len(p.open) - 1
}

// fenced reads a line of the fenced code that is open.
func (p *blockParser) fenced() {
	b := &p.blocks[p.leaf]
	if p.indent <= 3 && !p.blank && p.src[p.first] == b.Marker {
		text := p.src[p.first:p.end]
		if n := run(text, b.Marker); n >= b.Level && isWhite(text[n:]) {
			b.Closed, b.End = true, p.next
			p.closeLeaf()
			return
		}
	}
	p.skip(p.fenceIndent)
	p.add()
}

// goesOn gives the line to the HTML or the indented code that is open, if it
// belongs there whatever it says.
func (p *blockParser) goesOn() bool {
	b := &p.blocks[p.leaf]
	switch {
	case b.Kind == IndentedBlock && (p.indent > 3 || p.blank):
		p.skip(4)
		p.add()
		return true
	case b.Kind == HTMLBlock && (b.Level < 6 || !p.blank):
		p.add()
		if endsHTML(p.src[p.pos:p.end], b.Level) {
			p.closeLeaf()
		}
		return true
	}
	return false
}

// add gives the rest of the line to the block that is open.
func (p *blockParser) add() {
	s := Segment{Start: p.pos, End: p.end}
	if p.cut {
		s.Start++
		s.Pad = 4 - p.col&3
	}
	p.segments = append(p.segments, s)
	if b := &p.blocks[p.leaf]; !p.blank || b.Kind != IndentedBlock {
		b.End = p.next
	}
}

// blankLine reads a blank line.
func (p *blockParser) blankLine(depth int) {
	if depth < len(p.open) && p.open[depth].list != none {
		p.open[depth].ended = true
		return
	}
	p.closeTo(depth)
	if p.leaf != none && p.blocks[p.leaf].Kind != IndentedBlock {
		p.closeLeaf()
	}
}

// text reads a line that is not blank, behind the prefixes of the containers
// that it belongs to, which may be all.
func (p *blockParser) text(depth int, all bool) {
	for {
		switch p.opens(depth, all) {
		case takesLine:
			return
		case holdsMore:
			if p.blank {
				return
			}
			depth, all = len(p.open), true
			continue
		}
		break
	}
	if all && p.isOpen(TableBlock) && p.row() {
		return
	}
	if !p.isOpen(ParagraphBlock) { // a line that is not in all containers may go on with it
		p.openLeaf(ParagraphBlock, depth)
	}
	p.segments = append(p.segments, Segment{Start: p.first, End: p.end})
	p.blocks[p.leaf].End = p.next
}

// isOpen reports whether the block that takes lines is of a kind.
func (p *blockParser) isOpen(kind BlockKind) bool {
	return p.leaf != none && p.blocks[p.leaf].Kind == kind
}

// An opening is what begins in a line.
type opening uint8

const (
	nothing   opening = iota // but text
	holdsMore                // a container, in which another block may begin
	takesLine                // a block that has the rest of the line
)

// took gives the opening of a block that takes the line, if it is open.
func took(ok bool) opening {
	if ok {
		return takesLine
	}
	return nothing
}

// opens opens the block that begins here, in so many containers, which may be
// all that are open.
func (p *blockParser) opens(depth int, all bool) opening {
	lazy := p.isOpen(ParagraphBlock)
	inParagraph := all && lazy
	if p.indent > 3 {
		return took(!lazy && p.openIndented(depth))
	}
	switch c := p.src[p.first]; c {
	case '>':
		return p.openQuote(depth)
	case '#':
		return took(p.openATX(depth))
	case '`', '~':
		return took(p.openFence(depth))
	case '<':
		return took(p.openHTML(depth, lazy))
	case '=':
		return took(inParagraph && p.underline())
	case '|', ':':
		return took(inParagraph && p.openTable())
	case '_':
		return took(p.openBreak(depth))
	case '-':
		if inParagraph && p.underline() {
			return takesLine
		}
		fallthrough
	case '*':
		if p.openBreak(depth) {
			return takesLine
		}
		fallthrough
	case '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		inParagraph = all && p.isOpen(ParagraphBlock) // which may have been no more than definitions
		if p.openItem(depth, inParagraph) {
			return holdsMore
		}
		return took(inParagraph && p.openTable())
	}
	return nothing
}

// openLeaf opens a block that takes lines, in so many containers.
func (p *blockParser) openLeaf(kind BlockKind, depth int) *Block {
	b := p.openBlock(kind, depth)
	p.leaf = len(p.blocks) - 1
	return b
}

// openBlock opens a block in so many containers, and closes all others.
func (p *blockParser) openBlock(kind BlockKind, depth int) *Block {
	p.closeTo(depth)
	if p.leaf != none {
		p.closeLeaf()
	}
	parent := none
	if depth > 0 {
		c := &p.open[depth-1]
		parent = c.block
		if c.list != none && c.block < len(p.blocks)-1 && p.isApart(depth) {
			p.blocks[c.list].Tight = false
		}
	}
	return p.push(kind, parent)
}

// push adds a block that begins here.
func (p *blockParser) push(kind BlockKind, parent int) *Block {
	segments, spans := int32(len(p.segments)), int32(len(p.spans))
	p.blocks = append(p.blocks, Block{
		Kind: kind, Line: p.number, Start: p.first, End: p.next, Parent: parent,
		firstSegment: segments, endSegment: segments, firstSpan: spans, endSpan: spans,
	})
	return &p.blocks[len(p.blocks)-1]
}

// isApart reports whether a blank line stands above, for what is in so many
// containers.
func (p *blockParser) isApart(depth int) bool { return p.wasBlank && depth >= p.blankDepth }

// closeTo closes all containers but the outermost ones, and what is in them.
func (p *blockParser) closeTo(depth int) {
	if p.leaf != none && depth < len(p.open) {
		p.closeLeaf()
	}
	for len(p.open) > depth {
		if list := p.pop(); list != none {
			p.finish(list)
		}
	}
}

// pop closes the innermost container, but not the list of an item, which it
// gives.
func (p *blockParser) pop() (list int) {
	n := len(p.open) - 1
	c := p.open[n]
	p.open = p.open[:n]
	if c.list == none {
		p.quotes = p.quotes[:len(p.quotes)-1]
	}
	p.finish(c.block)
	return c.list
}

// finish notes where a container ends.
func (p *blockParser) finish(block int) {
	b := &p.blocks[block]
	b.Next = len(p.blocks)
	if b.Parent != none {
		parent := &p.blocks[b.Parent]
		parent.End = max(parent.End, b.End)
	}
}

// closeLeaf closes the block that takes lines.
func (p *blockParser) closeLeaf() {
	b, leaf := &p.blocks[p.leaf], p.leaf
	p.leaf = none
	switch b.Kind {
	case ParagraphBlock:
		if leaf = p.takeDefinitions(leaf, len(p.segments)); leaf == none {
			return
		}
		p.endText(leaf, len(p.segments))
	case IndentedBlock: // blank lines at its end are none of it
		n := len(p.segments)
		for isWhite(p.src[p.segments[n-1].Start:p.segments[n-1].End]) {
			n--
		}
		b.endSegment = int32(n)
	case FencedBlock, HTMLBlock:
		b.endSegment = int32(len(p.segments))
	}
	p.finish(leaf)
}

// endText notes up to which segment the text of a paragraph or a heading goes,
// and whether it begins with the box of a task.
func (p *blockParser) endText(block, segments int) {
	b := &p.blocks[block]
	b.endSegment = int32(segments)
	last := &p.segments[segments-1]
	for last.End > last.Start && isSpace(p.src[last.End-1]) {
		last.End--
	}
	if b.Parent == block-1 && b.Parent >= 0 && p.blocks[b.Parent].Kind == ItemBlock {
		first := p.segments[b.firstSegment]
		p.blocks[b.Parent].Task = taskOf(p.src[first.Start:first.End])
	}
}

// taskOf gives what is in the box of a task that a text begins with, or 0.
func taskOf(text []byte) byte {
	if len(text) < 3 || text[0] != '[' || text[2] != ']' || len(text) > 3 && !isSpace(text[3]) {
		return 0
	}
	switch text[1] {
	case 'x', 'X':
		return 'x'
	case ' ', '\t':
		return ' '
	}
	return 0
}

// isWhite reports whether a text is white space.
func isWhite(text []byte) bool {
	for _, c := range text {
		if !isSpace(c) {
			return false
		}
	}
	return true
}
