package bank

import (
	"slices"
	"strings"

	"newproblem/scaffold"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/spec"
)

// facts are where the fields of a template land, by the names of the parts that
// an update merges.
type facts struct {
	byLine merge.ByLine        // the sections with the facts of a problem, one per line, such as its difficulty and its date
	days   []string            // the lines that are dates
	fields map[string][]string // by the name of a part: the fields that land in it
	names  map[string]string   // other names for headings: their titles

	fieldTitle func(title string) string                          // see merge.Input
	remarked   func(doc *markdown.Document) (_, _ map[int]string) // likewise

	pageTitle func(doc *markdown.Document) int // likewise

	template *scaffold.Template
	keys     []string          // of the sections with facts, as the layout has them
	sections map[string]string // by these keys: the names of the parts that they are
}

func factsOf(t *scaffold.Template) (*facts, error) {
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	titled := isTitled(l.Sections)
	f := &facts{byLine: merge.ByLine{}, fields: map[string][]string{}, names: l.Names, fieldTitle: l.FieldTitle, remarked: l.Remarked, pageTitle: l.PageTitle, template: t, sections: map[string]string{}}
	for i := range l.Placements {
		p := &l.Placements[i]
		name := merge.Name(p.Trail, titled)
		if _, isKnown := f.byLine[name]; !isKnown && isFact(p) && !p.Front {
			f.byLine[name], f.keys = linesOf(l, p.Key), append(f.keys, p.Key)
			f.sections[p.Key] = name
		}
	}
	for i := range l.Placements {
		f.place(&l.Placements[i], merge.Name(l.Placements[i].Trail, titled))
	}
	for key, paths := range t.FrontFields() {
		name := merge.KeyName(key)
		f.fields[name] = paths
		if slices.ContainsFunc(paths, isDate) {
			f.days = append(f.days, name)
		}
	}
	return f, nil
}

// linesOf gives the lines that the template has in a section.
func linesOf(l *layout.Layout, key string) (of merge.Lines) {
	for i := range l.Placements {
		switch p := &l.Placements[i]; {
		case p.Key != key, p.Front, p.Place.Kind == markdown.Heading:
		case p.Label == "":
			of.HasText = true
		case !slices.Contains(of.Labels, p.Label):
			of.Labels = append(of.Labels, p.Label)
		}
	}
	return of
}

// isFact reports whether a field is one of those that stand in a line each.
func isFact(p *layout.Placement) bool {
	f, _ := spec.Lookup(p.Field)
	return f != nil && p.Label != "" && (f.Kind == spec.Choice || f.Kind == spec.Date || f.Kind == spec.Stars)
}

// place notes a field that lands below a heading.
func (f *facts) place(p *layout.Placement, name string) {
	if p.Front {
		f.fields[merge.FrontMatter] = append(f.fields[merge.FrontMatter], p.Field)
		return
	}
	if _, ok := f.byLine[name]; ok && p.Label != "" {
		name = merge.LineName(name, p.Label)
		if isDate(p.Field) {
			f.days = append(f.days, name)
		}
	}
	f.fields[name] = append(f.fields[name], p.Field)
}

func isDate(path string) bool {
	field, _ := spec.Lookup(path)
	return field != nil && field.Kind == spec.Date
}

// isTitled reports whether the first heading is that of the whole document.
func isTitled(sections []markdown.Section) bool {
	return len(sections) > 0 && sections[0].Level == 1
}

// in gives the facts of a document, as a merge needs them.
func (f *facts) in(doc *markdown.Document) []merge.Fact {
	found, err := f.template.WrittenFacts(doc, f.keys...)
	if err != nil { // the template has been measured before
		return nil
	}
	facts := make([]merge.Fact, 0, len(found))
	for _, fact := range found {
		if fact.Moved { // it is compared below the titles of its columns
			fact.Written = nil
		}
		if !fact.Behind || fact.InRow { // else it is a part of the line of another
			facts = append(facts, merge.Fact{Section: f.sections[fact.Key], Label: fact.Label, Name: fact.Name, InRow: fact.InRow, Lines: fact.Lines, End: fact.End, Written: fact.Written, More: fact.More, Parted: fact.Parted})
		}
	}
	return facts
}

// said gives what is read as the facts of a document, by the IDs of the lines that the
// template has for them. Where one is said several times, that is all of it.
func (f *facts) said(doc *markdown.Document) map[string]string {
	found, err := f.template.Facts(doc, f.keys...)
	if err != nil {
		return nil
	}
	said := make(map[string]string, len(found))
	for _, fact := range found {
		if fact.Field != "" {
			said[merge.ID(merge.LineName(f.sections[fact.Key], fact.Label))] += fact.Text + "\n"
		}
	}
	return said
}

// rewritten gives a document as the template writes what is read in it, as a merge needs it.
func (f *facts) rewritten(doc *markdown.Document) (rendering []byte, lost []int) {
	reading, err := f.template.Read(doc.Source)
	if err != nil {
		return nil, nil
	}
	again, err := f.template.Render(reading.Problem)
	if err != nil { // it was read, and can be written but for the template's own sake
		return nil, nil
	}
	for _, u := range reading.Unplaced {
		if !u.Mild {
			lost = append(lost, u.Number)
		}
	}
	return again.Bytes(), lost
}

// unsaid gives the names of the parts of which nobody said anything. What is
// computed from a field, as in the estimate, lands below the same name.
func (f *facts) unsaid(said []string) []string {
	var names []string
	for name, fields := range f.fields {
		isSaid := slices.ContainsFunc(fields, func(field string) bool {
			return slices.ContainsFunc(said, func(path string) bool { return group(path) == group(field) })
		})
		if !isSaid {
			names = append(names, name)
		}
	}
	return names
}

// group is the first name of a path.
func group(path string) string {
	name, _, _ := strings.Cut(path, ".")
	return name
}
