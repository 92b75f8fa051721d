package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
)

// A conflict is what a merge of git's could not settle: from "<<<<<<<" to ">>>>>>>",
// with the version of one side, that of both before them if there is a "|||||||", a
// "=======", and that of the other side. A rest of one lacks some of its markers.
type conflict struct {
	marks  []conflictMark
	inCode bool // between fences
}

// A conflictMark is a line that git writes.
type conflictMark struct {
	kind       byte // what it is made of
	start, end int  // with its line break
}

// isWhole reports whether a conflict has all markers that it needs.
func (c *conflict) isWhole() bool {
	return c.marks[0].kind == '<' && c.has('=') && c.last().kind == '>'
}

func (c *conflict) has(kind byte) bool {
	return slices.ContainsFunc(c.marks, func(m conflictMark) bool { return m.kind == kind })
}

func (c *conflict) last() conflictMark { return c.marks[len(c.marks)-1] }

// conflictsIn gives the conflicts of a document, but for those that it shows on
// purpose.
func conflictsIn(doc []byte) []conflict {
	if !bytes.Contains(doc, []byte("<<<<<<< ")) && !bytes.Contains(doc, []byte(">>>>>>> ")) {
		return nil
	}
	return notShown(doc, conflictsByMarks(doc))
}

// conflictsByMarks gives the conflicts of a document, as far as its lines tell.
func conflictsByMarks(doc []byte) []conflict {
	var all []conflict
	var open *conflict
	at := 0
	for line := range bytes.Lines(doc) {
		m := conflictMark{conflictMarkOf(line), at, at + len(line)}
		at = m.end
		switch {
		case m.kind == 0:
		case m.kind == '<' || m.kind == '>' && open == nil && !isAmongQuotes(doc, m):
			all = append(all, conflict{marks: []conflictMark{m}})
			open = &all[len(all)-1]
		case open != nil && !open.has(m.kind) && !(m.kind == '|' && open.has('=')):
			open.marks = append(open.marks, m)
		}
		if m.kind == '>' {
			open = nil
		}
	}
	return all
}

// conflictMarkOf gives what a line is made of if it can be one of git's, or 0: seven
// of a character, and a name, which "=" has none of and "|" may have.
func conflictMarkOf(line []byte) byte {
	const length = 7
	line = bytes.TrimRight(line, "\r\n")
	if len(line) < length || !strings.Contains("<|=>", string(line[:1])) || bytes.Count(line[:length], line[:1]) < length {
		return 0
	}
	kind, hasName := line[0], len(line) > length+1 && line[length] == ' '
	switch {
	case hasName && kind != '=', len(line) == length && (kind == '=' || kind == '|'):
		return kind
	}
	return 0
}

// isAmongQuotes reports whether the line above or below a mark is one of a quote, as
// of a letter that was answered seven times.
func isAmongQuotes(doc []byte, m conflictMark) bool {
	above := doc[:max(0, m.start-1)]
	above = above[bytes.LastIndexByte(above, '\n')+1:]
	return bytes.HasPrefix(above, []byte(">")) || bytes.HasPrefix(doc[m.end:], []byte(">"))
}

// notShown gives those of some conflicts that a document does not show on purpose. A
// rest of one in code may be anything; a whole one is shown as a diff.
func notShown(doc []byte, all []conflict) []conflict {
	page := markdown.Parse(without(doc, all, ours, false))
	var left []conflict
	for _, c := range all {
		i := slices.IndexFunc(page.Blocks, func(b markdown.Block) bool {
			isCode := b.Kind == markdown.FencedBlock || b.Kind == markdown.IndentedBlock || b.Kind == markdown.HTMLBlock
			return isCode && b.Start <= c.marks[0].start && c.marks[0].start < b.End
		})
		c.inCode = i >= 0 && page.Blocks[i].Kind == markdown.FencedBlock
		if i < 0 || c.isWhole() && !(c.inCode && isDiff(page, i)) {
			left = append(left, c)
		}
	}
	return left
}

// isDiff reports whether a code block shows the difference of two texts.
func isDiff(page *markdown.Document, fenced int) bool {
	language, _, _ := strings.Cut(string(page.Bytes(page.Info(fenced))), " ")
	return strings.EqualFold(language, "diff") || strings.EqualFold(language, "patch")
}

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
	text := w.doc
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
