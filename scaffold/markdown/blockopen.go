package markdown

import "bytes"

// openQuote opens a block quote.
func (p *blockParser) openQuote(depth int) opening {
	p.openBlock(QuoteBlock, depth)
	p.quotes = append(p.quotes, len(p.open))
	p.open = append(p.open, container{block: len(p.blocks) - 1, list: none})
	p.skipTo(p.first + 1)
	p.skip(1)
	return holdsMore
}

// openItem opens a list item, and its list, unless it goes on with the one
// above.
func (p *blockParser) openItem(depth int, inParagraph bool) bool {
	width, number := listMarker(p.src[p.first:p.end])
	if width == 0 {
		return false
	}
	behind := p.first + width
	marker := p.src[behind-1]
	if inParagraph && (width > 1 && number != 1 || isWhite(p.src[behind:p.end])) {
		return false
	}
	list := p.listAbove(depth, marker)
	if list == none {
		b := p.openBlock(ListBlock, depth)
		b.Marker, b.Number, b.Tight = marker, number, true
		list = len(p.blocks) - 1
	}
	item := p.push(ItemBlock, list)
	item.Marker, item.Number = marker, number
	indent := p.indent + width
	p.skipTo(behind)
	if space := p.indent; space >= 1 && space <= 4 && !p.blank {
		p.skip(space)
		indent += space
	} else { // it begins with code, or with nothing
		p.skip(1)
		indent++
	}
	p.open = append(p.open, container{block: len(p.blocks) - 1, list: list, indent: indent})
	return true
}

// listAbove closes the item above that stands in so many containers, and gives
// its list, if that has the same marker; else none.
func (p *blockParser) listAbove(depth int, marker byte) int {
	if depth == len(p.open) || p.open[depth].list == none || p.blocks[p.open[depth].list].Marker != marker {
		return none
	}
	p.closeTo(depth + 1)
	if p.leaf != none {
		p.closeLeaf()
	}
	list := p.pop()
	if p.isApart(depth) {
		p.blocks[list].Tight = false
	}
	return list
}

// listMarker gives how wide the list marker is that a text begins with, and its
// number; 0 if it begins with none.
func listMarker(text []byte) (width, number int) {
	if c := text[0]; c == '-' || c == '+' || c == '*' {
		width = 1
	} else {
		for width < len(text) && text[width] >= '0' && text[width] <= '9' {
			number = number*10 + int(text[width]-'0')
			if width++; width > 9 {
				return 0, 0
			}
		}
		if width == 0 || width == len(text) || text[width] != '.' && text[width] != ')' {
			return 0, 0
		}
		width++
	}
	if width < len(text) && !isSpace(text[width]) {
		return 0, 0
	}
	return width, number
}

// openIndented opens indented code.
func (p *blockParser) openIndented(depth int) bool {
	p.openLeaf(IndentedBlock, depth)
	p.skip(4)
	p.add()
	return true
}

// openATX reads an ATX heading.
func (p *blockParser) openATX(depth int) bool {
	text := p.src[p.first:p.end]
	level := run(text, '#')
	if level > 6 || level < len(text) && !isSpace(text[level]) {
		return false
	}
	title := p.trim(p.first+level, p.end)
	closing := title.End
	for closing > title.Start && p.src[closing-1] == '#' {
		closing--
	}
	if closing == title.Start || isSpace(p.src[closing-1]) { // else the hashes are text
		title = p.trim(title.Start, closing)
	}
	b := p.openBlock(HeadingBlock, depth)
	b.Marker, b.Level = '#', level
	p.segments = append(p.segments, Segment{Start: title.Start, End: title.End})
	b.endSegment++
	p.finish(len(p.blocks) - 1)
	return true
}

// openBreak reads a thematic break.
func (p *blockParser) openBreak(depth int) bool {
	if p.first < p.noBreak {
		return false
	}
	c, n := p.src[p.first], 0
	for i := p.first; i < p.end; i++ {
		if p.src[i] == c {
			n++
		} else if !isSpace(p.src[i]) {
			p.noBreak, n = i, 0
			break
		}
	}
	if n < 3 {
		return false
	}
	p.openBlock(BreakBlock, depth)
	p.finish(len(p.blocks) - 1)
	return true
}

// openFence opens fenced code.
func (p *blockParser) openFence(depth int) bool {
	text := p.src[p.first:p.end]
	marker := text[0]
	length := run(text, marker)
	if length < 3 || marker == '`' && bytes.IndexByte(text[length:], '`') >= 0 {
		return false
	}
	b := p.openLeaf(FencedBlock, depth)
	b.Marker, b.Level = marker, length
	if info := p.trim(p.first+length, p.end); info.Start < info.End {
		p.spans = append(p.spans, info)
		b.endSpan++
	}
	p.fenceIndent = p.indent
	return true
}

// trim gives a part of the document without white space around it.
func (p *blockParser) trim(start, end int) Range {
	for start < end && isSpace(p.src[start]) {
		start++
	}
	for end > start && isSpace(p.src[end-1]) {
		end--
	}
	return Range{start, end}
}

// underline makes the paragraph that is open a heading, if the line underlines
// it. Definitions at its beginning are no part of it; if it has nothing else,
// there is nothing to underline.
func (p *blockParser) underline() bool {
	if !isUnderline(bytes.TrimRight(p.src[p.first:p.end], " \t")) {
		return false
	}
	n := len(p.segments)
	if p.leaf = p.takeDefinitions(p.leaf, n); p.leaf == none {
		return false
	}
	b := &p.blocks[p.leaf]
	b.Kind, b.Marker, b.Level, b.End = HeadingBlock, p.src[p.first], 1, p.next
	if b.Marker == '-' {
		b.Level = 2
	}
	p.endText(p.leaf, n)
	p.finish(p.leaf)
	p.leaf = none
	return true
}
