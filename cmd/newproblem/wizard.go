package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"newproblem/scaffold"
)

// A wizard asks an author for a problem: first what every problem should
// have, then the sections that the author chooses, in the template's order,
// then it shows all answers for review.
type wizard struct {
	*maker
	ctx     context.Context
	asker   prompter
	problem *scaffold.Problem
	areas   []area
	labels  map[string]string // what a field is called, by its path with the key
	taken   bool              // the file that was named is to be another
}

// An area is a part of the template with the fields in it, in its order.
type area struct {
	title  string
	fields []*scaffold.Field
}

// first are the fields that are asked for without being chosen.
var first = []string{"title", "difficulty", "tags", "requirements.functional"}

// ask is the wizard, with what is known already as the defaults.
func (m *maker) ask(ctx context.Context, p *scaffold.Problem) error {
	if err := m.checkGiven(p); err != nil {
		return err
	}
	w, err := newWizard(ctx, m, p)
	if err != nil {
		return err
	}
	w.say("A new problem. Enter keeps what is in parentheses; Ctrl-C stops, and nothing is written.")
	for _, path := range first {
		if err := w.askPath(path); err != nil {
			return err
		}
	}
	if err := w.askAreas(); err != nil {
		return err
	}
	return w.finish()
}

// checkGiven tells what is wrong with what was given, such as a field that
// the template has no place for, before the author has answered a question:
// none of the questions could put it right.
func (m *maker) checkGiven(p *scaffold.Problem) error {
	given := p.Clone()
	if _, ok := given.Get("title"); !ok {
		given.Set("title", scaffold.Text("x"))
	}
	_, err := m.template.Render(withDefaults(given, m.defaults()))
	return err
}

func newWizard(ctx context.Context, m *maker, p *scaffold.Problem) (*wizard, error) {
	w := &wizard{maker: m, ctx: ctx, problem: p, asker: m.prompter(ctx), labels: map[string]string{}}
	placed, err := m.template.Map()
	if err != nil {
		return nil, err
	}
	for i := range placed.Spots {
		w.place(&placed.Spots[i])
	}
	w.labels["title"] = "Title" // its heading is the placeholder itself
	for _, path := range first {
		if !m.template.Uses(path) && path != "title" {
			w.labels[path] = ""
		}
	}
	return w, nil
}

// prompter is the one that suits the terminal.
func (m *maker) prompter(ctx context.Context) prompter {
	if m.env("TERM") == "dumb" || m.env("ACCESSIBLE") != "" {
		return newPlainPrompter(ctx, m.stdin, m.stderr)
	}
	return newSurveyPrompter(ctx, m.world)
}

// place notes where a field stands, from the map of the template.
func (w *wizard) place(s *scaffold.Spot) {
	label := s.Label
	if label == "" {
		label = s.Heading()
	}
	field, key := scaffold.FieldAt(s.Field)
	for i := range scaffold.Fields() { // the keys of lists of objects have no path of their own
		f := &scaffold.Fields()[i]
		if rest, ok := strings.CutPrefix(s.Field, f.Path+"."); ok && f.Key(rest) != nil {
			field, key = f, rest
		}
	}
	if field == nil {
		return // computed
	}
	if w.labels[field.Path] == "" {
		if key != "" && field.Many {
			label = s.Heading()
		}
		w.labels[field.Path] = w.unlike(label, field)
	}
	title := "Other"
	if n := len(s.Trail); n > 0 {
		title = s.Trail[min(1, n-1)]
	}
	i := slices.IndexFunc(w.areas, func(a area) bool { return a.title == title })
	if i < 0 {
		i = len(w.areas)
		w.areas = append(w.areas, area{title: title})
	}
	if !slices.Contains(w.areas[i].fields, field) {
		w.areas[i].fields = append(w.areas[i].fields, field)
	}
}

// unlike is a label that no other field has: below one heading there may be
// a text and a diagram.
func (w *wizard) unlike(label string, f *scaffold.Field) string {
	for _, taken := range w.labels {
		if taken == label {
			last := f.Path[strings.LastIndexByte(f.Path, '.')+1:]
			return label + ", " + strings.ReplaceAll(last, "_", " ")
		}
	}
	return label
}

