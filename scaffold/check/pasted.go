package check

import (
	"bytes"

	"newproblem/scaffold/markdown"
)

// copyCode is what stands above a block of code on the page of a chat, behind its language.
const copyCode = "Copy code"

// pasted reports code that was copied from a page and lost its fences: what is left of them
// is the language, and the name of a button.
func (w *work) pasted() {
	if !bytes.Contains(w.doc, []byte(copyCode)) {
		return
	}
	for i := range w.page.Blocks {
		if w.page.Blocks[i].Kind != markdown.ParagraphBlock {
			continue
		}
		lines := w.page.Lines(i)
		at := func(k int) []byte { return bytes.TrimSpace(w.page.Source[lines[k].Start:lines[k].End]) }
		if len(lines) < 2 || !isLanguage(at(0)) || string(at(1)) != copyCode {
			continue
		}
		start, end := w.mended.Origin(lines[0].Start, lines[0].End)
		w.report(fenceForeign, start, end, "write ```"+string(at(0))+" in place of these two lines, and ``` below the code",
			"code was pasted here without its fences: %s and %q are what is left of them", at(0), copyCode)
	}
}
