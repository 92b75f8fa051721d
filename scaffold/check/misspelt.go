package check

import (
	"bytes"
	"iter"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// takeMisspelt takes for the labels that no reader finds in a section those of the
// author's own that are these but for a slip, and reports them. A label whose own value
// is read in spite of its slip was told when it was read. It reports whether there are any.
func (w *work) takeMisspelt(n int, values []labelValue) (any bool) {
	h := w.headingOf[n]
	for i := range values {
		if values[i].there {
			continue
		}
		if l, ok := w.misspeltIn(labelsIn(w.known.labels, w.page, w.headings[h].block, w.sectionEnd(h), w.template[n].known), w.template[n].labels[i].name); ok {
			values[i] = labelValue{labelled: l, there: true, open: w.isOpen(n, &l)}
			w.reportMisspelt(&l, w.template[n].labels[i].name)
			any = true
		}
	}
	return any
}

// misspeltNames reports the labels of lists that are those of the template but for a slip,
// in the sections that hold no data.
func (w *work) misspeltNames(n int) {
	h := w.headingOf[n]
	for _, name := range w.template[n].names {
		if bytes.Contains(w.sectionText(h), []byte(name)) { // as almost always
			continue
		}
		if l, ok := w.misspeltIn(labelsIn(w.known.labels, w.page, w.headings[h].block, w.sectionEnd(h), w.labelKeys), name); ok {
			w.reportMisspelt(&l, name)
		}
	}
}

// misspeltIn gives the only one of the labels of a section, in a list, that is one of the template but
// for a slip, if that stands nowhere in the section.
func (w *work) misspeltIn(labels iter.Seq[labelled], name string) (found labelled, ok bool) {
	key := markdown.Key(name)
	for l := range labels {
		parent := w.page.Blocks[l.block].Parent
		isItem := parent >= 0 && w.page.Blocks[parent].Kind == markdown.ItemBlock
		switch {
		case l.key == key || ok && layout.IsMisspelt(l.name, name):
			return found, false
		case isItem && layout.IsMisspelt(l.name, name):
			found, ok = l, true
		}
	}
	return found, ok
}

// isMisspelt reports whether a title is that of a template heading but for a slip.
func isMisspelt(title, of string) bool {
	return layout.IsMisspelt(title[len(numberBefore(title)):], of[len(numberBefore(of)):])
}

func (w *work) reportMisspelt(l *labelled, name string) {
	from, to := l.from, l.to
	if at := bytes.Index(w.page.Source[from:to], []byte(l.name)); at >= 0 {
		from, to = from+at, from+at+len(l.name)
	}
	start, end := w.mended.Origin(from, to)
	w.report(metadataLabel, start, end, "write it as: "+name, "%s seems to be %s, misspelt%s", strconv.Quote(l.name), strconv.Quote(name), strangeLetter(l.name))
}

// withoutColons reports the only label of a section in bold with its value behind it and no
// colon between the two, where others have one.
func (w *work) withoutColons(n int, values []labelValue) {
	lost, with, without := 0, 0, 0
	for i := range values {
		switch has, isBold := w.hasColon(&w.template[n].labels[i], &values[i]); {
		case isBold && has:
			with++
		case isBold:
			lost = i
			without++
		}
	}
	if without != 1 || with == 0 {
		return
	}
	v := &values[lost]
	label := strings.TrimRight(string(w.page.Source[v.from:v.start]), " ")
	start, end := w.mended.Origin(v.from, v.from+len(label))
	w.report(metadataLabel, start, end, "write it as: "+label+":", "%s has no colon behind it", strconv.Quote(w.template[n].labels[lost].name))
}

// hasColon reports whether a colon stands between a label in bold and the value behind it.
func (w *work) hasColon(l *label, v *labelValue) (has, isBold bool) {
	if !v.there || l.isRow || w.page.Blocks[v.block].Kind != markdown.ParagraphBlock || v.value == "" || v.start <= v.from || !strings.Contains(l.line, ":") {
		return false, false
	}
	before := string(w.page.Source[v.from:v.start])
	mark := strings.TrimRight(before, " ")
	if strings.Contains(mark, ":") || strings.Contains(mark, "：") {
		return true, strings.HasPrefix(mark, "**")
	}
	isAlone := mark != before && strings.HasSuffix(mark, "**") && markdown.Key(strings.Trim(mark, "*")) == l.key
	return false, isAlone && strings.HasPrefix(mark, "**")
}

// findLabelNames finds the labels in the lists of the sections that hold no data.
func (s *schema) findLabelNames() {
	for i := range s.template {
		t := &s.template[i]
		if t.heading.Section < 0 || len(t.labels) > 0 {
			continue
		}
		for l := range s.blankLabels(t.heading.Section, s.placementsUnder(t)) {
			if s.blank.Blocks[l.block].Kind != markdown.RowBlock && !strings.HasPrefix(l.name, "[") && !slices.Contains(t.names, l.name) {
				t.names = append(t.names, l.name)
			}
		}
	}
}
