package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/spec"
)

// A wizard asks an author for a problem: first what every problem should
// have, then the sections that the author chooses, in the template's order,
// then it shows all answers for review.
type wizard struct {
	*maker
	ctx     context.Context
	asker   *noting
	keeper  *keeper
	draft   *draft        // the answers, for another run
	problem *spec.Problem // the answers, for this one
	areas   []area
	labels  map[string]string // what a field is called, by its path with the key

	neighbours *neighbours // the problems of the bank
}

// An area is a part of the template with the fields in it, in its order.
type area struct {
	title  string
	fields []*spec.Field
}

// first are the fields that are asked for without being chosen.
var first = []string{"title", "difficulty", "tags", "requirements.functional"}

// ask is the wizard. It begins with what is given as the defaults, or goes on
// where an earlier run was stopped.
func (o *options) ask(ctx context.Context, w *world) error {
	k := &keeper{world: w}
	asker := w.prompter(ctx)
	earlier, err := o.goOn(k, asker)
	if err == nil {
		err = o.askWith(ctx, k, asker, earlier)
	}
	return k.end(err)
}

// askWith is the wizard with a draft to go on with, or nil.
func (o *options) askWith(ctx context.Context, k *keeper, asker prompter, d *draft) error {
	greeting, before := "A new problem.", o.output
	if d != nil {
		before = d.output
		greeting = "Going on with " + stopped{draft: d}.title() + "."
		if err := o.take(d); err != nil {
			return err
		}
	}
	m, problems, err := o.maker(ctx, k.world)
	if err != nil {
		return err
	}
	if d == nil {
		d = o.draft(problems[0])
	}
	if err := m.checkGiven(d.problem); err != nil {
		return err
	}
	w, err := newWizard(ctx, m, k, asker, d)
	if err != nil {
		return err
	}
	w.relink(linkFolder(before))
	w.draft.problem = w.problem.Clone()
	w.say("%s Enter keeps what is in parentheses; Ctrl-C stops, and nothing is written.", greeting)
	return w.run()
}

