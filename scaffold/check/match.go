package check

import (
	"bytes"
	"slices"
)

// match finds for each heading of the template the one that stands for it in
// the document.
func (w *work) match() {
	w.headingOf = w.headingOf[:0]
	for range w.template {
		w.headingOf = append(w.headingOf, -1)
	}
	w.common = 0
	w.takeRemarked()
	w.matchForms()
	w.matchTitles()
	w.common = w.commonShift()
	w.matchShifted()
	w.matchSameTitles()
	w.findParents()
	w.findDuplicates()
	w.preferInPlace()
	w.preferOther()
	w.matchBelow(-1)
	w.matchAlone()
	w.findCopies()
}

// preferInPlace takes of two headings that say the same the one that stands in its place
// for the template's.
func (w *work) preferInPlace() {
	for i := range w.headings {
		first := w.headings[i].duplicateOf
		if first < 0 {
			continue
		}
		n := w.headings[first].match
		children, at := w.childrenOf(w.template[n].heading.Parent), w.matchOf(w.template[n].heading.Parent)
		if slices.Contains(w.inOrder(children, at), n) {
			continue
		}
		if w.swap(first, i); !slices.Contains(w.inOrder(children, at), n) {
			w.swap(i, first)
		}
	}
}

// swap makes the second of two headings that say the same the one that is matched.
func (w *work) swap(first, second int) {
	f, s := &w.headings[first], &w.headings[second]
	w.pair(second, f.match, f.how)
	f.match, f.how = -1, unmatched
	for i := range w.headings { // of three, too
		if w.headings[i].duplicateOf == first {
			w.headings[i].duplicateOf = second
		}
	}
	f.duplicateOf, s.duplicateOf = second, -1
	w.findParents()
}

func (w *work) pair(h, n int, by how) {
	w.headings[h].match, w.headings[h].how, w.headingOf[n] = n, by, h
}

// matchForms matches the headings with fields that have a form: the title.
func (w *work) matchForms() {
	for i := range w.headings {
		h := &w.headings[i]
		if len(h.same) > 0 {
			continue
		}
		if n, ok := w.form(h.level, h.title, h.key); ok && w.headingOf[n] < 0 && !w.template[n].heading.Repeats {
			w.pair(i, n, byForm)
		}
	}
}

// matchAlone matches the headings that are nothing but fields: each with the only heading
// in its place that is none of the template's, as layout.Place does.
func (w *work) matchAlone() {
	for _, n := range w.forms {
		t := &w.template[n]
		if t.hasForm() || t.many || t.heading.Parent < 0 || w.headingOf[n] >= 0 {
			continue
		}
		isOne := func(h heading) bool {
			return h.match < 0 && h.level == t.heading.Level && h.parent >= 0 && w.headings[h.parent].match == t.heading.Parent
		}
		if i := slices.IndexFunc(w.headings, isOne); i >= 0 && !slices.ContainsFunc(w.headings[i+1:], isOne) {
			w.pair(i, n, byForm)
			w.findParents()
		}
	}
}

// matchTitles matches the headings that have a title of the template. Of
// several, the one at the template's level and below the heading that the
// template has above it is taken.
func (w *work) matchTitles() {
	for i := range w.headings {
		for _, n := range w.headings[i].same {
			if w.template[n].oneOfSame {
				break
			}
			if w.template[n].many {
				if w.headings[i].match < 0 && w.headings[i].level == w.template[n].heading.Level {
					w.headings[i].match, w.headings[i].how = n, repeated
				}
				continue
			}
			if other := w.headingOf[n]; other < 0 && w.headings[i].match < 0 {
				w.pair(i, n, byTitle)
				break
			} else if other >= 0 && w.headings[i].match < 0 && w.score(i, n) > w.score(other, n) {
				w.headings[other].match, w.headings[other].how = -1, unmatched
				w.pair(i, n, byTitle)
				break
			}
		}
	}
}

// score says how well a heading fits to one of the template with its title.
func (w *work) score(h, n int) int {
	score := 0
	if w.headings[h].level == w.template[n].heading.Level {
		score++
	}
	want := ""
	if p := w.template[n].heading.Parent; p >= 0 {
		want = w.template[p].key
	}
	if above := w.headings[h].above; above >= 0 && (w.headings[above].key == want || want == "" && w.headings[above].how == byForm) {
		score += 2
	}
	return score
}

