package check

import "slices"

// headingBefore gives the heading of the document behind which a missing one belongs:
// that of the nearest sibling before it in the template that is there in its place, or
// the one that both stand under, or, where that is missing, the one behind which that
// belongs; -1 if there is none.
func (w *work) headingBefore(n int) int {
	siblings, kept := w.siblingsInPlace(n)
	for i := slices.Index(siblings, n) - 1; i >= 0; i-- {
		if h := w.lastFor(siblings[i]); h >= 0 && (w.shared[siblings[i]] > 0 || slices.Contains(kept, siblings[i])) {
			return h
		}
	}
	if _, ok := w.below(w.template[n].heading.Parent); !ok {
		return w.headingBefore(w.template[n].heading.Parent)
	}
	return w.matchOf(w.template[n].heading.Parent)
}

// headingBehind gives the heading before which a missing one belongs, or -1.
func (w *work) headingBehind(n int) int {
	siblings, kept := w.siblingsInPlace(n)
	for _, sibling := range siblings[slices.Index(siblings, n)+1:] {
		if slices.Contains(kept, sibling) {
			return w.headingOf[sibling]
		}
	}
	return -1
}

// between gives the headings between which a missing one belongs, or the end of all that
// stands below the one above it.
func (w *work) between(n int) (from, to int) {
	from, to = w.headingBefore(n), w.headingBehind(n)
	if to < 0 {
		to = w.endOf(w.ownerOf(w.template[n].heading.Parent))
	}
	return from, to
}

// siblingsInPlace gives a template heading with its siblings, and those of them that
// are there in their place.
func (w *work) siblingsInPlace(n int) (siblings, kept []int) {
	parent := w.template[n].heading.Parent
	siblings = w.childrenOf(parent)
	return siblings, w.inOrder(siblings, w.ownerOf(parent))
}

// ownerOf gives the heading that the children of a template heading stand under: the one
// that stands for it, or, where that is missing, the one that they are left to; or -1.
func (w *work) ownerOf(parent int) int {
	if at, ok := w.below(parent); ok {
		return at
	}
	for _, child := range w.template[parent].children {
		if h := w.headingOf[child]; h >= 0 {
			return w.headings[h].parent
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
	parent := w.matchOf(w.template[n].heading.Parent)
	before, behind := w.headingBefore(n), w.headingBehind(n)
	isBetween := func(h int) bool { return h > before && (behind < 0 || h <= behind) && w.isAtLevel(n) }
	for _, child := range w.template[n].children {
		if h := w.lastFor(child); h >= 0 {
			return w.headings[h].start, isBetween(h) && w.isRun(h, n)
		}
	}
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
		if isBetween(h) && w.fits(h, n) {
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

// isAtLevel reports whether the heading above a missing one is at the template's level,
// or off by as much as all others.
func (w *work) isAtLevel(n int) bool {
	shift := w.levelFor(n) - w.template[n].heading.Level
	return shift == 0 || shift == w.common
}

// fits reports whether a missing heading may stand before another: below the heading
// that it belongs below, and with nothing that would come to stand below it.
func (w *work) fits(h, n int) bool {
	level := w.levelFor(n)
	if level > 6 || h < len(w.headings) && w.headings[h].level > level {
		return false
	}
	next := h // of the template's: whatever its level is, it belongs where it belongs
	for next < len(w.headings) && w.headings[next].match < 0 {
		next++
	}
	if next < len(w.headings) && w.depth(next) > w.template[n].heading.Level {
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
		if m := w.headings[h].match; isOutermost && (m < 0 || w.template[m].heading.Parent != n || w.headings[h].level != level+1) {
			return false
		}
	}
	return h > first
}
