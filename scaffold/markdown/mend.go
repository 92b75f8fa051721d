package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// A DamageKind is what happened to a document.
type DamageKind uint8

// The kinds of damage.
const (
	TornHeading DamageKind = iota // a heading is torn by a line break, or glued to the text before it, or both
	OpenFence                     // a code block is never closed
	LoadedFence                   // a code block is closed by a line that carries more text
)

// A Damage is a place of a document where its structure is broken so that a
// parser does not see what its author meant.
type Damage struct {
	Kind   DamageKind
	Line   int    // of the line where it begins, from 1
	Last   int    // of the last line of it; of an open fence, the last line that is taken for its code
	Start  int    // offset of what is damaged: the first "#" of a heading, the fence, the text after it
	End    int    // offset after it
	Level  int    // of a heading
	Title  string // of a heading, its parts joined
	Torn   bool   // of a heading: a line break goes through it
	Glued  bool   // of a heading: it does not begin its line
	Known  bool   // of a heading: the title is one that was expected, at this level
	Nested bool   // of a heading: it stands in an item
	Fence  bool   // of a heading: it is glued to a fence, which does not close its code block so
	Marks  string // of an open or a loaded fence: the characters that it is made of, "```"

	// What stands there when it is mended: Text in place of the bytes from From
	// to To. Where From is To, nothing is safe to mend.
	From, To int
	Text     string
}

// Titles are what Mend knows of the headings that a document should have.
type Titles interface {
	// Level gives the level of the heading with this title, or 0 if no heading
	// with it is expected.
	Level(title []byte) int
	// Which tells expected headings apart, from 0 on, however they are written:
	// "3. Data flow:" may be "Data Flow". It is -1 for any other title.
	Which(title []byte) int
	// Once reports whether an expected heading stands in a document once.
	Once(which int) bool
}

// Mend reads a document that may be damaged: headings torn in two by a line
// break or glued to the text before them, code blocks that are never closed or
// closed by a line that carries more. Where there is no damage, it is the document
// that Parse gives: what is whole to a reader is taken for damage nowhere. What
// into held is overwritten, and its memory reused.
func Mend(doc []byte, titles Titles, into *Mended) {
	m := mender{doc: doc, titles: titles, out: into}
	m.walk()
	if m.open || m.hasHidden() {
		// A heading that is expected, stands where no reader sees it, and nowhere
		// else: the code block, or what else it stands in, ends before it.
		again := mender{doc: doc, titles: titles, out: into, ends: true, seen: m.seen}
		again.walk()
		m = again
	}
	if m.read != len(into.patches) {
		into.apply(doc)
	}
}

// mender is the state of one walk over a document.
type mender struct {
	doc    []byte
	titles Titles
	out    *Mended
	pos    int
	number int  // of the line that pos stands in
	inLine bool // pos does not begin its line: what came before is glued to it
	fenced bool // what came before is a fence

	// What out.Document says of the document from pos on.
	delta int          // how much further to the right it stands there
	block int          // the next block
	whole map[int]bool // the expected headings that a reader sees there
	read  int          // how many patches it has in it
	reads int          // how often it was read
	stale bool         // it is not true from pos on: a code block ends earlier

	words  words     // of the block that was last asked for
	code   codeBlock // that pos stands in
	open   bool      // one is never closed
	ends   bool      // an expected heading ends a code block
	seen   []int     // the expected headings that a reader sees, once the document is mended
	hidden []int     // those that stand in code, HTML and items
}

// A codeBlock is one between fences.
type codeBlock struct {
	fence  byte // '`' or '~', or 0 for none
	length int  // of the fence
	indent int  // of the fence
	start  int  // offset of the line of the fence
	text   int  // offset of the fence
	line   int  // number of that line
	end    int  // offset behind the block, as a reader sees it
	closed bool // by a fence, or by the end of the quote that it stands in
	nested bool // it may hold Markdown, with headings of its own
}

// maxReads bounds how often a document is read again: a code block that ends early
// changes what all that follows is.
const maxReads = 40