// depth is the level of a heading in the structure: the template's, whatever
// level its author gave it. What stands below one moves with it.
func (w *work) depth(h int) int {
	shift := 0
	if w.headings[h].match < 0 { // as the one before it
		const near = 20 // headings
		for i := h - 1; i > max(w.headings[h].above, h-near); i-- {
			if x := &w.headings[i]; x.level == w.headings[h].level && x.match >= 0 {
				return max(1, w.template[x.match].heading.Level)
			}
		}
	}
	for above := h; above >= 0; above = w.headings[above].above {
		if n := w.headings[above].match; n >= 0 {
			shift = w.template[n].heading.Level - w.headings[above].level
			if shift == 0 && above != h && w.template[n].heading.Parent < 0 {
				shift = -w.common // below the title, all parts are off
			}
			break
		}
	}
	return max(1, w.headings[h].level+shift)
}

// findParents finds the heading that each stands under. No heading of the
// author's own, whatever its level, takes a template's heading from where it
// belongs.
func (w *work) findParents() {
	var all, known stack
	for i := range w.headings {
		depth := w.depth(i)
		parent := all.push(i, depth)
		if w.headings[i].match >= 0 {
			parent = known.push(i, depth)
		}
		w.headings[i].parent = parent
	}
}

// A stack has the number of the last heading of each depth, from 1, up to the last one at all.
type stack [12]int

// push puts a heading on the stack and gives the one below it, or -1.
func (s *stack) push(heading, level int) int {
	clear(s[level:])
	s[level] = heading + 1
	for i := level - 1; i > 0; i-- {
		if s[i] > 0 {
			return s[i] - 1
		}
	}
	return -1
}

// findDuplicates finds the headings that say what another says already, at the
// same place of the structure.
func (w *work) findDuplicates() {
	for i := range w.headings {
		h := &w.headings[i]
		if h.match >= 0 {
			continue
		}
		for _, n := range h.same {
			first := w.headingOf[n]
			if first >= 0 && (w.isAtLevelOf(i, n) && w.isUnder(h.parent, w.template[n].heading.Parent) || w.isCopy(i, first) || w.saysTheSame(i, n) || w.saysFactsAbove(i, n)) {
				h.duplicateOf = first
			}
		}
		if n, ok := w.form(h.level, h.title, h.key); ok && w.headingOf[n] >= 0 && !w.template[n].heading.Repeats {
			h.duplicateOf = w.headingOf[n]
		}
	}
}

// saysFactsAbove reports whether a section with the title of one of the template that holds
// facts stands at a level above it, and has one of its labels: it is read as the second.
func (w *work) saysFactsAbove(h, n int) bool {
	if len(w.template[n].labels) == 0 || w.headings[h].level >= w.levelFor(n) {
		return false
	}
	for l := range labelsIn(w.known.labels, w.page, w.headings[h].block+1, w.headings[h].next, w.template[n].known) {
		if _, ok := w.template[n].known[l.key]; ok {
			return true
		}
	}
	return false
}

// isCopy reports whether each line of a section stands in another, wherever it is.
func (w *work) isCopy(h, of int) bool {
	lines := w.linesOf(of)
	all := w.linesOf(h)
	return len(all) > 1 && !slices.ContainsFunc(all, func(line string) bool { return !slices.Contains(lines, line) })
}

// linesOf gives the lines below a heading that are not blank, and no rules across the page.
func (w *work) linesOf(h int) (lines []string) {
	for line := range bytes.Lines(w.sectionText(h)) {
		if line = bytes.TrimSpace(line); len(line) > 0 && len(bytes.Trim(line, "-*_ ")) > 0 {
			lines = append(lines, string(line))
		}
	}
	return lines
}

// saysTheSame reports whether a section with the title of one of the template, wherever it
// is, has half of what tells that.
func (w *work) saysTheSame(h, n int) bool {
	like, weight := w.likeMarks(h, h+1, n)
	return like >= enoughInPlace && isMuch(weight) && !w.template[n].isCode() && !w.template[n].oneOfSame
}

// isUnder reports whether a heading is matched with one of the template, or says
// the same as the one that is.
func (w *work) isUnder(h, n int) bool {
	if n < 0 || h < 0 {
		return h < 0
	}
	return w.headings[h].match == n || w.headings[h].duplicateOf >= 0 && w.headings[h].duplicateOf == w.headingOf[n] ||
		w.headings[h].parent < 0 && w.template[n].heading.Parent < 0
}

// matchBelow matches what is left below a template heading, and then below its
// children: headings that were renamed, and those that a list repeats.
func (w *work) matchBelow(parent int) {
	children := w.childrenOf(parent)
	if len(children) == 0 {
		return
	}
	if at, ok := w.below(parent); ok {
		if parent < 0 {
			w.matchTitleless(children)
		}
		w.matchRenamed(children, at)
		w.matchRepeated(children, at)
		w.releaseStrays(children)
	} else if w.hasChildren(parent) {
		w.matchRenamed(children, w.ownerOf(parent))
	}
	for _, n := range children {
		w.matchBelow(n)
	}
}

