package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// A codeBlock is one between fences.
type codeBlock struct {
	fence  byte // '`' or '~', or 0 for none
	length int  // of the fence
	indent int  // of the fence
	start  int  // offset of the line of the fence
	text   int  // offset of the fence
	end    int  // offset behind the block, as a reader sees it
	named  int  // offset of the line that is known to be meant to close it, or 0
	closed bool // by a fence, or by the end of the quote that it stands in
	nested bool // it may hold Markdown, with headings of its own
	last   int  // of one that is never closed: offset of the line where it ends for all one can see, or 0
}

func (m *mender) beginCode(b *Block) {
	page := m.out.Document
	info := page.Bytes(page.Info(m.block))
	start := b.Start - m.delta
	m.code = codeBlock{
		fence: b.Marker, length: b.Level, indent: start - m.pos, start: m.pos, text: start,
		end: b.End - m.delta, closed: b.Closed || m.isQuoted(b),
		nested: IsMarkdown(info),
	}
	switch {
	case m.closeOutside(b, info):
	case m.isUnderline(b, info):
	case m.isLeft(info):
		m.leaveOut()
	case !m.code.closed && !m.endsNamed(lineEnd(m.doc, start)):
		m.code.last = m.textInCode(m.code.end)
	}
}

// endsNamed reports whether a line in the code block, from an offset on, is its first
// fence again and was meant to close it.
func (m *mender) endsNamed(pos int) bool {
	if m.code.named >= pos {
		return true
	}
	for pos < m.code.end {
		end := lineEnd(m.doc, pos)
		line := trimBreak(m.doc[pos:end])
		if text := bytes.TrimLeft(line, " "); len(text) > 0 && text[0] == m.code.fence && len(line)-len(text) <= m.code.closingIndent() {
			if n := run(text, text[0]); n >= m.code.length && len(text) > n {
				if m.isNamedEnd(bytes.TrimSpace(text[n:]), pos, end) {
					m.code.named = pos
				}
				return m.code.named > 0
			}
		}
		pos = end
	}
	return false
}

// isNamedEnd reports whether a fence in the code block, from an offset to another, was
// meant to close it: it has the same language behind it as the first, and text below
// it. The fence of another block may close this one by chance.
func (m *mender) isNamedEnd(rest []byte, pos, end int) bool {
	first := lineEnd(m.doc, m.code.text)
	info := bytes.TrimSpace(bytes.TrimLeft(m.doc[m.code.text:first], string(m.code.fence)))
	return !m.code.nested && pos > first && bytes.Equal(rest, info) && m.isText(end, m.code.end)
}

// isLeft reports whether the fence of the code block that begins is left over: it closed
// one that ends earlier, and nothing follows that it would be closed by.
func (m *mender) isLeft(info []byte) bool {
	c := &m.code
	if c.text != m.left || m.left == 0 || len(info) > 0 {
		return false
	}
	behind := lineEnd(m.doc, c.text)
	return !m.closesFence(behind, c.fence, c.length) || m.leadsToHeading(behind)
}

// leadsToHeading reports whether the first line with text from an offset on is a heading: what
// begins with one is no code.
func (m *mender) leadsToHeading(pos int) bool {
	line := classify(bytes.TrimSpace(m.lineAt(pos+blankLines(m.doc[pos:]))), 0)
	return line.Kind == Heading && line.Level > 1 && isTitle(line.Text)
}

// blankLines gives how long the blank lines are that a text begins with.
func blankLines(text []byte) int {
	rest := bytes.TrimLeft(text, " \t\r\n")
	return bytes.LastIndexByte(text[:len(text)-len(rest)], '\n') + 1
}

// leaveOut takes a fence out that is left over, and a blank line with it, if it stands
// between two.
func (m *mender) leaveOut() {
	c := m.code
	m.code, m.left, m.stale = codeBlock{}, 0, true
	end := lineEnd(m.doc, c.text)
	if below := lineEnd(m.doc, end); m.isBehindBlank(c.start) && len(bytes.TrimSpace(m.doc[end:below])) == 0 {
		end = below
	}
	m.patch(c.text, c.text+len(bytes.TrimRight(m.doc[c.text:lineEnd(m.doc, c.text)], " \t\r\n")), "")
	for i := range slices.Backward(m.out.Damage) {
		if d := &m.out.Damage[i]; d.Kind == OpenFence || d.Kind == LoadedFence || d.Fence {
			d.Left, d.LeftFrom, d.LeftTo = m.lineOf(c.start), c.start, end
			return
		}
	}
}

