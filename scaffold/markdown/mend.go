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
	Kind  DamageKind
	Line  int    // of the line where it begins, from 1
	Last  int    // of the last line of it; of an open fence, the last line that is taken for its code
	Start int    // offset of what is damaged: the first "#" of a heading, the fence, the text after it
	End   int    // offset after it
	Level int    // of a heading
	Title string // of a heading, its parts joined
	Torn  bool   // of a heading: a line break goes through it
	Glued bool   // of a heading: it does not begin its line
	Known bool   // of a heading: the title is one that was expected, at this level
	Fence bool   // of a heading: it is glued to a fence, which does not close its code block so
	Marks string // of an open or a loaded fence: the characters that it is made of, "```"

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
}

// Mend reads a document that may be damaged: headings torn in two by a line
// break or glued to the text before them, code blocks that are never closed or
// closed by a line that carries more. The lines of a document without damage
// are those that Lines gives, but that comments over several lines and the
// front matter are HTML as a whole. What into held is overwritten, and its
// memory reused.
func Mend(doc []byte, titles Titles, into *Mended) {
	m := mender{doc: doc, titles: titles, out: into}
	m.walk()
	if m.scan.fence != 0 || m.hasHidden() {
		// A heading that is expected, stands within a code block, and nowhere else:
		// the code block ends before it.
		again := mender{doc: doc, titles: titles, out: into, ends: true, seen: m.seen}
		again.walk()
	}
	into.apply(doc)
}

// mender is the state of one walk over a document.
type mender struct {
	doc     []byte
	titles  Titles
	out     *Mended
	scan    Scanner
	pos     int
	number  int  // of the line that pos stands in
	inLine  bool // pos does not begin its line: what came before is glued to it
	fenced  bool // what came before is a fence
	html    int  // up to where a comment or the front matter reaches
	unended bool // no comment ends any more

	open   int   // the index of the line that opened the code block, in out.Lines
	inItem bool  // the code block began after a list marker, and ends with the item
	nested bool  // the code block may hold Markdown, with headings of its own
	ends   bool  // an expected heading ends a code block
	seen   []int // the expected headings that stand outside of code blocks
	hidden []int // those that stand within
}

func (m *mender) walk() {
	m.out.Lines, m.out.Damage, m.out.patches = m.out.Lines[:0], m.out.Damage[:0], m.out.patches[:0]
	m.number, m.html = 1, frontMatter(m.doc)
	for m.pos < len(m.doc) {
		end := lineEnd(m.doc, m.pos)
		raw := m.doc[m.pos:end]
		switch {
		case m.scan.fence != 0:
			m.inCode(raw, end)
		case m.pos < m.html:
			m.scan = Scanner{}
			m.add(Line{Kind: HTML}, end)
		case m.inLine || bytes.IndexByte(raw, '#') >= 0:
			m.withHashes(raw, end)
		default:
			m.emit(raw, end)
		}
	}
	if m.scan.fence != 0 {
		m.leaveOpen(m.number - 1)
	}
}

// patch notes what stands in place of some bytes once they are mended.
func (m *mender) patch(start, end int, text string) {
	m.out.patches = append(m.out.patches, patch{start, end, text})
}

func (m *mender) hasHidden() bool {
	return slices.ContainsFunc(m.hidden, func(which int) bool { return !slices.Contains(m.seen, which) })
}

// frontMatter gives the length of the settings between two lines of "---" that
// a document may begin with.
func frontMatter(doc []byte) int {
	if !bytes.HasPrefix(doc, []byte("---")) {
		return 0
	}
	const most = 100 // lines: beyond them, it is a thematic break
	pos := lineEnd(doc, 0)
	first := doc[pos:lineEnd(doc, pos)]
	if len(bytes.TrimRight(doc[:pos], " \t\r\n")) > 3 || bytes.IndexByte(first, ':') < 1 || !isLetter(first[0]) {
		return 0
	}
	for range most {
		if pos == len(doc) {
			break
		}
		end := lineEnd(doc, pos)
		text := bytes.TrimRight(doc[pos:end], " \t\r\n")
		if bytes.Equal(text, []byte("---")) || bytes.Equal(text, []byte("...")) {
			return end
		}
		pos = end
	}
	return 0
}

