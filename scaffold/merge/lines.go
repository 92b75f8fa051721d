package merge

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// ByLine tells which sections are merged line by line, by their names.
type ByLine map[string]Lines

// Lines are those of a section that is merged line by line.
type Lines struct {
	Labels  []string // of the lines of the rendering
	HasText bool     // it has other text besides, which the labels tell from the lines; else all lines are such
}

// firstLine gives the first of the blocks of a section that has a line in it which is a
// part: what stands above it is a part of the heading.
func (s *splitter) firstLine(of Lines, first, end int) int {
	s.signed = signedIn(of.Labels, s.doc.Written(first, end))
	if !of.HasText {
		return first
	}
	for i := first; i < end; i = s.doc.Blocks[i].Next {
		if s.hasLine(of.Labels, s.doc.Written(i, s.doc.Blocks[i].Next)) {
			return i
		}
	}
	return end
}

// lines parts the blocks of a section from first on, in which its lines stand. What
// is none of them is merged as it stands between them.
func (s *splitter) lines(name, id string, of Lines, first, end int) {
	labels, lines := of.Labels, s.written(first, end)
	if !of.HasText {
		s.lineParts(name, id, labels, s.cut(labels, lines))
		return
	}
	texts, above := s.texts(id, labels, first, end), ""
	isText := func(line markdown.Line) bool {
		for len(texts) > 0 && texts[0].End < line.Start {
			texts = texts[1:]
		}
		return len(texts) > 0 && texts[0].Start <= line.Start
	}
	for len(lines) > 0 {
		ofText, n := isText(lines[0]), 1
		for n < len(lines) && (lines[n].Kind == markdown.Blank || isText(lines[n]) == ofText) {
			n++
		}
		run := lines[:n]
		for len(run) > 1 && run[len(run)-1].Kind == markdown.Blank {
			run = run[:len(run)-1]
		}
		if known := len(s.parts); ofText {
			s.textPart(name, id, above, run)
		} else {
			s.lineParts(name, id, labels, s.cut(labels, run))
			above = s.lastLabel(labels, s.parts[known:], above)
		}
		lines = lines[n:]
	}
}

// cut gives lines in one writing with those that are several facts cut where these begin:
// in paragraphs, and behind breaks in items.
func (s *splitter) cut(labels []string, lines []markdown.Line) []markdown.Line {
	var out []markdown.Line
	for i, line := range lines {
		var starts []int
		switch {
		case line.Start == line.End:
		case line.Kind == markdown.Item:
			starts = s.startsInItem(labels, &line)
		case line.Kind == markdown.Prose && !bytes.HasPrefix(line.Raw, []byte(" ")) && !bytes.HasPrefix(line.Raw, []byte(">")):
			starts = s.factStarts(labels, &line)
		}
		if starts == nil {
			if out != nil {
				out = append(out, line)
			}
			continue
		}
		if out == nil {
			out = slices.Clone(lines[:i])
		}
		start, number := line.Start, line.Number
		for k, next := range append(starts, line.End) {
			part := s.proseLine(number, start, next)
			if isItem := line.Kind == markdown.Item; isItem && k == 0 {
				mark := line.Raw[:len(line.Raw)-len(withoutMarker(string(line.Raw)))]
				part.Kind, part.Raw = markdown.Item, slices.Concat(mark, part.Raw)
			} else if isItem {
				s.inItem[part.Start] = true
			}
			out = append(out, part)
			number += bytes.Count(s.doc.Source[start:next], []byte("\n"))
			start = next
		}
	}
	if out == nil {
		return lines
	}
	return out
}

// factStarts gives where facts begin in a paragraph behind its beginning: at a label in
// bold where several facts were read; at any label behind a break that a reader sees; and,
// if it begins with one of some labels, at another of them that begins a line, if such
// lines are not read as one.
func (s *splitter) factStarts(labels []string, line *markdown.Line) (starts []int) {
	text := string(s.doc.Source[line.Start:line.End])
	if names := s.joined[line.Number]; names != nil {
		for _, label := range markdown.BoldLabels(text) {
			if label.Start > 0 && slices.Contains(names, markdown.Key(label.Name)) {
				starts = append(starts, line.Start+label.Start)
			}
		}
		starts = append(starts, plainStarts(labels, names, text, line.Start)...)
	}
	if !strings.ContainsAny(text, "\n<") {
		return starts
	}
	breaks := breaksIn(text)
	labelAt := func(start, i int) (name string, ok bool) { // of the line that the i-th break ends
		end := len(text)
		if i < len(breaks) {
			end = breaks[i].end
		}
		label, ok := labelIn(labels, text[start:end])
		return label.Name, ok
	}
	first, _ := labelAt(0, 0)
	bold := markdown.BoldLabels(text)
	isOfFacts := hasKey(labels, first) // else a label in a later line is the end of a sentence
	for i, b := range breaks {
		name, ok := labelAt(b.end, i+1)
		if ok && (b.isSeen || isOfFacts && hasKey(labels, name) && s.isRead(bold, b.end, name)) {
			starts = append(starts, line.Start+b.end)
		}
	}
	slices.Sort(starts)
	return slices.Compact(starts)
}

