package check

import (
	"bytes"
	"strings"

	"newproblem/scaffold/markdown"
)

// noTables reports lines that are no table, though the template has one there: cells with
// tabs between them, and a table as pandoc draws it.
func (w *work) noTables() {
	for h := range w.headings {
		if n := w.headings[h].match; n >= 0 && w.template[n].table {
			w.noTable(h)
		}
	}
}

// noTable reports the lines below a heading that are no table, if there is none.
func (w *work) noTable(h int) {
	var paragraphs []int
	for i := w.headings[h].block; i < w.headings[h].next; i++ {
		switch w.page.Blocks[i].Kind {
		case markdown.TableBlock:
			return
		case markdown.ParagraphBlock:
			paragraphs = append(paragraphs, i)
		case markdown.BreakBlock:
			if columns := dashRuns(w.page.Source[w.page.Blocks[i].Start:w.page.Blocks[i].End]); columns > 1 && len(paragraphs) > 0 && w.page.Blocks[i-1].Kind == markdown.ParagraphBlock {
				w.reportNoTable(i-1, "spaces do not separate cells in Markdown", "write a | around each cell, and in place of the line of dashes", columns)
				return
			}
		}
	}
	for _, i := range paragraphs {
		lines := w.page.Lines(i)
		at := func(i int) []byte { return bytes.TrimSpace(w.page.Source[lines[i].Start:lines[i].End]) }
		if len(lines) < 2 {
			continue
		}
		what, hint, columns := "", "", 0
		if isGrid(at(0)) && bytes.HasPrefix(at(1), []byte("|")) {
			what, columns = "to Markdown, lines of + part no rows", markdown.CountCells(at(1))
			hint = "leave the lines of + out, write each row in one line, and below the header"
		} else if columns = tabColumns(at(0)); columns > 1 && columns == tabColumns(at(1)) {
			what = "tabs do not separate cells in Markdown"
			hint = "write a | around each cell, and below the first line"
		} else {
			continue
		}
		w.reportNoTable(i, what, hint, columns)
	}
}

// reportNoTable reports the lines of a paragraph that are no table.
func (w *work) reportNoTable(paragraph int, what, hint string, columns int) {
	line := w.page.Lines(paragraph)[0]
	start, end := w.mended.Origin(line.Start, line.End)
	w.report(tableCells, start, end, hint+": |"+strings.Repeat(" --- |", columns), "these lines are no table: %s", what)
}

// dashRuns is how many runs of dashes spaces part in a line, as the columns of a table have
// them where spaces part these.
func dashRuns(line []byte) int {
	runs := bytes.Fields(line)
	for _, run := range runs {
		if len(run) < 2 || len(bytes.Trim(run, "-")) > 0 {
			return 0
		}
	}
	return len(runs)
}

// isGrid reports whether a line is one of those between the rows of a table that is
// drawn with signs: "+---+---+".
func isGrid(line []byte) bool {
	return len(line) > 2 && line[0] == '+' && line[len(line)-1] == '+' && len(bytes.Trim(line, "+-=:")) == 0
}

// tabColumns is how many cells tabs part in a line.
func tabColumns(line []byte) int {
	return len(bytes.FieldsFunc(line, func(r rune) bool { return r == '\t' }))
}
