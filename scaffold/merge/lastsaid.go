package merge

import (
	"maps"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// misread gives the ids of the facts that are not read in the merged document as they have
// to be: those that take the new rendering as that has them, all others as before.
func (m *merger) misread(merged *markdown.Document) (ids []string) {
	if m.Said == nil || !m.changesFacts() {
		return nil
	}
	m.freshlySaid()
	if m.said == nil {
		m.said = m.Said(m.current.doc)
	}
	now := m.Said(merged)
	isSaid := func(id string, in map[string]string) bool {
		text, ok := in[id]
		return ok && isSameText(text, now[id])
	}
	for id := range m.saidFresh {
		if outcome := m.outcomes[id]; (m.isReplaced(id) || outcome == Inserted) && !isSaid(id, m.saidFresh) {
			ids = append(ids, id)
		}
	}
	for id := range m.said {
		outcome := m.outcomes[id]
		isOther := outcome.Changes() || outcome == Same && isSaid(id, m.saidFresh)
		if !isOther && !isSaid(id, m.said) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// freshlySaid gives what is read as the facts of the rendering, by the IDs of its lines.
func (m *merger) freshlySaid() map[string]string {
	if m.saidFresh == nil && m.Said != nil {
		m.saidFresh = m.Said(m.fresh.doc)
	}
	return m.saidFresh
}

// isSameText reports whether two texts of a fact say the same: in a table, bars are escaped,
// and the marks of footnotes in it are its author's.
func isSameText(a, b string) bool {
	digest := func(text string) Digest {
		return cellDigest(strings.ReplaceAll(markdown.WithoutAnyNotes(strings.TrimSpace(text)), `\|`, "|")).loose()
	}
	return a == b || digest(a) == digest(b)
}

// changesFacts reports whether anything changes that could change what is read as a fact:
// the lines of a section, or what sections there are.
func (m *merger) changesFacts() bool {
	if len(m.levels) > 0 {
		return true
	}
	for id, outcome := range m.outcomes {
		if !outcome.Changes() {
			continue
		}
		p := m.fresh.named(id)
		if p == nil || outcome == Inserted || p.section != "" && p.section != FrontMatter {
			return true
		}
		if m.fresh.hasLines(id) { // the text above them
			return true
		}
	}
	return false
}

// takeBackFor takes back what changes a fact that is misread: that of the fact itself, or
// else of its neighbours above, of those below, and at last of all.
func (m *merger) takeBackFor(misread, order []string) bool {
	for _, id := range misread {
		if m.takeBack(id) {
			return true
		}
	}
	for _, id := range misread {
		at := slices.Index(order, id)
		section, _, _ := cutLast(id)
		above, below := slices.Clone(order[:at+1]), order[at+1:]
		slices.Reverse(above)
		for _, other := range slices.Concat(above, below) {
			if strings.HasPrefix(other, section) && m.takeBack(other) {
				return true
			}
		}
	}
	isAny := false
	for _, id := range slices.Sorted(maps.Keys(m.outcomes)) {
		isAny = m.takeBack(id) || isAny
	}
	return isAny
}

// cutLast cuts the last title or label from an id.
func cutLast(id string) (above, last string, ok bool) {
	if at := strings.LastIndex(id, "\n"); at >= 0 {
		return id[:at], id[at+1:], true
	}
	return "", id, false
}
