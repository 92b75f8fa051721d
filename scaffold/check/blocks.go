package check

import (
	"bytes"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/mermaid"
)

// A tableRow is a line of a table: its header, the line below that, or a row.
type tableRow struct {
	line  markdown.Segment
	cells int
	piped bool // it begins with a "|"
}

// tables checks the tables, and what would be one if its header and the line below
// it agreed.
func (w *work) tables() {
	for i := range w.page.Blocks {
		switch w.page.Blocks[i].Kind {
		case markdown.TableBlock:
			w.addFigures(i)
			w.table(w.rowsOf(i))
		case markdown.ParagraphBlock:
			w.table(w.rowsOfNone(i))
			w.headerless(i)
		}
	}
}

// headerless reports rows that are no table, because the line of dashes below their
// header is missing.
func (w *work) headerless(paragraph int) {
	lines := w.page.Lines(paragraph)
	columns := 0
	for _, line := range lines {
		row := w.page.Source[line.Start:line.End]
		if len(row) < 2 || row[0] != '|' || row[len(row)-1] != '|' || markdown.IsDelimiterRow(row) {
			return
		}
		if cells := markdown.CountCells(row); columns == 0 {
			columns = cells
		} else if cells != columns {
			return
		}
	}
	if len(lines) < 2 || columns < 2 {
		return
	}
	start, end := w.mended.Origin(lines[0].Start, lines[0].End)
	w.report(tableCells, start, end, "write below it: |"+strings.Repeat(" --- |", columns), "these rows are no table: the line of dashes below the header is missing")
}

// rowsOf gives the rows of a table.
func (w *work) rowsOf(table int) []tableRow {
	var rows []tableRow
	for row := range w.page.Children(table) {
		rows = append(rows, w.tableRow(w.page.Lines(row)[0], len(w.page.Cells(row))))
		if len(rows) == 1 {
			rows = append(rows, w.tableRow(w.page.Lines(table)[0], len(w.page.Columns(table))))
		}
	}
	return rows
}

func (w *work) tableRow(line markdown.Segment, cells int) tableRow {
	return tableRow{line, cells, w.page.Source[line.Start] == '|'}
}

// rowsOfNone gives the rows that end a paragraph, which would be a table if its
// header had as many cells as the line below it.
func (w *work) rowsOfNone(paragraph int) []tableRow {
	lines := w.page.Lines(paragraph)
	for i := 1; i < len(lines); i++ {
		header, below := w.page.Source[lines[i-1].Start:lines[i-1].End], w.page.Source[lines[i].Start:lines[i].End]
		if bytes.IndexByte(below, '|') < 0 || bytes.IndexByte(header, '|') < 0 || !markdown.IsDelimiterRow(below) {
			continue
		}
		var rows []tableRow
		for _, line := range lines[i-1:] {
			rows = append(rows, w.tableRow(line, markdown.CountCells(w.page.Source[line.Start:line.End])))
		}
		return rows
	}
	return nil
}

// table checks the rows of a table.
func (w *work) table(rows []tableRow) {
	columns := columnsOf(rows)
	for i := 0; i < len(rows); i++ {
		row := &rows[i]
		if row.cells == columns || row.cells+1 == columns && w.endsEmpty(row) {
			continue
		}
		start, end := w.mended.Origin(row.line.Start, row.line.End)
		if i > 1 && !row.piped && rows[0].piped {
			w.report(tableCells, start, end, "put a blank line above it, or a | in front if it is a row",
				"this line is taken for a row of the table above it")
			return // what follows has the same cause
		}
		hint := "write one cell for each column"
		if row.cells > columns {
			hint += "; a | that is text is written \\|"
		}
		if i > 1 && i+1 < len(rows) && !rows[i+1].piped && rows[0].piped && row.cells < columns {
			hint = "the rest of it is on the next line: join the two"
			i++
		}
		w.report(tableCells, start, end, hint, "this row has %s, but the table has %s", count(row.cells, "cell"), count(columns, "column"))
	}
}

// endsEmpty reports whether the "|" at the end of a row parts an empty cell from
// the one before: the row has none at its start.
func (w *work) endsEmpty(row *tableRow) bool {
	return !row.piped && bytes.HasSuffix(w.page.Source[:row.line.End], []byte("|"))
}

// columnsOf gives how many columns a table has: what its header and the line
// below it agree on, and where they do not, what more of its rows have.
func columnsOf(rows []tableRow) int {
	if len(rows) == 0 {
		return 0
	}
	header, below := rows[0].cells, rows[1].cells
	votes := 0
	for _, row := range rows[2:] {
		switch row.cells {
		case header:
			votes++
		case below:
			votes--
		}
	}
	if votes > 0 {
		return header
	}
	return below
}

// diagrams checks the diagrams.
func (w *work) diagrams() {
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.FencedBlock {
			continue
		}
		info := w.page.Info(i)
		if !mermaid.IsLanguage(string(w.page.Bytes(info))) {
			continue
		}
		if f := mermaid.Check(string(w.page.Text(i))); f != nil {
			start, end := w.mended.Origin(b.Start, info.End)
			finding := w.report(mermaidBlock, start, end, f.Hint, "%s", f.What)
			if f.IsDoubt {
				finding.doubted()
			}
		}
	}
}
