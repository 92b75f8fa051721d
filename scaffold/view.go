package scaffold

import (
	"maps"
	"slices"
	"strings"

	"newproblem/scaffold/spec"
)

// A view is what a template sees of a problem: the spec's tree, complete, with
// groups and objects as maps, lists as slices, and every text as a string that
// is safe where it stands. What was not said is "" or an empty list.
type view = map[string]any

// blankView is the view of the problem that says nothing.
func blankView(table *spec.Table) view {
	root := view{}
	for i := range table.Fields() {
		f := &table.Fields()[i]
		var blank any = ""
		switch {
		case f.Many:
			blank = []any(nil)
		case f.IsObject():
			blank = blankObject(f)
		}
		putAt(root, f.Path, blank)
	}
	for path := range table.Sums() {
		putAt(root, path, "")
	}
	return root
}

func blankObject(f *spec.Field) view {
	object := make(view, len(f.Keys))
	for _, key := range f.Keys {
		object[key.Path] = ""
	}
	return object
}

// A saidText is a text on its way into a view.
type saidText struct {
	field *spec.Field
	path  string // with the key for a field of objects
	value spec.Value
	of    spec.Value // the object that it is a key of
}

// viewOf makes the view of a problem over the blank view, which it shares
// where nothing is said. Each said text is passed through show, which says how
// it stands in the document.
func viewOf(p *spec.Problem, table *spec.Table, blank view, show func(saidText) string) view {
	root := maps.Clone(blank)
	copied := map[string]bool{}
	for path, v := range p.All() {
		if f := table.Field(path); f != nil { // Validate refuses others
			putCopy(root, path, fieldView(f, v, show), copied)
		}
	}
	for path := range table.Sums() {
		if sum, ok := table.Sum(p, path); ok {
			putCopy(root, path, sum, copied)
		}
	}
	return root
}

// fieldView is what a template sees for one field.
func fieldView(f *spec.Field, v spec.Value, show func(saidText) string) any {
	switch {
	case f.Many:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			if f.IsObject() {
				items[i] = objectView(f, item, show)
			} else {
				items[i] = show(saidText{field: f, path: f.Path, value: item})
			}
		}
		return items
	case f.IsObject():
		return objectView(f, v, show)
	}
	return show(saidText{field: f, path: f.Path, value: v})
}

func objectView(f *spec.Field, v spec.Value, show func(saidText) string) view {
	object := blankObject(f)
	for i := range f.Keys {
		key := &f.Keys[i]
		if said, ok := v.Keys[key.Path]; ok {
			object[key.Path] = show(saidText{key, f.Path + "." + key.Path, said, v})
		}
	}
	return object
}

// putAt stores a value at a path of a view, making the groups on the way.
func putAt(v view, path string, value any) {
	for {
		group, rest, found := strings.Cut(path, ".")
		if !found {
			v[path] = value
			return
		}
		next, ok := v[group].(view)
		if !ok {
			next = view{}
			v[group] = next
		}
		v, path = next, rest
	}
}

// putCopy stores a value at a path of a view whose groups are shared with the
// blank view, copying each group on the way once.
func putCopy(root view, path string, value any, copied map[string]bool) {
	group := root
	for i := 0; ; {
		n := strings.IndexByte(path[i:], '.')
		if n < 0 {
			group[path[i:]] = value
			return
		}
		name, prefix := path[i:i+n], path[:i+n]
		next := group[name].(view)
		if !copied[prefix] {
			next = maps.Clone(next)
			group[name], copied[prefix] = next, true
		}
		group, i = next, i+n+1
	}
}

// saidAt gives the text or the list that stands at a path of a view; nil for "" and for a
// group.
func saidAt(v view, path string) any {
	for path != "" {
		var name string
		name, path, _ = strings.Cut(path, ".")
		switch value := v[name].(type) {
		case view:
			v = value
		case string, []any:
			return value
		}
	}
	return nil
}

// isSameText reports whether two values of a view are the same text, or lists of the same
// texts.
func isSameText(a, b any) bool {
	if list, ok := a.([]any); ok {
		other, ok := b.([]any)
		return ok && slices.EqualFunc(list, other, isSameText)
	}
	text, ok := a.(string)
	return ok && text == b
}
