package check

import (
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
)

// toDo reports a section with nothing in it but a word that it is to be written.
func (w *work) toDo(n int) {
	if len(w.template[n].labels) > 0 {
		return // which are missing
	}
	h := w.headingOf[n]
	const longest = 40
	if len(w.sectionText(h)) > longest {
		return
	}
	text := string(w.sectionText(h))
	if !isToDo(text) {
		return
	}
	block := w.page.Blocks[w.headings[h].block].Next
	start, end := w.mended.Origin(w.page.Blocks[block].Start, w.page.Blocks[block].Start+len(text))
	w.report(sectionEmpty, start, end, "write it", "%q has nothing in it but %s", w.headings[h].title, strconv.Quote(text))
}

// isToDo reports whether a text says no more than that another is to be written.
func isToDo(text string) bool {
	text = strings.TrimLeft(text, "-*+ \t[]")
	word := strings.ToLower(strings.Trim(markdown.Inline{}.Seen(text), " .:…!?-–—_[]()"))
	switch word {
	case "", "todo", "to do", "tbd", "tba", "tbc", "tbw", "wip", "xxx", "fixme", "to be done", "to be defined", "to be written", "coming soon", "work in progress":
		return true
	}
	return false
}
