package merge

import (
	"slices"

	"newproblem/scaffold/markdown"
)

// titlesAcross gives the titles of the columns of a table that some lines end in the head
// of, if these are labels of facts whose values stand below them; nil else. Where the
// rendering of a section has its facts otherwise, all titles have to be such labels.
func (s *splitter) titlesAcross(id string, labels []string, lines []markdown.Line) []string {
	head := len(lines) - 2 // and the rule below it
	if head < 0 || lines[head].Kind != markdown.Row || lines[head+1].Kind != markdown.Row || isFact(lines[head+1]) {
		return nil
	}
	titles := cellsOf(lines[head].Raw)
	known := 0
	for _, title := range titles {
		if hasKey(labels, title) {
			known++
		}
	}
	row := s.rowAt(lines[head].Start)
	if known < 2 || row < 0 || s.rowsBelow(row) != 1 {
		return nil
	}
	isOtherForm := s.fresh != nil && s.fresh.hasLines(id) && !s.fresh.hasCells(id)
	if isOtherForm && (known < len(titles) || s.beginsWithLabel(labels, s.doc.Blocks[row].Next)) {
		return nil
	}
	return titles
}

// beginsWithLabel reports whether a label stands in the first cell of a row: its value
// stands beside it.
func (s *splitter) beginsWithLabel(labels []string, row int) bool {
	cells := s.doc.Cells(row)
	return len(cells) > 0 && hasKey(labels, string(s.doc.Bytes(cells[0])))
}

// cellsOf gives the cells of a row in one writing.
func cellsOf(row []byte) (cells []string) {
	for _, at := range markdown.Cells(row) {
		cells = append(cells, string(row[at[0]:at[1]]))
	}
	return cells
}

// rowAt gives the row that begins at an offset, or -1.
func (s *splitter) rowAt(offset int) int {
	i, _ := s.blocksIn(markdown.Range{Start: offset, End: offset})
	for ; i < len(s.doc.Blocks) && s.doc.Blocks[i].Start == offset; i++ {
		if s.doc.Blocks[i].Kind == markdown.RowBlock {
			return i
		}
	}
	return -1
}

// rowsBelow counts the rows of a table below its first.
func (s *splitter) rowsBelow(row int) int {
	n := -1
	for range s.doc.Children(s.doc.Blocks[row].Parent) {
		n++
	}
	return n
}

// hasCells reports whether a section has facts in the cells of a row.
func (p *parts) hasCells(id string) bool {
	return slices.ContainsFunc(p.all, func(c part) bool { return c.section == id && c.isCell })
}

// cellsIn gives the ids of the cells that another document has, too: these stay in the
// order in which they stand.
func (p *parts) cellsIn(other *parts) (ids []string) {
	for i := range p.all {
		if c := &p.all[i]; c.isCell && other.named(c.id) != nil {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// cellParts makes a part of the cell of a row that belongs to each of some titles.
func (s *splitter) cellParts(name, id string, titles []string, column func(title int) int, line markdown.Line) {
	written, cells := cellsOf(line.Raw), s.doc.Cells(s.rowAt(line.Start))
	for k, title := range titles {
		at := column(k)
		if title == "" || at >= min(len(cells), len(written)) {
			continue
		}
		p := s.begin(LineName(name, title), line.Number, cells[at].Start)
		if k > 0 {
			s.starts[len(s.starts)-1] = cells[at].Start
		}
		p.level, p.section, p.isRow, p.isCell = lineLevel, id, true, true
		p.from, p.to, p.all = cells[at].Start, cells[at].End, cells[at]
		p.digest = cellDigest(written[at], commentsIn(s.doc.Bytes(p.all))...)
	}
}

// labelsInRow gives the labels of a row that has several of them, each before its value, if
// all rows of its table have; nil else. In a document they are only where no row of the
// rendering has more than a label and its value.
func (s *splitter) labelsInRow(id string, labels []string, line markdown.Line) (found []string) {
	if line.Kind != markdown.Row || s.fresh == nil || !s.fresh.hasLines(id) || s.fresh.hasWideRow(id) {
		return nil
	}
	row := s.rowAt(line.Start)
	if row < 0 || s.pairsIn(labels, row) == nil {
		return nil
	}
	isFirst := true
	for other := range s.doc.Children(s.doc.Blocks[row].Parent) {
		if !isFirst && s.pairsIn(labels, other) == nil {
			return nil
		}
		isFirst = false
	}
	return s.pairsIn(labels, row)
}

// pairsIn gives the labels before the values in a row, if there are several columns of them
// and it has nothing else.
func (s *splitter) pairsIn(labels []string, row int) (found []string) {
	cells := s.doc.Cells(row)
	if len(cells) < 4 || len(cells)%2 > 0 {
		return nil
	}
	for pair := range slices.Chunk(cells, 2) {
		label := string(s.doc.Bytes(pair[0]))
		if isEmpty := label == "" && pair[1].Start == pair[1].End; !isEmpty && !hasKey(labels, label) {
			return nil
		}
		found = append(found, label)
	}
	return found
}

// hasWideRow reports whether a section has a row of more than a label and its value.
func (p *parts) hasWideRow(id string) bool {
	return slices.ContainsFunc(p.all, func(c part) bool {
		_, cells := c.cells(p.doc)
		return c.section == id && (c.isCell || c.isRow && len(cells) > 2)
	})
}

// cellDigest gives the digest of what a cell says, in one writing.
func cellDigest(text string, behind ...markdown.Line) Digest {
	return lineDigest([]markdown.Line{{Kind: markdown.Prose, Raw: []byte(text)}}, behind...)
}

// column gives the number of a cell in its row, or -1.
func (p *parts) column(cell *part) int {
	n := -1
	for i := range p.all {
		if c := &p.all[i]; cell.isCell && c.isCell && c.line == cell.line {
			if n++; c.id == cell.id {
				return n
			}
		}
	}
	return -1
}
