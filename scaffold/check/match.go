package check

import "slices"

// match finds for each node of the template the head that stands for it.
func (w *work) match() {
	w.of = w.of[:0]
	for range w.nodes {
		w.of = append(w.of, -1)
	}
	w.matchForms()
	w.matchTitles()
	w.findParents()
	w.findTwins()
	w.matchBelow(-1)
}

func (w *work) pair(h, n int, by how) {
	w.heads[h].node, w.heads[h].how, w.of[n] = n, by, h
}

// matchForms matches the headings with fields that have a form: the title.
func (w *work) matchForms() {
	for i := range w.heads {
		h := &w.heads[i]
		if len(w.keys[h.key]) > 0 {
			continue
		}
		if n, ok := w.form(h.level, h.title); ok && w.of[n] < 0 && !w.nodes[n].Repeats {
			w.pair(i, n, byForm)
		}
	}
}

// matchTitles matches the heads that have a node's title. Of several, the one
// at the node's level and below the head of the node's parent is taken.
func (w *work) matchTitles() {
	for i := range w.heads {
		for _, n := range w.keys[w.heads[i].key] {
			if w.nodes[n].many {
				if w.heads[i].node < 0 && w.heads[i].level == w.nodes[n].Level {
					w.heads[i].node, w.heads[i].how = n, repeated
				}
				continue
			}
			if other := w.of[n]; other < 0 && w.heads[i].node < 0 {
				w.pair(i, n, byTitle)
				break
			} else if other >= 0 && w.heads[i].node < 0 && w.score(i, n) > w.score(other, n) {
				w.heads[other].node, w.heads[other].how = -1, unmatched
				w.pair(i, n, byTitle)
				break
			}
		}
	}
}

// score says how well a head fits to a node of its title.
func (w *work) score(h, n int) int {
	score := 0
	if w.heads[h].level == w.nodes[n].Level {
		score++
	}
	want := ""
	if p := w.nodes[n].Parent; p >= 0 {
		want = w.nodes[p].key
	}
	if above := w.heads[h].above; above >= 0 && (w.heads[above].key == want || want == "" && w.heads[above].how == byForm) {
		score += 2
	}
	return score
}

// depth is the level of a head in the structure: its node's, whatever level
// its author gave it.
func (w *work) depth(h int) int {
	if n := w.heads[h].node; n >= 0 {
		return w.nodes[n].Level
	}
	return w.heads[h].level
}

// findParents finds the head that each stands under. No heading of the
// author's own, whatever its level, takes a template's heading from where it
// belongs.
func (w *work) findParents() {
	var all, known stack
	for i := range w.heads {
		parent := all.push(i, w.depth(i))
		if w.heads[i].node >= 0 {
			parent = known.push(i, w.depth(i))
		}
		w.heads[i].parent = parent
	}
}

// A stack has the last head of each level, up to the last one at all.
type stack [7]struct{ head, set int }

// push puts a head on the stack and gives the one below it, or -1.
func (s *stack) push(head, level int) int {
	for i := level; i < len(s); i++ {
		s[i].set = 0
	}
	s[level].head, s[level].set = head, 1
	for i := level - 1; i > 0; i-- {
		if s[i].set > 0 {
			return s[i].head
		}
	}
	return -1
}

// findTwins finds the heads that say what another says already, at the same
// place of the structure.
func (w *work) findTwins() {
	for i := range w.heads {
		h := &w.heads[i]
		if h.node >= 0 {
			continue
		}
		for _, n := range w.keys[h.key] {
			first := w.of[n]
			if first >= 0 && h.level == w.nodes[n].Level && w.isUnder(h.parent, w.nodes[n].Parent) {
				h.twice = first
			}
		}
		if n, ok := w.form(h.level, h.title); ok && w.of[n] >= 0 && !w.nodes[n].Repeats {
			h.twice = w.of[n]
		}
	}
}

// isUnder reports whether a head is the one of a node, or says the same.
func (w *work) isUnder(h, n int) bool {
	if n < 0 || h < 0 {
		return h < 0
	}
	return w.heads[h].node == n || w.heads[h].twice >= 0 && w.heads[h].twice == w.of[n] ||
		w.heads[h].parent < 0 && w.nodes[n].Parent < 0
}

// matchBelow matches what is left below a node, and then below its children:
// headings that were renamed, and those that a list repeats.
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
	}
	for _, n := range children {
		w.matchBelow(n)
	}
}

// below gives the head that the children of a node have to stand under. It is
// false where nobody can tell, because the node's own heading is missing; but
// without the document's title, they are outermost.
func (w *work) below(parent int) (at int, ok bool) {
	if parent < 0 {
		return -1, true
	}
	at = w.of[parent]
	return at, at >= 0 || w.nodes[parent].Parent < 0
}

// matchTitleless matches the document's title, when it has another form, with
// the first heading: nothing of the template may stand above it.
func (w *work) matchTitleless(roots []int) {
	n := roots[0]
	if w.of[n] >= 0 || len(w.nodes[n].Fields) == 0 || w.nodes[n].Optional {
		return
	}
	for i := range w.heads {
		h := &w.heads[i]
		if h.node >= 0 || h.twice >= 0 {
			return
		}
		if h.level == w.nodes[n].Level {
			w.pair(i, n, renamed)
			w.findParents()
			return
		}
	}
}

// inOrder gives the most children of a node whose heads stand below its head
// in the template's order.
func (w *work) inOrder(children []int, at int) []int {
	type chain struct{ length, before int }
	var placed []int
	for _, n := range children {
		if h := w.of[n]; h >= 0 && w.heads[h].parent == at {
			placed = append(placed, n)
		}
	}
	best, last := make([]chain, len(placed)), -1
	for i, n := range placed {
		best[i] = chain{1, -1}
		for k := range i {
			if w.of[placed[k]] < w.of[n] && best[k].length+1 > best[i].length {
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
	end := w.endOf(at)
	for _, n := range children {
		node := &w.nodes[n]
		if !node.Optional {
			continue
		}
		for i := at + 1; i < end; i++ {
			h := &w.heads[i]
			if h.parent != at || h.node >= 0 || h.level != node.Level || h.twice >= 0 {
				continue
			}
			if node.Repeats || len(node.Fields) > 0 {
				h.node, h.how = n, repeated
			}
		}
	}
	w.findParents()
}
