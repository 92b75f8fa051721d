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
// part: of the title with its heading. It is false where it may be more.
func SectionDigest(section []byte, isTitle bool) (digest Digest, ok bool) {
	s := splitter{doc: markdown.Parse(section)}
	end := len(s.doc.Blocks)
	if end == 0 || s.doc.Blocks[0].Kind != markdown.HeadingBlock || s.sectionEnd(0) != end || s.definitionsAtEnd(1, end) != end {
		return "", false
	}
	first, silent, text := 1, s.silentAtEnd(1, end), section[s.doc.Blocks[0].End:]
	if isTitle {
		first, text = 0, section
	}
	behind := append(s.doc.Written(silent, end), commentsIn(text)...)
	return digestOf(s.written(first, silent), behind...) + layoutOf(s.doc, first, silent), true
}

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

// ids gives those of some names.
func ids(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = ID(name)
	}
	return out
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
	Own       string // the name that the part has in the document, if that is another
	Name      string
	Outcome   Outcome
	Line      int    // of the document before, from 1; 0 where it does not have the part
	NewLine   int    // of the merged document, likewise
	Ours      []byte // the part in the document before
	Theirs    []byte // the part in the new rendering; of a conflict, what the document has if it takes that
	Unsaid    bool   // the new rendering says nothing of it
	Unknown   bool   // nobody knows whether it was generated before
	Blocked   bool   // the new rendering cannot be taken: it would take more with it than the part, or is no row of a table
	Holds     []byte // of one that is blocked: the line of another part that it holds; nil if it is no row
	HeldAt    int    // the number of that line
	Twice     int    // of one that is blocked: the number of a line that says the same fact again; else 0
	Lost      bool   // of one that is blocked: the new rendering would not be read as it is meant where it has to stand
	OpenIn    string // of one that would be lost: a comment or the like that is never closed, in which it would stand
	OpenAt    int    // the number of the line that this begins with
	OtherForm bool   // of a conflict: the new rendering has the lines of the section in a table, or no more
	Gone      bool   // of a conflict: the new rendering has no such part
	Waits     bool   // of a conflict: it is settled with another one of its section
	Told      bool   // of one that was removed: there is nothing new to tell its author
}

// A Side is one of the two that may be in conflict.
type Side uint8

// The sides.
const (
	File Side = iota + 1 // the document, as its author has it
	Spec                 // the new rendering
)

// An Input is what is merged.
type Input struct {
	Current []byte          // the document as it is
	Fresh   []byte          // the new rendering
	Blank   Base            // of what is rendered when nothing is said
	Base    Base            // what was last generated, if that is known
	IsOld   bool            // the digests of Base are of bytes, as DigestOf gives them
	ByLine  ByLine          // the sections that are merged line by line
	Names   Names           // other names that the headings of the document may have
	Unsaid  []string        // the names of parts whose rendering nobody said
	Force   bool            // where both were changed, take the new rendering
	Settled map[string]Side // by the ID of a part: what to take

	// Facts gives the facts of a document, in whatever writing. It is asked only where
	// a line is not as it was generated. Without it, a line is told by the words of its
	// label, and compared by its own.
	Facts func(doc *markdown.Document) []Fact

	// FieldTitle gives a key for all titles that one of the template with fields in it may
	// be, and "" for others. It may be nil.
	FieldTitle func(title string) string
}

// A Result is what comes of a merge.
type Result struct {
	Content []byte
	Found   Base     // what the document said before
	Last    Base     // what was last generated, in digests of today
	Base    Base     // for the next time
	Changes []Change // of the parts that are not the same, in the order of Content; what it lacks stands last
}

// Merge brings a document up to date. One that ends its lines as old systems did, with
// carriage returns alone, keeps doing so.
func Merge(in Input) Result {
	if !bytes.ContainsRune(in.Current, '\r') || bytes.ContainsRune(in.Current, '\n') {
		return mergeLines(in)
	}
	in.Current = bytes.ReplaceAll(in.Current, []byte("\r"), []byte("\n"))
	r := mergeLines(in)
	r.Content = bytes.ReplaceAll(r.Content, []byte("\n"), []byte("\r"))
	return r
}

