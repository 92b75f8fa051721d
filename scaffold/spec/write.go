package spec

import (
	"bytes"
	"strings"

	"newproblem/scaffold/source"
)

// Write gives the spec that says what p says, as YAML, in the table's order.
// With comments, each key has its field's help above it.
func (t *Table) Write(p *Problem, comments bool) ([]byte, error) {
	doc := source.Node{Kind: source.Mapping}
	for i := range t.fields {
		f := &t.fields[i]
		v, ok := p.Get(f.Path)
		if !ok {
			continue
		}
		node := f.node(v)
		if comments {
			node.Comment = f.comment()
		}
		insert(&doc, f.Path, node)
	}
	out, err := source.Encode(doc)
	if comments {
		out = spread(out)
	}
	return out, err
}

// comment is the field's help, with that of the keys of an object.
func (f *Field) comment() string {
	lines := []string{f.Help}
	if f.Many {
		for _, k := range f.Keys {
			lines = append(lines, "  "+k.Path+": "+k.Help)
		}
	}
	return strings.Join(lines, "\n")
}

// spread puts an empty line before each key at the top level, with its
// comment. The lines within a value are all indented.
func spread(spec []byte) []byte {
	var out []byte
	var before byte = '#'
	for line := range bytes.Lines(spec) {
		if !strings.ContainsRune(" -\n", rune(line[0])) && before != '#' {
			out = append(out, '\n')
		}
		before = line[0]
		out = append(out, line...)
	}
	return out
}

// insert puts a node at a path, making the groups on the way.
func insert(n *source.Node, path string, value source.Node) {
	name, rest, found := strings.Cut(path, ".")
	if !found {
		n.Pairs = append(n.Pairs, source.Pair{Key: name, Value: value})
		return
	}
	if last := len(n.Pairs) - 1; last < 0 || n.Pairs[last].Key != name {
		n.Pairs = append(n.Pairs, source.Pair{Key: name, Value: source.Node{Kind: source.Mapping}})
	}
	insert(&n.Pairs[len(n.Pairs)-1].Value, rest, value)
}

// node is a value of the field as a node of a spec.
func (f *Field) node(v Value) source.Node {
	switch {
	case f.Many:
		list := source.Node{Kind: source.List}
		for _, item := range v.Items {
			one := *f
			one.Many = false
			list.Items = append(list.Items, one.node(item))
		}
		return list
	case f.IsObject():
		if short, ok := v.Keys[f.Short]; ok && len(v.Keys) == 1 {
			return f.Key(f.Short).node(short)
		}
		object := source.Node{Kind: source.Mapping}
		for i := range f.Keys {
			if text, ok := v.Keys[f.Keys[i].Path]; ok {
				object.Pairs = append(object.Pairs, source.Pair{Key: f.Keys[i].Path, Value: f.Keys[i].node(text)})
			}
		}
		return object
	}
	return source.Node{
		Kind: source.Text, Text: v.Text,
		Verbose: f.Kind == Block || f.Kind == Code,
		Number:  f.Kind == Number || f.Kind == Stars,
	}
}
