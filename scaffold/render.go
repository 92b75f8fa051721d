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
}

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

// Render makes the document of a problem. Texts are escaped for the places
// where they land; what is not said keeps the template's placeholder. No date
// and no version is added. The errors are source.Faults: what Validate
// reports, fields that the template has no place for, errors in the template,
// and texts that would change the document's structure.
func (t *Template) Render(p *Problem) (*Document, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if err := t.checkPlaces(p); err != nil {
		return nil, err
	}
	v, err := t.view(p)
	if err != nil {
		return nil, err
	}
	doc, err := t.render(p, v)
	if err != nil {
		return nil, err
	}
	if err := t.look(p, doc); err != nil {
		return nil, err
	}
	return doc, nil
}

// render runs the segments that depend on what the problem says.
func (t *Template) render(p *Problem, v view) (*Document, error) {
	doc := &Document{template: t}
	for _, i := range t.affected(p) {
		text, err := t.runSegment(i, v)
		if err != nil {
			return nil, err
		}
		doc.own = append(doc.own, piece{i, text})
	}
	return doc, nil
}

// affected gives the segments that depend on a field that p says, in order.
func (t *Template) affected(p *Problem) []int {
	var segments []int
	for i := range p.said {
		segments = append(segments, t.users[p.said[i].path]...)
	}
	slices.Sort(segments)
	return slices.Compact(segments)
}

// renderWhole executes the whole template, the plain way.
func (t *Template) renderWhole(v view) ([]byte, error) {
	whole, err := t.whole()
	if err != nil {
		return nil, templateFault(t.name, err)
	}
	text, err := t.run(whole, v)
	return []byte(text), err
}

// checkPlaces refuses what the template would drop without a word.
func (t *Template) checkPlaces(p *Problem) error {
	var faults source.Faults
	for i := range p.said {
		if path := p.said[i].path; !t.named[path] {
			place := "{{ ." + path + " }}"
			if f, _ := FieldAt(path); f.Many {
				place = "{{ range ." + path + " }}"
			}
			faults.Add(p.position(path), "leave it out, or give the template a place for it: "+place,
				"%s has no place in the template %s", path, t.name)
		}
	}
	faults.Sort()
	return faults.Err()
}

// view makes what the template sees of p, each text safe for its place.
func (t *Template) view(p *Problem) (view, error) {
	shared, err := t.shared()
	if err != nil {
		return nil, err
	}
	var faults source.Faults
	v := viewOf(p, t.blank, func(s saidText) string {
		text := s.field.canonical(s.value.Text)
		if s.field.isOneLine() && markdown.IsSafe(text) && !shared[s.path] {
			return text
		}
		out, err := t.escape(s, text)
		if err != nil {
			faults.Add(cmpPosition(s.value.At, p.At), "change the text, or the template", "%s: %v", s.path, err)
		}
		return out
	})
	faults.Sort()
	return v, faults.Err()
}

// cmpPosition is the first position that is known.
func cmpPosition(positions ...source.Position) source.Position {
	for _, at := range positions {
		if at != (source.Position{}) {
			return at
		}
	}
	return source.Position{}
}

// escape makes a text safe for all places where its field lands.
func (t *Template) escape(s saidText, text string) (string, error) {
	spots, err := t.spots(s.path)
	if err != nil {
		return "", err
	}
	spots = s.fitting(spots)
	merged := mergePlaces(spots)
	out := s.field.escape(text, merged[0])
	for _, at := range merged[1:] {
		if s.field.escape(text, at) != out {
			return "", errTwoPlaces
		}
	}
	for i := range spots {
		if spots[i].Place.Kind != markdown.Code && s.field.isOneLine() {
			out = markdown.EscapeNext(out, spots[i].Next)
		}
	}
	return out, nil
}

// fitting gives the spots that a key of an object can land in, for what else
// the object says: "[title](link): …" only where there is a link.
func (s *saidText) fitting(spots []Spot) []Spot {
	if s.of.Keys == nil {
		return spots
	}
	object := strings.TrimSuffix(s.path, s.field.Path)
	var fit []Spot
	for _, spot := range spots {
		if !slices.ContainsFunc(spot.With, func(path string) bool {
			key, ok := strings.CutPrefix(path, object)
			_, said := s.of.Keys[key]
			return ok && !said
		}) {
			fit = append(fit, spot)
		}
	}
	if fit == nil {
		return spots
	}
	return mostShared(fit)
}

// mostShared gives the spots whose line has the most fields: a template that
// has a line for title and link, and one for the title alone, takes the first
// when both are said.
func mostShared(spots []Spot) []Spot {
	most := 0
	for i := range spots {
		most = max(most, len(spots[i].With))
	}
	return slices.DeleteFunc(spots, func(s Spot) bool { return len(s.With) < most })
}

// isOneLine reports whether the field holds text that is written on one line.
func (f *Field) isOneLine() bool { return f.Kind != Block && f.Kind != Code && f.Kind != Link }

// mergePlaces gives one place for each kind: a text that is safe at the start
// of a line is safe elsewhere. A field that is not readable in a template has
// no place, and may stand anywhere.
func mergePlaces(spots []Spot) []markdown.Place {
	if len(spots) == 0 {
		return []markdown.Place{{Kind: markdown.Prose, Lead: true}}
	}
	var merged []markdown.Place
	for i := range spots {
		at := spots[i].Place
		k := slices.IndexFunc(merged, func(m markdown.Place) bool { return m.Kind == at.Kind })
		if k < 0 {
			merged = append(merged, at)
			continue
		}
		merged[k].Lead = merged[k].Lead || at.Lead
	}
	return merged
}

// escape makes a text safe for one place.
func (f *Field) escape(s string, at markdown.Place) string {
	switch f.Kind {
	case Plain, Label:
		return markdown.EscapePlain(s, at)
	case Inline:
		return markdown.EscapeInline(s, at)
	case Block:
		if at.Kind == markdown.Code {
			return s
		}
		return markdown.EscapeBlock(s)
	case Link:
		return escapeLink(s)
	}
	return s
}

// escapeLink writes the destination of a link so that it cannot end early.
func escapeLink(s string) string {
	return linkEscapes.Replace(s)
}

var linkEscapes = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", " ", "%20", "|", "%7C", `\`, "%5C", "`", "%60", "*", "%2A", "[", "%5B", "]", "%5D")

// canonical is how a text of the field is written: choices in their own
// letter case, numbers without zeros in front, stars as stars, one-line text
// on one line, no white space around anything.
func (f *Field) canonical(s string) string {
	switch f.Kind {
	case Choice:
		if option, ok := f.option(s); ok {
			return option
		}
	case Number:
		if n, ok := number(s); ok {
			return itoa(n)
		}
	case Stars:
		if n, ok := number(s); ok {
			return strings.Repeat("⭐", n)
		}
	case Block, Code:
		return trimBlank(lineEndings.Replace(s))
	}
	return oneLine(s)
}

var lineEndings = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// trimBlank takes away blank lines at both ends and white space at the end.
func trimBlank(s string) string {
	for {
		line, rest, found := strings.Cut(s, "\n")
		if !found || !isSpace(line) {
			return strings.TrimRight(s, " \t\n")
		}
		s = rest
	}
}

// Equal reports whether a document has exactly these bytes.
func (d *Document) Equal(content []byte) bool {
	return d.Len() == len(content) && bytes.Equal(d.Bytes(), content)
}