// mergeLines is Merge of a document whose lines end in line feeds.
func mergeLines(in Input) Result {
	mark := markdown.ByteOrderMarks(in.Current)
	in.Current = in.Current[len(mark):]
	m := newMerger(in)
	m.decide()
	for {
		order := m.order()
		content := m.assemble(mark, order)
		if !m.lastLook(content, order) {
			return Result{Content: content, Found: m.current.stamps(), Last: m.lastBase(), Base: m.nextBase(), Changes: m.changes(order)}
		}
	}
}

// decide decides what becomes of each part.
func (m *merger) decide() {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		m.outcomes[f.id] = m.outcome(m.current.named(f.id), f, m.last[f.id])
		if m.outcomes[f.id] == Inserted && !m.isAskedFor(f) && m.isSectionRemoved(i) {
			m.outcomes[f.id] = Removed
		}
	}
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		if m.outcomes[f.id] == Inserted && m.hasOtherForm(f) {
			m.takeBack(f.id)
		}
		if m.outcomes[f.id] == Inserted && m.isAskedFor(f) {
			m.insertAbove(i)
		}
	}
	for i := range m.current.all {
		c := &m.current.all[i]
		if m.fresh.named(c.id) == nil {
			m.outcomes[c.id] = m.outcome(c, nil, m.last[c.id])
		}
	}
	for section := range m.waiting {
		m.wait(section)
	}
	for id := range m.levels {
		if m.outcomes[id] == Same {
			m.outcomes[id] = Updated
		}
	}
	for i := range m.fresh.all {
		if f := &m.fresh.all[i]; m.takenBack[f.id] {
			m.keepAllGone(f)
		}
	}
}

// A merger merges one document.
type merger struct {
	Input
	current, fresh *parts
	blank, last    map[string][]Digest // by id: of what was generated blank, and last
	unsaid         []string            // the ids
	outcomes       map[string]Outcome  // by id
	titles         map[string]titled   // by id: of the parts whose titles hold fields
	takenBack      map[string]bool     // by id: the document with the new rendering would not be read as it is meant
	waiting        map[string]bool     // by the id of a section: its lines change their form as soon as one that was edited is settled
	waits          map[string]bool     // by the id of a part: it waits for that
	levels         map[string]int      // by id: the level that the template has given a heading since it was generated
	kept           map[string]bool     // by id: the part would go, but nothing may go yet
	newLines       map[string]int      // by id: where a part begins in the merged document
	isFrontWhole   bool                // front matter is one part in both
	asGenerated    bool                // the document has just the parts that were generated, in their order
	eol            []byte              // how the document ends its lines
}

func newMerger(in Input) *merger {
	m := &merger{Input: in, unsaid: ids(in.Unsaid), outcomes: map[string]Outcome{}, titles: map[string]titled{}, takenBack: map[string]bool{}, waiting: map[string]bool{}, waits: map[string]bool{}, kept: map[string]bool{}, levels: map[string]int{}, newLines: map[string]int{}, eol: []byte("\n")}
	fresh, current := markdown.Parse(in.Fresh), markdown.Parse(in.Current)
	m.isFrontWhole = frontKeys(fresh) == nil || frontKeys(current) == nil
	s := newSplitter(fresh, in.ByLine, nil)
	s.isFrontWhole = m.isFrontWhole
	m.fresh = s.split()
	m.current = m.splitCurrent(current, nil, nil)
	m.blank, m.last = in.Blank.byID(), in.Base.byID()
	switch {
	case in.Base == nil:
		m.last = in.Blank.byID()
	case in.IsOld:
		m.carryOver()
	}
	m.carryFront()
	m.splitGone()
	m.takeBare()
	facts := m.readFacts()
	m.asGenerated = in.Base != nil && slices.EqualFunc(m.current.all, in.Base, func(p part, s Stamp) bool { return p.id == ID(s.Name) })
	m.settleNames()
	m.settleForms()
	for i := range m.fresh.all {
		m.findTwice(&m.fresh.all[i], facts)
	}
	if n := bytes.Count(in.Current, []byte("\r\n")); n > 0 && 2*n >= bytes.Count(in.Current, []byte("\n")) {
		m.eol = []byte("\r\n")
	}
	return m
}

