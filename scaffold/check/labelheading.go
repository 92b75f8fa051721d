package check

import (
	"bytes"
	"strconv"

	"newproblem/scaffold/markdown"
)

// sectionEnd gives the block behind the section of a heading, as the readers of facts
// have it: a heading of the author's own below it ends nothing, where the template has
// none there.
func (w *work) sectionEnd(h int) int {
	n := w.headings[h].match
	if n < 0 || len(w.template[n].children) > 0 || len(w.template[n].heading.Fields) > 0 {
		return w.headings[h].next
	}
	for _, x := range w.headings[h+1:] {
		if x.match >= 0 || x.level <= w.headings[h].level {
			return x.block
		}
	}
	return len(w.page.Blocks)
}

// labelHeading gives the heading of the author's own, before the next of the template's,
// that is one of the labels which are missing in a section, and that label; -1 if there
// is none.
func (w *work) labelHeading(n int, values []labelValue) (heading, label int) {
	for h := w.headingOf[n] + 1; h < len(w.headings) && w.headings[h].match < 0; h++ {
		text := string(w.page.Text(w.headings[h].block))
		key := w.headings[h].key
		if l, ok := w.page.Inline().Label(text); ok {
			key = markdown.Key(l.Name)
		}
		if label, ok := w.template[n].known[key]; ok && !values[label].there {
			return h, label
		}
	}
	return -1, -1
}

// labelIsHeading reports a label that is a heading, and notes the labels that stand below
// it: nobody misses them.
func (w *work) labelIsHeading(n, h, label int, values []labelValue) {
	b := &w.page.Blocks[w.headings[h].block]
	hint := "write it as: " + w.template[n].labels[label].line
	if !bytes.HasPrefix(bytes.TrimLeft(w.page.Source[b.Start:b.End], " "), []byte("#")) {
		hint = "put a blank line between it and the line below, which makes it one"
	}
	start, end := w.headingSpan(h)
	w.report(metadataMissing, start, end, hint, "the line for %s cannot be read: it is a heading", strconv.Quote(w.template[n].labels[label].name))
	values[label].there, values[label].open = true, true
	last := h
	for last+1 < len(w.headings) && w.headings[last+1].match < 0 {
		last++
	}
	for l := range labelsIn(w.known.labels, w.page, w.headings[h].block, w.headings[last].next, w.template[n].known) {
		if k, ok := w.template[n].known[l.key]; ok && !values[k].there {
			values[k] = labelValue{labelled: l, there: true, open: w.isOpen(n, &l)}
		}
	}
}
