package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// structure compares the matched outline with the template's.
func (w *work) structure() {
	if w.stub = w.isStub(); w.stub {
		if !w.isPasted() {
			w.reportStub()
		}
		return
	}
	var numbered []int
	for n := range w.template {
		if w.headingOf[n] < 0 {
			if n == 0 && len(w.template[n].heading.Fields) > 0 && w.template[n].heading.Parent < 0 && !w.template[n].heading.Optional {
				if !w.hidden[n] && !w.isInCode(n) {
					w.reportNoTitle()
				}
				continue
			}
			w.missing(n)
			continue
		}
		if w.isNumberAlone(n) {
			numbered = append(numbered, w.headingOf[n])
		} else {
			w.title(n)
		}
		w.level(n)
		w.empty(n)
	}
	w.aboveTitle()
	w.numbers(numbered)
	w.moved()
	w.others()
}

func hashes(level int) string { return strings.Repeat("#", level) }

// asWritten is a heading as the template writes it, at the level that it has in the document.
func (w *work) asWritten(n int) string {
	return hashes(w.levelIn(n)) + " " + w.template[n].heading.Title
}

func (w *work) reportNoTitle() {
	if w.titleElsewhere() {
		return
	}
	n := &w.template[0]
	form, example := hashes(n.heading.Level)+" "+n.heading.Title, hashes(n.heading.Level)+" "+n.prefix+"…"+n.suffix // the form itself is the template's
	if !n.hasForm() {
		form = example
	}
	w.report(titleForm, 0, 0, "begin the file with its title, in the place of …: "+example,
		"the title is missing: a problem begins with a heading of the form %q", form).under(-1)
}

// title compares the words of a heading with the template's.
func (w *work) title(n int) {
	h, t := &w.headings[w.headingOf[n]], &w.template[n]
	start, end := w.headingSpan(w.headingOf[n])
	title := h.title
	switch {
	case h.how == renamed && len(t.heading.Fields) > 0:
		if !t.hasForm() {
			return
		}
		w.report(titleForm, start, end, "write it as: "+w.writtenWith(n, w.headingOf[n]),
			"the title %q does not have the form %q", title, t.title)
	case h.how == renamed && isMisspelt(title, t.heading.Title):
		w.report(headingRenamed, start, end, "write it as: "+w.writtenFor(n, title), "%q seems to be %q, misspelt%s", title, t.heading.Title, strangeLetter(title))
	case h.how == renamed:
		w.report(headingRenamed, start, end, "rename it to: "+w.writtenFor(n, title), "%q is %q under another name%s", title, t.heading.Title, strangeLetter(title))
	case h.how == byForm && title == strings.TrimSpace(t.shown[0]+t.shown[1]):
		w.report(titleForm, start, end, "write the title in the place of …: "+hashes(w.levelIn(n))+" "+t.prefix+"…"+t.suffix,
			"the title is empty: nothing but the words around it is there")
	case h.how == byForm && !(strings.HasPrefix(title, t.shown[0]) && strings.HasSuffix(title, t.shown[1])):
		w.report(headingSpelling, start, end, "write it as: "+w.writtenWith(n, w.headingOf[n]),
			"%q is written %q in the template", title, t.heading.Title)
	case h.how == byTitle && !h.remarked && h.key == t.key && title != t.title:
		w.report(headingSpelling, start, end, "write it as: "+w.writtenFor(n, title),
			"%q is written %q in the template", title, t.heading.Title)
	}
}

// shift is by how many levels the heading that stands for the template's is off.
func (w *work) shift(n int) int {
	return w.headings[w.headingOf[n]].level - w.template[n].heading.Level
}

// level compares the level of a heading with the template's. Headings that are
// off by as much as the one above them are not reported again.
func (w *work) level(n int) {
	shift := w.shift(n)
	above := 0
	if p := w.template[n].heading.Parent; p >= 0 && w.headingOf[p] >= 0 {
		above = w.shift(p)
	}
	switch {
	case w.common != 0 && shift == w.common && above == 0 && (w.template[n].heading.Parent < 0 || slices.Contains(w.parts, n)):
		if n == w.firstShifted() {
			w.reportShifted(n)
		}
		return
	case shift == 0 || shift == above:
		return
	}
	start, end := w.headingSpan(w.headingOf[n])
	hint := "write it as: " + w.writtenFor(n, w.headings[w.headingOf[n]].title)
	if len(w.template[n].heading.Fields) > 0 {
		hint = "give it " + hashes(w.levelIn(n))
		if page := w.above(w.headingOf[n]); page != "" && w.template[n].heading.Parent < 0 {
			hint = "remove " + page + " above it, and " + hint
		}
	}
	if below := w.comesAlong(w.headingOf[n], n); len(below) > 0 {
		hint += "; what belongs below it gets " + more(above-shift) + ": " + list(below, min(len(below), maxNamed))
	}
	w.report(headingLevel, start, end, hint,
		"%q is at level %d, but the template has it at level %d", w.headings[w.headingOf[n]].title, w.headings[w.headingOf[n]].level, w.template[n].heading.Level)
}

// maxNamed is how many headings are named in a hint.
const maxNamed = 4

// comesAlong gives the headings that change their level with one: those of the template
// that belong below it and are off by as much, and what its author may have put there.
func (w *work) comesAlong(h, n int) (titles []string) {
	for i := h + 1; i < w.behind(h); i++ {
		x := &w.headings[i]
		if x.match >= 0 && !w.isBelow(x.match, n) {
			break // what follows stands below that
		}
		switch {
		case x.match >= 0 && x.level-w.template[x.match].heading.Level == w.shift(n):
			titles = append(titles, strconv.Quote(x.title))
		case x.match < 0 && x.above == h && x.level == w.headings[h].level+1 && len(x.same) == 0: // the template has it elsewhere
			titles = append(titles, strconv.Quote(x.title)+", if it does")
		}
	}
	return titles
}

