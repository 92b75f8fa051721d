package check

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// A heading is one of the document.
type heading struct {
	block       int // in page.Blocks
	start, end  int // of its text and its marks, in the document as it is
	level       int
	title       string // as a reader sees it
	key         string
	same        []int           // the headings of the template with that key
	words       []string        // see wordsOf
	match       int             // the template heading that it stands for, or -1
	above       int             // the heading that it stands under by the levels in the document, or -1
	parent      int             // the heading that it stands under as it is meant, or -1
	how         how             // it was matched
	next        int             // the block of the next heading, or behind the last block
	duplicateOf int             // the heading that says the same already, or -1
	shares      bool            // it does a part of the work of a template heading
	offered     bool            // a finding says that it may be one that is missing
	marks       map[string]bool // see marksOf
	kinds       kinds           // see kindsOf
	hasKinds    bool
	text        []byte // see sectionText
	remarked    bool   // a remark stands in brackets behind the template's title
	rivalFor    string // the key of the template's title that this is with a remark, as others are; "" for most
	number      string // see numberOf
	hasNumber   bool
}

// how a heading was matched with one of the template.
type how uint8

const (
	unmatched how = iota
	byTitle       // it has the same title, except for how it is written
	byForm        // its title has the text around the field
	renamed       // it stands in the place of the template's, or is like it
	repeated      // it is one of many
)

// outline finds the headings of the document. A line between two of "$$" is none: it
// is mathematics, where sites know that. A sentence that is one by accident is told.
func (w *work) outline() {
	isMath, hasMath := false, bytes.Contains(w.page.Source, []byte("$$"))
	var others underlined
	for i := range w.page.Children(-1) {
		b := &w.page.Blocks[i]
		if hasMath && b.Kind == markdown.ParagraphBlock && bytes.Count(w.page.Text(i), []byte("$$"))%2 == 1 {
			isMath = !isMath
		}
		if b.Kind != markdown.HeadingBlock {
			continue
		}
		if isMath = isMath && w.known.Which(w.page.Text(i)) < 0; isMath {
			continue
		}
		if w.isSentence(i, &others) {
			w.sentence(i)
			continue
		}
		if w.isHashInText(i) {
			w.hashInText(i)
			continue
		}
		if w.isSecondTitle(i, &others) {
			w.secondTitle(i)
			continue
		}
		if n := len(w.headings); n > 0 {
			w.headings[n-1].next = i
		}
		title, key := w.titleOf(i)
		if title == "" && len(w.headings) > 0 && b.Marker == '#' && len(bytes.TrimSpace(w.page.Text(i))) == 0 && !w.isTornAt(b.Start) {
			w.untitled(i)
			continue
		}
		h := heading{
			block: i, level: b.Level, title: title, key: key, match: -1, above: len(w.headings) - 1,
			parent: -1, next: len(w.page.Blocks), duplicateOf: -1,
		}
		for h.above >= 0 && w.headings[h.above].level >= h.level {
			h.above = w.headings[h.above].above
		}
		text := bytes.TrimRight(w.page.Source[b.Start:b.End], " \t\r\n")
		h.start, h.end = w.mended.Origin(w.page.LineStart(b.Start), b.Start+len(text))
		w.headings = append(w.headings, h)
	}
}

// titleOf gives the title of a heading as a reader sees it, and its key. Those that the
// template has are known.
func (w *work) titleOf(block int) (title, key string) {
	text := w.page.Text(block)
	if n, ok := w.written[string(text)]; ok {
		return w.template[n].title, w.template[n].key
	}
	return w.known.titleOf(w.page.Inline(), string(text))
}

// endOf gives the first heading after those below a heading.
func (w *work) endOf(h int) int {
	if h < 0 {
		return len(w.headings)
	}
	end, depth := h+1, w.depth(h)
	for i := h + 1; i < len(w.headings); i++ {
		x := &w.headings[i]
		if x.match >= 0 && w.depth(i) <= depth {
			break
		}
		if x.parent >= h {
			end = i + 1
		}
	}
	return end
}

// headingSpan is where a heading stands in the document.
func (w *work) headingSpan(h int) (start, end int) { return w.headings[h].start, w.headings[h].end }

// matchOf gives the heading that stands for one of the template, or -1.
func (w *work) matchOf(n int) int {
	if n < 0 {
		return -1
	}
	return w.headingOf[n]
}

// isEmpty reports whether nothing stands between a heading and the next.
func (w *work) isEmpty(h int) bool {
	for i := w.page.Blocks[w.headings[h].block].Next; i < w.headings[h].next; i++ {
		b := &w.page.Blocks[i]
		isComment := b.Kind == markdown.HTMLBlock && markdown.Inline{}.Seen(string(w.page.Source[b.Start:b.End])) == ""
		if b.Kind != markdown.BreakBlock && !(isComment && b.Level == markdown.HTMLComment) {
			return false
		}
	}
	return true
}

// untitled reports a heading with no title, as editors leave one where a line was emptied.
func (w *work) untitled(block int) {
	b := &w.page.Blocks[block]
	text := bytes.TrimRight(w.page.Source[b.Start:b.End], " \t\r\n")
	start, end := w.mended.Origin(b.Start, b.Start+len(text))
	w.report(headingTorn, start, end, "remove it, or write its title", "this heading has no title").doubted()
}

// isTornAt reports whether what stands at a place of the mended document is told as damage.
func (w *work) isTornAt(offset int) bool {
	start, _ := w.mended.Origin(offset, offset)
	damage := w.mended.Damage
	behind, _ := slices.BinarySearchFunc(damage, start+1, func(d markdown.Damage, offset int) int { return d.Start - offset })
	return behind > 0 && start <= damage[behind-1].End
}
