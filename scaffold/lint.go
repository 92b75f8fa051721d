package scaffold

import (
	"fmt"
	"slices"
	"strings"
	"text/template/parse"

	"newproblem/scaffold/funcs"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A linter walks a template's parse tree and follows what "." means, so that
// a wrong field is found before anything is rendered, and so that it is known
// which fields each part of the template uses.
type linter struct {
	table  *spec.Table
	name   string
	source string
	trees  map[string]*parse.Tree // the templates that this one defines
	faults source.Faults

	vars   map[string]valueType
	calls  []string      // templates being walked, against recursion
	walked map[walk]bool // calls that were walked already
	used   []string      // paths of the fields used so far
	groups []string      // paths of the groups used as a whole so far
}

// A walk is a call of a defined template, with what it is called with.
type walk struct {
	name   string
	inside valueType
}

// A valueType is what a value in a template is known to be.
type valueType struct {
	kind  valueKind
	path  string      // of a group, or of the field
	field *spec.Field // of objects, lists and texts of the table
}

type valueKind uint8

const (
	unknown valueKind = iota
	group
	object
	list
	text
)

// root is the type of "." at the top of a template.
var root = valueType{kind: group}

func (l *linter) at(n parse.Node) source.Position {
	before := l.source[:min(int(n.Position()), len(l.source))]
	return source.Position{
		Name:   l.name,
		Line:   1 + strings.Count(before, "\n"),
		Column: len(before) - strings.LastIndexByte(before, '\n'),
	}
}

// uses gives the paths of the fields that some nodes at the top level name,
// and of those that stand in groups which they use as a whole.
func (l *linter) uses(nodes []parse.Node) (named, within []string) {
	l.used, l.groups, l.vars, l.walked = nil, nil, nil, map[walk]bool{}
	for _, n := range nodes {
		l.node(n, root)
	}
	for _, group := range l.groups {
		within = append(within, l.table.Within(group)...)
	}
	return l.used, within
}

func (l *linter) list(n *parse.ListNode, dot valueType) {
	if n == nil {
		return
	}
	for _, child := range n.Nodes {
		l.node(child, dot)
	}
}

func (l *linter) node(n parse.Node, dot valueType) {
	switch n := n.(type) {
	case *parse.ActionNode:
		result := l.pipe(n.Pipe, dot)
		if len(n.Pipe.Decl) == 0 {
			l.printable(n, result)
		}
	case *parse.IfNode:
		l.pipe(n.Pipe, dot)
		l.branch(&n.BranchNode, dot, dot)
	case *parse.WithNode:
		l.branch(&n.BranchNode, l.pipe(n.Pipe, dot), dot)
	case *parse.RangeNode:
		l.branch(&n.BranchNode, l.ranged(n.Pipe, dot), dot)
	case *parse.TemplateNode:
		l.call(n, dot)
	case *parse.ListNode:
		l.list(n, dot)
	}
}

func (l *linter) branch(n *parse.BranchNode, inside, outside valueType) {
	l.list(n.List, inside)
	l.list(n.ElseList, outside)
}

// ranged is what "." is within a range; its variables become the number and
// the item.
func (l *linter) ranged(pipe *parse.PipeNode, dot valueType) valueType {
	over := l.pipe(pipe, dot)
	item := valueType{}
	switch {
	case over.kind == list && over.field.IsObject():
		item = valueType{kind: object, path: over.path, field: over.field}
	case over.kind == list:
		item = valueType{kind: text, path: over.path, field: over.field}
	case over.kind == group || over.kind == object || over.kind == text:
		l.faults.Add(l.at(pipe), "use with, or name a list", "%s is not a list", over.path)
	}
	for i, decl := range pipe.Decl {
		l.declare(decl.Ident[0], valueType{})
		if i == len(pipe.Decl)-1 {
			l.declare(decl.Ident[0], item)
		}
	}
	return item
}

func (l *linter) declare(name string, s valueType) {
	if l.vars == nil {
		l.vars = map[string]valueType{}
	}
	l.vars[name] = s
}

// call walks a defined template with what it is called with.
func (l *linter) call(n *parse.TemplateNode, dot valueType) {
	inside := valueType{}
	if n.Pipe != nil {
		inside = l.pipe(n.Pipe, dot)
	}
	tree, ok := l.trees[n.Name]
	switch {
	case !ok:
		l.faults = append(l.faults, fieldFault(l.at(n), "template", n.Name, nil, "define it in the same file"))
	case slices.Contains(l.calls, n.Name):
		l.faults.Add(l.at(n), "a template may not call itself", "the template %s calls itself", n.Name)
	case l.walked[walk{n.Name, inside}]:
	default:
		l.walked[walk{n.Name, inside}] = true
		l.calls = append(l.calls, n.Name)
		l.list(tree.Root, inside)
		l.calls = l.calls[:len(l.calls)-1]
	}
}

func (l *linter) pipe(pipe *parse.PipeNode, dot valueType) valueType {
	var result valueType
	for i, cmd := range pipe.Cmds {
		if i == 0 {
			result = l.command(cmd, dot)
		} else {
			result = l.piped(cmd, dot, result)
		}
	}
	for _, decl := range pipe.Decl {
		l.declare(decl.Ident[0], result)
	}
	return result
}

// command gives the type of the first command of a pipeline.
func (l *linter) command(cmd *parse.CommandNode, dot valueType) valueType {
	var types []valueType
	for _, arg := range cmd.Args {
		types = append(types, l.argument(arg, dot))
	}
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		if name.Ident == "default" && len(types) == 3 {
			return types[2]
		}
		return valueType{}
	}
	return types[0]
}