// plainStarts gives where those of some labels stand in a paragraph, behind its beginning, that
// facts were read with in it: each followed by its colon, in no marks.
func plainStarts(labels, names []string, text string, offset int) (starts []int) {
	for _, label := range labels {
		i := strings.Index(text, label+": ")
		if i > 0 && (text[i-1] == ' ' || text[i-1] == '\n') && slices.Contains(names, markdown.Key(label)) {
			starts = append(starts, offset+i)
		}
	}
	return starts
}

// isRead reports whether a label that begins a line of a paragraph is read as one, though no
// break is seen before it: in bold, as that of the line which the paragraph begins with,
// or where the rendering has such lines itself.
func (s *splitter) isRead(bold []markdown.BoldLabel, start int, label string) bool {
	isAt := func(start int) bool {
		return slices.ContainsFunc(bold, func(l markdown.BoldLabel) bool { return l.Start == start })
	}
	return s.fresh == nil || isAt(0) && isAt(start) || s.fresh.goesOn(label)
}

// goesOn reports whether a line with a label goes on a paragraph that another one begins.
func (p *parts) goesOn(label string) bool {
	key := markdown.Key(label)
	isLine := func(c *part) bool { return c.section != "" && !c.isText && !c.isRow && !c.isItem }
	for i := 1; i < len(p.all); i++ {
		c, before := &p.all[i], &p.all[i-1]
		if isLine(c) && c.label() == key && before.section == c.section && isLine(before) && !bytes.HasSuffix(before.text, []byte("\n\n")) {
			return true
		}
	}
	return false
}

// startsInItem gives where facts begin behind the first label in an item: at the labels
// behind the breaks that a reader sees, if nothing else stands behind one.
func (s *splitter) startsInItem(labels []string, line *markdown.Line) (starts []int) {
	text := string(s.doc.Source[line.Start:line.End])
	if !strings.ContainsAny(text, "\n<") {
		return nil
	}
	start, breaks := 0, breaksIn(text)
	for i := 0; i <= len(breaks); i++ {
		end := len(text)
		if i < len(breaks) {
			if end = breaks[i].end; !breaks[i].isSeen {
				continue
			}
		}
		label, ok := labelIn(labels, text[start:end])
		if !ok || start > 0 && !hasKey(labels, label.Name) {
			return nil
		}
		if start > 0 {
			starts = append(starts, line.Start+start)
		} else if behind, ok := labelIn(labels, label.Value); ok && hasKey(labels, behind.Name) && end < len(text) {
			starts = append(starts, line.Start+label.ValueStart)
		}
		start = end
	}
	return starts
}

// A lineBreak is a break between the lines of a paragraph.
type lineBreak struct {
	end    int  // where the next line begins
	isSeen bool // by a reader of the page
}

// breaksIn gives the breaks in a paragraph that stand in no mark.
func breaksIn(text string) (breaks []lineBreak) {
	depth := 0
	for _, span := range (markdown.Inline{}).Spans(text) {
		isBreak, isSeen := false, true
		switch span.Kind {
		case markdown.SpanEmphasis, markdown.SpanStrike, markdown.SpanLink, markdown.SpanImage:
			depth++
		case markdown.SpanEmphasisEnd, markdown.SpanStrikeEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd:
			depth--
		case markdown.SpanSoftBreak:
			isBreak, isSeen = true, false
		case markdown.SpanHardBreak:
			isBreak = true
		case markdown.SpanHTML:
			isBreak = span.IsBreakTag()
		}
		if isBreak && depth == 0 {
			end := len(text) - len(strings.TrimLeft(text[span.End:], " \t"))
			if n := len(breaks); n > 0 && strings.TrimSpace(text[breaks[n-1].end:end]) == "" { // the end of a line that has a tag there
				breaks[n-1].end = end
				continue
			}
			breaks = append(breaks, lineBreak{end, isSeen})
		}
	}
	return breaks
}