// splitCurrent parts the document, of which some lines are facts, by their numbers, and
// some may be several.
func (m *merger) splitCurrent(doc *markdown.Document, facts map[int]string, joined map[int][]string) *parts {
	s := newSplitter(doc, m.ByLine, m.Names)
	s.facts, s.joined, s.fresh, s.isFrontWhole = facts, joined, m.fresh, m.isFrontWhole
	return s.split()
}

// carryOver makes digests of content of those of bytes: where the bytes are
// still those that were generated, or are generated again. What was generated
// elsewhere is not known any more.
func (m *merger) carryOver() {
	for id, old := range m.last {
		m.last[id] = []Digest{unknownMark}
		for _, p := range []*part{m.current.named(id), m.fresh.named(id)} {
			if p != nil && slices.Contains(old, DigestOf(p.text)) {
				m.last[id] = []Digest{p.digest}
				break
			}
		}
	}
}

// settleNames finds what was generated among the parts of the document, where
// names alone would not tell.
func (m *merger) settleNames() {
	m.settleTitles()
	for i := range m.current.all {
		m.settleSecond(&m.current.all[i])
	}
	for i := range m.fresh.all {
		if f := &m.fresh.all[i]; m.current.named(f.id) == nil {
			m.settleMoved(f)
			m.settleHeader(f)
		}
	}
}

// settleHeader takes the only other titles of columns that the author has in a section
// for those of the template, which hold no fields.
func (m *merger) settleHeader(f *part) {
	if !f.isHeader || !slices.Contains(m.blank[f.id], f.digest) {
		return
	}
	found := -1
	for i := range m.current.all {
		if c := &m.current.all[i]; c.isHeader && c.section == f.section && m.fresh.named(c.id) == nil {
			if found >= 0 {
				return
			}
			found = i
		}
	}
	if found >= 0 {
		m.current.rename(found, f)
	}
}

// settleSecond gives the second part of a name the name of the first, if it is
// the one that was generated: the author has put another before it.
func (m *merger) settleSecond(c *part) {
	if c.id == c.like || m.last[c.id] != nil {
		return
	}
	p := m.current
	first := p.named(c.like)
	generated := m.last[c.like]
	if hasLoose(generated, c.digest) && !hasLoose(generated, first.digest) {
		first.id, c.id = c.id, first.id
		first.name, c.name = c.name, first.name
		p.at[first.id], p.at[c.id] = p.at[c.id], p.at[first.id]
	}
}

// settleMoved looks for a part that stands below another heading than it is
// generated: the author has moved it, or has renamed or removed what was above;
// or the template has, since it was generated.
func (m *merger) settleMoved(f *part) {
	if f.title == "" {
		return
	}
	p := m.current
	found := m.findMoved(f, func(c *part) bool { return c.level == f.level })
	if found < 0 {
		found = m.findMoved(f, func(*part) bool { return true })
	}
	if found < 0 {
		return
	}
	c := &p.all[found]
	before := c.id
	if isTemplates := m.Base != nil && m.last[before] != nil && m.last[f.id] == nil; isTemplates && c.level != f.level && m.mayHaveLevel(c, f.level) {
		m.levels[f.id] = f.level
		m.moveOwn(before, f)
	}
	if m.last[before] != nil {
		m.last[f.id] = m.last[before]
	}
	p.rename(found, f)
}