// emit takes the text up to end for a line, or the rest of one, as it is.
func (m *mender) emit(raw []byte, end int) {
	line := m.scan.Line(raw)
	switch line.Kind {
	case FenceOpen:
		m.begin(line.Text, false)
	case Item:
		m.fenceInItem(raw, line)
	case HTML:
		m.comment(raw, end)
	}
	m.add(line, end)
}

// begin notes that the next line begins a code block.
func (m *mender) begin(info []byte, inItem bool) {
	m.open, m.inItem = len(m.out.Lines), inItem
	m.nested = m.scan.fenceLen > 3 || bytes.EqualFold(info, []byte("markdown")) || bytes.EqualFold(info, []byte("md"))
}

// fenceInItem begins the code block that begins after a list marker.
func (m *mender) fenceInItem(raw []byte, item Line) {
	if len(item.Text) < 3 || item.Text[0] != '`' && item.Text[0] != '~' || len(item.Marker) > 1 {
		return // after the box of a task, it is text
	}
	line := classify(item.Text, 0)
	if line.Kind != FenceOpen {
		return
	}
	m.scan = Scanner{fence: item.Text[0], fenceLen: run(item.Text, item.Text[0]), fenceIndent: bytes.Index(raw, item.Text)}
	m.begin(line.Text, true)
}

// comment notes how far a comment reaches that begins a line. One that is
// never closed is only its line.
func (m *mender) comment(raw []byte, end int) {
	if !bytes.HasPrefix(bytes.TrimLeft(raw, " "), []byte("<!--")) || bytes.Contains(raw, []byte("-->")) {
		return
	}
	if m.unended {
		return
	}
	if i := bytes.Index(m.doc[end:], []byte("-->")); i >= 0 {
		m.html = lineEnd(m.doc, end+i)
	} else {
		m.unended = true
	}
}

// add notes a line that reaches from here to end.
func (m *mender) add(line Line, end int) {
	line.Number, line.Start, line.End = m.number, m.pos, end
	m.out.Lines = append(m.out.Lines, line)
	if m.inLine = m.doc[end-1] != '\n' && end < len(m.doc); !m.inLine {
		m.fenced = false
	}
	if m.doc[end-1] == '\n' {
		m.number++
	}
	m.pos = end
}

// withHashes takes a line that may have a heading in it, or be the rest of one
// after a heading or a fence.
func (m *mender) withHashes(raw []byte, end int) {
	h := m.findHeading(raw)
	if h.level == 0 {
		if m.inLine && m.fenced {
			m.loadedFence(raw)
		}
		m.emit(raw, end)
		return
	}
	m.heading(h)
}

// heading takes the heading that was found.
func (m *mender) heading(h foundHeading) {
	if len(bytes.TrimSpace(m.doc[m.pos:h.start])) > 0 {
		m.emit(m.doc[m.pos:h.start], h.start)
	}
	if which := m.titles.Which(h.title); which >= 0 {
		m.seen = append(m.seen, which)
	}
	glued := m.inLine || h.glued
	if h.torn || glued || h.bare {
		m.damagedHeading(h, glued)
	}
	m.scan.Line([]byte("#"))
	m.pos = h.start
	m.add(Line{Kind: Heading, Level: h.level, Text: h.title}, h.end)
	if h.torn {
		m.number += bytes.Count(m.doc[h.start:h.end-1], []byte("\n"))
	}
}

