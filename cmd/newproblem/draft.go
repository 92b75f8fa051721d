package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A draft is what the wizard keeps of a run, so that another run can go on
// where that one stopped: the problem as it was after the last field that is
// done, what was answered since, and how the problem is to be made.
type draft struct {
	folder      string // the working folder, for those who look into the file
	template    string
	output      string
	interactive bool
	dryRun      bool
	edit        bool

	problem  *spec.Problem
	done     []string // the paths of the fields that were asked for
	chosen   bool     // whether the sections were chosen
	sections []string // which
	reviewed bool     // whether all answers were found to be well
	taken    bool     // whether the file that was named last is to be another
	since    []answer // to the questions after that
}

// draftVersion is that of the format, for older and younger programs.
const draftVersion = "1"

const draftHeader = `# The answers of a newproblem that was stopped; newproblem --resume goes on
# with them. What stands below the --- is a spec.
`

// encode gives the draft as two YAML documents: what is needed to go on, and
// the problem's spec.
func (d *draft) encode() ([]byte, error) {
	about := source.Node{Kind: source.Mapping}
	add := func(key string, value source.Node) {
		about.Pairs = append(about.Pairs, source.Pair{Key: key, Value: value})
	}
	add("draft", textNode(draftVersion))
	add("folder", textNode(d.folder))
	add("template", textNode(d.template))
	add("output", textNode(d.output))
	var on []string
	for _, s := range d.switches() {
		if *s.on {
			on = append(on, s.name)
		}
	}
	add("switches", listNode(on))
	add("done", listNode(d.done))
	if d.chosen {
		add("sections", listNode(d.sections))
	}
	since := source.Node{Kind: source.List}
	for _, a := range d.since {
		since.Items = append(since.Items, a.node())
	}
	add("since", since)
	head, err := source.Encode(about)
	if err != nil {
		return nil, err
	}
	specText, err := spec.Write(d.problem, false)
	return fmt.Appendf(nil, "%s%s---\n%s", draftHeader, head, specText), err
}

// decodeDraft reads what encode gave. The name is the file's, for messages.
func decodeDraft(name string, content []byte) (*draft, error) {
	nodes, err := source.Parse(name, content)
	switch {
	case err != nil:
		return nil, err
	case len(nodes) == 0:
		return nil, errors.New("it is empty")
	}
	r := draftReader{about: &nodes[0]}
	if version := r.text("draft"); r.err != nil || version != draftVersion {
		return nil, errors.New("this version of newproblem does not know it")
	}
	if len(nodes) != 2 {
		return nil, errors.New("it is not whole")
	}
	d := &draft{folder: r.text("folder"), template: r.text("template"), output: r.text("output"), done: r.texts("done")}
	if d.chosen = r.about.Lookup("sections") != nil; d.chosen {
		d.sections = r.texts("sections")
	}
	on := r.texts("switches")
	for _, s := range d.switches() {
		*s.on = slices.Contains(on, s.name)
	}
	for _, item := range r.list("since") {
		d.since = append(d.since, r.answer(&item))
	}
	if r.err != nil {
		return nil, r.err
	}
	if d.problem, err = spec.Read(nodes[1]); err == nil {
		err = d.problem.Validate()
	}
	forgetPlaces(d.problem)
	return d, err
}

// forgetPlaces takes the lines of the draft away from what is said: they mean
// nothing to the author.
func forgetPlaces(p *spec.Problem) {
	p.At = source.Position{}
	for _, path := range p.Paths() {
		v, _ := p.Get(path)
		p.Set(path, placeless(v))
	}
}

func placeless(v spec.Value) spec.Value {
	v.At = source.Position{}
	for i, item := range v.Items {
		v.Items[i] = placeless(item)
	}
	for key, text := range v.Keys {
		v.Keys[key] = placeless(text)
	}
	return v
}

// A draftSwitch is what is on or off in a draft.
type draftSwitch struct {
	name string
	on   *bool
}

// switches are all of the draft's, in the order of the file.
func (d *draft) switches() []draftSwitch {
	return []draftSwitch{{"interactive", &d.interactive}, {"dry-run", &d.dryRun}, {"edit", &d.edit}, {"reviewed", &d.reviewed}, {"taken", &d.taken}}
}

// node is an answer in a draft.
func (a answer) node() source.Node {
	value := textNode(a.text)
	if a.how == byChoice {
		value = listNode(a.chosen)
	}
	n := source.Node{Kind: source.Mapping, Pairs: []source.Pair{{Key: "asked", Value: textNode(a.asked)}, {Key: a.how, Value: value}}}
	if a.failed != "" {
		n.Pairs = append(n.Pairs, source.Pair{Key: "failed", Value: textNode(a.failed)})
	}
	return n
}

func textNode(s string) source.Node { return source.Node{Kind: source.Text, Text: s} }

func listNode(texts []string) source.Node {
	n := source.Node{Kind: source.List}
	for _, s := range texts {
		n.Items = append(n.Items, textNode(s))
	}
	return n
}

// A draftReader reads the keys of a draft, and keeps the first error.
type draftReader struct {
	about *source.Node
	err   error
}

// value gives the value of a key, which must be of a kind.
func (r *draftReader) value(n *source.Node, key string, kind source.Kind) source.Node {
	if pair := n.Lookup(key); pair != nil && pair.Value.Kind == kind {
		return pair.Value
	}
	if r.err == nil {
		r.err = fmt.Errorf("line %d: it has no %s", n.At.Line, key)
	}
	return source.Node{}
}

func (r *draftReader) text(key string) string { return r.value(r.about, key, source.Text).Text }

func (r *draftReader) list(key string) []source.Node {
	return r.value(r.about, key, source.List).Items
}

func (r *draftReader) texts(key string) []string { return nodeTexts(r.list(key)) }

func nodeTexts(nodes []source.Node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, n.Text)
	}
	return out
}

func (r *draftReader) answer(n *source.Node) answer {
	a := answer{asked: r.value(n, "asked", source.Text).Text}
	switch {
	case n.Lookup(byChoice) != nil:
		a.how, a.chosen = byChoice, nodeTexts(r.value(n, byChoice, source.List).Items)
	case n.Lookup(byEditor) != nil:
		a.how, a.text = byEditor, r.value(n, byEditor, source.Text).Text
		if failed := n.Lookup("failed"); failed != nil {
			a.failed = failed.Value.Text
		}
	default:
		a.how, a.text = byText, r.value(n, byText, source.Text).Text
	}
	return a
}

// shown is an answer as it is told.
func (a answer) shown() string {
	if a.how == byChoice {
		return strings.Join(a.chosen, ", ")
	}
	return a.text
}
