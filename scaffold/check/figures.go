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
	for line := range markdown.Lines(s.section(t.heading.Section)) {
		if line.Kind != markdown.Row {
			continue
		}
		keys := headerKeys(s.section(t.heading.Section)[line.Start:line.End])
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

// headerKeys gives the keys of the cells of a row.
func headerKeys(row []byte) []string {
	var keys []string
	for _, c := range markdown.Cells(row) {
		keys = append(keys, keyOf(string(row[c[0]:c[1]])))
	}
	return keys
}

// A figure is a row of a table of figures.
type figure struct {
	row        capacity.Row
	start, end int // of its value
}

// addFigures notes the figures of a table, if it is one of figures.
func (w *work) addFigures(rows []markdown.Line) {
	if !w.mayBeFigures(w.text(&rows[0])) {
		return
	}
	keys := headerKeys(w.text(&rows[0]))
	for _, f := range w.schema.figureTables {
		name, value, calculation := slices.Index(keys, f.name), slices.Index(keys, f.value), slices.Index(keys, f.calculation)
		if name < 0 || value < 0 || calculation < 0 {
			continue
		}
		for i := range rows[2:] {
			row := &rows[2+i]
			text := w.text(row)
			cells := markdown.Cells(text)
			if row.Kind != markdown.Row || len(cells) != len(keys) {
				continue
			}
			cell := func(i int) string { return markdown.CellText(string(text[cells[i][0]:cells[i][1]])) }
			w.rows = append(w.rows, figure{
				capacity.Row{Metric: cell(name), Value: cell(value), Calculation: cell(calculation)},
				row.Start + cells[value][0], row.Start + cells[value][1],
			})
		}
		return
	}
}

// mayBeFigures reports whether a header has the column that names figures.
func (w *work) mayBeFigures(header []byte) bool {
	for _, c := range markdown.Cells(header) {
		w.key = appendKey(w.key[:0], header[c[0]:c[1]])
		for _, f := range w.schema.figureTables {
			if f.name == string(w.key) {
				return true
			}
		}
	}
	return false
}

// capacity reports the figures that their own calculation contradicts.
func (w *work) capacity() {
	if len(w.rows) == 0 {
		return
	}
	rows := make([]capacity.Row, len(w.rows))
	for i := range w.rows {
		rows[i] = w.rows[i].row
	}
	sheet := capacity.NewSheet(rows)
	var filled *capacity.Sheet
	corrected := slices.Clone(rows)
	checks := map[int]capacity.Check{}
	for i := range rows {
		c := sheet.Check(i)
		if c.Verdict != capacity.Computed || c.Agrees || c.Slip == capacity.UnitPrefix && converts(rows[i].Calculation) {
			continue
		}
		if filled == nil {
			filled = fillIn(rows)
		}
		if filled.Check(i).Recomputed != c.Recomputed {
			continue // it names a figure that is not there yet
		}
		checks[i] = c
		corrected[i].Value = c.Recomputed.String()
	}
	for i := range rows {
		if c, wrong := checks[i]; wrong && (len(checks) == 1 || !follows(corrected, rows, i)) {
			f := &w.rows[i]
			w.report(capacityValue, f.start, f.end, "write "+c.Recomputed.String()+", or correct the calculation",
				"%s is %s, but its calculation gives %s%s", strconv.Quote(f.row.Metric), f.row.Value, c.Recomputed.String(), slip(c))
		}
	}
}

// fillIn makes a sheet in which no value is left open.
func fillIn(rows []capacity.Row) *capacity.Sheet {
	filled := slices.Clone(rows)
	for i := range filled {
		if strings.Contains(filled[i].Value, "[") {
			filled[i].Value = "1"
		}
	}
	return capacity.NewSheet(filled)
}

// converts reports whether a calculation turns one unit into another by a
// factor that it names, as in "÷ 1024 ÷ 1024".
func converts(calculation string) bool {
	plain := strings.ReplaceAll(calculation, ",", "")
	return strings.Contains(plain, "1024") || strings.Contains(plain, "1000") || strings.Contains(plain, "10^") || strings.Contains(plain, "1e")
}

// follows reports whether a figure is right once the others that are wrong are
// corrected: it was calculated from what they should be.
func follows(corrected, rows []capacity.Row, i int) bool {
	others := slices.Clone(corrected)
	others[i] = rows[i]
	return capacity.NewSheet(others).Check(i).Agrees
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
