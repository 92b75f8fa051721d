package check

import (
	"bytes"
	"strings"

	"newproblem/scaffold/markdown"
)

// blocks walks over the tables and the diagrams.
func (w *work) blocks() {
	lines := w.mended.Lines
	for i := 0; i < len(lines); i++ {
		switch {
		case lines[i].Kind == markdown.Row:
			i = w.table(i)
		case lines[i].Kind == markdown.FenceOpen && bytes.EqualFold(lines[i].Text, []byte("mermaid")):
			i = w.diagram(i)
		}
	}
}

// table checks the table that begins with line i, if it is one, and gives its
// last line.
func (w *work) table(i int) int {
	lines := w.mended.Lines
	end := i + 1
	for end < len(lines) && (lines[end].Kind == markdown.Row || end > i+1 && lines[end].Kind == markdown.Prose) {
		end++
	}
	if end == i+1 || !markdown.IsDelimiterRow(w.text(&lines[i+1])) {
		return end - 1
	}
	w.addFigures(lines[i:end])
	cells := w.columns(lines[i:end])
	for k := i; k < end; k++ {
		line := &lines[k]
		if line.Kind != markdown.Row {
			w.lazyRow(line)
			break // what follows has the same cause
		}
		if line.Cells == cells {
			continue
		}
		hint := "write one cell for each column; a | that is text is written \\|"
		if k > i+1 && k+1 < end && lines[k+1].Kind != markdown.Row && line.Cells < cells {
			hint = "its rest stands in the next line: join the two"
			k++
		}
		start, stop := w.span(line)
		w.report(tableCells, start, stop, hint, "this row has %s, the table has %s", count(line.Cells, "cell"), count(cells, "column"))
	}
	return end - 1
}

// columns gives how many columns a table has: what its header and the line
// below it agree on, and where they do not, what more of its rows have.
func (w *work) columns(rows []markdown.Line) int {
	head, below := rows[0].Cells, rows[1].Cells
	if head == below {
		return head
	}
	votes := 0
	for i := range rows[2:] {
		switch rows[2+i].Cells {
		case head:
			votes++
		case below:
			votes--
		}
	}
	if votes > 0 {
		return head
	}
	return below
}

// span is where the text of a line stands, without the white space around it.
func (w *work) span(line *markdown.Line) (start, end int) {
	text := bytes.TrimRight(w.text(line), " \t\r\n")
	return line.Start + len(text) - len(bytes.TrimLeft(text, " \t")), line.Start + len(text)
}

// lazyRow reports a line below a table that is taken for a row of it, though
// it does not begin like one.
func (w *work) lazyRow(line *markdown.Line) {
	start, end := w.span(line)
	w.report(tableCells, start, end, "put a blank line above it, or a | in front if it is a row",
		"this line is taken for a row of the table above it")
}

// diagram checks the diagram that begins with line i and gives its last line.
func (w *work) diagram(i int) int {
	lines := w.mended.Lines
	end := i + 1
	for end < len(lines) && lines[end].Kind == markdown.Code {
		end++
	}
	var content []string
	for k := i + 1; k < end; k++ {
		if text := strings.TrimSpace(string(w.text(&lines[k]))); text != "" && !strings.HasPrefix(text, "%%") {
			content = append(content, text)
		}
	}
	start := lines[i].Start + lines[i].Level
	stop := start + len(bytes.TrimSpace(w.text(&lines[i])))
	if what, hint := diagramFault(content); what != "" {
		w.report(mermaidBlock, start, stop, hint, "%s", what)
	}
	return end - 1
}
