package check

import (
	"slices"
	"strconv"
	"strings"
)

// structure compares the matched outline with the template's.
func (w *work) structure() {
	if w.stub = w.isStub(); w.stub {
		w.reportStub()
		return
	}
	shift := w.commonShift()
	for n := range w.nodes {
		if w.of[n] < 0 {
			if n == 0 && len(w.nodes[n].Fields) > 0 && w.nodes[n].Parent < 0 && !w.nodes[n].Optional {
				w.reportNoTitle()
				continue
			}
			w.missing(n)
			continue
		}
		w.title(n)
		w.level(n, shift)
		w.empty(n)
	}
	w.moved()
	w.others()
}

func hashes(level int) string { return strings.Repeat("#", level) }

// heading is a heading as the template writes it.
func (n *node) heading() string { return hashes(n.Level) + " " + n.Title }

func (w *work) reportNoTitle() {
	n := &w.nodes[0]
	form := n.heading()
	if !n.hasForm() {
		form = hashes(n.Level) + " …"
	}
	w.report(titleForm, 0, 0, "begin the file with: "+form,
		"the title is missing: a problem begins with a heading of the form %q", form).under(-1)
}

// title compares the words of a heading with the template's.
func (w *work) title(n int) {
	h, node := &w.heads[w.of[n]], &w.nodes[n]
	start, end := w.headSpan(w.of[n])
	title := string(h.title)
	switch {
	case h.how == renamed && len(node.Fields) > 0:
		if !node.hasForm() {
			return
		}
		w.report(titleForm, start, end, "write it as: "+hashes(node.Level)+" "+title+node.suffix,
			"the title %q has not the form %q", title, node.Title)
	case h.how == renamed:
		w.report(headingRenamed, start, end, "rename it to: "+node.heading(),
			"%q stands where the template has %q", title, node.Title)
	case h.how == byTitle && title != node.Title,
		h.how == byForm && !(strings.HasPrefix(title, node.prefix) && strings.HasSuffix(title, node.suffix)):
		w.report(headingSpelling, start, end, "write it as: "+node.heading(),
			"%q is written %q in the template", title, node.Title)
	}
}

// commonShift is the number of levels by which most parts are off, or 0.
func (w *work) commonShift() int {
	shifts := map[int]int{}
	for _, n := range w.parts {
		if w.of[n] >= 0 {
			shifts[w.shift(n)]++
		}
	}
	for shift, n := range shifts {
		if shift != 0 && n*2 > len(w.parts) {
			return shift
		}
	}
	return 0
}

// shift is by how many levels the heading of a node is off.
func (w *work) shift(n int) int { return w.heads[w.of[n]].level - w.nodes[n].Level }

// level compares the level of a heading with the template's. Headings that are
// off just as the one above them are not told again.
func (w *work) level(n, common int) {
	shift := w.shift(n)
	above := 0
	if p := w.nodes[n].Parent; p >= 0 && w.of[p] >= 0 {
		above = w.shift(p)
	}
	if common != 0 && above == 0 && shift == common && slices.Contains(w.parts, n) {
		if n != w.firstShifted(common) {
			return
		}
		start, end := w.headSpan(w.of[n])
		w.report(headingLevel, start, end, "give the parts "+hashes(w.nodes[n].Level)+", and what is below them one # more",
			"the parts of the document are at level %d, the template has them at level %d", w.heads[w.of[n]].level, w.nodes[n].Level)
		return
	}
	if shift == 0 || shift == above {
		return
	}
	start, end := w.headSpan(w.of[n])
	w.report(headingLevel, start, end, "write it as: "+w.nodes[n].heading(),
		"%q is at level %d, the template has it at level %d", w.heads[w.of[n]].title, w.heads[w.of[n]].level, w.nodes[n].Level)
}

func (w *work) firstShifted(shift int) int {
	first := -1
	for _, n := range w.parts {
		if h := w.of[n]; h >= 0 && w.shift(n) == shift && (first < 0 || h < w.of[first]) {
			first = n
		}
	}
	return first
}

// empty reports a section with nothing in it.
func (w *work) empty(n int) {
	if !w.nodes[n].own {
		return
	}
	if i := w.of[n]; i+1 < len(w.heads) && (w.heads[i+1].above == i || w.heads[i+1].parent == i || w.heads[i+1].twice == i) {
		return // what is below it says something, or its other half
	}
	if !w.isEmpty(w.of[n]) {
		return
	}
	start, end := w.headSpan(w.of[n])
	w.report(sectionEmpty, start, end, "write it, or take the section from a new problem with its placeholders",
		"%q is empty", w.heads[w.of[n]].title)
}

// moved reports the headings that stand in another place than the template
// has them.
func (w *work) moved() {
	for parent := -1; parent < len(w.nodes); parent++ {
		at, ok := w.below(parent)
		if !ok {
			continue // what stood below it is where it was
		}
		children := w.childrenOf(parent)
		kept := w.inOrder(children, at)
		for _, n := range children {
			h := w.of[n]
			if h >= 0 && !slices.Contains(kept, n) && !w.nodes[n].Optional {
				w.reportMoved(n, kept)
			}
		}
	}
}

func (w *work) reportMoved(n int, kept []int) {
	node := &w.nodes[n]
	start, end := w.headSpan(w.of[n])
	siblings := w.childrenOf(node.Parent)
	where := "at the top"
	other := 0
	for i := slices.Index(siblings, n) - 1; i >= 0; i-- {
		if slices.Contains(kept, siblings[i]) {
			other = w.lineAt(w.heads[w.of[siblings[i]]].start)
			where = "behind " + strconv.Quote(w.nodes[siblings[i]].Title) + " (line " + strconv.Itoa(other) + ")"
			break
		}
	}
	if other == 0 && node.Parent >= 0 {
		other = w.lineAt(w.heads[w.of[node.Parent]].start)
		where = "at the start of " + strconv.Quote(w.nodes[node.Parent].Title) + " (line " + strconv.Itoa(other) + ")"
	}
	f := w.report(headingMoved, start, end, "move the section there", "%q stands in another place: the template has it %s", w.heads[w.of[n]].title, where)
	f.Other = other
}

// others reports the headings that the template does not have.
func (w *work) others() {
	for i := range w.heads {
		h := &w.heads[i]
		if h.node >= 0 || h.above >= 0 && w.heads[h.above].node < 0 {
			continue // of what stands below one's own, or below a twin, nothing is to be said
		}
		start, end := w.headSpan(i)
		if h.twice >= 0 {
			first := w.lineAt(w.heads[h.twice].start)
			f := w.report(headingTwice, start, end, "join the two, or rename one",
				"%q is there twice: the first is in line %d", h.title, first)
			f.Other = first
			continue
		}
		w.report(headingExtra, start, end, "nothing has to be done", "%q is not in the template", h.title)
	}
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
