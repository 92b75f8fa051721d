package markdown

import "sort"

// A Mended is a document read as its author meant it: with its damage repaired,
// also where no repair would be safe.
type Mended struct {
	Document *Document
	Damage   []Damage // in the order of the document

	// Like is a document that the next is much like, or nil: what the two have in common at
	// their beginnings and their ends is not read again.
	Like *Document

	patches []patch
	pieces  []piece
	text    []byte

	// What was read before, and memory for what is read next.
	earlier     *Document
	earlierText []byte
}

// A patch is text in place of some bytes of a document.
type patch struct {
	start, end int
	text       string
}

// A piece is a part of the text that was mended, up to the next piece, and where
// it comes from.
type piece struct {
	at         int // offset in what was mended
	start, end int // in the document as it is
	isPatch    bool
}

// apply makes the document with the patches in it.
func (m *Mended) apply(doc []byte) {
	m.pieces = m.pieces[:0]
	m.Document, m.earlier = m.earlier, m.Document
	m.text, m.earlierText = m.earlierText, m.text
	if m.Document == nil {
		m.Document = &Document{}
	}
	if len(m.patches) == 0 {
		m.parse(doc)
		return
	}
	text := m.text[:0]
	at := 0
	add := func(start, end int, part []byte, isPatch bool) {
		m.pieces = append(m.pieces, piece{len(text), start, end, isPatch})
		text = append(text, part...)
	}
	for _, p := range m.patches {
		add(at, p.start, doc[at:p.start], false)
		add(p.start, p.end, []byte(p.text), true)
		at = p.end
	}
	add(at, len(doc), doc[at:], false)
	m.text = text
	m.parse(text)
}

// parse reads a text, or what of it is new.
func (m *Mended) parse(text []byte) {
	if m.Like != nil {
		m.Document.Reparse(text, m.Like)
	} else {
		m.Document.Parse(text)
	}
	m.Like = m.Document
}

// Origin gives where a part of Document.Source stands in the document as it is.
func (m *Mended) Origin(start, end int) (from, to int) {
	if len(m.pieces) == 0 {
		return start, end
	}
	p := m.pieceAt(start)
	from = min(p.start+start-p.at, p.end)
	if end <= start {
		return from, from
	}
	switch p = m.pieceAt(end - 1); {
	case p.isPatch && m.pieceAt(end) != p:
		to = p.end
	default:
		to = min(p.start+end-p.at, p.end)
	}
	return from, max(from, to)
}

// pieceAt gives the last piece that begins at an offset or before.
func (m *Mended) pieceAt(offset int) *piece {
	i := sort.Search(len(m.pieces), func(i int) bool { return m.pieces[i].at > offset })
	return &m.pieces[max(i-1, 0)]
}
