package check

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// renamedLabels gives the labels of the author's own that may be ones which are missing in
// a section, by these: the only one whose value a field takes that takes few others, or
// the only one in the place where the only missing one belongs.
func (w *work) renamedLabels(n int, values []labelValue) map[int]labelled {
	own, renamed := w.ownLabels(n, values), map[int]labelled{}
	for i := range values {
		if l, ok := w.labelAbove(n, i, values); ok && !values[i].there {
			renamed[i] = l
		}
	}
	if len(own) == 0 {
		return renamed
	}
	for i := range values {
		if w.isMissing(n, i, values) && isTelling(w.template[n].labels[i].field) {
			w.offerLabel(n, i, own, renamed, func(*labelled) bool { return true })
		}
	}
	for i := range values {
		from, to := w.placeOfLabel(n, i, values)
		if w.isOnlyMissing(n, i, values, renamed) {
			w.offerLabel(n, i, own, renamed, func(l *labelled) bool { return from < l.from && l.from < to })
		}
	}
	w.offerInOrder(n, values, own, renamed)
	return renamed
}

// offerInOrder takes labels of the author's own for ones that are missing where as many of
// both are left in a place, and more than one: in their order.
func (w *work) offerInOrder(n int, values []labelValue, own []labelled, renamed map[int]labelled) {
	isTaken := func(l labelled) bool {
		for _, other := range renamed {
			if other.from == l.from {
				return true
			}
		}
		return false
	}
	for i := 0; i < len(values); i++ {
		from, to := w.placeOfLabel(n, i, values)
		var missing []int
		for ; i < len(values) && !values[i].there; i++ {
			if _, ok := renamed[i]; !ok && w.isMissing(n, i, values) {
				missing = append(missing, i)
			}
		}
		left := slices.DeleteFunc(slices.Clone(own), func(l labelled) bool { return isTaken(l) || l.from < from || l.from >= to })
		if len(missing) < 2 || len(missing) != len(left) {
			continue
		}
		for k, label := range missing {
			if !w.mayTake(n, label, &left[k]) {
				return
			}
		}
		for k, label := range missing {
			renamed[label] = left[k]
		}
	}
}

// labelAbove gives the label of the author's own below which those stand that the template
// has below another.
func (w *work) labelAbove(n, group int, values []labelValue) (above labelled, ok bool) {
	for i := range values {
		if w.template[n].labels[i].group != group || !values[i].there {
			continue
		}
		outer := outerItem(w.page, w.page.Blocks[values[i].block].Parent)
		if outer < 0 || outer+1 == values[i].block {
			return above, false
		}
		for l := range labelsIn(w.known.labels, w.page, outer+1, outer+2, w.template[n].known) {
			_, isKnown := w.template[n].known[l.key]
			return l, !isKnown
		}
	}
	return above, false
}

// ownBelowLabel names the labels of the author's own in the list below a label, with a value.
func (w *work) ownBelowLabel(n int, group *labelValue) (names []string) {
	item := w.page.Blocks[group.block].Parent
	if item < 0 || w.page.Blocks[item].Kind != markdown.ItemBlock {
		return nil
	}
	for l := range labelsIn(w.known.labels, w.page, group.block+1, w.page.Blocks[item].Next, w.template[n].known) {
		if _, isKnown := w.template[n].known[l.key]; !isKnown && l.value != "" {
			names = append(names, strconv.Quote(l.name))
		}
	}
	return names
}

// isOnlyMissing reports whether a label is missing, and no other in its place, but for those
// that were renamed.
func (w *work) isOnlyMissing(n, label int, values []labelValue, renamed map[int]labelled) bool {
	from, to := w.placeOfLabel(n, label, values)
	for i := range values {
		if _, ok := renamed[i]; ok || !w.isMissing(n, i, values) {
			if i == label {
				return false
			}
			continue
		}
		if otherFrom, otherTo := w.placeOfLabel(n, i, values); i != label && otherFrom == from && otherTo == to {
			return false
		}
	}
	return true
}

