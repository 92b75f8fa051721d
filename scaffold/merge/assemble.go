package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// order gives the ids of the parts of the merged document, in its order.
// Where the author has neither added, removed nor moved a part, it is the new
// rendering's; else the author's, with what is new put where the rendering has
// it.
func (m *merger) order() []string {
	lead, other := m.current, m.fresh
	if m.asGenerated {
		lead, other = m.fresh, m.current
	}
	var names []string
	there := map[string]bool{}
	for i := range lead.all {
		if name := lead.all[i].id; m.stays(name) {
			names, there[name] = append(names, name), true
		}
	}
	for i := range other.all {
		if name := other.all[i].id; m.stays(name) && !there[name] {
			names, there[name] = slices.Insert(names, m.indexFor(names, other, i), name), true
		}
	}
	return names
}

// stays reports whether a part stands in the merged document.
func (m *merger) stays(id string) bool {
	outcome := m.outcomes[id]
	if m.current.named(id) == nil {
		return outcome == Inserted
	}
	return outcome != Removed && (outcome != Dropped || len(m.left(m.current.named(id))) > 0)
}

// indexFor gives where in names the i-th part of its own document goes: after
// the nearest of those before it there that stands in names, and after what is
// below that, but not after what is below the part itself.
func (m *merger) indexFor(names []string, own *parts, i int) int {
	at := 0
	for k := i - 1; k >= 0; k-- {
		if before := slices.Index(names, own.all[k].id); before >= 0 {
			at = before + 1
			break
		}
	}
	for at < len(names) && (names[at] == Above || names[at] == FrontMatter || m.level(names[at]) > own.all[i].level) && own.at[names[at]] <= i {
		at++
	}
	for at > 0 && at < len(names) && m.isBelow(names[at], &own.all[i]) {
		at++
	}
	return at
}

// isBelow reports whether a part is a line of the author's that stands below one as deep
// as a line of the rendering that is put in: it belongs to the line above. Nor does a row
// stand above the titles of the columns.
func (m *merger) isBelow(id string, line *part) bool {
	c := m.current.named(id)
	return c != nil && m.fresh.named(id) == nil && line.section != "" && c.section == line.section && !c.isText &&
		(c.depth > line.depth || c.isHeader && line.isRow && line.isFormed)
}

// level is that of a part's heading.
func (m *merger) level(name string) int {
	if c := m.current.named(name); c != nil {
		return c.level
	}
	return m.fresh.named(name).level
}

// assemble puts the merged document together, after its byte order mark.
func (m *merger) assemble(mark []byte, order []string) []byte {
	out := slices.Clone(mark)
	next := 0        // what follows in the current document
	isOther := false // what stands before it is not what stood there
	line, counted := 1, 0
	for i, name := range order {
		at, there := m.current.at[name]
		switch {
		case !there:
			out = m.insert(out, order[:i], m.fresh.named(name))
			next, isOther = -1, true // nothing: what follows comes next to something new
			continue
		case at != next:
			if i > 0 {
				out = m.withoutLastBreak(out, order[i-1], &m.current.all[at])
			}
			out, isOther = m.separate(out, m.current.all[at].level), true
			if i > 0 && (runTogether(m.standing(order[i-1]), &m.current.all[at]) || m.wouldGoOn(order[i-1], &m.current.all[at])) {
				out = m.separate(out, 0)
			}
		case isOther && m.needsBlank(order[i-1], &m.current.all[at]):
			out = m.separate(out, 0)
		}
		text := m.text(name)
		if m.outcomes[name] == Dropped {
			out = m.separate(out, 0)
		}
		if isOther && m.current.all[at].level < lineLevel {
			text = withoutIndent(text, out[min(counted, len(out)):])
		}
		line += bytes.Count(out[counted:], []byte("\n"))
		m.newLines[name], counted = line, len(out)
		out = append(out, text...)
		next, isOther = at+1, m.isReplaced(name) || m.outcomes[name] == Dropped
	}
	if next != len(m.current.all) && len(out) > 0 {
		if next >= 0 {
			out = m.withoutLastBreak(out, order[len(order)-1], nil)
		}
		out = append(trimEnd(out), m.eol...)
	}
	return out
}

// needsBlank reports whether a blank line has to stand between a part that takes the
// new rendering and the one behind it: where its text would take in an underlined
// heading or a link definition, and where the rendering has one before a heading.
func (m *merger) needsBlank(id string, next *part) bool {
	f := m.fresh.named(id)
	switch {
	case f == nil: // what is left of a part that goes
		return true
	case f.isDefinition():
		return false
	case next.level == lineLevel:
		return next.isDefinition() || (f.isText || next.isText) && runTogether(f, next)
	}
	return !bytes.HasPrefix(bytes.TrimLeft(next.text, " "), []byte("#")) || bytes.HasSuffix(f.text, []byte("\n\n"))
}

