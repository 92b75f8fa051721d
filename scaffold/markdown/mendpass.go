package markdown

import "bytes"

// Most lines are of no interest to who mends a document: they are passed over here.

// passPlain passes over the lines from pos on in which there is nothing to mend, and
// nothing that changes how others are read.
func (m *mender) passPlain() {
	if m.inLine || m.thorough {
		return
	}
	limit := m.limit()
	if limit <= m.pos {
		return
	}
	to := len(m.doc)
	if m.code.fence != 0 {
		to = m.nextMark(limit)
	} else if limit < to {
		to = m.startOfPatch(m.lineStart(limit))
	}
	if to > m.pos {
		m.pass(to)
	}
}

// limit gives where something stands that has to be looked at, whatever its line is: the
// end of the code block, a block that is entered, a foreign fence, a "#".
func (m *mender) limit() int {
	if m.code.fence == 0 {
		return min(m.nextBlock(), m.nextForeign(), m.nextHash())
	}
	limit := min(len(m.doc), m.code.end)
	if m.code.last >= m.pos {
		limit = min(limit, m.code.last)
	}
	if m.code.nested && m.code.closed { // headings in it are its own
		return limit
	}
	return min(limit, m.nextHash())
}

// nextBlock gives where the next block begins that enter takes.
func (m *mender) nextBlock() int {
	blocks := m.out.Document.Blocks
	for m.entered = max(m.entered, m.block); m.entered < len(blocks); m.entered++ {
		if b := &blocks[m.entered]; b.Start >= m.pos+m.delta && isEntered(b.Kind) {
			return b.Start - m.delta
		}
	}
	return len(m.doc)
}

// nextForeign gives where the line of the next foreign fence begins.
func (m *mender) nextForeign() int {
	for len(m.foreign) > 0 && m.foreign[0].line < m.pos {
		m.foreign = m.foreign[1:]
	}
	if len(m.foreign) == 0 {
		return len(m.doc)
	}
	return m.foreign[0].line
}

// nextHash gives where the next "#" stands.
func (m *mender) nextHash() int { return m.hash.next(m.doc, m.pos, '#') }

// A seeker knows where a byte stands next in a text: it is looked for once.
type seeker struct {
	from, at int // up to at, there is none from an offset on
}

func (s *seeker) next(text []byte, pos int, c byte) int {
	if pos < s.from || pos >= s.at {
		s.from, s.at = pos, len(text)
		if n := bytes.IndexByte(text[pos:], c); n >= 0 {
			s.at = pos + n
		}
	}
	return s.at
}

// lineStart gives where the line begins that an offset stands in, or what is left of it.
func (m *mender) lineStart(offset int) int {
	return m.pos + bytes.LastIndexByte(m.doc[m.pos:offset], '\n') + 1
}

// nextMark gives where the line within code begins that may be a fence, up to the line
// with a limit in it.
func (m *mender) nextMark(limit int) int {
	for pos := m.pos; ; {
		mark := limit
		for i, c := range [...]byte{'`', '~', '\\'} {
			mark = min(mark, m.fences[i].next(m.doc, pos, c))
		}
		if mark == len(m.doc) {
			return mark
		}
		line := m.lineStart(mark)
		if mark == limit || len(bytes.TrimLeft(m.doc[line:mark], " ")) == 0 {
			return line
		}
		pos = lineEnd(m.doc, mark)
	}
}

// startOfPatch gives where the lines of a patch begin that a line is the next of, or the line
// itself. Without a heading among them, others are of no interest.
func (m *mender) startOfPatch(line int) int {
	if line < m.noPatch || !isPatchLine(m.doc[line:]) {
		return line
	}
	for line > m.pos {
		above := m.lineStart(line - 1)
		if !isPatchLine(m.doc[above:]) {
			break
		}
		line = above
	}
	return line
}
