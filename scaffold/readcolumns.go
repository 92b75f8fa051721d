package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// columnsAsRows gives the one row of a table of the template's that a table of two columns
// says row by row, each with the title of a column in front; nil where it is none. What
// has no column is told.
func (r *reader) columnsAsRows(key string, templates []layout.Table, rows []markdown.Line) *markdown.Line {
	if rows = withoutEmptyColumns(rows); len(rows) == 0 || len(layout.CellsOf(rows[0].Raw)) != 2 {
		return nil
	}
	if _, _, titles := matchColumns(templates, layout.CellsOf(rows[0].Raw)); titles > 1 {
		return nil
	}
	for _, t := range templates {
		cells, others := cellsByTitle(t.Columns, rows)
		if len(rows)-1-len(others) < 2 || !r.hasOneRow(key, len(t.Columns)) {
			continue
		}
		for _, row := range others {
			r.notInColumns(row, row.Number == rows[0].Number)
		}
		for _, own := range []string{strings.Join(t.Columns, " | "), strings.Join(slices.Repeat([]string{"---"}, len(t.Columns)), " | ")} {
			r.isOwn(key, markdown.Line{Kind: markdown.Row, Raw: []byte("| " + own + " |")})
		}
		row := rows[0]
		row.Raw = []byte("| " + strings.Join(cells, " | ") + " |")
		r.rows[row.Number] = true
		if r.isNoting {
			r.rearranged[row.Number] = true
		}
		return &row
	}
	return nil
}

// cellsByTitle gives for each title of a column what stands beside it in the rows of a
// table, and the rows that have no title of them, or one again.
func cellsByTitle(titles []string, rows []markdown.Line) (cells []string, others []markdown.Line) {
	cells = make([]string, len(titles))
	isSaid := make([]bool, len(titles))
	for i, row := range rows {
		own := layout.CellsOf(row.Raw)
		at := slices.IndexFunc(titles, func(title string) bool {
			return title != "" && len(own) == 2 && markdown.Key(title) == markdown.Key(own[0])
		})
		switch {
		case i == 1: // the line of dashes
		case at < 0 || isSaid[at]:
			others = append(others, row)
		default:
			cells[at], isSaid[at] = own[1], true
		}
	}
	return cells, others
}

// hasOneRow reports whether the template has a row of so many columns in a section that
// holds fields in each, and stands there once.
func (r *reader) hasOneRow(key string, columns int) bool {
	return r.layout.HasPattern(key, func(p *layout.Pattern) bool {
		f, _ := r.template.table.Lookup(p.Fields[0])
		isList := f != nil && f.Many && p.Separators[0] == ""
		return p.Kind == markdown.Row && len(layout.CellsOf([]byte(p.Text()))) == columns && strings.Trim(p.Literals()[0], "| ") == "" && !isList
	})
}

// notInColumns tells of a row that is no column of the template's table.
func (r *reader) notInColumns(row markdown.Line, isHeader bool) {
	switch {
	case !isHeader:
		r.unplaced(row, "", "")
	case strings.Trim(string(row.Raw), "| ") != "":
		r.mild(row, "the template has columns here, so the spec leaves the titles of the columns out")
	}
}
