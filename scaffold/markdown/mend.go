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
	TornHeading     DamageKind = iota // a heading is torn by a line break, or glued to the text before it, or both
	OpenFence                         // a code block is never closed
	LoadedFence                       // a code block is closed by a line that carries more text
	UnderlinedTitle                   // a title is underlined with "~", which opens a code block
	ForeignFence                      // code stands between marks that are no fences to Markdown
	OutsideFence                      // a code block is closed outside of the item or the quote that it stands in, by what opens another one
	PatchSigns                        // lines of a patch, a heading among them, have its signs in front
)

// A Damage is a place of a document where its structure is broken so that a
// parser does not see what its author meant.
type Damage struct {
	Kind   DamageKind
	Line   int    // of the line where it begins, from 1
	Last   int    // of the last line of it; of an open fence, the last line that is taken for its code; of a foreign one, that of the other
	Start  int    // offset of what is damaged: the first "#" of a heading, the fence, the text after it
	End    int    // offset after it
	Level  int    // of a heading
	Title  string // of a heading, its parts joined; of an underlined title
	Torn   bool   // of a heading: a line break goes through it; of a patch: it removes lines as well
	Glued  bool   // of a heading: it does not begin its line
	Known  bool   // of a heading: the title is one that was expected, at this level
	Nested bool   // of a heading: it stands in an item
	Loaded bool   // of a heading: what stood below it is glued behind it
	Strong bool   // of a heading: it stands in bold, marks and all
	Org    bool   // of a heading: it stands behind the mark of a title in Org mode
	Unseen bool   // of a heading: all that stands before it on its line are signs that nobody sees
	Sign   bool   // of a heading: all that stands before it on its line is the mark of an item, or the number of the line
	Fence  bool   // of a heading: it is glued to a fence, which does not close its code block so
	Open   bool   // of a heading: what follows may be the rest of its title
	Marks  string // of an open or a loaded fence: the characters that it is made of, "```"; of a foreign one, what it should be; of a patch, its sign
	Wrong  string // of an open fence: that in the line after Last, which was meant to close it; of a foreign one, the other
	Below  string // of a foreign fence: the other mark that opens it, in the next line, or ""
	Left   int    // of an open or a loaded fence, and a heading behind one: the line of the fence that closes it now, and nothing once this is mended; or 0; of one outside: the line of that which it was to close

	LeftFrom, LeftTo int // the lines to remove with that fence, where it is left over

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
// that Parse gives: what is whole to a reader is taken for damage nowhere. Its line
// breaks are LF or CRLF: whoever has a lone CR makes it one before. What into held is
// overwritten, and its memory reused.
func Mend(doc []byte, titles Titles, into *Mended) { mend(doc, titles, into, false) }

// mend is Mend. To be thorough, it looks at each line, which gives the same.
func mend(doc []byte, titles Titles, into *Mended, thorough bool) {
	defer func() { into.Like = nil }() // its text may be changed
	m := mender{doc: doc, titles: titles, out: into, thorough: thorough}
	m.findForeign()
	foreign := m.foreign
	m.walk()
	if m.hasHidden() {
		// A heading that is expected, stands where no reader sees it, and nowhere
		// else: the code block, or what else it stands in, ends before it.
		again := mender{doc: doc, titles: titles, out: into, thorough: thorough, ends: true, seen: m.seen, begun: m.reads == 1, foreign: foreign}
		again.walk()
		m = again
	}
	if m.read != len(into.patches) {
		into.apply(doc)
	}
}

// mender is the state of one walk over a document.
type mender struct {
	doc             []byte
	titles          Titles
	out             *Mended
	pos             int
	counted, number int  // up to where lines were counted, and how many end there
	inLine          bool // pos does not begin its line: what came before is glued to it
	fenced          bool // what came before is a fence

	// What out.Document says of the document from pos on.
	delta   int          // how much further to the right it stands there
	block   int          // the next block
	entered int          // the next block that enter takes
	whole   map[int]bool // the expected headings that a reader sees there, once it was asked for
	read    int          // how many patches it has in it
	reads   int          // how often it was read
	stale   bool         // it is not true from pos on: a code block ends earlier
	begun   bool         // it was read as it is before the walk

	thorough bool // no line is passed over; see passPlain

	hash   seeker
	fences [3]seeker // of what fences are made of

	noPatch int // offset of the line after those that may be of a patch and are not

	vocabulary  map[string]int // how often each word stands in the document, once it was asked for
	joined      []byte         // memory for a title that is put together
	tight, wide []byte         // the same, for one that goes on; see tear

	words   words          // of the block that was last asked for
	code    codeBlock      // that pos stands in
	foreign []foreignFence // those that are still to come
	left    int            // offset of a fence that closed a code block which ends earlier, or 0
	ends    bool           // an expected heading ends a code block
	seen    []int          // the expected headings that a reader sees, once the document is mended
	hidden  []int          // those that stand in code, HTML and items
}

// maxReads bounds how often a document is read again: a code block that ends early
// changes what all that follows is.
const maxReads = 40

func (m *mender) walk() {
	m.out.Damage, m.out.patches = m.out.Damage[:0], m.out.patches[:0]
	m.stale, m.read = true, -1
	for m.pos < len(m.doc) {
		if m.stale && !m.inLine && !m.readAgain() {
			return
		}
		if m.passPlain(); m.pos == len(m.doc) {
			break
		}
		end := lineEnd(m.doc, m.pos)
		raw := m.doc[m.pos:end]
		switch {
		case m.code.fence != 0:
			m.inCode(raw, end)
		case m.enterForeign(), m.enter(end), m.inPatch():
		case m.inLine || bytes.IndexByte(raw, '#') >= 0:
			m.withHashes(raw, end)
		default:
			m.pass(end)
		}
	}
	if m.code.fence != 0 && !m.code.closed {
		m.leaveOpen()
	}
}

// readAgain reads the document with what was mended in it. It reports whether that
// may go on.
func (m *mender) readAgain() bool {
	if m.pos > 0 || !m.begun {
		m.out.apply(m.doc)
	}
	page := m.out.Document
	m.stale, m.read = false, len(m.out.patches)
	m.delta = len(page.Source) - len(m.doc)
	m.block, _ = slices.BinarySearchFunc(page.Blocks, m.pos+m.delta, func(b Block, offset int) int { return b.Start - offset })
	m.entered, m.whole = m.block, nil
	m.reads++
	return m.reads <= maxReads
}

// isWhole reports whether a title is that of an expected heading that stands in a
// document once, and that a reader sees.
func (m *mender) isWhole(title []byte) bool {
	which := m.titles.Which(title)
	if which < 0 || !m.titles.Once(which) {
		return false
	}
	if m.whole == nil {
		m.whole = map[int]bool{}
		page := m.out.Document
		for i := range page.Children(-1) {
			if page.Blocks[i].Kind == HeadingBlock {
				m.whole[m.titles.Which(page.Text(i))] = true
			}
		}
	}
	return m.whole[which]
}

func (m *mender) hasHidden() bool {
	return slices.ContainsFunc(m.hidden, func(which int) bool { return !slices.Contains(m.seen, which) })
}

// patch notes what stands in place of some bytes once they are mended.
func (m *mender) patch(start, end int, text string) {
	m.out.patches = append(m.out.patches, patch{start, end, text})
}

// lineOf gives the number of the line that an offset stands in.
func (m *mender) lineOf(offset int) int {
	if offset >= m.counted {
		m.number += bytes.Count(m.doc[m.counted:offset], []byte("\n"))
	} else {
		m.number -= bytes.Count(m.doc[offset:m.counted], []byte("\n"))
	}
	m.counted = offset
	return m.number + 1
}

// pass goes on to an offset.
func (m *mender) pass(to int) {
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
			if m.beginCode(b); m.pos < end {
				m.pass(end)
			}
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

// isEntered reports whether enter takes blocks of a kind.
func isEntered(kind BlockKind) bool {
	switch kind {
	case FencedBlock, HTMLBlock, FrontMatterBlock, IndentedBlock, DefinitionBlock:
		return true
	}
	return false
}

// html passes over raw HTML; what is glued to the end of a comment is looked at.
func (m *mender) html(b *Block) {
	end := b.End - m.delta
	switch {
	case b.Level == HTMLVerbatim: // as code
		m.pass(end)
		return
	case b.Level != HTMLComment:
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
	which := m.which(title)
	if !m.ends {
		m.hidden = append(m.hidden, which)
		return false
	}
	return !slices.Contains(m.seen, which)
}

// which tells expected headings apart, or, of those that have the form of one, the
// levels: code that shows another title is none that is missing.
func (m *mender) which(title []byte) int {
	if which := m.titles.Which(title); which >= 0 {
		return which
	}
	return -1 - m.titles.Level(title)
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
	isDamaged := h.torn || glued || h.bare || h.loaded || h.strong || h.org
	level := m.titles.Level(h.title)
	if !glued && (level > 0 || !isDamaged) && m.isInItem(h.start) {
		if level != h.level && !isDamaged || !m.isMissing(h.title) || !m.mayLeave(h) {
			m.pass(h.end)
			return
		}
		h.nested, isDamaged = true, true
	}
	if which := m.which(h.title); which != -1 {
		m.seen = append(m.seen, which)
	}
	m.pos = h.start
	if isDamaged {
		m.damagedHeading(h, glued)
	}
	m.pass(h.end)
	if h.loaded { // what follows begins a line; a fence changes what all the lines below are
		m.inLine, m.stale = false, m.stale || m.doc[h.end] == '`' || m.doc[h.end] == '~'
	}
}

func (m *mender) damagedHeading(h foundHeading, glued bool) {
	d := Damage{
		Kind: TornHeading, Line: m.lineOf(m.pos), Start: h.start, End: h.stop,
		Level: h.level, Title: string(h.title), Torn: h.torn, Glued: glued, Nested: h.nested, Loaded: h.loaded, Strong: h.strong, Org: h.org,
		Known: m.titles.Level(h.title) == h.level, Fence: m.fenced && m.inLine, Open: h.unclear,
	}
	d.Last = d.Line + bytes.Count(m.doc[h.start:h.stop], []byte("\n"))
	d.From = h.start
	line := bytes.LastIndexByte(m.doc[:h.start], '\n') + 1
	switch {
	case h.nested:
		d.From = line
	case glued && isUnseen(m.doc[line:h.start]):
		d.From, d.Unseen = line, true
	case glued && m.isInFront(m.doc[line:h.start], line) && !d.Fence:
		d.From, d.Sign = line, true
	case glued:
		d.From = len(bytes.TrimRight(m.doc[:h.start], " \t\r\n"))
		d.Text = "\n\n"
	}
	if d.From < h.start || d.Text != "" {
		m.patch(d.From, h.start, d.Text)
	}
	m.patch(h.start, h.stop, strings.Repeat("#", h.level)+" "+d.Title)
	if h.loaded {
		m.patch(h.stop, h.end, "\n")
	}
	switch {
	case h.loaded:
		d.From, d.To, d.Text = h.stop, h.end, "\n"
		if d.Open || m.titles.Level(h.title) == 0 {
			d.To, d.Text = d.From, ""
		}
	case h.nested && len(bytes.TrimSpace(m.doc[d.From:h.start])) > 0, // the mark of the item is its author's
		d.Open, h.strong, h.org, d.Sign, d.Title == "", !d.Known && !d.Fence && !d.Unseen:
		d.To, d.Text = d.From, ""
	case d.Known || d.Torn:
		d.To = h.stop
		d.Text += strings.Repeat("#", h.level) + " " + d.Title
	default:
		d.To = h.start
	}
	m.out.Damage = append(m.out.Damage, d)
}
