package merge

import (
	"maps"
	"slices"
	"strings"
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
		m.ByLine[c.name] = labels
		if slices.ContainsFunc(labels, isTextName) {
			m.ByLine[c.name] = slices.DeleteFunc(labels, isTextName)
		} else {
			m.ByLine[c.name] = nil
		}
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
// or no more, if the document has there what was generated, and nothing else: the old
// ones go, and the new ones are put in.
func (m *merger) settleForms() {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		c := m.current.named(f.id)
		isLine := c != nil && f.section != "" && !f.isText
		if !isLine || c.isRow == f.isRow || m.Base == nil {
			continue
		}
		if isGenerated := func(p part) bool {
			return hasExact(m.last[p.id], p.digest) && !p.isRead || p.isText || p.id == f.section
		}; m.current.allIn(f.section, isGenerated) {
			m.forget(f.section)
		}
	}
}

// hasOtherForm reports whether a line that is put in is a row where the lines of the
// document that stand for others beside it are none, or the other way about.
func (m *merger) hasOtherForm(f *part) bool {
	return f.section != "" && !f.isText && slices.ContainsFunc(m.current.all, func(c part) bool {
		return c.section == f.section && !c.isText && c.isRow != f.isRow && m.fresh.named(c.id) != nil
	})
}

// forget takes no line of a section of the document for one of the rendering.
func (m *merger) forget(section string) {
	for i := range m.current.all {
		p := &m.current.all[i]
		if p.section != section || p.isText {
			continue
		}
		id := p.id + " (before)"
		m.last[id] = m.last[p.id]
		delete(m.last, p.id)
		delete(m.current.at, p.id)
		p.id, m.current.at[id] = id, i
	}
}
