package wizard

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A snapshot is the catalogue of the bank that a new problem comes into. It is
// read while the first question waits for its answer.
type snapshot struct {
	read     chan struct{} // closed when it is
	problems []bank.Listed
}

const (
	// readingTime is how long reading the bank may take: a folder without
	// settings may be anything, the author's home included.
	readingTime = 3 * time.Second

	mostTags    = 40 // that are offered
	mostRelated = 10
)

// readBank begins to read the bank. What cannot be read, or not in time, is left
// out without a word: the wizard goes on without it.
func readBank(ctx context.Context, run *generate.Run) *snapshot {
	s := &snapshot{read: make(chan struct{})}
	go func() {
		defer close(s.read)
		nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
		if err != nil {
			return
		}
		defer nowhere.Close()
		ctx, stop := context.WithTimeout(ctx, readingTime)
		defer stop()
		silent := *run.Setup.Streams
		silent.Err = nowhere
		if c, _ := run.Catalogue(ctx, &silent); c != nil {
			s.problems = c.Problems
		}
	}()
	return s
}

// all gives the problems, once they are read.
func (s *snapshot) all() []bank.Listed {
	<-s.read
	return s.problems
}

// askTitle asks for the title, and tells of problems that are called nearly
// the same.
func (w *wizard) askTitle(f *spec.Field, label string) error {
	said, _ := w.problem.Get(f.Path)
	title, err := w.text(f, label, f.Help, said.Text, true)
	if err != nil {
		return err
	}
	w.set(f.Path, title)
	for _, l := range bank.Near(title, w.bank.all()) {
		w.say("There is already a problem with nearly this title: %s (%s)", text.Printable(l.Title), text.Printable(l.File))
	}
	return nil
}

// vocabulary knows the tags of the bank.
func (w *wizard) vocabulary() *bank.Vocabulary {
	return bank.NewVocabulary(w.run.Setup.Settings, w.bank.all())
}

// hasVocabulary reports whether the settings name all tags there are.
func (w *wizard) hasVocabulary() bool { return w.run.Setup.Settings.Tags != nil }

// offered are the labels to choose from: for tags, first those of the bank, the
// most frequent first, and no others if its settings name all there are.
func (w *wizard) offered(f *spec.Field) []string {
	if f.Path != "tags" {
		return slices.Clone(f.Options)
	}
	var tags []string
	for _, tag := range w.vocabulary().Tags() {
		if f.Check(tag) == nil && len(tags) < mostTags {
			tags = append(tags, tag)
		}
	}
	for _, tag := range f.Options {
		if !w.hasVocabulary() && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// resolved gives the labels that were typed, with the tags that the bank has in
// place of those that it has another word for, if the author wants them.
func (w *wizard) resolved(f *spec.Field, labels []string) ([]string, error) {
	if f.Path != "tags" {
		return labels, nil
	}
	vocabulary := w.vocabulary()
	for i, tag := range labels {
		if !w.hasVocabulary() && slices.Contains(f.Options, tag) {
			continue
		}
		known, problem := vocabulary.Resolve(tag)
		if problem == "" || known != "" && f.Check(known) != nil {
			continue
		}
		w.say("Note: %s.", problem)
		if known == "" {
			continue
		}
		chosen, err := w.asker.Choose(prompt.Question{Message: fmt.Sprintf("Which of them for %s?", source.Quote(tag)), Default: known}, []string{known, tag})
		if err != nil {
			return nil, err
		}
		labels[i] = []string{known, tag}[chosen]
	}
	return labels, nil
}

// askRelated offers the closest problems of the bank, and asks for others.
func (w *wizard) askRelated(f *spec.Field, label string) error {
	said, _ := w.problem.Get(f.Path)
	here := w.output.LinkFolder()
	all := w.bank.all()
	relations := generate.Closest(generate.Listed(w.run.WithDefaults(w.problem), ""), all, len(all), here)
	var options []string
	var values []spec.Value
	for _, r := range relations {
		v := r.Value(here)
		isSaid := slices.ContainsFunc(said.Items, func(item spec.Value) bool { return item.Keys["link"].Text == v.Keys["link"].Text })
		option := r.Problem.Title + ": " + r.Reason
		if !isSaid && !slices.Contains(options, option) && len(options) < mostRelated {
			options, values = append(options, option), append(values, v)
		}
	}
	if len(options) > 0 {
		chosen, err := w.asker.Mark(prompt.Question{
			Message: "The closest problems in the bank", Help: "The ones that you mark are linked to. You can add others.",
		}, options, nil)
		if err != nil {
			return err
		}
		said.Items = slices.Clone(said.Items)
		for _, i := range chosen {
			said.Items = append(said.Items, values[i])
		}
		if len(chosen) > 0 {
			w.problem.Set(f.Path, said)
		}
	}
	return w.askList(f, label)
}

// moveTo takes another output. Links to problems of the bank lead there from its
// folder.
func (w *wizard) moveTo(output generate.Output) {
	from := w.output.LinkFolder()
	w.output = output
	here := w.output.LinkFolder()
	said, ok := w.problem.Get("related")
	if !ok || from == here {
		return
	}
	said.Items = slices.Clone(said.Items)
	for i, item := range said.Items {
		for _, l := range w.bank.all() {
			if link := item.Keys["link"]; link.Text != "" && link.Text == bank.LinkTo(l.File, from) {
				said.Items[i] = bank.Relation{Problem: l}.Value(here)
				said.Items[i].Keys["title"] = item.Keys["title"]
				said.Items[i].Keys["relationship"] = item.Keys["relationship"]
				break
			}
		}
	}
	w.problem.Set("related", said)
}
