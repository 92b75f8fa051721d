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

// ids gives those of some names.
func ids(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = ID(name)
	}
	return out
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
	NoPlace   bool   // of one that is lost: the document has no place for it in the form that its author has given the facts
	Lost      bool   // of one that is blocked: the new rendering would not be read as it is meant where it has to stand
	Rivals    []int  // of one that would be lost: the numbers of the headings of which any may be its section
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

	// Said gives what is read as the facts of a document, by the IDs of the lines of the
	// rendering. It is asked before anything is changed: what the rendering says has to be
	// read in the merged document, and all else as before. It may be nil.
	Said func(doc *markdown.Document) map[string]string

	// Rewritten gives a document as the template writes what is read in it, and the numbers of
	// the lines that are not in that; nil where it cannot be written. It is asked only where
	// front matter is not as it was generated. It may be nil.
	Rewritten func(doc *markdown.Document) (rendering []byte, lost []int)

	// FieldTitle gives a key for all titles that one of the template with fields in it may
	// be, and "" for others. It may be nil.
	FieldTitle func(title string) string

	// Remarked gives, by their blocks, the headings of a document that are sections of the
	// template though their author has put a remark in brackets behind its title, and the
	// keys of these titles; and the same of those of which any may be the one section. It may
	// be nil.
	Remarked func(doc *markdown.Document) (remarked, rivals map[int]string)

	// PageTitle gives the block of the title of a document that stands below the title of a
	// page, with headings that are all as much deeper; -1 for any other. It may be nil.
	PageTitle func(doc *markdown.Document) int
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
		if outcome := m.outcomes[f.id]; outcome == Inserted && m.hasOtherForm(f) || (outcome == Inserted || outcome == Conflict) && m.hasNoPlace(f) {
			m.outcomes[f.id], m.takenBack[f.id] = Conflict, true
		}
		if outcome := m.outcomes[f.id]; (outcome == Inserted || outcome == Conflict) && len(m.rivalsFor(f)) > 0 {
			m.outcomes[f.id], m.takenBack[f.id] = Conflict, true
		}
		if m.outcomes[f.id] == Inserted && m.isAskedFor(f) {
			m.insertAbove(i)
		}
	}
	for id := range m.oneLines {
		m.settleOneLine(id)
	}
	for i := range m.current.all {
		c := &m.current.all[i]
		if m.fresh.named(c.id) == nil {
			if m.outcomes[c.id] = m.outcome(c, nil, m.last[c.id]); c.isInItem || c.isCell && !m.fresh.hasCells(c.section) {
				m.keepGone(c.id) // what stands around it would not stay what it is
			}
		}
	}
	for section := range m.waiting {
		m.wait(section)
	}
	m.takeLevels()
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
	oneLines       map[string][]string // by the id of a line of the rendering: those below it, for all of which one line of the document stands
	levels         map[string]int      // by id: the level that the template has given a heading since it was generated
	kept           map[string]bool     // by id: the part would go, but nothing may go yet
	newLines       map[string]int      // by id: where a part begins in the merged document
	said           map[string]string   // what is read as the facts of the document; nil before that is asked
	saidFresh      map[string]string   // the same of the rendering
	remarked       map[int]string      // of the document, see Input
	rivals         map[int]string      // likewise
	pageTitle      int                 // of the document, see Input; 0 for none
	isFrontWhole   bool                // front matter is one part in both
	asGenerated    bool                // the document has just the parts that were generated, in their order
	eol            []byte              // how the document ends its lines
}

func newMerger(in Input) *merger {
	m := &merger{Input: in, unsaid: ids(in.Unsaid), outcomes: map[string]Outcome{}, titles: map[string]titled{}, takenBack: map[string]bool{}, waiting: map[string]bool{}, waits: map[string]bool{}, oneLines: map[string][]string{}, kept: map[string]bool{}, levels: map[string]int{}, newLines: map[string]int{}, eol: []byte("\n")}
	fresh, current := markdown.Parse(in.Fresh), markdown.Parse(in.Current)
	m.isFrontWhole = frontKeys(fresh) == nil || frontKeys(current) == nil
	s := newSplitter(fresh, in.ByLine, nil)
	s.isFrontWhole = m.isFrontWhole
	m.fresh = s.split()
	if in.Remarked != nil {
		m.remarked, m.rivals = in.Remarked(current)
	}
	if in.PageTitle != nil && m.fresh.named(Title) != nil {
		m.pageTitle = max(0, in.PageTitle(current))
	}
	m.current = m.splitCurrent(current, nil, nil)
	m.blank, m.last = in.Blank.byID(), in.Base.byID()
	switch {
	case in.Base == nil:
		m.last = in.Blank.byID()
	case in.IsOld:
		m.carryOver()
	}
	m.carryFront()
	m.carryLines()
	m.splitGone()
	m.takeBare()
	m.takeDashes()
	m.takeSigns()
	m.takeFront()
	m.takeOthers()
	facts := m.readFacts()
	m.asGenerated = in.Base != nil && slices.EqualFunc(m.current.all, in.Base, func(p part, s Stamp) bool { return p.id == ID(s.Name) }) &&
		slices.Equal(m.current.cellsIn(m.fresh), m.fresh.cellsIn(m.current))
	m.settleNames()
	m.findOneLines()
	m.settleForms()
	m.takeForms()
	m.takeGroups()
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
	s.facts, s.joined, s.fresh, s.remarked, s.isFrontWhole = facts, joined, m.fresh, m.remarked, m.isFrontWhole
	s.pageTitle = m.pageTitle
	p := s.split()
	m.placeTexts(p)
	return p
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
		change.Lost, change.NoPlace = true, m.fresh.named(id) != nil && m.hasNoPlace(m.fresh.named(id))
		change.OpenAt, change.OpenIn = m.openAt()
		change.Rivals = m.rivalsFor(m.fresh.named(id))
	}
	if f := m.fresh.named(id); f != nil {
		change.Name, change.Theirs, change.Unsaid = f.name, f.text, m.saysNothing(f) && !m.saysBelow(id)
		change.Blocked = outcome == Conflict && (change.Twice > 0 || m.takenBack[id] || m.Force || m.Settled[id] == Spec)
		if c := m.current.named(id); c != nil && outcome == Conflict {
			if c.hasFormOf(f) {
				change.Theirs = m.withLinesBelow(c, m.taken(c, f))
			}
			if change.OtherForm = m.waiting[f.section] && !c.hasFormOf(f); change.OtherForm {
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
