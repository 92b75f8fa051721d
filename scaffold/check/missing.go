package check

import (
	"slices"
	"strconv"
)

// isStub reports whether so little of the template's structure is there that
// listing what is not would help nobody.
func (w *work) isStub() bool {
	nodes := make([]int, len(w.nodes))
	for i := range nodes {
		nodes[i] = i
	}
	there, all := w.present(nodes)
	return all >= 4 && there*2 < all
}

func (w *work) reportStub() {
	start, end := 0, 0
	if len(w.heads) > 0 {
		start, end = w.headSpan(0)
	}
	var lacks []string
	there := 0
	for _, n := range w.parts {
		if w.of[n] >= 0 {
			there++
		} else {
			lacks = append(lacks, w.nodes[n].Title)
		}
	}
	message := "this is a stub, or follows another structure: it has " + strconv.Itoa(there) + " of the template's " + count(len(w.parts), "part")
	if len(lacks) > 0 {
		message += " and lacks " + list(lacks, 4)
	}
	f := w.report(otherStructure, start, end, "begin from a new problem and move the text over", "%s", message).under(-1)
	for n := range w.nodes {
		if _, ok := w.below(w.nodes[n].Parent); ok && w.of[n] < 0 && !w.nodes[n].Optional && !w.comesWithParent(n) {
			f.addMissing(w, n, w.placeOf(n))
		}
	}
}

// present counts the nodes that every problem has, and those that this one has.
func (w *work) present(nodes []int) (there, all int) {
	for _, n := range nodes {
		if !w.nodes[n].Optional {
			all++
			if w.of[n] >= 0 {
				there++
			}
		}
	}
	return there, all
}

// comesWithParent reports whether the heading above a node is missing as well,
// and is put in with all that belongs below it.
func (w *work) comesWithParent(n int) bool {
	parent := w.nodes[n].Parent
	return parent >= 0 && w.of[parent] < 0 && !w.hasChildren(parent)
}

// hasChildren reports whether a heading is there that belongs below a node.
func (w *work) hasChildren(n int) bool {
	return slices.ContainsFunc(w.nodes[n].children, func(c int) bool { return w.of[c] >= 0 })
}

// missing reports a heading that is not there, unless the one above it is
// missing as well, or lacks everything below it.
func (w *work) missing(n int) {
	node := &w.nodes[n]
	if node.Optional {
		return
	}
	parent := node.Parent
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
	if h := w.headAt(at); h >= 0 && w.heads[h].start == at {
		start, end = w.headSpan(h)
	}
	f := w.report(headingMissing, start, end, "add it: "+node.heading(), "%s", w.missingMessage(n))
	f.under(w.headOf(parent))
	f.addMissing(w, n, at)
}

func (w *work) missingMessage(n int) string {
	node := &w.nodes[n]
	message := strconv.Quote(node.Title) + " is missing"
	if before := w.neighbour(n); before >= 0 {
		above := &w.heads[w.of[before]]
		message += ": it belongs below " + strconv.Quote(string(above.title)) + " (line " + strconv.Itoa(w.lineAt(above.start)) + ")"
	}
	return message
}

// missingAll reports a heading that has nothing of what belongs below it.
func (w *work) missingAll(parent int, children []int) {
	var lacks []string
	for _, n := range children {
		if !w.nodes[n].Optional {
			lacks = append(lacks, w.nodes[n].Title)
		}
	}
	h := w.of[parent]
	start, end := w.headSpan(h)
	at := w.behind(h)
	f := w.report(headingMissing, start, end, "add them",
		"%q has none of its %s: %s", w.nodes[parent].Title, count(len(lacks), "section"), list(lacks, len(lacks)))
	f.under(h)
	for _, n := range children {
		if !w.nodes[n].Optional {
			f.addMissing(w, n, at)
		}
	}
}

func (w *work) firstRequired(nodes []int) int {
	i := slices.IndexFunc(nodes, func(n int) bool { return !w.nodes[n].Optional })
	return nodes[i]
}

// neighbour gives the node before a node among its siblings that has a head in
// its place, or the parent, or -1.
func (w *work) neighbour(n int) int {
	parent := w.nodes[n].Parent
	siblings := w.childrenOf(parent)
	for i := slices.Index(siblings, n) - 1; i >= 0; i-- {
		if h := w.of[siblings[i]]; h >= 0 && w.heads[h].parent == w.headOf(parent) {
			return siblings[i]
		}
	}
	if parent >= 0 && w.of[parent] >= 0 {
		return parent
	}
	return -1
}

// placeOf gives where the heading of a node belongs: above the first of what
// belongs below it, if that is there; else behind its neighbour.
func (w *work) placeOf(n int) int {
	for _, child := range w.nodes[n].children {
		if h := w.of[child]; h >= 0 {
			return w.heads[h].start
		}
	}
	before := w.neighbour(n)
	switch {
	case before < 0 && len(w.heads) > 0:
		return w.heads[0].start
	case before < 0:
		return len(w.doc)
	case before == w.nodes[n].Parent:
		for i := w.of[before] + 1; i < w.endOf(w.of[before]); i++ {
			if w.heads[i].node >= 0 || w.heads[i].level == w.nodes[n].Level {
				return w.heads[i].start
			}
		}
	}
	return w.behind(w.of[before])
}

// behind gives where what stands below a head ends.
func (w *work) behind(h int) int {
	if end := w.endOf(h); end < len(w.heads) {
		return w.heads[end].start
	}
	return len(w.doc)
}
