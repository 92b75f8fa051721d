package scaffold

import (
	"iter"
	"slices"
	"sync"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// A Page is a document, rendered with a template or written by somebody, of which
// something is to be known. It is read as Read does, but only as far as it is asked
// for, so that asking many documents is fast.
type Page struct {
	source   []byte
	template *Template
	layout   *layout.Layout
	read     *markdown.Document // what is read of it: nothing yet, its beginning, or all
	placed   []layout.Placed    // the headings of that
}

// Page takes a document to be asked. The error is that of a template that cannot be
// measured.
func (t *Template) Page(doc []byte) (*Page, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	return &Page{source: doc, template: t, layout: l, read: documents.Get().(*markdown.Document)}, nil
}

// documents are read into the same memory, one after the other.
var documents = sync.Pool{New: func() any { return new(markdown.Document) }}

// Close gives the memory of the page to others: it must not be used any more. It is
// for those who read many, and need not be called.
func (p *Page) Close() {
	documents.Put(p.read)
	p.read = nil
}

// readFor reads as much of the document as the sections with some keys need.
func (p *Page) readFor(keys []string) {
	if p.isWhole() {
		return
	}
	placed, ok := p.layout.PlacePart(p.read, p.source, keys)
	if !ok {
		p.readAll()
		return
	}
	p.placed = placed
}

// readAll reads the whole document.
func (p *Page) readAll() {
	p.read.Parse(p.source)
	p.placed = p.layout.Place(p.read)
}

// isWhole reports whether the whole document is read.
func (p *Page) isWhole() bool { return p.placed != nil && len(p.read.Source) == len(p.source) }

// Fields gives what the document says of some fields, and what stands there in place of
// some sums: it looks only at the sections where they land.
func (p *Page) Fields(paths ...string) *spec.Problem {
	var keys []string
	for _, path := range paths {
		for _, place := range p.places(path) {
			if !slices.Contains(keys, place.Key) {
				keys = append(keys, place.Key)
			}
		}
	}
	p.readFor(keys)
	r := newReader(p.template, p.layout)
	r.isSilent = true
	r.readOnly(keys, p.read, sectionsOf(p.read, p.layout, p.placed))
	r.lists()
	r.refuseRunTogether()
	read := p.template.frontMatter(p.read).over(r.finish(nil).Problem)
	said := read.Only(paths)
	for _, path := range paths {
		if p.template.table.Sums()[path] == nil {
			continue
		}
		if i := slices.IndexFunc(r.listed, func(l listItem) bool { return l.path == path }); i >= 0 {
			said.Set(path, spec.Text(r.numberIn(r.listed[i])))
		}
	}
	return said
}

// places gives where a field lands, or the keys of one of objects.
func (p *Page) places(path string) []layout.Placement {
	field := p.template.table.Field(path)
	if field == nil || !field.IsObject() {
		return p.layout.At(path)
	}
	var places []layout.Placement
	for _, key := range field.Keys {
		places = append(places, p.layout.At(path+"."+key.Path)...)
	}
	return places
}

// Placeholders walks over the template's placeholders that are left in the document,
// in order; see Layout.Placeholders.
func (p *Page) Placeholders() iter.Seq[layout.Placeholder] {
	if !p.isWhole() && (p.placed == nil || p.layout.MayHavePlaceholders(p.source[len(p.read.Source):])) {
		p.readAll()
	}
	return p.layout.Placeholders(p.read, p.placed)
}
