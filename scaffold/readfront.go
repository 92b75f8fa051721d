package scaffold

import (
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
	documents, err := t.documents()
	if err != nil { // whoever asks for the layout is told
		return nil
	}
	page, marked := markdown.Parse(documents.Blank), markdown.Parse(documents.Full)
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
	if p := layout.TextPatternOf(n.Text); p != nil {
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
	if p := layout.TextPatternOf(n.Text); p != nil {
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

// A frontReader reads the front matter of a document: by the keys that the template has,
// whatever their order, and however YAML writes what stands there.
type frontReader struct {
	*reader
	said  *saidFront
	lines []markdown.Line // of the document
	at    showing         // of the list that is read
	slips []FrontFault    // keys that are not spelt as the template's
}

// frontMatter reads what the front matter of a document says. It gives nil if the
// document or the template has none.
func (t *Template) frontMatter(page *markdown.Document) *frontReader {
	if !hasFrontMatter(page) || t.front() == nil {
		return nil
	}
	l, err := t.Layout()
	if err != nil { // whoever has read the rest was told
		return nil
	}
	f := frontReader{reader: newReader(t, l), said: saidInFront(page), lines: slices.Collect(markdown.Lines(page.Source[:page.Blocks[0].End]))}
	f.exact, f.isFront, f.rewriting = true, true, nil
	f.node(t.front().marked, t.front().blank, &f.said.node)
	f.lists()
	return &f
}

func hasFrontMatter(page *markdown.Document) bool {
	return len(page.Blocks) > 0 && page.Blocks[0].Kind == markdown.FrontMatterBlock
}

// node reads what the document says where the template has a node. Where the blank
// problem says the same, that is nothing.
func (f *frontReader) node(marked, blank, said *source.Node) {
	switch {
	case said.Kind == source.Null, marked.Kind == source.Null, blank != nil && marked.Kind != source.Mapping && isSameNode(blank, said):
	case marked.Kind == source.Mapping && said.Kind == source.Mapping:
		for _, own := range marked.Pairs {
			if pair := f.lookup(marked, said, own.Key); pair != nil {
				f.node(&own.Value, valueOf(blank, own.Key), &pair.Value)
			}
		}
	case marked.Kind == source.List:
		f.list(marked, said)
	default:
		f.text(marked, said, said.At.Line)
	}
}

// lookup gives the key of a mapping that is one of the template's: spelt as that is, or in
// another letter case, which is noted.
func (f *frontReader) lookup(marked, said *source.Node, key string) *source.Pair {
	if pair := said.Lookup(key); pair != nil {
		return pair
	}
	i := slices.IndexFunc(said.Pairs, func(p source.Pair) bool { return strings.EqualFold(p.Key, key) && marked.Lookup(p.Key) == nil })
	if i < 0 {
		return nil
	}
	pair := &said.Pairs[i]
	slip := Unplaced{Line: f.line(pair.At.Line), Why: strconv.Quote(pair.Key) + " is read as " + strconv.Quote(key), Hint: "write it as: " + key}
	if !slices.ContainsFunc(f.slips, func(known FrontFault) bool { return known.Number == slip.Number }) {
		f.slips = append(f.slips, FrontFault{slip, FrontKey})
	}
	return pair
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
	f.at = showing{pattern: layout.TextPatternOf(marked.Items[0].Text)}
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
		p := layout.TextPatternOf(own.Value.Text)
		return p != nil && f.isFirst(p.Fields[0])
	})
	if first < 0 || f.lookup(marked, said, marked.Pairs[first].Key) == nil {
		f.tell(said)
		return
	}
	pairs := slices.Concat(marked.Pairs[first:first+1], marked.Pairs[:first], marked.Pairs[first+1:])
	for _, own := range pairs {
		if pair := f.lookup(marked, said, own.Key); pair != nil {
			f.text(&own.Value, &pair.Value, said.At.Line)
		}
	}
}

// isFirst reports whether a path is that of the key that every object of a list has, or of a
// list of texts, each of which the template has in an object.
func (f *frontReader) isFirst(path string) bool {
	field, key := f.template.table.Lookup(path)
	return field != nil && key == firstKey(field) && (key != "" || field.Many)
}

// text reads what stands where the template has a text with fields in it.
func (f *frontReader) text(marked, said *source.Node, number int) {
	isBlock := slices.ContainsFunc(fieldsIn(marked), f.isBlock)
	p := layout.TextPatternOf(inYAML(marked.Text, isBlock))
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
func (f *frontReader) over(below *spec.Problem) *spec.Problem {
	if f == nil {
		return below
	}
	whole := f.finish(nil).Problem
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

// A FrontFault is a line of front matter that is not as it should be.
type FrontFault struct {
	Unplaced
	Kind FrontKind
}

// A FrontKind is what is wrong with a line of front matter.
type FrontKind uint8

// The kinds of faults in front matter.
const (
	FrontValue FrontKind = iota // it is no YAML, not what a field can be, or not written as the template has it
	FrontTwice                  // it says something else than another line
	FrontKey                    // its key is not spelt as the template's
)

// FrontFaults gives what is wrong with the front matter of a document, in the order of its
// lines.
func (t *Template) FrontFaults(page *markdown.Document) []FrontFault {
	front := t.frontMatter(page)
	if front == nil && hasFrontMatter(page) && t.front() == nil {
		return t.astrayFaults(page)
	}
	if front == nil {
		return t.unclosedFront(page)
	}
	faults := slices.Clone(front.slips)
	for _, wrong := range front.said.wrong {
		if !wrong.isYAML || t.front().has(wrong.key) {
			faults = append(faults, FrontFault{front.unplacedAt(&wrong), FrontValue})
		}
	}
	for _, fault := range source.AsFaults(t.table.Validate(front.reading.Problem)) {
		front.refuse(fault)
	}
	read := front.finish(page.Source)
	for _, u := range read.Unplaced {
		if !front.isSumAlone(u.Number) {
			faults = append(faults, FrontFault{u, FrontValue})
		}
	}
	if l, err := t.layout.Written(); err == nil {
		r := newReader(t, l)
		r.read(page)
		faults = append(faults, faultsOf(r.astrayInFront(page))...)
		for _, u := range t.saidOtherwise(page, read.Problem, r.finish(nil).Problem) {
			faults = append(faults, FrontFault{u, FrontTwice})
		}
	}
	slices.SortStableFunc(faults, func(a, b FrontFault) int { return a.Number - b.Number })
	return faults
}

// isSumAlone reports whether a line has a sum whose parts have no place in the template: it
// cannot be said, but nothing is wrong with it.
func (f *frontReader) isSumAlone(number int) bool {
	isPlaced := func(path string) bool { return len(f.layout.At(path)) > 0 }
	return slices.ContainsFunc(f.listed, func(l listItem) bool {
		parts, isSum := f.template.table.Sums()[l.path]
		return isSum && l.line.Number == number && !slices.ContainsFunc(parts, isPlaced)
	})
}

// overlaid gives what is said of front matter and below it, and the lines of front matter
// of which something is not in that.
func (t *Template) overlaid(page *markdown.Document, below *spec.Problem) (*spec.Problem, []Unplaced) {
	front := t.frontMatter(page)
	if front == nil {
		var told []Unplaced
		for _, torn := range t.unclosedFront(page) {
			told = append(told, torn.Unplaced)
		}
		return below, told
	}
	front.accept()
	read := front.finish(page.Source)
	told := slices.Concat(read.Unplaced, t.saidOtherwise(page, read.Problem, below))
	for _, wrong := range front.said.wrong {
		if wrong.key == "" || t.front().has(wrong.key) {
			told = append(told, front.unplacedAt(&wrong))
		}
	}
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
			told = append(told, Unplaced{Line: lines[at-1], Why: why, Hint: "write the same in both"})
		}
	}
	return told
}

// sameTexts reports whether some texts of a field say the same as others to a reader:
// however lines are wrapped and marks are written, and whether letters are composed.
func sameTexts(f *spec.Field, some, others []string) bool {
	return slices.EqualFunc(some, others, func(a, b string) bool { return slices.Equal(wordsSeen(f, a), wordsSeen(f, b)) })
}

func wordsSeen(f *spec.Field, text string) []string {
	text = f.Canonical(text)
	switch f.Kind {
	case spec.Inline:
		text = markdown.Inline{}.Seen(text)
	case spec.Block:
		text = markdown.Key(text)
	}
	return strings.Fields(norm.NFC.String(text))
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
