package check

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// A head is a heading of the document.
type head struct {
	line   int // in mended.Lines
	start  int // offset of its line
	level  int
	title  []byte
	key    string
	node   int // of the template, or -1
	above  int // the head that it stands under by the levels in the document, or -1
	parent int // the head that it stands under as it is meant, or -1
	how    how // it was matched
	next   int // the line of the next head, or behind the last
	twice  int // the head that says the same already, or -1
}

// how a head was matched with a node.
type how uint8

const (
	unmatched how = iota
	byTitle       // it has the same title, but for how it is written
	byForm        // its title has the text around the field
	renamed       // it stands where the node's would, or is like it
	repeated      // it is one of many
)

// outline finds the heads of the document.
func (w *work) outline() {
	lines := w.mended.Lines
	for i := range lines {
		line := &lines[i]
		switch {
		case line.Kind == markdown.Heading:
			w.addHead(i, line.Start, line.Level, line.Text)
		case line.Kind == markdown.Underline && i > 0 && lines[i-1].Kind == markdown.Prose:
			level := 1
			if w.doc[line.Start+line.Level] == '-' {
				level = 2
			}
			if _, ok := w.form(level, lines[i-1].Text); ok || w.Level(lines[i-1].Text) > 0 {
				w.addHead(i, lines[i-1].Start, level, lines[i-1].Text)
			}
		}
	}
	for i := range w.heads {
		h := &w.heads[i]
		h.next = len(lines)
		if i+1 < len(w.heads) {
			h.next = w.heads[i+1].line
		}
		h.above = i - 1
		for h.above >= 0 && w.heads[h.above].level >= h.level {
			h.above = w.heads[h.above].above
		}
	}
}

func (w *work) addHead(line, start, level int, title []byte) {
	w.key = appendKey(w.key[:0], title)
	h := head{line: line, start: start, level: level, title: title, node: -1, above: -1, parent: -1, twice: -1}
	if nodes, ok := w.keys[string(w.key)]; ok {
		h.key = w.nodes[nodes[0]].key // no need for another copy
	} else {
		h.key = string(w.key)
	}
	w.heads = append(w.heads, h)
}

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

// A gap is what stands between two neighbours that were matched: nodes and
// heads that were not.
type gap struct {
	nodes, heads []int
}

// matchRenamed matches nodes with heads of other titles that stand in their
// place.
func (w *work) matchRenamed(children []int, at int) {
	paired := false
	for _, g := range w.gaps(children, at) {
		for len(g.nodes) > 0 && len(g.heads) > 0 {
			i, k, like := w.likeliest(g)
			alone := len(g.nodes) == 1 && (like >= maybeLike || len(g.heads) == 1 && w.isInPlace(g.heads[0], g.nodes[0]))
			if like < minLikeness && !alone {
				break
			}
			w.pair(g.heads[k], g.nodes[i], renamed)
			paired = true
			g.nodes = slices.Delete(g.nodes, i, i+1)
			g.heads = slices.Delete(g.heads, k, k+1)
		}
	}
	if paired {
		w.findParents()
	}
}

const (
	maxHeads    = 100 // how many heads of one place are looked at
	minLikeness = 0.5 // how like a head must be to one of the nodes that are missing in its place
	maybeLike   = 0.3 // and to the only one
)

func (w *work) likeliest(g gap) (node, head int, like float64) {
	for i, n := range g.nodes {
		for k, h := range g.heads {
			l := max(likeness(w.nodes[n].Title, string(w.heads[h].title)), w.likeBelow(h, n))
			if l > like {
				node, head, like = i, k, l
			}
		}
	}
	return node, head, like
}

// likeBelow says how much of what the template has below a node's heading
// stands below a head, from 0 to 1: the headings, and the labels.
func (w *work) likeBelow(h, n int) float64 {
	there, all := 0, 0
	for _, child := range w.nodes[n].children {
		all++
		if c := w.of[child]; c >= 0 && w.heads[c].above == h {
			there++
		}
	}
	if all == 0 {
		there, all = w.labelsBelow(h, n)
	}
	return float64(there) / float64(max(1, all))
}

// labelsBelow counts the labels that the template has in a node's section, and
// those of them that stand below a head.
func (w *work) labelsBelow(h, n int) (there, all int) {
	if w.nodes[n].Section < 0 {
		return 0, 0
	}
	labels := map[string]bool{}
	for line := range bytes.Lines(w.section(w.nodes[n].Section)) {
		if name, _, ok := labelOf(line); ok && !isDelimiterRow(line) {
			labels[keyOf(string(name))] = false
		}
	}
	for i := w.heads[h].line + 1; i < w.heads[h].next; i++ {
		name, _, _ := labelOf(w.text(&w.mended.Lines[i]))
		if key := keyOf(string(name)); key != "" {
			if seen, ok := labels[key]; ok && !seen {
				labels[key] = true
				there++
			}
		}
	}
	return there, len(labels)
}

// isInPlace reports whether a head that is not like a node's title at all may
// stand for it by its place alone: what is below it is the node's.
func (w *work) isInPlace(h, n int) bool {
	return len(w.nodes[n].children) == 0 || w.likeBelow(h, n) > 0
}

// gaps gives the gaps among the children of a node.
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
			x := &w.heads[h]
			if x.parent == at && x.node < 0 && x.twice < 0 && len(g.nodes) > 0 &&
				x.level == w.nodes[g.nodes[0]].Level && len(g.heads) < maxHeads {
				g.heads = append(g.heads, h)
			}
		}
		if len(g.nodes) > 0 && len(g.heads) > 0 {
			gaps = append(gaps, g)
		}
		g = gap{}
	}
	for _, n := range children {
		switch {
		case slices.Contains(kept, n):
			flush(w.of[n])
			h = w.of[n] + 1
		case w.of[n] < 0 && !w.nodes[n].Optional:
			g.nodes = append(g.nodes, n)
		}
	}
	flush(w.endOf(at))
	return gaps
}

// endOf gives the first head behind those below a head.
func (w *work) endOf(h int) int {
	if h < 0 {
		return len(w.heads)
	}
	end := h + 1
	for i := h + 1; i < len(w.heads); i++ {
		x := &w.heads[i]
		if x.node >= 0 && w.depth(i) <= w.depth(h) {
			break
		}
		if x.parent >= h {
			end = i + 1
		}
	}
	return end
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
