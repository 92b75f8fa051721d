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
	own := d.own
	for i := range d.template.segments {
		if len(own) > 0 && own[0].segment == i {
			buf = append(buf, own[0].text...)
			own = own[1:]
			continue
		}
		buf = append(buf, d.template.segments[i].blank...)
	}
	return buf
}

// Len is the document's length in bytes.
func (d *Document) Len() int {
	n, own := 0, d.own
	for i := range d.template.segments {
		if len(own) > 0 && own[0].segment == i {
			n += len(own[0].text)
			own = own[1:]
			continue
		}
		n += len(d.template.segments[i].blank)
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
	blank, now, own := 0, 0, d.own
	for i := range d.template.segments {
		n := len(d.template.segments[i].blank)
		isOwn := len(own) > 0 && own[0].segment == i
		for len(offsets) > 0 && offsets[0] < blank+n {
			if isOwn {
				return nil, false
			}
			moved = append(moved, now+offsets[0]-blank)
			offsets = offsets[1:]
		}
		blank += n
		if isOwn {
			n, own = len(own[0].text), own[1:]
		}
		now += n
	}
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
