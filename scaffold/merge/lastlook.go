package merge

import (
	"slices"

	"newproblem/scaffold/markdown"
)

// lastLook reads the merged document as the next merge will: what was put into it has
// to be seen there, and what it had before has to be there still. Where it is not, as
// below a comment that is never closed, the first change that is to blame is taken back,
// and the author is told. So it is where the facts would be read otherwise, as in lines
// that run together. It reports whether there was one.
func (m *merger) lastLook(content []byte, order []string) (isTakenBack bool) {
	if !m.changesAny() {
		return false
	}
	in := m.Input
	in.Current, in.Base, in.IsOld, in.Force, in.Settled = content, m.nextBase(), false, false, nil
	seen := newMerger(in)
	seen.decide()
	lost := slices.IndexFunc(order, func(id string) bool { return !m.isSeen(id, seen) })
	if lost < 0 {
		if m.breaksFront(seen.current.doc) && m.takeBackFront(order) {
			return true
		}
		misread := m.misread(seen.current.doc)
		return len(misread) > 0 && m.takeBackFor(misread, order)
	}
	for i := lost; i >= 0; i-- {
		if m.takeBack(order[i]) {
			return true
		}
	}
	for id := range m.outcomes {
		m.takeBack(id)
	}
	return true
}

// changesAny reports whether anything changes the document.
func (m *merger) changesAny() bool {
	for _, outcome := range m.outcomes {
		if outcome.Changes() {
			return true
		}
	}
	return false
}

// isSeen reports whether a part of the merged document is seen there by the next merge:
// as the new rendering has it, if it takes that.
func (m *merger) isSeen(id string, seen *merger) bool {
	p := seen.current.named(id)
	if m.outcomes[id] == Dropped { // what is left of it belongs to no part
		return true
	}
	if c := m.current.named(id); c != nil && !m.isReplaced(id) {
		isLike := func(p part) bool { return p.like == c.like } // its number may be another
		switch {
		case c.isCell: // it stands below its title
			return p != nil && p.digest == c.digest
		case c.isDefinition(): // it may stand below another heading
			isLike = func(p part) bool { return p.isDefinition() && p.label() == c.label() && p.digest == c.digest }
		}
		return p != nil || slices.ContainsFunc(seen.current.all, isLike)
	}
	return p != nil && p.hasFormOf(m.fresh.named(id)) && seen.outcomes[id] == Same
}

// takeBack takes back what changes a part, with what is settled with it, and reports whether
// something did.
func (m *merger) takeBack(id string) (isTaken bool) {
	for _, beside := range m.besides(id) {
		isTaken = m.takeBackAlone(beside) || isTaken
	}
	return isTaken || m.takeBackAlone(id)
}

// takeBackAlone takes back what changes one part.
func (m *merger) takeBackAlone(id string) bool {
	switch was := m.outcomes[id]; was {
	case Updated, Forced, Inserted:
		m.outcomes[id] = Conflict
		delete(m.levels, id)
		if m.takenBack[id] = true; was == Inserted {
			m.keepAllGone(m.fresh.named(id))
		}
	case Dropped:
		m.keepGone(id)
	default:
		return false
	}
	return true
}

// openAt gives the number of the line with which a code block, a comment or other raw
// HTML begins that is never closed, so that all the rest of the document stands in it,
// and what it is; 0 if there is none.
func (m *merger) openAt() (number int, what string) {
	d := m.current.doc
	for i := 0; i < len(d.Blocks); i = d.Blocks[i].Next {
		if b := &d.Blocks[i]; d.IsOpen(i) {
			switch {
			case b.Kind == markdown.FencedBlock:
				return b.Line, "code block"
			case b.Level == markdown.HTMLComment:
				return b.Line, "comment"
			}
			return b.Line, "raw HTML"
		}
	}
	return 0, ""
}
