package check

import "slices"

// A gap is what stands between two neighbours that were matched: what is missing
// of the template, and the headings of the document that stand for nothing.
type gap struct {
	missing []int // template headings
	spare   []int // headings of the document
}

// matchRenamed matches missing headings with those of other titles that stand in
// their place.
func (w *work) matchRenamed(children []int, at int) {
	paired := false
	for _, g := range w.gaps(children, at) {
		for len(g.missing) > 0 && len(g.spare) > 0 {
			i, k, like := w.likeliest(g)
			alone := len(g.missing) == 1 && (like >= maybeLike || len(g.spare) == 1 && w.isInPlace(g.spare[0], g.missing[0]))
			if like < minLikeness && !alone {
				break
			}
			w.pair(g.spare[k], g.missing[i], renamed)
			paired = true
			g.missing = slices.Delete(g.missing, i, i+1)
			g.spare = slices.Delete(g.spare, k, k+1)
		}
	}
	if paired {
		w.findParents()
	}
}

const (
	maxHeadings = 100 // how many headings of one place are looked at
	minLikeness = 0.5 // how like a heading must be to one of those that are missing in its place
	maybeLike   = 0.3 // and to the only one
)

func (w *work) likeliest(g gap) (missing, spare int, like float64) {
	for i, n := range g.missing {
		for k, h := range g.spare {
			l := max(likeness(w.template[n].heading.Title, w.headings[h].title), w.likeBelow(h, n))
			if l > like {
				missing, spare, like = i, k, l
			}
		}
	}
	return missing, spare, like
}

// likeBelow says how much of what the template has below a heading stands below
// one of the document, from 0 to 1: the headings, or the labels.
func (w *work) likeBelow(h, n int) float64 {
	there, all := 0, 0
	for _, child := range w.template[n].children {
		all++
		if c := w.headingOf[child]; c >= 0 && w.headings[c].above == h {
			there++
		}
	}
	if all == 0 {
		there, all = w.labelsBelow(h, n)
	}
	return float64(there) / float64(max(1, all))
}

// labelsBelow counts the labels that the template has in a section, and those of
// them that stand below a heading of the document.
func (w *work) labelsBelow(h, n int) (there, all int) {
	if w.template[n].heading.Section < 0 {
		return 0, 0
	}
	labels := map[string]bool{}
	for l := range w.blankLabels(w.template[n].heading.Section) {
		labels[l.key] = false
	}
	for l := range labelsIn(w.page, w.headings[h].block, w.headings[h].next, labels) {
		if seen, ok := labels[l.key]; ok && !seen {
			labels[l.key] = true
			there++
		}
	}
	return there, len(labels)
}

// isInPlace reports whether a heading that is not like the missing one at all may
// stand for it by its place alone: what is below it is what belongs there.
func (w *work) isInPlace(h, n int) bool {
	return len(w.template[n].children) == 0 || w.likeBelow(h, n) > 0
}

// gaps gives the gaps among the children of a template heading.
func (w *work) gaps(children []int, at int) []gap {
	kept := w.inOrder(children, at)
	var gaps []gap
	var g gap
	h := 0
	if at >= 0 {
		h = at + 1
	}
	flush := func(until int) {
		for ; h < until; h++ {
			x := &w.headings[h]
			if x.parent == at && x.match < 0 && x.duplicateOf < 0 && len(g.missing) > 0 &&
				x.level == w.template[g.missing[0]].heading.Level && len(g.spare) < maxHeadings {
				g.spare = append(g.spare, h)
			}
		}
		if len(g.missing) > 0 && len(g.spare) > 0 {
			gaps = append(gaps, g)
		}
		g = gap{}
	}
	for _, n := range children {
		switch {
		case slices.Contains(kept, n):
			flush(w.headingOf[n])
			h = w.headingOf[n] + 1
		case w.headingOf[n] < 0 && !w.template[n].heading.Optional:
			g.missing = append(g.missing, n)
		}
	}
	flush(w.endOf(at))
	return gaps
}
