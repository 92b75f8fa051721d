package scaffold

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// Render makes the document of a problem. Texts are escaped for the places
// where they land; what is not said keeps the template's placeholder, and the
// rows of the capacity tables that follow from what is said are computed (see
// Estimate). No date and no version is added. The errors are source.Faults: what
// Validate reports, fields that the template has no place for, errors in the
// template, and texts that would change the document's structure.
func (t *Template) Render(p *spec.Problem) (*Document, error) {
	if err := t.table.Validate(p); err != nil {
		return nil, err
	}
	if err := t.checkPlaces(p); err != nil {
		return nil, err
	}
	p, warnings, err := t.Estimate(p)
	if err != nil {
		return nil, err
	}
	if err := t.checkJoined(p); err != nil {
		return nil, err
	}
	if err := t.checkComments(p); err != nil {
		return nil, err
	}
	v, err := t.view(p, unmarked)
	if err != nil {
		return nil, err
	}
	doc, err := t.render(p, v)
	if err != nil {
		return nil, err
	}
	if err := t.writeFront(p, doc); err != nil {
		return nil, err
	}
	doc.warnings = append(warnings, t.table.Doubts(p)...)
	if err := t.verify(p, doc); err != nil {
		return nil, err
	}
	if err := t.checkFront(p, doc); err != nil {
		return nil, err
	}
	if err := t.checkAlike(p, doc); err != nil {
		return nil, err
	}
	return doc, nil
}

// render runs the segments that depend on what the problem says.
func (t *Template) render(p *spec.Problem, v view) (*Document, error) {
	affected := t.affected(p)
	doc := &Document{template: t, own: make([]piece, 0, len(affected))}
	for _, a := range affected {
		text, err := t.runSegment(a, v)
		if err != nil {
			return nil, err
		}
		doc.own = append(doc.own, piece{a.segment, text})
	}
	return doc, nil
}

// An affectedSegment depends on something that a problem says.
type affectedSegment struct {
	segment int
	path    string // of the field; "" for several
}

// affected gives the segments that depend on a field that p says, in order.
func (t *Template) affected(p *spec.Problem) []affectedSegment {
	var all []affectedSegment
	for path := range p.All() {
		for _, i := range t.users[path] {
			all = append(all, affectedSegment{i, path})
		}
	}
	slices.SortFunc(all, func(a, b affectedSegment) int { return cmp.Compare(a.segment, b.segment) })
	once := all[:0]
	for _, a := range all {
		if last := len(once) - 1; last < 0 || once[last].segment != a.segment {
			once = append(once, a)
		} else if once[last].path != a.path {
			once[last].path = ""
		}
	}
	return once
}

// checkPlaces refuses what the template would drop without a word.
func (t *Template) checkPlaces(p *spec.Problem) error {
	var faults source.Faults
	for path, v := range p.All() {
		if !t.hasPlace(path) {
			place := "{{ ." + path + " }}"
			switch f := t.table.Field(path); {
			case f.Many:
				place = "{{ range ." + path + " }}"
			case f.Kind == spec.Quantity:
				place = "{{ ." + f.Feeds()[0] + ".value }}"
			}
			faults.Add(p.Position(path), "leave it out, or give the template a place for it: "+place,
				"the template %s has no place for %s", t.name, path)
		} else if f := t.table.Field(path); f.IsObject() {
			t.checkKeyPlaces(&faults, f, v)
		}
	}
	faults.Sort()
	return faults.Err()
}

// checkKeyPlaces refuses what objects say under keys that the template does not show. What
// stands nowhere, as in relations that a bank was searched for, was not said by anybody: of
// that, the template shows what it has a place for.
func (t *Template) checkKeyPlaces(faults *source.Faults, f *spec.Field, v spec.Value) {
	for _, key := range f.Keys {
		path := f.Path + "." + key.Path
		says := func(object spec.Value) bool {
			said := object.Keys[key.Path]
			return strings.TrimSpace(said.Text) != "" && said.At != source.Position{}
		}
		i := slices.IndexFunc(v.Items, says)
		if i < 0 {
			continue
		}
		if at, err := t.layout.At(path); err != nil || len(at) > 0 { // whoever asks for the layout is told
			continue
		}
		faults.Add(v.Items[i].Keys[key.Path].At, "leave it out, or give the template a place for it: {{ ."+key.Path+" }} within {{ range ."+f.Path+" }}",
			"the template %s has no place for %s", t.name, path)
	}
}

