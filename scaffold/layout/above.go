package layout

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// anyKey stands for what has fields in it: in a document, it may be anything.
const anyKey = "\x00"

// Above gives for each item among the lines of a section the key of what tells which
// list it is of: of the item that it stands in, or else of the label above its list. It
// is "" for those right below the heading, and for lines that are no items. A line that
// is no item is a label if it is in bold as a whole, or isLabel says so of its key.
func Above(lines []markdown.Line, isLabel func(key string) bool) []string {
	type item struct {
		indent int
		key    string
	}
	above := make([]string, len(lines))
	label, within := "", []item(nil)
	for i, line := range lines {
		indent := len(line.Raw) - len(bytes.TrimLeft(line.Raw, " "))
		switch {
		case len(line.Raw) == 0:
		case line.Kind == markdown.Heading:
			label, within = "", nil
		case line.Kind == markdown.Item:
			for len(within) > 0 && within[len(within)-1].indent >= indent {
				within = within[:len(within)-1]
			}
			above[i] = label
			if len(within) > 0 {
				above[i] = within[len(within)-1].key
			}
			within = append(within, item{indent, keyOf(line)})
		case line.Kind == markdown.Prose && indent == 0:
			within = nil
			if key := keyOf(line); isLabel(key) || markdown.IsBold(string(line.Raw)) {
				label = key
			}
		}
	}
	return above
}

func keyOf(line markdown.Line) string {
	if HasMarker(string(line.Raw)) {
		return anyKey
	}
	return markdown.Key(string(line.Raw))
}

// HasTwin reports whether the section has another list whose items are written the same:
// only what stands above an item tells which of them it is of.
func (p *Pattern) HasTwin() bool { return p.hasTwin }

// IsBelow reports whether the items of a list stand below what has a key; see Above.
func (p *Pattern) IsBelow(key string) bool {
	return slices.Contains(p.above, key) || slices.Contains(p.above, anyKey)
}

// IsAbove reports whether what has a key stands above a list of the section that has a
// twin.
func (l *Layout) IsAbove(section, key string) bool {
	return slices.ContainsFunc(l.patterns[section], func(p Pattern) bool { return p.hasTwin && slices.Contains(p.above, key) })
}

// findTwins marks the patterns of items that others of their section are like.
func (l *Layout) findTwins() {
	for _, patterns := range l.patterns {
		for i := range patterns {
			p := &patterns[i]
			p.hasTwin = p.Kind == markdown.Item && slices.ContainsFunc(patterns, func(q Pattern) bool {
				return q.Kind == p.Kind && slices.Equal(q.literals, p.literals) && !slices.Equal(q.Fields, p.Fields)
			})
		}
	}
}

// alike gives for each field of a line the fields that other lines of its section, which are
// written the same, have in its place.
func (l *Layout) alike(line *fieldLine) [][]string {
	all := make([][]string, len(line.fields))
	if line.front {
		return all
	}
	p := l.patternOf(line)
	for _, q := range l.patterns[line.key] {
		if q.Kind != p.Kind || !slices.Equal(q.literals, p.literals) {
			continue
		}
		for i := range q.Fields {
			if q.Fields[i] != p.Fields[i] {
				all[i] = appendNew(all[i], q.Fields[i])
			}
		}
	}
	return all
}
