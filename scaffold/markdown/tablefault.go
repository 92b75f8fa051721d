package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A TableFault is what is wrong with a table: a row of it, or lines that are none.
type TableFault struct {
	Start, End int // of the line that it is about
	What, Hint string
	IsRest     bool // the line is to be joined with the one above it
}

// A tableRow is a line of a table: its header, the line below that, or a row.
type tableRow struct {
	line  Segment
	cells int
	piped bool // it begins with a "|"
}

// A tableJudge looks for what is wrong with the tables of a document.
type tableJudge struct {
	doc   *Document
	found []TableFault
}

// TableFaults gives what is wrong with the table, or the paragraph, that is a block of
// the document. A paragraph would be a table if its header and the line below that
// agreed.
func (d *Document) TableFaults(block int) []TableFault {
	b := &d.Blocks[block]
	if b.Kind == ParagraphBlock && bytes.IndexByte(d.Source[b.Start:b.End], '|') < 0 {
		return nil
	}
	j := tableJudge{doc: d}
	switch kind := d.Blocks[block].Kind; {
	case j.wiki(block), j.asciidoc(block):
	case kind == TableBlock:
		j.table(j.rowsOf(block))
	case kind == HTMLBlock:
		j.behindComment(block)
	case kind == ParagraphBlock && (j.commentInHead(block) || j.aboveHead(block) || j.headApart(block)):
	case kind == ParagraphBlock:
		if rows := j.rowsOfNone(block); !j.wrongDashes(rows) {
			j.table(rows)
		}
		if !j.otherDashes(block) {
			j.headerless(block)
		}
	}
	return j.found
}

func (j *tableJudge) add(line Segment, hint, what string) {
	j.found = append(j.found, TableFault{Start: line.Start, End: line.End, What: what, Hint: hint})
}

// wiki reports a table as a wiki has it: between "{|" and "|}", or with a header between
// pairs of pipes. It reports whether the block is, or belongs to, one.
func (j *tableJudge) wiki(block int) bool {
	b := &j.doc.Blocks[block]
	if b.Kind == TableBlock {
		return bytes.HasPrefix(j.lineBefore(b.Start), []byte("{|")) // which is told
	}
	if b.Kind != ParagraphBlock {
		return false
	}
	lines := j.doc.Lines(block)
	at := func(i int) []byte { return bytes.TrimRight(j.doc.Source[lines[i].Start:lines[i].End], " \t") }
	if bytes.HasPrefix(at(0), []byte("{|")) {
		j.add(lines[0], "write each row in one line, with a | around each cell, and below the first | --- | for each column",
			"these rows are no table: {| begins one in a wiki, and not in Markdown")
		return true
	}
	for i := range lines[:len(lines)-1] {
		if !bytes.HasPrefix(j.doc.Source[lines[i].Start:lines[i].End], []byte("||")) {
			continue
		}
		cells, isOpen := bytes.CutPrefix(at(i), []byte("||"))
		cells, isClosed := bytes.CutSuffix(cells, []byte("||"))
		if isOpen && isClosed && bytes.HasPrefix(at(i+1), []byte("|")) {
			header := "| " + string(bytes.ReplaceAll(cells, []byte("||"), []byte(" | "))) + " |"
			j.add(lines[i], "write in its place: "+header+", and below it: |"+strings.Repeat(" --- |", CountCells([]byte(header))),
				"these rows are no table: || is around the cells of a header in a wiki, and not in Markdown")
			return true
		}
	}
	return false
}

// lineBefore gives the line before an offset, without its break.
func (j *tableJudge) lineBefore(offset int) []byte {
	text := bytes.TrimSuffix(j.doc.Source[:offset], []byte("\n"))
	return text[bytes.LastIndexByte(text, '\n')+1:]
}

// wrongDashes reports the line of dashes below the header of what would be a table, if the
// header is what the other rows agree with.
func (j *tableJudge) wrongDashes(rows []tableRow) bool {
	if len(rows) == 0 {
		return false
	}
	header, dashes := rows[0].cells, rows[1].cells
	if header == dashes || columnsOf(rows) != header {
		return false
	}
	j.add(rows[1].line, "write in its place: |"+strings.Repeat(" --- |", header),
		"these rows are no table: the line of dashes has "+cellCount(dashes, "cell")+", but the header above it has "+strconv.Itoa(header))
	return true
}

