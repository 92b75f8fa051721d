// Package text lays out what a person reads on a terminal or in a log: tables
// that fit a width, a place in a line with carets below it, counts of things,
// and the difference of two texts. It takes values and gives bytes, and does
// not know where they go.
package text

import (
	"strings"

	"github.com/rivo/uniseg"
)

// A Table is text in columns, as wide as a terminal shows it.
type Table struct {
	Columns []Column
	Rows    [][]string                            // below the heads; Add fills them
	Style   func(row, column int) (escape string) // what colours a cell; may be nil
}

// A Column of a table.
type Column struct {
	Head  string
	Right bool // its cells end below one another
	Cut   Cut
	Least int // it is not made narrower than this, in cells of a terminal
	Gone  int // where room is short, a column with a larger one is left out earlier; 0 stays

	width int // in cells
}

// A Cut says what of a cell may go where room is short.
type Cut uint8

// What may be cut.
const (
	CutNothing Cut = iota
	CutEnd
	CutStart // the end tells most, as of a path
)

const columnGap = "  "

// Add adds a row. What would command the terminal is taken out of its cells.
func (t *Table) Add(cells ...string) {
	for i, cell := range cells {
		cells[i] = Printable(cell)
	}
	t.Rows = append(t.Rows, cells)
}

// Lines gives the table with its heads, in lines of at most so many cells; 0
// is as many as it takes.
func (t *Table) Lines(width int) []byte {
	for i := range t.Columns {
		c := &t.Columns[i]
		c.width = widthOf(c.Head)
		for _, row := range t.Rows {
			c.width = max(c.width, widthOf(row[i]))
		}
	}
	if width > 0 {
		t.leaveOut(width)
		t.narrow(width)
	}
	var out strings.Builder
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = c.Head
	}
	out.WriteString(t.line(-1, heads, width))
	for i, row := range t.Rows {
		out.WriteString(t.line(i, row, width))
	}
	return []byte(out.String())
}

// widthOf is how many cells of a terminal a text takes. Most texts are plain ASCII,
// which need not be looked at letter by letter.
func widthOf(text string) int {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return uniseg.StringWidth(text)
		}
	}
	return len(text)
}

// leaveOut leaves out columns until the others fit when they are narrow.
func (t *Table) leaveOut(width int) {
	for {
		least, first := -len(columnGap), -1
		for i, c := range t.Columns {
			switch {
			case c.width == 0:
				continue
			case c.Cut != CutNothing:
				least += min(c.width, c.Least)
			default:
				least += c.width
			}
			least += len(columnGap)
			if c.Gone > 0 && (first < 0 || c.Gone > t.Columns[first].Gone) {
				first = i
			}
		}
		if least <= width || first < 0 {
			return
		}
		t.Columns[first].width = 0
	}
}

// narrow takes what does not fit from the widest column that may be cut, again
// and again.
func (t *Table) narrow(width int) {
	total := -len(columnGap)
	for _, c := range t.Columns {
		if c.width > 0 {
			total += c.width + len(columnGap)
		}
	}
	for ; total > width; total-- {
		widest := -1
		for i, c := range t.Columns {
			if c.Cut != CutNothing && c.width > c.Least && (widest < 0 || c.width > t.Columns[widest].width) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		t.Columns[widest].width--
	}
}

// line is a line of the table, of at most so many cells: a row, or the heads,
// which are row -1. What is too long even so is not coloured, so that it can be
// cut.
func (t *Table) line(row int, texts []string, width int) string {
	var plain, coloured []string
	for i, text := range texts {
		c := &t.Columns[i]
		if c.width == 0 {
			continue
		}
		cell := c.fit(text)
		plain = append(plain, cell)
		if t.Style != nil && row >= 0 {
			if escape := t.Style(row, i); escape != "" {
				cell = escape + cell + StyleEnd
			}
		}
		coloured = append(coloured, cell)
	}
	line := strings.TrimRight(strings.Join(plain, columnGap), " ")
	if width > 0 && widthOf(line) > width {
		return firstCells(line, width) + "\n"
	}
	return strings.TrimRight(strings.Join(coloured, columnGap), " ") + "\n"
}

// StyleEnd ends what a style of a table has begun.
const StyleEnd = "\x1b[0m"

// fit gives a cell as wide as its column.
func (c *Column) fit(cell string) string {
	if widthOf(cell) > c.width {
		if c.Cut == CutStart {
			cell = CutMark + lastCells(cell, c.width-1)
		} else {
			cell = firstCells(cell, c.width-1) + CutMark
		}
	}
	space := strings.Repeat(" ", max(0, c.width-widthOf(cell)))
	if c.Right {
		return space + cell
	}
	return cell + space
}
