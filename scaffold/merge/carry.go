package merge

// carryLines takes over what was generated of sections that were no lines then, but one
// part each: if such a section still says that, all of its lines do; else nobody knows of
// which of them that is so.
func (m *merger) carryLines() {
	if m.Base == nil || m.IsOld {
		return
	}
	var whole *parts
	for name := range m.ByLine {
		id := ID(name)
		if m.last[id] == nil || m.current.named(id) == nil || m.hadLines(id) {
			continue
		}
		if whole == nil {
			s := newSplitter(m.current.doc, nil, m.Names)
			s.fresh, s.remarked, s.pageTitle = m.fresh, m.remarked, m.pageTitle
			whole = s.split()
		}
		c := whole.named(id)
		if c == nil || !m.fresh.hasLines(id) {
			continue
		}
		isGenerated := hasLoose(m.last[id], c.digest)
		for i := range m.current.all {
			if part := &m.current.all[i]; part.id == id || part.section == id && m.fresh.named(part.id) != nil {
				m.last[part.id] = []Digest{unknownMark}
				if isGenerated {
					m.last[part.id] = []Digest{part.digest}
				}
			}
		}
	}
}

// hadLines reports whether a section was merged line by line when it was generated.
func (m *merger) hadLines(id string) bool {
	for i := range m.fresh.all {
		if f := &m.fresh.all[i]; f.section == id && m.last[f.id] != nil {
			return true
		}
	}
	return false
}

// hasLines reports whether a section has lines that are parts.
func (p *parts) hasLines(id string) bool {
	for i := range p.all {
		if p.all[i].section == id {
			return true
		}
	}
	return false
}