// say tells the author something.
func (w *wizard) say(format string, args ...any) {
	fmt.Fprintf(w.stderr, format+"\n", args...)
}

// openAreas are the areas that have more than the first fields, and their
// titles.
func (w *wizard) openAreas() (open []area, titles []string) {
	for _, a := range w.areas {
		a.fields = slices.DeleteFunc(slices.Clone(a.fields), func(f *scaffold.Field) bool { return slices.Contains(first, f.Path) })
		if len(a.fields) > 0 {
			open, titles = append(open, a), append(titles, a.title)
		}
	}
	return open, titles
}

// askAreas asks which areas to fill in, and asks for their fields.
func (w *wizard) askAreas() error {
	open, titles := w.openAreas()
	if len(open) == 0 {
		return nil
	}
	chosen, err := w.asker.Mark(question{
		Message: "Which other sections do you want to fill in now?",
		Help:    "The others keep the template's placeholders, to be filled in later.",
	}, titles, nil)
	if err != nil {
		return err
	}
	for _, i := range chosen {
		if err := w.askArea(open[i]); err != nil {
			return err
		}
	}
	return nil
}

// askOneArea asks for the fields of one area, which the author chooses.
func (w *wizard) askOneArea() error {
	open, titles := w.openAreas()
	const none = "None"
	i, err := w.asker.Choose(question{Message: "Which section?"}, append(titles, none))
	if err != nil || i == len(open) {
		return err
	}
	return w.askArea(open[i])
}

// askArea asks for the fields of an area.
func (w *wizard) askArea(a area) error {
	w.say("\n## %s", a.title)
	for _, f := range a.fields {
		if err := w.askField(f); err != nil {
			return err
		}
	}
	return nil
}

// askPath asks for one field of the table, if the template has it.
func (w *wizard) askPath(path string) error {
	f, _ := scaffold.FieldAt(path)
	if path != "title" && !w.template.Uses(path) {
		return nil
	}
	return w.askField(f)
}

// errBack is the author's wish to go back to the answers.
var errBack = errors.New("back to the answers")

// finish reviews the answers, and writes the file.
func (w *wizard) finish() error {
	for {
		if err := w.review(); err != nil {
			return err
		}
		err := w.save()
		if !errors.Is(err, errBack) {
			return err
		}
	}
}

// review shows all answers, and asks again for those that the author picks.
func (w *wizard) review() error {
	const done, more = "All is well: go on", "Fill in another section"
	for {
		paths := w.problem.Paths()
		options := []string{done}
		for _, path := range paths {
			options = append(options, w.labels[path]+": "+w.summary(path))
		}
		options = append(options, more)
		w.say("\nYour answers:")
		i, err := w.asker.Choose(question{Message: "Change an answer?", Default: done}, options)
		switch {
		case err != nil:
			return err
		case i == 0:
			return nil
		case i == len(options)-1:
			err = w.askOneArea()
		default:
			err = w.askPath(paths[i-1])
		}
		if err != nil {
			return err
		}
	}
}

// summary is an answer on one short line.
func (w *wizard) summary(path string) string {
	v, _ := w.problem.Get(path)
	text := v.Text
	switch {
	case len(v.Items) > 0 && v.Items[0].Keys == nil:
		var items []string
		for _, item := range v.Items {
			items = append(items, item.Text)
		}
		text = strings.Join(items, "; ")
	case len(v.Items) == 1:
		text = "1 entry"
	case len(v.Items) > 0:
		text = fmt.Sprintf("%d entries", len(v.Items))
	case v.Keys != nil:
		field, _ := scaffold.FieldAt(path)
		var parts []string
		for _, k := range field.Keys {
			if said, ok := v.Keys[k.Path]; ok {
				parts = append(parts, said.Text)
			}
		}
		text = strings.Join(parts, " = ")
	}
	const most = 60
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}
