package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// An author may put what the template has in a section below headings of their own in it, as the
// requirements below "Must" and "Nice". All of that is what the section says.

// takeGroups makes one part of each section of the document and the headings of the author's
// below it, where they hold what was generated for the section, or is generated now.
func (m *merger) takeGroups() {
	for i := range m.current.all {
		if i >= len(m.current.all) {
			return
		}
		c := &m.current.all[i]
		f, n := m.fresh.named(c.id), m.groupsBelow(i)
		if n == 0 || f == nil || f.from == f.to || c.id == Title || m.fresh.hasLines(f.id) || hasLoose(m.last[c.id], c.digest) || hasLoose(m.blank[c.id], c.digest) {
			continue
		}
		g := m.grouped(c, f, m.current.all[i+1:i+1+n])
		said := g.digest.loose()
		last := slices.IndexFunc(m.last[c.id], func(d Digest) bool { return d.loose() == said })
		isSame := said == f.digest.loose()
		if !isSame && last < 0 && !g.holdsSome {
			continue
		}
		m.current.joinGroups(i, n)
		c = &m.current.all[i]
		switch inGroups := m.inGroups(c, f); {
		case isSame:
			c.digest, c.inGroups = f.digest, c.text[c.from:c.to]
		case last >= 0 && inGroups != nil && !m.saysNothing(f):
			c.digest, c.inGroups = m.last[c.id][last], inGroups
		default:
			s := splitter{doc: markdown.Parse(c.text[c.from:c.to])}
			c.digest = digestOf(s.written(0, len(s.doc.Blocks)), commentsIn(c.text)...)
		}
	}
}

// groupsBelow counts the headings of the author's that stand right below the i-th part.
func (m *merger) groupsBelow(i int) (n int) {
	c := &m.current.all[i]
	for _, p := range m.current.all[i+1:] {
		isOwn := c.title != "" && p.title != "" && p.level > c.level && p.level < lineLevel && m.fresh.named(p.id) == nil && m.last[p.id] == nil
		if !isOwn {
			break
		}
		n++
	}
	return n
}

// A grouping is what a section says with headings of its author's in it.
type grouping struct {
	digest    Digest // without these headings
	holdsSome bool   // what the rendering has in the section, or the like of it, stands below one
}

// grouped gives what a section says with the headings of its author's below it.
func (m *merger) grouped(c, f *part, below []part) (g grouping) {
	body := func(p *part) []byte { return bytes.TrimLeft(p.text[p.from:p.to], "\r\n") }
	lines := func(text []byte) []markdown.Line {
		s := splitter{doc: markdown.Parse(text)}
		return s.written(0, len(s.doc.Blocks))
	}
	all, own, theirs := body(c), lines(body(c)), lines(body(f))
	for i := range below {
		all = slices.Concat(all, m.eol, m.eol, body(&below[i]))
		g.holdsSome = g.holdsSome || isTitleOfOne(below[i].title, theirs)
		for _, line := range lines(body(&below[i])) {
			isThat := func(other markdown.Line) bool { return isSameLine(&line, &other) }
			isMoved := slices.ContainsFunc(theirs, isThat) && !slices.ContainsFunc(own, isThat)
			g.holdsSome = g.holdsSome || isMoved || len(own) == 0 && line.Kind == markdown.Item && theirs[0].Kind == markdown.Item
		}
	}
	g.digest = digestOf(asOneList(lines(bytes.TrimLeft(all, "\r\n"))))
	return g
}

// asOneList gives lines in one writing without the blank ones between items, which stand
// between lists that only their bullets tell apart.
func asOneList(lines []markdown.Line) []markdown.Line {
	var out []markdown.Line
	for i, line := range lines {
		isBetween := line.Kind == markdown.Blank && i > 0 && i+1 < len(lines) && lines[i-1].Kind == markdown.Item && lines[i+1].Kind == markdown.Item
		if !isBetween {
			out = append(out, line)
		}
	}
	return out
}

// isSameLine reports whether two lines in one writing are the same, if they say something.
func isSameLine(a, b *markdown.Line) bool {
	return a.Kind == b.Kind && (a.Kind == markdown.Item || a.Kind == markdown.Prose) && bytes.Equal(a.Raw, b.Raw)
}

// isTitleOfOne reports whether a title is the label of an item.
func isTitleOfOne(title string, lines []markdown.Line) bool {
	return slices.ContainsFunc(lines, func(line markdown.Line) bool {
		return line.Kind == markdown.Item && markdown.Key(topic(string(line.Raw))) == title
	})
}

// joinGroups makes one part of the i-th and the n behind it.
func (p *parts) joinGroups(i, n int) {
	c := &p.all[i]
	for _, below := range p.all[i+1 : i+1+n] {
		if c.from == c.to {
			c.from, c.all.Start = len(c.text), len(c.text)
		}
		heading := len(trimEnd(below.text[:below.from]))
		c.to, c.all.End = len(c.text)+max(below.to, heading), len(c.text)+max(below.all.End, heading)
		c.text = slices.Concat(c.text, below.text)
		delete(p.at, below.id)
	}
	c.bare = nil
	p.all = slices.Delete(p.all, i+1, i+1+n)
	for k := i + 1; k < len(p.all); k++ {
		p.at[p.all[k].id] = k
	}
}

// inGroups gives the text of a section, which has headings of its author's in it, with the one
// of its items that is another in the rendering; nil where not just one is.
func (m *merger) inGroups(c, f *part) []byte {
	text, theirs := c.text[c.from:c.to], f.text[f.from:f.to]
	own, ok := plainItems(text, true)
	others, isList := plainItems(theirs, false)
	if !ok || !isList || len(own) != len(others) {
		return nil
	}
	changed := -1
	for k, at := range own {
		other := others[k]
		if LineDigest(text[at.Start:at.End]).loose() == LineDigest(theirs[other.Start:other.End]).loose() {
			continue
		}
		if changed >= 0 {
			return nil
		}
		changed = k
	}
	if changed < 0 || bytes.IndexByte(text[own[changed].Start:own[changed].End], '<') >= 0 { // a comment or an anchor would be lost
		return nil
	}
	at, other := own[changed], theirs[others[changed].Start:others[changed].End]
	lead, otherLead := itemLead().Find(text[at.Start:at.End]), itemLead().Find(other)
	return slices.Concat(text[:at.Start], lead, other[len(otherLead):], text[at.End:])
}

// plainItems gives the items of a text, if it is nothing but lists whose items are one line
// each; and headings, if it may have these.
func plainItems(text []byte, mayHaveHeadings bool) (items []markdown.Range, ok bool) {
	d := markdown.Parse(text)
	for i := 0; i < len(d.Blocks); i = d.Blocks[i].Next {
		switch b := &d.Blocks[i]; {
		case b.Kind == markdown.HeadingBlock && mayHaveHeadings:
		case b.Kind != markdown.ListBlock:
			return nil, false
		default:
			for item := range d.Children(i) {
				at := markdown.Range{Start: d.LineStart(d.Blocks[item].Start), End: d.Blocks[item].End}
				at.End = at.Start + len(bytes.TrimRight(text[at.Start:at.End], "\r\n"))
				if bytes.ContainsAny(text[at.Start:at.End], "\r\n") || itemLead().Find(text[at.Start:at.End]) == nil {
					return nil, false
				}
				items = append(items, at)
			}
		}
	}
	return items, true
}