func (m *mender) damagedHeading(h foundHeading, glued bool) {
	d := Damage{
		Kind: TornHeading, Line: m.number, Start: h.start, End: h.stop,
		Level: h.level, Title: string(h.title), Torn: h.torn, Glued: glued,
		Known: m.titles.Level(h.title) == h.level, Fence: m.fenced && m.inLine,
	}
	d.Last = d.Line + bytes.Count(m.doc[h.start:h.stop], []byte("\n"))
	d.From = h.start
	for glued && d.From > 0 && isSpace(m.doc[d.From-1]) {
		d.From--
	}
	if glued {
		d.Text = "\n\n"
	}
	if glued {
		m.patch(d.From, h.start, "\n\n")
	}
	m.patch(h.start, h.stop, strings.Repeat("#", h.level)+" "+d.Title)
	switch {
	case d.Known:
		d.To = h.stop
		d.Text += "######"[:h.level] + " " + d.Title
	case d.Fence:
		d.To = h.start
	default:
		d.To, d.Text = d.From, ""
	}
	m.out.Damage = append(m.out.Damage, d)
}

// inCode takes a line within a code block.
func (m *mender) inCode(raw []byte, end int) {
	text := bytes.TrimLeft(raw, " ")
	n := run(text, m.scan.fence)
	rest := bytes.TrimSpace(text[n:])
	indent := len(raw) - len(text)
	if n >= m.scan.fenceLen && indent <= m.scan.closingIndent() && len(rest) > 0 {
		m.loadedLine(rest, indent+n, end)
		return
	}
	if m.inItem && indent < m.scan.fenceIndent && len(bytes.TrimSpace(text)) > 0 && n == 0 {
		m.scan = Scanner{} // the item ends, and the code block with it
		return
	}
	if m.nested && !m.ends || bytes.IndexByte(raw, '#') < 0 {
		m.emit(raw, end)
		return
	}
	h := m.findHeading(raw)
	expected := h.level > 0 && m.titles.Level(h.title) == h.level
	if !m.ends {
		if expected {
			m.hidden = append(m.hidden, m.titles.Which(h.title))
		}
		m.emit(raw, end)
		return
	}
	if !expected || slices.Contains(m.seen, m.titles.Which(h.title)) {
		m.emit(raw, end)
		return
	}
	m.leaveOpen(m.number - 1)
	m.scan = Scanner{}
	m.heading(h)
}

// loadedLine takes a line within a code block that is a fence with more after
// it: the end of the code block with something glued to it, or the beginning of
// another, the first never having been closed.
func (m *mender) loadedLine(rest []byte, fence, end int) {
	if rest[0] != '#' && isInfo(rest) && m.closesNext(end) {
		m.leaveOpen(m.number - 1)
		m.scan = Scanner{}
		m.emit(m.doc[m.pos:end], end)
		return
	}
	at := m.pos + fence
	m.scan = Scanner{}
	m.fenced = true
	m.add(Line{Kind: FenceEnd}, at)
	for isSpace(m.doc[m.pos]) {
		m.pos++
	}
	if rest[0] != '#' {
		m.loadedFence(m.doc[m.pos:end])
		m.emit(m.doc[m.pos:end], end)
	}
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

// leaveOpen notes that the code block is never closed.
func (m *mender) leaveOpen(last int) {
	open := m.out.Lines[m.open]
	text := m.doc[open.Start:open.End]
	if m.pos == len(m.doc) && m.doc[m.pos-1] != '\n' {
		last++
	}
	marks := strings.Repeat(string(m.scan.fence), m.scan.fenceLen)
	if m.pos < len(m.doc) {
		m.patch(m.pos, m.pos, strings.Repeat(" ", m.scan.fenceIndent)+marks+"\n\n")
	}
	m.out.Damage = append(m.out.Damage, Damage{
		Kind: OpenFence, Line: open.Number, Last: last,
		Start: open.Start + len(text) - len(bytes.TrimLeft(text, " ")),
		End:   open.Start + len(bytes.TrimRight(text, " \t\r\n")),
		Marks: marks,
	})
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
	for pos < len(m.doc) {
		end := lineEnd(m.doc, pos)
		text := bytes.TrimSpace(m.doc[pos:end])
		pos = end
		switch {
		case len(text) == 0:
		case text[0] == m.scan.fence && run(text, text[0]) >= m.scan.fenceLen:
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