func (m *mender) walk() {
	m.out.Damage, m.out.patches = m.out.Damage[:0], m.out.patches[:0]
	m.number, m.stale, m.read = 1, true, -1
	for m.pos < len(m.doc) {
		if m.stale && !m.inLine && !m.readAgain() {
			return
		}
		end := lineEnd(m.doc, m.pos)
		raw := m.doc[m.pos:end]
		switch {
		case m.code.fence != 0:
			m.inCode(raw, end)
		case m.enter(end):
		case m.inLine || bytes.IndexByte(raw, '#') >= 0:
			m.withHashes(raw, end)
		default:
			m.pass(end)
		}
	}
	if m.code.fence != 0 && !m.code.closed {
		m.leaveOpen(m.number - 1)
	}
}

// readAgain reads the document with what was mended in it. It reports whether that
// may go on.
func (m *mender) readAgain() bool {
	m.out.apply(m.doc)
	page := m.out.Document
	m.stale, m.read = false, len(m.out.patches)
	m.delta = len(page.Source) - len(m.doc)
	m.block, _ = slices.BinarySearchFunc(page.Blocks, m.pos+m.delta, func(b Block, offset int) int { return b.Start - offset })
	m.whole = map[int]bool{}
	for i := range page.Children(-1) {
		if page.Blocks[i].Kind == HeadingBlock {
			if which := m.titles.Which(page.Text(i)); which >= 0 && m.titles.Once(which) {
				m.whole[which] = true
			}
		}
	}
	m.reads++
	return m.reads <= maxReads
}

func (m *mender) hasHidden() bool {
	return slices.ContainsFunc(m.hidden, func(which int) bool { return !slices.Contains(m.seen, which) })
}

// patch notes what stands in place of some bytes once they are mended.
func (m *mender) patch(start, end int, text string) {
	m.out.patches = append(m.out.patches, patch{start, end, text})
}

// pass goes on to an offset.
func (m *mender) pass(to int) {
	m.number += bytes.Count(m.doc[m.pos:to], []byte("\n"))
	m.pos = to
	if m.inLine = m.doc[to-1] != '\n' && to < len(m.doc); !m.inLine {
		m.fenced = false
	}
}

// enter passes over what begins in the line up to end and is whole to a reader,
// whatever it holds: HTML, indented code and the like. Code between fences
// is looked at line by line. It reports whether there was something of the kind.
func (m *mender) enter(end int) bool {
	blocks := m.out.Document.Blocks
	for ; m.block < len(blocks) && blocks[m.block].Start < end+m.delta; m.block++ {
		b := &blocks[m.block]
		if b.Start < m.pos+m.delta {
			continue
		}
		switch b.Kind {
		case FencedBlock:
			m.beginCode(b)
			m.pass(end)
		case HTMLBlock:
			m.html(b)
		case FrontMatterBlock, IndentedBlock, DefinitionBlock:
			m.pass(b.End - m.delta)
		default:
			continue
		}
		return true
	}
	return false
}

func (m *mender) beginCode(b *Block) {
	page := m.out.Document
	info := page.Bytes(page.Info(m.block))
	start := b.Start - m.delta
	m.code = codeBlock{
		fence: b.Marker, length: b.Level, indent: start - m.pos, start: m.pos, text: start, line: m.number,
		end: b.End - m.delta, closed: b.Closed || m.isQuoted(b),
		nested: b.Level > 3 || bytes.EqualFold(info, []byte("markdown")) || bytes.EqualFold(info, []byte("md")),
	}
}

func (m *mender) isQuoted(b *Block) bool {
	for b.Parent >= 0 {
		if b = &m.out.Document.Blocks[b.Parent]; b.Kind == QuoteBlock {
			return true
		}
	}
	return false
}

// html passes over raw HTML; what is glued to the end of a comment is looked at.
func (m *mender) html(b *Block) {
	end := b.End - m.delta
	if b.Level != HTMLComment {
		m.hides(end)
		return
	}
	behind := bytes.LastIndex(m.doc[m.pos:end], []byte("-->"))
	if behind >= 0 && bytes.IndexByte(m.doc[m.pos+behind:end], '#') > 0 {
		end = m.pos + behind + len("-->")
	}
	m.pass(end)
}

