package merge

import "slices"

// A text between the lines of a section is named by the last line above it. An author who puts
// these lines in another order, or takes one out, moves no text by that.

// placeTexts takes a text of a document for the one of the rendering that has the same lines
// above it, of those that both have, if it stands below another of them.
func (m *merger) placeTexts(p *parts) {
	for k := range m.fresh.all {
		f := &m.fresh.all[k]
		if !f.isText || p.named(f.id) != nil || p.named(f.section) == nil {
			continue
		}
		above, found := linesAbove(m.fresh, p, k), -1
		for i := range p.all {
			c := &p.all[i]
			isSame := c.isText && c.section == f.section && m.fresh.named(c.id) == nil && slices.Equal(linesAbove(p, m.fresh, i), above)
			if isSame && found >= 0 {
				found = -1
				break
			}
			if isSame {
				found = i
			}
		}
		if found >= 0 {
			p.rename(found, f)
		}
	}
}

// linesAbove gives the ids of the lines above the i-th part in its section that other parts
// have, too, in any order.
func linesAbove(p, other *parts, i int) (ids []string) {
	for k := range p.all[:i] {
		if c := &p.all[k]; c.section == p.all[i].section && !c.isText && other.named(c.id) != nil {
			ids = append(ids, c.id)
		}
	}
	slices.Sort(ids)
	return ids
}
