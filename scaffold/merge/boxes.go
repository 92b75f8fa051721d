package merge

import (
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

// takeBoxes takes escaped boxes for boxes in the parts of the document that are then as they
// were generated, or are generated now.
func (m *merger) takeBoxes() {
	for i := range m.current.all {
		c := &m.current.all[i]
		if c.boxed == "" || hasLoose(m.last[c.id], c.digest) {
			continue
		}
		f := m.fresh.named(c.id)
		if f != nil && f.digest == c.boxed || hasLoose(m.last[c.id], c.boxed) || hasLoose(m.blank[c.id], c.boxed) {
			c.digest = c.boxed
		}
	}
}
