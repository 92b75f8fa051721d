package scaffold

import (
	"strconv"
	"strings"

	"newproblem/scaffold/source"
)

// A Problem is what an author says about a problem: a value for some of the
// fields of the table. The zero Problem says nothing.
type Problem struct {
	said map[string]Value // by the field's path
	At   source.Position  // where the problem was said, for faults of the whole
}

// A Value is what was said for one field. Which of its parts is used depends
// on the field: Text for one text, Items for a list, Keys for an object.
type Value struct {
	Text  string
	Items []Value
	Keys  map[string]Value
	At    source.Position // where it was said

	unread bool // something was said that could not be read; it has been reported
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

// Set says a value for the field at path, in place of what was said before.
// Nothing is checked here: Validate reports what cannot be rendered.
func (p *Problem) Set(path string, v Value) {
	if p.said == nil {
		p.said = make(map[string]Value)
	}
	p.said[path] = v
}

// Unset takes back what was said for a field.
func (p *Problem) Unset(path string) { delete(p.said, path) }

// Get gives what was said for the field at path, and whether anything was.
func (p *Problem) Get(path string) (Value, bool) {
	v, ok := p.said[path]
	return v, ok
}

// Title is the title that was said, on one line, or "".
func (p *Problem) Title() string { return oneLine(p.said["title"].Text) }

// Overlay says everything in q that it says, over what p says: a list replaces
// the whole list below it. Of an object, only the keys said in q are replaced.
func (p *Problem) Overlay(q *Problem) {
	for path, v := range q.said {
		if below, ok := p.said[path]; ok && v.Keys != nil && below.Keys != nil {
			v = mergeKeys(below, v)
		}
		p.Set(path, v)
	}
	if p.At == (source.Position{}) {
		p.At = q.At
	}
}

// Clone gives a copy that can be changed without changing p.
func (p *Problem) Clone() *Problem {
	c := &Problem{At: p.At}
	c.Overlay(p)
	return c
}

func mergeKeys(below, above Value) Value {
	merged := Value{Keys: make(map[string]Value, len(below.Keys)+len(above.Keys)), At: above.At}
	for k, v := range below.Keys {
		merged.Keys[k] = v
	}
	for k, v := range above.Keys {
		merged.Keys[k] = v
	}
	return merged
}

// Example gives the complete problem that the examples of the table make up:
// every field is said.
func Example() *Problem {
	p := &Problem{At: source.Position{Name: "the example"}}
	for i := range table {
		p.Set(table[i].Path, table[i].example())
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

// oneLine is s as it stands in one-line text: line breaks are spaces, and
// the ends are trimmed.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\r\n") {
		s = lineBreaks.Replace(s)
	}
	return strings.TrimSpace(s)
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")

// isSpace reports whether a text says nothing.
func isSpace(s string) bool { return strings.TrimSpace(s) == "" }

func itoa(n int) string { return strconv.Itoa(n) }

func firstLines(s string, n int) string {
	lines := strings.SplitN(s, "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "\n")
}
