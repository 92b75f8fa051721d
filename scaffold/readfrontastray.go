package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// An astrayKey is a key of front matter that names what the template has below it, and that
// the document says nowhere else.
type astrayKey struct {
	name  string
	line  markdown.Line
	place layout.Placement
}

// astrayInFront gives the keys of front matter that have gone astray, of the document that
// was read.
func (r *reader) astrayInFront(page *markdown.Document) (keys []astrayKey) {
	front := r.template.front()
	if !hasFrontMatter(page) || front != nil && front.marked == nil || page.Blocks[0].Marker != '-' {
		return nil
	}
	var lines []markdown.Line
	for _, pair := range saidInFront(page).node.Pairs {
		place := r.placeNamed(pair.Key)
		if isEmptyNode(&pair.Value) || front != nil && front.has(pair.Key) || place == nil {
			continue
		}
		if lines == nil {
			lines = slices.Collect(markdown.Lines(page.Source[:page.Blocks[0].End]))
		}
		keys = append(keys, astrayKey{pair.Key, lines[pair.At.Line-1], *place})
	}
	return keys
}

func isEmptyNode(n *source.Node) bool {
	return n.Kind == source.Null || strings.TrimSpace(n.Text) == "" && len(n.Items) == 0 && len(n.Pairs) == 0
}

// placeNamed gives where the template has the field that a key names, or the first of those
// below it; nil if it names none, or if the document has a line of one of them.
func (r *reader) placeNamed(key string) (place *layout.Placement) {
	isOf := func(path string) bool {
		of, _, _ := strings.Cut(path, ".")
		return markdown.Key(path) == markdown.Key(key) || markdown.Key(of) == markdown.Key(key)
	}
	for path := range r.met {
		if isOf(path) {
			return nil
		}
	}
	for path := range r.reading.Problem.All() {
		if isOf(path) {
			return nil
		}
	}
	for i := range r.template.table.Fields() {
		f := &r.template.table.Fields()[i]
		if at := r.layout.At(f.Path); place == nil && len(at) > 0 && isOf(f.Path) && at[0].Heading() != "" {
			place = &at[0]
		}
	}
	return place
}

// unplacedKeys tells keys that have gone astray as lines that are not read.
func unplacedKeys(keys []astrayKey) (told []Unplaced) {
	for _, key := range keys {
		told = append(told, Unplaced{
			Line: key.line, Why: "the template has no " + strconv.Quote(key.name) + " in front matter",
			Hint: "write it below " + strconv.Quote(key.place.Heading()) + ", as the template has it",
		})
	}
	return told
}

// astrayFaults tells the keys of front matter that have gone astray where the template has
// none. Most documents have no such key, and are not read for it.
func (t *Template) astrayFaults(page *markdown.Document) []FrontFault {
	l, err := t.layout.Written()
	if err != nil {
		return nil
	}
	r := newReader(t, l)
	if len(r.astrayInFront(page)) == 0 {
		return nil
	}
	r.read(page)
	r.finish(nil)
	return faultsOf(r.astrayInFront(page))
}

// faultsOf tells keys that have gone astray as one fault.
func faultsOf(keys []astrayKey) []FrontFault {
	if len(keys) == 0 {
		return nil
	}
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = key.name
	}
	what, them := names[0], "it"
	if last := len(names) - 1; last > 0 {
		what, them = strings.Join(names[:last], ", ")+" and "+names[last], "them"
	}
	below := strconv.Quote(keys[0].place.Heading())
	return []FrontFault{{Unplaced{
		Line: keys[0].line, Why: "front matter is not where the template has " + what,
		Hint: "write " + them + " below " + below + ", as the template has " + them,
	}, FrontValue}}
}
