package markdown

import (
	"bytes"

	"newproblem/scaffold/internal/lazy"
)

// Lines that were pasted from a patch, with its signs in front: "+### Storage" is no heading.

// A patchRun is lines in a row that begin with the sign of a patch, right before what was
// meant to begin them.
type patchRun struct {
	end            int // offset of the line after them
	lines          int
	added, removed bool // there are lines with "+", and with "-"
	heading        foundHeading
}

// inPatch takes the lines of a patch that begin at pos, if a heading is among them. It is
// read as the patch makes it: without the signs, and without the lines that were removed.
func (m *mender) inPatch() bool {
	if m.inLine || m.pos < m.noPatch || !isPatchLine(m.doc[m.pos:]) {
		return false
	}
	p := m.patchAt(m.pos)
	if p.heading.level == 0 {
		m.noPatch = p.end
		return false
	}
	d := Damage{
		Kind: PatchSigns, Line: m.lineOf(m.pos), Last: m.lineOf(m.pos) + p.lines - 1, Start: m.pos, End: m.pos + 1, From: m.pos, To: m.pos,
		Level: p.heading.level, Title: string(p.heading.title), Marks: "+", Torn: p.added && p.removed,
	}
	if !p.added {
		d.Marks = "-"
	}
	for at := m.pos; at < p.end; {
		next := lineEnd(m.doc, at)
		if end := at + 1; m.doc[at] == '-' && p.added {
			m.patch(at, next, "")
		} else {
			m.patch(at, end, "")
			m.seePatched(m.doc[end:next])
		}
		at = next
	}
	m.out.Damage = append(m.out.Damage, d)
	m.pass(p.end)
	m.stale = true
	return true
}

// seePatched notes the expected heading that a line is without the sign of a patch.
func (m *mender) seePatched(line []byte) {
	if level := run(line, '#'); level > 0 {
		if which := m.which(headingText(line[level:])); which != -1 {
			m.seen = append(m.seen, which)
		}
	}
}

// patchAt reads the lines in a row that begin as those of a patch. Its heading is the
// first that is expected and stands nowhere else, or else the first of several lines.
func (m *mender) patchAt(at int) (p patchRun) {
	isExpected := false
	for at < len(m.doc) && isPatchLine(m.doc[at:]) {
		next := lineEnd(m.doc, at)
		text := bytes.TrimSpace(m.doc[at+1 : next])
		p.added, p.removed = p.added || m.doc[at] == '+', p.removed || m.doc[at] == '-'
		if level := run(text, '#'); !isExpected && level > 1 && level <= 6 && isHeadingStart(text[level:]) {
			title := headingText(text[level:])
			isExpected = m.titles.Level(title) > 0 && !m.isWhole(title)
			if isExpected || p.heading.level == 0 && isTitle(title) && m.titles.Level(title) == 0 {
				p.heading = foundHeading{level: level, title: title}
			}
		}
		at = next
		p.lines++
	}
	if p.end = at; !isExpected && (p.lines < 2 || !p.added) {
		p.heading.level = 0
	}
	return p
}

// isPatchLine reports whether a text begins with a line that may be one of a patch: no item
// of a list, and no line across the page.
func isPatchLine(text []byte) bool {
	if len(text) == 0 || text[0] != '+' && text[0] != '-' {
		return false
	}
	if text[0] == '-' && len(text) > 1 && isSpace(text[1]) { // an item, as mostly
		return false
	}
	line := trimBreak(text[:lineEnd(text, 0)])
	behind := line[1:]
	switch {
	case len(behind) == 0:
		return line[0] == '+'
	case isSpace(behind[0]):
		return line[0] == '+' && len(behind) > 1 && isSpace(behind[1]) // what it adds is indented
	}
	return behind[0] != line[0] || line[0] == '+' || len(bytes.Trim(line, "- \t")) > 0
}

// lineNumber is what grep and cat print in front of a line; the sign behind the number may
// be a tab or be missing.
var lineNumber = lazy.Regexp(`^[ \t]*(?:\S+\.(?:md|markdown)[:-])?\d+[ \t]*([:|→│-]?)[ \t]*$`)

// isInFront reports whether a text from an offset on, the beginning of a line, is the sign
// of an item or the number of the line. A number without a sign may end a sentence.
func (m *mender) isInFront(text []byte, offset int) bool {
	if isItemSign(bytes.TrimSpace(text)) {
		return true
	}
	found := lineNumber().FindSubmatch(text)
	return found != nil && (len(found[1]) > 0 || m.isBehindBlank(offset))
}

// isItemSign reports whether a text is what begins an item, in Markdown or elsewhere.
func isItemSign(text []byte) bool {
	switch string(text) {
	case "+", "-", "*", "–", "—", "•", "◦", "·", "▪", "■", "●", "○":
		return true
	}
	return false
}
