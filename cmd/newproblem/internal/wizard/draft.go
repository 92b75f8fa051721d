package wizard

import (
	"errors"
	"fmt"
	"slices"

	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A draft is what the wizard keeps of a run, so that another run can go on
// where that one stopped: how the problem is to be made, what flags and specs
// said of it, and every answer since. The answers are replayed.
type draft struct {
	folder  string // the working folder, for those who look into the file
	choices generate.Choices
	problem *spec.Problem // what was said before the first question
	answers []prompt.Answer
}

// titleLabel is what the title is called: its heading is the placeholder itself.
const titleLabel = "Title"

// title is what the problem of a draft is called.
func (d *draft) title() string {
	for _, a := range slices.Backward(d.answers) {
		if a.Asked == titleLabel && a.How == prompt.ByText {
			return a.Text
		}
	}
	if title := d.problem.Title(); title != "" {
		return title
	}
	return "a problem without a title"
}

// draftVersion is that of the format, for older and younger programs.
const draftVersion = "2"

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
	add("template", textNode(d.choices.Template))
	add("output", textNode(string(d.choices.Output)))
	var on []string
	for _, s := range switches(&d.choices) {
		if *s.on {
			on = append(on, s.name)
		}
	}
	add("switches", listNode(on))
	answers := source.Node{Kind: source.List}
	for _, a := range d.answers {
		answers.Items = append(answers.Items, answerNode(a))
	}
	add("answers", answers)
	head, err := source.Encode(about)
	if err != nil {
		return nil, err
	}
	said, err := spec.Write(d.problem, false)
	return fmt.Appendf(nil, "%s%s---\n%s", draftHeader, head, said), err
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
	d := &draft{folder: r.text("folder"), choices: generate.Choices{Template: r.text("template"), Output: generate.Output(r.text("output"))}}
	var on []string
	for _, n := range r.list("switches") {
		on = append(on, n.Text)
	}
	for _, s := range switches(&d.choices) {
		*s.on = slices.Contains(on, s.name)
	}
	for _, item := range r.list("answers") {
		d.answers = append(d.answers, r.answer(&item))
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

// switches are all that a draft keeps, in the order of the file.
func switches(c *generate.Choices) []draftSwitch {
	return []draftSwitch{{"interactive", &c.Interactive}, {"dry-run", &c.DryRun}, {"edit", &c.Edit}}
}

// keptDefault is the key that says of an answer that the default was kept.
const keptDefault = "default"

// answerNode is an answer in a draft.
func answerNode(a prompt.Answer) source.Node {
	value := textNode(a.Text)
	if a.How == prompt.ByChoice {
		value = listNode(a.Chosen)
	}
	n := source.Node{Kind: source.Mapping, Pairs: []source.Pair{{Key: "asked", Value: textNode(a.Asked)}, {Key: string(a.How), Value: value}}}
	if a.Kept {
		n.Pairs = append(n.Pairs, source.Pair{Key: keptDefault, Value: textNode("yes")})
	}
	if a.Failed != "" {
		n.Pairs = append(n.Pairs, source.Pair{Key: "failed", Value: textNode(a.Failed)})
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

func (r *draftReader) answer(n *source.Node) prompt.Answer {
	a := prompt.Answer{Asked: r.value(n, "asked", source.Text).Text, How: prompt.ByText}
	for _, how := range []prompt.How{prompt.ByChoice, prompt.ByEditor} {
		if n.Lookup(string(how)) != nil {
			a.How = how
		}
	}
	if a.How == prompt.ByChoice {
		for _, item := range r.value(n, string(a.How), source.List).Items {
			a.Chosen = append(a.Chosen, item.Text)
		}
		return a
	}
	a.Text = r.value(n, string(a.How), source.Text).Text
	a.Kept = n.Lookup(keptDefault) != nil
	if failed := n.Lookup("failed"); failed != nil {
		a.Failed = failed.Value.Text
	}
	return a
}
