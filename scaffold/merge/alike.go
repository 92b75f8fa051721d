package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// withBoxes gives lines in one writing with boxes for those that are escaped, or nil where
// none is.
func withBoxes(lines []markdown.Line) []markdown.Line {
	var boxed []markdown.Line
	for i, line := range lines {
		if line.Kind != markdown.Item {
			continue
		}
		if raw := markdown.UnescapeBox(line.Raw); raw != nil {
			if boxed == nil {
				boxed = slices.Clone(lines)
			}
			boxed[i].Raw = raw
		}
	}
	return boxed
}

// otherLines gives the lines of a text in writings that are read alike: with boxes for those
// that are escaped, with links for references, and with marks for tags of emphasis.
func (s *splitter) otherLines(lines []markdown.Line, first, end int, p *part) (others [][]markdown.Line) {
	if boxed := withBoxes(lines); boxed != nil {
		others = append(others, boxed)
	}
	if s.fresh == nil || !bytes.ContainsAny(s.doc.Source[p.from:p.to], "[<") {
		return others
	}
	resolved := s.withoutGaps(s.doc.Resolved(first, end), first, end)
	if p.id == Title {
		resolved = slices.Concat(lines[:1], resolved)
	}
	isSame := func(a, b markdown.Line) bool { return bytes.Equal(a.Raw, b.Raw) }
	if !slices.EqualFunc(lines, resolved, isSame) {
		others = append(others, resolved)
	}
	return others
}

// takeOthers takes the parts of the document that are written otherwise, as with escaped
// boxes, as they are read, if they are then as they were generated, or are generated now.
func (m *merger) takeOthers() {
	for i := range m.current.all {
		c := &m.current.all[i]
		if hasLoose(m.last[c.id], c.digest) {
			continue
		}
		f := m.fresh.named(c.id)
		for _, other := range c.others {
			if f != nil && f.digest == other || hasLoose(m.last[c.id], other) || hasLoose(m.blank[c.id], other) {
				c.digest = other
				break
			}
		}
	}
}
