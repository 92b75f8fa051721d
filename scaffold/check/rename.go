package check

import "slices"

// maxHeadings bounds how many headings of one place are looked at.
const maxHeadings = 100

// A likeness is how much there is that a heading of the document stands for one of
// the template that is missing.
type likeness struct {
	h, n    int
	like    float64
	inPlace bool // it stands where the template has the other
	isSure  bool // more than a word speaks for it
}

// enough reports whether the one stands for the other.
func (l likeness) enough() bool {
	return l.like >= enoughElsewhere || l.inPlace && l.like >= enoughInPlace
}

// matchRenamed matches the children of a template heading that are missing with
// headings that stand under other titles below it. Where several share the work of
// one, none has been renamed, and nothing is missing; where it is in doubt which of
// them does, nothing is claimed.
func (w *work) matchRenamed(children []int, at int) {
	all := w.likenesses(children, at)
	paired := false
	for {
		best := -1
		for i := range all {
			if all[i].isSure && all[i].enough() && (best < 0 || all[i].like > all[best].like || all[i].like == all[best].like && all[i].inPlace && !all[best].inPlace) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		found := all[best]
		rivals, areSure := rivalsOf(found, all)
		rivals = slices.DeleteFunc(rivals, func(h int) bool { return w.isSameText(h, found.h) }) // it is there twice
		if !areSure {
			all = slices.DeleteFunc(all, func(l likeness) bool { return l.n == found.n })
			continue
		}
		if len(rivals) > 0 {
			w.shared[found.n] = max(found.h, slices.Max(rivals))
			for _, h := range append(rivals, found.h) {
				w.headings[h].shares = true
			}
		} else {
			w.pair(found.h, found.n, renamed)
			paired = true
		}
		all = slices.DeleteFunc(all, func(l likeness) bool { return l.n == found.n || l.h == found.h || slices.Contains(rivals, l.h) })
	}
	if paired {
		w.findParents()
	}
}

// rivalsOf gives the other headings that are about as like the missing one.
func rivalsOf(found likeness, all []likeness) (rivals []int, areSure bool) {
	areSure = true
	for _, l := range all {
		if l.n == found.n && l.h != found.h && l.enough() && l.like >= 0.9*found.like {
			rivals = append(rivals, l.h)
			areSure = areSure && l.isSure
		}
	}
	return rivals, areSure
}

// likenesses compares the missing children of a template heading with the headings
// below it that stand for nothing yet.
func (w *work) likenesses(children []int, at int) []likeness {
	isMissing := func(n int) bool { return w.headingOf[n] < 0 && !w.template[n].heading.Optional }
	if !slices.ContainsFunc(children, isMissing) {
		return nil
	}
	spare := w.spareBelow(at)
	if len(spare) == 0 {
		return nil
	}
	var all []likeness
	for _, n := range children {
		if !isMissing(n) {
			continue
		}
		from, to := -1, -1
		for _, h := range spare {
			if !w.isAtLevelOf(h, n) {
				continue
			}
			if to < 0 {
				from, to = w.between(n)
			}
			inPlace := from < h && h < to
			if _, ok := w.below(w.template[n].heading.Parent); !ok && !inPlace { // it may belong to another part
				continue
			}
			if like, isSure := w.evidence(h, n); like >= enoughInPlace {
				all = append(all, likeness{h, n, like, inPlace, isSure})
			}
		}
	}
	return all
}

// spareBelow gives the headings below one that stand for nothing yet.
func (w *work) spareBelow(at int) []int {
	var spare []int
	for h, end := at+1, w.endOf(at); h < end && len(spare) < maxHeadings; h++ {
		x := &w.headings[h]
		if x.parent == at && x.match < 0 && x.duplicateOf < 0 && !x.shares && x.title != "" {
			spare = append(spare, h)
		}
	}
	return spare
}