// checkJoined refuses the items of lists that hold what the template joins them with: a
// reader would take one for two.
func (t *Template) checkJoined(p *spec.Problem) error {
	var faults source.Faults
	for path, v := range p.All() {
		f := t.table.Field(path)
		if !f.Many || f.IsObject() {
			continue
		}
		placements, err := t.shared(path)
		if err != nil {
			return err
		}
		isShared := func(at layout.Placement) bool { return at.Separator != "" && !at.Front }
		if len(v.Items) == 1 && hashtags(v.Items[0].Text) != nil && (f.Kind == spec.Label || slices.ContainsFunc(placements, isShared)) {
			tags := strings.Join(hashtags(v.Items[0].Text), ", ")
			faults.Add(cmp.Or(v.Items[0].At, p.At), "give each by itself: ["+tags+"]", "%s: %s is read as several", path, source.Quote(v.Items[0].Text))
		}
		for i := range placements {
			separator := withoutSpace(betweenLinks(placements[i].Separator))
			if placements[i].Front && !t.front().joins(path) {
				continue // they are items to YAML
			}
			if next := spacing(&placements[i]); next != "" && len(v.Items) > 1 && strings.Contains(placements[i].Separator, next) {
				faults.Add(p.Position(path), partThem, "%s: the template joins the list with %s, and parts it from the next text with %s",
					path, source.Quote(placements[i].Separator), source.Quote(next))
			}
			for _, item := range v.Items {
				if separator != "" && strings.Index(item.Text+separator, separator) != len(item.Text) {
					faults.Add(cmp.Or(item.At, p.At), "change the text, or the template", "%s: the template joins the list with %s, and %s contains it",
						path, source.Quote(placements[i].Separator), source.Quote(item.Text))
				}
			}
		}
	}
	faults.Sort()
	return faults.Unique()
}

// shared gives the placements of a list. A line break of the template's between its items
// is a space to a reader, so what parts those is known in one writing.
func (t *Template) shared(path string) ([]layout.Placement, error) {
	placements, err := t.layout.At(path)
	hasOwnLine := false
	for i := range placements {
		at := &placements[i]
		hasOwnLine = hasOwnLine || !at.Front && at.Place.Kind == markdown.Prose && at.Separator == ""
	}
	if err != nil || !hasOwnLine {
		return placements, err
	}
	written, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	return slices.Concat(placements, written.At(path)), nil
}

// checkComments refuses the texts that would end the comment that the template has them in.
func (t *Template) checkComments(p *spec.Problem) error {
	if !t.hasComments {
		return nil
	}
	l, err := t.Layout()
	if err != nil {
		return err
	}
	var faults source.Faults
	viewOf(p, t.table, t.blank, func(s saidText) string {
		text := s.value.Text
		ends := strings.Contains(text, "-->") || strings.Contains(text, "--!>") || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "->")
		if ends && slices.Contains(l.Commented, s.path) {
			faults.Add(cmp.Or(s.value.At, p.At), "change the text, or the template", "%s: the template has it in a comment, and %s would end that", s.path, source.Quote(text))
		}
		return text
	})
	faults.Sort()
	return faults.Unique()
}

// withoutSpace gives a separator of a list without the space around it, which a reader
// does not mind, if it is more than words.
func withoutSpace(separator string) string {
	short := strings.TrimSpace(separator)
	if short == "" || strings.ContainsFunc(short, unicode.IsLetter) {
		return separator
	}
	return short
}

// hasPlace reports whether the template shows a field, or a row that follows
// from it. What names the file needs no place.
func (t *Template) hasPlace(path string) bool {
	return t.Uses(path) || t.table.Field(path).Kind == spec.FileName
}

// unmarked is a text as it is.
func unmarked(_ saidText, text string) string { return text }

// view makes what the template sees of p, each text safe for its place below the front
// matter, and marked.
func (t *Template) view(p *spec.Problem, marked func(s saidText, text string) string) (view, error) {
	guarded, err := t.layout.Guarded()
	if err != nil {
		return nil, err
	}
	var faults source.Faults
	v := viewOf(p, t.table, t.blank, func(s saidText) string {
		text := s.field.Canonical(s.value.Text)
		if s.field.IsOneLine() && markdown.IsSafe(text) && !guarded[s.path] {
			return marked(s, text)
		}
		out, err := t.escape(s, text)
		if err != nil {
			hint := "change the text, or the template"
			if errors.Is(err, errSpaced) {
				hint = partThem
			}
			faults.Add(cmp.Or(s.value.At, p.At), hint, "%s: %v", s.path, err)
		}
		return marked(s, out)
	})
	faults.Sort()
	return v, faults.Err()
}
