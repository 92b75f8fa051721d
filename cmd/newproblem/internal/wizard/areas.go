package wizard

import (
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/spec"
)

// An area is a part of the template with the fields in it, in its order.
type area struct {
	title  string
	fields []*spec.Field
}

// placeFields notes where the fields stand, and what they are called.
func (w *wizard) placeFields() error {
	template := w.run.Template
	placed, err := template.Layout()
	if err != nil {
		return err
	}
	for i := range placed.Placements {
		w.place(&placed.Placements[i])
	}
	w.placeInputs()
	w.labels["title"] = titleLabel
	for _, path := range first {
		if !template.Uses(path) && path != "title" {
			w.labels[path] = ""
		}
	}
	return nil
}

// place notes where a field stands, from the layout of the template.
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
		w.labels[field.Path] = w.uniqueLabel(label, field)
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

// uniqueLabel is a label that no other field has: below one heading there may be
// a text and a diagram.
func (w *wizard) uniqueLabel(label string, f *spec.Field) string {
	for _, taken := range w.labels {
		if taken == label {
			return label + ", " + strings.ReplaceAll(f.Name(), "_", " ")
		}
	}
	return label
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
	chosen, err := w.asker.Mark(prompt.Question{
		Message: "Which other sections do you want to fill in now?",
		Help:    "The others keep the template's placeholders, for you to fill in later.",
	}, titles, nil)
	if err != nil {
		return err
	}
	for _, i := range chosen {
		w.sections = append(w.sections, titles[i])
	}
	return w.askChosen(open)
}

// askChosen asks for the fields of the areas that were chosen.
func (w *wizard) askChosen(open []area) error {
	for _, a := range open {
		if !slices.Contains(w.sections, a.title) {
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
	i, err := w.asker.Choose(prompt.Question{Message: "Which section?"}, append(titles, none))
	if err != nil || i == len(open) {
		return err
	}
	w.sections = append(w.sections, open[i].title)
	w.done = slices.DeleteFunc(w.done, func(path string) bool {
		return slices.ContainsFunc(open[i].fields, func(f *spec.Field) bool { return f.Path == path })
	})
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
func (w *wizard) isDone(f *spec.Field) bool { return slices.Contains(w.done, f.Path) }

// askOnce asks for a field that has not been asked for yet.
func (w *wizard) askOnce(f *spec.Field) error {
	if w.isDone(f) {
		return nil
	}
	if err := w.askConsistent(f); err != nil {
		return err
	}
	w.done = append(w.done, f.Path)
	return nil
}
