package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// A Fact is a line of a document that stands for one of the rendering, in a section
// that is merged line by line. It may be in another writing: with a label that differs
// a little, with other signs, in several lines.
type Fact struct {
	Section string // the name of the section of the rendering
	Label   string // that the line has in the rendering
	Name    string // its label in the document, in bold if it is no item, or in a row of several: a line may have several such facts
	InRow   bool   // it stands in a row of several, with its label above it
	Lines   []int  // the numbers of the lines that it begins with, and of the items below it
	End     int    // the number of the line where what is read next begins, if it stands in a paragraph; else 0
	Written []byte // what it says, as the rendering would have it; nil where that is not known
	More    bool   // words of the author's stand before its label, or in it
	Parted  string // what parts the items of a list that it says in its line; "" where it says one text
}

// readFacts finds the lines of the rendering in the document where they are in another
// writing, and gives the facts that it asked for. What such a line says is compared as the
// rendering would have it.
func (m *merger) readFacts() (facts []Fact) {
	if m.Facts != nil && (m.lacksLine() || m.hasOwnLine() || m.hasSecond()) {
		facts = m.Facts(m.current.doc)
	}
	m.splitAtFacts(facts)
	for k := range facts {
		fact := &facts[k]
		if i := m.current.partOf(fact); i >= 0 {
			fact.Lines[0] = m.current.all[i].line
			m.takeFact(i, fact)
		}
	}
	m.placeTexts(m.current)
	return facts
}

// hasSecond reports whether the document has a second section of the name of one that is merged
// line by line.
func (m *merger) hasSecond() bool {
	return slices.ContainsFunc(m.current.all, func(c part) bool { return c.id != c.like && m.fresh.hasLines(c.like) })
}

// findTwice looks for a line of the author's that says the same fact as the one that
// stands for a line of the rendering. What the document says of it is both.
func (m *merger) findTwice(f *part, facts []Fact) {
	c := m.current.named(f.id)
	if c == nil || f.section == "" || f.isText {
		return
	}
	label := markdown.Key(Last([]string{f.name})[0])
	for i := range m.current.all {
		other := &m.current.all[i]
		if other.id == f.id || other.section != f.section || other.isText || m.fresh.named(other.id) != nil {
			continue
		}
		isSame := func(fact Fact) bool {
			isBeside := c.isCell && other.isCell && c.line == other.line // it is the fact's row, and another column
			return fact.Lines[0] == other.line && markdown.Key(fact.Label) == label && !isBeside
		}
		if other.like == f.id && other.depth == c.depth || slices.ContainsFunc(facts, isSame) {
			c.twice = other.line
			c.digest = LineDigest([]byte(c.digest + " " + other.digest))
			return
		}
	}
	for _, fact := range facts {
		if ID(fact.Section) == f.section && markdown.Key(fact.Label) == label && m.isInSecond(f.section, fact.Lines[0]) {
			c.twice = fact.Lines[0]
			c.digest = LineDigest(slices.Concat([]byte(c.digest+" "), fact.Written))
			return
		}
	}
}

// isInSecond reports whether a line with a number stands in a second section of the name of one.
func (m *merger) isInSecond(section string, number int) bool {
	return slices.ContainsFunc(m.current.all, func(p part) bool {
		lines := bytes.Count(p.text, []byte("\n"))
		return p.id != p.like && p.like == section && p.line <= number && number <= p.line+lines
	})
}

// splitAtFacts parts the document anew where facts whose labels are not the template's
// stand among other text, and where several may stand in one line.
func (m *merger) splitAtFacts(facts []Fact) {
	isAmong := false
	for _, of := range m.ByLine {
		isAmong = isAmong || of.HasText
	}
	joined := labelsByLine(facts)
	if facts == nil || !isAmong && len(joined) == 0 {
		return
	}
	labels := map[int]string{}
	for _, fact := range facts {
		if !m.fresh.hasLabel(fact.Label) {
			continue // the rendering has it in a text
		}
		for _, number := range fact.Lines {
			if labels[number] == "" {
				labels[number] = fact.Label
			}
		}
	}
	m.current = m.splitCurrent(m.current.doc, labels, joined)
	m.takeBare()
	m.takeOthers()
}

// hasOwnLine reports whether the document has a line that the rendering has not, beside
// those that it has.
func (m *merger) hasOwnLine() bool {
	return slices.ContainsFunc(m.current.all, func(c part) bool {
		return c.section != "" && !c.isText && m.fresh.named(c.id) == nil
	})
}

// labelsByLine gives the keys of the labels of the facts that may share their line with others,
// by its number.
func labelsByLine(facts []Fact) map[int][]string {
	names := map[int][]string{}
	for _, fact := range facts {
		if fact.Name != "" {
			names[fact.Lines[0]] = append(names[fact.Lines[0]], markdown.Key(fact.Name))
		}
	}
	return names
}

// lacksLine reports whether the document lacks a line of the rendering, or has it
// otherwise than it was generated. One that is generated blank may say something below.
func (m *merger) lacksLine() bool {
	return slices.ContainsFunc(m.fresh.all, func(f part) bool {
		if f.section == "" || f.isText || m.current.named(f.section) == nil {
			return false
		}
		c := m.current.named(f.id)
		return !m.isGenerated(c, &f) || c.digest != f.digest && hasLoose(m.blank[f.id], c.digest)
	})
}

