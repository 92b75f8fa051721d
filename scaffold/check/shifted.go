package check

import (
	"slices"
	"strconv"
	"strings"
)

// A document may be all of a level or more too low or too high, as where its title is that
// of a page: that is one finding, and all others speak of the levels that it has.

// commonShift is the number of levels by which most parts are off, or 0.
func (w *work) commonShift() int {
	shifts := map[int]int{}
	for _, n := range w.parts {
		if w.headingOf[n] >= 0 {
			shifts[w.shift(n)]++
		}
	}
	for shift, n := range shifts {
		if shift != 0 && n*2 > len(w.parts) {
			return shift
		}
	}
	return 0
}

// matchShifted matches the title of a document that is off as its parts are.
func (w *work) matchShifted() {
	if w.common == 0 {
		w.matchTitleBesideParts()
		return
	}
	for i := range w.headings {
		h := &w.headings[i]
		if h.match >= 0 || len(h.same) > 0 {
			return // nothing stands above a title
		}
		if n, ok := w.form(h.level-w.common, h.title, h.key); ok && w.headingOf[n] < 0 && w.template[n].heading.Parent < 0 {
			w.pair(i, n, byForm)
			return
		}
	}
}

// matchTitleBesideParts matches a title that alone is deeper, below that of a page: a part of
// the template behind it is not.
func (w *work) matchTitleBesideParts() {
	for i := range w.headings {
		h := &w.headings[i]
		if h.match >= 0 || len(h.same) > 0 {
			return // nothing stands above a title
		}
		isBeside := func(n int) bool {
			p := w.headingOf[n]
			return p > i && w.headings[p].level <= h.level
		}
		if h.level <= w.headings[0].level || !slices.ContainsFunc(w.parts, isBeside) {
			continue
		}
		for level := 1; level < h.level; level++ {
			if n, ok := w.form(level, h.title, h.key); ok && w.headingOf[n] < 0 && w.template[n].heading.Parent < 0 {
				w.pair(i, n, byForm)
				return
			}
		}
	}
}

// isAtLevelOf reports whether a heading is at the level of one of the template, or off by
// as much as the parts are.
func (w *work) isAtLevelOf(h, n int) bool {
	off := w.headings[h].level - w.template[n].heading.Level
	return off == 0 || off == w.common
}

// levelIn is the level that a heading of the template has in the document, as its parts tell.
func (w *work) levelIn(n int) int {
	t := &w.template[n].heading
	if t.Parent < 0 && (w.headingOf[n] < 0 || w.shift(n) != w.common) {
		return t.Level
	}
	return min(6, max(1, t.Level+w.common))
}

// firstShifted gives the template heading of the first heading that is off as the parts are.
func (w *work) firstShifted() int {
	for i := range w.headings {
		if n := w.headings[i].match; n >= 0 && w.headingOf[n] == i && w.shift(n) == w.common {
			return n
		}
	}
	return -1
}

// reportShifted reports that the parts are off, and the title with them if it is n.
func (w *work) reportShifted(n int) {
	h := w.headingOf[n]
	start, end := w.headingSpan(h)
	level, want := w.headings[h].level, w.template[n].heading.Level
	if w.template[n].heading.Parent < 0 {
		which := "the title and the parts"
		if w.isShiftedBelow() {
			which = "all headings of the document"
		}
		if page := w.above(h); page != "" {
			which = "remove " + page + " above it, and " + strings.Replace(which, "all headings of the document", "all other headings", 1)
		}
		w.report(headingLevel, start, end, which+" get "+more(-w.common)+w.butFor(),
			"the title of the document is at level %d, and its parts are as far off, but the template has it at level %d", level, want)
		return
	}
	hint := "give the parts " + hashes(want)
	if w.isShiftedBelow() {
		hint += ", and what is below them " + more(-w.common) + w.butFor()
	}
	w.report(headingLevel, start, end, hint, "the parts of the document are at level %d, but the template has them at level %d", level, want)
}

// above names the headings that stand above the title, as that of a page does: beside it, the
// document would have two titles.
func (w *work) above(title int) string {
	var above []string
	for _, h := range w.headings[:title] {
		above = append(above, strconv.Quote(h.title))
	}
	if above == nil {
		return ""
	}
	return named(above)
}

// isShiftedBelow reports whether more of the headings below the parts are off as these are
// than at their levels.
func (w *work) isShiftedBelow() bool {
	off := 0
	for n := range w.template {
		if w.headingOf[n] < 0 || !slices.Contains(w.parts, w.template[n].heading.Parent) {
			continue
		}
		switch w.shift(n) {
		case w.common:
			off++
		case 0:
			off--
		}
	}
	return off > 0
}

// butFor names the headings that are at their levels, where all others are off.
func (w *work) butFor() string {
	var right []string
	for n := range w.template {
		if h := w.headingOf[n]; h >= 0 && w.shift(n) == 0 && w.template[n].heading.Parent >= 0 {
			right = append(right, strconv.Quote(w.headings[h].title))
		}
	}
	if len(right) == 0 {
		return ""
	}
	return ", but not " + named(right)
}
