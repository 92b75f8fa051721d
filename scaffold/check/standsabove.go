package check

import (
	"bytes"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// aboveHeading gives where what stands above the heading at an offset and belongs to it
// begins: a rule that parts it from what is before, an anchor that leads to it, a comment
// on it. Where the heading begins something that lost its own, as a part, a rule may belong to that.
// What is put in before the heading stands above all this.
func (w *work) aboveHeading(at int, isRule bool) int {
	h := w.headingAt(at)
	if h < 0 || w.headings[h].start != at {
		return at
	}
	first := 0 // block that may belong to it
	if h > 0 {
		first = w.page.Blocks[w.headings[h-1].block].Next
	}
	for i := w.blockAbove(w.headings[h].block); i >= first; i = w.blockAbove(i) {
		b := &w.page.Blocks[i]
		if !w.page.IsSilent(i) || b.Kind == markdown.BreakBlock && !isRule || w.isSaidBefore(i, i == first && h > 0) {
			break
		}
		at, _ = w.mended.Origin(w.page.LineStart(b.Start), b.End)
	}
	return at
}

// blockAbove gives the block before one that stands in no other, or -1.
func (w *work) blockAbove(block int) int {
	for block--; block >= 0 && w.page.Blocks[block].Parent >= 0; {
		block = w.page.Blocks[block].Parent
	}
	return block
}

// endComment is what a comment begins with that ends something, or silences a rule above it.
var endComment = lazy.Regexp(`(?i)^<!--\s*(/|newproblem:|end\b|tocstop\b|[\w-]+-(end|enable)\b)`)

// isSaidBefore reports whether a comment, an anchor or a rule belongs to what stands before
// it: it ends that, or stands first below a heading, and is all that it has or right below it.
func (w *work) isSaidBefore(block int, isFirst bool) bool {
	b := &w.page.Blocks[block]
	text := w.page.Source[b.Start:b.End]
	isComment := b.Kind == markdown.HTMLBlock && w.page.IsComment(block)
	if isComment && endComment().Match(text) {
		return true
	}
	above := w.page.Source[:w.page.LineStart(b.Start)]
	isRightBelow := !bytes.HasSuffix(above, []byte("\n\n"))
	return isFirst && b.Kind != markdown.BreakBlock && (isComment || isRightBelow)
}