// offerLabel takes a label of the author's own for a missing one, if it is the only one in
// a place, and its value is one that the field takes.
func (w *work) offerLabel(n, label int, own []labelled, renamed map[int]labelled, isThere func(*labelled) bool) {
	found := -1
	telling := isTelling(w.template[n].labels[label].field)
	for k := range own {
		isTaken := false
		for _, l := range renamed {
			isTaken = isTaken || l.from == own[k].from
		}
		fits := w.takes(n, label, &own[k])
		switch {
		case isTaken || !isThere(&own[k]) || telling && !fits:
		case found >= 0 || !fits:
			return
		default:
			found = k
		}
	}
	if found >= 0 {
		renamed[label] = own[found]
	}
}

// takes reports whether the field of a label takes a value.
func (w *work) takes(n, label int, l *labelled) bool {
	f, key := spec.Lookup(w.template[n].labels[label].field)
	return f == nil || key == "" && checkValue(f, w.template[n].labels[label].said(f, l.value)) == nil
}

// mayTake reports whether the field of a label takes a value, or is a choice and the value
// a word, which may be one of these in another language.
func (w *work) mayTake(n, label int, l *labelled) bool {
	f, _ := spec.Lookup(w.template[n].labels[label].field)
	return w.takes(n, label, l) || f != nil && f.Kind == spec.Choice && len(strings.Fields(l.value)) == 1
}

// isTelling reports whether a field takes so few values that one of them tells it.
func isTelling(field string) bool {
	f, key := spec.Lookup(field)
	return f != nil && key == "" && (f.Kind == spec.Choice || f.Kind == spec.Stars || f.Kind == spec.Date)
}

// isMissing reports whether a label with a value of its own is missing in a section, and
// no line begins with its name.
func (w *work) isMissing(n, label int, values []labelValue) bool {
	l := &w.template[n].labels[label]
	return !values[label].there && l.field != "" && !l.isShared && l.group < 0 && w.unreadable(n, label, values) < 0
}

// ownLabels gives the labels of the author's own in a section that stand where those of the
// template do, with a value.
func (w *work) ownLabels(n int, values []labelValue) (own []labelled) {
	h := w.headingOf[n]
	for l := range labelsIn(w.known.labels, w.page, w.headings[h].block, w.sectionEnd(h), w.template[n].known) {
		_, isKnown := w.template[n].known[l.key]
		for i := range values {
			first := &values[i]
			if isKnown || l.value == "" || !first.there || w.template[n].labels[i].group >= 0 {
				continue
			}
			if isBeside(w.page, first.block, l.block) {
				own = append(own, l)
				break
			}
		}
	}
	return own
}

// isBeside reports whether two blocks are items or rows of lists and tables that stand in
// the same.
func isBeside(page *markdown.Document, a, b int) bool {
	listOf := func(block int) (list int) {
		list = page.Blocks[block].Parent
		if list >= 0 && page.Blocks[list].Kind == markdown.ItemBlock {
			list = page.Blocks[list].Parent
		}
		return list
	}
	return listOf(a) == listOf(b)
}

// placeOfLabel gives where a missing label belongs: between those that the template has
// before and behind it.
func (w *work) placeOfLabel(n, label int, values []labelValue) (from, to int) {
	from, to = w.page.Blocks[w.headings[w.headingOf[n]].block].Start, len(w.page.Source)
	for i := range values {
		if values[i].there && i < label {
			from = values[i].from
		} else if values[i].there && i > label {
			return from, values[i].from
		}
	}
	return from, to
}

// offeredLabel is the hint to rename a label of the author's own, or to do what another
// hint says.
func offeredLabel(l *labelled, otherwise string) string {
	return "rename the label " + strconv.Quote(l.name) + ", if that is it; or " + otherwise
}
