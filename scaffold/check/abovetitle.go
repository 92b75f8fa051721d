package check

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// aboveTitle reports a sentence that stands above the title, where it begins the document,
// such as what was copied along with the text. Links, pictures, HTML and whatever else
// sites put there is none.
func (w *work) aboveTitle() {
	if len(w.headings) == 0 || w.headings[0].match != 0 || w.template[0].heading.Parent >= 0 || len(w.template[0].heading.Fields) == 0 {
		return
	}
	for i := range w.page.Children(-1) {
		if i >= w.headings[0].block {
			return
		}
		if w.page.Blocks[i].Kind != markdown.ParagraphBlock || !isPlainSentence(w.page.Text(i)) {
			continue
		}
		if w.blank.Blocks[0].Kind != markdown.HeadingBlock && w.blank.Blocks[0].Kind != markdown.FrontMatterBlock {
			return // the template has something there
		}
		line := w.page.Lines(i)[0]
		start, end := w.mended.Origin(line.Start, line.End)
		w.report(titleForm, start, end, "remove it, or put it below the title", "text stands above the title").doubted().under(-1)
		return
	}
}

// isPlainSentence reports whether a text is one or more sentences and has nothing but words.
func isPlainSentence(text []byte) bool {
	text = bytes.TrimSpace(text)
	first, _ := utf8.DecodeRune(text)
	last, _ := utf8.DecodeLastRune(text)
	return unicode.IsUpper(first) && len(bytes.Fields(text)) >= fewestInSentence &&
		(last == '.' || last == '!' || last == '?' || last == ':' || last == '…') &&
		!bytes.ContainsAny(text, "<>[]{}|=$#/") && !bytes.Contains(text, []byte("%%"))
}
