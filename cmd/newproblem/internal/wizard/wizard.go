// Package wizard asks an author for a problem: first what every problem should
// have, then the sections that the author chooses, in the template's order; then
// it shows all answers for review, and writes the file as any other run does.
// Every answer is kept as it is given, so that a run that is stopped can be gone
// on with.
package wizard

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/spec"
)

// A wizard asks for one problem.
type wizard struct {
	ctx     context.Context
	run     *generate.Run
	streams *cli.Streams
	session *session
	asker   *prompt.Recorder
	bank    *snapshot // the problems of the bank

	areas  []area
	labels map[string]string // what a field is called, by its path

	problem  *spec.Problem   // what is said so far
	output   generate.Output // where it is to be written
	done     []string        // the paths of the fields that were asked for
	sections []string        // the areas that were chosen
	taken    bool            // whether the file that was named last is to be another
}

// first are the fields that are asked for without being chosen.
var first = []string{"title", "difficulty", "tags", "requirements.functional"}

// Ask asks for a problem and writes it. It begins with what flags and specs say
// as the defaults, or goes on where an earlier run was stopped.
func Ask(ctx context.Context, setup generate.Setup) error {
	return ask(ctx, setup, prompt.New(ctx, setup.Streams))
}

// ask is Ask with a prompter.
func ask(ctx context.Context, setup generate.Setup, asker prompt.Prompter) error {
	if err := setup.CheckQuestions(); err != nil {
		return err
	}
	s := &session{streams: setup.Streams}
	earlier, err := s.goOn(setup, asker)
	if err == nil {
		err = askWith(ctx, setup, s, asker, earlier)
	}
	return s.end(err)
}

// askWith is the wizard with a draft to go on with, or nil.
func askWith(ctx context.Context, setup generate.Setup, s *session, asker prompt.Prompter, earlier *draft) (err error) {
	greeting := "A new problem."
	if earlier != nil {
		greeting = "Going on with " + earlier.title() + "."
		if setup, err = setup.Resume(earlier.choices); err != nil {
			return err
		}
	}
	run, err := generate.Open(ctx, setup)
	if err != nil {
		return err
	}
	d := draft{choices: setup.Choices, problem: run.Problems()[0].Clone()}
	var replay []prompt.Answer
	if earlier != nil {
		d.problem, replay = earlier.problem, earlier.answers
	}
	if setup.OutputGiven() { // what was answered counts less
		replay = withoutFile(replay)
	}
	if err := checkGiven(run, d.problem); err != nil {
		return err
	}
	w, err := newWizard(ctx, run, s, asker, d, replay)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.streams.Err, "%s Enter keeps what is in parentheses; Ctrl-C stops, and nothing is written.\n", greeting)
	return w.askAll()
}

// checkGiven tells what is wrong with what was given, such as a field that
// the template has no place for, before the author has answered a question:
// none of the questions could put it right.
func checkGiven(run *generate.Run, p *spec.Problem) error {
	given := p.Clone()
	if _, ok := given.Get("title"); !ok {
		given.Set("title", spec.Text("x"))
	}
	_, err := run.Template.Render(run.WithDefaults(given))
	return err
}

func newWizard(ctx context.Context, run *generate.Run, s *session, asker prompt.Prompter, d draft, replay []prompt.Answer) (*wizard, error) {
	w := &wizard{
		ctx: ctx, run: run, streams: run.Setup.Streams, session: s,
		labels: map[string]string{}, problem: d.problem.Clone(), output: run.Setup.Choices.Output,
	}
	w.bank = readBank(ctx, run)
	w.asker = prompt.NewRecorder(asker, replay, s.note, func(line string) { fmt.Fprintln(w.streams.Err, line) })
	s.begin(d, w.asker)
	return w, w.placeFields()
}

// askAll asks everything that has not been asked for yet, and writes the file.
func (w *wizard) askAll() error {
	for _, path := range first {
		f, _ := spec.Lookup(path)
		if path != "title" && !w.run.Template.Uses(path) {
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

// say tells the author something.
func (w *wizard) say(format string, args ...any) { w.asker.Say(format, args...) }

// report tells an error, as a run that ends with it would.
func (w *wizard) report(err error) {
	var lines strings.Builder
	cli.Report(&lines, err)
	w.say("%s", strings.TrimSuffix(lines.String(), "\n"))
}

// errBack is the author's wish to go back to the answers.
var errBack = errors.New("back to the answers")

// finish reviews the answers, and writes the file.
func (w *wizard) finish() error {
	for {
		if err := w.review(); err != nil {
			return err
		}
		if err := w.save(); !errors.Is(err, errBack) {
			return err
		}
	}
}

// changeAnswer asks whether all answers are well.
const changeAnswer = "Change an answer?"

// review shows all answers, and asks again for those that the author picks.
func (w *wizard) review() error {
	const done, more = "Looks good: go on", "Fill in another section"
	for {
		paths := w.problem.Paths()
		options := []string{done}
		for _, path := range paths {
			options = append(options, w.labels[path]+": "+w.summary(path))
		}
		options = append(options, more)
		w.say("\nYour answers:")
		i, err := w.asker.Choose(prompt.Question{Message: changeAnswer, Default: done}, options)
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
	}
}

// askAgain asks for an answer that was given before. When it is a figure, the
// tables are shown as they are then.
func (w *wizard) askAgain(path string) error {
	f, _ := spec.Lookup(path)
	err := w.askConsistent(f)
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
		text = strings.Join(generate.Texts(v), "; ")
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
