package scaffold

import (
	"iter"
	"slices"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// A Reading is what was read back from a document.
type Reading struct {
	Problem  *spec.Problem // what the document says; each text has the line that it was read in
	Unplaced []Unplaced    // what is not in the problem, or not all of it, in the order of its lines
	Exact    bool          // the problem renders to the document again, byte for byte
	Partial  bool          // the document lacks lines that the template has
}

// An Unplaced is a line of a document that is not in the problem that was read,
// or not all of it.
type Unplaced struct {
	markdown.Line
	Why    string // "" where the template has no place for such a line
	Hint   string // the way out, or ""
	InPart bool   // the problem has the rest of it
	Mild   bool   // it stands in a section that the template does not have, or its label has more words
}

// IsHeading reports whether the line is a heading.
func (u Unplaced) IsHeading() bool { return u.Kind == markdown.Heading }

// Read reads a problem back from a document that was rendered with the
// template and may have been edited since. Every field that the template's layout
// can locate is recovered as it was given; where two texts are written alike
// in Markdown, as the one with fewer escapes. Placeholders say nothing. What is
// read can be rendered: what Render would refuse is unplaced. The error is that
// of a template that cannot be measured.
func (t *Template) Read(doc []byte) (*Reading, error) {
	page := markdown.Parse(doc)
	front := t.frontMatter(page)
	r, err := t.readAsWritten(page, front != nil)
	if err != nil {
		return nil, err
	}
	r.reading.Problem = front.over(r.reading.Problem)
	if again, err := t.Render(r.reading.Problem); err == nil && again.Equal(doc) {
		r.reading.Exact = true
		return r.finish(doc), nil
	}
	return t.readTouched(page)
}

// readAsWritten reads the body of a document that nobody has touched since it was rendered:
// all of it, or what stands behind its front matter.
func (t *Template) readAsWritten(page *markdown.Document, behindFront bool) (*reader, error) {
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	r := newReader(t, l)
	r.exact, r.rewriting = true, nil
	r.behindFront = behindFront
	r.read(page)
	return r, nil
}

// readTouched reads a document that somebody else has written, or touched since:
// in one writing, it is like those of the template in that writing.
func (t *Template) readTouched(page *markdown.Document) (*Reading, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	r := newReader(t, l)
	r.read(page)
	r.tellElsewhere()
	r.refuseRunTogether()
	astray := unplacedKeys(r.astrayInFront(page))
	whole, otherwise := t.overlaid(page, r.reading.Problem)
	r.reading.Problem = whole
	again := r.accept()
	if again != nil {
		r.reading.Exact = again.Equal(page.Source)
		r.reading.Partial = r.lacks(again)
	}
	reading := r.finish(page.Source)
	reading.Unplaced = slices.Concat(otherwise, astray, reading.Unplaced, r.lostNotes(page))
	slices.SortStableFunc(reading.Unplaced, func(a, b Unplaced) int { return a.Number - b.Number })
	return reading, nil
}

// lacks reports whether the document lacks lines of the template that the one
// rendered from the problem has.
func (r *reader) lacks(again *Document) bool {
	other := newReader(r.template, r.layout)
	other.read(markdown.Parse(again.Bytes()))
	for own := range other.seen {
		if !r.seen[own] {
			return true
		}
	}
	for path := range other.met {
		if !r.met[path] {
			return true
		}
	}
	return false
}

// read reads a document.
func (r *reader) read(page *markdown.Document) {
	for s := range sectionsOf(page, r.layout, r.layout.Place(page)) {
		r.section(page, s)
	}
	r.lists()
}

// readOnly reads the sections of a document that have some keys.
func (r *reader) readOnly(keys []string, page *markdown.Document, sections iter.Seq[section]) {
	for s := range sections {
		if slices.Contains(keys, s.key) {
			r.section(page, s)
		}
	}
}
