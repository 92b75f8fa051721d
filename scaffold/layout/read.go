package layout

import (
	"slices"

	"newproblem/scaffold/markdown"
)

// Literals gives the text before, between and after the fields. They must not be
// changed.
func (p *Pattern) Literals() []string { return p.literals }

// Languages gives the languages of the code blocks that a problem which says everything has
// in the section with a key.
func (l *Layout) Languages(key string) []string {
	var languages []string
	for i := range l.own[key] {
		if line := &l.own[key][i]; line.Kind == markdown.FenceOpen {
			languages = append(languages, markdown.Language(line.Raw))
		}
	}
	return languages
}

// HasCode reports whether the blank problem has a code block in the section with a key.
func (l *Layout) HasCode(key string) bool {
	return slices.ContainsFunc(l.lines[key], func(line markdown.Line) bool { return line.Kind == markdown.FenceOpen })
}

// OwnLike gives the template's own line that says the same as one of the section
// with a key: whatever the letter case, and the marks.
func (l *Layout) OwnLike(key string, line markdown.Line) *markdown.Line {
	said := ""
	for i := range l.own[key] {
		own := &l.own[key][i]
		if own.Kind == markdown.Heading || own.Kind == markdown.Blank {
			continue
		}
		if said == "" {
			if said = markdown.Key(string(line.Raw)); said == "" {
				return nil
			}
		}
		if l.ownSaid()[key][i] == said {
			return own
		}
	}
	return nil
}

// OwnHeading gives the heading of the section with a key, or nil.
func (l *Layout) OwnHeading(key string) *markdown.Line {
	for i := range l.own[key] {
		if l.own[key][i].Kind == markdown.Heading {
			return &l.own[key][i]
		}
	}
	return nil
}

// A Table is a table that a template has.
type Table struct {
	Columns  []string // their titles, "" for one with a field in it
	HasField bool     // one of the titles has: the first row is one like the others
}

// Tables gives the tables that the template has in the section with a key.
func (l *Layout) Tables(key string) []Table {
	var tables []Table
	lines := l.own[key]
	for i := 1; i < len(lines); i++ {
		if lines[i].Kind != markdown.Row || lines[i-1].Kind != markdown.Row || !markdown.IsDelimiterRow(lines[i].Raw) {
			continue
		}
		t := Table{Columns: CellsOf(lines[i-1].Raw)}
		for k, title := range t.Columns {
			if HasMarker(title) {
				t.Columns[k], t.HasField = "", true
			}
		}
		tables = append(tables, t)
	}
	return tables
}

// CellsOf gives the cells of a row, as they are written.
func CellsOf(row []byte) []string {
	var cells []string
	for _, at := range markdown.Cells(row) {
		cells = append(cells, string(row[at[0]:at[1]]))
	}
	return cells
}
