package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// tables gives the lines of a section with its tables as the template has them:
// the columns in its order, and the labels of the rows in its words. What the
// template has no column for is told.
func (r *reader) tables(key string, lines []markdown.Line) []markdown.Line {
	templates := r.layout.Columns(key)
	if templates == nil {
		return lines
	}
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].Kind != markdown.Row || !markdown.IsDelimiterRow(lines[i+1].Raw) {
			continue
		}
		end := i
		for end < len(lines) && lines[end].Kind == markdown.Row {
			end++
		}
		r.table(key, templates, lines[i:end])
		i = end - 1
	}
	return lines
}

// table puts the cells of the rows of one table, its header included, where the
// template has them.
func (r *reader) table(key string, templates [][]string, rows []markdown.Line) {
	header := layout.CellsOf(rows[0].Raw)
	columns, from := matchColumns(templates, header)
	if columns == nil {
		return
	}
	labels := r.rowLabels(key)
	for i := range rows {
		cells := layout.CellsOf(rows[i].Raw)
		placed := make([]string, len(columns))
		for to, column := range from {
			if column >= 0 && column < len(cells) {
				placed[to] = cells[column]
			}
		}
		for column, cell := range cells {
			if cell != "" && i != 1 && !slices.Contains(from, column) {
				what := "column " + strconv.Itoa(column+1)
				if column < len(header) && header[column] != "" {
					what = "column " + strconv.Quote(markdown.Inline{}.Seen(header[column]))
				}
				r.inPart(rows[i], "the template's table has no "+what+", so the spec leaves that out")
				break
			}
		}
		switch i {
		case 0:
			placed = columns
		case 1:
			placed = slices.Repeat([]string{"---"}, len(columns))
		default:
			placed[0] = rowLabel(placed[0], labels, rows[2:])
		}
		rows[i].Raw = []byte("| " + strings.Join(placed, " | ") + " |")
	}
}

// matchColumns gives the columns of the template's table that has the most of a
// header's titles, and for each which column of the document it is, or -1. It is
// nil where not even two have the same title.
func matchColumns(templates [][]string, header []string) (columns []string, from []int) {
	most := 1
	for _, template := range templates {
		found, places := 0, make([]int, len(template))
		for i, title := range template {
			places[i] = slices.IndexFunc(header, func(cell string) bool { return markdown.Key(cell) == markdown.Key(title) })
			if places[i] >= 0 {
				found++
			}
		}
		if found > most && places[0] >= 0 {
			columns, from, most = template, places, found
		}
	}
	return columns, from
}

// rowLabels gives the labels of the rows of the template in a section.
func (r *reader) rowLabels(key string) []string {
	var labels []string
	for _, p := range r.layout.Patterns(key) {
		if cells := layout.CellsOf([]byte(p.Literals()[0])); p.Kind == markdown.Row && len(cells) > 0 && cells[0] != "" {
			labels = append(labels, cells[0])
		}
	}
	return labels
}

// rowLabel gives the template's label that the first cell of a row stands for, if
// no other row has it, or the cell.
func rowLabel(cell string, labels []string, rows []markdown.Line) string {
	if slices.Contains(labels, cell) {
		return cell
	}
	for _, alike := range []func(string) string{markdown.Key, layout.BareKey} {
		for _, label := range labels {
			if alike(label) == alike(cell) && !layout.SaysMore(cell, label) && alike(cell) != "" && !slices.ContainsFunc(rows, func(row markdown.Line) bool {
				cells := layout.CellsOf(row.Raw)
				return len(cells) > 0 && cells[0] == label
			}) {
				return label
			}
		}
	}
	return cell
}