// wouldGoOn reports whether a part would go on the paragraph of a line that is put in
// before it, which is one of its own in the rendering.
func (m *merger) wouldGoOn(id string, next *part) bool {
	isParagraph := func(p *part) bool {
		return p.section != "" && p.section != FrontMatter && !p.isItem && !p.isRow && !p.isText
	}
	f := m.fresh.named(id)
	return f != nil && m.current.named(id) == nil && isParagraph(f) && isParagraph(next) && bytes.HasSuffix(f.text, []byte("\n\n"))
}

// runTogether reports whether two parts could be taken for one, if no blank line stands
// between: text runs on in text, but not in an item behind another one, and a paragraph
// in any line before it.
func runTogether(before, next *part) bool {
	if before.section != "" && next.section != "" && !before.isText && !next.isText {
		return before.isRow != next.isRow || !next.isItem && !next.isRow && before.isItem
	}
	return (before.isText || next.isText) && !(before.isItem && next.isItem)
}

// standing is a part as it stands in the merged document: a line that is replaced stays
// the item or the paragraph that it was, and one that is put in is what those beside it are.
func (m *merger) standing(id string) *part {
	if c := m.current.named(id); c != nil && (!m.isReplaced(id) || c.level == lineLevel && !c.isText) {
		return c
	}
	f := m.fresh.named(id)
	if beside := m.beside(f); beside != nil {
		return beside
	}
	return f
}

// withoutIndent moves a heading to the margin, where an item above it would take it
// in.
func withoutIndent(text, above []byte) []byte {
	trimmed := bytes.TrimLeft(text, " ")
	indent := len(text) - len(trimmed)
	if indent == 0 || indent > 3 {
		return text
	}
	d := markdown.Parse(slices.Concat(above, text))
	for _, i := range d.Headings() {
		if d.Blocks[i].Start == len(above)+indent {
			return text
		}
	}
	return trimmed
}

// insert puts in what is new, behind the parts with some ids. A line goes before the
// blank lines that end its section, and is an item as those beside it are.
func (m *merger) insert(out []byte, before []string, f *part) []byte {
	if f.level < lineLevel {
		return append(m.separate(out, f.level), m.atLevel(m.withBreaks(f.text), f.id)...)
	}
	end := len(trimEnd(out))
	blank := slices.Clone(out[end:])
	if len(blank) == 0 { // what follows may stand in the same line
		blank, end = m.eol, len(bytes.TrimRight(out[:end], " "))
	}
	text := trimEnd(f.text)
	if f.section == FrontMatter { // without comments on the next key
		text = f.text[:f.to]
	}
	if beside := m.beside(f); beside != nil {
		text = slices.Concat(beside.text[:beside.from], text[f.from:])
	} else if f.isText && f.isItem {
		text = itemsAs(m.itemIn(f.section), text)
	}
	if bytes.Count(blank, []byte("\n")) > 1 && f.section != "" && f.section != FrontMatter && !f.isItem && !f.isRow && !f.isText { // it breaks before nothing
		text = withoutBreak(text)
	}
	between := m.eol
	if last := len(before) - 1; last >= 0 && (runTogether(m.standing(before[last]), f) || m.isApart(before[last], f)) {
		between = slices.Concat(m.eol, m.eol)
	} else if last >= 0 && f.section != "" && !m.standing(before[last]).isItem {
		between = slices.Concat(m.breakBefore(f, out[:end]), m.eol)
	}
	return slices.Concat(out[:end], between, m.withBreaks(text), blank)
}

// withoutLastBreak is the document so far without the break behind a line of a paragraph
// that goes on no more, because what followed it goes.
func (m *merger) withoutLastBreak(out []byte, before string, next *part) []byte {
	isLine := func(p *part) bool {
		return p.section != "" && p.section != FrontMatter && !p.isItem && !p.isRow && !p.isText
	}
	c := m.standing(before)
	if !isLine(c) || next != nil && isLine(next) && next.section == c.section {
		return out
	}
	end := len(trimEnd(out))
	last := out[bytes.LastIndexByte(out[:end], '\n')+1 : end]
	return slices.Concat(out[:end-len(last)], withoutBreak(last), out[end:])
}

