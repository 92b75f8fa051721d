package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// isStub reports whether the document shares so few of the template's parts that
// listing what is not there would help nobody.
func (w *work) isStub() bool {
	there := 0
	for _, n := range w.parts {
		if w.isThere(n) || w.hasChildren(n) || w.hidden[n] {
			there++
		}
	}
	return len(w.parts) >= 4 && there*4 <= len(w.parts)
}

// isThere reports whether something stands for a template heading.
func (w *work) isThere(n int) bool { return w.headingOf[n] >= 0 || w.shared[n] > 0 }

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
		if _, ok := w.below(w.template[n].heading.Parent); ok && !w.isThere(n) && !w.template[n].heading.Optional && !w.comesWithParent(n) {
			f.addMissing(w, n)
		}
	}
}

// present counts the sections that every problem has, and those that this one
// has.
func (w *work) present(wanted []int) (there, all int) {
	for _, n := range wanted {
		if !w.template[n].heading.Optional {
			all++
			if w.isThere(n) {
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
	return slices.ContainsFunc(w.template[n].children, w.isThere)
}

// missing reports a heading that is not there, unless the one above it is
// missing as well, or lacks everything below it.
func (w *work) missing(n int) {
	t := &w.template[n]
	if t.heading.Optional || w.isThere(n) || w.hidden[n] {
		return
	}
	parent := t.heading.Parent
	if _, ok := w.below(parent); !ok {
		if w.hasChildren(parent) {
			w.missingBeside(n)
		}
		return
	}
	if parent >= 0 && !slices.Contains(w.parts, n) {
		siblings := w.childrenOf(parent)
		if there, all := w.present(siblings); there == 0 && all > 1 && !w.areNameless(siblings) {
			if n == w.firstRequired(siblings) {
				w.missingAll(parent, siblings)
			}
			return
		}
	}
	if w.withoutHeading(n) {
		return
	}
	at, _ := w.placeOf(n)
	start, end := at, at
	if h := w.headingAt(at); h >= 0 && w.headings[h].start == at {
		start, end = w.headingSpan(h)
	}
	hint, others := "add it: "+w.writtenMissing(n), w.namelessHere(n)
	if len(others) > 0 { // whether it is that one, its author knows
		start, end = w.headingSpan(others[0])
		hint = w.offer(others, n, hint)
	} else if line := w.inWiki(n); line != "" {
		hint = "rename " + strconv.Quote(line) + ", if that is it; or " + hint
	}
	f := w.report(headingMissing, start, end, hint, "%s", w.missingMessage(n))
	f.under(w.matchOf(parent))
	if len(others) == 0 {
		f.addMissing(w, n)
	}
}

// offer adds to the hint of what is missing that one of some headings may be it: behind it,
// if that is less likely.
func (w *work) offer(some []int, n int, hint string) string {
	var names []string
	isLikely := false
	for _, h := range some {
		w.headings[h].offered = true
		names = append(names, strconv.Quote(w.headings[h].title))
		isLikely = isLikely || !w.lacksLabels(h, n) || w.likeTitle(w.wordsOf(h), n) > 0
	}
	which := "if that is it"
	if len(some) > 1 {
		which = "if one of them is it"
	}
	rename := "rename " + strings.Join(names, " or ") + ", " + which
	if !isLikely {
		return hint + "; or " + rename
	}
	return rename + "; or " + hint
}

// missingBeside reports a heading that is not there, nor the one above it, but others that
// belong below that. It can be put in when that one is there.
func (w *work) missingBeside(n int) {
	if w.withoutHeading(n) {
		return
	}
	siblings := w.childrenOf(w.template[n].heading.Parent)
	at, where := -1, "after"
	for _, sibling := range siblings[:slices.Index(siblings, n)] {
		if h := w.lastFor(sibling); h >= 0 {
			at = h
		}
	}
	if at < 0 {
		first := slices.IndexFunc(siblings, w.isThere)
		at, where = w.lastFor(siblings[first]), "before"
	}
	start, end := w.headingSpan(at)
	hint, others := "add it: "+w.writtenMissing(n), w.namelessHere(n)
	if len(others) > 0 {
		start, end = w.headingSpan(others[0])
		hint = w.offer(others, n, hint)
	}
	w.report(headingMissing, start, end, hint, "%q is missing: it belongs %s %q (line %d)",
		w.template[n].heading.Title, where, w.headings[at].title, w.lineAt(w.headings[at].start)).under(at)
}

func (w *work) missingMessage(n int) string {
	t := &w.template[n]
	message := strconv.Quote(t.heading.Title) + " is missing"
	if some := len(t.children); some > 0 && !w.hasChildren(n) {
		message += ", with its " + count(some, "section")
	}
	if other := w.missingBefore(n); other >= 0 {
		message += ": it belongs after " + strconv.Quote(w.template[other].heading.Title) + ", which is missing as well"
	} else if before := w.headingBefore(n); before >= 0 {
		above, where := &w.headings[before], "after"
		if before == w.matchOf(t.heading.Parent) {
			where = "below"
		}
		message += ": it belongs " + where + " " + strconv.Quote(above.title) + " (line " + strconv.Itoa(w.lineAt(above.start)) + ")"
	}
	return message
}

// missingBefore gives the heading that belongs right before a missing one and is missing
// at the same place; -1 if there is none.
func (w *work) missingBefore(n int) int {
	siblings := w.childrenOf(w.template[n].heading.Parent)
	for i := slices.Index(siblings, n) - 1; i >= 0; i-- {
		switch other := siblings[i]; {
		case w.isThere(other) || w.hidden[other]:
			return -1
		case !w.template[other].heading.Optional:
			return other
		}
	}
	return -1
}

// areNameless reports whether each of some missing headings, but for those that stand among
// the text, may be another that stands in its place, and nobody doubts which.
func (w *work) areNameless(missing []int) bool {
	var offered []int
	for _, n := range missing {
		if w.template[n].heading.Optional || w.hidden[n] || w.isInText(n) {
			continue
		}
		some := w.namelessHere(n)
		if len(some) != 1 || slices.Contains(offered, some[0]) {
			return false
		}
		offered = append(offered, some[0])
	}
	return len(offered) > 0
}

// missingAll reports a heading that has nothing of what belongs below it.
func (w *work) missingAll(parent int, children []int) {
	var lacks []int
	var names []string
	for _, n := range children {
		if !w.template[n].heading.Optional && !w.hidden[n] && !w.withoutHeading(n) {
			lacks = append(lacks, n)
			names = append(names, w.template[n].heading.Title)
		}
	}
	if len(lacks) == 0 {
		return
	}
	h := w.headingOf[parent]
	start, end := w.headingSpan(h)
	f := w.report(headingMissing, start, end, "add them", "%q lacks %s", w.template[parent].heading.Title, list(names, len(names)))
	if len(lacks) == len(children) {
		f.Message = fmt.Sprintf("%q has none of its %s: %s", w.template[parent].heading.Title, count(len(lacks), "section"), list(names, len(names)))
	}
	f.under(h)
	for _, n := range lacks {
		f.addMissing(w, n)
	}
}

func (w *work) firstRequired(wanted []int) int {
	i := slices.IndexFunc(wanted, func(n int) bool { return !w.template[n].heading.Optional })
	return wanted[i]
}
