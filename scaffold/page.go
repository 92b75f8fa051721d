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
	*markdown.Document
	template *Template
	layout   *layout.Layout
	placed   []layout.Placed
}

// Page reads the structure of a document. The error is that of a template that
// cannot be measured.
func (t *Template) Page(doc []byte) (*Page, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	page := documents.Get().(*markdown.Document)
	page.Parse(doc)
	return &Page{page, t, l, l.Place(page)}, nil
}

// documents are read into the same memory, one after the other.
var documents = sync.Pool{New: func() any { return new(markdown.Document) }}

// Close gives the memory of the page to others: it must not be used any more. It is
// for those who read many, and need not be called.
func (p *Page) Close() {
	documents.Put(p.Document)
	p.Document = nil
}

// Fields gives what the document says of some fields, and what stands there in place of
// some sums: it looks only at the sections where they land.
func (p *Page) Fields(paths ...string) *spec.Problem {
	var keys []string
	for _, path := range paths {
		for _, place := range p.places(path) {
			keys = append(keys, place.Key)
		}
	}
	r := newReader(p.template, p.layout)
	r.isSilent = true
	r.readOnly(keys, p.Document, sectionsOf(p.Document, p.layout, p.placed))
	r.lists()
	read := p.template.frontMatter(p.Document).over(r.finish(nil).Problem)
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
	return p.layout.Placeholders(p.Document, p.placed)
}
