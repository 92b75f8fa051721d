package layout

import (
	"bytes"
	"iter"

	"newproblem/scaffold/markdown"
)

// A Placeholder is a text in square brackets that the template leaves for the
// author to replace.
type Placeholder struct {
	Text string // with its brackets
	Line int    // from 1
}

// IsPlaceholder reports whether a text in brackets, if it stands in this section
// of the blank problem (a place in Sections), is a placeholder of the template.
func (l *Layout) IsPlaceholder(section int, b markdown.Bracket) bool {
	return l.placeholders[l.keys[section]][bracket{b.Text, b.InCode}]
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
		page := markdown.Parse(doc)
		keys := placeKeys(page.Sections())
		section, key := -1, ""
		line, at := 1, 0
		for i := range page.Blocks {
			b := &page.Blocks[i]
			if b.Kind == markdown.HeadingBlock && b.Parent < 0 {
				section++
				key = keys[section]
			}
			for found := range page.Brackets(i) {
				line += bytes.Count(doc[at:found.Start], []byte("\n"))
				at = found.Start
				if !yield(key, candidate{Placeholder{found.Text, line}, bracket{found.Text, found.InCode}}) {
					return
				}
			}
		}
	}
}

// placeKeys gives for each section the key under which its placeholders are
// known. A document without a title has the same ones.
func placeKeys(sections []markdown.Section) []string {
	keys := make([]string, len(sections))
	var trail []string
	for i, s := range sections {
		trail = append(trail[:min(len(trail), s.Level-1)], s.Title)
		for len(trail) < s.Level {
			trail = append(trail[:len(trail)-1], "", s.Title)
		}
		keys[i] = Key(trail)
	}
	return keys
}
