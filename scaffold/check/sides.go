package check

import (
	"bytes"
	"slices"
	"strconv"

	"newproblem/scaffold/markdown"
)

// checkSides checks a document with conflicts as it is where either side is taken:
// what is wrong only with one of them may be gone once the conflict is settled. Until
// then, nothing is repaired, unless all conflicts may be examples. What found nothing on the one side is not asked on the other.
func (w *work) checkSides(conflicts []markdown.Conflict) {
	text := w.lines
	w.conflicts = conflicts
	w.read(markdown.Without(text, conflicts, markdown.Ours, true))
	silent := w.check(silence{})
	first := slices.Clone(w.found)
	w.like = w.page
	w.read(markdown.Without(text, conflicts, markdown.Theirs, true))
	w.check(silent)
	w.found = slices.DeleteFunc(w.found, func(f found) bool {
		return !slices.ContainsFunc(first, func(g found) bool {
			return f.Line == g.Line && f.Column == g.Column && f.Rule == g.Rule && f.Message == g.Message
		})
	})
	if !slices.ContainsFunc(w.found, func(f found) bool { return f.Rule == ruleTable[conflictMarkers].ID }) {
		w.conflicts = nil // they are there on purpose, as a comment says
		w.read(text)
		w.check(silence{})
		return
	}
	if !slices.ContainsFunc(conflicts, func(c markdown.Conflict) bool { return !c.Alone }) {
		return // whether they are or not, a repair of what stands elsewhere is right
	}
	for i := range w.found {
		f := &w.found[i]
		f.Fixable, f.Addable, f.Behind, f.Opened, f.edits = false, false, 0, "", nil
	}
}

// conflictMarks reports the conflicts.
func (w *work) conflictMarks() {
	for i := range w.conflicts {
		c := &w.conflicts[i]
		start, end := c.Marks[0].Start, len(bytes.TrimRight(w.lines[:c.Marks[0].End], "\r\n"))
		what := describe(c, w.lineAt(c.Last().Start))
		if c.Alone {
			w.report(conflictMarkers, start, end, c.WayOut(), "git may have left %s", what).doubted()
			continue
		}
		w.report(conflictMarkers, start, end, c.WayOut()+"; until then --fix repairs nothing", "git left %s", what)
	}
}

// describe says what git left of a conflict that ends on a line.
func describe(c *markdown.Conflict, end int) string {
	line := strconv.Itoa(end)
	switch {
	case c.IsWhole() && c.Has('|'):
		return "a conflict: two versions, and what both began from, stand between here and line " + line
	case c.IsWhole():
		return "a conflict: two versions stand between here and line " + line
	case len(c.Marks) > 1:
		return "markers of a conflict, from here to line " + line
	}
	return "a marker of a conflict"
}

// countDamage gives damage the numbers of the lines that it stands in, where some
// lines are joined.
func (w *work) countDamage() {
	for i := range w.mended.Damage {
		d := &w.mended.Damage[i]
		d.Line, d.Last = w.lineAt(startOfLine(w.doc, d.Line)), w.lineAt(startOfLine(w.doc, d.Last))
	}
}

// startOfLine gives where a line begins.
func startOfLine(doc []byte, number int) int {
	at := 0
	for line := range bytes.Lines(doc) {
		if number--; number < 1 {
			break
		}
		at += len(line)
	}
	return at
}
