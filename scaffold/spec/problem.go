package spec

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"

	"newproblem/scaffold/source"
)

// A Problem is what an author says about a problem: a value for some of the
// fields of the table. The zero Problem says nothing.
type Problem struct {
	At source.Position // where the problem was said, for faults of the whole

	said []entry // sorted by path: most problems say little, and many are held at once
}

// An entry is what was said for one field.
type entry struct {
	path  string
	value Value
}

// A Value is what was said for one field. Which of its parts is used depends
// on the field: Text for one text, Items for a list, Keys for an object.
type Value struct {
	Text  string
	Items []Value
	Keys  map[string]Value
	At    source.Position // where it was said

	unread bool // something of it could not be read, and has been reported
}

// Text makes the value of a field that holds one text.
func Text(s string) Value { return Value{Text: s} }

// List makes the value of a field that holds a list of texts.
func List(texts ...string) Value {
	v := Value{Items: make([]Value, len(texts))}
	for i, s := range texts {
		v.Items[i] = Text(s)
	}
	return v
}

// Object makes the value of a field that holds an object, from pairs of key
// and text: Object("name", "Cache", "description", "Keeps hot links").
func Object(pairs ...string) Value {
	v := Value{Keys: make(map[string]Value, len(pairs)/2)}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Keys[pairs[i]] = Text(pairs[i+1])
	}
	return v
}

// Objects makes the value of a field that holds a list of objects.
func Objects(objects ...Value) Value { return Value{Items: objects} }

// All gives what was said: each path with its value, in the order of the paths.
func (p *Problem) All() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for i := range p.said {
			if !yield(p.said[i].path, p.said[i].value) {
				return
			}
		}
	}
}

// Below gives what was said for the fields of a group, as All does.
func (p *Problem) Below(group string) iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		prefix := group + "."
		first, _ := p.find(prefix)
		for _, s := range p.said[first:] {
			if !strings.HasPrefix(s.path, prefix) || !yield(s.path, s.value) {
				return
			}
		}
	}
}

// find gives where a path stands in what was said, or would stand.
func (p *Problem) find(path string) (int, bool) {
	i := sort.Search(len(p.said), func(i int) bool { return p.said[i].path >= path })
	return i, i < len(p.said) && p.said[i].path == path
}

// Set gives the field at path a value, in place of the one that it had.
// Nothing is checked here: Validate reports what cannot be rendered.
func (p *Problem) Set(path string, v Value) {
	i, ok := p.find(path)
	if !ok {
		if p.said == nil {
			p.said = make([]entry, 0, 8) // it need not grow four times for a small one
		}
		p.said = slices.Insert(p.said, i, entry{path: path})
	}
	p.said[i].value = v
}

// Only gives what p says of some fields, and the rest of it not.
func (p *Problem) Only(paths []string) *Problem {
	only := &Problem{said: make([]entry, 0, len(paths))}
	for _, s := range p.said {
		if slices.Contains(paths, s.path) {
			only.said = append(only.said, s)
		}
	}
	return only
}

// Change gives each field another value in place of its own.
func (p *Problem) Change(by func(Value) Value) {
	for i := range p.said {
		p.said[i].value = by(p.said[i].value)
	}
}

// Unset removes the value of a field.
func (p *Problem) Unset(path string) {
	if i, ok := p.find(path); ok {
		p.said = slices.Delete(p.said, i, i+1)
	}
}

// Get gives what was said for the field at path, and whether anything was.
func (p *Problem) Get(path string) (Value, bool) {
	if i, ok := p.find(path); ok {
		return p.said[i].value, true
	}
	return Value{}, false
}

// Position is where the value of a path was said, as far as it is known.
func (p *Problem) Position(path string) source.Position {
	v, _ := p.Get(path)
	return cmp.Or(v.At, p.At)
}

// Title is the title that was said, on one line, or "".
func (p *Problem) Title() string {
	v, _ := p.Get("title")
	return OneLine(v.Text)
}

// Overlay says everything in q that it says, over what p says: a list replaces
// the whole list below it. Of an object, only the keys said in q are replaced.
func (p *Problem) Overlay(q *Problem) {
	if len(q.said) > 0 {
		p.said = overlaid(p.said, q.said)
	}
	if p.At == (source.Position{}) {
		p.At = q.At
	}
}

// overlaid gives what is said above over what is said below. Both stay as they are.
func overlaid(below, above []entry) []entry {
	both := make([]entry, 0, len(below)+len(above))
	for _, s := range above {
		for len(below) > 0 && below[0].path < s.path {
			both, below = append(both, below[0]), below[1:]
		}
		if len(below) > 0 && below[0].path == s.path {
			if s.value.Keys != nil && below[0].value.Keys != nil {
				s.value = below[0].value.With(s.value)
			}
			below = below[1:]
		}
		both = append(both, s)
	}
	return append(both, below...)
}

// Clone gives a copy that can be changed without changing p.
func (p *Problem) Clone() *Problem {
	return &Problem{At: p.At, said: slices.Clone(p.said)}
}

// With is the value of an object with the keys of another over its own.
func (v Value) With(above Value) Value {
	merged := Value{Keys: make(map[string]Value, len(v.Keys)+len(above.Keys)), At: above.At}
	maps.Copy(merged.Keys, v.Keys)
	maps.Copy(merged.Keys, above.Keys)
	return merged
}

// Example gives the complete problem that the examples of the table make up:
// every field is said.
func (t *Table) Example() *Problem {
	p := &Problem{At: source.Position{Name: "the example"}}
	for i := range t.fields {
		p.Set(t.fields[i].Path, t.fields[i].example())
	}
	return p
}

// example turns the example text of a field into its value.
func (f *Field) example() Value {
	switch {
	case f.IsObject():
		objects := exampleObjects(f)
		if f.Many {
			return Objects(objects...)
		}
		return objects[0]
	case f.Many:
		return List(strings.Split(f.Example, "\n")...)
	}
	return Text(f.Example)
}

// exampleObjects makes the i-th object of the i-th lines of the keys'
// examples. An empty line leaves the key out.
func exampleObjects(f *Field) []Value {
	var objects []Value
	for _, key := range f.Keys {
		for i, line := range strings.Split(key.Example, "\n") {
			if i == len(objects) {
				objects = append(objects, Object())
			}
			if line != "" {
				objects[i].Keys[key.Path] = Text(line)
			}
		}
	}
	return objects
}

// OneLine is s as it stands in one-line text: line breaks are spaces, and
// the ends are trimmed.
func OneLine(s string) string {
	if strings.ContainsAny(s, "\r\n") {
		s = lineBreaks.Replace(s)
	}
	return strings.TrimSpace(s)
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")

// isSpace reports whether a text says nothing.
func isSpace(s string) bool { return strings.TrimSpace(s) == "" }

func firstLines(s string, n int) string {
	lines := strings.SplitN(s, "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "\n")
}
