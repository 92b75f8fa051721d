package layout

import (
	"iter"

	"newproblem/scaffold/markdown"
)

// A Placeholder is a text in square brackets that the template leaves for the
// author to replace.
type Placeholder struct {
	Text string // with its brackets
	Line int    // from 1
}

// PlaceholdersIn gives where in a line, if it stands in this section of the
// blank problem (a place in Sections), placeholders of the template are left:
// pairs of offsets. In code, those count that the template has in code.
func (l *Layout) PlaceholdersIn(section int, line []byte, inCode bool) [][2]int {
	var left [][2]int
	known := l.placeholders[l.keys[section]]
	for b := range markdown.Brackets(line, inCode) {
		if known[bracket{string(line[b.Start:b.End]), b.InCode}] {
			left = append(left, [2]int{b.Start, b.End})
		}
	}
	return left
}

// A bracket is a text in brackets, in code or not.
type bracket struct {
	text   string
	inCode bool
}

// PlaceholdersOf gives the template's placeholders that are left in a document,
// in order. A text in brackets counts only where the template has the same:
// in the same section, and not where it is a task box or, in code, glued to a
// word as in "cache[key]".
func (l *Layout) PlaceholdersOf(doc []byte) []Placeholder {
	var left []Placeholder
	for section, p := range brackets(doc) {
		if l.placeholders[section][p.bracket] {
			left = append(left, p.Placeholder)
		}
	}
	return left
}

// placeholdersOf gives the placeholders of each section: the bracketed texts
// of the blank problem that are gone once everything is said.
func placeholdersOf(blank, complete []byte) map[string]map[bracket]bool {
	kept := map[string]map[bracket]bool{}
	for section, p := range brackets(complete) {
		put(kept, section, p.bracket)
	}
	out := map[string]map[bracket]bool{}
	for section, p := range brackets(blank) {
		if !kept[section][p.bracket] {
			put(out, section, p.bracket)
		}
	}
	return out
}

func put(sets map[string]map[bracket]bool, key string, value bracket) {
	if sets[key] == nil {
		sets[key] = map[bracket]bool{}
	}
	sets[key][value] = true
}

// A candidate is a text in brackets that could be a placeholder.
type candidate struct {
	Placeholder
	bracket bracket
}

// brackets walks over the texts in brackets that could be placeholders, each
// with the key of its section.
func brackets(doc []byte) iter.Seq2[string, candidate] {
	return func(yield func(string, candidate) bool) {
		var trail []string
		key := ""
		for line := range markdown.Lines(doc) {
			if line.Kind == markdown.Heading {
				trail = append(trail[:min(len(trail), line.Level-1)], string(line.Text))
				for len(trail) < line.Level {
					trail = append(trail, "")
				}
				key = Key(trail)
			}
			for b := range markdown.Brackets(line.Raw, line.Kind == markdown.Code) {
				text := string(line.Raw[b.Start:b.End])
				p := Placeholder{Text: text, Line: line.Number}
				if !yield(key, candidate{p, bracket{text, b.InCode}}) {
					return
				}
			}
		}
	}
}
