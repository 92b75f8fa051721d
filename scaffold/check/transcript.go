package check

import (
	"bytes"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// prompt is what a notebook has in front of the code of a cell.
var prompt = lazy.Regexp(`(?m)^In \[\d+\]: \S`)

// transcripts reports the cells of a notebook that were copied without fences.
func (w *work) transcripts() {
	if !bytes.Contains(w.doc, []byte("\nIn [")) { // as almost always
		return
	}
	for i := range w.page.Children(-1) {
		if w.page.Blocks[i].Kind != markdown.ParagraphBlock {
			continue
		}
		at := prompt().FindIndex(w.page.Text(i))
		if at == nil {
			continue
		}
		start, end := w.page.Place(i, at[0], at[1])
		start, end = w.mended.Origin(start, end)
		w.report(fenceForeign, start, end, "write ```python above it, and ``` below the code and what it prints",
			"a cell of a notebook was pasted here without fences: its lines run together")
	}
}
