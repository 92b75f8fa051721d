package scaffold

import (
	"slices"

	"newproblem/scaffold/layout"
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

// Read reads a problem back from a document that was rendered with the
// template and may have been edited since. Every field that the template's layout
// can locate is recovered as it was given; where two texts are written alike
// in Markdown, as the one with fewer escapes. Placeholders say nothing. What is
// read can be rendered: what Render would refuse is unplaced. The error is that
// of a template that cannot be measured.
func (t *Template) Read(doc []byte) (*Reading, error) {
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	for _, keep := range []bool{false, true} { // perhaps somebody means a placeholder, or has left some of a list
		r := newReader(t, l)
		r.exact, r.keep = true, keep
		r.read(doc)
		if again, err := t.Render(r.reading.Problem); err == nil && again.Equal(doc) {
			r.reading.Exact = true
			return r.finish(doc), nil
		}
	}
	return t.readTouched(doc)
}

// readTouched reads a document that somebody else has written, or touched since:
// in one writing, it is like those of the template in that writing.
func (t *Template) readTouched(doc []byte) (*Reading, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	r := newReader(t, l)
	r.rewriting = markdown.Rewrite(doc)
	r.read(r.rewriting.Text)
	again := r.accept()
	if again != nil {
		r.reading.Exact = again.Equal(doc)
		r.reading.Partial = r.lacks(again)
	}
	return r.finish(doc), nil
}

// lacks reports whether the document lacks lines of the template that the one
// rendered from the problem has.
func (r *reader) lacks(again *Document) bool {
	other := newReader(r.template, r.layout)
	other.rewriting = markdown.Rewrite(again.Bytes())
	other.read(other.rewriting.Text)
	for own := range other.seen {
		if !r.seen[own] {
			return true
		}
	}
	for p := range other.met {
		if !r.met[p] {
			return true
		}
	}
	return false
}

// ReadFields reads some fields back from a document, as Read does, and looks
// only at the sections where they land, so that reading many documents is fast.
func (t *Template) ReadFields(doc []byte, paths ...string) (*spec.Problem, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	var keys []string
	for i := range l.Placements {
		field, _ := t.table.Lookup(l.Placements[i].Field)
		if field != nil && slices.Contains(paths, field.Path) {
			keys = append(keys, layout.Key(l.Placements[i].Trail))
		}
	}
	r := newReader(t, l)
	r.rewriting = markdown.RewriteSections(doc, func(titles []string) bool { return mayBe(keys, titles) })
	for _, s := range r.sectionsOf(r.rewriting.Text) {
		if slices.Contains(keys, s.key) {
			r.section(s)
		}
	}
	r.lists()
	p := r.finish(nil).Problem
	for _, path := range t.table.Paths(p) {
		if !slices.Contains(paths, path) {
			p.Unset(path)
		}
	}
	return p, nil
}

// read reads a document.
func (r *reader) read(doc []byte) {
	for _, s := range r.sectionsOf(doc) {
		r.section(s)
	}
	r.lists()
}
