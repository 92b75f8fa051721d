package check

import "newproblem/scaffold/markdown"

// A head is a heading of the document.
type head struct {
	line   int // in mended.Lines
	start  int // offset of its line
	level  int
	title  []byte
	key    string
	node   int // of the template, or -1
	above  int // the head that it stands under by the levels in the document, or -1
	parent int // the head that it stands under as it is meant, or -1
	how    how // it was matched
	next   int // the line of the next head, or behind the last
	twice  int // the head that says the same already, or -1
}

// how a head was matched with a node.
type how uint8

const (
	unmatched how = iota
	byTitle       // it has the same title, but for how it is written
	byForm        // its title has the text around the field
	renamed       // it stands where the node's would, or is like it
	repeated      // it is one of many
)

// outline finds the heads of the document.
func (w *work) outline() {
	lines := w.mended.Lines
	for i := range lines {
		line := &lines[i]
		switch {
		case line.Kind == markdown.Heading:
			w.addHead(i, line.Start, line.Level, line.Text)
		case line.Kind == markdown.Underline && i > 0 && lines[i-1].Kind == markdown.Prose:
			level := 1
			if w.doc[line.Start+line.Level] == '-' {
				level = 2
			}
			if _, ok := w.form(level, lines[i-1].Text); ok || w.Level(lines[i-1].Text) > 0 {
				w.addHead(i, lines[i-1].Start, level, lines[i-1].Text)
			}
		}
	}
	for i := range w.heads {
		h := &w.heads[i]
		h.next = len(lines)
		if i+1 < len(w.heads) {
			h.next = w.heads[i+1].line
		}
		h.above = i - 1
		for h.above >= 0 && w.heads[h.above].level >= h.level {
			h.above = w.heads[h.above].above
		}
	}
}

func (w *work) addHead(line, start, level int, title []byte) {
	w.key = appendKey(w.key[:0], title)
	h := head{line: line, start: start, level: level, title: title, node: -1, above: -1, parent: -1, twice: -1}
	if nodes, ok := w.keys[string(w.key)]; ok {
		h.key = w.nodes[nodes[0]].key // no need for another copy
	} else {
		h.key = string(w.key)
	}
	w.heads = append(w.heads, h)
}

// endOf gives the first head behind those below a head.
func (w *work) endOf(h int) int {
	if h < 0 {
		return len(w.heads)
	}
	end := h + 1
	for i := h + 1; i < len(w.heads); i++ {
		x := &w.heads[i]
		if x.node >= 0 && w.depth(i) <= w.depth(h) {
			break
		}
		if x.parent >= h {
			end = i + 1
		}
	}
	return end
}

// headSpan is where a head's title stands in the document.
func (w *work) headSpan(h int) (start, end int) {
	line := &w.mended.Lines[w.heads[h].line]
	start = w.heads[h].start
	end = max(start, min(line.End, len(w.doc)))
	for end > start && (w.doc[end-1] == '\n' || w.doc[end-1] == '\r') {
		end--
	}
	return start, end
}

// headOf gives the head of a node, or -1.
func (w *work) headOf(n int) int {
	if n < 0 {
		return -1
	}
	return w.of[n]
}

// isEmpty reports whether nothing stands between a head and the next.
func (w *work) isEmpty(h int) bool {
	for i := w.heads[h].line + 1; i < w.heads[h].next; i++ {
		line := &w.mended.Lines[i]
		if line.Kind != markdown.Blank && line.Kind != markdown.Rule && !isComment(w.text(line)) {
			return false
		}
	}
	return true
}
