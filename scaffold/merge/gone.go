package merge

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// splitGone parts the sections of the document that were merged line by line when they
// were generated, and that the rendering has no more, if they still are what was
// generated: then they can go, line by line.
func (m *merger) splitGone() {
	for i := range m.current.all {
		c := &m.current.all[i]
		labels := m.lastLabels(c.name)
		if c.title == "" || len(labels) == 0 || m.fresh.named(c.id) != nil || hasLoose(m.last[c.id], c.digest) {
			continue
		}
		before := m.ByLine
		m.ByLine = maps.Clone(before)
		hasText := slices.ContainsFunc(labels, isTextName)
		m.ByLine[c.name] = Lines{Labels: slices.DeleteFunc(labels, isTextName), HasText: hasText}
		split := m.splitCurrent(m.current.doc, nil, nil)
		if isGenerated := func(p part) bool { return hasLoose(m.last[p.id], p.digest) }; !split.allIn(c.id, isGenerated) {
			m.ByLine = before
			continue
		}
		m.current = split
		m.splitGone()
		return
	}
}

// lastLabels gives the labels of the lines that a section had when it was last generated.
func (m *merger) lastLabels(section string) []string {
	var labels []string
	for _, s := range m.Base {
		label, ok := strings.CutPrefix(s.Name, section+separator)
		if ok && !strings.Contains(label, separator) && m.current.named(ID(s.Name)) == nil {
			labels = append(labels, label)
		}
	}
	return labels
}

// isTextName reports whether a label is that of what stands between the lines of a
// section.
func isTextName(label string) bool { return label == Text || strings.HasPrefix(label, "(below ") }

// allIn reports whether something holds of all lines of a section, and of its heading.
func (p *parts) allIn(section string, holds func(p part) bool) bool {
	return !slices.ContainsFunc(p.all, func(p part) bool { return (p.id == section || p.section == section) && !holds(p) })
}

// settleForms makes way for the lines of a section that the template has in a table now,
// or no more: the old ones go, and the new ones are put in. Where the author has edited
// one of them, all of them wait until it is settled.
func (m *merger) settleForms() {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		if m.Base == nil || m.waiting[f.section] || !m.hasOtherForm(f) || !m.hadOtherForm(f) {
			continue
		}
		isLeft := func(p part) bool { return p.section == f.section && m.isEdited(&p) && !m.isTaken(ID(p.name)) }
		if slices.ContainsFunc(m.current.all, isLeft) {
			m.waiting[f.section] = true
		} else {
			m.forget(f.section)
		}
	}
}

// hasOtherForm reports whether a line of the rendering is a row where all lines of the
// document that stand for others beside it are none, or the other way about.
func (m *merger) hasOtherForm(f *part) bool {
	isOther := false
	for i := range m.current.all {
		c := &m.current.all[i]
		if f.section == "" || f.isText || c.section != f.section || c.isText || m.fresh.named(c.id) == nil {
			continue
		}
		if c.hasFormOf(f) {
			return false
		}
		isOther = true
	}
	return isOther
}

// hadOtherForm reports whether a line beside that of the rendering is as it was generated,
// so that it is not the author who has given all of them another form.
func (m *merger) hadOtherForm(f *part) bool {
	return slices.ContainsFunc(m.current.all, func(c part) bool {
		return c.section == f.section && !c.isText && !c.hasFormOf(f) && !c.isRead && hasExact(m.last[c.id], c.digest)
	})
}

// isEdited reports whether a line that was generated says something else now.
func (m *merger) isEdited(c *part) bool {
	isLine := !c.isText && (m.fresh.named(c.id) != nil || m.last[c.id] != nil)
	return isLine && (!hasExact(m.last[c.id], c.digest) || c.saysMore)
}

// isTaken reports whether the rendering was asked for in a conflict.
func (m *merger) isTaken(id string) bool {
	return m.Settled[id] == Spec || m.Force && m.Settled[id] != File
}

