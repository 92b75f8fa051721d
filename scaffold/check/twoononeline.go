package check

import (
	"slices"

	"newproblem/scaffold/markdown"
)

// Two headings may stand on one line. Where the template writes text below the first, that
// may be what follows: nobody but its author knows where the text of the second begins.

// gluedToHeading gives the heading that a torn one is glued to, if what follows may belong
// to that; or -1.
func (w *work) gluedToHeading(d *markdown.Damage) int {
	if d.Kind != markdown.TornHeading || !d.Glued || d.Fence {
		return -1
	}
	h := w.headingAt(d.Start - 1)
	if h < 0 || w.lineAt(w.headings[h].start) != w.lineAt(d.Start) || h+1 < len(w.headings) && w.isEmpty(h+1) {
		return -1
	}
	if n := w.headings[h].match; n < 0 || !w.template[n].own {
		return -1
	}
	return h
}

// hasGluedBehind reports whether another heading is glued to one, and what follows may
// belong to either.
func (w *work) hasGluedBehind(h int) bool {
	return slices.ContainsFunc(w.mended.Damage, func(d markdown.Damage) bool { return w.gluedToHeading(&d) == h })
}
