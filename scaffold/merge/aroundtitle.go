package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// title notes how the title is read without what stands around its words, and without the
// text below.
func (s *splitter) title(p *part, first, end int, lines, behind []markdown.Line) {
	if p.before+p.behind != "" {
		lines[0].Raw = s.titleAlone(first - 1)
		p.others = append(p.others, digestOf(lines, behind...)+layoutOf(s.doc, first, end, p.off))
	}
	if len(lines) > 1 {
		to := len(trimEnd(s.doc.Source[:s.doc.Blocks[first-1].End]))
		p.alone = &bare{digestOf(lines[:1]) + layoutOf(s.doc, first, first, p.off), p.from, to, markdown.Range{Start: p.from, End: to}}
	}
}

// takeTitleAlone takes what stands below the title for its author's own, where the rendering has
// nothing there, and had nothing.
func (m *merger) takeTitleAlone() {
	c, f := m.current.named(Title), m.fresh.named(Title)
	if c == nil || f == nil || c.alone == nil || f.alone != nil || hasLoose(m.last[Title], c.digest) {
		return
	}
	if b := c.alone; hasLoose(m.last[Title], b.digest) || b.digest.loose() == f.digest.loose() {
		c.digest, c.from, c.to, c.all = b.digest, b.from, b.to, b.all
	}
}

// titleAlone is the line of a heading in one writing without what stands around its words.
func (s *splitter) titleAlone(heading int) []byte {
	text := s.doc.Text(heading)
	start, _ := markdown.AnchorsAround(text)
	words := text[start : len(text)-len(markdown.BehindTitle(string(text)))]
	title := markdown.Parse(slices.Concat([]byte("# "), bytes.ReplaceAll(words, []byte("\n"), []byte(" "))))
	marks := bytes.Repeat([]byte("#"), s.doc.Blocks[heading].Level-s.titleDeeper())
	return slices.Concat(marks, title.Written(0, 1)[0].Raw[1:])
}

// hasOwnBehind reports whether something stands behind the words of a heading that is its
// author's: no other heading of the rendering has the same.
func (m *merger) hasOwnBehind(c *part) bool {
	return c.behind != "" && !slices.ContainsFunc(m.fresh.all, func(f part) bool { return f.behind == c.behind })
}

// takenAround is what a part says with the new rendering of its title, where something
// stands around the words of the old one that is none of them: it stays there.
func (m *merger) takenAround(c, f *part) []byte {
	bare := *c
	bare.before, bare.behind = "", ""
	at := titleIn(c.text)
	if title := c.text[at.Start:at.End]; !bytes.HasPrefix(title, []byte(c.before)) || !bytes.HasSuffix(title, []byte(c.behind)) {
		return m.taken(&bare, f) // it is no such heading by itself
	}
	bare.cut(markdown.Range{Start: at.End - len(c.behind), End: at.End})
	bare.cut(markdown.Range{Start: at.Start, End: at.Start + len(c.before)})
	text := m.taken(&bare, f)
	at = titleIn(text)
	text = slices.Insert(text, at.End, []byte(c.behind)...)
	return slices.Insert(text, at.Start, []byte(c.before)...)
}

// titleIn gives where the text of the heading stands that a part begins with.
func titleIn(text []byte) markdown.Range {
	d := markdown.Parse(text)
	for i := range d.Blocks {
		if lines := d.Lines(i); d.Blocks[i].Kind == markdown.HeadingBlock && len(lines) > 0 {
			return markdown.Range{Start: lines[0].Start, End: lines[len(lines)-1].End}
		}
	}
	return markdown.Range{}
}

// cut takes some of its text out of a part.
func (p *part) cut(at markdown.Range) {
	p.text = slices.Concat(p.text[:at.Start], p.text[at.End:])
	for _, offset := range []*int{&p.from, &p.to, &p.all.Start, &p.all.End} {
		if *offset > at.Start {
			*offset = max(at.Start, *offset-(at.End-at.Start))
		}
	}
}