// isBelow reports whether a heading of the template stands below another.
func (s *schema) isBelow(n, above int) bool {
	for n >= 0 && n != above {
		n = s.template[n].heading.Parent
	}
	return n == above
}

// more writes by how many levels headings have to go down, or up.
func more(levels int) string {
	if levels > 0 {
		return strconv.Itoa(levels) + " # more each"
	}
	return strconv.Itoa(-levels) + " # less each"
}

// empty reports a section with nothing in it.
func (w *work) empty(n int) {
	if !w.template[n].own {
		return
	}
	if i := w.headingOf[n]; i+1 < len(w.headings) && (w.headings[i+1].above == i || w.headings[i+1].parent == i || w.headings[i+1].duplicateOf == i) {
		return // what is below it says something, or its other half
	}
	if !w.isEmpty(w.headingOf[n]) {
		w.toDo(n)
		return
	}
	if w.hasGluedBehind(w.headingOf[n]) {
		return // its text may stand below that
	}
	if h, _ := w.labelHeading(n, make([]labelValue, len(w.template[n].labels))); h >= 0 {
		return // that is told
	}
	start, end := w.headingSpan(w.headingOf[n])
	w.report(sectionEmpty, start, end, "write it, or copy the section with its placeholders from a new problem",
		"%q is empty", w.headings[w.headingOf[n]].title)
}

// moved reports the headings that stand in another place than the template
// has them.
func (w *work) moved() {
	for parent := -1; parent < len(w.template); parent++ {
		at, ok := w.below(parent)
		if !ok {
			continue // what stood below it is where it was
		}
		children := w.childrenOf(parent)
		kept := w.inOrder(children, at)
		for _, n := range children {
			h := w.headingOf[n]
			if h >= 0 && !slices.Contains(kept, n) && !w.template[n].heading.Optional {
				w.reportMoved(n, kept)
			}
		}
	}
}

func (w *work) reportMoved(n int, kept []int) {
	t := &w.template[n]
	start, end := w.headingSpan(w.headingOf[n])
	siblings := w.childrenOf(t.heading.Parent)
	where := "at the top"
	other := 0
	for i := slices.Index(siblings, n) - 1; i >= 0; i-- {
		if slices.Contains(kept, siblings[i]) {
			other = w.lineAt(w.headings[w.headingOf[siblings[i]]].start)
			where = "after " + strconv.Quote(w.template[siblings[i]].heading.Title) + " (line " + strconv.Itoa(other) + ")"
			break
		}
	}
	if above := w.matchOf(t.heading.Parent); other == 0 && above >= 0 {
		other = w.lineAt(w.headings[above].start)
		where = "at the start of " + strconv.Quote(w.template[t.heading.Parent].heading.Title) + " (line " + strconv.Itoa(other) + ")"
	}
	f := w.report(headingMoved, start, end, "move the section there", "%q is in the wrong place: the template has it %s", w.headings[w.headingOf[n]].title, where)
	f.Other = other
}

// others reports the headings that the template does not have.
func (w *work) others() {
	for i := range w.headings {
		h := &w.headings[i]
		if h.match >= 0 || h.above >= 0 && w.headings[h.above].match < 0 && (h.duplicateOf < 0 || w.headings[h.above].duplicateOf >= 0) {
			continue // of what stands below one's own, or below a duplicate, nothing is to be said
		}
		if h.duplicateOf >= 0 {
			w.twice(i)
			continue
		}
		if w.rivals(i) {
			continue
		}
		if !h.offered && !w.partsSections(i) {
			w.extra(i)
		}
	}
}

// extra reports a section of the author's own.
func (w *work) extra(i int) {
	h := &w.headings[i]
	start, end := w.headingSpan(i)
	if same := h.same; len(same) == 0 {
		w.report(headingExtra, start, end, "there is nothing to do", "%q is not in the template", h.title)
	} else if other := w.headingOf[same[0]]; other >= 0 {
		line := w.lineAt(w.headings[other].start)
		w.report(headingExtra, start, end, "join the two, if they are one; else there is nothing to do",
			"%q is a second section of this title: that of the template is on line %d", h.title, line).Other = line
	} else {
		w.report(headingExtra, start, end, "move it there, if it is that; else there is nothing to do", "the template has %q in another place", h.title)
	}
}

// sectionText gives what stands below a heading, up to the next. It is looked for once.
func (w *work) sectionText(h int) []byte {
	x := &w.headings[h]
	if x.text == nil {
		x.text = w.textBelow(h)
	}
	return x.text
}

func (w *work) textBelow(h int) []byte {
	return bytes.TrimSpace(w.page.Source[w.page.Blocks[w.headings[h].block].End:w.startOfBlock(w.headings[h].next)])
}

// startOfBlock gives where a block begins, or the end of the document behind the last.
func (w *work) startOfBlock(block int) int {
	if block < len(w.page.Blocks) {
		return w.page.Blocks[block].Start
	}
	return len(w.page.Source)
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// list writes names with commas, at most so many of them.
func list(names []string, most int) string {
	rest := len(names) - most
	if rest > 0 {
		return strings.Join(names[:most], ", ") + " and " + strconv.Itoa(rest) + " more"
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
