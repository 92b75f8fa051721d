package check

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/markdown"
)

// A figure is a row of a table of figures.
type figure struct {
	row        capacity.Row
	table      int // the block that it stands in
	start, end int // of its value
}

// findFigures finds the figures of all tables of figures.
func (w *work) findFigures() {
	w.rows = w.rows[:0]
	for table := range w.page.Blocks {
		if w.page.Blocks[table].Kind != markdown.TableBlock {
			continue
		}
		for _, f := range w.reader.Figures(w.page, table) {
			start, end := w.mended.Origin(f.Start, f.End)
			w.rows = append(w.rows, figure{f.Row, table, start, end})
		}
	}
}

// figures reports the figures that stand twice, with two values, and those that their
// own calculation contradicts. What is wrong with one that stands twice is one finding.
func (w *work) figures() {
	if w.findFigures(); len(w.rows) == 0 {
		return
	}
	wrong := map[int]capacity.Contradiction{}
	for _, c := range w.contradictions() {
		wrong[c.Row] = c
	}
	w.openBrackets()
	told := map[int]bool{}
	for i := range w.rows {
		if first := w.saidBefore(i); first >= 0 && !told[first] {
			_, isWrong := wrong[i]
			_, isFirstWrong := wrong[first]
			w.figureTwice(first, i, isFirstWrong, isWrong)
			told[first], told[i] = true, true
		}
	}
	for i := range w.rows {
		if c, ok := wrong[i]; ok && !told[i] {
			f := &w.rows[i]
			w.report(capacityValue, f.start, f.end, c.Hint, "%s %s", strconv.Quote(f.row.Metric), c.What)
		}
	}
}

// contradictions gives the figures that their own calculation contradicts: what it gave
// before, where the figures are the same, as on the other side of a conflict elsewhere.
func (w *work) contradictions() []capacity.Contradiction {
	rows := make([]capacity.Row, len(w.rows))
	for i := range w.rows {
		rows[i] = w.rows[i].row
	}
	if !slices.Equal(rows, w.judged.rows) {
		w.judged.rows, w.judged.wrong = rows, capacity.Contradictions(rows)
	}
	return w.judged.wrong
}

// saidBefore gives the row of the same table that has the name of a row and another
// value, or -1.
func (w *work) saidBefore(row int) int {
	f := &w.rows[row]
	for i := row - 1; i >= 0 && w.rows[i].table == f.table; i-- {
		first := &w.rows[i].row
		isOpen := strings.Contains(first.Value, "[") || strings.Contains(f.row.Value, "[")
		if first.Metric != "" && strings.EqualFold(first.Metric, f.row.Metric) && first.Value != f.row.Value && !isOpen {
			return i
		}
	}
	return -1
}

// figureTwice reports a row that stands in its table already.
func (w *work) figureTwice(first, again int, isFirstWrong, isWrong bool) {
	a, b := &w.rows[first], &w.rows[again]
	line, here := w.lineAt(a.start), w.lineAt(b.start)
	hint := "keep one of the two, or give each a name of its own"
	if isWrong != isFirstWrong {
		keep := line
		if isFirstWrong {
			keep = here
		}
		hint = "keep the one on line " + strconv.Itoa(keep) + ", which is what its calculation gives"
	}
	f := w.report(figureTwice, b.start, b.end, hint, "%s is %s here, and %s on line %d", strconv.Quote(b.row.Metric), b.row.Value, a.row.Value, line)
	if !isWrong && !isFirstWrong {
		f.doubted()
	}
}

// openBrackets reports the figures with one bracket of a placeholder left.
func (w *work) openBrackets() {
	for i := range w.rows {
		f := &w.rows[i]
		for _, cell := range []string{f.row.Value, f.row.Calculation} {
			bracket := openBracket(cell)
			if bracket == "" {
				continue
			}
			w.report(capacityValue, f.start, f.end, "remove the "+bracket, "%s has a %s with no mate: %s", strconv.Quote(f.row.Metric), bracket, cell).doubted()
			break
		}
	}
}

// openBracket gives the bracket at the beginning or end of a cell that has no other; the
// ends of an interval, "[0, 10)", are none.
func openBracket(cell string) string {
	cell = strings.TrimSpace(cell)
	switch {
	case strings.IndexByte(cell, '[') < 0 && strings.IndexByte(cell, ']') < 0, strings.ContainsAny(cell, "()"):
	case strings.HasPrefix(cell, "[") && !strings.Contains(cell, "]"):
		return "["
	case strings.HasSuffix(cell, "]") && !strings.Contains(cell, "["):
		return "]"
	}
	return ""
}