// hides passes over HTML up to end. Only a heading that is expected there, and
// stands nowhere else, ends it.
func (m *mender) hides(end int) {
	for m.pos < end {
		next := lineEnd(m.doc, m.pos)
		raw := m.doc[m.pos:next]
		if bytes.IndexByte(raw, '#') < 0 {
			m.pass(next)
			continue
		}
		h := m.findHeading(raw)
		if h.level == 0 || m.titles.Level(h.title) != h.level {
			m.pass(next)
			continue
		}
		if m.isMissing(h.title) {
			h.glued = true
			m.heading(h)
			m.stale = true
			return
		}
		m.pass(next)
	}
}

// isMissing reports, of an expected heading that stands where no reader sees it,
// whether it stands nowhere else. At first, that is not known.
func (m *mender) isMissing(title []byte) bool {
	which := m.titles.Which(title)
	if !m.ends {
		m.hidden = append(m.hidden, which)
		return false
	}
	return !slices.Contains(m.seen, which)
}

// withHashes takes a line that may have a heading in it, or be the rest of one
// after a heading or a fence.
func (m *mender) withHashes(raw []byte, end int) {
	h := m.findHeading(raw)
	if h.level == 0 {
		if m.inLine && m.fenced {
			m.loadedFence(raw)
		}
		m.pass(end)
		return
	}
	m.heading(h)
}

// heading takes the heading that was found.
func (m *mender) heading(h foundHeading) {
	glued := m.inLine || h.glued
	isDamaged := h.torn || glued || h.bare
	level := m.titles.Level(h.title)
	if !glued && (level > 0 || !isDamaged) && m.isInItem(h.start) {
		if level != h.level && !isDamaged || !m.isMissing(h.title) || !m.mayLeave(h) {
			m.pass(h.end)
			return
		}
		h.nested, isDamaged = true, true
	}
	if which := m.titles.Which(h.title); which >= 0 {
		m.seen = append(m.seen, which)
	}
	m.number += bytes.Count(m.doc[m.pos:h.start], []byte("\n"))
	m.pos = h.start
	if isDamaged {
		m.damagedHeading(h, glued)
	}
	m.pass(h.end)
}

func (m *mender) damagedHeading(h foundHeading, glued bool) {
	d := Damage{
		Kind: TornHeading, Line: m.number, Start: h.start, End: h.stop,
		Level: h.level, Title: string(h.title), Torn: h.torn, Glued: glued, Nested: h.nested,
		Known: m.titles.Level(h.title) == h.level, Fence: m.fenced && m.inLine,
	}
	d.Last = d.Line + bytes.Count(m.doc[h.start:h.stop], []byte("\n"))
	d.From = h.start
	switch {
	case h.nested:
		d.From = bytes.LastIndexByte(m.doc[:h.start], '\n') + 1
	case glued:
		d.From = len(bytes.TrimRight(m.doc[:h.start], " \t\r\n"))
		d.Text = "\n\n"
	}
	if d.From < h.start || d.Text != "" {
		m.patch(d.From, h.start, d.Text)
	}
	m.patch(h.start, h.stop, strings.Repeat("#", h.level)+" "+d.Title)
	switch {
	case h.nested && len(bytes.TrimSpace(m.doc[d.From:h.start])) > 0: // the mark of the item is its author's
		d.To = d.From
	case d.Known:
		d.To = h.stop
		d.Text += strings.Repeat("#", h.level) + " " + d.Title
	case d.Fence:
		d.To = h.start
	default:
		d.To, d.Text = d.From, ""
	}
	m.out.Damage = append(m.out.Damage, d)
}

// inCode takes a line within a code block.
func (m *mender) inCode(raw []byte, end int) {
	if m.pos >= m.code.end {
		if !m.code.closed {
			m.leaveOpen(m.number - 1)
		}
		m.code = codeBlock{}
		return
	}
	text := bytes.TrimLeft(raw, " ")
	n := run(text, m.code.fence)
	rest := bytes.TrimSpace(text[n:])
	indent := len(raw) - len(text)
	if n >= m.code.length && indent <= m.code.closingIndent() && len(rest) > 0 {
		m.loadedLine(rest, indent+n, end)
		return
	}
	if m.code.nested && !m.ends || bytes.IndexByte(raw, '#') < 0 {
		m.pass(end)
		return
	}
	h := m.findHeading(raw)
	if h.level == 0 || m.titles.Level(h.title) != h.level || !m.isMissing(h.title) {
		m.pass(end)
		return
	}
	m.leaveOpen(m.number - 1)
	m.heading(h)
}

