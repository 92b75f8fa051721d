package check

import "newproblem/scaffold/markdown"

// What a section is made of may tell that it is another than the template's, or of two
// which of them is more like it.
type likeKind uint8

const (
	anyKind   likeKind = iota
	sameKind           // lines with labels, as in the template
	otherKind          // a table or code that the template has not, or lines with labels that are no items
)

// likeKinds compares what a section of the document and one of the template are made of.
func (w *work) likeKinds(h, n int) likeKind {
	if w.template[n].heading.Section < 0 {
		return anyKind
	}
	from, to := w.blankBlocks(w.template[n].heading.Section)
	ours, theirs := kindsIn(w.blank, from+1, to), kindsIn(w.page, w.headings[h].block+1, w.headings[h].next)
	isLabelled := ours.lines > 0 && ours.labelled == ours.lines
	switch {
	case theirs.hasTable && !ours.hasTable, theirs.hasCode && !ours.hasCode,
		!isLabelled && theirs.lines > 0 && theirs.labelled == theirs.lines && !theirs.hasItems:
		return otherKind
	case isLabelled && 2*theirs.labelled > theirs.lines:
		return sameKind
	}
	return anyKind
}

// lacksLabels reports whether all lines of a template section have labels, and most of
// those below a heading of the document have none.
func (w *work) lacksLabels(h, n int) bool {
	if w.template[n].heading.Section < 0 {
		return false
	}
	from, to := w.blankBlocks(w.template[n].heading.Section)
	ours := kindsIn(w.blank, from+1, to)
	return ours.lines > 0 && ours.labelled == ours.lines && w.likeKinds(h, n) != sameKind
}

// kinds says what a section is made of.
type kinds struct {
	hasTable, hasCode, hasItems bool
	lines, labelled             int // items and paragraphs, and those of them with labels
}

func kindsIn(doc *markdown.Document, from, to int) (k kinds) {
	for i := from; i < to; i++ {
		switch doc.Blocks[i].Kind {
		case markdown.TableBlock:
			k.hasTable = true
		case markdown.FencedBlock:
			k.hasCode = true
		case markdown.ItemBlock:
			k.hasItems = true
		case markdown.ParagraphBlock:
			k.lines++
			if _, ok := (markdown.Inline{}).Label(string(doc.Text(i))); ok {
				k.labelled++
			}
		}
	}
	return k
}
