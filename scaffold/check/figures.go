package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// A figureTable is how the template writes a table of figures: the keys of three
// of its columns, which name a figure, give its value, and say how it is
// calculated.
type figureTable struct{ name, value, calculation string }

// findFigureTables finds how the template writes its tables of figures: those with
// a field that has a value and a calculation.
func (s *schema) findFigureTables() {
	for i := range s.template {
		t := &s.template[i]
		if t.heading.Section < 0 {
			continue
		}
		value := 0
		for _, placement := range s.placementsUnder(t) {
			if placement.Place.Kind != markdown.Row {
				continue
			}
			switch _, key := spec.Lookup(placement.Field); key {
			case "value":
				value = placement.Cell
			case "calculation":
				s.addFigureTable(t, value, placement.Cell)
			}
		}
	}
}

// addFigureTable notes the header of a section's table, and which of its columns
// have the value and the calculation.
func (s *schema) addFigureTable(t *templateHeading, value, calculation int) {
	for i := s.blankHeadings[t.heading.Section]; i < len(s.blank.Blocks); i++ {
		if s.blank.Blocks[i].Kind != markdown.RowBlock {
			continue
		}
		keys := cellKeys(s.blank, i)
		if value < 1 || calculation >= len(keys) || value == calculation {
			return
		}
		f := figureTable{keys[0], keys[value], keys[calculation]}
		if !slices.Contains(s.figureTables, f) {
			s.figureTables = append(s.figureTables, f)
		}
		return
	}
}

// cellKeys gives the keys of the cells of a row.
func cellKeys(doc *markdown.Document, row int) []string {
	var keys []string
	for _, cell := range doc.Cells(row) {
		keys = append(keys, markdown.Key(string(doc.Bytes(cell))))
	}
	return keys
}

// A figure is a row of a table of figures.
type figure struct {
	row        capacity.Row
	start, end int // of its value
}

// addFigures notes the figures of a table, if it is one of figures.
func (w *work) addFigures(table int) {
	header := table + 1
	keys := cellKeys(w.page, header)
	for _, f := range w.schema.figureTables {
		name, value, calculation := slices.Index(keys, f.name), slices.Index(keys, f.value), slices.Index(keys, f.calculation)
		if name < 0 || value < 0 || calculation < 0 {
			continue
		}
		for row := w.page.Blocks[header].Next; row < w.page.Blocks[table].Next; row = w.page.Blocks[row].Next {
			cells := w.page.Cells(row)
			if len(cells) != len(keys) {
				continue
			}
			start, end := w.mended.Origin(cells[value].Start, cells[value].End)
			cell := func(i int) string { return figureText(string(w.page.Bytes(cells[i]))) }
			w.rows = append(w.rows, figure{
				capacity.Row{Metric: cell(name), Value: cell(value), Calculation: cell(calculation)}, start, end,
			})
		}
		return
	}
}

// figureText gives what a reader sees of a cell with a figure or a calculation. A
// star within a word, as in "2*3*4", is a sign to its author.
func figureText(cell string) string {
	in := markdown.Inline{Place: markdown.Place{Kind: markdown.Row}}
	if strings.IndexByte(cell, '*') < 0 || strings.IndexByte(cell, '`') >= 0 {
		return in.Seen(cell)
	}
	var out strings.Builder
	for i := range len(cell) {
		if cell[i] == '*' && i > 0 && i+1 < len(cell) && isFigure(cell[i-1]) && isFigure(cell[i+1]) {
			out.WriteByte('\\')
		}
		out.WriteByte(cell[i])
	}
	return in.Seen(out.String())
}

// isFigure reports whether a byte may be part of a word, a number or a group of them.
func isFigure(c byte) bool { return strings.IndexByte(" *\\|~_", c) < 0 }

// capacity reports the figures that their own calculation contradicts.
func (w *work) capacity() {
	if len(w.rows) == 0 {
		return
	}
	rows := make([]capacity.Row, len(w.rows))
	corrected := make([]string, len(w.rows)) // the values
	for i := range w.rows {
		rows[i] = w.rows[i].row
		corrected[i] = rows[i].Value
	}
	sheet := capacity.NewSheet(rows)
	var filled *capacity.Sheet
	checks := map[int]capacity.Check{}
	for i := range rows {
		c := sheet.Check(i)
		if c.Verdict != capacity.Computed || c.Agrees || c.Slip == capacity.UnitPrefix && converts(rows[i].Calculation) {
			continue
		}
		if filled == nil {
			filled = fillIn(sheet, rows)
		}
		if filled != sheet && filled.Check(i).Recomputed != c.Recomputed {
			continue // it names a figure that is not there yet
		}
		checks[i] = c
		corrected[i] = c.Recomputed.String()
	}
	for i := range rows {
		if c, wrong := checks[i]; wrong && (len(checks) == 1 || !follows(sheet, corrected, rows, i)) {
			f := &w.rows[i]
			w.report(capacityValue, f.start, f.end, "write "+c.Recomputed.String()+", or correct the calculation",
				"%s is %s, but its calculation gives %s%s", strconv.Quote(f.row.Metric), f.row.Value, c.Recomputed.String(), slip(c))
		}
	}
}

// fillIn makes a sheet in which no value is left open.
func fillIn(sheet *capacity.Sheet, rows []capacity.Row) *capacity.Sheet {
	values, isOpen := make([]string, len(rows)), false
	for i := range rows {
		values[i] = rows[i].Value
		if strings.Contains(values[i], "[") {
			values[i], isOpen = "1", true
		}
	}
	if !isOpen {
		return sheet
	}
	return sheet.With(values)
}

// converts reports whether a calculation turns one unit into another by a
// factor that it names, as in "÷ 1024 ÷ 1024".
func converts(calculation string) bool {
	plain := strings.ReplaceAll(calculation, ",", "")
	return strings.Contains(plain, "1024") || strings.Contains(plain, "1000") || strings.Contains(plain, "10^") || strings.Contains(plain, "1e")
}

// follows reports whether a figure is right once the others that are wrong are
// corrected: it was calculated from what they should be.
func follows(sheet *capacity.Sheet, corrected []string, rows []capacity.Row, i int) bool {
	others := slices.Clone(corrected)
	others[i] = rows[i].Value
	return sheet.With(others).Check(i).Agrees
}

// slip names the likely reason for a wrong figure.
func slip(c capacity.Check) string {
	by := "too large"
	factor := c.Factor
	if factor < 1 {
		by, factor = "too small", 1/factor
	}
	switch c.Slip {
	case capacity.BitsForBytes:
		return ": 8 times " + by + ", as when bits and bytes are mixed up"
	case capacity.UnitPrefix:
		thousands := max(1, int(math.Round(math.Log10(factor)/3)))
		return ": 1" + strings.Repeat(",000", thousands) + " times " + by + ", as when one unit is taken for another"
	}
	return ""
}
