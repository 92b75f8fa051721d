package check

import (
	"strconv"

	"newproblem/scaffold/capacity"
)

// A figure is a row of a table of figures.
type figure struct {
	row        capacity.Row
	start, end int // of its value
}

// addFigures notes the figures of a table, if it is one of figures.
func (w *work) addFigures(table int) {
	for _, f := range w.reader.Figures(w.page, table) {
		start, end := w.mended.Origin(f.Start, f.End)
		w.rows = append(w.rows, figure{f.Row, start, end})
	}
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
	for _, c := range capacity.Contradictions(rows) {
		f := &w.rows[c.Row]
		w.report(capacityValue, f.start, f.end, c.Hint, "%s %s", strconv.Quote(f.row.Metric), c.What)
	}
}
