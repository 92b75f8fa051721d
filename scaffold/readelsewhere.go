package scaffold

import (
	"strconv"

	"newproblem/scaffold/markdown"
)

// tellElsewhere says of the lines without a place whose label is one of the template's in
// another section that its field is said there already.
func (r *reader) tellElsewhere() {
	var fields map[string]string
	for i := range r.reading.Unplaced {
		u := &r.reading.Unplaced[i]
		if u.Why != "" || u.InPart || u.Kind != markdown.Item && u.Kind != markdown.Prose {
			continue
		}
		_, _, text := apart(string(u.Raw))
		name, _, isSigned := labelIn(text)
		if name = markdown.Key(name); name == "" || u.Kind == markdown.Prose && !isSigned {
			continue
		}
		if fields == nil {
			fields = r.fieldsByLabel()
		}
		if line := r.lineOf(fields[name]); line > 0 {
			u.Why = "its label is that of " + fields[name] + ", which is said on line " + strconv.Itoa(line) + " already"
		}
	}
}

// fieldsByLabel gives the fields that stand in one line of the template's, by the keys of
// their labels: "" for a label of several.
func (r *reader) fieldsByLabel() map[string]string {
	fields := map[string]string{}
	for i := range r.layout.Placements {
		at := &r.layout.Placements[i]
		f, _ := r.template.table.Lookup(at.Field)
		label := markdown.Key(at.Label)
		if label == "" || f == nil || f.Many && (f.IsObject() || at.Separator == "") {
			continue
		}
		if known, ok := fields[label]; ok && known != at.Field {
			fields[label] = ""
			continue
		}
		fields[label] = at.Field
	}
	return fields
}

// lineOf gives the line of the document in which a field was read, or 0.
func (r *reader) lineOf(path string) int {
	f, key := r.template.table.Lookup(path)
	if f == nil {
		return 0
	}
	v, _ := r.reading.Problem.Get(f.Path)
	switch {
	case key != "":
		v = v.Keys[key]
	case len(v.Items) > 0:
		v = v.Items[0]
	}
	if v.Text == "" {
		return 0
	}
	return v.At.Line
}
