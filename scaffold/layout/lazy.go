package layout

import (
	"sync"

	"newproblem/scaffold/markdown"
)

// A Lazy is a Layout that is measured when it is first asked for. It is safe for
// use by several goroutines.
type Lazy struct {
	byField  func() (map[string][]Placement, error) // the placements
	measured func() (*Layout, error)
	written  func() (*Layout, error)
	guarded  func() (map[string]bool, error)
	alike    func() (map[string][]string, error)
}

// NewLazy makes a Layout to be measured by the documents that a function gives, or why
// there are none. Where the placements are known beforehand, as far as At needs them,
// nothing is measured for these.
func NewLazy(known []Placement, documents func() (*Documents, error)) *Lazy {
	l := &Lazy{}
	measuredBy := func(measure func(*Documents) *Layout) func() (*Layout, error) {
		return sync.OnceValues(func() (*Layout, error) {
			d, err := documents()
			if err != nil {
				return nil, err
			}
			return measure(d), nil
		})
	}
	l.measured, l.written = measuredBy(Measure), measuredBy(measureWritten)
	l.byField = sync.OnceValues(func() (map[string][]Placement, error) {
		if known != nil {
			return byField(known), nil
		}
		measured, err := l.measured()
		if err != nil {
			return nil, err
		}
		return measured.byField, nil
	})
	l.guarded = sync.OnceValues(func() (map[string]bool, error) {
		all, err := l.byField()
		return guarded(all), err
	})
	l.alike = sync.OnceValues(func() (map[string][]string, error) {
		all, err := l.byField()
		return alike(all), err
	})
	return l
}

// Named gives the same with other names for the template's headings, the titles by
// these names: a heading of a document that has one is the template's.
func (l *Lazy) Named(names map[string]string) *Lazy {
	named := func(measured func() (*Layout, error)) func() (*Layout, error) {
		return sync.OnceValues(func() (*Layout, error) {
			layout, err := measured()
			if err != nil {
				return nil, err
			}
			return layout.named(names), nil
		})
	}
	return &Lazy{byField: l.byField, measured: named(l.measured), written: named(l.written), guarded: l.guarded, alike: l.alike}
}

// Layout gives the whole Layout, or the error of its documents.
func (l *Lazy) Layout() (*Layout, error) { return l.measured() }

// Written gives the Layout of the documents in one writing (markdown.Rewrite):
// by it, documents are read that others have written, or touched since.
func (l *Lazy) Written() (*Layout, error) { return l.written() }

func measureWritten(d *Documents) *Layout {
	return d.measure(inOneWriting)
}

func inOneWriting(doc []byte) document {
	page, writing := markdown.Parse(doc), new(markdown.Rewriting)
	d := document{lines: writing.Append(page, 0, len(page.Blocks)), full: writing.Full}
	for _, line := range d.lines {
		d.text = append(append(d.text, line.Raw...), '\n')
	}
	return d
}

// At gives the placements of one field, in the document's order. Of placements
// that were known beforehand, it gives what was known. They must not be changed.
func (l *Lazy) At(path string) ([]Placement, error) {
	all, err := l.byField()
	return all[path], err
}

// Guarded gives the fields whose texts may need more than is needed wherever a
// text stands: those that another follows on the same line or on the next of their paragraph, those that the
// template's own marks join to a word, and those in angle brackets. It must not be changed.
func (l *Lazy) Guarded() (map[string]bool, error) { return l.guarded() }

func guarded(all map[string][]Placement) map[string]bool {
	fields := map[string]bool{}
	for field, placements := range all {
		for i := range placements {
			if !placements[i].Front && (placements[i].Next != "" || placements[i].Below != "" || placements[i].InWord || placements[i].IsAngled()) {
				fields[field] = true
			}
		}
	}
	return fields
}

// Alike gives the fields that stand in lines which are written like lines of other fields of
// their section, with those: only where and in which order they stand tells them. It must
// not be changed.
func (l *Lazy) Alike() (map[string][]string, error) { return l.alike() }

func alike(all map[string][]Placement) map[string][]string {
	fields := map[string][]string{}
	for field, placements := range all {
		for i := range placements {
			if placements[i].Alike != nil {
				fields[field] = appendNew(fields[field], placements[i].Alike...)
			}
		}
	}
	return fields
}