// releaseStrays leaves to their author the sections that have a title of the template
// but belong below a heading that is missing, and stand below another part than the
// one behind which that heading was lost, be it the template's or their author's.
func (w *work) releaseStrays(children []int) {
	released := false
	for _, n := range children {
		isTitle := w.template[n].heading.Parent < 0 && !slices.Contains(w.parts, n)
		if w.isThere(n) || isTitle {
			continue
		}
		before := w.headingBefore(n)
		for _, child := range w.template[n].children {
			h := w.headingOf[child]
			if h < 0 || w.isWithin(h, before) {
				continue
			}
			for above := w.headings[h].above; above >= 0; above = w.headings[above].above {
				m := w.headings[above].match
				isOwn := m < 0 && w.headings[above].level == w.levelFor(n)
				if isOwn || m >= 0 && m != w.template[n].heading.Parent {
					w.headings[h].match, w.headings[h].how, w.headingOf[child] = -1, unmatched, -1
					released = true
					break
				}
			}
		}
	}
	if released {
		w.findParents()
	}
}

// isWithin reports whether a heading stands below another by the levels that the
// document has.
func (w *work) isWithin(h, outer int) bool { return outer >= 0 && h > outer && h < w.behind(outer) }

// below gives the heading that the children of a template heading have to stand
// under. ok is false where that cannot be known, because that heading is
// missing; but without the document's title, they are outermost.
func (w *work) below(parent int) (at int, ok bool) {
	if parent < 0 {
		return -1, true
	}
	at = w.headingOf[parent]
	return at, at >= 0 || w.template[parent].heading.Parent < 0
}

// matchTitleless matches the document's title, when it has another form, with
// the first heading: nothing of the template may stand above it.
func (w *work) matchTitleless(roots []int) {
	n := roots[0]
	if w.headingOf[n] >= 0 || len(w.template[n].heading.Fields) == 0 || w.template[n].heading.Optional {
		return
	}
	for i := range w.headings {
		h := &w.headings[i]
		if h.match >= 0 || h.duplicateOf >= 0 {
			return
		}
		if w.isAtLevelOf(i, n) {
			w.pair(i, n, renamed)
			w.findParents()
			return
		}
	}
}

// areInOrder reports whether all children of a template heading stand below it in the
// document, in the template's order.
func (w *work) areInOrder(children []int, at int) bool {
	last := -1
	return !slices.ContainsFunc(children, func(n int) bool {
		h, before := w.headingOf[n], last
		last = h
		return h <= before || w.headings[h].parent != at
	})
}

// inOrder gives the most children of a template heading that stand below it in
// the document, in the template's order. They must not be changed.
func (w *work) inOrder(children []int, at int) []int {
	if w.areInOrder(children, at) { // as mostly
		return children
	}
	type chain struct{ length, before int }
	first := len(w.placed)
	for _, n := range children {
		if h := w.headingOf[n]; h >= 0 && w.headings[h].parent == at {
			w.placed = append(w.placed, n)
		}
	}
	placed := slices.Clip(w.placed[first:])
	inDocument := func(a, b int) int { return w.headingOf[a] - w.headingOf[b] }
	if slices.IsSortedFunc(placed, inDocument) { // as they are, mostly
		return placed
	}
	best, last := make([]chain, len(placed)), -1
	for i, n := range placed {
		best[i] = chain{1, -1}
		for k := range i {
			if w.headingOf[placed[k]] < w.headingOf[n] && best[k].length+1 > best[i].length {
				best[i] = chain{best[k].length + 1, k}
			}
		}
		if last < 0 || best[i].length > best[last].length {
			last = i
		}
	}
	var kept []int
	for ; last >= 0; last = best[last].before {
		kept = append(kept, placed[last])
	}
	slices.Reverse(kept)
	return kept
}

// matchRepeated matches the headings that a list repeats, and those that only
// some problems have.
func (w *work) matchRepeated(children []int, at int) {
	end, any := w.endOf(at), false
	for _, n := range children {
		t := &w.template[n]
		if !t.heading.Optional {
			continue
		}
		for i := at + 1; i < end; i++ {
			h := &w.headings[i]
			if h.parent != at || h.match >= 0 || !w.isAtLevelOf(i, n) || h.duplicateOf >= 0 {
				continue
			}
			if t.heading.Repeats || len(t.heading.Fields) > 0 {
				h.match, h.how, any = n, repeated, true
			}
		}
	}
	if any {
		w.findParents()
	}
}
