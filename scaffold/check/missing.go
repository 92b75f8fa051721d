package check

import (
	"slices"
	"strconv"
)

// isStub reports whether so little of the template's structure is there that
// listing what is not would help nobody.
func (w *work) isStub() bool {
	every := make([]int, len(w.template))
	for i := range every {
		every[i] = i
	}
	there, all := w.present(every)
	return all >= 4 && there*2 < all
}

func (w *work) reportStub() {
	start, end := 0, 0
	if len(w.headings) > 0 {
		start, end = w.headingSpan(0)
	}
	var lacks []string
	there := 0
	for _, n := range w.parts {
		if w.headingOf[n] >= 0 {
			there++
		} else {
			lacks = append(lacks, w.template[n].heading.Title)
		}
	}
	message := "this is a stub, or has another structure: it has " + strconv.Itoa(there) + " of the template's " + count(len(w.parts), "part")
	if len(lacks) > 0 {
		message += " and lacks " + list(lacks, 4)
	}
	f := w.report(otherStructure, start, end, "start from a new problem and move the text into it", "%s", message).under(-1)
	for n := range w.template {
		if _, ok := w.below(w.template[n].heading.Parent); ok && w.headingOf[n] < 0 && !w.template[n].heading.Optional && !w.comesWithParent(n) {
			f.addMissing(w, n, w.placeOf(n))
		}
	}
}

// present counts the sections that every problem has, and those that this one
// has.
func (w *work) present(wanted []int) (there, all int) {
	for _, n := range wanted {
		if !w.template[n].heading.Optional {
			all++
			if w.headingOf[n] >= 0 {
				there++
			}
		}
	}
	return there, all
}

// comesWithParent reports whether the heading above one is missing as well,
// and is put in with all that belongs below it.
func (w *work) comesWithParent(n int) bool {
	parent := w.template[n].heading.Parent
	return parent >= 0 && w.headingOf[parent] < 0 && !w.hasChildren(parent)
}

// hasChildren reports whether a heading is there that belongs below another.
func (w *work) hasChildren(n int) bool {
	return slices.ContainsFunc(w.template[n].children, func(c int) bool { return w.headingOf[c] >= 0 })
}

// missing reports a heading that is not there, unless the one above it is
// missing as well, or lacks everything below it.
func (w *work) missing(n int) {
	t := &w.template[n]
	if t.heading.Optional {
		return
	}
	parent := t.heading.Parent
	if _, ok := w.below(parent); !ok {
		return
	}
	if parent >= 0 && !slices.Contains(w.parts, n) {
		siblings := w.childrenOf(parent)
		if there, all := w.present(siblings); there == 0 && all > 1 {
			if n == w.firstRequired(siblings) {
				w.missingAll(parent, siblings)
			}
			return
		}
	}
	at := w.placeOf(n)
	start, end := at, at
	if h := w.headingAt(at); h >= 0 && w.headings[h].start == at {
		start, end = w.headingSpan(h)
	}
	f := w.report(headingMissing, start, end, "add it: "+t.written(), "%s", w.missingMessage(n))
	f.under(w.matchOf(parent))
	f.addMissing(w, n, at)
}

func (w *work) missingMessage(n int) string {
	t := &w.template[n]
	message := strconv.Quote(t.heading.Title) + " is missing"
	if before := w.headingBefore(n); before >= 0 {
		above := &w.headings[w.headingOf[before]]
		message += ": it belongs below " + strconv.Quote(above.title) + " (line " + strconv.Itoa(w.lineAt(above.start)) + ")"
	}
	return message
}

// missingAll reports a heading that has nothing of what belongs below it.
func (w *work) missingAll(parent int, children []int) {
	var lacks []string
	for _, n := range children {
		if !w.template[n].heading.Optional {
			lacks = append(lacks, w.template[n].heading.Title)
		}
	}
	h := w.headingOf[parent]
	start, end := w.headingSpan(h)
	at := w.endBelow(h)
	f := w.report(headingMissing, start, end, "add them",
		"%q has none of its %s: %s", w.template[parent].heading.Title, count(len(lacks), "section"), list(lacks, len(lacks)))
	f.under(h)
	for _, n := range children {
		if !w.template[n].heading.Optional {
			f.addMissing(w, n, at)
		}
	}
}

func (w *work) firstRequired(wanted []int) int {
	i := slices.IndexFunc(wanted, func(n int) bool { return !w.template[n].heading.Optional })
	return wanted[i]
}

// headingBefore gives the nearest heading before one among its siblings in the
// template that is there in its place, or the parent, or -1.
func (w *work) headingBefore(n int) int {
	parent := w.template[n].heading.Parent
	siblings := w.childrenOf(parent)
	for i := slices.Index(siblings, n) - 1; i >= 0; i-- {
		if h := w.headingOf[siblings[i]]; h >= 0 && w.headings[h].parent == w.matchOf(parent) {
			return siblings[i]
		}
	}
	if parent >= 0 && w.headingOf[parent] >= 0 {
		return parent
	}
	return -1
}

// placeOf gives where a missing heading belongs: above the first of what
// belongs below it, if that is there; else after headingBefore.
func (w *work) placeOf(n int) int {
	for _, child := range w.template[n].children {
		if h := w.headingOf[child]; h >= 0 {
			return w.headings[h].start
		}
	}
	before := w.headingBefore(n)
	switch {
	case before < 0 && len(w.headings) > 0:
		return w.headings[0].start
	case before < 0:
		return len(w.doc)
	case before == w.template[n].heading.Parent:
		for i := w.headingOf[before] + 1; i < w.endOf(w.headingOf[before]); i++ {
			if w.headings[i].match >= 0 || w.headings[i].level == w.template[n].heading.Level {
				return w.headings[i].start
			}
		}
	}
	return w.endBelow(w.headingOf[before])
}

// endBelow gives the offset at which a heading, with all that is below it, ends.
func (w *work) endBelow(h int) int {
	if end := w.endOf(h); end < len(w.headings) {
		return w.headings[end].start
	}
	return len(w.doc)
}