// IsMarkdown reports whether the code of a block with this behind its first fence is
// Markdown.
func IsMarkdown(info []byte) bool {
	return bytes.EqualFold(info, []byte("markdown")) || bytes.EqualFold(info, []byte("md"))
}

func (m *mender) isQuoted(b *Block) bool {
	for b.Parent >= 0 {
		if b = &m.out.Document.Blocks[b.Parent]; b.Kind == QuoteBlock {
			return true
		}
	}
	return false
}

// inCode takes a line within a code block.
func (m *mender) inCode(raw []byte, end int) {
	if m.pos >= m.code.end || m.pos == m.code.last {
		if !m.code.closed {
			m.leaveOpen()
		}
		m.code = codeBlock{}
		return
	}
	text := bytes.TrimLeft(raw, " ")
	n := run(text, m.code.fence)
	rest := bytes.TrimSpace(text[n:])
	indent := len(raw) - len(text)
	isNear := indent <= m.code.closingIndent()
	switch {
	case n >= m.code.length && isNear && len(rest) > 0 && m.isNamedEnd(rest, m.pos, end):
		m.left = m.lastFence()
		m.wrongFence(bytes.TrimSpace(text), indent, end)
	case n >= m.code.length && isNear && len(rest) > 0:
		m.loadedLine(rest, indent+n, end)
	case isNear && n < m.code.length && (isFenceLine(text) || isEscapedFence(text)) && m.isWrongFence(end):
		m.wrongFence(bytes.TrimSpace(text), indent, end)
	case m.code.nested && m.code.closed || bytes.IndexByte(raw, '#') < 0:
		m.pass(end)
	default:
		m.headingInCode(raw, end)
	}
}

// lastFence gives where the fence stands that closes the code block, or 0.
func (m *mender) lastFence() int {
	if !m.code.closed {
		return 0
	}
	code := bytes.TrimRight(m.doc[m.code.text:m.code.end], " \t\r\n")
	return m.code.text + len(bytes.TrimRight(code, string(m.code.fence)))
}

