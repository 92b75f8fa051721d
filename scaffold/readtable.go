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
// template has no column for is told, and so are whole tables of the author's own.
func (r *reader) tables(key string, lines []markdown.Line) []markdown.Line {
	templates := r.layout.Tables(key)
	if templates == nil {
		return lines
	}
	r.rows = map[int]bool{}
	var rest []markdown.Line
	isFirst := true
	for i := 0; i < len(lines); i++ {
		end := tableEnd(lines, i)
		rows := lines[i:end]
		if row := r.columnsAsRows(key, templates, rows); row != nil {
			rest, isFirst, i = append(rest, *row), false, end-1
			continue
		}
		if len(rows) > 0 && r.isAcrossOther(key, templates, rows[0]) && r.columns(key, rows) {
			i = end - 1
			continue
		}
		switch of, from := r.tableOf(key, templates, rows, isFirst); {
		case end == i:
			end++
		case from != nil:
			r.placeRows(key, of, from, rows)
			isFirst = false
			if of.HasField {
				rest = append(rest, rows[0])
			} else {
				r.isOwn(key, rows[0])
			}
			r.isOwn(key, rows[1])
			i += 2
		case !r.hasBlock(key):
			for _, row := range r.labelTable(key, rows) {
				r.unplaced(row, "", "")
			}
			i = end
		}
		rest = append(rest, lines[i:end]...)
		i = end - 1
	}
	return rest
}

// tableEnd gives the end of the table that begins with a line, or the line.
func tableEnd(lines []markdown.Line, i int) int {
	if i+1 == len(lines) || lines[i].Kind != markdown.Row || !markdown.IsDelimiterRow(lines[i+1].Raw) {
		return i
	}
	for i < len(lines) && lines[i].Kind == markdown.Row {
		i++
	}
	return i
}

// labelTables reads the tables of labels and values in a section where the template has
// none: the row of a label and its value says what a line of them does. Where any text may
// stand there, all rows of a table have to be such. It gives the lines that it did not read.
func (r *reader) labelTables(key string, lines []markdown.Line) []markdown.Line {
	isRow := func(line markdown.Line) bool { return line.Kind == markdown.Row }
	if !slices.ContainsFunc(lines, isRow) || r.layout.Tables(key) != nil {
		return lines
	}
	hasBlock := r.hasBlock(key)
	var rest []markdown.Line
	for i := 0; i < len(lines); i++ {
		end := tableEnd(lines, i)
		if end == i || hasBlock && !r.isOfLabels(key, lines[i:end]) {
			rest = append(rest, lines[i])
			continue
		}
		rest = append(rest, r.labelTable(key, lines[i:end])...)
		i = end - 1
	}
	return rest
}

// labelTable reads a table whose first row has labels above its values, or which has two
// columns. It gives the rows that it did not read.
func (r *reader) labelTable(key string, rows []markdown.Line) (others []markdown.Line) {
	isAcross := r.isAcross(key, rows[0])
	if isAcross && r.columns(key, rows) {
		return nil
	}
	two := withoutEmptyColumns(rows)
	switch columns := len(layout.CellsOf(two[0].Raw)); {
	case columns > 2 && r.labelledRows(key, rows) > 0:
		return r.notedTable(key, rows)
	case columns != 2:
		return r.pairTable(key, rows)
	}
	for i := range rows {
		if isHeader := i == 0; isAcross && isHeader || !r.labelRow(key, two[i]) {
			others = append(others, rows[i])
		}
	}
	if isRead := len(others) < len(rows); isRead && !isAcross && others[0].Number == rows[0].Number {
		others = others[1:]
		r.titleRow(key, rows[0])
	}
	return others
}

// isOfLabels reports whether a table has nothing but labels of the template's and their
// values: these stand beside them, or in one row below.
func (r *reader) isOfLabels(key string, rows []markdown.Line) bool {
	isPairs := len(rows) > 2 && len(layout.CellsOf(rows[0].Raw)) > 2 && !slices.ContainsFunc(rows[2:], func(row markdown.Line) bool { return !r.isPairs(key, row) })
	return isPairs || len(rows) == 3 && r.isAcross(key, rows[0]) || len(rows) > 2 && r.labelledRows(key, rows) == len(rows)-2
}

