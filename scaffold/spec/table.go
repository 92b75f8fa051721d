package spec

import (
	"errors"
	"strconv"
	"strings"

	"newproblem/scaffold/source"
)

// A Table is the list of fields that an author can say about a problem, in the
// order of its template, with what is needed to find one. It is not changed
// once it is made.
type Table struct {
	fields []Field
	byPath map[string]int // their places in fields
	groups map[string]bool
	sums   map[string][]string
}

// NewTable makes a table of fields. The sums are values that a template may use
// and no spec gives: by the path of each, the paths of the numbers that it is
// the sum of.
func NewTable(fields []Field, sums map[string][]string) *Table {
	t := &Table{fields: fields, byPath: make(map[string]int, len(fields)), groups: map[string]bool{}, sums: sums}
	for i := range fields {
		path := fields[i].Path
		t.byPath[path] = i
		for j := range len(path) {
			if path[j] == '.' {
				t.groups[path[:j]] = true
			}
		}
	}
	return t
}

// Fields gives every field that an author can say, in the template's order. It
// must not be changed.
func (t *Table) Fields() []Field { return t.fields }

// Field gives the field at a path, or nil.
func (t *Table) Field(path string) *Field {
	if i, ok := t.byPath[path]; ok {
		return &t.fields[i]
	}
	return nil
}

// Lookup gives the field at a path, or nil. A path may lead into an object, or
// into the objects of a list: "capacity.users.total_users.value" gives the
// field, and its key "value".
func (t *Table) Lookup(path string) (field *Field, key string) {
	if f := t.Field(path); f != nil {
		return f, ""
	}
	dot := strings.LastIndexByte(path, '.')
	if f := t.Field(path[:max(dot, 0)]); f != nil && f.Key(path[dot+1:]) != nil {
		return f, path[dot+1:]
	}
	return nil, ""
}

// IsGroup reports whether a path is that of a group of fields.
func (t *Table) IsGroup(path string) bool { return t.groups[path] }

// Members gives the names directly within a group, "" being the whole.
func (t *Table) Members(group string) []string {
	var names []string
	met := map[string]bool{}
	for i := range t.fields {
		rest := t.fields[i].Path
		if group != "" {
			var ok bool
			if rest, ok = strings.CutPrefix(rest, group+"."); !ok {
				continue
			}
		}
		if name, _, _ := strings.Cut(rest, "."); !met[name] {
			met[name] = true
			names = append(names, name)
		}
	}
	return names
}

// Within gives the paths of all fields of a group, "" being the whole.
func (t *Table) Within(group string) []string {
	var paths []string
	for i := range t.fields {
		if path := t.fields[i].Path; group == "" || strings.HasPrefix(path, group+".") {
			paths = append(paths, path)
		}
	}
	return paths
}

// Sums gives the values that a template may use and no spec gives: by the path
// of each, the paths of the numbers that it is the sum of. It must not be
// changed.
func (t *Table) Sums() map[string][]string { return t.sums }

// Sum gives the value of a path of Sums, from what p says. It is false where
// there is no such path, or a number of it is not said.
func (t *Table) Sum(p *Problem, path string) (string, bool) {
	sum := 0
	for _, part := range t.sums[path] {
		v, _ := p.Get(part)
		n, ok := number(v.Text)
		if !ok {
			return "", false
		}
		sum += n
	}
	return strconv.Itoa(sum), t.sums[path] != nil
}

// Join puts a path together.
func Join(group, name string) string {
	if group == "" {
		return name
	}
	return group + "." + name
}

// ErrNoField is the kind of fault for a path that resembles no field's.
var ErrNoField = errors.New("there is no such field")

// NoField is the fault of a path, given at a position, that leads to no field.
// Its hint is the likeliest field, or what is accepted where the path goes
// wrong; if nothing resembles the path, it has no hint and is of the kind
// ErrNoField.
func (t *Table) NoField(at source.Position, path string) *source.Fault {
	fault := &source.Fault{At: at, What: "there is no field " + path, Hint: t.suggest(path)}
	if fault.Hint == "" {
		fault.Kind = ErrNoField
	}
	return fault
}

// suggest is the sentence that helps with a path that leads nowhere, or "".
func (t *Table) suggest(path string) string {
	if suggested := t.named(path); suggested != "" {
		return "did you mean " + suggested + "?"
	}
	prefix := ""
	for i, name := range strings.Split(path, ".") {
		names := t.Members(prefix)
		switch field, _ := t.Lookup(prefix); {
		case field != nil && field.IsObject() && field.Many:
			return prefix + " is a list: give a whole entry, {" + field.Keys[0].Path + ": …}"
		case field != nil && field.IsObject():
			names = field.keyNames()
		case field != nil:
			return "did you mean " + prefix + "?"
		}
		suggested := source.Suggest(name, names)
		switch {
		case suggested == "" && i == 0:
			return source.DidYouMean(path, t.Within(""), "")
		case suggested == "":
			return "accepted: " + prefix + "." + strings.Join(names, ", "+prefix+".")
		}
		prefix = Join(prefix, suggested)
	}
	if field, _ := t.Lookup(prefix); field == nil {
		return "accepted: " + prefix + "." + strings.Join(t.Members(prefix), ", "+prefix+".")
	}
	return "did you mean " + prefix + "?"
}

// named is the only field with the last name of a path that leads nowhere, or
// "": people leave out the groups on the way, or take a wrong one. Of an input
// and the row of that name, it is the input.
func (t *Table) named(path string) string {
	if t.groups[path] {
		return ""
	}
	for i := range path {
		if path[i] == '.' && t.Field(path[:i]) != nil {
			return "" // the path begins with that of a field
		}
	}
	last, suggested := path[strings.LastIndexByte(path, '.')+1:], ""
	for i := range t.fields {
		f := &t.fields[i]
		switch {
		case f.Name() != last:
		case suggested != "" && t.Field(suggested).Kind == Quantity:
		case suggested != "":
			return ""
		default:
			suggested = f.Path
		}
	}
	return suggested
}
