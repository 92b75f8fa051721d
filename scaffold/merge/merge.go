// Package merge brings a generated document up to date without losing what
// its author wrote since: a three-way merge, part by part, of the document as
// it is, the new rendering, and what was last generated. Of the last only
// digests are kept, as dpkg does for configuration files: they tell a part
// that nobody touched from one that was edited.
//
// [Merge] takes the three as an [Input], and gives the merged document, what
// became of each of its parts, and the digests to keep for the next time. It
// knows the headings of Markdown, and nothing of problems or of the disk.
package merge

import (
	"bytes"
	"slices"
)

// A Stamp is what is kept of a part that was generated.
type Stamp struct {
	Name    string
	Digests []Digest // one; two while it is being written, of before and after
}

// A Base is what was last generated, in the document's order. With a nil Base,
// what was last generated is taken to be the blank document.
type Base []Stamp

// Stamps gives the base that a document is: what is kept of it when it was
// generated. The sections named in byLine are merged line by line.
func Stamps(doc []byte, byLine []string) Base { return split(doc, byLine).stamps() }

func (p *parts) stamps() Base {
	b := make(Base, len(p.all))
	for i := range p.all {
		b[i] = Stamp{p.all[i].name, []Digest{p.all[i].digest}}
	}
	return b
}

// byName gives the digests of the parts by their names.
func (b Base) byName() map[string][]Digest {
	m := make(map[string][]Digest, len(b))
	for _, s := range b {
		m[s.Name] = s.Digests
	}
	return m
}

// An Outcome is what becomes of a part.
type Outcome uint8

// The outcomes.
const (
	Same     Outcome = iota // the document has what is generated
	Updated                 // as it was generated: it takes the new rendering
	Edited                  // the author's edit stays; the rendering is as it was, or says nothing
	Conflict                // both were changed: the author's text stays
	Forced                  // both were changed: the new rendering was asked for
	Added                   // the author's own: it stays where it stands
	Removed                 // removed by the author: it stays removed
	Inserted                // new in the rendering
	Dropped                 // no longer in the rendering, and untouched: it goes
)

// String names the outcome, as reports do.
func (o Outcome) String() string {
	return [...]string{"same", "updated", "edited", "conflict", "forced", "added", "removed", "inserted", "dropped"}[o]
}

// Changes reports whether the outcome changes the document.
func (o Outcome) Changes() bool {
	return o == Updated || o == Forced || o == Inserted || o == Dropped
}

// A Change is what becomes of one part.
type Change struct {
	Name    string
	Outcome Outcome
	Line    int    // of the document before, from 1; 0 where it does not have the part
	Ours    []byte // the part in the document before
	Theirs  []byte // the part in the new rendering
}

// An Input is what is merged.
type Input struct {
	Current []byte   // the document as it is
	Fresh   []byte   // the new rendering
	Blank   Base     // of what is rendered when nothing is said
	Base    Base     // what was last generated, if that is known
	ByLine  []string // the names of the sections that are merged line by line
	Unsaid  []string // the names of parts whose rendering nobody said
	Force   bool     // where both were changed, take the new rendering
}

// A Result is what comes of a merge.
type Result struct {
	Content []byte
	Base    Base     // for the next time
	Changes []Change // of the parts that are not the same, in the order of Content; what it lacks stands last
}

// Merge brings a document up to date.
func Merge(in Input) Result {
	var mark []byte
	if bytes.HasPrefix(in.Current, byteOrderMark) {
		mark, in.Current = byteOrderMark, in.Current[len(byteOrderMark):]
	}
	m := newMerger(in)
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		m.outcomes[f.name] = m.outcome(m.current.named(f.name), f, m.last[f.name])
		if m.outcomes[f.name] == Inserted && m.isSectionRemoved(i) {
			m.outcomes[f.name] = Removed
		}
	}
	for i := range m.current.all {
		c := &m.current.all[i]
		if m.fresh.named(c.name) == nil {
			m.outcomes[c.name] = m.outcome(c, nil, m.last[c.name])
		}
	}
	order := m.order()
	return Result{Content: m.assemble(mark, order), Base: m.nextBase(), Changes: m.changes(order)}
}

// A merger merges one document.
type merger struct {
	Input
	current, fresh *parts
	blank, last    map[string][]Digest // of what was generated blank, and last
	outcomes       map[string]Outcome
	asGenerated    bool   // the document has just the parts that were generated, in their order
	eol            []byte // how the document ends its lines
}

func newMerger(in Input) *merger {
	m := &merger{Input: in, fresh: split(in.Fresh, in.ByLine), outcomes: map[string]Outcome{}, eol: []byte("\n")}
	m.blank, m.last = in.Blank.byName(), in.Base.byName()
	if in.Base == nil {
		m.last = in.Blank.byName()
	}
	current := split(in.Current, in.ByLine)
	m.asGenerated = in.Base != nil && slices.EqualFunc(current.all, in.Base, func(p part, s Stamp) bool { return p.name == s.Name })
	m.current = m.settleNames(current)
	if n := bytes.Count(in.Current, []byte("\r\n")); n > 0 && 2*n >= bytes.Count(in.Current, []byte("\n")) {
		m.eol = []byte("\r\n")
	}
	return m
}

// settleNames finds what was generated among the parts of the document, where
// names alone would not tell.
func (m *merger) settleNames(p *parts) *parts {
	for i := range p.all {
		m.settleSecond(p, &p.all[i])
	}
	for i := range m.fresh.all {
		if f := &m.fresh.all[i]; p.named(f.name) == nil {
			m.settleMoved(p, f)
		}
	}
	return p
}