// otherDashes reports the line below a header that is there to be the line of dashes,
// but has other signs in it.
func (j *tableJudge) otherDashes(paragraph int) bool {
	lines := j.doc.Lines(paragraph)
	if j.doc.Source[lines[0].Start] == '+' { // one that is drawn
		return false
	}
	for i := 1; i < len(lines); i++ {
		header, below := j.doc.Source[lines[i-1].Start:lines[i-1].End], j.doc.Source[lines[i].Start:lines[i].End]
		if bytes.IndexByte(header, '|') < 0 || !isOtherDashes(below) || CountCells(header) < 2 {
			continue
		}
		columns := CountCells(header)
		sign, size := utf8.DecodeRune(below[bytes.IndexFunc(below, isOtherDash):])
		name := fmt.Sprintf("%c", sign)
		if size > 1 {
			name += fmt.Sprintf(" (%U)", sign)
		}
		j.add(lines[i], "write in its place: |"+strings.Repeat(" --- |", columns),
			"these rows are no table: the line below the header has "+name+" in it, and only dashes count")
		return true
	}
	return false
}

// isOtherDashes reports whether a line has as many dashes as a delimiter row of two
// columns, or other signs in their place, and nothing else.
func isOtherDashes(line []byte) bool {
	dashes, others, columns := 0, 0, 0
	for _, r := range string(line) {
		switch {
		case isOtherDash(r):
			others++
			if r == '+' {
				columns++
			}
		case r == '-':
			dashes++
		case r == '|':
			columns++
		case r != ':' && r != ' ' && r != '\t':
			return false
		}
	}
	return others > 0 && columns > 0 && dashes+others > 2 && !IsDelimiterRow(line)
}

// isOtherDash reports whether a sign may stand where a dash is meant: "|———|———|", and
// "|---+---|" as Org has it.
func isOtherDash(r rune) bool {
	return r >= '‐' && r <= '―' || r == '−' || r == '─' || r == '=' || r == '_' || r == '+'
}

// headerless reports rows that are no table, because the line of dashes below their
// header is missing. A line of text may stand right above them.
func (j *tableJudge) headerless(paragraph int) {
	lines := j.doc.Lines(paragraph)
	first, columns := len(lines), 0
	for first > 0 && j.isRow(lines[first-1]) {
		line := lines[first-1]
		if cells := CountCells(j.doc.Source[line.Start:line.End]); columns == 0 {
			columns = cells
		} else if cells != columns {
			return
		}
		first--
	}
	isDashes := func(line Segment) bool { return IsDelimiterRow(j.doc.Source[line.Start:line.End]) }
	if columns < 2 || slices.ContainsFunc(lines[:first], isDashes) {
		return
	}
	rows := lines[first:]
	if first == 0 && j.isCutOff(paragraph, rows[0], columns) {
		j.add(rows[0], "take the blank line above it out", "this row is none of its table: a blank line cuts it off")
	} else if isCut, hasBlank := j.isCutByComment(paragraph, rows, columns); first == 0 && isCut {
		hint := "move the comment out of the table, below its last row"
		if hasBlank {
			hint += ", and take the blank line out"
		}
		j.add(rows[0], hint, "this row is none of its table: the comment above it cuts it off")
	} else if len(rows) > 1 {
		j.add(rows[0], "write below it: |"+strings.Repeat(" --- |", columns), "these rows are no table: the line of dashes below the header is missing")
	}
}

// isRow reports whether a line has the marks of a row at both ends, and is none of dashes.
func (j *tableJudge) isRow(line Segment) bool {
	row := j.doc.Source[line.Start:line.End]
	return len(row) > 1 && row[0] == '|' && row[len(row)-1] == '|' && !IsDelimiterRow(row)
}

// isCutOff reports whether rows belong to the table that stands above their paragraph.
func (j *tableJudge) isCutOff(paragraph int, first Segment, columns int) bool {
	return j.goesOn(j.above(paragraph), first, columns)
}

