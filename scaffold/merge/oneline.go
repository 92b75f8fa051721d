package merge

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An author may say in one line what the rendering has in several, as the times behind "Estimated
// Time" instead of below it, or all of them in one of these lines. The new rendering takes the place of that line with all of them, or
// with none: with one alone, the line would contradict it.

// findOneLines finds the lines of the document that say something where the rendering has a
// label alone, and not all of what that has below it; and those that name others beside them.
func (m *merger) findOneLines() {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		c := m.current.named(f.id)
		if f.section == "" || f.isText || c == nil || c.digest == f.digest || hasLoose(m.last[c.id], c.digest) {
			continue
		}
		if lost := m.lostTo(c, i); len(lost) > 0 {
			m.oneLines[f.id] = lost
		}
	}
}

// lostTo gives the ids of the lines which the document has not, and for which the one that it
// has for the i-th of the rendering stands as well.
func (m *merger) lostTo(c *part, i int) (ids []string) {
	_, value, ok := m.fresh.all[i].fact(m.fresh.doc)
	_, own, isPlain := c.fact(m.current.doc)
	isThere := func(id string) bool { return m.current.named(id) != nil }
	switch {
	case !ok || isPlain && own == "":
		return nil
	case !isPlain:
		own = string(c.text[c.from:c.to])
	}
	switch {
	case value != "" && strings.ContainsAny(own, "\r\n"): // they may be lines still
	case value == "":
		ids = slices.DeleteFunc(m.fresh.linesBelow(i), isThere)
	default:
		isOther := func(id string) bool { return isThere(id) || !names(own, Last([]string{m.fresh.named(id).name})[0]) }
		ids = slices.DeleteFunc(m.fresh.linesBeside(i), isOther)
	}
	return ids
}

// names reports whether a text has a label in it, with a sign or a number behind, in any marks.
func names(text, label string) bool {
	text, label = strings.ToLower(text), strings.ToLower(label)
	for at := 0; label != ""; {
		i := strings.Index(text[at:], label)
		if i < 0 {
			break
		}
		before, behind := text[:at+i], strings.TrimLeft(text[at+i+len(label):], "*_` ")
		last, _ := utf8.DecodeLastRuneInString(before)
		first, _ := utf8.DecodeRuneInString(behind)
		if !unicode.IsLetter(last) && !unicode.IsDigit(last) && (unicode.IsDigit(first) || strings.ContainsRune(":=–—-", first)) {
			return true
		}
		at += i + len(label)
	}
	return false
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

// linesBeside gives the ids of the lines that stand behind the i-th part, below the same.
func (p *parts) linesBeside(i int) (ids []string) {
	f := &p.all[i]
	for _, beside := range p.all[i+1:] {
		if beside.isText || beside.section != f.section || beside.depth < f.depth {
			break
		}
		if beside.depth == f.depth {
			ids = append(ids, beside.id)
		}
	}
	return ids
}

// groupOf gives the ids of the lines of the rendering that stand with one below the same label,
// or below it.
func (m *merger) groupOf(id string) []string {
	i := m.fresh.at[id]
	if m.fresh.all[i].depth > 0 {
		return m.fresh.linesBeside(i)
	}
	return m.fresh.linesBelow(i)
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
		for _, other := range append(m.groupOf(id), below...) { // of one label, none changes without the others
			if m.outcomes[other].Changes() || slices.Contains(below, other) {
				m.outcomes[other], m.waits[other] = Conflict, true
			}
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