// settleSecond gives the second part of a name the name of the first, if it is
// the one that was generated: the author has put another before it.
func (m *merger) settleSecond(p *parts, c *part) {
	if c.name == c.like || m.last[c.name] != nil {
		return
	}
	first := p.named(c.like)
	generated := m.last[c.like]
	if slices.Contains(generated, c.digest) && !slices.Contains(generated, first.digest) {
		first.name, c.name = c.name, first.name
		p.at[first.name], p.at[c.name] = p.at[c.name], p.at[first.name]
	}
}

// settleMoved looks for a part that stands below another heading than it is
// generated: the author has moved it, or has renamed or removed what was above;
// or the template has, since it was generated.
func (m *merger) settleMoved(p *parts, f *part) {
	if f.level == lineLevel {
		return
	}
	found := -1
	for i := range p.all {
		c := &p.all[i]
		if c.title != f.title || c.level != f.level || m.last[c.name] != nil && m.last[f.name] != nil || m.fresh.named(c.name) != nil {
			continue
		}
		if found >= 0 {
			return // nothing tells which of them
		}
		found = i
	}
	if found < 0 {
		return
	}
	before := p.all[found].name
	if m.last[before] != nil {
		m.last[f.name] = m.last[before]
	}
	delete(p.at, before)
	p.all[found].name = f.name
	p.at[f.name] = found
}

// isSectionRemoved reports whether a new part of the rendering is one of a
// section that the author has removed, with all that was in it.
func (m *merger) isSectionRemoved(i int) bool {
	level, above := m.fresh.all[i].level, i-1
	for above >= 0 && m.fresh.all[above].level >= level {
		above--
	}
	if above < 0 || m.outcomes[m.fresh.all[above].name] != Removed {
		return false
	}
	for _, f := range m.fresh.all[above+1:] {
		if f.level <= m.fresh.all[above].level {
			break
		}
		if m.current.named(f.name) != nil {
			return false
		}
	}
	return true
}

// outcome decides what becomes of a part, of which the document has c and the
// new rendering f; one of them may be nil. The digests are of what was
// generated last.
func (m *merger) outcome(c, f *part, last []Digest) Outcome {
	switch {
	case f == nil && last == nil:
		return Added
	case f == nil && slices.Contains(last, c.digest) && m.Base != nil:
		return Dropped
	case f == nil:
		return Edited
	case c == nil && (last != nil || m.Base == nil):
		return Removed
	case c == nil:
		return Inserted
	case c.digest == f.digest:
		return Same
	case slices.Contains(last, c.digest):
		return Updated
	case slices.Contains(last, f.digest), m.saysNothing(f), m.Base == nil && !m.Force:
		return Edited
	case m.Force && !m.swallows(c):
		return Forced
	}
	return Conflict
}

// swallows reports whether a part holds the heading of another one that the
// document lacks: a code block is open there, and what stands below it, perhaps
// edited, would go with the part.
func (m *merger) swallows(c *part) bool {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		if f.level == lineLevel || m.current.named(f.name) != nil {
			continue
		}
		heading, _, _ := bytes.Cut(f.text, []byte("\n"))
		for line := range bytes.Lines(c.text) {
			if bytes.Equal(bytes.TrimSpace(line), bytes.TrimSpace(heading)) {
				return true
			}
		}
	}
	return false
}

// saysNothing reports whether a part is the blank document's, or one that nobody
// said: what the author wrote in the document is in nobody's way there.
func (m *merger) saysNothing(f *part) bool {
	return slices.Contains(m.blank[f.name], f.digest) || slices.Contains(m.Unsaid, f.name)
}

// nextBase is the base for the next time. In a conflict the old one stays, so
// that it is told until it is resolved.
func (m *merger) nextBase() Base {
	next := m.fresh.stamps()
	for i := range next {
		if m.outcomes[next[i].Name] == Conflict {
			next[i].Digests = m.last[next[i].Name]
		}
	}
	return slices.DeleteFunc(next, func(s Stamp) bool { return s.Digests == nil }) // the author was there first
}

// changes lists what becomes of the parts that are not the same.
func (m *merger) changes(order []string) []Change {
	var all []Change
	seen := map[string]bool{}
	note := func(name string) {
		if outcome := m.outcomes[name]; outcome != Same && !seen[name] {
			change := Change{Name: name, Outcome: outcome}
			if c := m.current.named(name); c != nil {
				change.Line, change.Ours = c.line, c.text
			}
			if f := m.fresh.named(name); f != nil {
				change.Theirs = f.text
			}
			all = append(all, change)
		}
		seen[name] = true
	}
	for _, name := range order {
		note(name)
	}
	for _, p := range slices.Concat(m.current.all, m.fresh.all) {
		note(p.name)
	}
	return all
}

// Pending is the base to keep while a document is being written: whether that
// is done or not when the process is killed, the next merge knows its parts.
func Pending(before, after Base) Base {
	old, now := before.byName(), after.byName()
	var both Base
	for _, s := range after {
		digests := slices.Clone(s.Digests)
		for _, d := range old[s.Name] {
			if !slices.Contains(digests, d) {
				digests = append(digests, d)
			}
		}
		both = append(both, Stamp{s.Name, digests})
	}
	for _, s := range before {
		if now[s.Name] == nil {
			both = append(both, s)
		}
	}
	return both
}
