package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A labelPattern is the pattern of a line that the template labels.
type labelPattern struct {
	*layout.Pattern
	label, key string // see labelOf, and its markdown.Key
	lower      []byte // the label in small letters
	isBelow    bool   // it is an item below another one
}

// labelPatterns gives the patterns of the lines in a section that the template labels:
// those that it writes, and those that an author may write in place of the cells of its
// tables, or of a line with several fields.
func (r *reader) labelPatterns(key string) []labelPattern {
	type section struct {
		layout *layout.Layout
		key    string
	}
	at := section{r.layout, key}
	if known, ok := r.template.labels.Load(at); ok {
		return known.([]labelPattern)
	}
	var labels []labelPattern
	add := func(some ...*layout.Pattern) {
		for _, p := range some {
			label := labelOf(p)
			isNested, mark, _ := apart(p.Literals()[0])
			labels = append(labels, labelPattern{p, label, markdown.Key(label), []byte(strings.ToLower(label)), isNested && mark != "" && label != ""})
		}
	}
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		if p := &patterns[i]; labelOf(p) != "" {
			add(p)
		}
	}
	for i := range patterns {
		switch p := &patterns[i]; {
		case slices.ContainsFunc(p.Fields, r.isListed):
		case p.Kind == markdown.Row:
			add(r.cellPatterns(key, p)...)
		case len(p.Fields) > 1:
			add(linePatterns(p)...)
		}
	}
	known, _ := r.template.labels.LoadOrStore(at, labels) // their places in memory tell them apart
	return known.([]labelPattern)
}

// isListed reports whether a field is one of many lines.
func (r *reader) isListed(path string) bool {
	f, _ := r.template.table.Lookup(path)
	return f != nil && f.Many && f.IsObject()
}

// cellPatterns gives the lines that say what the cells of a row do: each with the label in
// the cell before it, or above it.
func (r *reader) cellPatterns(key string, row *layout.Pattern) (lines []*layout.Pattern) {
	cells := layout.CellsOf([]byte(row.Text()))
	titles := r.titlesAbove(key, row)
	for i, cell := range cells {
		p := layout.PatternOf(cell)
		if p == nil {
			continue
		}
		label := ""
		switch {
		case titles != nil:
			label = titles[i]
		case i > 0 && layout.PatternOf(cells[i-1]) == nil:
			label = cells[i-1]
		}
		if label = (markdown.Inline{}).Seen(label); markdown.Key(label) == "" {
			return nil // another cell of the row tells what it says
		}
		lines = append(lines, layout.PatternOf("**"+strings.TrimRight(label, ": ")+"**: "+cell))
	}
	return lines
}

// linePatterns gives the lines that say what one with several fields does, if each of these
// has its label, or stands behind another that has, with nothing that parts them for a reader.
func linePatterns(line *layout.Pattern) (lines []*layout.Pattern) {
	literals := line.WithBreaks()
	var texts []string
	for i, path := range line.Fields {
		before, behind := literals[i], ""
		if i > 0 {
			_, before = atJoint(before)
		}
		isParted := i == 0 || before != literals[i]
		if i+1 < len(line.Fields) {
			behind, _ = atJoint(literals[i+1])
		}
		field := layout.Marker(path)
		if separator := line.Separators[i]; separator != "" {
			field += separator + layout.Marker(path)
		}
		switch label, isSigned := layout.Announced(before); {
		case label != "" && isSigned:
			texts = append(texts, "**"+label+"**: "+field+behind)
		case label != "":
			texts = append(texts, "**"+label+"** "+field+behind)
		case !isParted && strings.TrimSpace(before) != "": // more than a break, of which a space is left
			texts[len(texts)-1] += before + field + behind
		default:
			return nil
		}
	}
	for _, text := range texts {
		lines = append(lines, layout.PatternOf(text))
	}
	return lines
}

// sharesLine reports whether a line stands for a part of one of the template's: with its
// neighbours it is read as a whole.
func (r *reader) sharesLine(key string, line *layout.Pattern) bool {
	return r.layout.HasPattern(key, func(p *layout.Pattern) bool {
		return p.Kind == markdown.Prose && len(p.Fields) > len(line.Fields) && slices.Contains(p.Fields, line.Fields[0])
	})
}

// atJoint parts what stands between two fields of a line where it parts them for a reader,
// as at a bar or a break.
func atJoint(between string) (before, behind string) {
	for _, joint := range []string{"\\\n", "<br>", "<br/>", "<br />", " | ", " · ", " • ", "; ", ", ", " – ", " — ", " - ", " / "} {
		if before, behind, ok := strings.Cut(between, joint); ok {
			return before, behind
		}
	}
	return "", between
}

// titlesAbove gives the titles of the columns of a row that holds a field in each cell, if
// it is the only one of its table; nil else.
func (r *reader) titlesAbove(key string, row *layout.Pattern) []string {
	cells := layout.CellsOf([]byte(row.Text()))
	isField := func(cell string) bool { return layout.PatternOf(cell) != nil }
	if slices.ContainsFunc(cells, func(cell string) bool { return !isField(cell) }) || !r.hasOneRow(key, len(cells)) {
		return nil
	}
	for _, t := range r.layout.Tables(key) {
		if len(t.Columns) == len(cells) && !t.HasField {
			return t.Columns
		}
	}
	return nil
}