// labelledRows counts the rows of a table below its header that begin with a label of the
// template's. It is 0 where a label stands in another cell, or in that of a header above other rows.
func (r *reader) labelledRows(key string, rows []markdown.Line) (n int) {
	labels := r.labels(key)
	isLabel := func(cell string) bool {
		name := nameInCell(cell)
		return markdown.Key(name) != "" && (labels[markdown.Key(name)] != nil || r.layout.OwnLike(key, markdown.Line{Raw: []byte(name)}) != nil)
	}
	for i, row := range rows {
		cells := layout.CellsOf(row.Raw)
		switch {
		case i == 1 || len(cells) == 0:
		case slices.ContainsFunc(cells[1:], isLabel):
			return 0
		case i > 0 && isLabel(cells[0]):
			n++
		}
	}
	if r.isLabelled(key, rows[0]) && n < len(rows)-2 {
		return 0
	}
	return n
}

// isLabelled reports whether a row begins with a label of the template's.
func (r *reader) isLabelled(key string, row markdown.Line) bool {
	cells := layout.CellsOf(row.Raw)
	if len(cells) == 0 {
		return false
	}
	name := nameInCell(cells[0])
	return markdown.Key(name) != "" && (r.labels(key)[markdown.Key(name)] != nil || r.layout.OwnLike(key, markdown.Line{Raw: []byte(name)}) != nil)
}

// notedTable reads a table with a label and its value in the first cells of its rows, and
// notes in others, which are told. It gives the rows that it did not read.
func (r *reader) notedTable(key string, rows []markdown.Line) (others []markdown.Line) {
	header := layout.CellsOf(rows[0].Raw)
	first := 0
	if !r.isLabelled(key, rows[0]) {
		r.titleRow(key, rows[0])
		first = 2
	}
	for i, row := range rows {
		if i < first || i == 1 {
			continue
		}
		cells, pair := layout.CellsOf(row.Raw), row
		pair.Raw = []byte("| " + strings.Join(cells[:min(2, len(cells))], " | ") + " |")
		if !r.labelRow(key, pair) {
			others = append(others, row)
			continue
		}
		if len(cells) > 2 {
			r.tellCells(row, header, cells, []int{0, 1})
		}
	}
	return others
}

// pairTable reads a table with several labels in each row, every one before its value. It
// gives the rows that it did not read.
func (r *reader) pairTable(key string, rows []markdown.Line) (others []markdown.Line) {
	if len(rows) < 3 || slices.ContainsFunc(rows[2:], func(row markdown.Line) bool { return !r.isPairs(key, row) }) {
		return rows
	}
	for i, row := range rows {
		if i == 1 || i == 0 && !r.isPairs(key, row) {
			others = append(others, row)
			continue
		}
		for pair := range slices.Chunk(layout.CellsOf(row.Raw), 2) {
			before, part := len(r.noted), row
			part.Raw = []byte("| " + strings.Join(pair, " | ") + " |")
			if strings.Join(pair, "") != "" && !r.labelRow(key, part) {
				r.inPart(row, "the template has no line for each of its cells, so the spec leaves some out")
			}
			for k := range r.noted[before:] {
				r.noted[before+k].isCell, r.noted[before+k].name = true, nameInCell(pair[0])
			}
		}
	}
	if others[0].Number == rows[0].Number {
		others = others[1:]
		r.titleRow(key, rows[0])
	}
	return others
}

// isPairs reports whether a row has a label before each of its values.
func (r *reader) isPairs(key string, row markdown.Line) bool {
	labels := r.labels(key)
	cells := layout.CellsOf(row.Raw)
	for i, cell := range cells {
		if i%2 == 0 && labels[markdown.Key(nameInCell(cell))] == nil && strings.Join(cells[i:min(i+2, len(cells))], "") != "" {
			return false
		}
	}
	return len(cells)%2 == 0
}

// withoutEmptyColumns gives the rows of a table without the columns behind the second in
// which nothing stands but a title.
func withoutEmptyColumns(rows []markdown.Line) []markdown.Line {
	n := 2
	if len(rows) < 3 {
		return rows
	}
	for i, row := range rows {
		for k, cell := range layout.CellsOf(row.Raw) {
			if i > 1 && cell != "" {
				n = max(n, k+1)
			}
		}
	}
	out := slices.Clone(rows)
	for i := range out {
		if cells := layout.CellsOf(out[i].Raw); len(cells) > n {
			out[i].Raw = []byte("| " + strings.Join(cells[:n], " | ") + " |")
		}
	}
	return out
}

