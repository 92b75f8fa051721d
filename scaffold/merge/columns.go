package merge

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// formRow gives a row of the rendering the columns that the author has given its table in
// the document, if these are others: each cell stands below its title, and what stands in
// the author's own columns stays. What the row of the document says is compared without these.
func (m *merger) formRow(c, f *part) {
	columns := m.columnsOf(c, f)
	if columns == nil {
		return
	}
	start, cells := c.cells(m.current.doc)
	_, fresh := f.cells(m.fresh.doc)
	text := slices.Clone(c.text[c.from:c.to])
	own := make([]string, len(columns))
	for _, k := range slices.Backward(inOrder(columns)) {
		at := cells[columns[k]]
		own[k] = string(withoutComments(slices.Clone(m.current.doc.Bytes(at))))
		said := string(m.fresh.doc.Bytes(fresh[k]))
		for _, comment := range markdown.Comments(m.current.doc.Bytes(at)) {
			said = strings.TrimLeft(said+" "+string(comment), " ")
		}
		if at.Start == at.End {
			said = " " + said + " "
		}
		text = slices.Replace(text, at.Start-start, at.End-start, []byte(said)...)
	}
	if !c.isRead && !m.isGenerated(c, f) {
		c.digest, c.isRead = writtenDigest([]byte(rowOf(own))), true
	}
	f.take(c, text)
}

// formNewRow gives a row of the rendering that the document lacks the columns of the row
// beside it.
func (m *merger) formNewRow(f *part) {
	beside := m.beside(f)
	if beside == nil || !beside.isRow || beside.isCell {
		return
	}
	columns := m.columnsOf(beside, f)
	if columns == nil {
		return
	}
	_, own := beside.cells(m.current.doc)
	_, fresh := f.cells(m.fresh.doc)
	cells := make([]string, len(own))
	for k, column := range columns {
		cells[column] = string(m.fresh.doc.Bytes(fresh[k]))
	}
	f.take(beside, []byte(rowOf(cells)))
}

// rowOf is a row of some cells.
func rowOf(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// inOrder gives the places in a list of different numbers, in the order of these.
func inOrder(numbers []int) []int {
	places := make([]int, len(numbers))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int { return numbers[a] - numbers[b] })
	return places
}

// columnsOf gives for each cell of a row of the rendering in which column of a row of the
// document it stands: by the titles of the columns, and those that have none, or are the only
// others, by their places. It is nil where they are the same columns, or one is not there.
func (m *merger) columnsOf(c, f *part) []int {
	own, fresh := c.titles(m.current.doc), f.titles(m.fresh.doc)
	_, cells := c.cells(m.current.doc)
	_, said := f.cells(m.fresh.doc)
	if len(fresh) != len(said) {
		return nil
	}
	columns, isSame := make([]int, len(fresh)), len(own) == len(fresh)
	for k, title := range fresh {
		columns[k] = slices.Index(own, title)
		if title == "" || columns[k] < 0 {
			columns[k] = k
		}
		if columns[k] >= len(cells) || slices.Contains(columns[:k], columns[k]) || len(own) != len(fresh) && title != "" && own[columns[k]] != title {
			return nil
		}
		isSame = isSame && columns[k] == k
	}
	if isSame {
		return nil
	}
	return columns
}

// titles gives the keys of the titles of the columns of the table that a row stands in.
func (p *part) titles(doc *markdown.Document) (keys []string) {
	row := slices.IndexFunc(doc.Blocks, func(b markdown.Block) bool { return b.Kind == markdown.RowBlock && b.Line == p.line })
	if row < 0 {
		return nil
	}
	for header := range doc.Children(doc.Blocks[row].Parent) {
		for _, cell := range doc.Cells(header) {
			keys = append(keys, markdown.Key(string(doc.Bytes(cell))))
		}
		break
	}
	return keys
}