// run asks everything that has not been asked for yet.
func (w *wizard) run() error {
	for _, path := range first {
		f, _ := spec.Lookup(path)
		if path != "title" && !w.template.Uses(path) {
			continue
		}
		if err := w.askOnce(f); err != nil {
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
func (m *maker) checkGiven(p *spec.Problem) error {
	given := p.Clone()
	if _, ok := given.Get("title"); !ok {
		given.Set("title", spec.Text("x"))
	}
	_, err := m.template.Render(withDefaults(given, m.defaults()))
	return err
}

func newWizard(ctx context.Context, m *maker, k *keeper, asker prompter, d *draft) (*wizard, error) {
	w := &wizard{maker: m, ctx: ctx, keeper: k, draft: d, problem: d.problem.Clone(), labels: map[string]string{}}
	w.neighbours = m.lookAround(ctx)
	w.asker = &noting{prompter: asker, again: d.since, note: w.note, tell: w.say}
	d.since = nil // it comes again
	m.made = k.done
	placed, err := m.template.Layout()
	if err != nil {
		return nil, err
	}
	for i := range placed.Placements {
		w.place(&placed.Placements[i])
	}
	w.placeInputs()
	w.labels["title"] = "Title" // its heading is the placeholder itself
	for _, path := range first {
		if !m.template.Uses(path) && path != "title" {
			w.labels[path] = ""
		}
	}
	return w, nil
}

// prompter is the one that suits the terminal.
func (w *world) prompter(ctx context.Context) prompter {
	if w.env("TERM") == "dumb" || w.env("ACCESSIBLE") != "" {
		return newPlainPrompter(ctx, w.stdin, w.stderr)
	}
	return newSurveyPrompter(ctx, w)
}

// note keeps an answer.
func (w *wizard) note(a answer) {
	w.draft.since = append(w.draft.since, a)
	w.keep()
}

// keep writes the draft, unless some of it is still to come again: the file
// has all of it until then.
func (w *wizard) keep() {
	if len(w.asker.again) == 0 {
		w.keeper.keep(w.draft)
	}
}

// step notes that a question, with all that hang on it, is done: what was
// answered is said now, and need not come again. The file has it already.
func (w *wizard) step() {
	w.keeper.removeScratch()
	w.draft.problem, w.draft.output, w.draft.since = w.problem.Clone(), w.output, nil
}

// place notes where a field stands, from the map of the template.
func (w *wizard) place(s *layout.Placement) {
	label := s.Label
	if label == "" {
		label = s.Heading()
	}
	field, key := spec.Lookup(s.Field)
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
func (w *wizard) unlike(label string, f *spec.Field) string {
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
		a.fields = slices.DeleteFunc(slices.Clone(a.fields), func(f *spec.Field) bool { return slices.Contains(first, f.Path) })
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
	if !w.draft.chosen {
		chosen, err := w.asker.Mark(question{
			Message: "Which other sections do you want to fill in now?",
			Help:    "The others keep the template's placeholders, to be filled in later.",
		}, titles, nil)
		if err != nil {
			return err
		}
		w.draft.chosen = true
		for _, i := range chosen {
			w.draft.sections = append(w.draft.sections, titles[i])
		}
		w.step()
	}
	return w.askChosen(open)
}

// askChosen asks for the fields of the areas that were chosen.
func (w *wizard) askChosen(open []area) error {
	for _, a := range open {
		if !slices.Contains(w.draft.sections, a.title) {
			continue
		}
		if err := w.askArea(a); err != nil {
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
	w.draft.sections = append(w.draft.sections, open[i].title)
	w.draft.done = slices.DeleteFunc(w.draft.done, func(path string) bool {
		return slices.ContainsFunc(open[i].fields, func(f *spec.Field) bool { return f.Path == path })
	})
	w.step()
	return w.askChosen(open)
}

// askArea asks for the fields of an area that have not been asked for yet.
func (w *wizard) askArea(a area) error {
	left := slices.DeleteFunc(slices.Clone(a.fields), w.isDone)
	if len(left) > 0 {
		w.say("\n## %s", a.title)
	}
	for _, f := range left {
		var err error
		switch {
		case !f.IsRow():
			err = w.askOnce(f)
		case !w.isDone(f): // the first row is asked for with all others
			err = w.askRows(a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// isDone reports whether a field has been asked for.
func (w *wizard) isDone(f *spec.Field) bool { return slices.Contains(w.draft.done, f.Path) }

// askOnce asks for a field that has not been asked for yet.
func (w *wizard) askOnce(f *spec.Field) error {
	if w.isDone(f) {
		return nil
	}
	if err := w.askSound(f); err != nil {
		return err
	}
	w.draft.done = append(w.draft.done, f.Path)
	w.step()
	return nil
}

// errBack is the author's wish to go back to the answers.
var errBack = errors.New("back to the answers")

// finish reviews the answers, and writes the file.
func (w *wizard) finish() error {
	for {
		if !w.draft.reviewed {
			if err := w.review(); err != nil {
				return err
			}
			w.draft.reviewed = true
		}
		err := w.save()
		if !errors.Is(err, errBack) {
			return err
		}
		w.draft.reviewed = false
		w.step()
		w.keep()
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
			err = w.askAgain(paths[i-1])
		}
		if err != nil {
			return err
		}
		w.step()
	}
}

// askAgain asks for an answer that was given before. When it is a figure, the
// tables are shown as they are then.
func (w *wizard) askAgain(path string) error {
	f, _ := spec.Lookup(path)
	err := w.askSound(f)
	for _, a := range w.areas {
		if rows := a.rows(); err == nil && len(rows) > 0 && (f.IsRow() || f.Kind == spec.Quantity) {
			w.showTables(rows)
		}
	}
	return err
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
		field, _ := spec.Lookup(path)
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
