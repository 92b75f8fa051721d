package spec

import (
	"strings"

	"newproblem/scaffold/source"
)

// Read makes a problem of one document of a spec. Everything in it that is not a
// field, or not of the field's type, is reported at once, as source.Faults; what
// a field accepts as text is left to Validate.
func (t *Table) Read(n source.Node) (*Problem, error) {
	p := &Problem{At: n.At}
	r := reader{table: t, problem: p}
	switch n.Kind {
	case source.Mapping:
		p.said = make([]entry, 0, len(n.Pairs))
		r.group("", n)
	case source.Null:
		r.faults.Add(n.At, "give at least a title, such as title: Design a URL Shortener; or remove its ---", "the document is empty")
	default:
		r.faults.Add(n.At, "a spec is keys with values, such as title: Design a URL Shortener", "the document is %s", n.Describe())
	}
	if n.Kind != source.Mapping { // so that its title is not missed as well
		p.Set("title", Value{At: n.At, unread: true})
	}
	return p, r.faults.Err()
}

// ReadAll makes the problems of one document: one, or several where the document
// is a list.
func (t *Table) ReadAll(n source.Node) ([]*Problem, error) {
	if n.Kind != source.List || len(n.Items) == 0 {
		n = source.Node{Kind: source.List, Items: []source.Node{n}}
	}
	var faults source.Faults
	problems := make([]*Problem, len(n.Items))
	for i, item := range n.Items {
		p, err := t.Read(item)
		problems[i], faults = p, append(faults, source.AsFaults(err)...)
	}
	return problems, faults.Err()
}

// A reader turns nodes into values. It follows the table of fields.
type reader struct {
	table   *Table
	problem *Problem
	faults  source.Faults
}

// group reads the keys of a group of fields.
func (r *reader) group(prefix string, n source.Node) {
	for _, pair := range n.Pairs {
		path := Join(prefix, pair.Key)
		value := pair.Value
		switch f := r.table.Field(path); {
		case f != nil:
			r.problem.Set(path, r.field(f, value))
		case !r.table.IsGroup(path):
			r.unknown(pair, prefix)
		case value.Kind == source.Mapping:
			r.group(path, value)
		default:
			r.faults.Add(value.At, "write it as a group with the keys "+strings.Join(r.table.Members(path), ", "), "%s is %s", path, value.Describe())
		}
	}
}

// unknown reports a key that is not there. A key of another group is named
// with its whole path.
func (r *reader) unknown(pair source.Pair, prefix string) {
	path := Join(prefix, pair.Key)
	names := r.table.Members(prefix)
	hint := source.DidYouMean(pair.Key, names, "")
	if suggested := Join(prefix, source.Suggest(pair.Key, names)); r.table.Field(suggested) != nil {
		if _, said := r.problem.Get(suggested); !said { // so that it is not missed as well
			r.problem.Set(suggested, Value{At: pair.At, unread: true})
		}
	}
	if suggested := r.table.named(path); suggested != "" {
		hint = "did you mean " + suggested + "?"
	}
	if hint == "" {
		hint = "accepted: " + strings.Join(names, ", ")
	}
	if parts := r.table.sums[path]; parts != nil {
		hint = "leave it out: it is computed from " + strings.Join(parts, " and ")
	}
	r.faults.Add(pair.At, hint, "there is no field %s", path)
}

// field reads the value of a field.
func (r *reader) field(f *Field, n source.Node) Value {
	if f.Many {
		return r.list(f, n)
	}
	return r.one(f, f.Path, n)
}

func (r *reader) list(f *Field, n source.Node) Value {
	if n.Kind != source.List {
		r.faults.Add(n.At, "accepted: "+f.Accepts(), "%s is %s", f.Path, n.Describe())
		return Value{At: n.At, unread: true}
	}
	v := Value{Items: make([]Value, 0, len(n.Items)), At: n.At}
	for _, item := range n.Items {
		v.Items = append(v.Items, r.one(f, f.Path, item))
	}
	return v
}

// one reads a text or an object, or one item of a list of them.
func (r *reader) one(f *Field, path string, n source.Node) Value {
	switch {
	case n.Kind == source.Text && f.IsObject():
		return Value{Keys: map[string]Value{f.Short: {Text: n.Text, At: n.At}}, At: n.At}
	case n.Kind == source.Text:
		return Value{Text: n.Text, At: n.At}
	case n.Kind == source.Null:
		r.faults.Add(n.At, "leave it out, or give it a value", "%s is empty", path)
	case n.Kind == source.Mapping && f.IsObject():
		return r.object(f, n)
	case n.Kind == source.Mapping && len(n.Pairs) == 1 && n.Pairs[0].Value.Kind == source.Text:
		whole := n.Pairs[0].Key + ": " + n.Pairs[0].Value.Text
		r.faults.Add(n.At, `put a text with ": " in it in quotes`, "%s is a mapping of keys, %s", path, source.Quote(whole))
	default:
		one := *f
		one.Many = false
		r.faults.Add(n.At, "accepted: "+one.Accepts(), "%s is %s", path, n.Describe())
	}
	return Value{At: n.At, unread: true}
}

func (r *reader) object(f *Field, n source.Node) Value {
	v := Value{Keys: make(map[string]Value, len(n.Pairs)), At: n.At}
	for _, pair := range n.Pairs {
		key := f.Key(pair.Key)
		if key == nil {
			names := f.keyNames()
			r.faults.Add(pair.At, source.DidYouMean(pair.Key, names, "accepted: "+strings.Join(names, ", ")), "%s has no key %s", f.Path, pair.Key)
			v.unread = true
			continue
		}
		v.Keys[pair.Key] = r.one(key, f.Path+"."+pair.Key, pair.Value)
	}
	return v
}

// ReadValue reads a value of the field written as in a spec, in YAML. A list
// may be given as one item of it. The faults are placed at the position.
func (f *Field) ReadValue(at source.Position, yaml string) (Value, error) {
	nodes, err := source.Parse(at.Name, []byte(yaml))
	faults := source.AsFaults(err)
	for _, fault := range faults { // whoever meant text did not mean to write YAML
		fault.Hint = "a value that begins with [ or { is read as YAML: close it, or put the text in quotes within brackets"
	}
	var v Value
	if err == nil && len(nodes) == 1 {
		r := reader{}
		node := nodes[0]
		if f.Many && node.Kind == source.Mapping {
			node = source.Node{Kind: source.List, Items: []source.Node{node}, At: node.At}
		}
		v = r.field(f, node)
		faults = r.faults
	} else if err == nil {
		faults.Add(at, "accepted: "+f.Accepts(), "%s is %s", f.Path, source.Quote(yaml))
	}
	for _, fault := range faults {
		fault.At = at
	}
	return v.placed(at), faults.Err()
}

// placed is a value with all its texts at one place: the lines within a flag
// mean nothing to its author.
func (v Value) placed(at source.Position) Value {
	v.At = at
	for i := range v.Items {
		v.Items[i] = v.Items[i].placed(at)
	}
	for key, text := range v.Keys {
		v.Keys[key] = text.placed(at)
	}
	return v
}
