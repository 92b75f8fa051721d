package check

import "bytes"

// isSentence reports whether a heading is one by accident: a sentence above a line of
// "---", which was meant as a rule between two parts.
func (w *work) isSentence(block int) bool {
	b := &w.page.Blocks[block]
	if b.Marker != '-' || b.Level != 2 {
		return false
	}
	const enough = 8 // words; a title has fewer
	text := bytes.TrimSpace(w.page.Text(block))
	return len(text) > 0 && bytes.IndexByte([]byte(".!"), text[len(text)-1]) >= 0 && len(bytes.Fields(text)) >= enough &&
		w.Which(text) < 0 && w.Level(text) == 0
}

// sentence reports a sentence that is a heading by accident.
func (w *work) sentence(block int) {
	lines := w.page.Lines(block)
	start, end := w.mended.Origin(lines[0].Start, lines[0].End)
	w.report(textUnderlined, start, end, "put a blank line above the ---; or, if it is meant as a title, leave out the mark at its end",
		"this text is a heading, because --- stands right below it")
}
