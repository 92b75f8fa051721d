package scaffold

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A frontTemplate is the front matter that a template writes, as YAML: of the problem
// that says nothing, and with a marker in place of each field.
type frontTemplate struct {
	blank, marked *source.Node
}

// findFront gives the front matter that the template writes: nil if it writes none with
// fields in it, and without marked if that is no YAML.
func (t *Template) findFront() *frontTemplate {
	if !mayHaveFront(t.source) {
		return nil
	}
	blank, _, full, err := t.documents()
	if err != nil { // whoever asks for the layout is told
		return nil
	}
	page, marked := markdown.Parse(blank), markdown.Parse(full)
	if !hasFrontMatter(marked) || !layout.HasMarker(string(marked.Text(0))) {
		return nil
	}
	f := &frontTemplate{}
	f.marked, _ = yamlOf(marked)
	if hasFrontMatter(page) {
		f.blank, _ = yamlOf(page) // none, as with "title: [T] - Kata"
	}
	return f
}

// mayHaveFront reports whether a template may begin with front matter: what it has above
// that shows nothing.
func mayHaveFront(source string) bool {
	source = strings.TrimPrefix(source, "\ufeff")
	return strings.HasPrefix(source, "---") || strings.HasPrefix(source, "+++") || strings.HasPrefix(source, "{{")
}

// joins reports whether the items of a list are one text in the front matter.
func (f *frontTemplate) joins(path string) bool {
	return f != nil && f.marked != nil && joins(f.marked, path)
}

func joins(n *source.Node, path string) bool {
	if p := layout.PatternOf(n.Text); p != nil {
		i := slices.Index(p.Fields, path)
		return i >= 0 && p.Separators[i] != ""
	}
	isJoined := func(n *source.Node) bool { return joins(n, path) }
	return slices.ContainsFunc(n.Items, func(n source.Node) bool { return isJoined(&n) }) ||
		slices.ContainsFunc(n.Pairs, func(p source.Pair) bool { return isJoined(&p.Value) })
}

// FrontFields gives the fields that land in the front matter of the template, by its
// outermost keys.
func (t *Template) FrontFields() map[string][]string {
	fields := map[string][]string{}
	if front := t.front(); front != nil && front.marked != nil {
		for _, pair := range front.marked.Pairs {
			fields[pair.Key] = fieldsIn(&pair.Value)
		}
	}
	return fields
}

// fieldsIn gives the fields of the template that land in a node.
func fieldsIn(n *source.Node) []string {
	var paths []string
	if p := layout.PatternOf(n.Text); p != nil {
		paths = p.Fields
	}
	for i := range n.Items {
		paths = append(paths, fieldsIn(&n.Items[i])...)
	}
	for i := range n.Pairs {
		paths = append(paths, fieldsIn(&n.Pairs[i].Value)...)
	}
	return paths
}

// yamlOf gives the front matter of a document as YAML, with the lines of the document.
func yamlOf(page *markdown.Document) (*source.Node, error) {
	if page.Blocks[0].Marker != '-' {
		return nil, &source.Fault{What: "is no YAML"}
	}
	text := slices.Concat([]byte("\n"), page.Text(0)) // for the line above it
	nodes, err := source.Parse("", text)
	if err != nil {
		return nil, err
	}
	if len(nodes) != 1 {
		return &source.Node{}, nil
	}
	return &nodes[0], nil
}

// A frontReader reads the front matter of a document: by the keys that the template has,
// whatever their order, and however YAML writes what stands there.
type frontReader struct {
	*reader
	lines []markdown.Line // of the document
	at    showing         // of the list that is read
}

// frontMatter reads what the front matter of a document says. It gives nil if the
// document or the template has none.
func (t *Template) frontMatter(page *markdown.Document) *reader {
	if !hasFrontMatter(page) || t.front() == nil {
		return nil
	}
	l, err := t.Layout()
	if err != nil { // whoever has read the rest was told
		return nil
	}
	f := frontReader{reader: newReader(t, l), lines: slices.Collect(markdown.Lines(page.Source[:page.Blocks[0].End]))}
	f.exact, f.isFront, f.rewriting = true, true, nil
	marked := t.front().marked
	if said, err := yamlOf(page); err == nil && marked != nil {
		f.node(marked, t.front().blank, said)
	} else {
		f.readLines(page, err)
	}
	f.lists()
	return f.reader
}

func hasFrontMatter(page *markdown.Document) bool {
	return len(page.Blocks) > 0 && page.Blocks[0].Kind == markdown.FrontMatterBlock
}

// readLines reads front matter that is no YAML: the lines that are as the template has
// them. Of those with a key of the template, the others are told.
func (f *frontReader) readLines(page *markdown.Document, err error) {
	f.section(page, section{number: 1, text: markdown.Range{Start: page.Blocks[0].Start, End: page.Blocks[0].End}})
	marked := f.template.front().marked
	f.reading.Unplaced = slices.DeleteFunc(f.reading.Unplaced, func(u Unplaced) bool {
		key, _, _ := bytes.Cut(u.Raw, []byte(":"))
		return marked == nil || marked.Lookup(string(bytes.TrimSpace(key))) == nil
	})
	for i := range f.reading.Unplaced {
		if faults := source.AsFaults(err); len(faults) > 0 {
			f.reading.Unplaced[i].Why, f.reading.Unplaced[i].Hint = "the front matter "+faults[0].What, faults[0].Hint
		}
	}
}

