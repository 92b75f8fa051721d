package check

import (
	"bytes"
	"slices"
	"sort"

	"newproblem/scaffold/markdown"
)

// IsProblem reports whether a document is, or was meant to be, a problem of
// the template: it has the form of the template's title, or at least three of
// its parts, torn headings mended. The blank problem, which is kept to be copied, is
// none: see IsBlank.
func (c *Checker) IsProblem(doc []byte) bool {
	if isTitle, isBlank := c.schema.isTitle(firstHeading(doc)); isTitle {
		return !isBlank
	}
	w := c.begin(doc)
	defer c.end(w)
	w.read(w.lines)
	w.outline()
	w.headings = slices.DeleteFunc(w.headings, inShownCode(doc))
	w.takeRemarked()
	return w.isProblem()
}

// inShownCode tells which headings stand in code that a document shows from fence to fence,
// as the page of a tool does that makes problems: they are nobody's, though a problem with
// such code would have lost a fence.
func inShownCode(doc []byte) func(heading) bool {
	var code []markdown.Block
	for _, b := range markdown.Parse(doc).Blocks {
		if b.Kind == markdown.FencedBlock && b.Closed {
			code = append(code, b)
		}
	}
	return func(h heading) bool {
		i := sort.Search(len(code), func(i int) bool { return code[i].End > h.start })
		return i < len(code) && code[i].Start < h.start
	}
}

// IsBlank reports whether the title of a document is still the placeholder that the
// template has there: it is the template, to be copied and filled in.
func (c *Checker) IsBlank(doc []byte) bool {
	if isTitle, isBlank := c.schema.isTitle(firstHeading(doc)); isTitle {
		return isBlank
	}
	w := c.begin(doc)
	defer c.end(w)
	w.read(w.lines)
	w.outline()
	return slices.ContainsFunc(w.headings, func(h heading) bool { return c.schema.isBlankTitle(h.level, h.title) })
}

// isProblem reports whether the headings of a document are those of a problem. All of
// them may be off by some levels, the title as well; if the title has not the form of the
// template's, only if half of the parts are there, and below one of fields alone, if no part
// is missing. Where no part of the template has a name, the labels tell.
func (w *work) isProblem() bool {
	type part struct{ at, off int }
	parts, titles, count := map[part]bool{}, map[int]bool{0: true}, map[int]int{}
	for i := range w.headings {
		h := &w.headings[i]
		if w.isBlankTitle(h.level, h.title) {
			return false
		}
		if _, ok := w.form(h.level, h.title, h.key); ok {
			return true
		}
		if off, ok := w.titleOff(h); ok {
			if h.title == w.template[0].title { // the placeholder is still in it
				return false
			}
			titles[off] = true
		}
		for _, at := range w.keys[h.key] {
			p := part{at, h.level - w.template[at].heading.Level}
			if slices.Contains(w.parts, at) && !parts[p] {
				parts[p] = true
				count[p.off]++
			}
		}
	}
	isBare := len(w.template) > 0 && !w.template[0].hasForm() // any heading may be such a title
	for off, n := range count {
		switch all := len(w.parts); {
		case titles[off] && n >= min(3, all), isBare && n > 1 && n == all, !isBare && n >= max(3, (all+1)/2):
			return true
		}
	}
	isNamed := func(at int) bool { return w.template[at].key != "" || w.template[at].hasForm() }
	return !slices.ContainsFunc(w.parts, isNamed) && w.hasFacts()
}

// titleOff gives by how many levels a heading is off that has the form of the template's
// title.
func (s *schema) titleOff(h *heading) (off int, ok bool) {
	for _, i := range s.forms {
		t := &s.template[i]
		if n, ok := s.form(t.heading.Level, h.title, h.key); ok && n == i && t.heading.Parent < 0 {
			return h.level - t.heading.Level, true
		}
	}
	return 0, false
}

// hasFacts reports whether at least half of the labels of the template's fields are in a
// document.
func (w *work) hasFacts() bool {
	facts := map[string]bool{}
	for _, p := range w.layout.Placements {
		if key := markdown.Key(p.Label); key != "" {
			facts[key] = false
		}
	}
	n := 0
	for l := range labelsIn(w.known.labels, w.page, 0, len(w.page.Blocks), facts) {
		if isMet, ok := facts[l.key]; ok && !isMet {
			facts[l.key] = true
			n++
		}
	}
	return n > 0 && 2*n >= len(facts)
}

// firstHeading gives the first line of a document, with the line below it if that makes a
// heading of it.
func firstHeading(doc []byte) []byte {
	doc = doc[len(markdown.ByteOrderMarks(doc)):]
	end := lengthOfLine(doc)
	line, below := bytes.TrimSpace(doc[:end]), bytes.TrimPrefix(doc[end:], []byte("\r"))
	below = bytes.TrimPrefix(below, []byte("\n"))
	underline := bytes.TrimRight(below[:lengthOfLine(below)], " \t")
	if len(underline) > 0 && len(bytes.TrimLeft(underline, "=")) == 0 {
		return slices.Concat(line, []byte("\n"), underline)
	}
	return line
}

// lengthOfLine gives where the first line of a text ends.
func lengthOfLine(text []byte) int {
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		return i
	}
	return len(text)
}
