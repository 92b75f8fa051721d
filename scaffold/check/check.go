// Package check says what is wrong with the structure of a problem, and
// repairs what can be repaired without touching its author's words.
//
// [New] takes a template, and makes a [Checker] of it: what a problem has to look
// like is read from there and stands nowhere else. [Checker.Check] takes a
// document and gives its findings, each with its place, its rule and a way out;
// [Checker.Fix] gives the document with the repairs in it, and what was repaired.
// [Rules] lists the rules.
//
// A document is first read as its author meant it, damage mended, then its
// headings are matched with the template's; each rule looks at what came of
// that. The package opens no file and asks no clock: its caller tells it
// whether a link leads somewhere, and whether a tag is known. It knows no flags
// and no bank.
package check

import (
	"sync"

	"newproblem/scaffold"
	"newproblem/scaffold/capacity"
	"newproblem/scaffold/markdown"
)

// A Checker checks documents against one template. It is safe for use by
// several goroutines.
type Checker struct {
	schema *schema
	pool   sync.Pool
}

// Options are what a check needs to know besides the document.
type Options struct {
	// Exists reports whether there is something where a relative link leads:
	// a path with slashes, unescaped, without the fragment and the query of
	// the link. Where it is nil, links are not checked.
	Exists func(link string) bool

	// Tag says what is wrong with a tag that the bank does not know, or
	// gives "". Without it, any tag will do.
	Tag func(tag string) (problem string)
}

// New makes a checker of what t writes. The error is that of a template that
// cannot be measured.
func New(t *scaffold.Template) (*Checker, error) {
	s, err := newSchema(t)
	if err != nil {
		return nil, err
	}
	c := &Checker{schema: s}
	c.pool.New = func() any { return new(work) }
	return c, nil
}

// Check gives everything that is wrong with a document, ordered by line,
// column and rule. The same document gives the same findings.
func (c *Checker) Check(doc []byte, o Options) []Finding {
	w := c.begin(doc)
	defer c.end(w)
	w.options = o
	w.inspect()
	c.keepPromises(w, doc[:w.base])
	findings := make([]Finding, 0, len(w.found))
	for i := range w.found {
		findings = append(findings, w.found[i].Finding)
	}
	return findings
}

// work is the state of one check. It is reused, for its memory.
type work struct {
	*schema
	known     *remembered // of texts: its own, or that of another version of the document
	own       remembered
	options   Options
	doc       []byte // with line feeds, and spaces for what is not read of a conflict
	lines     []byte // doc without these spaces: lines are counted in it
	original  []byte // with the line breaks that it has
	base      int    // how many bytes of the document stand before doc: a byte order mark
	mended    markdown.Mended
	like      *markdown.Document // that the next one is much like, or nil
	page      *markdown.Document // the document as its author meant it
	headings  []heading
	headingOf []int                  // by template heading: the one that stands for it, or -1
	shared    map[int]int            // template headings whose work several headings of the document share: the last of these
	hidden    map[int]bool           // template headings that stand in a comment that is never closed
	inTexts   map[[2]int]foundInText // by heading and template heading: see inText; nil until all headings are matched
	placed    []int                  // what inOrder gave
	common    int                    // by how many levels most parts are off
	stub      bool                   // the document follows another structure
	found     []found
	rows      []figure // of all tables of figures
	judged    struct { // the figures that were judged last
		rows  []capacity.Row
		wrong []capacity.Contradiction
	}
	left      []markdown.Bracket // the placeholders that are left
	ignores   []ignore
	trial     []byte // the document as it would be, repaired
	conflicts []markdown.Conflict

	fences map[string][]bareFence // what may close a code block, by its mark, once it was looked for
}

func (c *Checker) begin(doc []byte) *work {
	w := c.pool.Get().(*work)
	w.schema, w.options = c.schema, Options{}
	w.known = &w.own
	w.known.of(c.schema)
	w.judged.rows, w.judged.wrong = nil, nil
	w.original = doc[len(markdown.ByteOrderMarks(doc)):]
	w.lines, w.base = withLineFeeds(w.original), len(doc)-len(w.original)
	w.conflicts = nil
	return w
}

// read reads the document, or what of it is to be checked, from the beginning.
func (w *work) read(doc []byte) {
	w.doc = doc
	w.stub, w.headings, w.found, w.ignores = false, w.headings[:0], w.found[:0], w.ignores[:0]
	w.left, w.placed, w.shared = w.left[:0], w.placed[:0], map[int]int{}
	w.hidden, w.fences, w.inTexts = nil, nil, nil
	w.mended.Like, w.like = w.like, nil
	markdown.Mend(w.doc, w.known, &w.mended)
	w.page = w.mended.Document
	if w.conflicts != nil {
		w.countDamage()
	}
}

func (c *Checker) end(w *work) {
	w.doc, w.lines, w.original, w.known = nil, nil, nil, nil
	c.pool.Put(w)
}

// inspect finds all that is wrong.
func (w *work) inspect() {
	if conflicts := markdown.Conflicts(w.lines); len(conflicts) > 0 {
		w.checkSides(conflicts)
		return
	}
	w.read(w.lines)
	w.check(silence{})
}

// inspectStructure finds what is wrong with the structure alone.
func (w *work) inspectStructure() {
	w.read(w.lines)
	w.checkStructure()
	w.ignoreComments()
	w.finish()
}

func (w *work) checkStructure() {
	w.outline()
	w.match()
	w.inTexts = map[[2]int]foundInText{}
	w.damage()
	w.conflictMarks()
	w.comments()
	w.hiddenByFront()
	w.structure()
}

// contents look for what is wrong with what stands in the sections. None builds on what
// another has found.
var contents = [...]func(*work){
	(*work).frontMatter, (*work).labels, (*work).tables, (*work).noTables, (*work).boxes, (*work).bullets,
	(*work).leftHeadings, (*work).pasted, (*work).orgMode, (*work).transcripts, (*work).leftMarkers, (*work).diagrams, (*work).figures, (*work).texts, (*work).tornLinks, (*work).folded, (*work).finalNewline,
}

// silence says which of the contents found nothing.
type silence [len(contents)]bool

// check runs all rules, but for the contents that are passed over, and gives those that
// found nothing.
func (w *work) check(passed silence) (silent silence) {
	w.checkStructure()
	for i, look := range contents {
		if silent[i] = passed[i]; !passed[i] {
			n := len(w.found)
			look(w)
			silent[i] = len(w.found) == n
		}
	}
	w.ignoreComments()
	w.finish()
	return silent
}