// node reads what the document says where the template has a node. Where the blank
// problem says the same, that is nothing.
func (f *frontReader) node(marked, blank, said *source.Node) {
	switch {
	case said.Kind == source.Null, marked.Kind == source.Null, blank != nil && marked.Kind != source.Mapping && isSameNode(blank, said):
	case marked.Kind == source.Mapping && said.Kind == source.Mapping:
		for _, own := range marked.Pairs {
			if pair := said.Lookup(own.Key); pair != nil {
				f.node(&own.Value, valueOf(blank, own.Key), &pair.Value)
			}
		}
	case marked.Kind == source.List:
		f.list(marked, said)
	default:
		f.text(marked, said, said.At.Line)
	}
}

// valueOf gives what stands behind a key of a mapping, or nil.
func valueOf(n *source.Node, key string) *source.Node {
	if n == nil {
		return nil
	}
	if pair := n.Lookup(key); pair != nil {
		return &pair.Value
	}
	return nil
}

func isSameNode(a, b *source.Node) bool { return sameNode(a, b, func(s string) string { return s }) }

// sameNode reports whether a node is another one, with its texts and keys replaced.
func sameNode(a, b *source.Node, replace func(string) string) bool {
	return a.Kind == b.Kind && replace(a.Text) == b.Text &&
		slices.EqualFunc(a.Items, b.Items, func(a, b source.Node) bool { return sameNode(&a, &b, replace) }) &&
		slices.EqualFunc(a.Pairs, b.Pairs, func(a, b source.Pair) bool {
			return replace(a.Key) == b.Key && sameNode(&a.Value, &b.Value, replace)
		})
}

// list reads what stands where the template has a list. A text is a list of one, if it
// does not look like several.
func (f *frontReader) list(marked, said *source.Node) {
	items := said.Items
	if said.Kind != source.List {
		items = []source.Node{*said}
	}
	if len(marked.Items) == 0 || said.Kind == source.Text && strings.Contains(said.Text, ",") {
		f.tell(said)
		return
	}
	f.at = showing{pattern: layout.PatternOf(marked.Items[0].Text)}
	for i := range items {
		own := slices.IndexFunc(marked.Items, func(n source.Node) bool { return n.Kind == items[i].Kind })
		if own < 0 {
			own = 0
		}
		if n := &marked.Items[own]; n.Kind == source.Mapping && items[i].Kind == source.Mapping {
			f.object(n, &items[i])
		} else {
			f.text(n, &items[i], items[i].At.Line)
		}
	}
}

// object reads an object of a list, whose keys may stand in any order. That is told by
// them, so all are in the line in which it begins.
func (f *frontReader) object(marked, said *source.Node) {
	first := slices.IndexFunc(marked.Pairs, func(own source.Pair) bool {
		p := layout.PatternOf(own.Value.Text)
		return p != nil && f.isFirst(p.Fields[0])
	})
	if first < 0 || said.Lookup(marked.Pairs[first].Key) == nil {
		f.tell(said)
		return
	}
	pairs := slices.Concat(marked.Pairs[first:first+1], marked.Pairs[:first], marked.Pairs[first+1:])
	for _, own := range pairs {
		if pair := said.Lookup(own.Key); pair != nil {
			f.text(&own.Value, &pair.Value, said.At.Line)
		}
	}
}

// isFirst reports whether a path is that of the key that every object of a list has.
func (f *frontReader) isFirst(path string) bool {
	field, key := f.template.table.Lookup(path)
	return field != nil && key != "" && key == firstKey(field)
}

// text reads what stands where the template has a text with fields in it.
func (f *frontReader) text(marked, said *source.Node, number int) {
	isBlock := slices.ContainsFunc(fieldsIn(marked), f.isBlock)
	p := layout.PatternOf(inYAML(marked.Text, isBlock))
	if said.Kind == source.Null || fieldsIn(marked) == nil {
		return
	}
	if p == nil {
		f.tell(said)
		return
	}
	if p.HoldsAnything() && p.Separators[0] != "" && said.Kind == source.List { // the template has it joined in one text
		item := source.Node{Kind: source.Text, Text: layout.Marker(p.Fields[0])}
		f.list(&source.Node{Kind: source.List, Items: []source.Node{item}}, said)
		return
	}
	texts, ok := p.Match(markdown.Prose, inYAML(said.Text, isBlock))
	if !ok || said.Kind != source.Text {
		f.tell(said)
		return
	}
	for i, path := range p.Fields {
		f.place(p, path, p.Separators[i], texts[i], f.line(number))
	}
}

// inYAML is a text of YAML without the white space at its ends, in one line if it is no
// block.
func inYAML(text string, isBlock bool) string {
	text = strings.TrimSpace(text)
	if !isBlock && strings.Contains(text, "\n") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return text
}