// wait keeps the lines of a section as they are, because of one that was edited.
func (m *merger) wait(section string) {
	isInConflict := func(p part) bool {
		return p.section == section && m.isEdited(&p) && m.outcomes[p.id] == Conflict
	}
	isOpen := slices.ContainsFunc(m.current.all, isInConflict)
	for id, outcome := range m.outcomes {
		c, f := m.current.named(id), m.fresh.named(id)
		switch {
		case c != nil && (c.section != section || c.isText || m.isEdited(c)), c == nil && f.section != section:
		case f == nil:
			m.keepGone(id)
		case isOpen && (outcome == Conflict || outcome == Inserted):
			m.outcomes[id], m.waits[id] = Conflict, true
		}
	}
}

// keepGone keeps a part that would go, until it can.
func (m *merger) keepGone(id string) {
	if m.outcomes[id] == Dropped {
		m.outcomes[id], m.kept[id] = Edited, true
	}
}

// keepAllGone keeps what would go, because what is new cannot be put in: that may be the
// same, by another name. Of a line, it is about those of its section.
func (m *merger) keepAllGone(f *part) {
	for i := range m.current.all {
		if c := &m.current.all[i]; c.section == f.section {
			m.keepGone(c.id)
		}
	}
}

// gone decides what becomes of a part that is not in the rendering any more.
func (m *merger) gone(c *part, last []Digest) Outcome {
	switch {
	case m.Base == nil:
		return Edited
	case hasLoose(last, c.digest) && c.section == FrontMatter && bytes.ContainsRune(c.text, '#') && !hasExact(last, c.digest):
		return Edited // its comment would go with it
	case hasLoose(last, c.digest) && (!m.hasOwnBehind(c) || len(withoutComments([]byte(c.behind))) == 0):
		return Dropped
	case m.Settled[c.id] == File, slices.Contains(last, unknownMark) && m.Settled[c.id] != Spec:
		return Edited
	case m.Settled[c.id] == Spec: // force is about what the rendering has
		return Dropped
	}
	return Conflict
}

// left is what stays of a part that goes: its author's comments, and what stands below a
// line.
func (m *merger) left(c *part) []byte {
	var left, own []byte
	if c.isRead || !hasExact(m.last[c.id], c.digest) {
		own = c.text[:c.all.End]
	} else if m.hasOwnBehind(c) {
		own = []byte(c.behind)
	}
	for _, comment := range markdown.Comments(own) {
		left = append(append(left, comment...), "\n\n"...)
	}
	left = m.withBreaks(left)
	if c.level < lineLevel {
		return left
	}
	below := c.text[c.all.End:]
	if line, rest, _ := bytes.Cut(below, []byte("\n")); len(withoutBreak(bytes.TrimRight(line, "\r"))) == 0 {
		below = rest
	}
	if c.isCell { // the bar behind it, or the end of the row
		_, below, _ = bytes.Cut(below, []byte("\n"))
	}
	if c.isHeader { // the rule below it goes, too
		_, below, _ = bytes.Cut(below, []byte("\n"))
	}
	if below = bytes.TrimLeft(below, "\r\n"); len(bytes.TrimSpace(below)) > 0 {
		left = append(left, below...)
	}
	return left
}

// forget takes no line of a section of the document for one of the rendering. The titles
// of columns stay where the author has rows below them.
func (m *merger) forget(section string) {
	isOwnRow := func(p part) bool {
		return p.section == section && p.isRow && m.fresh.named(p.id) == nil && m.last[p.id] == nil
	}
	hasOwnRow := slices.ContainsFunc(m.current.all, isOwnRow)
	m.Settled = maps.Clone(m.Settled)
	if m.Settled == nil {
		m.Settled = map[string]Side{}
	}
	for i := range m.current.all {
		p := &m.current.all[i]
		if p.section != section || p.isText {
			continue
		}
		id := p.id + " (before)"
		if m.isEdited(p) { // it was asked for
			m.Settled[id] = Spec
		}
		if m.last[id] = m.last[p.id]; p.isHeader && hasOwnRow {
			delete(m.last, id)
		}
		delete(m.last, p.id)
		delete(m.current.at, p.id)
		p.id, m.current.at[id] = id, i
	}
}
