package scaffold

import (
	"cmp"
	"slices"
	"strings"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A Figure is a row of a table of figures: one that says what a figure is, and how it
// is calculated.
type Figure struct {
	Row        capacity.Row // as a reader sees it
	Start, End int          // of its value in the document
}

// A figureTable is how the template writes a table of figures: the keys of three
// of its columns, which name a figure, give its value, and say how it is
// calculated.
type figureTable struct{ name, value, calculation string }

// findFigureTables finds how the template writes its tables of figures: those with
// a field that has a value and a calculation. (Those of the built-in template are
// known beforehand.)
func (t *Template) findFigureTables() (tables []figureTable) {
	l, err := t.Layout()
	if err != nil { // whoever asks for the layout is told
		return nil
	}
	blank := markdown.Parse(t.Blank())
	sections := blank.Sections()
	for i := range t.table.Fields() {
		f := &t.table.Fields()[i]
		if !f.IsRow() {
			continue
		}
		for _, calculation := range cellsOf(l, f.Path+".calculation") {
			for _, value := range cellsOf(l, f.Path+".value") {
				header := headerOf(blank, sections, value.Trail)
				if table, ok := figureTableOf(header, value.Cell, calculation.Cell); ok && slices.Equal(value.Trail, calculation.Trail) && !slices.Contains(tables, table) {
					tables = append(tables, table)
				}
			}
		}
	}
	return tables
}

// cellsOf gives where a field lands in tables.
func cellsOf(l *layout.Layout, path string) []layout.Placement {
	return slices.DeleteFunc(slices.Clone(l.At(path)), func(p layout.Placement) bool { return p.Place.Kind != markdown.Row })
}

// headerOf gives the keys of the columns of the first table in a section.
func headerOf(doc *markdown.Document, sections []markdown.Section, trail []string) []string {
	for i, s := range sections {
		if !slices.Equal(markdown.Trail(sections, i), trail) {
			continue
		}
		for row, b := range doc.Blocks {
			if b.Kind == markdown.RowBlock && b.Start >= s.Start && b.Start < s.End {
				return cellKeys(doc, row)
			}
		}
	}
	return nil
}

// figureTableOf is the table with a header whose cells value and calculation have those
// of its figures; the first cell has their names.
func figureTableOf(header []string, value, calculation int) (figureTable, bool) {
	if value < 1 || calculation < 1 || value == calculation || max(value, calculation) >= len(header) {
		return figureTable{}, false
	}
	return figureTable{header[0], header[value], header[calculation]}, true
}

// cellKeys gives the keys of the cells of a row.
func cellKeys(doc *markdown.Document, row int) []string {
	var keys []string
	for _, cell := range doc.Cells(row) {
		keys = append(keys, markdown.Key(string(doc.Bytes(cell))))
	}
	return keys
}

// Figures gives the rows of a table of a document, if it is one of figures. The table
// is a block of it.
func (t *Template) Figures(page *markdown.Document, table int) []Figure {
	header := table + 1
	keys := cellKeys(page, header)
	for _, f := range t.figureTables() {
		name, value, calculation := slices.Index(keys, f.name), slices.Index(keys, f.value), slices.Index(keys, f.calculation)
		if name < 0 || value < 0 || calculation < 0 {
			continue
		}
		figures := make([]Figure, 0, page.Blocks[table].Next-header)
		for row := page.Blocks[header].Next; row < page.Blocks[table].Next; row = page.Blocks[row].Next {
			cells := page.Cells(row)
			if len(cells) != len(keys) {
				continue
			}
			cell := func(i int) string { return figureText(string(page.Bytes(cells[i]))) }
			figures = append(figures, Figure{
				capacity.Row{Metric: cell(name), Value: cell(value), Calculation: cell(calculation)},
				cells[value].Start, cells[value].End,
			})
		}
		return figures
	}
	return nil
}

// figureText gives what a reader sees of a cell with a figure or a calculation. A
// star within a word, as in "2*3*4", is a sign to its author. Marks of footnotes are no part.
func figureText(cell string) string {
	cell = markdown.WithoutAnyNotes(cell)
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

// contradictions gives the figures that p says and that their own calculation
// contradicts. They are read from the document that they make, as whoever checks it
// will read them.
func (t *Template) contradictions(p *spec.Problem) (faults source.Faults) {
	said := &spec.Problem{At: p.At}
	for path, v := range p.All() {
		if f := t.table.Field(path); f != nil && (f.IsRow() || f.Kind == spec.Block && strings.IndexByte(v.Text, '|') >= 0) {
			said.Set(path, v)
		}
	}
	var rows []capacity.Row
	for _, figure := range t.figuresOf(said) {
		rows = append(rows, figure.Row)
	}
	for _, c := range capacity.Contradictions(rows) {
		if path, at, ok := t.placeOfRow(said, rows[c.Row]); ok {
			faults.Add(at, c.Hint, "%s %s", path, c.What)
		}
	}
	faults.Sort()
	return faults
}

// figuresOf gives the figures of the document that p makes. What cannot stand where it
// lands is told when all is rendered.
func (t *Template) figuresOf(p *spec.Problem) (figures []Figure) {
	if len(p.Paths()) == 0 {
		return nil
	}
	v, err := t.view(p, unmarked)
	if err != nil {
		return nil
	}
	doc, err := t.render(p, v)
	if err != nil {
		return nil
	}
	page := documents.Get().(*markdown.Document)
	defer documents.Put(page)
	page.Parse(doc.Bytes())
	for i := range page.Blocks {
		if page.Blocks[i].Kind == markdown.TableBlock {
			figures = append(figures, t.Figures(page, i)...)
		}
	}
	return figures
}

// placeOfRow gives the field that says a row of the document, and where its value is
// said. It is false for a row that is the template's own.
func (t *Template) placeOfRow(p *spec.Problem, row capacity.Row) (path string, at source.Position, ok bool) {
	l, err := t.Layout()
	if err != nil {
		return "", at, false
	}
	for field, v := range p.All() {
		for _, item := range v.Items {
			if sameName(spec.OneLine(item.Keys["metric"].Text), row) && shows(row, item) {
				return field + ": " + row.Metric, cmp.Or(item.Keys["value"].At, item.At, p.Position(field)), true
			}
		}
		cells := append(cellsOf(l, field+".value"), cellsOf(l, field+".calculation")...)
		if v.Items == nil && len(cells) > 0 && sameName(cells[0].Label, row) && shows(row, v) {
			return field, cmp.Or(v.Keys["value"].At, v.At, p.Position(field)), true
		}
		if isTold := strings.Contains(v.Text, row.Metric) && strings.Contains(v.Text, row.Value); isTold && t.table.Field(field).Kind == spec.Block {
			return field + ": " + row.Metric, p.Position(field), true
		}
	}
	return "", at, false
}

func sameName(name string, row capacity.Row) bool {
	return markdown.Key(name) == markdown.Key(row.Metric)
}

// shows reports whether a row has the value and the calculation that are said.
func shows(row capacity.Row, said spec.Value) bool {
	return strings.Contains(row.Value, figureText(spec.OneLine(said.Keys["value"].Text))) &&
		strings.Contains(row.Calculation, figureText(spec.OneLine(said.Keys["calculation"].Text)))
}
