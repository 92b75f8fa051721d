package check

import (
	"bytes"

	"newproblem/scaffold/markdown"
)

// leftMarkers reports lines that are seven of = and underline nothing: a reader sees them.
// Who settles a conflict of git's by hand may forget the one in its middle.
func (w *work) leftMarkers() {
	const marker = "======="
	if !bytes.Contains(w.doc, []byte(marker)) || !bytes.Contains(w.doc, []byte("\n"+marker+"\n")) { // the first is found faster
		return
	}
	for i := range w.page.Blocks {
		if w.page.Blocks[i].Kind != markdown.ParagraphBlock {
			continue
		}
		for _, line := range w.page.Lines(i) {
			if string(w.page.Source[line.Start:line.End]) == marker && (line.Start == 0 || w.page.Source[line.Start-1] == '\n') {
				start, end := w.mended.Origin(line.Start, line.End)
				w.report(conflictMarkers, start, end, "remove it, if it is one; write --- with a blank line above it for a line across the page",
					"git may have left a marker of a conflict: a reader sees this line as text").doubted()
			}
		}
	}
}
