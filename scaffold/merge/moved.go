package merge

import "slices"

// settleNames finds what was generated among the parts of the document, where
// names alone would not tell.
func (m *merger) settleNames() {
	m.settleTitles()
	for i := range m.current.all {
		m.settleSecond(&m.current.all[i])
	}
	for i := range m.fresh.all {
		if f := &m.fresh.all[i]; m.current.named(f.id) == nil {
			m.settleMoved(f)
			m.settleHeader(f)
		}
	}
}

// settleHeader takes the only other titles of columns that the author has in a section
// for those of the template, which hold no fields.
func (m *merger) settleHeader(f *part) {
	if !f.isHeader || !slices.Contains(m.blank[f.id], f.digest) {
		return
	}
	found := -1
	for i := range m.current.all {
		if c := &m.current.all[i]; c.isHeader && c.section == f.section && m.fresh.named(c.id) == nil {
			if found >= 0 {
				return
			}
			found = i
		}
	}
	if found >= 0 {
		m.current.rename(found, f)
	}
}

// settleSecond gives the second part of a name the name of the first, if it is
// the one that was generated: the author has put another before it.
func (m *merger) settleSecond(c *part) {
	if c.id == c.like || m.last[c.id] != nil {
		return
	}
	p := m.current
	first := p.named(c.like)
	generated := m.last[c.like]
	if first != nil && hasLoose(generated, c.digest) && !hasLoose(generated, first.digest) {
		first.id, c.id = c.id, first.id
		first.name, c.name = c.name, first.name
		p.at[first.id], p.at[c.id] = p.at[c.id], p.at[first.id]
	}
}

// settleMoved looks for a part that stands below another heading than it is
// generated: the author has moved it, or has renamed or removed what was above;
// or the template has, since it was generated.
func (m *merger) settleMoved(f *part) {
	if f.title == "" {
		return
	}
	p := m.current
	found := m.findMoved(f, func(c *part) bool { return c.level == f.level })
	if found < 0 {
		found = m.findMoved(f, func(*part) bool { return true })
	}
	if found < 0 {
		return
	}
	c := &p.all[found]
	before := c.id
	if isTemplates := m.Base != nil && m.last[before] != nil && m.last[f.id] == nil; isTemplates && c.level != f.level && m.mayHaveLevel(c, f.level) {
		m.levels[f.id] = f.level
		m.moveOwn(before, f)
	}
	if m.last[before] != nil {
		m.last[f.id] = m.last[before]
	}
	p.rename(found, f)
}

// findMoved finds the one part of the document that has the title of a part of
// the rendering, is none of its others, and may be it; or -1.
func (m *merger) findMoved(f *part, mayBe func(c *part) bool) int {
	found := -1
	for i := range m.current.all {
		c := &m.current.all[i]
		if c.title != f.title || !mayBe(c) || m.last[c.id] != nil && m.last[f.id] != nil || m.fresh.named(c.id) != nil {
			continue
		}
		if found >= 0 {
			return -1 // nothing tells which of them
		}
		found = i
	}
	return found
}

// isAskedFor reports whether a part that the document lacks was asked for.
func (m *merger) isAskedFor(f *part) bool {
	return m.Settled[f.id] == Spec || m.Force
}

// insertAbove puts in the headings that a part of the rendering stands below.
func (m *merger) insertAbove(i int) {
	level := m.fresh.all[i].level
	for i--; i >= 0; i-- {
		f := &m.fresh.all[i]
		if f.level >= level {
			continue
		}
		level = f.level
		if m.current.named(f.id) == nil {
			m.outcomes[f.id] = Inserted
		}
	}
}

// isSectionRemoved reports whether a new part of the rendering is one of a
// section that the author has removed, with all that was in it.
func (m *merger) isSectionRemoved(i int) bool {
	level, above := m.fresh.all[i].level, i-1
	for above >= 0 && m.fresh.all[above].level >= level {
		above--
	}
	if above < 0 || m.current.named(m.fresh.all[above].id) != nil || m.outcomes[m.fresh.all[above].id] == Inserted {
		return false
	}
	for _, f := range m.fresh.all[above+1:] {
		if f.level <= m.fresh.all[above].level {
			break
		}
		if m.current.named(f.id) != nil {
			return false
		}
	}
	return true
}
