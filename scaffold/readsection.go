package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A section is a section of a document, in lines.
type section struct {
	key     string // of the template's section that it is
	outside bool   // the template has none like it
	lines   []markdown.Line
}

// sectionsOf cuts a document at its headings.
func (r *reader) sectionsOf(doc []byte) []section {
	outline := markdown.Outline(doc)
	keys, known := r.keysOf(outline)
	var sections []section
	begin, number := 0, 1
	for i := -1; i < len(outline); i++ {
		s, end := section{}, len(doc)
		if i >= 0 {
			s.key, s.outside, number = keys[i], !known[i], outline[i].Number
		}
		if i+1 < len(outline) {
			end = outline[i+1].Start
		}
		s.lines = linesOf(doc, begin, end, number)
		sections = append(sections, s)
		begin = end
	}
	return sections
}

// linesOf gives the lines of a document from begin to end, of which the first
// has a number. No code block reaches over a heading, so the lines of a section
// are what they are in the document.
func linesOf(doc []byte, begin, end, number int) []markdown.Line {
	var lines []markdown.Line
	for line := range markdown.Lines(doc[begin:end]) {
		line.Number += number - 1
		line.Start += begin
		line.End += begin
		lines = append(lines, line)
	}
	return lines
}

// keysOf gives for each heading the key of the template's section that it
// begins, and whether there is one. A section may have moved, or have another
// level: its title tells what it is, if the template has it once and no other
// section of the document is in its place.
func (r *reader) keysOf(outline []markdown.Section) (keys []string, known []bool) {
	exact, there := r.place(outline, func(string, string) (string, bool) { return "", false })
	present := map[string]bool{}
	for i, key := range exact {
		present[key] = present[key] || there[i]
	}
	return r.place(outline, func(parent, title string) (string, bool) {
		found := ""
		for _, key := range r.layout.SectionKeys() {
			if lastOf(key) == title && key != "" && !present[key] {
				if found != "" {
					return "", false
				}
				found = key
			}
		}
		return found, found != ""
	})
}

// titleAt gives which heading is the title of the document: the first that has the
// template's words around its fields, or else the first of all.
func (r *reader) titleAt(outline []markdown.Section) int {
	for _, p := range r.layout.Patterns("") {
		literals := p.Literals()
		before, behind := markdown.Key(strings.TrimLeft(literals[0], "#")), markdown.Key(literals[len(literals)-1])
		if p.Kind != markdown.Heading || before+behind == "" {
			continue
		}
		for i, h := range outline {
			if title := markdown.Key(h.Title); strings.HasPrefix(title, before) && strings.HasSuffix(title, behind) {
				return i
			}
		}
	}
	return 0
}

// place walks down the headings.
func (r *reader) place(outline []markdown.Section, elsewhere func(parent, title string) (string, bool)) (keys []string, known []bool) {
	type open struct {
		level int
		key   string
	}
	var path []open
	titleAt := r.titleAt(outline)
	for i, h := range outline {
		for len(path) > 0 && path[len(path)-1].level >= h.Level {
			path = path[:len(path)-1]
		}
		title := markdown.Key(h.Title)
		key, ok := title, false
		if len(path) > 0 && path[len(path)-1].key != "" {
			key = path[len(path)-1].key + "\n" + title
		}
		if ok = title != "" && r.layout.Knows(key); !ok && title != "" {
			var found string
			if found, ok = elsewhere(key, title); ok {
				key = found
			}
		}
		if i == titleAt && !ok {
			key, ok = "", true
		}
		if !ok && key == "" {
			key = "\n"
		}
		keys, known = append(keys, key), append(known, ok)
		path = append(path, open{h.Level, key})
	}
	return keys, known
}

func lastOf(key string) string { return key[strings.LastIndexByte(key, '\n')+1:] }

// mayBe reports whether a section that stands under some titles may be one of
// those with the keys.
func mayBe(keys, titles []string) bool {
	if len(titles) <= 1 && slices.Contains(keys, "") {
		return true
	}
	if slices.Contains(keys, layout.Key(titles)) {
		return true
	}
	if len(titles) == 0 {
		return false
	}
	title := markdown.Key(titles[len(titles)-1])
	return slices.ContainsFunc(keys, func(key string) bool { return key != "" && lastOf(key) == title })
}
