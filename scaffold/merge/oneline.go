package merge

import (
	"maps"
	"slices"
)

// An author may say in one line what the rendering has in several, as the times behind "Estimated
// Time" instead of below it. The new rendering takes the place of that line with all of them, or
// with none: with one alone, the line would contradict it.

// findOneLines finds the lines of the document that say something where the rendering has a
// label alone, and nothing of what that has below it.
func (m *merger) findOneLines() {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		below := m.fresh.linesBelow(i)
		c := m.current.named(f.id)
		if len(below) == 0 || c == nil || c.digest == f.digest || hasLoose(m.last[c.id], c.digest) {
			continue
		}
		_, value, ok := f.fact(m.fresh.doc)
		_, own, isPlain := c.fact(m.current.doc)
		isThere := func(id string) bool { return m.current.named(id) != nil }
		if ok && value == "" && !(isPlain && own == "") && !slices.ContainsFunc(below, isThere) {
			m.oneLines[f.id] = below
		}
	}
}

// linesBelow gives the ids of the lines that stand below the i-th part in the same section.
func (p *parts) linesBelow(i int) (ids []string) {
	f := &p.all[i]
	for _, below := range p.all[i+1:] {
		if f.section == "" || f.isText || below.isText || below.section != f.section || below.depth <= f.depth {
			break
		}
		ids = append(ids, below.id)
	}
	return ids
}

// settleOneLine settles the lines of the rendering that one of the document stands for as one.
func (m *merger) settleOneLine(id string) {
	below := m.oneLines[id]
	isOne := func(is func(id string) bool) bool { return is(id) || slices.ContainsFunc(below, is) }
	isOpen := isOne(func(id string) bool { return m.outcomes[id] == Conflict || m.outcomes[id] == Inserted })
	isTaken := isOne(func(id string) bool { return m.Settled[id] == Spec })
	switch c, f := m.current.named(id), m.fresh.named(id); {
	case m.waiting[f.section], isOne(func(id string) bool { return m.takenBack[id] }):
	case m.Settled[id] == File:
		m.Settled = maps.Clone(m.Settled)
		for _, below := range below {
			m.outcomes[below], m.Settled[below] = Removed, File
		}
	case (isTaken || m.Force && isOpen) && !m.swallows(c, f):
		m.outcomes[id] = Forced
		for _, below := range below {
			m.outcomes[below] = Inserted
		}
	case isOpen:
		m.outcomes[id] = Conflict
		for _, below := range below {
			m.outcomes[below], m.waits[below] = Conflict, true
		}
	}
}

// isOfOneLine reports whether a line of the rendering is one of those that a line of the
// document stands for.
func (m *merger) isOfOneLine(id string, c *part) bool { return slices.Contains(m.oneLines[c.id], id) }

// besides gives the other lines of the rendering that are settled with one.
func (m *merger) besides(id string) []string {
	for of, below := range m.oneLines {
		if of == id || slices.Contains(below, id) {
			return append([]string{of}, below...)
		}
	}
	return nil
}

// withLinesBelow gives what takes the place of a line of the document with all lines of the
// rendering that it stands for.
func (m *merger) withLinesBelow(c *part, text []byte) []byte {
	end := len(trimEnd(text))
	out := text[:end:end]
	for _, id := range m.oneLines[c.id] {
		out = slices.Concat(out, m.eol, m.withBreaks(trimEnd(m.fresh.named(id).text)))
	}
	return append(out, text[end:]...)
}

// saysBelow reports whether the new rendering says something in one of the lines below one that
// a line of the document stands for.
func (m *merger) saysBelow(id string) bool {
	return slices.ContainsFunc(m.oneLines[id], func(id string) bool { return !m.saysNothing(m.fresh.named(id)) })
}