// isCutByComment reports whether rows belong to the table above a comment that stands above
// their paragraph: with no blank line between the three, or as one row alone, which is no
// table of its own.
func (j *tableJudge) isCutByComment(paragraph int, rows []Segment, columns int) (isCut, hasBlank bool) {
	above := j.above(paragraph)
	if above < 0 || j.doc.Blocks[above].Kind != HTMLBlock || j.beginsInComment(above, columns) {
		return false, false // what is told of a row in it, is told there
	}
	for above >= 0 && j.doc.Blocks[above].Kind == HTMLBlock && j.doc.Blocks[above].Level == HTMLComment {
		above = j.above(above)
	}
	if !j.goesOn(above, rows[0], columns) {
		return false, false
	}
	for line := range bytes.Lines(j.doc.Source[j.doc.Blocks[above].Start:rows[0].End]) {
		hasBlank = hasBlank || len(bytes.TrimSpace(line)) == 0
	}
	return !hasBlank || len(rows) == 1, hasBlank
}

// above gives the block above another that stands in the same one, or -1.
func (j *tableJudge) above(block int) int {
	blocks := j.doc.Blocks
	above, parent := block-1, blocks[block].Parent
	for above > parent && blocks[above].Parent != parent {
		above = blocks[above].Parent
	}
	if above <= parent {
		return -1
	}
	return above
}

// goesOn reports whether rows belong to a block above them: it is a table of as many
// columns, and they do not begin with its header.
func (j *tableJudge) goesOn(above int, first Segment, columns int) bool {
	if above < 0 || j.doc.Blocks[above].Kind != TableBlock || len(j.doc.Columns(above)) != columns {
		return false
	}
	header := j.rowsOf(above)[0].line
	return !bytes.Equal(j.doc.Source[header.Start:header.End], j.doc.Source[first.Start:first.End])
}

// rowsOf gives the rows of a table.
func (j *tableJudge) rowsOf(table int) []tableRow {
	rows := make([]tableRow, 0, j.doc.Blocks[table].Next-table)
	for row := range j.doc.Children(table) {
		rows = append(rows, j.tableRow(j.doc.Lines(row)[0], len(j.doc.Cells(row))))
		if len(rows) == 1 {
			rows = append(rows, j.tableRow(j.doc.Lines(table)[0], len(j.doc.Columns(table))))
		}
	}
	return rows
}

func (j *tableJudge) tableRow(line Segment, cells int) tableRow {
	return tableRow{line, cells, j.doc.Source[line.Start] == '|'}
}

// rowsOfNone gives the rows that end a paragraph, which would be a table if its
// header had as many cells as the line below it.
func (j *tableJudge) rowsOfNone(paragraph int) []tableRow {
	lines := j.doc.Lines(paragraph)
	for i := 1; i < len(lines); i++ {
		header, below := j.doc.Source[lines[i-1].Start:lines[i-1].End], j.doc.Source[lines[i].Start:lines[i].End]
		if bytes.IndexByte(below, '|') < 0 || bytes.IndexByte(header, '|') < 0 || !IsDelimiterRow(below) {
			continue
		}
		var rows []tableRow
		for _, line := range lines[i-1:] {
			rows = append(rows, j.tableRow(line, CountCells(j.doc.Source[line.Start:line.End])))
		}
		return rows
	}
	return nil
}

