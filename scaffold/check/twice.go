package check

import (
	"bytes"
	"strconv"
)

// A section may stand in a document twice, the second time under another title.

// findCopies finds the headings of the author's own below which the same stands as below
// one of the template's.
func (w *work) findCopies() {
	for i := range w.headings {
		h := &w.headings[i]
		if h.match >= 0 || h.duplicateOf >= 0 {
			continue
		}
		text := w.sectionText(i)
		if !isLong(text) {
			continue
		}
		for n, of := range w.headingOf {
			if t := &w.template[n]; of >= 0 && t.own && len(t.heading.Fields) == 0 && bytes.Equal(text, w.sectionText(of)) {
				h.duplicateOf = of
				break
			}
		}
	}
}

// isSameText reports whether the same stands below two headings, and is more than a line or
// two of a few words, which may stand anywhere.
func (w *work) isSameText(h, other int) bool {
	text, same := w.sectionText(h), w.sectionText(other)
	return len(text) == len(same) && bytes.Equal(text, same) && isLong(text)
}

// isLong reports whether what stands in a section is more than a line or two of a few words.
func isLong(text []byte) bool {
	const least = 40
	return len(text) >= least && bytes.IndexByte(text, '\n') >= 0
}

// preferOther takes for a section of the template that stands in another part the one that
// stands in its place under another title, if what it holds tells it as much: the section
// is there twice.
func (w *work) preferOther() {
	for n := range w.template {
		parent := w.template[n].heading.Parent
		h, at := w.headingOf[n], w.matchOf(parent)
		if h < 0 || at < 0 || w.headings[h].parent == at || w.template[n].many {
			continue
		}
		for _, other := range w.spareBelow(at) {
			if w.isAtLevelOf(other, n) && w.likeTitle(w.wordsOf(other), n) > 0 && w.saysTheSame(other, n) {
				w.headings[h].match, w.headings[h].how, w.headings[h].duplicateOf = -1, unmatched, other
				w.pair(other, n, renamed)
				w.findParents()
				break
			}
		}
	}
}

// twice reports a section that stands in the document already.
func (w *work) twice(i int) {
	h, other := &w.headings[i], &w.headings[w.headings[i].duplicateOf]
	line := w.lineAt(other.start)
	start, end := w.headingSpan(i)
	if other.match >= 0 && w.template[other.match].heading.Parent < 0 && len(w.template[other.match].heading.Fields) > 0 && h.key != other.key {
		w.report(headingTwice, start, end, w.wayOfSecond(i), "another problem begins here, %q: the first is on line %d", h.title, line).Other = line
		return
	}
	hint := "join the two, or rename one"
	switch all, others := w.wholeText(i), w.wholeText(h.duplicateOf); {
	case bytes.Equal(all, others):
		hint = "remove this one: the same stands below both"
	case len(all) == 0:
		hint = "remove this one: nothing stands below it"
	case len(others) == 0:
		hint = "remove the one on line " + strconv.Itoa(line) + ": nothing stands below it"
	case w.behind(i) == i+1 && w.isCopy(i, h.duplicateOf):
		hint = "remove this one: all that stands below it stands below the other as well"
	}
	if isBlank, isOtherBlank := w.isBlankText(i, other.match), w.isBlankText(h.duplicateOf, other.match); isBlank && !isOtherBlank {
		hint = "remove this one: only placeholders stand below it"
	} else if isOtherBlank && !isBlank {
		hint = "remove the one on line " + strconv.Itoa(line) + ": only placeholders stand below it"
	}
	which := "first"
	if line > w.lineAt(h.start) {
		which = "one in its place"
	}
	if h.key != other.key {
		which += ", " + strconv.Quote(other.title) + ","
	}
	w.report(headingTwice, start, end, hint, "%q appears twice: the %s is on line %d", h.title, which, line).Other = line
}

// wholeText gives what stands below a heading, with the sections below it.
func (w *work) wholeText(h int) []byte {
	end := len(w.page.Source)
	if behind := w.behind(h); behind < len(w.headings) {
		end = w.page.Blocks[w.headings[behind].block].Start
	}
	text := w.page.Source[w.page.Blocks[w.headings[h].block].End:end]
	return bytes.TrimRight(bytes.TrimSpace(text), "-*_ \n")
}

// isBlankText reports whether what stands below a heading is what a new problem has below one
// of the template: nobody has written there.
func (w *work) isBlankText(h, n int) bool {
	if n < 0 || w.template[n].heading.Section < 0 {
		return false
	}
	_, blank, _ := bytes.Cut([]byte(w.blankSection(w.template[n].heading.Section, 0)), []byte("\n"))
	blank = bytes.TrimSpace(blank)
	return bytes.IndexByte(blank, '[') >= 0 && bytes.Equal(bytes.TrimRight(w.sectionText(h), "-*_ \n"), bytes.TrimRight(blank, "-*_ \n"))
}

// wayOfSecond says what to do with the title of another problem: where the parts below it
// go on with those above, it may be left over from two files that were joined.
func (w *work) wayOfSecond(i int) string {
	const way = "give it a file of its own"
	more, again := 0, 0
	for h := i + 1; h < len(w.headings); h++ {
		switch x := &w.headings[h]; {
		case x.match >= 0:
			more++
		case x.duplicateOf >= 0:
			again++
		}
	}
	if more == 0 || again > 1 {
		return way
	}
	return "remove this title, if the parts below it belong to the problem above; or " + way
}