// isGenerated reports whether a part of the document is as it was generated, or is
// generated now.
func (m *merger) isGenerated(c, f *part) bool {
	return c != nil && (c.digest == f.digest || hasLoose(m.last[f.id], c.digest) || hasLoose(m.blank[f.id], c.digest))
}

// takeFact takes the i-th part of the document for the line that a fact is.
func (m *merger) takeFact(i int, fact *Fact) {
	p := m.current
	c := &p.all[i]
	f := m.fresh.labelled(c.section, fact.Label)
	if f == nil {
		return
	}
	if other := p.named(f.id); other != nil && other != c {
		return // one of that name stands there already
	}
	p.rename(i, f)
	isWhole, isBelow := p.join(i, fact.Lines) && !p.all[i].reaches(fact.End), len(fact.Lines) > 1 // the label alone is as it was generated blank
	switch c = &p.all[i]; {
	case isWhole && fact.Written != nil && (isBelow || !m.isGenerated(c, f)):
		c.digest, c.isRead, c.saysMore = m.writtenDigest(f, fact.Written), true, fact.More
		c.asRead, c.parted = bytes.TrimSpace(fact.Written), fact.Parted
	case isBelow:
		c.saysMore = true
	}
}

// reaches reports whether a part has a line with a number, or one behind it: more than the fact
// that ends before.
func (p *part) reaches(end int) bool {
	lines := bytes.Count(bytes.TrimRight(p.text[:p.to], " \t\r\n"), []byte("\n"))
	return end > 0 && p.line+lines >= end
}

// writtenDigest gives the digest that a line of the rendering, or a cell of it, has in one
// that says something else.
func (m *merger) writtenDigest(f *part, line []byte) Digest {
	if column := m.fresh.column(f); column >= 0 {
		cells := append(cellsOf(bytes.TrimSpace(line)), make([]string, column+1)...)
		return cellDigest(cells[column])
	}
	return writtenDigest(line)
}

// writtenDigest gives the digest that a line of the rendering has.
func writtenDigest(line []byte) Digest {
	line = withoutBreak(bytes.TrimSpace(line))
	if cells := len(markdown.Cells(line)); cells > 0 && line[0] == '|' {
		d := markdown.Parse(slices.Concat(bytes.Repeat([]byte("|x"), cells), []byte("|\n"), bytes.Repeat([]byte("|-"), cells), []byte("|\n"), line))
		return lineDigest(d.Written(0, len(d.Blocks))[2:])
	}
	return LineDigest(line)
}

// partOf gives the part that a fact is, or -1.
func (p *parts) partOf(fact *Fact) int {
	if !fact.InRow {
		return p.lineAt(fact.Lines[0], fact.Name)
	}
	key := markdown.Key(fact.Name)
	return slices.IndexFunc(p.all, func(c part) bool { return c.isCell && c.line == fact.Lines[0] && c.label() == key })
}

// lineAt gives the part that is a line with a number, or -1: of several, and of those that go
// on in the same paragraph, the one with a label.
func (p *parts) lineAt(number int, label string) int {
	isLine := func(c part) bool { return c.section != "" && !c.isText }
	first := slices.IndexFunc(p.all, func(c part) bool { return isLine(c) && c.line == number })
	if first < 0 || label == "" {
		return first
	}
	end := first + 1
	for end < len(p.all) && isLine(p.all[end]) && (p.all[end].line == number || p.all[end-1].goesOn()) {
		end++
	}
	if end == first+1 {
		return first
	}
	key := markdown.Key(label)
	if i := slices.IndexFunc(p.all[first:end], func(c part) bool { return c.label() == key }); i >= 0 {
		return first + i
	}
	return -1
}

// goesOn reports whether the paragraph of a line goes on behind it.
func (p *part) goesOn() bool {
	behind := p.text[len(bytes.TrimRight(p.text, " \t\r\n")):]
	return !p.isItem && !p.isRow && bytes.Count(behind, []byte("\n")) == 1
}

// label is the key of the label of a line.
func (p *part) label() string { return markdown.Key(Last([]string{p.name})[0]) }

// labelled gives the line of a section that has a label, or nil.
func (p *parts) labelled(section, label string) *part {
	key := markdown.Key(label)
	for i := range p.all {
		if c := &p.all[i]; c.section == section && section != "" && !c.isText && c.label() == key {
			return c
		}
	}
	return nil
}

// hasLabel reports whether there is a line with a label.
func (p *parts) hasLabel(label string) bool {
	key := markdown.Key(label)
	return slices.ContainsFunc(p.all, func(c part) bool { return c.section != "" && !c.isText && c.label() == key })
}

// join makes one part of the i-th and those behind it, if these are the lines with some
// numbers, and nothing else stands between. It reports whether it is all of them.
func (p *parts) join(i int, numbers []int) bool {
	n := len(numbers)
	for k, number := range numbers {
		if i+k >= len(p.all) || p.all[i+k].line != number || p.all[i+k].section != p.all[i].section {
			return false
		}
		if c := &p.all[i+k]; c.bare != nil && (k < n-1 || c.to != c.bare.to) {
			return false // it would be a part of the line
		}
	}
	if n == 1 {
		return true
	}
	c := &p.all[i]
	for _, below := range p.all[i+1 : i+n] {
		c.to, c.all.End = len(c.text)+below.to, len(c.text)+below.all.End
		c.text = slices.Concat(c.text, below.text)
		delete(p.at, below.id)
	}
	p.all = slices.Delete(p.all, i+1, i+n)
	for k := i + 1; k < len(p.all); k++ {
		p.at[p.all[k].id] = k
	}
	return true
}