// findMoved finds the one part of the document that has the title of a part of
// the rendering, is none of its others, and may be it; or -1.
func (m *merger) findMoved(f *part, mayBe func(c *part) bool) int {
	found := -1
	for i := range m.current.all {
		c := &m.current.all[i]
		if c.title != f.title || !mayBe(c) || m.last[c.id] != nil && m.last[f.id] != nil || m.fresh.named(c.id) != nil {
			continue
		}
		if found >= 0 {
			return -1 // nothing tells which of them
		}
		found = i
	}
	return found
}

// isAskedFor reports whether a part that the document lacks was asked for.
func (m *merger) isAskedFor(f *part) bool {
	return m.Settled[f.id] == Spec || m.Force
}

// insertAbove puts in the headings that a part of the rendering stands below.
func (m *merger) insertAbove(i int) {
	level := m.fresh.all[i].level
	for i--; i >= 0; i-- {
		f := &m.fresh.all[i]
		if f.level >= level {
			continue
		}
		level = f.level
		if m.current.named(f.id) == nil {
			m.outcomes[f.id] = Inserted
		}
	}
}

// isSectionRemoved reports whether a new part of the rendering is one of a
// section that the author has removed, with all that was in it.
func (m *merger) isSectionRemoved(i int) bool {
	level, above := m.fresh.all[i].level, i-1
	for above >= 0 && m.fresh.all[above].level >= level {
		above--
	}
	if above < 0 || m.current.named(m.fresh.all[above].id) != nil || m.outcomes[m.fresh.all[above].id] == Inserted {
		return false
	}
	for _, f := range m.fresh.all[above+1:] {
		if f.level <= m.fresh.all[above].level {
			break
		}
		if m.current.named(f.id) != nil {
			return false
		}
	}
	return true
}

// outcome decides what becomes of a part, of which the document has c and the
// new rendering f; one of them may be nil. The digests are of what was
// generated last.
func (m *merger) outcome(c, f *part, last []Digest) Outcome {
	isAlike := c != nil && f != nil && c.digest.loose() == f.digest.loose() // they differ in numbers, white space and layout, if at all
	switch {
	case f == nil && last == nil:
		return Added
	case f == nil:
		return m.gone(c, last)
	case c == nil:
		return m.missing(f, last)
	case c.digest == f.digest:
		return Same
	case m.Settled[f.id] == File:
		return Edited
	case m.Settled[f.id] == Spec && !m.swallows(c, f):
		return Forced
	case isAlike && !(hasLoose(last, c.digest) && isNew(c.digest, f.digest, last) && !c.saysMore):
		return Same
	case !c.saysMore && (hasLoose(last, c.digest) || hasLoose(m.blank[f.id], c.digest) && !m.saysNothing(f)):
		if c.isRow != f.isRow {
			return Conflict
		}
		return Updated
	case !isAlike && wasRendered(last, f.digest) && !(m.Force && slices.Contains(last, unknownMark)), m.saysNothing(f):
		return Edited
	case m.Force && !m.swallows(c, f):
		return Forced
	}
	return Conflict
}

// missing decides what becomes of a part of the rendering that the document
// lacks: its author has removed it, or has given it another heading. It is missed
// if the rendering says something new of it, or something at all where nobody
// knows whether it was ever generated.
func (m *merger) missing(f *part, last []Digest) Outcome {
	isNew := !m.saysNothing(f) && !hasLoose(last, f.digest) && !slices.Contains(last, unknownMark)
	switch {
	case m.Settled[f.id] == Spec:
		return Inserted
	case m.Settled[f.id] == File:
		return Removed
	case !m.isUnknown(f.id) && last == nil:
		return Inserted
	case isNew && m.Force:
		return Inserted
	case isNew:
		return Conflict
	}
	return Removed
}

// isUnknown reports whether nobody knows that a part was ever generated.
func (m *merger) isUnknown(id string) bool {
	return m.Base == nil || slices.Contains(m.last[id], neverMark)
}