// proseLine gives a part of a paragraph as a line in one writing.
func (s *splitter) proseLine(number, start, end int) markdown.Line {
	text := bytes.TrimRight(s.doc.Source[start:end], " \t\r\n")
	if end < len(s.doc.Source) && len(withoutBreak(text)) < len(text) {
		text = withoutBreak(text)
	}
	line := markdown.Line{Kind: markdown.Prose, Number: number, Start: start, End: start + len(text), Raw: text}
	d := markdown.Parse(text)
	if lines := d.Written(0, len(d.Blocks)); len(lines) > 0 {
		line.Raw = lines[0].Raw
	}
	return line
}

// lastLabel gives the last of the labels that some parts have, or else what there is.
func (s *splitter) lastLabel(labels []string, parts []part, label string) string {
	for i := range parts {
		if of := s.labelOf(labels, parts[i].line, Last([]string{parts[i].name})[0]); of != "" {
			label = of
		}
	}
	return label
}

// texts gives the ranges of the document that say something else than the lines of a
// section: blocks without any, and items of a list that has some.
func (s *splitter) texts(id string, labels []string, first, end int) []markdown.Range {
	var texts []markdown.Range
	add := func(i int) { // a block, or an item
		b := &s.doc.Blocks[i]
		texts = append(texts, markdown.Range{Start: s.doc.LineStart(b.Start), End: b.End})
	}
	for i := first; i < end; i = s.doc.Blocks[i].Next {
		lines := s.doc.Written(i, s.doc.Blocks[i].Next)
		switch {
		case !s.hasLine(labels, lines):
			add(i)
		case s.doc.Blocks[i].Kind == markdown.ListBlock:
			list := lines
			for item := range s.doc.Children(i) {
				n := 0
				for n < len(lines) && (lines[n].Kind == markdown.Blank || lines[n].Start <= s.doc.Blocks[item].End) {
					n++
				}
				if own := lines[:n]; !s.hasLine(labels, own) && !(n > 0 && s.isOwnItem(id, item, own[0].Raw, list)) {
					add(item)
				}
				lines = lines[n:]
			}
		}
	}
	return texts
}

// hasLine reports whether one of some lines is a part of its own, by its label.
func (s *splitter) hasLine(labels []string, lines []markdown.Line) bool {
	return slices.ContainsFunc(lines, func(line markdown.Line) bool {
		isOne := line.Kind == markdown.Item || line.Kind == markdown.Prose || line.Kind == markdown.Row
		return isOne && s.labelOf(labels, line.Number, s.topicOf(labels, line.Raw)) != ""
	})
}

// labelOf gives which of the labels the line with a number has, or "".
func (s *splitter) labelOf(labels []string, number int, topic string) string {
	if label, ok := s.facts[number]; ok && len(s.joined[number]) < 2 {
		return label
	}
	key := markdown.Key(topic)
	if i := slices.IndexFunc(labels, func(label string) bool { return markdown.Key(label) == key }); i >= 0 {
		return labels[i]
	}
	return ""
}

// hasKey reports whether a name is one of some labels.
func hasKey(labels []string, name string) bool {
	key := markdown.Key(name)
	return key != "" && slices.ContainsFunc(labels, func(label string) bool { return markdown.Key(label) == key })
}

// isLabelled reports whether a line in one writing begins with a label in bold.
func isLabelled(raw []byte) bool {
	text := strings.TrimPrefix(withoutMarker(string(raw)), "[ ] ")
	return strings.HasPrefix(text, "**") && strings.Contains(text+" ", "**: ")
}

// textPart makes a part of what stands between the lines of a section. Its name tells
// below which of the labels, wherever an author has put lines in.
func (s *splitter) textPart(name, section, above string, lines []markdown.Line) {
	label := Text
	if above != "" {
		label = "(below " + above + ")"
	}
	p := s.begin(LineName(name, label), lines[0].Number, lines[0].Start)
	p.level, p.section, p.isText = lineLevel, section, true
	p.from = s.doc.LineStart(lines[0].Start)
	for _, line := range lines {
		p.to = max(p.to, line.End)
		if line.Kind != markdown.Blank && !bytes.HasPrefix(line.Raw, []byte(" ")) {
			p.isItem = lines[0].Kind == markdown.Item && line.Kind == markdown.Item
		}
	}
	p.all = markdown.Range{Start: p.from, End: p.to}
	first, end := s.blocksIn(p.all)
	p.digest = digestOf(lines, commentsIn(s.doc.Bytes(p.all))...) + layoutOf(s.doc, first, end, 0)
	if other := s.withLabelsOf(section, lines); other != nil {
		p.others = append(p.others, digestOf(other, commentsIn(s.doc.Bytes(p.all))...)+layoutOf(s.doc, first, end, 0))
	}
}

