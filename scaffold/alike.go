package scaffold

import (
	"cmp"
	"maps"
	"slices"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// checkAlike refuses a text that would be read back as another field's: the template writes
// lines of the two alike, and the other one's is not there. Only a document of a template
// that has such lines is read for that.
func (t *Template) checkAlike(p *spec.Problem, doc *Document) error {
	alike, err := t.layout.Alike()
	if err != nil || len(alike) == 0 {
		return err
	}
	paths := slices.Sorted(maps.Keys(alike))
	if !slices.ContainsFunc(paths, func(path string) bool { return t.isSaid(p, path) }) {
		return nil
	}
	page := markdown.Parse(doc.Bytes())
	r, err := t.readAsWritten(page, t.frontMatter(page) != nil)
	if err != nil {
		return err
	}
	var faults source.Faults
	for _, path := range paths {
		for _, other := range alike[path] {
			if v := t.misread(p, r.reading.Problem, path, other); v.Text != "" {
				faults.Add(cmp.Or(v.At, p.At), "say "+other+" as well, or write the two differently in the template",
					"%s: the template writes it like %s, as which it would be read back", path, other)
			}
		}
	}
	faults.Sort()
	return faults.Unique()
}

// misread gives the first text of a field that was read as another one's, of which nothing
// was said there; none if there is no such.
func (t *Template) misread(p, read *spec.Problem, path, other string) spec.Value {
	is, otherWas, otherIs := t.textsAt(read, path), t.textsAt(p, other), t.textsAt(read, other)
	for i, v := range t.textsAt(p, path) {
		if v.Text != "" && textOfItem(is, i) == "" && textOfItem(otherWas, i) == "" && textOfItem(otherIs, i) != "" {
			return v
		}
	}
	return spec.Value{}
}

// isSaid reports whether a problem says something about the field that a path is of.
func (t *Template) isSaid(p *spec.Problem, path string) bool {
	f, _ := t.table.Lookup(path)
	if f == nil {
		return false
	}
	_, ok := p.Get(f.Path)
	return ok
}

// textsAt gives what a problem says at a path: of a key of objects, for each of them.
func (t *Template) textsAt(p *spec.Problem, path string) []spec.Value {
	f, key := t.table.Lookup(path)
	if f == nil {
		return nil
	}
	v, _ := p.Get(f.Path)
	switch {
	case !f.IsObject() && f.Many:
		return v.Items
	case !f.IsObject():
		return []spec.Value{v}
	case !f.Many:
		return []spec.Value{v.Keys[key]}
	}
	texts := make([]spec.Value, len(v.Items))
	for i, item := range v.Items {
		texts[i] = item.Keys[key]
	}
	return texts
}

// textOfItem gives the i-th of some texts; "" if there is none.
func textOfItem(texts []spec.Value, i int) string {
	if i >= len(texts) {
		return ""
	}
	return texts[i].Text
}
