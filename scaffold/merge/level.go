package merge

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// mayHaveLevel reports whether a heading of the document may get another level: no heading
// of the author's below it would come to stand beside it.
func (m *merger) mayHaveLevel(c *part, level int) bool {
	return c.inGroups == nil && !slices.ContainsFunc(m.current.all, func(p part) bool {
		return p.title != "" && strings.HasPrefix(p.id, c.id+"\n") && p.level <= level && m.last[p.id] == nil
	})
}

// takeLevels gives the headings of the document that are brought up to date, and stand below
// the same as before, the levels that the template has given them since: where it had another.
func (m *merger) takeLevels() {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		c := m.current.named(f.id)
		if c == nil || !m.isReplaced(f.id) || f.level >= lineLevel || c.level == f.level || f.id == Title {
			continue
		}
		isOf := func(p *part) bool {
			return slices.ContainsFunc(m.last[f.id], func(d Digest) bool { return d.layout() == p.digest.layout() })
		}
		if isOf(c) && !isOf(f) && m.mayHaveLevel(c, f.level) {
			m.levels[f.id] = f.level
		}
	}
}

// offLevel gives how far the level of a heading is from the usual one of so many titles, those
// above and its own, below that of the document if there is one.
func offLevel(level, titles int, titled bool) int {
	if titled {
		titles++
	}
	return level - titles
}

// deeperBy gives how much deeper all headings of a document are than those of the rendering,
// as in an export below the title of a page: the first is the only one of its level, as a
// title is, and one of those below it is as much deeper than in the rendering.
func (s *splitter) deeperBy() int {
	if s.fresh == nil || s.fresh.named(Title) == nil {
		return 0
	}
	headings := s.doc.Headings()
	if len(headings) == 0 {
		return 0
	}
	if s.pageTitle > 0 {
		return s.deeperBelowPage(headings)
	}
	level := s.doc.Blocks[headings[0]].Level
	if level == 1 || s.isOfFresh(headings[0], 0) || slices.ContainsFunc(headings[1:], func(i int) bool { return s.doc.Blocks[i].Level <= level }) {
		return 0
	}
	if !slices.ContainsFunc(headings[1:], func(i int) bool { return s.isOfFresh(i, s.doc.Blocks[i].Level-level+1) }) {
		return 0
	}
	return level - 1
}

// deeperBelowPage is deeperBy for a document below the title of a page: as much deeper as its
// own title, unless a part behind that is not below it, so that the title alone is.
func (s *splitter) deeperBelowPage(headings []int) int {
	title := s.doc.Blocks[s.pageTitle].Level
	for _, i := range headings {
		if level := s.doc.Blocks[i].Level; i > s.pageTitle && level <= title {
			for off := range level {
				if s.isOfFresh(i, level-off) {
					return off
				}
			}
		}
	}
	return title - 1
}

// titleDeeper gives how much deeper the title is than that of the rendering.
func (s *splitter) titleDeeper() int {
	if s.pageTitle > 0 && s.deeper < s.doc.Blocks[s.pageTitle].Level {
		return s.doc.Blocks[s.pageTitle].Level - 1
	}
	return s.deeper
}

// isOfFresh reports whether a heading of the document has the title of a section of the
// rendering, at a level, or at any if that is 0.
func (s *splitter) isOfFresh(heading, level int) bool {
	key := markdown.Key(s.doc.Title(heading))
	return slices.ContainsFunc(s.fresh.all, func(f part) bool {
		return f.title == key && f.id != Title && (level == 0 || f.level == level)
	})
}

// atLevel is the text of a section with its heading at the level that the template has
// given it, or that all headings of the document have.
func (m *merger) atLevel(text []byte, id string) []byte {
	level, deeper := m.levels[id], m.current.deeper
	if id == Title {
		deeper = m.current.titleDeeper
	}
	if f := m.fresh.named(id); level == 0 && deeper > 0 && f != nil && f.level < lineLevel && m.changesHeading(id) {
		level = f.level
	}
	if level == 0 {
		return text
	}
	level = min(level+deeper, lineLevel-1)
	d := markdown.Parse(text)
	b := &d.Blocks[0]
	if b.Kind != markdown.HeadingBlock || b.Level == level {
		return text
	}
	title := d.Text(0)
	if bytes.ContainsAny(title, "\r\n") { // underlined, in several lines
		return text
	}
	end := len(bytes.TrimRight(text[:b.End], "\r\n"))
	return slices.Concat(text[:b.Start], bytes.Repeat([]byte("#"), level), []byte(" "), title, text[end:])
}

// changesHeading reports whether the heading of a part comes from the rendering.
func (m *merger) changesHeading(id string) bool {
	c := m.current.named(id)
	return c == nil || m.isReplaced(id) && c.level < lineLevel && bytes.HasPrefix(bytes.TrimSpace(c.text[c.from:c.to]), []byte("#"))
}