// blocksIn gives the first of the blocks in a range of the document, and the one behind
// the last.
func (s *splitter) blocksIn(in markdown.Range) (first, end int) {
	after := func(b markdown.Block, offset int) int { return b.Start - offset }
	first, _ = slices.BinarySearchFunc(s.doc.Blocks, in.Start, after)
	end, _ = slices.BinarySearchFunc(s.doc.Blocks, in.End, after)
	return first, end
}

// lineParts makes a part of each of some lines.
func (s *splitter) lineParts(name, id string, labels []string, lines []markdown.Line) {
	for i := 0; i < len(lines); {
		titles, column := s.titlesAcross(id, labels, lines[:i]), func(k int) int { return k }
		if titles == nil {
			titles, column = s.labelsInRow(id, labels, lines[i]), func(k int) int { return 2*k + 1 }
		}
		if titles != nil {
			s.cellParts(name, id, titles, column, lines[i])
			for i++; i < len(lines) && !isFact(lines[i]); i++ {
			}
			continue
		}
		n := 1
		for i+n < len(lines) && !isFact(lines[i+n]) {
			n++
		}
		raw := string(lines[i].Raw)
		label := s.topicOf(labels, lines[i].Raw)
		if titles := s.titlesAcross(id, labels, lines[:min(i+2, len(lines))]); titles != nil && i+2 < len(lines) {
			label = strings.Join(titles, " | ") // no fact, as those in the cells below
		}
		p := s.begin(LineName(name, label), lines[i].Number, lines[i].Start)
		if i > 0 && s.starts[len(s.starts)-1] < lines[i-1].End { // it shares a line with the one before
			s.starts[len(s.starts)-1] = lines[i].Start
		}
		p.level, p.section, p.depth = lineLevel, id, len(raw)-len(strings.TrimLeft(raw, " "))
		p.from, p.to = lines[i].Start, lines[i].End
		p.isInItem = s.inItem[lines[i].Start]
		p.isRow, p.isItem = lines[i].Kind == markdown.Row, lines[i].Kind == markdown.Item
		p.isHeader = p.isRow && n > 1 && lines[i+1].Kind == markdown.Row
		for _, line := range lines[i+1 : i+n] {
			p.to = max(p.to, line.End)
		}
		p.to = len(withoutBreak(s.doc.Source[:p.to]))
		p.all = markdown.Range{Start: p.from, End: p.to}
		lines[i].Raw = withoutBreak([]byte(withoutMarker(raw)))
		last := i + n
		for lines[last-1].Kind == markdown.Blank {
			last--
		}
		p.digest = lineDigest(lines[i:last], commentsIn(s.doc.Bytes(p.all))...)
		if slices.ContainsFunc(lines[i+1:last], func(l markdown.Line) bool { return l.Kind != markdown.Blank && l.Kind != markdown.Row }) {
			p.bare = s.bareLine(p.from, lines[i])
		}
		i += n
	}
}

// withoutBreak is a text without the two spaces, the backslash, or the tag, that break
// its last line before another: they stay where they are.
func withoutBreak(text []byte) []byte {
	text = bytes.TrimRight(text, " \t")
	if tag, ok := bytes.CutSuffix(text, []byte(">")); ok {
		tag = bytes.TrimRight(bytes.TrimSuffix(tag, []byte("/")), " \t")
		if n := len(tag) - len("<br"); n >= 0 && bytes.EqualFold(tag[n:], []byte("<br")) {
			return bytes.TrimRight(tag[:n], " \t")
		}
	}
	before := bytes.TrimRight(text, `\`)
	if (len(text)-len(before))%2 == 1 {
		return text[:len(text)-1]
	}
	return text
}

// isFact reports whether a line can be about something of its own.
func isFact(line markdown.Line) bool {
	switch line.Kind {
	case markdown.Blank, markdown.FenceOpen, markdown.Code, markdown.FenceEnd, markdown.Rule, markdown.HTML:
		return false
	case markdown.Row: // not the rule below the header
		return line.Start < line.End
	}
	return true
}

// topic is what a line in one writing is about: the first cell of a row, the
// label of others.
func topic(raw string) string {
	if row, ok := strings.CutPrefix(strings.TrimSpace(raw), "| "); ok {
		cell, _, _ := strings.Cut(row, " |")
		return cell
	}
	return markdown.Topic([]byte(strings.TrimPrefix(strings.TrimPrefix(withoutMarker(raw), "[ ] "), "[x] ")))
}

// withoutMarker is a line in one writing without the bullet of an item.
func withoutMarker(raw string) string {
	return strings.TrimPrefix(strings.TrimLeft(raw, " "), "- ")
}
