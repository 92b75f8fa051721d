// Package scaffold makes documents of problems, and problems of documents.
//
// A Template is Markdown with places for the fields of a spec.Table. Render is
// one straight line: what a spec.Problem says is validated; the rows of the
// capacity tables that follow from it are computed (Estimate); each text is
// escaped for the places where it lands, which package layout has measured; the
// parts of the template that depend on it are executed; and the Document that
// comes out is verified: its headings, lists, tables and code blocks are the
// template's, whatever the texts are. Read is the way back.
package scaffold

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"text/template"
	"text/template/parse"
	"unicode/utf8"

	"newproblem/scaffold/funcs"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A Template renders problems. It is safe for use by several goroutines.
//
// A template is kept as a row of segments, the nodes at the top level of its
// parse tree. A segment gives the same text for two problems that say the same
// about the fields it uses, so rendering runs only the segments that a problem
// says something about, and takes the rest from the blank problem.
type Template struct {
	name         string
	source       string
	table        *spec.Table // the fields that it may show
	segments     []segment
	text         string           // of the blank problem: of all segments together
	users        map[string][]int // by a field's path: the segments that depend on it
	named        map[string]bool  // the fields' paths that stand in the template
	hasComments  bool             // or seems to have
	blank        view
	shapes       shapeCache
	documents    func() (*layout.Documents, error) // by which its layout is measured
	layout       *layout.Lazy                      // where its fields land
	figureTables func() []figureTable              // how it writes tables of figures
	front        func() *frontTemplate             // the front matter that it writes
	labels       sync.Map                          // by its layouts and their sections: see labelPatterns
	set          func() *template.Template         // what the segments share: functions, and defined templates
}

// A segment is a top-level node of a template.
type segment struct {
	source string                            // the node's text; "" for literal text
	blank  string                            // what it gives for the problem that says nothing
	start  int                               // where that stands in the blank problem
	run    atomic.Pointer[template.Template] // the parsed source, once it was needed
	last   atomic.Pointer[lastRun]           // nil for none
}

// A lastRun is what a segment gave last for a problem that said one field of those that
// it depends on.
type lastRun struct {
	path string
	said any // of the view
	text string
}

// end is where the segment ends in the blank problem.
func (s *segment) end() int { return s.start + len(s.blank) }

// ParseTemplate reads a template: name is its file name, for error messages.
// All faults in it are reported at once, as source.Faults: broken syntax,
// fields and functions that do not exist, groups printed as if they were text.
func ParseTemplate(name, src string) (*Template, error) {
	if len(src) > maxTemplate {
		return nil, &source.Fault{At: source.Position{Name: name}, What: "is larger than 1 MiB", Hint: "a template this large is a mistake"}
	}
	if !utf8.ValidString(src) {
		return nil, &source.Fault{At: source.Position{Name: name}, What: "is not valid UTF-8", Hint: "save the file as UTF-8"}
	}
	trees := map[string]*parse.Tree{}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck // the linter knows better what to say
	if _, err := tree.Parse(src, "", "", trees); err != nil {
		return nil, templateFault(name, err)
	}
	table := spec.Builtin()
	lint := linter{table: table, name: name, source: src, trees: trees, walked: map[walk]bool{}}
	lint.list(tree.Root, root)
	if len(lint.faults) > 0 {
		lint.faults.Sort()
		return nil, lint.faults.Unique()
	}
	t := newTemplate(name, src, table, nil)
	set := newSet(name)
	for defined, tree := range trees {
		if defined == name {
			countSteps(tree.Root.Nodes)
		} else {
			countStep(tree.Root)
		}
		if _, err := set.AddParseTree(defined, tree); err != nil {
			return nil, templateFault(name, err)
		}
	}
	t.set = func() *template.Template { return set }
	if err := t.cut(tree, &lint); err != nil {
		return nil, err
	}
	return t, t.checkBlank()
}

