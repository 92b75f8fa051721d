package markdown

import "bytes"

// openTable makes the last line of the paragraph that is open the header of a
// table, if this line is the delimiter row for it.
func (p *blockParser) openTable() bool {
	if !isDelimiterRow(p.src[p.first:p.end]) {
		return false
	}
	first := len(p.spans)
	p.splitRow(p.first, p.end)
	columns := len(p.spans) - first
	if columns == 0 || !p.areDelimiters(p.spans[first:]) {
		p.spans = p.spans[:first]
		return false
	}
	header := p.segments[len(p.segments)-1]
	p.splitRow(header.Start, header.End)
	if len(p.spans)-first-columns != columns {
		p.spans = p.spans[:first]
		return false
	}
	line, parent := p.number-1, p.blocks[p.leaf].Parent
	p.splitParagraph(p.leaf, len(p.segments)-1)

	p.segments = append(p.segments, Segment{Start: p.first, End: p.end})
	table := p.push(TableBlock, parent)
	table.Line, table.Start = line, header.Start
	table.firstSegment--
	table.firstSpan, table.endSpan = int32(first), int32(first+columns)
	p.leaf = len(p.blocks) - 1
	row := p.push(RowBlock, p.leaf)
	row.Line, row.Start = line, header.Start
	_, row.End = p.lineBounds(header.Start)
	row.firstSegment -= 2
	row.endSegment--
	row.firstSpan, row.endSpan = int32(first+columns), int32(first+2*columns)
	p.finish(len(p.blocks) - 1)
	return true
}

// splitParagraph closes a paragraph whose line from this segment on is another
// block's.
func (p *blockParser) splitParagraph(paragraph, segments int) {
	b := &p.blocks[paragraph]
	if segments == int(b.firstSegment) {
		p.blocks = p.blocks[:paragraph]
		return
	}
	_, b.End = p.lineBounds(p.segments[segments-1].Start)
	if paragraph = p.takeDefinitions(paragraph, segments); paragraph != none {
		p.endText(paragraph, segments)
		p.finish(paragraph)
	}
}

// row reads a row of the table that is open.
func (p *blockParser) row() bool {
	first := len(p.spans)
	p.splitRow(p.first, p.end)
	if len(p.spans) == first {
		return false
	}
	p.segments = append(p.segments, Segment{Start: p.first, End: p.end})
	row := p.push(RowBlock, p.leaf)
	row.firstSegment--
	row.firstSpan = int32(first)
	p.finish(len(p.blocks) - 1)
	return true
}

// splitRow adds the cells of a row to the spans. A "|" behind a backslash does
// not end a cell, one in a code span does.
func (p *blockParser) splitRow(start, end int) {
	line := p.trim(start, end)
	start, end = line.Start, line.End
	if start < end && p.src[start] == '|' {
		start++
	}
	for i := start; ; i++ {
		n := bytes.IndexByte(p.src[i:end], '|')
		if n < 0 {
			break
		}
		if i += n; p.src[i-1] != '\\' {
			p.spans = append(p.spans, p.trim(start, i))
			start = i + 1
		}
	}
	if last := p.trim(start, end); last.Start < last.End {
		p.spans = append(p.spans, last)
	}
}

// areDelimiters reports whether all cells are those of a delimiter row.
func (p *blockParser) areDelimiters(cells []Range) bool {
	for _, cell := range cells {
		text := p.src[cell.Start:cell.End]
		if len(text) > 0 && text[0] == ':' {
			text = text[1:]
		}
		n := run(text, '-')
		if n == 0 || n < len(text) && string(text[n:]) != ":" {
			return false
		}
	}
	return true
}