// headingInCode takes a line of code with a "#" in it. Where it is an expected heading
// that stands nowhere else, and text follows, its code block ends before it.
func (m *mender) headingInCode(raw []byte, end int) {
	h := m.findHeading(raw)
	if h.level == 0 || m.titles.Level(h.title) != h.level || !m.isMissing(h.title) || m.code.closed && !m.isSwallowed(h.end) || m.endsNamed(h.end) {
		m.pass(end)
		return
	}
	if text := m.textInCode(m.pos); text > 0 {
		m.pos = text
		m.leaveOpen()
		return
	}
	m.leaveOpen()
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
	if rest[0] != '#' && isInfo(rest) {
		if m.code.nested || m.code.closed && !m.isBehindBlank(m.pos) || !m.closesFence(end, m.code.fence, m.code.length) { // it is code: a block that begins another stands apart
			m.pass(end)
			return
		}
		if text := m.textInCode(m.pos); text > 0 {
			m.pos = text
		}
		m.stale = true
		m.leaveOpen()
		return
	}
	m.stale, m.left = true, m.lastFence()
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

// isBehindBlank reports whether the line before the one that begins at an offset is blank.
func (m *mender) isBehindBlank(pos int) bool {
	before := m.doc[:pos]
	start := bytes.LastIndexByte(before[:max(0, len(before)-1)], '\n') + 1
	return len(bytes.TrimSpace(before[start:])) == 0
}

// loadedFence notes what is glued to the fence before it. On a line of its own, a
// sentence behind a run of "#" would become a heading.
func (m *mender) loadedFence(rest []byte) {
	from := m.pos
	for isSpace(m.doc[from-1]) {
		from--
	}
	marks := len(bytes.TrimRight(m.doc[:from], string(m.doc[from-1:from])))
	d := Damage{
		Kind: LoadedFence, Line: m.lineOf(m.pos), Last: m.lineOf(m.pos), Start: m.pos, End: m.pos + len(bytes.TrimSpace(rest)),
		Marks: string(m.doc[marks:from]), From: from, To: m.pos, Text: "\n\n",
	}
	if classify(bytes.TrimSpace(rest), 0).Kind == Heading {
		m.patch(from, m.pos, "\n\n\\")
		d.To, d.Text = d.From, ""
	} else {
		m.patch(from, m.pos, d.Text)
	}
	m.out.Damage = append(m.out.Damage, d)
}

// leaveOpen notes that the code block is never closed, and leaves it.
func (m *mender) leaveOpen() {
	c := m.code
	from, to := m.namedFence()
	d := m.openFence()
	if from < to {
		d.Wrong = string(m.doc[from:to])
		d.Last -= bytes.Count(m.doc[from:m.pos], []byte("\n"))
		m.patch(from, to, d.Marks)
		m.stale = true
	} else if m.pos < c.end {
		m.patch(m.pos, m.pos, strings.Repeat(" ", c.indent)+d.Marks+"\n\n")
		m.stale = true
	}
	if m.pos == len(m.doc) && m.doc[m.pos-1] != '\n' {
		d.Last++
	}
	m.out.Damage = append(m.out.Damage, d)
}

// namedFence gives the fence that ends the code up to here, but with the language behind
// it that stands behind the first: it was meant to close the block.
func (m *mender) namedFence() (from, to int) {
	c := m.code
	first := lineEnd(m.doc, c.text)
	info := bytes.TrimLeft(bytes.TrimSpace(m.doc[c.text:first]), string(c.fence))
	code := bytes.TrimRight(m.doc[first:max(first, m.pos)], " \t\r\n")
	last := code[bytes.LastIndexByte(code, '\n')+1:]
	text := bytes.TrimLeft(last, " ")
	marks := run(text, c.fence)
	if len(info) == 0 || marks < c.length || len(last)-len(text) > c.closingIndent() || !bytes.Equal(text[marks:], info) {
		return 0, 0
	}
	to = first + len(code)
	return to - len(text), to
}

// openFence is the damage of the code block that is never closed, which ends before
// the line that is looked at.
func (m *mender) openFence() Damage {
	c := m.code
	m.code = codeBlock{}
	return Damage{
		Kind: OpenFence, Line: m.lineOf(c.start), Last: m.lineOf(m.pos) - 1, Marks: strings.Repeat(string(c.fence), c.length),
		Start: c.text, End: c.text + len(bytes.TrimRight(m.doc[c.text:lineEnd(m.doc, c.text)], " \t\r\n")),
	}
}

// wrongFence takes a fence that was meant to close the code block, but is of another
// kind, or too short.
func (m *mender) wrongFence(text []byte, indent, end int) {
	d := m.openFence()
	d.Wrong = string(text)
	at := m.pos + indent
	m.patch(at, at+len(text), d.Marks)
	m.stale = true
	m.out.Damage = append(m.out.Damage, d)
	m.pass(end)
}

// isInfo reports whether a text could say what language a code block is in: a lone
// word does, and more than one if what follows the first are settings.
func isInfo(text []byte) bool {
	i := bytes.IndexAny(text, " \t")
	if i < 0 {
		return bytes.IndexByte(text, '|') < 0 && bytes.IndexByte([]byte(".:;,!?"), text[len(text)-1]) < 0
	}
	word := text[:i]
	if !isLetter(word[0]) || !bytes.ContainsAny(text[i:], "={[") {
		return false
	}
	for _, c := range word {
		if !isWord(c) && bytes.IndexByte([]byte("+#.-"), c) < 0 {
			return false
		}
	}
	return true
}

// closesFence reports whether the next fence or expected heading from an offset on is a
// fence alone on its line, which closes one of this kind and length.
func (m *mender) closesFence(pos int, fence byte, length int) bool {
	for pos < len(m.doc) {
		end := lineEnd(m.doc, pos)
		text := bytes.TrimSpace(m.doc[pos:end])
		pos = end
		switch {
		case len(text) == 0:
		case text[0] == fence && run(text, text[0]) >= length:
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