// piped gives the type of a command that is handed the value before it.
// "default" hands the value on.
func (l *linter) piped(cmd *parse.CommandNode, dot, value valueType) valueType {
	for _, arg := range cmd.Args {
		l.argument(arg, dot)
	}
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok && name.Ident == "default" {
		return value
	}
	return valueType{}
}

func (l *linter) argument(arg parse.Node, dot valueType) valueType {
	switch arg := arg.(type) {
	case *parse.DotNode:
		return l.use(dot)
	case *parse.FieldNode:
		return l.resolve(arg, dot, arg.Ident)
	case *parse.VariableNode:
		if arg.Ident[0] == "$" {
			return l.resolve(arg, root, arg.Ident[1:])
		}
		return l.resolve(arg, l.vars[arg.Ident[0]], arg.Ident[1:])
	case *parse.ChainNode:
		return l.resolve(arg, l.argument(arg.Node, dot), arg.Field)
	case *parse.PipeNode:
		return l.pipe(arg, dot)
	case *parse.IdentifierNode:
		if !funcs.IsAllowed(arg.Ident) {
			l.faults = append(l.faults, fieldFault(l.at(arg), "function", arg.Ident, funcs.Candidates(arg.Ident), "docs/templates.md lists the functions"))
		}
	}
	return valueType{}
}

// resolve follows names from a value, and notes the fields that are used.
func (l *linter) resolve(n parse.Node, from valueType, names []string) valueType {
	for i, name := range names {
		next, candidates := l.member(from, name)
		if next.kind == unknown && candidates != nil {
			l.faults = append(l.faults, fieldFault(l.at(n), "field", "."+strings.Join(names, "."), dotted(names[:i], candidates), "docs/templates.md lists the fields"))
			return valueType{}
		}
		from = next
	}
	return l.use(from)
}

// dotted are names as a template would write them behind others.
func dotted(before, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = "." + spec.Join(strings.Join(before, "."), n)
	}
	return out
}

// member is the type of a name within a value, or the names that are there.
// Of an unknown value nothing is known.
func (l *linter) member(s valueType, name string) (next valueType, candidates []string) {
	switch s.kind {
	case unknown:
		return valueType{}, nil
	case object:
		if key := s.field.Key(name); key != nil {
			return valueType{kind: text, path: spec.Join(s.path, name), field: s.field}, nil
		}
		for _, key := range s.field.Keys {
			candidates = append(candidates, key.Path)
		}
		return valueType{}, candidates
	case group:
		path := spec.Join(s.path, name)
		if next := l.typeAt(path); next.kind != unknown {
			return next, nil
		}
		return valueType{}, l.table.Members(s.path)
	}
	return valueType{}, []string{} // a text or a list has no members
}

// typeAt is the type of a path of the table, a group or a computed value.
func (l *linter) typeAt(path string) valueType {
	switch f := l.table.Field(path); {
	case f != nil && f.Many:
		return valueType{kind: list, path: path, field: f}
	case f != nil && f.IsObject():
		return valueType{kind: object, path: path, field: f}
	case f != nil || l.table.Sums()[path] != nil:
		return valueType{kind: text, path: path, field: f}
	case l.table.IsGroup(path):
		return valueType{kind: group, path: path}
	}
	return valueType{}
}

// use notes that a value's fields are used.
func (l *linter) use(s valueType) valueType {
	switch {
	case s.kind == group:
		l.groups = append(l.groups, s.path)
	case s.field != nil:
		l.used = append(l.used, s.field.Path)
	default:
		l.used = append(l.used, l.table.Sums()[s.path]...)
	}
	return s
}

// printable refuses to print what is not a text.
func (l *linter) printable(n parse.Node, s valueType) {
	switch s.kind {
	case group, object:
		what := s.path
		if what == "" {
			what = "the whole problem"
		}
		l.faults.Add(l.at(n), "name one of its fields", "%s is a group of fields, not a text", what)
	case list:
		l.faults.Add(l.at(n), `use range, or join ", "`, "%s is a list, not a text", s.path)
	}
}

// fieldFault is the fault of a name that a template uses and that is not there.
func fieldFault(at source.Position, what, name string, candidates []string, otherwise string) *source.Fault {
	return &source.Fault{At: at, What: fmt.Sprintf("there is no %s %s", what, name), Hint: source.DidYouMean(name, candidates, otherwise)}
}
