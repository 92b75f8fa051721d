package scaffold

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// A Document is a rendered problem. It keeps only what differs from the blank
// problem of its template, so that many can be held at once.
type Document struct {
	template *Template
	own      []piece
	front    int // the length of its front matter
	warnings source.Faults
}

// Warnings are about what is doubtful in the estimate that the document shows.
// They do not stop a run.
func (d *Document) Warnings() source.Faults { return d.warnings }

// A piece is the text of one segment.
type piece struct {
	segment int
	text    string
}

// WriteTo writes the document.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(d.Bytes())
	return int64(n), err
}

// Bytes gives the whole document.
func (d *Document) Bytes() []byte { return d.AppendTo(nil) }

// AppendTo appends the whole document to buf, which it grows at most once.
func (d *Document) AppendTo(buf []byte) []byte {
	buf = slices.Grow(buf, d.Len())
	blank, at := d.template.text, 0
	for _, own := range d.own {
		s := &d.template.segments[own.segment]
		buf = append(append(buf, blank[at:s.start]...), own.text...)
		at = s.end()
	}
	return append(buf, blank[at:]...)
}

// Len is the document's length in bytes.
func (d *Document) Len() int {
	n := len(d.template.text)
	for _, own := range d.own {
		n += len(own.text) - len(d.template.segments[own.segment].blank)
	}
	return n
}

// Own gives the parts of the document's bytes that differ from the blank problem,
// with the lines that they stand in and the next one, in order.
func (d *Document) Own(content []byte) []markdown.Range {
	var own []markdown.Range
	for _, b := range d.bounds(content) {
		own = append(own, markdown.Range{Start: b[0], End: b[1]})
	}
	return own
}

// Moved gives where some offsets of the blank problem, in order, are in the
// document. It is false if one of them is in a part that the document has
// otherwise.
func (d *Document) Moved(offsets []int) (moved []int, ok bool) {
	moved, by := make([]int, 0, len(offsets)), 0
	upTo := func(end int) {
		for len(offsets) > 0 && offsets[0] < end {
			moved, offsets = append(moved, offsets[0]+by), offsets[1:]
		}
	}
	for _, own := range d.own {
		s := &d.template.segments[own.segment]
		upTo(s.start)
		if len(offsets) > 0 && offsets[0] < s.end() {
			return nil, false
		}
		by += len(own.text) - len(s.blank)
	}
	upTo(len(d.template.text))
	return moved, len(offsets) == 0
}

// Equal reports whether a document has exactly these bytes.
func (d *Document) Equal(content []byte) bool {
	return d.Len() == len(content) && bytes.Equal(d.Bytes(), content)
}

// Sections gives the sections of the document in which fields at paths of the
// spec land, or below them, such as "capacity" for the tables of the estimate:
// each from its heading to the next. The error is that of a template that
// cannot be measured.
func (d *Document) Sections(paths ...string) ([]byte, error) {
	l, err := d.template.Layout()
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for i := range l.Placements {
		field := l.Placements[i].Field
		if slices.ContainsFunc(paths, func(path string) bool { return field == path || strings.HasPrefix(field, path+".") }) {
			keys[l.Placements[i].Key] = true
		}
	}
	page := markdown.Parse(d.Bytes())
	placed := l.Place(page)
	var out []byte
	for i, s := range page.Sections() {
		if keys[placed[i].Key] {
			out = append(out, page.Source[s.Start:s.End]...)
		}
	}
	return out, nil
}