// breakBefore gives what breaks the line before one of the rendering, where that goes on a
// paragraph and the document ends in no break.
func (m *merger) breakBefore(f *part, out []byte) []byte {
	i := m.fresh.at[f.id] - 1
	if i < 0 || m.fresh.all[i].section != f.section || m.fresh.all[i].isItem || f.isItem || f.isRow || f.isText {
		return nil
	}
	last := out[bytes.LastIndexByte(out, '\n')+1:]
	mark, _, _ := bytes.Cut(m.fresh.all[i].text[m.fresh.all[i].to:], []byte("\n"))
	isBreak := func(line []byte) bool {
		return bytes.HasSuffix(line, []byte("  ")) || len(withoutBreak(line)) < len(bytes.TrimRight(line, " "))
	}
	if !isBreak(mark) || isBreak(last) {
		return nil
	}
	return mark
}

// isApart reports whether a line of the rendering stands right behind the part with an
// id there, with a blank line between.
func (m *merger) isApart(id string, f *part) bool {
	i := m.fresh.at[f.id] - 1
	if i < 0 || m.fresh.all[i].id != id {
		return false
	}
	text := m.fresh.all[i].text
	return bytes.Count(text[len(trimEnd(text)):], []byte("\n")) > 1
}

// beside gives a line of the document that stands for one of the same section of the
// rendering, as deep as f, or nil. An author's own may be written in any way.
func (m *merger) beside(f *part) *part {
	for i := range m.current.all {
		c := &m.current.all[i]
		isOne := c.section == f.section && !c.isText && c.hasFormOf(f) && m.fresh.named(c.id) != nil
		if f.section != "" && !f.isText && isOne && c.depth == f.depth && !bytes.ContainsAny(c.text[:c.from], "\r\n") {
			return c
		}
	}
	return nil
}

// itemIn gives what the first line of a section of the document begins with, if that is an
// item.
func (m *merger) itemIn(section string) []byte {
	for i := range m.current.all {
		if c := &m.current.all[i]; c.section == section && c.isItem && !c.isText {
			return c.text[:c.from]
		}
	}
	return nil
}

// separate ends the last line, and puts a blank line before a heading.
func (m *merger) separate(out []byte, level int) []byte {
	if len(out) == 0 {
		return out
	}
	if !bytes.HasSuffix(out, []byte("\n")) {
		out = append(out, m.eol...)
	}
	if level < lineLevel && !bytes.HasSuffix(out, []byte("\n\n")) && !bytes.HasSuffix(out, []byte("\n\r\n")) {
		out = append(out, m.eol...)
	}
	return out
}

// text is what a part of the document says in the merged one.
func (m *merger) text(id string) []byte {
	c := m.current.named(id)
	switch {
	case m.outcomes[id] == Dropped:
		return m.left(c)
	case !m.isReplaced(id):
		return m.atLevel(c.text, id)
	}
	return m.atLevel(m.taken(c, m.fresh.named(id)), id)
}

// taken is what a part of the document says where it takes the new rendering: all
// around that stays. What nobody has touched takes all of the rendering, its comments,
// rules and anchors too; else these stay as the author has them, and comments amid the
// text come behind it.
func (m *merger) taken(c, f *part) []byte {
	if c.before+c.behind != "" && f.before+f.behind == "" && (c.id == Title || c.untitled != "") {
		return m.takenAround(c, f)
	}
	if c.inGroups != nil {
		return m.replace(c, markdown.Range{Start: c.from, End: c.to}, slices.Clone(c.inGroups))
	}
	if f.isFormed {
		return m.replace(c, markdown.Range{Start: c.from, End: c.to}, slices.Clip(m.withBreaks(f.text[:f.to])))
	}
	if !c.isRead && hasExact(m.last[c.id], c.digest) {
		fresh := c.written(c.all, f.text[f.all.Start:f.all.End])
		return m.replace(c, c.all, slices.Clip(m.withBreaks(fresh)))
	}
	if f.section == FrontMatter {
		return m.replace(c, markdown.Range{Start: c.from, End: c.to}, m.takenKey(c, f))
	}
	if c.isRow && f.isRow && !c.isCell {
		return m.replace(c, markdown.Range{Start: c.from, End: c.to}, m.takenRow(c, f))
	}
	fresh := c.written(markdown.Range{Start: c.from, End: c.to}, f.text[f.from:f.to])
	fresh = slices.Clip(m.withBreaks(m.asOwn(c, f, withoutComments(fresh))))
	separator := slices.Concat(m.eol, m.eol)
	if c.level == lineLevel && !c.isText {
		separator = []byte(" ")
	}
	for _, comment := range markdown.Comments(c.text[c.from:c.to]) {
		if len(fresh) > 0 {
			fresh = append(fresh, separator...)
		}
		fresh = append(fresh, comment...)
	}
	place := markdown.Range{Start: c.from, End: c.to}
	if len(fresh) > 0 && c.from < c.to {
		fresh, place = m.apart(c, fresh)
	}
	return m.replace(c, place, fresh)
}