// swallows reports whether a part holds more than itself: the heading or the
// label of another one that the document lacks, as in a code block that is open, or
// in a line with several labels. What stands there, perhaps edited, would go with
// the part. A row of a table is no place for an item, either.
func (m *merger) swallows(c, f *part) bool {
	if c.isRow != f.isRow {
		return true
	}
	text := c.text[c.from:c.to]
	for _, comment := range markdown.Comments(text) { // they stay
		text = bytes.Replace(text, comment, nil, 1)
	}
	for i := range m.fresh.all {
		if other := &m.fresh.all[i]; m.current.named(other.id) == nil && other.isIn(text, c) {
			return true
		}
	}
	return false
}

// held gives the first line in a part that seems to be another part which the document
// lacks, and its number.
func (m *merger) held(c *part) (line []byte, number int) {
	number = c.line + bytes.Count(c.text[:c.from], []byte("\n"))
	for line := range bytes.Lines(c.text[c.from:c.to]) {
		for i := range m.fresh.all {
			if other := &m.fresh.all[i]; m.current.named(other.id) == nil && other.isIn(line, c) {
				return bytes.TrimSpace(line), number
			}
		}
		number++
	}
	return nil, 0
}

// isIn reports whether a text of a part seems to hold another part.
func (p *part) isIn(text []byte, of *part) bool {
	if p.title == "" {
		label := Last([]string{p.name})[0]
		return p.section != "" && label != "" && p.section == of.section && (bytes.Contains(text, []byte(label+"**")) || bytes.Contains(text, []byte(label+":**")))
	}
	heading, _, _ := bytes.Cut(p.text, []byte("\n"))
	for line := range bytes.Lines(text) {
		if bytes.Equal(bytes.TrimSpace(line), bytes.TrimSpace(heading)) {
			return true
		}
	}
	return false
}

// saysNothing reports whether a part is the blank document's, or one that nobody
// said: what the author wrote in the document does not contradict it.
func (m *merger) saysNothing(f *part) bool {
	return slices.Contains(m.blank[f.id], f.digest) || slices.Contains(m.unsaid, f.id)
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

// changes lists what becomes of the parts that are not the same.
func (m *merger) changes(order []string) []Change {
	var all []Change
	seen := map[string]bool{}
	note := func(id string) {
		if outcome := m.outcomes[id]; outcome != Same && !seen[id] {
			all = append(all, m.change(id, outcome))
		}
		seen[id] = true
	}
	for _, id := range order {
		note(id)
	}
	for _, p := range slices.Concat(m.current.all, m.fresh.all) {
		note(p.id)
	}
	return all
}

func (m *merger) change(id string, outcome Outcome) Change {
	change := Change{Outcome: outcome, NewLine: m.newLines[id], Unknown: m.isUnknown(id), Told: m.Base == nil || slices.Contains(m.last[id], removedMark)}
	if c := m.current.named(id); c != nil {
		change.Name, change.Own, change.Line, change.Ours, change.Twice = c.name, c.own, c.line, c.text, c.twice
	}
	if change.Gone, change.Waits = outcome == Conflict && m.fresh.named(id) == nil, m.waits[id]; m.takenBack[id] {
		change.Lost = true
		change.OpenAt, change.OpenIn = m.openAt()
	}
	if f := m.fresh.named(id); f != nil {
		change.Name, change.Theirs, change.Unsaid = f.name, f.text, m.saysNothing(f)
		change.Blocked = outcome == Conflict && (change.Twice > 0 || m.takenBack[id] || m.Force || m.Settled[id] == Spec)
		if c := m.current.named(id); c != nil && outcome == Conflict {
			if c.isRow == f.isRow {
				change.Theirs = m.taken(c, f)
			}
			if change.OtherForm = m.waiting[f.section] && c.isRow != f.isRow; change.OtherForm {
				change.Blocked = false
				return change
			}
			change.Blocked = change.Blocked || m.swallows(c, f)
			if change.Blocked {
				change.Holds, change.HeldAt = m.held(c)
			}
		}
	}
	return change
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
