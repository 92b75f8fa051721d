package merge

import (
	"slices"

	"newproblem/scaffold/markdown"
)

// titlesAcross gives the titles of the columns of a table that some lines end in the head
// of, if these are labels of facts whose values stand below them; nil else. In a document
// they are only where the rendering has them, too.
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
	if table := s.rowAt(lines[head].Start); known < 2 || table < 0 || s.rowsBelow(table) != 1 || s.fresh != nil && s.fresh.hasLines(id) && !s.fresh.hasCells(id) {
		return nil
	}
	return titles
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

// cellParts makes a part of each cell of a row, below its title.
func (s *splitter) cellParts(name, id string, titles []string, line markdown.Line) {
	written, cells := cellsOf(line.Raw), s.doc.Cells(s.rowAt(line.Start))
	for k := range min(len(titles), len(cells), len(written)) {
		p := s.begin(LineName(name, titles[k]), line.Number, cells[k].Start)
		if k > 0 {
			s.starts[len(s.starts)-1] = cells[k].Start
		}
		p.level, p.section, p.isRow, p.isCell = lineLevel, id, true, true
		p.from, p.to, p.all = cells[k].Start, cells[k].End, cells[k]
		p.digest = lineDigest([]markdown.Line{{Kind: markdown.Prose, Raw: []byte(written[k])}}, commentsIn(s.doc.Bytes(p.all))...)
	}
}