// written is a text of the rendering as it has to stand in a place of the part.
func (p *part) written(place markdown.Range, fresh []byte) []byte {
	old := p.text[place.Start:place.End]
	fresh = indentedAs(old, fresh)
	if p.isText {
		return itemsAs(old, fresh)
	}
	return fresh
}

// indentedAs is a text of the rendering as little indented as that of the document whose
// place it takes: what is deeper may be taken in by an item above.
func indentedAs(old, fresh []byte) []byte {
	depth := func(text []byte) int { return len(text) - len(bytes.TrimLeft(text, " ")) }
	deeper := depth(fresh) - depth(old)
	if deeper <= 0 || depth(fresh) > 3 || len(old) == 0 {
		return fresh
	}
	var out []byte
	for line := range bytes.Lines(fresh) {
		out = append(out, line[min(deeper, depth(line)):]...)
	}
	return out
}

// takenRow is a row of the rendering, with the comments of a row of the document behind
// what the cells say: a comment behind the last "|" would be one more cell.
func (m *merger) takenRow(c, f *part) []byte {
	start, cells := f.cells(m.fresh.doc)
	_, old := c.cells(m.current.doc)
	row := slices.Clone(f.text[f.from:f.to])
	for k := len(cells) - 1; k >= 0; k-- {
		text := withoutComments(slices.Clone(m.fresh.doc.Bytes(cells[k])))
		if c.isRead && len(old) == len(cells) {
			text = []byte(withNotes(string(m.current.doc.Bytes(old[k])), string(text), c.parted))
		}
		for i, cell := range old {
			if min(i, len(cells)-1) != k {
				continue
			}
			for _, comment := range markdown.Comments(m.current.doc.Bytes(cell)) {
				text = bytes.TrimLeft(slices.Concat(text, []byte(" "), comment), " ")
			}
		}
		row = slices.Replace(row, cells[k].Start-start, cells[k].End-start, text...)
	}
	return row
}

// cells gives where in a document a row that is a part begins, and its cells.
func (p *part) cells(doc *markdown.Document) (start int, cells []markdown.Range) {
	row := slices.IndexFunc(doc.Blocks, func(b markdown.Block) bool { return b.Kind == markdown.RowBlock && b.Line == p.line })
	if row < 0 {
		return 0, nil
	}
	return doc.Blocks[row].Start, doc.Cells(row)
}

// replace puts a text in the place of some of a part.
func (m *merger) replace(c *part, place markdown.Range, fresh []byte) []byte {
	before, after := c.text[:place.Start], c.text[place.End:]
	switch {
	case len(fresh) == 0:
		before = trimEnd(before)
	case place.Start == place.End && c.level < lineLevel: // right below the heading
		before = slices.Concat(trimEnd(before), m.eol)
		if len(trimEnd(after)) > 0 && !bytes.HasPrefix(after, m.eol) {
			fresh = append(fresh, m.eol...)
		}
		if len(after) == 0 || len(trimEnd(after)) > 0 {
			fresh = append(fresh, m.eol...)
		}
	}
	return slices.Concat(before, fresh, after)
}

// withoutComments is a text without its comments: what stands around a block of
// one stays apart.
func withoutComments(text []byte) []byte {
	for _, comment := range markdown.Comments(text) {
		at := bytes.Index(text, comment)
		before, after := bytes.TrimRight(text[:at], " "), bytes.TrimLeft(text[at+len(comment):], " ")
		isLast := len(after) == 0 || after[0] == '\n'
		switch {
		case isLast && (len(before) == 0 || before[len(before)-1] == '\n'):
			before, after = trimEnd(before), bytes.TrimLeft(after, "\n")
			if len(before) > 0 && len(after) > 0 {
				before = append(slices.Clip(before), "\n\n"...)
			}
		case !isLast:
			before, after = text[:at], text[at+len(comment):]
		}
		text = slices.Concat(before, after)
	}
	return text
}

// isReplaced reports whether a part of the document takes the new rendering.
func (m *merger) isReplaced(id string) bool {
	return m.outcomes[id] == Updated || m.outcomes[id] == Forced
}

// withBreaks is a text with its line breaks as the document has them.
func (m *merger) withBreaks(text []byte) []byte {
	if len(m.eol) == 1 {
		return text
	}
	return bytes.ReplaceAll(text, []byte("\n"), m.eol)
}
