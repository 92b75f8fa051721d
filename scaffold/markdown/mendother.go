package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"newproblem/scaffold/internal/lazy"
)

// What is a fence to Markdown and was meant as something else, and the other way round.

// isUnderline reports whether the code block that begins is none: its fence is as long as
// the line of text above it, and underlines that, as reStructuredText has titles. It
// takes the two for a heading then.
func (m *mender) isUnderline(b *Block, info []byte) bool {
	c := &m.code
	if c.fence != '~' || len(info) > 0 || c.indent > 0 || b.Parent >= 0 || c.text == 0 {
		return false
	}
	start, title := m.titleAbove(c.text, c.length)
	if n := len(m.out.patches); title == nil || n > 0 && m.out.patches[n-1].end > start {
		return false
	}
	end := lineEnd(m.doc, c.text)
	isBlank := len(bytes.TrimSpace(m.doc[end:lineEnd(m.doc, end)])) == 0
	if c.closed && !m.ends { // the other is the next title's
		last := m.lastFence()
		if _, other := m.titleAbove(last, run(m.doc[last:], c.fence)); other == nil {
			return false
		}
	}
	if !m.isText(end, c.end) && (c.closed || !isBlank) {
		return false
	}
	m.underline(start, title)
	return true
}

// titleAbove gives the paragraph of one line that stands above a fence, if it looks like a
// title and is about as long as the fence, and where its line begins.
func (m *mender) titleAbove(fence, length int) (start int, title []byte) {
	start = bytes.LastIndexByte(m.doc[:max(0, fence-1)], '\n') + 1
	title = bytes.TrimSpace(m.doc[start:fence])
	above := bytes.TrimSpace(m.doc[bytes.LastIndexByte(m.doc[:max(0, start-1)], '\n')+1 : start])
	const off = 2 // by so many signs may the fence be longer or shorter
	n := utf8.RuneCount(title) - length
	if len(above) > 0 || n < -off || n > off || !isTitle(title) || classify(title, 0).Kind != Prose {
		return 0, nil
	}
	return start, title
}

// underline notes a title that is underlined with a fence.
func (m *mender) underline(start int, title []byte) {
	d := m.openFence()
	d.Kind, d.Line, d.Last, d.Title = UnderlinedTitle, d.Line-1, d.Line, string(title)
	d.Level = m.titles.Level(title)
	if which := m.which(title); which != -1 {
		m.seen = append(m.seen, which)
	}
	if d.Level == 0 { // a section like the one above it, and no part
		d.Level = 3
		for i := m.block - 1; i >= 0; i-- {
			if b := &m.out.Document.Blocks[i]; b.Kind == HeadingBlock {
				d.Level = max(d.Level, b.Level)
				break
			}
		}
	}
	m.patch(start, d.End, string(bytes.Repeat([]byte{'#'}, d.Level))+" "+d.Title)
	m.stale = true
	m.out.Damage = append(m.out.Damage, d)
}

// A foreignFence is a pair of lines between which code stands, but not to Markdown:
// quotation marks that an editor made of backticks, these escaped, or the marks of a wiki
// or of AsciiDoc.
type foreignFence struct {
	line     int // offset of the first line
	from, to int // of the mark in it, with the language
	language string
	below    string // the other mark that opens it, in the next line, or ""
	end      int    // offset of the last line
}

var (
	foreignOpen = lazy.Regexp(`^( {0,3}|[^>|].*[\s:])(?:(?:[‘’´′]{3,}|(?:\\\x60){3,}|\\\x60{3,})([\w+#.-]*)|\{(?:code|noformat)(?::(?:[^}]*language=)?([\w+#]*)[^}]*)?\})\s*$`)
	foreignEnd  = lazy.Regexp(`^\s*(?:[‘’´′]{3,}|(?:\\\x60){3,}|\\\x60{3,}|\{(?:code|noformat)\})\s*$`)
)

// IsForeignFence reports whether a line is a mark that ends code elsewhere, and none to
// Markdown.
func IsForeignFence(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && (line[0] >= '{' || line[0] == '\\') && foreignEnd().Match(line)
}

// maxForeign is over how many lines the second of two foreign fences is looked for.
const maxForeign = 200

// foreignMarks are what a document has that has such a fence. Of the first sign of some, only
// the last byte is looked for: the others are those of dashes and arrows as well.
var foreignMarks = [...]string{"‘‘‘"[2:], "’’’"[2:], "´´´", "′′′"[2:], "\\`\\`\\`", "\\```", "{code", "{noformat}", asciidocDashes, asciidocDots, orgMarks[0], orgMarks[1], twoTicks}

// findForeign finds the code in a document that stands between foreign fences.
func (m *mender) findForeign() {
	var next [len(foreignMarks)]int // where each mark stands next
	find := func(i, pos int) {
		if foreignMarks[i][0] == '\n' {
			pos = max(0, pos-1)
		}
		if next[i] = len(m.doc); pos < len(m.doc) {
			if at := bytes.Index(m.doc[pos:], []byte(foreignMarks[i])); at >= 0 {
				next[i] = pos + at
			}
		}
	}
	for i := range next {
		find(i, 0)
	}
	for passed := 0; ; {
		first := slices.Min(next[:])
		if first == len(m.doc) {
			return
		}
		if m.doc[first] == '\n' {
			first++
		}
		start, end := bytes.LastIndexByte(m.doc[:first], '\n')+1, lineEnd(m.doc, first)
		if f, ok := m.foreignFrom(first, start, end); ok && f.line >= passed {
			m.foreign, end = append(m.foreign, f), lineEnd(m.doc, f.end)
			passed = end
		}
		for i := range next {
			if next[i] < end {
				find(i, end)
			}
		}
	}
}

