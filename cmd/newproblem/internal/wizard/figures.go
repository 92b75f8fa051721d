package wizard

import (
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// The capacity section is asked for by its few inputs. The rows of its tables
// follow, and are shown; a row is asked for only when the author wants to say
// it.

// placeInputs puts the inputs, which stand nowhere in the document, before the
// first row of the area in which what follows from them lands.
func (w *wizard) placeInputs() {
	all := spec.Fields()
	for i := range all {
		input := &all[i]
		for _, row := range input.Feeds() {
			area := slices.IndexFunc(w.areas, func(a area) bool { return a.has(row) })
			if area < 0 {
				continue
			}
			fields := w.areas[area].fields
			first := slices.IndexFunc(fields, (*spec.Field).IsRow)
			w.areas[area].fields = slices.Insert(fields, first, input)
			name := strings.ReplaceAll(input.Name(), "_", " ")
			w.labels[input.Path] = w.uniqueLabel(strings.ToUpper(name[:1])+name[1:], input)
			break
		}
	}
}

// has reports whether a field is in the area.
func (a area) has(path string) bool {
	return slices.ContainsFunc(a.fields, func(f *spec.Field) bool { return f.Path == path })
}

// inputs are those that the rows of the area follow from.
func (a area) inputs() []*spec.Field {
	return slices.DeleteFunc(slices.Clone(a.fields), func(f *spec.Field) bool { return f.Kind != spec.Quantity })
}

// rows are those of the capacity tables that are in the area.
func (a area) rows() []*spec.Field {
	return slices.DeleteFunc(slices.Clone(a.fields), func(f *spec.Field) bool { return !f.IsRow() })
}

// askRows shows the capacity tables of an area as they will be, until the
// author goes on, and asks for the figures that are to be others.
func (w *wizard) askRows(a area) error {
	const (
		goOn   = "Go on"
		figure = "Change a figure"
		row    = "Give a row yourself"
	)
	options := []string{goOn, row}
	if len(a.inputs()) > 0 {
		options = []string{goOn, figure, row}
	}
	for {
		w.showTables(a.rows())
		i, err := w.asker.Choose(prompt.Question{Message: "Are the tables as you want them?", Default: goOn}, options)
		switch {
		case err != nil:
			return err
		case options[i] == figure:
			err = w.askOneOf("Which figure?", a.inputs())
		case options[i] == row:
			err = w.askOneOf("Which row?", a.rows())
		default:
			for _, f := range a.rows() {
				w.done = append(w.done, f.Path)
			}
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// showTables shows the sections of the document in which rows stand, and tells
// what is doubtful in them.
func (w *wizard) showTables(rows []*spec.Field) {
	var paths []string
	for _, f := range rows {
		paths = append(paths, f.Path)
	}
	doc, err := w.run.Template.Render(w.run.WithDefaults(w.problem))
	var tables []byte
	if err == nil {
		tables, err = doc.Sections(paths...)
	}
	if err != nil {
		w.report(err)
		return
	}
	w.say("\n%s\n", strings.TrimSpace(string(tables)))
	_, doubts, _ := w.run.Template.Estimate(w.run.WithDefaults(w.problem)) // it has no error: the tables were made
	for _, f := range doubts {
		w.say("Is that right? %s", w.inWords(f))
	}
}

// askOneOf asks for one of several fields, which the author chooses.
func (w *wizard) askOneOf(message string, fields []*spec.Field) error {
	const none = "None"
	var options []string
	for _, f := range fields {
		option := w.labels[f.Path]
		if _, said := w.problem.Get(f.Path); said {
			option += ": " + w.summary(f.Path)
		} else if f.Many {
			option += ", a row of its own"
		}
		options = append(options, option)
	}
	i, err := w.asker.Choose(prompt.Question{Message: message}, append(options, none))
	if err != nil || i == len(fields) {
		return err
	}
	return w.askConsistent(fields[i])
}

// askConsistent asks for a field. A figure that contradicts others is shown at once,
// and one of them is asked for again, until they agree.
func (w *wizard) askConsistent(f *spec.Field) error {
	for {
		if err := w.askField(f); err != nil || f.Kind != spec.Quantity && !f.IsRow() {
			return err
		}
		_, _, err := w.run.Template.Estimate(w.run.WithDefaults(w.problem))
		if err == nil {
			return nil
		}
		for _, fault := range source.AsFaults(err) {
			w.say("That does not work: %s", w.inWords(fault))
		}
		if f, err = w.oneToChange(f); err != nil {
			return err
		}
	}
}

// oneToChange asks which of the figures that were said is to be another: at
// first the one that was said last.
func (w *wizard) oneToChange(last *spec.Field) (*spec.Field, error) {
	figures := []*spec.Field{last}
	for _, path := range w.problem.Paths() {
		if f, _ := spec.Lookup(path); f != last && (f.Kind == spec.Quantity || f.IsRow()) {
			figures = append(figures, f)
		}
	}
	var options []string
	for _, f := range figures {
		options = append(options, w.labels[f.Path]+": "+w.summary(f.Path))
	}
	i, err := w.asker.Choose(prompt.Question{Message: "Which of them do you want to change?", Default: options[0]}, options)
	if err != nil {
		return nil, err
	}
	return figures[i], nil
}

// inWords is a finding about a figure, with its name in the wizard's words.
func (w *wizard) inWords(f *source.Fault) string {
	what := f.What
	if i := strings.IndexAny(what, " :"); i >= 0 && w.labels[what[:i]] != "" {
		what = w.labels[what[:i]] + what[i:]
	}
	if hint := cli.HintOf(f); hint != "" {
		what += "; " + hint
	}
	return what
}