// closingIndent is how far to the right a fence may stand that is meant to close
// the code block: three from the margin, or from where the item stands that the
// code block may be in.
func (c *codeBlock) closingIndent() int {
	if c.indent < 2 { // no item's text begins so near
		return 3
	}
	return c.indent + 3
}

// loadedLine takes a line within a code block that is a fence with more after
// it: the end of the code block with something glued to it, or the beginning of
// another, the first never having been closed.
func (m *mender) loadedLine(rest []byte, fence, end int) {
	if rest[0] != '#' && isInfo(rest) && m.closesNext(end) {
		if m.code.closed && !m.isBehindBlank() { // it is code: a block that begins another stands apart
			m.pass(end)
			return
		}
		m.stale = true
		m.leaveOpen(m.number - 1)
		return
	}
	m.stale = true
	m.code = codeBlock{}
	m.pos += fence
	m.inLine, m.fenced = true, true
	for isSpace(m.doc[m.pos]) {
		m.pos++
	}
	if rest[0] != '#' {
		m.loadedFence(m.doc[m.pos:end])
		m.pass(end)
	}
}

// isBehindBlank reports whether the line before is blank.
func (m *mender) isBehindBlank() bool {
	before := m.doc[:m.pos]
	start := bytes.LastIndexByte(before[:max(0, len(before)-1)], '\n') + 1
	return len(bytes.TrimSpace(before[start:])) == 0
}

// loadedFence notes what is glued to the fence before it.
func (m *mender) loadedFence(rest []byte) {
	from := m.pos
	for isSpace(m.doc[from-1]) {
		from--
	}
	marks := len(bytes.TrimRight(m.doc[:from], string(m.doc[from-1:from])))
	m.patch(from, m.pos, "\n\n")
	m.out.Damage = append(m.out.Damage, Damage{
		Kind: LoadedFence, Line: m.number, Last: m.number, Start: m.pos, End: m.pos + len(bytes.TrimSpace(rest)),
		Marks: string(m.doc[marks:from]), From: from, To: m.pos, Text: "\n\n",
	})
}

// leaveOpen notes that the code block is never closed, and leaves it.
func (m *mender) leaveOpen(last int) {
	c := m.code
	marks := strings.Repeat(string(c.fence), c.length)
	if m.pos < c.end {
		m.patch(m.pos, m.pos, strings.Repeat(" ", c.indent)+marks+"\n\n")
		m.stale = true
	}
	if m.pos == len(m.doc) && m.doc[m.pos-1] != '\n' {
		last++
	}
	m.out.Damage = append(m.out.Damage, Damage{
		Kind: OpenFence, Line: c.line, Last: last, Marks: marks,
		Start: c.text, End: c.text + len(bytes.TrimRight(m.doc[c.text:lineEnd(m.doc, c.text)], " \t\r\n")),
	})
	m.code, m.open = codeBlock{}, true
}

// isInfo reports whether a text could say what language a code block is in.
func isInfo(text []byte) bool {
	word := text
	if i := bytes.IndexAny(text, " \t"); i >= 0 {
		word = text[:i]
		if !bytes.ContainsAny(text[i:], "={[") {
			return false
		}
	}
	for _, c := range word {
		if !isLetter(c) && (c < '0' || c > '9') && bytes.IndexByte([]byte("+#_.-"), c) < 0 {
			return false
		}
	}
	return isLetter(word[0])
}

// closesNext reports whether the next fence or expected heading is a fence
// alone on its line.
func (m *mender) closesNext(pos int) bool {
	c := m.code
	for pos < len(m.doc) {
		end := lineEnd(m.doc, pos)
		text := bytes.TrimSpace(m.doc[pos:end])
		pos = end
		switch {
		case len(text) == 0:
		case text[0] == c.fence && run(text, text[0]) >= c.length:
			return run(text, text[0]) == len(text)
		case text[0] == '#':
			line := classify(text, 0)
			if line.Kind == Heading && m.titles.Level(line.Text) == line.Level {
				return false
			}
		}
	}
	return false
}