// isAcross reports whether all cells of the first row of a table are labels of the
// template's: its values stand below these, or nobody knows where.
func (r *reader) isAcross(key string, header markdown.Line) bool {
	labels := r.labels(key)
	cells := layout.CellsOf(header.Raw)
	return len(cells) > 1 && !slices.ContainsFunc(cells, func(cell string) bool {
		name := nameInCell(cell)
		return labels[markdown.Key(name)] == nil && r.layout.OwnLike(key, markdown.Line{Raw: []byte(name)}) == nil
	})
}

// isAcrossOther reports whether the first row of a table has labels of the template's in
// all cells, and is no row of titles that the template has.
func (r *reader) isAcrossOther(key string, templates []layout.Table, header markdown.Line) bool {
	_, _, titles := matchColumns(templates, layout.CellsOf(header.Raw))
	return titles == 0 && r.isAcross(key, header)
}

// nameInCell is the label that a cell has.
func nameInCell(cell string) string {
	label, _ := markdown.WithoutStruck(cell)
	return strings.TrimRight(markdown.Inline{Place: markdown.Place{Kind: markdown.Row}}.Seen(label), ":： ")
}

// columns reads a table of one row below its labels. It reports whether it is one.
func (r *reader) columns(key string, rows []markdown.Line) bool {
	if len(rows) != 3 {
		return false
	}
	names, values := layout.CellsOf(rows[0].Raw), layout.CellsOf(rows[2].Raw)
	if r.labels(key)[markdown.Key(nameInCell(values[0]))] != nil {
		return false
	}
	isLost := len(values) > len(names)
	for i, name := range names {
		if i >= len(values) || values[i] == "" {
			continue
		}
		before := len(r.noted)
		isLost = !r.withLabel(key, false, nameInCell(name), strings.ReplaceAll(values[i], `\|`, "|"), rows[2]) || isLost
		for k := range r.noted[before:] {
			r.noted[before+k].isCell, r.noted[before+k].name = true, nameInCell(name)
		}
	}
	if isLost {
		r.inPart(rows[2], "the template has no line for each of its cells, so the spec leaves some out")
	}
	return true
}

// titleRow tells of the titles of the columns of a table that is read row by row.
func (r *reader) titleRow(key string, row markdown.Line) {
	name := markdown.Line{Raw: []byte(layout.CellsOf(row.Raw)[0])}
	switch {
	case strings.Trim(string(row.Raw), "| ") == "": // it says nothing
	case r.layout.OwnLike(key, name) != nil:
		r.unplaced(row, "", "")
	default:
		r.mild(row, "the template has lines here, so the spec leaves the titles of the columns out")
	}
}

// labelRow reads a row of a label and its value.
func (r *reader) labelRow(key string, row markdown.Line) bool {
	cells := layout.CellsOf(row.Raw)
	if len(cells) < 2 || markdown.IsDelimiterRow(row.Raw) {
		return false
	}
	name, isRead := nameInCell(cells[0]), false
	if own := r.layout.OwnLike(key, markdown.Line{Raw: []byte(name)}); own != nil && cells[1] == "" { // it heads the rows below it
		r.see(own)
		isRead = true
	} else if name != "" {
		isRead = r.withLabel(key, false, name, strings.ReplaceAll(cells[1], `\|`, "|"), row)
	}
	if isRead && len(cells) > 2 {
		r.inPart(row, "no reader sees more cells than the table has columns")
	}
	return isRead
}

// tableOf gives the template's table that one of the document is, its header included,
// and for each of its columns which one of the document's that is, or -1; nil where the
// template has no such table.
func (r *reader) tableOf(key string, templates []layout.Table, rows []markdown.Line, isFirst bool) (of layout.Table, from []int) {
	if len(rows) == 0 {
		return of, nil
	}
	header := layout.CellsOf(rows[0].Raw)
	labels := r.rowLabels(key)
	of, from, titles := matchColumns(templates, header)
	isKnown := func(row markdown.Line) bool {
		cells := layout.CellsOf(row.Raw)
		return from[0] >= 0 && from[0] < len(cells) && slices.ContainsFunc(labels, func(label string) bool { return markdown.Key(label) == markdown.Key(cells[from[0]]) })
	}
	switch {
	case from[0] < 0:
		return of, nil
	case titles > 1, slices.ContainsFunc(rows[2:], isKnown), isFirst && len(templates) == 1 && len(header) == len(of.Columns):
		return of, from
	}
	return of, nil
}