// checkBlank refuses a template whose blank problem is broken: everything made
// from it would be.
func (t *Template) checkBlank() error {
	var open markdown.Line
	blank := t.Blank()
	front := markdown.FrontMatterEnd(blank)
	for line := range markdown.Lines(blank[front:]) {
		switch line.Kind {
		case markdown.FenceOpen:
			open = line
		case markdown.FenceEnd:
			open = markdown.Line{}
		}
	}
	if open.Number == 0 {
		return nil
	}
	return &source.Fault{
		At:   source.Position{Name: t.name},
		What: "opens a code block on line " + strconv.Itoa(open.Number+bytes.Count(blank[:front], []byte("\n"))) + " of the blank problem and never closes it",
		Hint: "close it with a line of ``` alone",
	}
}

// newTemplate makes a template of the fields of a table, without segments, and
// with the placements that are known beforehand.
func newTemplate(name, src string, table *spec.Table, known []layout.Placement) *Template {
	n := len(table.Fields())
	t := &Template{
		name: name, source: src, table: table, blank: blankView(table), hasComments: strings.Contains(src, "<!--"),
		users: make(map[string][]int, n), named: make(map[string]bool, n),
	}
	t.documents = sync.OnceValues(t.measured)
	t.layout = layout.NewLazy(known, t.documents)
	t.figureTables = sync.OnceValue(t.findFigureTables)
	t.front = sync.OnceValue(t.findFront)
	return t
}

// newSet is a template without text that has the functions.
func newSet(name string) *template.Template {
	return template.New(name).Option("missingkey=error").Funcs(funcs.Map())
}

// maxTemplate is the largest template that is read, in bytes.
const maxTemplate = 1 << 20

// cut makes the segments, and what each gives when nothing is said. A template
// that declares variables at its top level is one segment, because its nodes
// are not independent.
func (t *Template) cut(tree *parse.Tree, lint *linter) error {
	groups := make([][]parse.Node, 0, len(tree.Root.Nodes))
	for _, node := range tree.Root.Nodes {
		if declares(node) {
			groups = [][]parse.Node{tree.Root.Nodes}
			break
		}
		groups = append(groups, []parse.Node{node})
	}
	t.segments = make([]segment, len(groups))
	for i, nodes := range groups {
		s := &t.segments[i]
		if text, ok := nodes[0].(*parse.TextNode); ok && len(nodes) == 1 {
			s.blank = string(text.Text)
			continue
		}
		list := &parse.ListNode{NodeType: parse.NodeList, Nodes: nodes}
		run, err := t.set().AddParseTree("segment "+strconv.Itoa(i), &parse.Tree{Name: t.name, ParseName: t.name, Root: list})
		if err != nil {
			return templateFault(t.name, err)
		}
		s.source = list.String()
		s.run.Store(run)
		if s.blank, err = t.run(run, t.blank); err != nil {
			return err
		}
		named, within := lint.uses(nodes)
		t.note(i, named, within)
	}
	t.join()
	return nil
}

// join notes the text of the blank problem, and where in it the segments stand.
func (t *Template) join() {
	var text strings.Builder
	for i := range t.segments {
		s := &t.segments[i]
		s.start = text.Len()
		text.WriteString(s.blank)
	}
	t.text = text.String()
}

// note remembers which fields a segment names, and which it depends on as
// parts of a group.
func (t *Template) note(i int, named, within []string) {
	for _, path := range named {
		t.named[path] = true
	}
	for _, paths := range [][]string{named, within} {
		for _, path := range paths {
			if users := t.users[path]; len(users) == 0 || users[len(users)-1] != i {
				t.users[path] = append(users, i)
			}
		}
	}
}

// runSegment executes a segment, which it parses first if nobody has. Many problems in a
// row say the same about a field, such as the day: what a segment gives for the same as the
// last time, it need not be asked again.
func (t *Template) runSegment(a affectedSegment, v view) (string, error) {
	s := &t.segments[a.segment]
	said := saidAt(v, a.path)
	if last := s.last.Load(); last != nil && last.path == a.path && isSameText(last.said, said) {
		return last.text, nil
	}
	run := s.run.Load()
	if run == nil {
		var err error
		if run, err = t.set().New("segment " + strconv.Itoa(a.segment)).Parse(s.source); err != nil {
			return "", templateFault(t.name, err)
		}
		s.run.Store(run)
	}
	text, err := t.run(run, v)
	if err == nil && said != nil {
		s.last.Store(&lastRun{a.path, said, text})
	}
	return text, err
}

