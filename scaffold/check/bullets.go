package check

import (
	"bytes"
	"strconv"

	"newproblem/scaffold/markdown"
)

// noBreak is a no-break space.
const noBreak = "\u00a0"

// bullets reports bullets that are text, because a no-break space stands behind them: one
// finding a section. Lines with labels of data are told where these are read.
func (w *work) bullets() {
	if !bytes.Contains(w.doc, []byte(noBreak)) {
		return
	}
	for h := range w.headings {
		if n := w.headings[h].match; n >= 0 && len(w.template[n].labels) > 0 {
			continue
		}
		if at := w.bulletsBelow(h); len(at) > 0 {
			w.noBreakBullets(at)
		}
	}
}

// bulletsBelow gives where such bullets stand between a heading and the next.
func (w *work) bulletsBelow(h int) (at []int) {
	for i := w.headings[h].block + 1; i < w.headings[h].next; i++ {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.ParagraphBlock {
			continue
		}
		for k, line := range w.page.Lines(i) {
			text := w.page.Source[line.Start:line.End]
			isBullet := len(text) > 1+len(noBreak) && bytes.IndexByte([]byte("-*+"), text[0]) >= 0 && bytes.HasPrefix(text[1:], []byte(noBreak))
			if k == 0 && !isBullet && !w.isInItem(i) {
				break // in a line below text, it may be a dash
			}
			isBullet = isBullet && (k == 0 || !w.isInItem(i) || w.columnOf(line.Start) == w.columnOf(w.page.Blocks[b.Parent].Start))
			if isBullet {
				start, _ := w.mended.Origin(line.Start, line.End)
				at = append(at, start)
			}
		}
	}
	return at
}

// isInItem reports whether a paragraph is the first one of an item: a line below it that
// begins where the item does may be another item.
func (w *work) isInItem(paragraph int) bool {
	parent := w.page.Blocks[paragraph].Parent
	return parent >= 0 && parent+1 == paragraph && w.page.Blocks[parent].Kind == markdown.ItemBlock
}

// columnOf is how far a place stands from the beginning of its line.
func (w *work) columnOf(offset int) int { return offset - w.page.LineStart(offset) }

// noBreakBullets reports the bullets of a section, and puts spaces behind them.
func (w *work) noBreakBullets(at []int) {
	hint := "write an ordinary space behind it"
	if n := len(at) - 1; n == 1 {
		hint += ", and in one more line of the section"
	} else if n > 1 {
		hint += ", and in " + strconv.Itoa(n) + " more lines of the section"
	}
	f := w.report(listBullet, at[0], at[0]+1+len(noBreak), hint, "this bullet is text, because a no-break space (U+00A0) stands behind it")
	for _, start := range at {
		f.repair(edit{start: start + 1, end: start + 1 + len(noBreak), text: " "})
	}
}
