package markdown

import (
	"bytes"
	"strings"
)

// Cells gives where the cells of a row stand in its line, without the white
// space around them: pairs of offsets.
func Cells(row []byte) [][2]int {
	var cells [][2]int
	end := len(bytes.TrimRight(row, " \t\r\n"))
	start := bytes.IndexByte(row, '|') + 1
	for i := start; i <= end; i++ {
		switch {
		case i < end && row[i] == '\\':
			i++
		case i < end && row[i] == '|' || i == end && start < end:
			from, to := start, i
			for from < to && isSpace(row[from]) {
				from++
			}
			for to > from && isSpace(row[to-1]) {
				to--
			}
			cells = append(cells, [2]int{from, to})
			start = i + 1
		}
	}
	return cells
}

// CellAt gives the cell of a row that an offset on its line is in: its number,
// from 0, and where it stands, from one "|" to the next.
func CellAt(row string, offset int) (number, start, end int) {
	if strings.HasPrefix(row, "|") {
		start = 1
	}
	for i := start; i < len(row); i++ {
		switch {
		case row[i] == '\\':
			i++
		case row[i] == '|' && i >= offset:
			return number, start, i
		case row[i] == '|':
			number, start = number+1, i+1
		}
	}
	return number, start, len(row)
}

// countCells counts the cells of a row. An escaped "|" is text, also within a
// code span, as GFM has it.
func countCells(text []byte) int {
	n := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '|':
			n++
		}
	}
	if text[len(text)-1] == '|' {
		n--
	}
	return n
}

// CountCells gives how many cells a line would have as the row of a table.
func CountCells(line []byte) int {
	p := blockParser{src: line}
	p.splitRow(0, len(line))
	return len(p.spans)
}

// IsDelimiterRow reports whether a line is the one that makes the line above it
// the header of a table: "|---|:-:|".
func IsDelimiterRow(line []byte) bool { return isDelimiterRow(bytes.TrimSpace(line)) }

// isDelimiterRow is IsDelimiterRow for a text with no white space around it.
func isDelimiterRow[T string | []byte](text T) bool {
	dashes := false
	for i := range len(text) {
		switch text[i] {
		case '-':
			dashes = true
		case '|', ':', ' ', '\t':
		default:
			return false
		}
	}
	return dashes
}
