package merge

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// An Outcome is what becomes of a part.
type Outcome uint8

// The outcomes.
const (
	Same     Outcome = iota // the document has what is generated
	Updated                 // as it was generated: it takes the new rendering
	Edited                  // the author's edit stays; the rendering is as it was, or says nothing
	Conflict                // both were changed: the author's text stays
	Forced                  // both were changed: the new rendering was asked for
	Added                   // the author's own: it stays where it stands
	Removed                 // removed by the author: it stays removed
	Inserted                // new in the rendering
	Dropped                 // no longer in the rendering, and untouched: it goes
)

// String names the outcome, as reports do.
func (o Outcome) String() string {
	return [...]string{"same", "updated", "edited", "conflict", "forced", "added", "removed", "inserted", "dropped"}[o]
}

// Changes reports whether the outcome changes the document.
func (o Outcome) Changes() bool {
	return o == Updated || o == Forced || o == Inserted || o == Dropped
}

// outcome decides what becomes of a part, of which the document has c and the
// new rendering f; one of them may be nil. The digests are of what was
// generated last.
func (m *merger) outcome(c, f *part, last []Digest) Outcome {
	isAlike := c != nil && f != nil && c.digest.loose() == f.digest.loose() // they differ in numbers, white space and layout, if at all
	switch {
	case f == nil && last == nil:
		return Added
	case f == nil:
		return m.gone(c, last)
	case c == nil:
		return m.missing(f, last)
	case c.digest == f.digest:
		return Same
	case m.Settled[f.id] == File:
		return Edited
	case m.Settled[f.id] == Spec && !m.swallows(c, f):
		return Forced
	case isAlike && !(hasLoose(last, c.digest) && isNew(c.digest, f.digest, last) && !c.saysMore):
		return Same
	case !c.saysMore && (hasLoose(last, c.digest) || hasLoose(m.blank[f.id], c.digest) && !m.saysNothing(f)):
		if !c.hasFormOf(f) || m.losesNotes(c, f) {
			return Conflict
		}
		return Updated
	case !isAlike && wasRendered(last, f.digest) && !(m.Force && slices.Contains(last, unknownMark)), m.saysNothing(f):
		return Edited
	case m.Force && !m.swallows(c, f):
		return Forced
	}
	return Conflict
}

// hasFormOf reports whether a line is a row, a cell or none of both, as another is.
func (p *part) hasFormOf(other *part) bool {
	return p.isRow == other.isRow && p.isCell == other.isCell
}

// missing decides what becomes of a part of the rendering that the document
// lacks: its author has removed it, or has given it another heading. It is missed
// if the rendering says something new of it, or something at all where nobody
// knows whether it was ever generated.
func (m *merger) missing(f *part, last []Digest) Outcome {
	isNew := !m.saysNothing(f) && !hasLoose(last, f.digest) && !slices.Contains(last, unknownMark)
	switch {
	case f.isMute: // its author has left nothing out
		return Same
	case m.Settled[f.id] == Spec:
		return Inserted
	case m.Settled[f.id] == File:
		return Removed
	case !m.isUnknown(f.id) && last == nil:
		return Inserted
	case isNew && m.Force:
		return Inserted
	case isNew:
		return Conflict
	}
	return Removed
}

// isUnknown reports whether nobody knows that a part was ever generated.
func (m *merger) isUnknown(id string) bool {
	return m.Base == nil || slices.Contains(m.last[id], neverMark)
}

// swallows reports whether a part holds more than itself: the heading or the
// label of another one that the document lacks, as in a code block that is open, or
// in a line with several labels. What stands there, perhaps edited, would go with
// the part. A row of a table is no place for an item, either.
func (m *merger) swallows(c, f *part) bool {
	if !c.hasFormOf(f) {
		return true
	}
	text := c.text[c.from:c.to]
	for _, comment := range markdown.Comments(text) { // they stay
		text = bytes.Replace(text, comment, nil, 1)
	}
	for i := range m.fresh.all {
		if other := &m.fresh.all[i]; m.current.named(other.id) == nil && !m.isOfOneLine(other.id, c) && other.isIn(text, c) {
			return true
		}
	}
	return false
}

// held gives the first line in a part that seems to be another part which the document
// lacks, and its number.
func (m *merger) held(c *part) (line []byte, number int) {
	number = c.line + bytes.Count(c.text[:c.from], []byte("\n"))
	for line := range bytes.Lines(c.text[c.from:c.to]) {
		for i := range m.fresh.all {
			if other := &m.fresh.all[i]; m.current.named(other.id) == nil && other.isIn(line, c) {
				return bytes.TrimSpace(line), number
			}
		}
		number++
	}
	return nil, 0
}

// isIn reports whether a text of a part seems to hold another part.
func (p *part) isIn(text []byte, of *part) bool {
	if p.title == "" {
		label := Last([]string{p.name})[0]
		isIn := bytes.Contains(text, []byte(label+"**")) || bytes.Contains(text, []byte(label+":**")) || beginsLine(text, label)
		return p.section != "" && label != "" && p.section == of.section && isIn
	}
	heading, _, _ := bytes.Cut(p.text, []byte("\n"))
	for line := range bytes.Lines(text) {
		if bytes.Equal(bytes.TrimSpace(line), bytes.TrimSpace(heading)) {
			return true
		}
	}
	return false
}

// beginsLine reports whether a label with its colon begins a line of a text.
func beginsLine(text []byte, label string) bool {
	if !bytes.Contains(text, []byte(label)) {
		return false
	}
	for line := range bytes.Lines(text) {
		l, ok := labelIn([]string{label}, strings.TrimSpace(string(line)))
		if ok && hasKey([]string{label}, l.Name) {
			return true
		}
	}
	return false
}

// saysNothing reports whether a part is the blank document's, or one that nobody
// said: what the author wrote in the document does not contradict it.
func (m *merger) saysNothing(f *part) bool {
	return slices.Contains(m.blank[f.id], f.digest) || slices.Contains(m.unsaid, f.id)
}
