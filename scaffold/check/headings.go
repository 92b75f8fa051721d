package check

import "newproblem/scaffold/markdown"

// A heading is one of the document.
type heading struct {
	line        int // in mended.Lines
	start       int // offset of its line
	level       int
	title       []byte
	key         string
	match       int // the template heading that it stands for, or -1
	above       int // the heading that it stands under by the levels in the document, or -1
	parent      int // the heading that it stands under as it is meant, or -1
	how         how // it was matched
	next        int // the line of the next heading, or behind the last
	duplicateOf int // the heading that says the same already, or -1
}

// how a heading was matched with one of the template.
type how uint8

const (
	unmatched how = iota
	byTitle       // it has the same title, but for how it is written
	byForm        // its title has the text around the field
	renamed       // it stands in the place of the template's, or is like it
	repeated      // it is one of many
)

// outline finds the headings of the document.
func (w *work) outline() {
	lines := w.mended.Lines
	for i := range lines {
		line := &lines[i]
		switch {
		case line.Kind == markdown.Heading:
			w.addHeading(i, line.Start, line.Level, line.Text)
		case line.Kind == markdown.Underline && i > 0 && lines[i-1].Kind == markdown.Prose:
			level := 1
			if w.doc[line.Start+line.Level] == '-' {
				level = 2
			}
			if _, ok := w.form(level, lines[i-1].Text); ok || w.Level(lines[i-1].Text) > 0 {
				w.addHeading(i, lines[i-1].Start, level, lines[i-1].Text)
			}
		}
	}
	for i := range w.headings {
		h := &w.headings[i]
		h.next = len(lines)
		if i+1 < len(w.headings) {
			h.next = w.headings[i+1].line
		}
		h.above = i - 1
		for h.above >= 0 && w.headings[h.above].level >= h.level {
			h.above = w.headings[h.above].above
		}
	}
}

func (w *work) addHeading(line, start, level int, title []byte) {
	w.key = appendKey(w.key[:0], title)
	h := heading{line: line, start: start, level: level, title: title, match: -1, above: -1, parent: -1, duplicateOf: -1}
	if same, ok := w.keys[string(w.key)]; ok {
		h.key = w.template[same[0]].key // no need for another copy
	} else {
		h.key = string(w.key)
	}
	w.headings = append(w.headings, h)
}

// endOf gives the first heading behind those below a heading.
func (w *work) endOf(h int) int {
	if h < 0 {
		return len(w.headings)
	}
	end := h + 1
	for i := h + 1; i < len(w.headings); i++ {
		x := &w.headings[i]
		if x.match >= 0 && w.depth(i) <= w.depth(h) {
			break
		}
		if x.parent >= h {
			end = i + 1
		}
	}
	return end
}

// headingSpan is where a heading's line stands in the document.
func (w *work) headingSpan(h int) (start, end int) {
	line := &w.mended.Lines[w.headings[h].line]
	start = w.headings[h].start
	end = max(start, min(line.End, len(w.doc)))
	for end > start && (w.doc[end-1] == '\n' || w.doc[end-1] == '\r') {
		end--
	}
	return start, end
}

// matchOf gives the heading that stands for one of the template, or -1.
func (w *work) matchOf(n int) int {
	if n < 0 {
		return -1
	}
	return w.headingOf[n]
}

// isEmpty reports whether nothing stands between a heading and the next.
func (w *work) isEmpty(h int) bool {
	for i := w.headings[h].line + 1; i < w.headings[h].next; i++ {
		line := &w.mended.Lines[i]
		if line.Kind != markdown.Blank && line.Kind != markdown.Rule && !markdown.IsComment(w.text(line)) {
			return false
		}
	}
	return true
}