// foreignFrom gives the foreign fence that a mark in a line opens.
func (m *mender) foreignFrom(mark, start, end int) (f foreignFence, ok bool) {
	switch m.doc[mark] {
	case '-', '.':
		return m.asciidocAt(start, end)
	case '#':
		return m.orgAt(mark, start, end)
	case '`':
		return m.shortAt(start, end)
	case '{': // a wiki's are alone on their line
		if len(bytes.TrimSpace(m.doc[start:mark])) > 0 {
			return f, false
		}
	}
	return m.foreignAt(start, end)
}

// foreignAt gives the foreign fence in a line, if another one closes it before the next
// section. Behind text, it needs a language.
func (m *mender) foreignAt(pos, end int) (f foreignFence, ok bool) {
	line := trimBreak(m.doc[pos:end])
	found := foreignOpen().FindSubmatchIndex(line)
	if found == nil {
		return f, false
	}
	f = foreignFence{line: pos, from: pos + found[3], to: pos + len(bytes.TrimRight(line, " \t"))}
	for _, group := range []int{4, 6} {
		if found[group] >= 0 {
			f.language += string(line[found[group]:found[group+1]])
		}
	}
	if f.language == "" && len(bytes.TrimSpace(line[:found[3]])) > 0 {
		return f, false
	}
	kind := foreignKind(m.doc[f.from])
	f.end, ok = m.endOfForeign(end, func(line []byte) bool {
		return (line[0] >= '{' || line[0] == '\\') && foreignKind(line[0]) == kind && foreignEnd().Match(line)
	})
	return f, ok && f.end > end
}

// twoTicks is what a fence has that is too short for one.
const twoTicks = "``"

var shortOpen = lazy.Regexp(`^ {0,3}\x60\x60([A-Za-z][\w+#.-]*)[ \t]*$`)

// shortAt gives the code that a line begins with two backticks and a language, if two alone
// close it before the next section.
func (m *mender) shortAt(pos, end int) (f foreignFence, ok bool) {
	line := trimBreak(m.doc[pos:end])
	found := shortOpen().FindSubmatchIndex(line)
	if found == nil {
		return f, false
	}
	f = foreignFence{line: pos, from: pos + found[2] - len(twoTicks), to: pos + found[3], language: string(line[found[2]:found[3]])}
	f.end, ok = m.endOfForeign(end, func(line []byte) bool { return string(line) == twoTicks })
	return f, ok && f.end > end
}

// endOfForeign gives where the line begins that closes code between foreign fences, from an
// offset on; ok is false if a section or a fence comes before it.
func (m *mender) endOfForeign(pos int, closes func(line []byte) bool) (end int, ok bool) {
	for range maxForeign {
		if pos == len(m.doc) {
			break
		}
		line := bytes.TrimSpace(m.doc[pos:lineEnd(m.doc, pos)])
		switch {
		case len(line) == 0:
		case closes(line):
			return pos, true
		case isFenceLine(line):
			return pos, false
		case line[0] == '#':
			h := classify(line, 0)
			if h.Kind == Heading && m.titles.Level(h.Text) == h.Level {
				return pos, false
			}
		}
		pos = lineEnd(m.doc, pos)
	}
	return pos, false
}

// foreignKind tells the marks of a wiki, escaped backticks, and quotation marks apart by
// their first byte: those of one kind belong together.
func foreignKind(first byte) byte {
	if first == '{' || first == '\\' {
		return first
	}
	return 0
}

// enterForeign passes over the code that stands between foreign fences, if it begins at
// this line.
func (m *mender) enterForeign() bool {
	if m.nextForeign() != m.pos || m.inLine {
		return false
	}
	f := m.foreign[0]
	end := lineEnd(m.doc, f.end)
	last := bytes.TrimSpace(m.doc[f.end:end])
	at := f.end + bytes.Index(m.doc[f.end:end], last)
	d := Damage{
		Kind: ForeignFence, Line: m.lineOf(m.pos), Last: m.lineOf(f.end), Start: f.from, End: f.to,
		Marks: "```" + f.language, Wrong: string(last), Below: f.below, Glued: len(bytes.TrimSpace(m.doc[m.pos:f.from])) > 0,
	}
	if f.below != "" {
		d.End = m.pos + len(trimBreak(m.doc[m.pos:lineEnd(m.doc, m.pos)]))
	}
	opening := d.Marks
	if d.Glued {
		opening = "\n\n" + opening
	}
	m.patch(f.from, f.to, opening)
	m.patch(at, at+len(last), "```")
	m.stale = true
	m.out.Damage = append(m.out.Damage, d)
	m.pass(end)
	return true
}
