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
	to := m.pos
	for to < limit && m.isPlain(to) {
		end := lineEnd(m.doc, to)
		if end > limit {
			break
		}
		to = end
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

// nextHash gives where the next "#" stands. It is looked for once.
func (m *mender) nextHash() int {
	if m.pos < m.hashFrom || m.pos > m.hash {
		m.hashFrom, m.hash = m.pos, len(m.doc)
		if n := bytes.IndexByte(m.doc[m.pos:], '#'); n >= 0 {
			m.hash = m.pos + n
		}
	}
	return m.hash
}

// isPlain reports whether the line at an offset is of no interest: it is no
// fence within code, and elsewhere none of a patch.
func (m *mender) isPlain(line int) bool {
	if m.code.fence == 0 {
		return m.doc[line] != '+' && m.doc[line] != '-' || line < m.noPatch || !isPatchLine(m.doc[line:])
	}
	for line < len(m.doc) && m.doc[line] == ' ' {
		line++
	}
	return line == len(m.doc) || m.doc[line] != '`' && m.doc[line] != '~' && m.doc[line] != '\\'
}
