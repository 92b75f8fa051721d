package generate

import (
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// applySets says what the --set flags say. A text is taken as it is. For a
// list, each flag adds one item, and a value in brackets is a whole list in
// YAML. An object is written in braces, as in YAML; a bare text is its main key.
func applySets(p *spec.Problem, sets []string, faults *source.Faults) {
	for _, set := range sets {
		path, value, found := strings.Cut(set, "=")
		at := cli.Flag("set " + path)
		if !found || path == "" {
			faults.Add(cli.Flag("set"), "write --set PATH=VALUE, such as --set popularity=4", "%s is not PATH=VALUE", source.Quote(set))
			continue
		}
		field, key := spec.Lookup(path)
		if field == nil || key != "" && field.Many { // an entry of a list is said as a whole
			*faults = append(*faults, spec.Builtin().NoField(at, path))
			continue
		}
		v, err := setValue(field, key, value, at)
		if err != nil {
			*faults = append(*faults, source.AsFaults(err)...)
			continue
		}
		before, said := p.Get(field.Path)
		if said && isRepeated(field, before, v) {
			faults.Add(at, "keep one of the two", "%s is given twice on the command line", path)
			continue
		}
		p.Set(field.Path, addTo(field, before, v))
	}
}

// setValue reads what a --set flag says.
func setValue(f *spec.Field, key, value string, at source.Position) (spec.Value, error) {
	text := spec.Value{Text: value, At: at}
	switch {
	case key != "":
		return spec.Value{Keys: map[string]spec.Value{key: text}, At: at}, nil
	case f.Many && strings.HasPrefix(value, "["), f.IsObject() && strings.HasPrefix(value, "{"):
		return f.ReadValue(at, value)
	case f.IsObject():
		object := spec.Value{Keys: map[string]spec.Value{f.Short: text}, At: at}
		return wrap(f, object), nil
	}
	return wrap(f, text), nil
}

// wrap makes one item a list, for a field that holds a list.
func wrap(f *spec.Field, v spec.Value) spec.Value {
	if !f.Many {
		return v
	}
	return spec.Value{Items: []spec.Value{v}, At: v.At}
}

// isRepeated reports whether a flag gives what an earlier one gave already:
// of an object, each may say other keys, and all may add to a list.
func isRepeated(f *spec.Field, before, v spec.Value) bool {
	if f.Many || !f.IsObject() {
		return !f.Many
	}
	for key := range v.Keys {
		if _, ok := before.Keys[key]; ok {
			return true
		}
	}
	return false
}

// addTo puts what one flag says to what earlier flags said.
func addTo(f *spec.Field, before, v spec.Value) spec.Value {
	switch {
	case f.Many:
		v.Items = append(append([]spec.Value(nil), before.Items...), v.Items...)
	case f.IsObject():
		for k, text := range before.Keys {
			v.Keys[k] = text
		}
	}
	return v
}
