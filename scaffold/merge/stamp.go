package merge

import (
	"slices"
	"strings"
	"sync"

	"newproblem/scaffold/markdown"
)

// A Stamp is what is kept of a part that was generated.
type Stamp struct {
	Name    string
	Digests []Digest // one; two while it is being written, of before and after; and what its author was told
}

// IsPending reports whether the part was being written, and nobody has noted yet
// that it is.
func (s Stamp) IsPending() bool {
	n := 0
	for _, d := range s.Digests {
		if d != removedMark && d != neverMark && d != unknownMark {
			n++
		}
	}
	return n > 1
}

// A Base is what was last generated, in the document's order. With a nil Base,
// what was last generated is taken to be the blank document.
type Base []Stamp

// Stamps gives the base that a document is: what is kept of it when it was
// generated.
func Stamps(doc []byte, byLine ByLine) Base {
	return newSplitter(markdown.Parse(doc), byLine, nil).split().stamps()
}

// SectionStamps gives what Stamps has of one section of a document, which is its
// text, and looks at that alone. It is the i-th of an outline, and no other
// section may have its name.
func SectionStamps(section []byte, outline []markdown.Section, i int, byLine ByLine) Base {
	s := newSplitter(markdown.Parse(section), byLine, nil)
	if i > 0 && outline[0].Level == 1 {
		s.titled = true
	}
	for k, above := i, outline[i].Level; k > 0 && above > 1; {
		if k--; outline[k].Level < above && !(k == 0 && s.titled) {
			above = outline[k].Level
			s.trail = slices.Insert(s.trail, 0, heading{above, outline[k].Title})
		}
	}
	return s.split().stamps()
}

// SectionDigest gives the digest of a section, from its heading on, if it is one
// part: of the title with its heading. It is false where it may be more. The name is that of
// the part, in a document that has a title or not.
func SectionDigest(section []byte, name string, titled bool) (digest Digest, ok bool) {
	isTitle := name == Title
	s := splitter{doc: pages.Get().(*markdown.Document)}
	defer pages.Put(s.doc)
	s.doc.Parse(section)
	end := len(s.doc.Blocks)
	if end == 0 || s.doc.Blocks[0].Kind != markdown.HeadingBlock || s.sectionEnd(0) != end || s.definitionsAtEnd(1, end) != end {
		return "", false
	}
	first, silent, text := 1, s.silentAtEnd(1, end), section[s.doc.Blocks[0].End:]
	if isTitle {
		first, text = 0, section
	}
	behind, off := append(s.doc.Written(silent, end), commentsIn(text)...), 0
	switch titles := strings.Split(name, separator); {
	case isTitle:
	case titles[len(titles)-1] != string(s.doc.Written(0, 1)[0].Text): // a title may have what parts those of a name
		return "", false
	default:
		off = offLevel(s.doc.Blocks[0].Level, len(titles), titled)
	}
	return digestOf(s.written(first, silent), behind...) + layoutOf(s.doc, first, silent, off), true
}

// pages are read into by SectionDigest, which keeps nothing of them.
var pages = sync.Pool{New: func() any { return new(markdown.Document) }}

// LineDigest gives the digest of a line in a section that is merged line by line,
// if it is one item, row or paragraph.
func LineDigest(line []byte) Digest {
	d := markdown.Parse(line)
	lines := d.Written(0, len(d.Blocks))
	if len(lines) > 0 {
		lines[0].Raw = []byte(withoutMarker(string(lines[0].Raw)))
	}
	return lineDigest(lines, commentsIn(line)...)
}

func (p *parts) stamps() Base {
	b := make(Base, len(p.all))
	for i := range p.all {
		b[i] = Stamp{p.all[i].name, []Digest{p.all[i].digest}}
		if untitled := p.all[i].untitled; untitled != "" {
			b[i].Digests[0] = untitled
		}
	}
	return b
}

// byID gives the digests of the parts by their ids.
func (b Base) byID() map[string][]Digest {
	m := make(map[string][]Digest, len(b))
	for _, s := range b {
		m[ID(s.Name)] = s.Digests
	}
	return m
}

// lastBase is what was last generated, in the order in which it was.
func (m *merger) lastBase() Base {
	var last Base
	for _, s := range m.Base {
		digests := m.last[ID(s.Name)]
		if t, ok := m.titles[ID(s.Name)]; ok {
			digests = t.last
		}
		last = append(last, Stamp{s.Name, digests})
	}
	return last
}

// nextBase is the base for the next time. In a conflict the old one stays, so
// that it is reported until it is resolved; of a part that was removed it keeps
// that its author was told.
func (m *merger) nextBase() Base {
	next := m.fresh.stamps()
	for i := range next {
		id := m.fresh.all[i].id
		outcome := m.outcomes[id]
		if t, ok := m.titles[id]; ok && (outcome == Conflict || outcome == Removed && m.Settled[id] != File) {
			if next[i] = (Stamp{t.name, slices.Clone(t.last)}); outcome == Removed && !slices.Contains(t.last, removedMark) {
				next[i].Digests = append(next[i].Digests, removedMark)
			}
			continue
		}
		switch {
		case outcome == Removed:
			next[i].Digests = m.removedDigests(id, next[i].Digests)
		case outcome == Conflict && m.isUnknown(id):
			next[i].Digests = append(slices.Clone(m.blank[id]), neverMark)
		case outcome == Conflict && len(m.last[id]) == 1 && m.last[id][0] == unknownMark: // told once
			next[i].Digests = append(next[i].Digests, unknownMark)
		case outcome == Conflict, outcome == Edited && slices.Contains(m.last[id], unknownMark) && m.Settled[id] != File:
			next[i].Digests = m.last[id]
		}
	}
	next = slices.DeleteFunc(next, func(s Stamp) bool { return s.Digests == nil }) // the author was there first
	for i := range m.current.all {
		c := &m.current.all[i]
		if m.fresh.named(c.id) == nil && (m.outcomes[c.id] == Conflict || m.kept[c.id]) {
			next = append(next, Stamp{c.name, m.last[c.id]})
		}
	}
	return next
}

// removedDigests are those of a part that its author has removed: what was
// generated last is kept, so that it is known if it comes back.
func (m *merger) removedDigests(id string, fresh []Digest) []Digest {
	digests := slices.Clone(m.last[id])
	if len(digests) == 0 || slices.Contains(digests, unknownMark) || m.Settled[id] == File {
		digests = fresh
	}
	if !slices.Contains(digests, removedMark) {
		digests = append(digests, removedMark)
	}
	return digests
}

// Pending is the base to keep while a document is being written: whether that
// is done or not when the process is killed, the next merge knows its parts.
func Pending(before, after Base) Base {
	old, now := before.byID(), after.byID()
	var both Base
	for _, s := range after {
		digests := slices.Clone(s.Digests)
		for _, d := range old[ID(s.Name)] {
			if !slices.Contains(digests, d) {
				digests = append(digests, d)
			}
		}
		both = append(both, Stamp{s.Name, digests})
	}
	for _, s := range before {
		if now[ID(s.Name)] == nil {
			both = append(both, s)
		}
	}
	return both
}