func (f *frontReader) isBlock(path string) bool {
	field := f.field(path)
	return field != nil && !field.IsOneLine()
}

// place notes a text in the place of a field.
func (f *frontReader) place(p *layout.Pattern, path, separator, text string, line markdown.Line) {
	field, _ := f.template.table.Lookup(path)
	switch {
	case separator != "":
		for _, item := range nonEmpty(strings.Split(text, withoutSpace(separator))) {
			f.reader.list(path, item, line, showing{"", p})
		}
	case field == nil:
		f.computed(path, text, line)
	case field.Many:
		f.reader.list(path, text, line, f.at)
	default:
		f.say(path, text, line)
	}
}

// tell tells that what stands in a place is not what the template has there.
func (f *frontReader) tell(said *source.Node) {
	f.reading.Unplaced = append(f.reading.Unplaced, Unplaced{
		Line: f.line(said.At.Line), Why: "the template has something else here than " + said.Describe(), Hint: "write it as the template does",
	})
}

func (f *frontReader) line(number int) markdown.Line {
	return f.lines[min(max(number, 1), len(f.lines))-1]
}

// over gives what is said in front matter, which may be nil, and below it.
func (r *reader) over(below *spec.Problem) *spec.Problem {
	if r == nil {
		return below
	}
	whole := r.finish(nil).Problem
	whole.Overlay(below)
	return whole
}

// checkFront refuses what is read as another text in the front matter of a document that
// is rendered: one that holds what the template has between two of them.
func (t *Template) checkFront(p *spec.Problem, doc *Document) error {
	if doc.front == 0 {
		return nil
	}
	front := t.frontMatter(markdown.Parse(doc.Bytes()[:doc.front]))
	if front == nil {
		return nil
	}
	var faults source.Faults
	for path, v := range front.finish(nil).Problem.All() {
		said, isSaid := p.Get(path)
		if f := t.table.Field(path); isSaid && !f.IsObject() && !sameTexts(f, textsOf(said), textsOf(v)) {
			faults.Add(p.Position(path), "change the text, or the template", "%s: it would be read as another text in the front matter of the template", path)
		}
	}
	faults.Sort()
	return faults.Err()
}

// FrontFaults gives the lines of the front matter of a document that say what the fields
// of the template cannot be, or are written as the template does not have them.
func (t *Template) FrontFaults(page *markdown.Document) []Unplaced {
	front := t.frontMatter(page)
	if front == nil {
		return nil
	}
	for _, fault := range source.AsFaults(t.table.Validate(front.reading.Problem)) {
		front.refuse(fault)
	}
	return front.finish(page.Source).Unplaced
}

// overlaid gives what is said of front matter and below it, and the lines of front matter
// of which something is not in that.
func (t *Template) overlaid(page *markdown.Document, below *spec.Problem) (*spec.Problem, []Unplaced) {
	front := t.frontMatter(page)
	if front == nil {
		return below, nil
	}
	front.accept()
	read := front.finish(page.Source)
	told := slices.Concat(read.Unplaced, t.saidOtherwise(page, read.Problem, below))
	slices.SortStableFunc(told, func(a, b Unplaced) int { return a.Number - b.Number })
	read.Problem.Overlay(below)
	return read.Problem, told
}

// saidOtherwise gives the lines of the front matter that say something else than what
// is said below it.
func (t *Template) saidOtherwise(page *markdown.Document, front, below *spec.Problem) []Unplaced {
	lines := slices.Collect(markdown.Lines(page.Source[:page.Blocks[0].End]))
	var told []Unplaced
	for path, v := range front.All() {
		said, ok := below.Get(path)
		f := t.table.Field(path)
		if !ok || f == nil || f.IsObject() || sameTexts(f, textsOf(v), textsOf(said)) {
			continue
		}
		for _, at := range linesOfValue(v) {
			why := path + " is said twice, and otherwise on line " + strconv.Itoa(linesOfValue(said)[0])
			told = append(told, Unplaced{Line: lines[at-1], Why: why, Hint: "keep one of the two"})
		}
	}
	return told
}

// sameTexts reports whether some texts of a field say the same as others: however lines
// are wrapped, and whether letters are composed.
func sameTexts(f *spec.Field, some, others []string) bool {
	words := func(text string) []string { return strings.Fields(norm.NFC.String(f.Canonical(text))) }
	return slices.EqualFunc(some, others, func(a, b string) bool { return slices.Equal(words(a), words(b)) })
}

func textsOf(v spec.Value) []string {
	if len(v.Items) == 0 {
		return []string{v.Text}
	}
	var texts []string
	for _, item := range v.Items {
		texts = append(texts, item.Text)
	}
	return texts
}

// linesOfValue gives the numbers of the lines that a value was read in.
func linesOfValue(v spec.Value) []int {
	if len(v.Items) == 0 {
		return []int{v.At.Line}
	}
	var numbers []int
	for _, item := range v.Items {
		numbers = append(numbers, item.At.Line)
	}
	return slices.Compact(numbers)
}
