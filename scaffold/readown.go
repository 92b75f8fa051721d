package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// unmarkedLine reads a line with several texts that has other emphasis than the template's,
// or none: where no text of it has markup, it says nothing.
func (r *reader) unmarkedLine(key string, line markdown.Line) bool {
	patterns := r.layout.Patterns(key)
	words := ""
	for i := range patterns {
		p := &patterns[i]
		if p.Kind != line.Kind || len(p.Fields) < 2 || p.NeedsBreaks() || r.used[p] || slices.ContainsFunc(p.Fields, r.hasMarkup) {
			continue
		}
		if words == "" {
			words = undecorated(string(line.Raw), false, nil)
		}
		bare := layout.PatternOf(undecorated(p.Text(), false, nil))
		if markdown.Key(bare.Literals()[0]) == "" {
			continue // no words tell the line
		}
		if texts, ok := bare.Match(markdown.Prose, words); ok {
			field, _ := r.template.table.Lookup(p.Fields[0])
			r.used[p] = field == nil || !field.Many
			r.sayAll(key, p, texts, line)
			return true
		}
	}
	return false
}

func (r *reader) hasMarkup(path string) bool {
	f := r.field(path)
	return f != nil && f.HasMarkup()
}

// unmarkedRow reads a row of a table with cells that have other marks around their text than
// the template's, or none, or other words in a cell that holds no field.
func (r *reader) unmarkedRow(key string, row markdown.Line) bool {
	cells := layout.CellsOf(row.Raw)
	if markdown.IsDelimiterRow(row.Raw) {
		return false
	}
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		own := layout.CellsOf([]byte(p.Text()))
		if p.Kind != markdown.Row || p.NeedsBreaks() || len(own) != len(cells) {
			continue
		}
		placed, lost := slices.Clone(cells), ""
		for k := range own {
			placed[k] = r.markedAs(own[k], cells[k])
			if isWords := layout.PatternOf(own[k]) == nil; k == 0 || !isWords || markdown.Key(own[0]) == "" || markdown.Key(own[0]) != markdown.Key(cells[0]) {
				continue
			}
			if placed[k] = own[k]; (markdown.Inline{}).Seen(cells[k]) != (markdown.Inline{}).Seen(own[k]) {
				lost = "the template has " + strconv.Quote(own[k]) + " in cell " + strconv.Itoa(k+1) + " of the row, and the spec has no place for other words"
			}
		}
		if texts, ok := p.Match(markdown.Row, "| "+strings.Join(placed, " | ")+" |"); ok && !slices.Equal(placed, cells) {
			if r.sayAll(key, p, texts, row); lost != "" {
				r.inPart(row, lost)
			}
			return true
		}
	}
	return false
}

// markedAs gives a cell with the marks that the template has around the text there.
func (r *reader) markedAs(own, cell string) string {
	p := layout.PatternOf(own)
	if p == nil || len(p.Fields) > 1 {
		return cell
	}
	before, behind := p.Literals()[0], p.Literals()[1]
	if before == "" || strings.Trim(before+behind, "*_`") != "" {
		return cell
	}
	text := bare(r.field(p.Fields[0]), cell)
	if text == "" || strings.ContainsAny(text, "*_`") {
		return cell
	}
	return before + text + behind
}
