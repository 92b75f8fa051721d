package check

import "slices"

// Several headings of a template may have the same title, each below another part. Which
// of them a heading of the document stands for, the part that it stands below tells.

// isOneOfSame reports whether the template has other headings with the title of this one,
// each of them once.
func (s *schema) isOneOfSame(n int) bool {
	same := s.keys[s.template[n].key]
	for _, other := range same {
		if s.template[other].many {
			return false
		}
	}
	return len(same) > 1
}

// matchSameTitles matches the headings with a title that several of the template have:
// first those below the right part, then those right behind it at another level, and last
// those whose part is lost, if nothing but their order has to tell which is which.
func (w *work) matchSameTitles() {
	for n := range w.template {
		if len(w.template[n].heading.Fields) > 0 || !w.template[n].oneOfSame || w.keys[w.template[n].key][0] != n {
			continue
		}
		same := w.keys[w.template[n].key]
		for _, owner := range []func(h int) int{w.ownerAbove, w.ownerBefore} {
			for h := range w.headings {
				if w.headings[h].match < 0 && w.isCalled(h, n) {
					w.matchOwned(h, owner(h), same)
				}
			}
		}
		w.matchInOrder(same)
	}
}

// matchOwned matches a heading below another with that of the template which belongs below
// the same; of two, the one at the template's level.
func (w *work) matchOwned(h, owner int, same []int) {
	for _, n := range same {
		parent := w.template[n].heading.Parent
		if parent < 0 || owner < 0 || !w.isFor(owner, parent) {
			continue
		}
		other := w.headingOf[n]
		if other >= 0 && (w.headings[other].level == w.template[n].heading.Level || w.headings[h].level != w.template[n].heading.Level) {
			continue
		}
		if other >= 0 {
			w.headings[other].match, w.headings[other].how = -1, unmatched
		}
		w.pair(h, n, byTitle)
		return
	}
}

// isFor reports whether a heading stands for one of the template, as far as titles tell.
func (w *work) isFor(h, n int) bool {
	if w.headings[h].match >= 0 {
		return w.headings[h].match == n
	}
	return w.isCalled(h, n) && !w.template[n].oneOfSame
}

// isCalled reports whether a heading has the title of one of the template, or another name
// of it.
func (w *work) isCalled(h, n int) bool { return slices.Contains(w.headings[h].same, n) }

// ownerAbove gives the nearest heading of the template that one stands below, or -1.
func (w *work) ownerAbove(h int) int {
	above := w.headings[h].above
	for above >= 0 && w.headings[above].match < 0 {
		above = w.headings[above].above
	}
	return above
}

// ownerBefore gives the heading of the template behind which one stands, with none of its
// author's own at its level or above it between them; or -1.
func (w *work) ownerBefore(h int) int {
	for before := h - 1; before >= 0; before-- {
		switch x := &w.headings[before]; {
		case x.match >= 0 && len(w.template[x.match].children) > 0:
			return before
		case x.match < 0 && x.level <= w.headings[h].level:
			return -1
		}
	}
	return -1
}

// matchInOrder matches what is left of the headings with one title, in their order, with
// what is left of the template's: if there are as many of both, and the parts of these are
// not there, nor those of others above them.
func (w *work) matchInOrder(same []int) {
	var lost, spare []int
	for _, n := range same {
		if parent := w.template[n].heading.Parent; w.headingOf[n] < 0 && (parent < 0 || w.headingOf[parent] < 0) {
			lost = append(lost, n)
		}
	}
	for h := range w.headings {
		if w.headings[h].match < 0 && w.isCalled(h, same[0]) {
			spare = append(spare, h)
		}
	}
	if len(lost) != len(spare) {
		return
	}
	for i, n := range lost {
		w.pair(spare[i], n, byTitle)
	}
}
