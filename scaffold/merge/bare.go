package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// bareLine gives a line that begins at an offset without what stands below it.
func (s *splitter) bareLine(from int, line markdown.Line) *bare {
	to := from + len(withoutBreak(s.doc.Source[from:line.End]))
	text := markdown.Range{Start: from, End: to}
	return &bare{lineDigest([]markdown.Line{line}, commentsIn(s.doc.Bytes(text))...), from, to, text}
}

// bareText gives the text of a part, the blocks from first up to end, without the rules,
// anchors and tags around it; nil if there are none. Behind the text stand lines that say
// nothing.
func (s *splitter) bareText(p *part, first, end int, behind []markdown.Line) *bare {
	from, to := s.spoken(p, first, end)
	if from == p.from && to == p.to {
		return nil
	}
	text := splitter{doc: markdown.Parse(s.doc.Source[from:to:to])}
	n := len(text.doc.Blocks)
	around := markdown.Line{Kind: markdown.HTML, Raw: slices.Concat(s.doc.Source[p.from:from], s.doc.Source[to:p.to])}
	digest := digestOf(text.written(0, n), append(behind, around)...) + layoutOf(text.doc, 0, n, p.off)
	return &bare{digest, from, from + len(trimEnd(s.doc.Source[from:to])), p.all}
}

// spoken gives where the text of a part begins and ends without rules, anchors and such tags. The
// title is a part of its text.
func (s *splitter) spoken(p *part, first, end int) (from, to int) {
	blocks, heading := s.doc.Blocks, first-1
	lead, last := s.speaking(first, end)
	switch {
	case lead >= 0:
		from, to = s.doc.LineStart(blocks[lead].Start), blocks[last].End
		start, stop := markdown.AnchorsAround(s.doc.Source[from:to])
		if blocks[blocks[last].Next-1].Kind == markdown.ParagraphBlock {
			to = from + stop
		}
		if blocks[lead].Kind == markdown.ParagraphBlock {
			from += start
		}
	case p.id == Title:
		to = blocks[heading].End
	case p.level > 0:
		from, to = p.from, p.from
	default:
		return p.from, p.to
	}
	if p.id == Title {
		from = p.from
	}
	return from, to
}

// speaking gives the first and the last of some blocks that say something; -1 if none does.
// Tags that open or close what these stand in say nothing.
func (s *splitter) speaking(first, end int) (lead, last int) {
	lead, last = -1, -1
	for i := first; i < end; i = s.doc.Blocks[i].Next {
		isSilent := s.doc.IsSilent(i) || s.closesOther(first, i) || s.isOpeningAtEnd(i, end)
		if !isSilent && lead < 0 {
			lead = i
		}
		if !isSilent {
			last = i
		}
	}
	if lead >= 0 && s.doc.IsOpening(lead) {
		return s.within(lead, last, end)
	}
	return lead, last
}

// within gives the first and the last of the blocks from lead to last without the tags that
// open what they stand in, and those that close the same there.
func (s *splitter) within(lead, last, end int) (int, int) {
	text := lead
	for text < end && (s.doc.IsOpening(text) || s.doc.IsSilent(text)) {
		text = s.doc.Blocks[text].Next
	}
	spoken := -1 // the last that says something
	for i := text; i < end && i <= last; i = s.doc.Blocks[i].Next {
		if s.doc.Closings(i) == nil && !s.doc.IsSilent(i) {
			spoken = i
		}
	}
	if spoken < 0 || !s.isClosed(s.doc.Source[s.doc.Blocks[text].Start:s.doc.Blocks[spoken].End]) {
		return lead, last
	}
	return text, spoken
}

// isClosed reports whether a text closes as many of the tags that sections stand in as it opens.
func (s *splitter) isClosed(text []byte) bool {
	text = bytes.ToLower(text)
	for _, name := range []string{"details", "div", "section", "center"} {
		if bytes.Count(text, []byte("<"+name)) != bytes.Count(text, []byte("</"+name)) {
			return false
		}
	}
	return true
}

// closesOther reports whether a block does no more than close what was opened before the first
// of some blocks, as "<details>" may be around several sections.
func (s *splitter) closesOther(first, block int) bool {
	names := s.doc.Closings(block)
	if names == nil {
		return false
	}
	above := bytes.ToLower(s.doc.Source[s.doc.Blocks[first].Start:s.doc.Blocks[block].Start])
	isOpened := func(name string) bool { return bytes.Contains(above, []byte("<"+name)) }
	return !slices.ContainsFunc(names, isOpened)
}

// isOpeningAtEnd reports whether a block does no more than open what the headings behind stand
// in: all that follows it in its section says nothing.
func (s *splitter) isOpeningAtEnd(block, end int) bool {
	for i := block; i < end; i = s.doc.Blocks[i].Next {
		if !s.doc.IsOpening(i) && (i == block || !s.doc.IsSilent(i)) {
			return false
		}
	}
	return true
}

// takeBare takes what the author of a document has put around its parts for no part of
// them. Where the rendering has such things itself, or had them, they belong to it.
func (m *merger) takeBare() {
	m.takeTitleAlone()
	for i := range m.current.all {
		c := &m.current.all[i]
		b, f, last := c.bare, m.fresh.named(c.id), m.last[c.id]
		switch {
		case b == nil, hasLoose(last, c.digest):
		case f == nil && (last == nil || c.level == lineLevel), f != nil && (f.bare == nil || hasLoose(last, b.digest)):
			c.digest, c.from, c.to, c.all = b.digest, b.from, b.to, b.all
		}
	}
}

// apart gives a text that takes the place of what a part says, and that place, so that it
// does not run together with the anchors and rules around it.
func (m *merger) apart(c *part, fresh []byte) ([]byte, markdown.Range) {
	place := markdown.Range{Start: c.from, End: c.to}
	above, below := c.text[c.all.Start:c.from], c.text[c.to:c.all.End]
	d := markdown.Parse(fresh)
	isBare := c.bare != nil && len(d.Blocks) > 0
	switch isBeside := len(below) > 0 && below[0] != '\n' && below[0] != '\r'; {
	case isBeside && isBare && d.Blocks[len(d.Blocks)-1].Kind != markdown.ParagraphBlock:
		fresh = slices.Concat(fresh, m.eol, m.eol)
		place.End = c.all.End - len(bytes.TrimLeft(below, " "))
	case !isBeside && goesOnIn(below):
		fresh = append(fresh, m.eol...)
	}
	if line := bytes.TrimRight(above, " "); isBare && d.Blocks[0].Kind != markdown.ParagraphBlock && bytes.HasSuffix(bytes.TrimSpace(above), []byte(">")) {
		place.Start = c.all.Start + len(line)
		fresh = slices.Concat(bytes.Repeat(m.eol, max(0, 2-breaksAtEnd(line))), fresh)
	}
	return fresh, place
}

// breaksAtEnd counts the line breaks that end a text.
func breaksAtEnd(text []byte) int {
	return bytes.Count(text[len(bytes.TrimRight(text, "\r\n")):], []byte("\n"))
}

// goesOnIn reports whether a text would go on in what stands right below it: a rule
// underlines it, an anchor is a part of it.
func goesOnIn(below []byte) bool {
	line := bytes.TrimLeft(below, " \t\r\n")
	isNext := bytes.Count(below[:len(below)-len(line)], []byte("\n")) < 2
	return isNext && len(line) > 0 && !bytes.HasPrefix(line, []byte("<!--")) && !bytes.HasPrefix(line, []byte("</"))
}