// placeRows puts the cells of the rows of a table where the template has them.
func (r *reader) placeRows(key string, of layout.Table, from []int, rows []markdown.Line) {
	header, labels := layout.CellsOf(rows[0].Raw), r.rowLabels(key)
	if !of.HasField {
		r.tellColumns(rows[0], header, of.Columns, from)
	}
	for i := range rows {
		cells := layout.CellsOf(rows[i].Raw)
		placed := make([]string, len(of.Columns))
		for to, column := range from {
			if column >= 0 && column < len(cells) {
				placed[to] = cells[column]
			}
		}
		if i != 1 {
			r.tellCells(rows[i], header, cells, from)
		}
		switch {
		case i == 0 && !of.HasField:
			placed = of.Columns
		case i == 1:
			placed = slices.Repeat([]string{"---"}, len(of.Columns))
		default:
			placed[0] = rowLabel(placed[0], labels, rows[2:], r.hasOwnRows(key))
		}
		rows[i].Raw = []byte("| " + strings.Join(placed, " | ") + " |")
		r.rows[rows[i].Number] = true
		if r.isNoting && (len(placed) != len(cells) || !slices.Equal(placed[1:], cells[1:])) {
			r.rearranged[rows[i].Number] = true
		}
	}
}

// hasOwnRows reports whether a table of a section may have rows that the template does not
// name, with any label.
func (r *reader) hasOwnRows(key string) bool {
	return r.layout.HasPattern(key, func(p *layout.Pattern) bool {
		return p.Kind == markdown.Row && strings.Trim(p.Literals()[0], "| ") == ""
	})
}

// tellCells tells of the first cell of a row in a column that the template does not have.
func (r *reader) tellCells(row markdown.Line, header, cells []string, from []int) {
	for column, cell := range cells {
		if cell == "" || slices.Contains(from, column) {
			continue
		}
		what := "column " + strconv.Itoa(column+1)
		if column < len(header) && header[column] != "" {
			what = "column " + strconv.Quote(markdown.Inline{}.Seen(header[column]))
		}
		r.inPart(row, "the template's table has no "+what+", so the spec leaves that out")
		return
	}
}

// tellColumns tells of the columns that have other titles than in the template.
func (r *reader) tellColumns(row markdown.Line, header, columns []string, from []int) {
	var renamed []string
	for to, column := range from {
		if column < 0 {
			continue
		}
		if title := (markdown.Inline{}).Seen(header[column]); title != "" && markdown.Key(title) != markdown.Key(columns[to]) {
			renamed = append(renamed, "column "+strconv.Quote(title)+" is read as "+strconv.Quote(columns[to]))
		}
	}
	if renamed != nil {
		r.mild(row, strings.Join(renamed, ", "))
	}
}

// matchColumns gives the template's table that has the most of a
// header's titles, for each which column of the document it is, or -1, and how many
// have the same title. Where there are as many columns as the template has, the
// others are told by their position; so are those of a header with a field.
func matchColumns(templates []layout.Table, header []string) (of layout.Table, from []int, titles int) {
	titles = -1
	for _, t := range templates {
		found, places := 0, make([]int, len(t.Columns))
		for i, title := range t.Columns {
			places[i] = titleAt(header, title, places[:i])
			if places[i] >= 0 {
				found++
			}
		}
		if found > titles {
			of, from, titles = t, places, found
		}
	}
	for i := range from {
		if from[i] < 0 && (len(header) == len(of.Columns) || of.HasField && i < len(header)) && !slices.Contains(from, i) {
			from[i] = i
		}
	}
	return of, from, titles
}

// titleAt gives which column of a header has a title, but for those that have been found;
// -1 where none has, and for a title that says nothing.
func titleAt(header []string, title string, found []int) int {
	key := markdown.Key(title)
	for i, cell := range header {
		if key != "" && markdown.Key(cell) == key && !slices.Contains(found, i) {
			return i
		}
	}
	return -1
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
func rowLabel(cell string, labels []string, rows []markdown.Line, hasOwn bool) string {
	if said, isStruck := markdown.WithoutStruck(cell); slices.Contains(labels, cell) || isStruck && markdown.Key(said) != markdown.Key(cell) {
		return cell
	}
	isLabel := func(label string) bool { return markdown.Key(label) == markdown.Key(cell) }
	if i := slices.IndexFunc(labels, isLabel); i >= 0 && !hasOwn && markdown.Key(cell) != "" {
		return labels[i] // though another row has it, which is told
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
