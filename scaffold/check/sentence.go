package check

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// fewestInSentence is how many words a sentence has at least; a title has fewer.
const fewestInSentence = 8

// isSentence reports whether a heading is one by accident: a sentence above a line of
// "---", which was meant as a rule between two parts. One without a full stop is a sentence
// where its author underlines no title.
func (w *work) isSentence(block int, others *underlined) bool {
	b := &w.page.Blocks[block]
	if b.Marker != '-' || b.Level != 2 {
		return false
	}
	text := bytes.TrimSpace(w.page.Text(block))
	words := bytes.Fields(text)
	if len(words) < fewestInSentence || w.known.Which(text) >= 0 || w.known.Level(text) > 0 {
		return false
	}
	return endsWithStop(text) || isInSmallLetters(words) && !mayBeCode(text) && text[len(text)-1] != '?' && !w.underlinesTitles(others)
}

// endsWithStop reports whether a text ends as a sentence does, and no title.
func endsWithStop(text []byte) bool { return bytes.IndexByte([]byte(".!"), text[len(text)-1]) >= 0 }

// mayBeCode reports whether a text has signs of code, or a key with a colon behind it for the
// first word of a line.
func mayBeCode(text []byte) bool {
	if bytes.ContainsAny(text, "{}=;<>|\\") {
		return true
	}
	for line := range bytes.Lines(text) {
		if first, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(" ")); bytes.HasSuffix(first, []byte(":")) {
			return true
		}
	}
	return false
}

// isInSmallLetters reports whether more than half of some words begin with a small letter, as
// those of a sentence do.
func isInSmallLetters(words [][]byte) bool {
	small := 0
	for _, word := range words {
		if r, _ := utf8.DecodeRune(word); unicode.IsLower(r) {
			small++
		}
	}
	return 2*small > len(words)
}

// underlinesTitles reports whether a title of the document is underlined: one of the
// template's, or one that is too short for a sentence.
func (w *work) underlinesTitles(u *underlined) bool {
	if !u.counted {
		u.counted = true
		for i := range w.page.Children(-1) {
			if b := &w.page.Blocks[i]; b.Kind == markdown.HeadingBlock && b.Marker != '#' && (w.mayBeTitle(i) || w.known.Level(w.page.Text(i)) > 0) {
				u.titles = true
				break
			}
		}
	}
	return u.titles
}

// sentence reports a sentence that is a heading by accident.
func (w *work) sentence(block int) {
	lines := w.page.Lines(block)
	start, end := w.mended.Origin(lines[0].Start, lines[0].End)
	text := bytes.TrimSpace(w.page.Text(block))
	way := "write it as: " + hashes(2) + " " + string(bytes.ReplaceAll(text, []byte("\n"), []byte(" ")))
	switch {
	case bytes.HasSuffix(text, []byte("!")):
		way = "leave out the exclamation mark at its end"
	case bytes.HasSuffix(text, []byte(".")):
		way = "leave out the full stop at its end"
	}
	w.report(textUnderlined, start, end, "put a blank line above the ---; or, if it is meant as a title, "+way,
		"this text is a heading, because --- stands right below it")
}

// isSecondTitle reports whether a heading is the title of a document a second time by
// accident: a line of "=" right below text of another one's section. Who writes the
// title or other headings of the template so may write more of them so, and what stands
// behind all others of these takes nothing from them.
func (w *work) isSecondTitle(block int, others *underlined) bool {
	b := &w.page.Blocks[block]
	if b.Marker != '=' || !w.isBelowTitle() {
		return false
	}
	text := string(w.page.Text(block))
	if _, isForm := w.form(1, w.page.Inline().Title(text), w.page.Inline().Key(text)); isForm {
		return false
	}
	if !w.mayBeTitle(block) {
		return true
	}
	if w.findUnderlined(others); others.any || block > others.last { // it takes no section away from its part
		return false
	}
	title := words(w.page.Inline().Title(text))
	for n := range w.template {
		if w.likeTitle(title, n) >= enoughInPlace {
			return false // it may be that one
		}
	}
	return true
}

// isBelowTitle reports whether a title of the document stands above what comes next, and its
// template has one title and no other heading at that level.
func (w *work) isBelowTitle() bool {
	return len(w.headings) > 0 && w.headings[0].level == 1 &&
		len(w.parts) > 0 && w.template[0].heading.Level == 1 && w.template[w.parts[0]].heading.Level > 1
}

// isHashInText reports whether a heading is one by accident: a "#" at the beginning of a line
// amid text or code without fences makes a second title of what follows it, which begins
// with a small letter.
func (w *work) isHashInText(block int) bool {
	b := &w.page.Blocks[block]
	if b.Marker != '#' || b.Level != 1 || !w.isBelowTitle() {
		return false
	}
	text := bytes.TrimSpace(w.page.Text(block))
	first, _ := utf8.DecodeRune(text)
	start := w.page.LineStart(b.Start)
	above := bytes.TrimSpace(lastLine(w.page.Source[:max(0, start-1)]))
	isText := block > 0 && w.page.Blocks[block-1].Kind == markdown.ParagraphBlock
	if !unicode.IsLower(first) || len(above) == 0 || !isText || w.Which(text) >= 0 {
		return false
	}
	at, _ := w.mended.Origin(b.Start, b.Start)
	fence, _ := w.gluedFence(at)
	return fence == 0 // else it stands in code whose fence is glued to text, and that is told
}

// hashInText reports a line of text that is a heading by accident.
func (w *work) hashInText(block int) {
	b := &w.page.Blocks[block]
	start, end := w.mended.Origin(b.Start, b.Start+lengthOfLine(w.page.Source[b.Start:]))
	w.report(textUnderlined, start, end, `write \# in place of its #; or, if it is code, put the code between two fences`,
		"this line of text is a second title of the document, because a # stands in front")
}

// underlined is what the headings tell that a document has of its template.
type underlined struct {
	found, any bool // any: one of them, or the first heading, is underlined with "="
	last       int  // the block of the last of them

	counted, titles bool // titles: any title of the document is underlined
}

// findUnderlined looks for these, once.
func (w *work) findUnderlined(u *underlined) {
	if u.found {
		return
	}
	u.found = true
	for i := range w.page.Children(-1) {
		if x := &w.page.Blocks[i]; x.Kind == markdown.HeadingBlock && (i == w.headings[0].block || w.known.Which(w.page.Text(i)) >= 0) {
			u.any, u.last = u.any || x.Marker == '=', i
		}
	}
}

// mayBeTitle reports whether the text that is a heading is as short as a title.
func (w *work) mayBeTitle(block int) bool {
	return len(w.page.Lines(block)) == 1 && len(bytes.Fields(w.page.Text(block))) < fewestInSentence
}

// secondTitle reports text that is the title of the document by accident.
func (w *work) secondTitle(block int) {
	lines := w.page.Lines(block)
	start, end := w.mended.Origin(lines[0].Start, lines[0].End)
	hint := "take the line of = out"
	if w.mayBeTitle(block) {
		level := max(2, w.headings[len(w.headings)-1].level)
		hint += "; or, if it is meant as the title of a section, write it as: " + hashes(level) + " " + string(w.page.Text(block))
	}
	w.report(textUnderlined, start, end, hint, "this text is a second title of the document, because a line of = stands right below it")
}
