package check

import (
	"bytes"
	"slices"
	"strconv"

	"newproblem/scaffold/markdown"
)

// A side of a conflict is the version that is taken.
type side bool

const (
	ours   side = false
	theirs side = true
)

// hidden gives the lines that a document does not have where a side is taken: those
// of the markers, and of the other versions.
func (c *conflict) hidden(s side) []markdown.Range {
	if !c.isWhole() {
		var marks []markdown.Range
		for _, m := range c.marks {
			marks = append(marks, markdown.Range{Start: m.start, End: m.end})
		}
		return marks
	}
	first, last := c.marks[0], c.last()
	begin, end := c.marks[1].start, c.marks[len(c.marks)-2].end // of what stands between the two versions
	if s == ours {
		return []markdown.Range{{Start: first.start, End: first.end}, {Start: begin, End: last.end}}
	}
	return []markdown.Range{{Start: first.start, End: end}, {Start: last.start, End: last.end}}
}

// without gives a document where one side of its conflicts is taken, with spaces for
// all that it does not have then, so that what is left stays in its place. The spaces
// are blank lines; or, joined, the end of the line above them, so that no table and no
// paragraph ends there.
func without(doc []byte, conflicts []conflict, s side, joined bool) []byte {
	out := bytes.Clone(doc)
	for _, c := range conflicts {
		for _, r := range c.hidden(s) {
			if joined {
				r.Start, r.End = len(trimBreak(doc[:r.Start])), len(trimBreak(doc[:r.End]))
			}
			for i := r.Start; i < r.End; i++ {
				if joined || out[i] != '\n' && out[i] != '\r' {
					out[i] = ' '
				}
			}
		}
	}
	return out
}

// trimBreak takes the line break off the end of some lines.
func trimBreak(lines []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(lines, []byte("\n")), []byte("\r"))
}

// checkSides checks a document with conflicts as it is where either side is taken:
// what is wrong only with one of them may be gone once the conflict is settled. Until
// then, nothing is repaired.
func (w *work) checkSides(conflicts []conflict) {
	text := w.lines
	w.conflicts = conflicts
	w.read(without(text, conflicts, ours, true))
	w.check()
	first := slices.Clone(w.found)
	w.read(without(text, conflicts, theirs, true))
	w.check()
	w.found = slices.DeleteFunc(w.found, func(f found) bool {
		return !slices.ContainsFunc(first, func(g found) bool {
			return f.Line == g.Line && f.Column == g.Column && f.Rule == g.Rule && f.Message == g.Message
		})
	})
	if !slices.ContainsFunc(w.found, func(f found) bool { return f.Rule == ruleTable[conflictMarkers].ID }) {
		w.conflicts = nil // they are there on purpose, as a comment says
		w.read(text)
		w.check()
		return
	}
	for i := range w.found {
		f := &w.found[i]
		f.Fixable, f.Addable, f.edits = false, false, nil
	}
}

// conflictMarks reports the conflicts.
func (w *work) conflictMarks() {
	for i := range w.conflicts {
		c := &w.conflicts[i]
		start, end := c.marks[0].start, len(trimBreak(w.lines[:c.marks[0].end]))
		what, hint := c.describe(w.lineAt(c.last().start))
		w.report(conflictMarkers, start, end, hint+"; until then nothing is repaired", "git left %s", what)
	}
}

// describe says what git left of a conflict that ends on a line, and what is to be
// done with it.
func (c *conflict) describe(end int) (what, hint string) {
	line := strconv.Itoa(end)
	switch {
	case c.isWhole() && c.inCode:
		return "a conflict: two versions stand between here and line " + line,
			"make one version of the two, and remove the markers, or let the language of the code be diff if it is to show them"
	case c.isWhole():
		return "a conflict: two versions stand between here and line " + line, "make one version of the two, and remove the markers"
	case len(c.marks) > 1:
		return "markers of a conflict, from here to line " + line, "settle what is left of it, and remove the markers"
	}
	return "a marker of a conflict", "settle what is left of it, and remove the marker"
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
