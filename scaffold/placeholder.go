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

// PlaceholdersIn gives where in a line, if it stands in this section of the
// blank problem (a place in Sections), placeholders of the template are left:
// pairs of offsets. In code, those count that the template has in code.
func (m *Map) PlaceholdersIn(section int, line []byte, inCode bool) [][2]int {
	var left [][2]int
	known := m.placeholders[m.keys[section]]
	eachBracketIn(line, inCode, func(start, end int, asCode bool) {
		if known[bracket{string(line[start:end]), asCode}] {
			left = append(left, [2]int{start, end})
		}
	})
	return left
}

// A bracket is a text in brackets, in code or not.
type bracket struct {
	text   string
	inCode bool
}

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
	eachBracket(doc, func(section string, p Placeholder, asCode bool) {
		if m.placeholders[section][bracket{p.Text, asCode}] {
			left = append(left, p)
		}
	})
	return left, nil
}

// placeholdersOf gives the placeholders of each section: the bracketed texts
// of the blank problem that are gone once everything is said.
func placeholdersOf(blank, full []byte) map[string]map[bracket]bool {
	kept := map[string]map[bracket]bool{}
	eachBracket(full, func(section string, p Placeholder, asCode bool) { put(kept, section, bracket{p.Text, asCode}) })
	out := map[string]map[bracket]bool{}
	eachBracket(blank, func(section string, p Placeholder, asCode bool) {
		if b := (bracket{p.Text, asCode}); !kept[section][b] {
			put(out, section, b)
		}
	})
	return out
}

func put(sets map[string]map[bracket]bool, key string, value bracket) {
	if sets[key] == nil {
		sets[key] = map[bracket]bool{}
	}
	sets[key][value] = true
}

// eachBracket calls f for each text in brackets that could be a placeholder,
// with the trail of its section below the document's title.
func eachBracket(doc []byte, f func(section string, p Placeholder, asCode bool)) {
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
		eachBracketIn(text, inCode, func(start, end int, asCode bool) {
			f(section, Placeholder{Text: string(text[start:end]), Offset: line.Start + start, Line: line.Number}, asCode)
		})
	}
}

// eachBracketIn calls f for each text in brackets of a line that could be a
// placeholder. What stands in a code span is code.
func eachBracketIn(text []byte, inCode bool, f func(start, end int, asCode bool)) {
	for end := 0; ; {
		open := bytes.IndexByte(text[end:], '[')
		if open < 0 {
			return
		}
		start := end + open
		n := bytes.IndexAny(text[start+1:], "[]")
		if n < 0 {
			return
		}
		if end = start + 1 + n; text[end] == '[' || n == 0 {
			continue
		}
		end++
		word := string(text[start:end])
		if word == "[ ]" || isBox(word) && isLead(string(text[:start])) || inCode && start > 0 && isWordByte(text[start-1]) {
			continue
		}
		f(start, end, inCode || bytes.Count(text[:start], []byte("`"))%2 == 1 && bytes.IndexByte(text[end:], '`') >= 0)
	}
}

// isBox reports whether s is the box of a task, when it begins a list item.
func isBox(s string) bool { return s == "[x]" || s == "[X]" }

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
