package check

import (
	"bytes"
	"slices"
)

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