// table checks the rows of a table.
func (j *tableJudge) table(rows []tableRow) {
	j.headerAgain(rows)
	columns, isWide := columnsOf(rows), false
	for i := 0; i < len(rows); i++ {
		row := &rows[i]
		if row.cells == columns || row.cells+1 == columns && j.endsEmpty(row) {
			continue
		}
		if i > 2 && j.isRest(rows[i-1].line, row.line, columns) {
			j.add(row.line, "", "this line is the rest of the row above it")
			j.found[len(j.found)-1].IsRest = true
			continue
		}
		if wide := bytes.Count(j.doc.Source[row.line.Start:row.line.End], []byte("｜")); i != 1 && wide > 0 && row.cells+wide >= columns {
			if !isWide {
				j.add(row.line, "write | in place of each ｜ (U+FF5C) of this table", "to Markdown, ｜ (U+FF5C) parts no cells")
			}
			isWide = true
			continue
		}
		if i > 1 && !row.piped && rows[0].piped {
			j.add(row.line, "put a blank line above it, or a | in front if it is a row",
				"this line is taken for a row of the table above it")
			return // what follows has the same cause
		}
		if bare := withoutCommentBehind(j.doc.Source[row.line.Start:row.line.End]); row.cells > columns && CountCells(bare) == columns {
			continue // what is cut off nobody misses
		}
		hint, more := "write one cell for each column", 0
		if row.cells > columns {
			hint += ": remove what is too much, or write \\| for a | that is text"
		} else if i > 1 && rows[0].piped {
			hint, more = j.joined(rows[i:], columns, hint)
		}
		j.add(row.line, hint, "this row has "+cellCount(row.cells, "cell")+", but the table has "+cellCount(columns, "column"))
		i += more
	}
}

// headerAgain reports the header of a table that stands among its rows again, with a line of
// dashes below it.
func (j *tableJudge) headerAgain(rows []tableRow) {
	for i := 2; i+1 < len(rows); i++ {
		row, below := rows[i].line, rows[i+1].line
		if IsDelimiterRow(j.doc.Source[below.Start:below.End]) && j.sameCells(rows[0].line, row) {
			j.add(row, "remove this line, and the line of dashes below it", "the header of the table stands here again, as a row")
		}
	}
}

// sameCells reports whether two lines are one but for the white space in them.
func (j *tableJudge) sameCells(a, b Segment) bool {
	return slices.EqualFunc(bytes.Fields(j.doc.Source[a.Start:a.End]), bytes.Fields(j.doc.Source[b.Start:b.End]), bytes.Equal)
}

// isRest reports whether a line below a row is the rest of its last cell: the row has a mark
// at its beginning alone, and the line has one at its end alone.
func (j *tableJudge) isRest(row, below Segment, columns int) bool {
	first := bytes.TrimSpace(j.doc.Source[row.Start:row.End])
	last := bytes.TrimSpace(j.doc.Source[below.Start:below.End])
	isClosed := func(line []byte) bool {
		return bytes.HasSuffix(line, []byte("|")) && !bytes.HasSuffix(line, []byte(`\|`))
	}
	return bytes.HasPrefix(first, []byte("|")) && !isClosed(first) && !bytes.HasPrefix(last, []byte("|")) && isClosed(last) &&
		CountCells(slices.Concat(first, []byte(" "), last)) == columns
}

// joined gives the way out of a row that goes on in the lines below, and how many these
// are; or the hint that it is given. Joined, the row is right: either the lines have all
// marks that it needs, or each of them is a cell.
func (j *tableJudge) joined(rows []tableRow, columns int, hint string) (way string, more int) {
	first := bytes.TrimRight(j.doc.Source[rows[0].line.Start:rows[0].line.End], " \t")
	whole, apart := string(first), string(bytes.TrimRight(first, "| \t"))
	for more = 1; more < len(rows) && more < columns && !rows[more].piped; more++ {
		line := strings.TrimSpace(string(j.doc.Source[rows[more].line.Start:rows[more].line.End]))
		whole += " " + line
		apart += " | " + strings.TrimRight(line, "| \t")
		where, all := "the rest of it is on the next line: ", "the two"
		if more > 1 {
			where, all = "the rest of it is on the next "+strconv.Itoa(more)+" lines: ", "all of it"
		}
		if CountCells([]byte(whole)) == columns {
			return where + "join " + all, more
		}
		if CountCells([]byte(apart+" |")) == columns {
			return where + "write " + all + " as one row: " + apart + " |", more
		}
	}
	return hint, 0
}

// endsEmpty reports whether the "|" at the end of a row parts an empty cell from
// the one before: the row has none at its start.
func (j *tableJudge) endsEmpty(row *tableRow) bool {
	return !row.piped && bytes.HasSuffix(j.doc.Source[:row.line.End], []byte("|"))
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

func cellCount(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return strconv.Itoa(n) + " " + of + "s"
}
