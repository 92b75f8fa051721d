package scaffold

import (
	"bytes"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// A Placeholder is a text in square brackets that the template leaves for the
// author to replace.
type Placeholder struct {
	Text   string // with its brackets
	Offset int    // in the document
	Line   int    // from 1
}

var bracketed = lazy.Regexp(`\[[^\[\]\n]+\]`)

// Placeholders gives the template's placeholders that are left in a document,
// in order. A text in brackets counts only where the template has the same:
// in the same section, and not where it is a task box or, in code, glued to a
// word as in "cache[key]".
func (t *Template) Placeholders(doc []byte) ([]Placeholder, error) {
	m, err := t.Map()
	if err != nil {
		return nil, err
	}
	var left []Placeholder
	eachBracket(doc, func(section string, p Placeholder) {
		if m.placeholders[section][p.Text] {
			left = append(left, p)
		}
	})
	return left, nil
}

// placeholdersOf gives the placeholders of each section: the bracketed texts
// of the blank problem that are gone once everything is said.
func placeholdersOf(blank, full []byte) map[string]map[string]bool {
	kept := map[string]map[string]bool{}
	eachBracket(full, func(section string, p Placeholder) { put(kept, section, p.Text) })
	out := map[string]map[string]bool{}
	eachBracket(blank, func(section string, p Placeholder) {
		if !kept[section][p.Text] {
			put(out, section, p.Text)
		}
	})
	return out
}

func put(sets map[string]map[string]bool, key, value string) {
	if sets[key] == nil {
		sets[key] = map[string]bool{}
	}
	sets[key][value] = true
}

// eachBracket calls f for each text in brackets that could be a placeholder,
// with the trail of its section below the document's title.
func eachBracket(doc []byte, f func(section string, p Placeholder)) {
	var trail []string
	for line := range markdown.Lines(doc) {
		if line.Kind == markdown.Heading {
			trail = append(trail[:min(len(trail), line.Level-1)], string(line.Text))
			for len(trail) < line.Level {
				trail = append(trail, "")
			}
		}
		inCode := line.Kind == markdown.Code
		section := ""
		if len(trail) > 1 {
			section = strings.Join(trail[1:], "\n")
		}
		text := doc[line.Start:line.End]
		if bytes.IndexByte(text, '[') < 0 {
			continue
		}
		for _, at := range bracketed().FindAllIndex(text, -1) {
			word := string(text[at[0]:at[1]])
			if word == "[ ]" || isBox(word) && isLead(string(text[:at[0]])) || inCode && at[0] > 0 && isWordByte(text[at[0]-1]) {
				continue
			}
			f(section, Placeholder{Text: word, Offset: line.Start + at[0], Line: line.Number})
		}
	}
}

// isBox reports whether s is the box of a task, when it begins a list item.
func isBox(s string) bool { return s == "[x]" || s == "[X]" }

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
