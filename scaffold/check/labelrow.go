package check

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A labelForm is how the labels of a section are written in a document.
type labelForm uint8

const (
	asTemplate labelForm = iota
	asRows               // each in a row of a table, with its value beside it
	asColumns            // all in the first row of a table, with their values below them
)

// formOf gives how the labels of a section that are there are written, as the first tells.
func (w *work) formOf(n int, values []labelValue) labelForm {
	first := slices.IndexFunc(values, func(v labelValue) bool { return v.there })
	if first < 0 && w.hasRowsAlone(w.headingOf[n]) {
		return asRows
	}
	if first < 0 || w.template[n].labels[first].isRow || w.page.Blocks[values[first].block].Kind != markdown.RowBlock {
		return asTemplate
	}
	if w.isAcross(w.page.Blocks[values[first].block].Parent+1, w.template[n].known) {
		return asColumns
	}
	return asRows
}

// hasRowsAlone reports whether a table and no list stands below a heading.
func (w *work) hasRowsAlone(h int) bool {
	below := w.page.Blocks[w.headings[h].block:w.headings[h].next]
	is := func(kind markdown.BlockKind) func(markdown.Block) bool {
		return func(b markdown.Block) bool { return b.Kind == kind }
	}
	return slices.ContainsFunc(below, is(markdown.RowBlock)) && !slices.ContainsFunc(below, is(markdown.ItemBlock))
}

// written is how a line with a label is written in a form, with the placeholder that the
// template has.
func (l *label) written(form labelForm) string {
	if form == asTemplate {
		return l.line
	}
	_, value, _ := markdown.Label([]byte(l.line))
	switch {
	case form == asColumns && len(value) > 0:
		return l.name + ", with " + string(value) + " below it"
	case form == asColumns:
		return l.name
	case len(value) == 0:
		return "| " + l.name + " | |"
	}
	return "| " + l.name + " | " + string(value) + " |"
}

// writtenAt is written for a line that stands in the place of a block: what the template has
// in a table is no row where the author has none.
func (l *label) writtenAt(b *markdown.Block, form labelForm) string {
	written := l.written(form)
	cells := layout.CellsOf([]byte(written))
	if b.Kind == markdown.RowBlock || !strings.HasPrefix(written, "|") || len(cells) != 2 {
		return written
	}
	return l.name + ": " + cells[1]
}

// isInOneCell reports whether a label and its value stand in one cell of a row, which has
// no more.
func (w *work) isInOneCell(v *labelValue) bool {
	if !v.there || v.value != "" || w.page.Blocks[v.block].Kind != markdown.RowBlock {
		return false
	}
	l, ok := (markdown.Inline{}).Label(w.firstCell(v.block))
	return ok && l.Value != ""
}

// firstCell gives the text of the first cell of a row.
func (w *work) firstCell(row int) string {
	if cells := w.page.Cells(row); len(cells) > 0 {
		return string(w.page.Bytes(cells[0]))
	}
	return ""
}

// noun names what a line with a label is in a form, or several of them.
func (form labelForm) noun(count int) string {
	noun := [...]string{"line", "row", "column"}[form]
	if count > 1 {
		noun += "s"
	}
	return noun
}
