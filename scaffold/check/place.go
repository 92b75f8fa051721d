package check

import "slices"

// headingBefore gives the heading of the document behind which a missing one belongs:
// that of the nearest sibling before it in the template that is there in its place, or
// the one that both stand under; -1 if there is none.
func (w *work) headingBefore(n int) int {
	parent := w.template[n].heading.Parent
	siblings := w.childrenOf(parent)
	for i := slices.Index(siblings, n) - 1; i >= 0; i-- {
		if h := w.lastFor(siblings[i]); h >= 0 && w.headings[h].parent == w.matchOf(parent) {
			return h
		}
	}
	return w.matchOf(parent)
}

// headingBehind gives the heading before which a missing one belongs, or -1.
func (w *work) headingBehind(n int) int {
	parent := w.template[n].heading.Parent
	siblings := w.childrenOf(parent)
	for _, sibling := range siblings[slices.Index(siblings, n)+1:] {
		if h := w.headingOf[sibling]; h >= 0 && w.headings[h].parent == w.matchOf(parent) {
			return h
		}
	}
	return -1
}

// lastFor gives the heading that stands for one of the template, the last of several.
func (w *work) lastFor(n int) int {
	if h := w.shared[n]; h > 0 {
		return h
	}
	return w.headingOf[n]
}

// placeOf gives where a missing heading belongs, and whether it may be put in there
// with nothing else changing its place: above what belongs below it, if that is
// there; or else behind what comes before it in the template, or before what comes
// next.
func (w *work) placeOf(n int) (at int, ok bool) {
	for _, child := range w.template[n].children {
		if h := w.lastFor(child); h >= 0 {
			return w.headings[h].start, w.isRun(h, n)
		}
	}
	parent := w.matchOf(w.template[n].heading.Parent)
	before, behind := w.headingBefore(n), w.headingBehind(n)
	var places []int // headings before which it could stand
	switch {
	case before >= 0 && before != parent:
		places = append(places, w.behind(before))
	case behind < 0 && parent >= 0:
		places = append(places, w.behind(parent))
	case behind < 0 || parent < 0:
		places = append(places, 0)
	}
	if behind >= 0 {
		places = append(places, behind)
	}
	for _, h := range places {
		if w.fits(h, n) {
			return w.startOf(h), true
		}
	}
	return w.startOf(places[0]), false
}

// startOf is where a heading stands, or the end of the document behind the last one.
func (w *work) startOf(h int) int {
	if h < len(w.headings) {
		return w.headings[h].start
	}
	return len(w.doc)
}

// levelFor is the level of a missing heading in the document: as far from the heading
// above it as in the template.
func (w *work) levelFor(n int) int {
	level, parent := w.template[n].heading.Level, w.template[n].heading.Parent
	if h := w.matchOf(parent); h >= 0 {
		level += w.headings[h].level - w.template[parent].heading.Level
	}
	return level
}

// fits reports whether a missing heading may stand before another: below the heading
// that it belongs below, and with nothing that would come to stand below it.
func (w *work) fits(h, n int) bool {
	level := w.levelFor(n)
	if level > 6 || h < len(w.headings) && w.headings[h].level > level {
		return false
	}
	return w.isRightBelow(h, n, level)
}

// isRightBelow reports whether what stands before a heading, at a level, stands below
// the heading that a missing one belongs below.
func (w *work) isRightBelow(h, n, level int) bool {
	above := h - 1
	for above >= 0 && w.headings[above].level >= level {
		above = w.headings[above].above
	}
	return above == w.matchOf(w.template[n].heading.Parent)
}

// isRun reports whether all that would come to stand below a missing heading, if it
// stood before another, belongs there.
func (w *work) isRun(h, n int) bool {
	level := w.levelFor(n)
	if level > 6 || !w.isRightBelow(h, n, level) {
		return false
	}
	first := h
	for ; h < len(w.headings) && w.headings[h].level > level; h++ {
		isOutermost := w.headings[h].above < first
		if m := w.headings[h].match; isOutermost && (m < 0 || w.template[m].heading.Parent != n) {
			return false
		}
	}
	return h > first
}
