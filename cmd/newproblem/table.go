package main

import (
	"os"
	"strings"

	"github.com/rivo/uniseg"
	"golang.org/x/term"
)

// A table is text in columns, as wide as a terminal shows it.
type table struct {
	columns []column
	rows    [][]string                            // below the heads
	style   func(row, column int) (escape string) // what colours a cell; may be nil
}

// A column of a table.
type column struct {
	head  string
	right bool // its cells end below one another
	cut   cut
	least int // it is not made narrower than this, in cells of a terminal
	gone  int // where room is short, a column with a larger one is left out earlier; 0 stays
	width int // in cells
}

// A cut says what of a cell may go where room is short.
type cut uint8

const (
	cutNothing cut = iota
	cutEnd
	cutStart // the end tells most, as of a path
)

const columnGap = "  "

// add adds a row.
func (t *table) add(cells ...string) {
	for i, cell := range cells {
		cells[i] = printable(cell)
	}
	t.rows = append(t.rows, cells)
}

// lines gives the table with its heads, in lines of at most so many cells; 0
// is as many as it takes.
func (t *table) lines(width int) []byte {
	for i := range t.columns {
		c := &t.columns[i]
		c.width = uniseg.StringWidth(c.head)
		for _, row := range t.rows {
			c.width = max(c.width, uniseg.StringWidth(row[i]))
		}
	}
	if width > 0 {
		t.leaveOut(width)
		t.narrow(width)
	}
	var out strings.Builder
	heads := make([]string, len(t.columns))
	for i, c := range t.columns {
		heads[i] = c.head
	}
	out.WriteString(t.line(-1, heads, width))
	for i, row := range t.rows {
		out.WriteString(t.line(i, row, width))
	}
	return []byte(out.String())
}

// leaveOut leaves out columns until the others fit when they are narrow.
func (t *table) leaveOut(width int) {
	for {
		least, first := -len(columnGap), -1
		for i, c := range t.columns {
			switch {
			case c.width == 0:
				continue
			case c.cut != cutNothing:
				least += min(c.width, c.least)
			default:
				least += c.width
			}
			least += len(columnGap)
			if c.gone > 0 && (first < 0 || c.gone > t.columns[first].gone) {
				first = i
			}
		}
		if least <= width || first < 0 {
			return
		}
		t.columns[first].width = 0
	}
}

// narrow takes what does not fit from the widest column that may be cut, again
// and again.
func (t *table) narrow(width int) {
	total := -len(columnGap)
	for _, c := range t.columns {
		if c.width > 0 {
			total += c.width + len(columnGap)
		}
	}
	for ; total > width; total-- {
		widest := -1
		for i, c := range t.columns {
			if c.cut != cutNothing && c.width > c.least && (widest < 0 || c.width > t.columns[widest].width) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		t.columns[widest].width--
	}
}

// line is a line of the table, of at most so many cells: a row, or the heads,
// which are row -1. What is too long even so is not coloured, so that it can be
// cut.
func (t *table) line(row int, texts []string, width int) string {
	var plain, coloured []string
	for i, text := range texts {
		c := &t.columns[i]
		if c.width == 0 {
			continue
		}
		cell := c.fit(text)
		plain = append(plain, cell)
		if t.style != nil && row >= 0 {
			if escape := t.style(row, i); escape != "" {
				cell = escape + cell + styleEnd
			}
		}
		coloured = append(coloured, cell)
	}
	line := strings.TrimRight(strings.Join(plain, columnGap), " ")
	if width > 0 && uniseg.StringWidth(line) > width {
		return firstCells(line, width) + "\n"
	}
	return strings.TrimRight(strings.Join(coloured, columnGap), " ") + "\n"
}

// styleEnd ends what a style of a table has begun.
const styleEnd = "\x1b[0m"

// fit gives a cell as wide as its column.
func (c *column) fit(cell string) string {
	if uniseg.StringWidth(cell) > c.width {
		if c.cut == cutStart {
			cell = cutMark + lastCells(cell, c.width-1)
		} else {
			cell = firstCells(cell, c.width-1) + cutMark
		}
	}
	space := strings.Repeat(" ", max(0, c.width-uniseg.StringWidth(cell)))
	if c.right {
		return space + cell
	}
	return cell + space
}

// terminalWidth is how many cells a line has where a stream goes, or 0 when
// that is no terminal.
func terminalWidth(f *os.File) int {
	if !isTerminal(f) {
		return 0
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		return width
	}
	return 80
}
