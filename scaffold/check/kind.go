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
	ours, theirs := w.template[n].kinds, w.kindsOf(h)
	isLabelled := ours.isLabelled()
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
	return w.template[n].kinds.isLabelled() && w.likeKinds(h, n) != sameKind
}

// kinds says what a section is made of.
type kinds struct {
	hasTable, hasCode, hasItems bool
	lines, labelled             int // items and paragraphs, and those of them with labels
}

// isLabelled reports whether all lines have labels.
func (k kinds) isLabelled() bool { return k.lines > 0 && k.labelled == k.lines }

// kindsOf says what stands below a heading, up to the next. It is looked for once.
func (w *work) kindsOf(h int) kinds {
	x := &w.headings[h]
	if !x.hasKinds {
		x.kinds, x.hasKinds = kindsIn(w.page, x.block+1, x.next), true
	}
	return x.kinds
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
