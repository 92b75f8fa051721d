package check

import "strconv"

// partsSections reports a part of the author's own that stands in the midst of the sections
// of a part of the template: to a reader, those behind it belong to it. It reports whether
// it does.
func (w *work) partsSections(own int) bool {
	h := &w.headings[own]
	if w.isTornAt(w.page.Blocks[h.block].Start) {
		return false // whether it is a heading is not certain
	}
	part, isBehind := own-1, false
	for ; part >= 0 && w.headings[part].level > h.level; part-- {
		isBehind = isBehind || w.headings[part].match >= 0
	}
	if !isBehind || part < 0 || w.headings[part].level != h.level || w.headings[part].match < 0 || len(h.same) > 0 {
		return false
	}
	if of := &w.template[w.headings[part].match].heading; of.Parent < 0 && len(of.Fields) > 0 {
		return false // a second title
	}
	var taken []string
	for i := own + 1; i < len(w.headings) && w.headings[i].level > h.level; i++ {
		n := w.headings[i].match
		switch {
		case n < 0:
		case !w.isBelow(n, w.headings[part].match):
			return false
		case w.template[n].heading.Parent == w.headings[part].match:
			taken = append(taken, strconv.Quote(w.headings[i].title))
		}
	}
	if len(taken) == 0 {
		return false
	}
	verb := "stands"
	if len(taken) > 1 {
		verb = "stand"
	}
	start, end := w.headingSpan(own)
	w.report(headingMoved, start, end, "move this part away from between them, or write it as: "+hashes(h.level+1)+" "+h.title,
		"%s of %q %s below your own part %q", named(taken), w.headings[part].title, verb, h.title)
	return true
}
