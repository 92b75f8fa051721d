package check

import (
	"strconv"

	"newproblem/scaffold/markdown"
)

// takeRemarked gives headings with a remark in brackets behind a title of the template the
// key of that title, as layout.Place does, and finds those of the template with the key of each.
func (w *work) takeRemarked() {
	key := func(i int) string { return w.headings[i].key }
	title := func(i int) string { return w.headings[i].title }
	isOne := func(key string) bool { return len(w.keys[key]) == 1 }
	remarked, rivals := markdown.Remarked(len(w.headings), key, title, isOne)
	for i, key := range remarked {
		w.headings[i].key, w.headings[i].remarked = key, true
	}
	for i, key := range rivals {
		w.headings[i].rivalFor = key
	}
	for i := range w.headings {
		w.headings[i].same = w.keys[w.headings[i].key]
	}
}

// rivals reports two headings with a remark of which either may be a section that the template
// has once: spec reads neither, and an update brings neither up to date. It reports whether
// the heading is one of them.
func (w *work) rivals(i int) bool {
	h := &w.headings[i]
	if h.rivalFor == "" {
		return false
	}
	for other := range w.headings {
		if o := &w.headings[other]; other != i && o.rivalFor == h.rivalFor {
			if other > i {
				w.reportRivals(i, other)
			}
			return true // told at the first
		}
	}
	return false
}

func (w *work) reportRivals(i, other int) {
	h, o := &w.headings[i], &w.headings[other]
	title, line := w.template[w.keys[h.rivalFor][0]].heading.Title, w.lineAt(o.start)
	start, end := w.headingSpan(i)
	w.report(headingTwice, start, end, "join the two, or give one of them a title of its own",
		"%q and %q on line %d may both be %s with a remark, so neither is read", h.title, o.title, line, strconv.Quote(title)).doubted().Other = line
}
