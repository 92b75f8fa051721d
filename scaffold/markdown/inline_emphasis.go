package markdown

import (
	"unicode"
	"unicode/utf8"
)

// An inlineRun is a run of stars, underlines or tildes: the delimiter run of
// CommonMark. Those that may still find a partner are a list.
type inlineRun struct {
	char          byte
	opens, closes bool
	n, left       int   // how long it is, and how much of it has no partner yet
	prev, next    int32 // in the list, or -1

	firstEnd, lastEnd int32 // the pairs that it closes, from its left end on; -1
	lastBegin         int32 // the pairs that it opens, from the last on; -1
}

// An inlinePair is two marks that belong together.
type inlinePair struct {
	kind      SpanKind // SpanEmphasis or SpanStrike
	level     int      // how many characters of each run
	nextEnd   int32    // of the run that closes it
	prevBegin int32    // of the run that opens it
}

// mark notes the run at the position, and whether it can open or close.
func (r *inlineReader) mark(c byte) {
	n := inlineRunLength(r.text[r.pos:r.end], c)
	if c == '~' && n > 2 {
		r.pos += n
		return
	}
	spaceBefore, punctBefore := r.kindBefore(r.pos)
	spaceAfter, punctAfter := r.kindAfter(r.pos + n)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore)
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter)
	m := inlineRun{char: c, opens: left, closes: right, n: n, left: n, prev: r.top, next: -1, firstEnd: -1, lastEnd: -1, lastBegin: -1}
	if c == '_' {
		m.opens, m.closes = left && (!right || punctBefore), right && (!left || punctAfter)
	}
	if !m.opens && !m.closes {
		r.pos += n
		return
	}
	if r.top >= 0 {
		r.runs[r.top].next = int32(len(r.runs))
	}
	r.top = int32(len(r.runs))
	r.runs = append(r.runs, m)
	r.put(Span{Kind: spanRun, Text: r.text[r.pos : r.pos+n]}, n)
}

func (r *inlineReader) kindBefore(i int) (space, punct bool) {
	if i <= r.begin {
		return true, false
	}
	if c := r.text[i-1]; c < utf8.RuneSelf {
		return c <= ' ', isPunct(c)
	}
	c, _ := utf8.DecodeLastRuneInString(r.text[:i])
	return isUnicodeSpace(c), isUnicodePunct(c)
}

func (r *inlineReader) kindAfter(i int) (space, punct bool) {
	if i >= r.end {
		return true, false
	}
	if c := r.text[i]; c < utf8.RuneSelf {
		return c <= ' ', isPunct(c)
	}
	c, _ := utf8.DecodeRuneInString(r.text[i:])
	return isUnicodeSpace(c), isUnicodePunct(c)
}

// isUnicodeSpace is CommonMark's Unicode white space beyond ASCII, and with it the
// separators of lines and paragraphs: CommonMark does not name them, but goldmark and
// commonmark.js take them for it.
func isUnicodeSpace(c rune) bool {
	return c == 0xa0 || c > 0xff && unicode.In(c, unicode.Zs, unicode.Zl, unicode.Zp)
}

// isUnicodePunct is CommonMark's Unicode punctuation: symbols included.
func isUnicodePunct(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }

// pair finds the partners of the runs behind the one at bottom, and takes them
// off the list.
func (r *inlineReader) pair(bottom int32) {
	if r.top < 0 || r.top == bottom {
		return
	}
	var nothing [18]int32 // by kind of what closes: no run up to here opens it
	for i := range nothing {
		nothing[i] = bottom
	}
	closer := r.top
	for r.runs[closer].prev > bottom {
		closer = r.runs[closer].prev
	}
	for closer >= 0 {
		c := &r.runs[closer]
		if !c.closes {
			closer = c.next
			continue
		}
		kind := c.kind()
		opener := c.prev
		for opener > nothing[kind] && !r.runs[opener].pairsWith(c) {
			opener = r.runs[opener].prev
		}
		if opener > nothing[kind] {
			closer = r.match(opener, closer)
			continue
		}
		nothing[kind] = max(c.prev, bottom)
		next := c.next
		if !c.opens {
			r.remove(closer)
		}
		closer = next
	}
	if r.top = bottom; bottom >= 0 {
		r.runs[bottom].next = -1
	}
}

// kind is a number for what decides which runs can open what this one closes.
func (m *inlineRun) kind() int {
	kind := m.n % 3
	if m.opens {
		kind += 3
	}
	switch m.char {
	case '_':
		kind += 6
	case '~':
		kind += 12
	}
	return kind
}

// pairsWith reports whether a run opens what another closes.
func (m *inlineRun) pairsWith(closer *inlineRun) bool {
	if !m.opens || m.char != closer.char {
		return false
	}
	return !(m.closes || closer.opens) || closer.n%3 == 0 || (m.n+closer.n)%3 != 0
}

// match makes a pair of two runs, and gives the run to go on with. Those
// between them find no partner any more.
func (r *inlineReader) match(opener, closer int32) int32 {
	o, c := &r.runs[opener], &r.runs[closer]
	if o.char == '~' && o.n != c.n { // it does not look further, as GitHub's reader does not
		return c.next
	}
	for between := c.prev; between != opener; between = r.runs[between].prev {
		r.remove(between)
	}
	kind, level := SpanEmphasis, 1
	switch {
	case o.char == '~':
		kind, level = SpanStrike, o.n
	case o.left >= 2 && c.left >= 2:
		level = 2
	}
	at := int32(len(r.pairs))
	r.pairs = append(r.pairs, inlinePair{kind: kind, level: level, nextEnd: -1, prevBegin: o.lastBegin})
	o.lastBegin = at
	if c.lastEnd >= 0 {
		r.pairs[c.lastEnd].nextEnd = at
	} else {
		c.firstEnd = at
	}
	c.lastEnd = at
	if o.left -= level; o.left == 0 {
		r.remove(opener)
	}
	if c.left -= level; c.left == 0 {
		next := c.next
		r.remove(closer)
		return next
	}
	return closer
}

// remove takes a run off the list.
func (r *inlineReader) remove(at int32) {
	m := &r.runs[at]
	if m.prev >= 0 {
		r.runs[m.prev].next = m.next
	}
	if m.next >= 0 {
		r.runs[m.next].prev = m.prev
	} else {
		r.top = m.prev
	}
}

// split puts out what a run is: what it closes, what of it is text, and what it
// opens.
func (r *inlineReader) split(m *inlineRun, s Span) {
	at := s.Start
	for i := m.firstEnd; i >= 0; i = r.pairs[i].nextEnd {
		p := r.pairs[i]
		r.join(Span{Kind: p.kind + 1, Level: uint8(p.level), Start: at, End: at + p.level})
		at += p.level
	}
	if m.left > 0 {
		r.join(Span{Kind: SpanText, Start: at, End: at + m.left, Text: r.text[at : at+m.left]})
		at += m.left
	}
	for i := m.lastBegin; i >= 0; i = r.pairs[i].prevBegin {
		p := r.pairs[i]
		r.join(Span{Kind: p.kind, Level: uint8(p.level), Start: at, End: at + p.level})
		at += p.level
	}
}