// whole gives the template in one piece.
func (t *Template) whole() (*template.Template, error) {
	if set := t.set(); set.Tree != nil { // it was read as a whole
		return set, nil
	}
	return newSet(t.name).Parse(t.source)
}

// declares reports whether a node declares a variable.
func declares(n parse.Node) bool {
	action, ok := n.(*parse.ActionNode)
	return ok && len(action.Pipe.Decl) > 0
}

// Name is the template's file name.
func (t *Template) Name() string { return t.name }

// Source is the template as it was written.
func (t *Template) Source() string { return t.source }

// Uses reports whether the template shows the field at a path of the table, or
// a row that follows from it.
func (t *Template) Uses(path string) bool {
	if t.named[path] {
		return true
	}
	f := t.table.Field(path)
	return f != nil && slices.ContainsFunc(f.Feeds(), func(row string) bool { return t.named[row] })
}

// Prepare measures by what documents are read that somebody has touched: a run that reads
// many has it done beside what it begins with, and need not wait for it at the first.
func (t *Template) Prepare() { _, _ = t.layout.Written() } // whoever reads is told of an error

// Layout gives where each field lands. It is measured once, when first asked for.
// The error is that of a template that cannot be rendered.
func (t *Template) Layout() (*layout.Layout, error) { return t.layout.Layout() }

// Named gives the template with other names for its headings, its titles by these
// names: a heading of a document that has one is read as the template's. The error,
// source.Faults, is that of a title that the template does not have, or that has a field
// in it, or of a name that is one of its titles; at says where a name is given.
func (t *Template) Named(names map[string]string, at func(name string) source.Position) (*Template, error) {
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	var faults source.Faults
	for name, title := range names {
		if fault := nameFault(l, name, title); fault != nil {
			fault.At = at(name)
			faults = append(faults, fault)
		}
	}
	faults.Sort()
	return t.withNames(names), faults.Unique()
}

// NamedSoFar is Named with those of some names that the template can have, which are
// another's.
func (t *Template) NamedSoFar(names map[string]string) (*Template, error) {
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	fitting := maps.Clone(names)
	maps.DeleteFunc(fitting, func(name, title string) bool { return nameFault(l, name, title) != nil })
	return t.withNames(fitting), nil
}

// nameFault is why a heading of a template with a layout cannot have another name, or nil.
func nameFault(l *layout.Layout, name, title string) *source.Fault {
	var known []string
	isTitle, hasField, isOther := false, false, false
	for _, h := range l.Headings {
		is := markdown.Key(h.Title) == markdown.Key(title)
		isTitle, hasField = isTitle || is, hasField || is && h.Fields != nil
		isOther = isOther || markdown.Key(h.Title) == markdown.Key(name)
		if h.Fields == nil {
			known = append(known, h.Title)
		}
	}
	fault := &source.Fault{Hint: "leave it out"}
	switch {
	case !isTitle:
		fault.What, fault.Hint = "the template has no heading "+source.Quote(title), source.DidYouMean(title, known, "give a heading as the template has it")
	case hasField:
		fault.What = source.Quote(name) + " cannot be another name for " + source.Quote(title) + ", which has a field in it"
		fault.Hint = "leave it out: the heading is known by the words around its field"
	case markdown.Key(name) == markdown.Key(title):
		fault.What = source.Quote(name) + " is the heading itself, and no other name for it"
	case isOther:
		fault.What = source.Quote(name) + " is a heading of the template, and cannot be another name for " + source.Quote(title)
	default:
		return nil
	}
	return fault
}

// withNames gives the template with other names for its headings.
func (t *Template) withNames(names map[string]string) *Template {
	named := newTemplate(t.name, t.source, t.table, nil)
	named.segments, named.text, named.users, named.named, named.blank, named.set = t.segments, t.text, t.users, t.named, t.blank, t.set
	named.documents, named.layout = t.documents, t.layout.Named(names)
	named.figureTables, named.front = t.figureTables, t.front
	return named
}

// Blank is the document of the problem that says nothing.
func (t *Template) Blank() []byte { return []byte(t.text) }

// run executes a part of the template.
func (t *Template) run(part *template.Template, v view) (string, error) {
	var out limited
	if err := part.Execute(&out, v); err != nil {
		return "", templateFault(t.name, err)
	}
	return out.String(), nil
}
