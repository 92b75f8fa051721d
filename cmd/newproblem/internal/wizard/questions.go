package wizard

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// leaveOut is the answer that takes back what was said.
const leaveOut = "-"

// askField asks for one field, whatever it holds, with what is said already
// as the default.
func (w *wizard) askField(f *spec.Field) error {
	label := w.labels[f.Path]
	switch {
	case f.Path == "title":
		return w.askTitle(f, label)
	case f.Path == "related":
		return w.askRelated(f, label)
	case f.Kind == spec.Label && f.Options != nil:
		return w.askLabels(f, label)
	case f.Kind == spec.Label:
		return w.askCommas(f, label)
	case f.Many:
		return w.askList(f, label)
	case f.IsObject():
		return w.askObject(f, label)
	case f.Kind == spec.Choice:
		return w.askChoice(f, label)
	case f.Kind == spec.Block || f.Kind == spec.Code:
		return w.askLong(f, label)
	}
	said, ok := w.problem.Get(f.Path)
	standard, _ := w.run.Defaults().Get(f.Path)
	if !ok && standard.Text != "" { // said only when the answer is another
		text, err := w.text(f, label, f.Help, standard.Text, true)
		if err == nil && text != standard.Text {
			w.set(f.Path, text)
		}
		return err
	}
	help := f.Help
	if f.Kind == spec.Quantity {
		help += " Such as " + f.Example + "."
	}
	text, err := w.text(f, label, help, said.Text, false)
	if err == nil {
		w.set(f.Path, text)
	}
	return err
}

// set says a text for a field, or takes it back.
func (w *wizard) set(path, text string) {
	if text == "" {
		w.problem.Unset(path)
		return
	}
	w.problem.Set(path, spec.Value{Text: text, At: source.Position{Name: w.labels[path]}})
}

// text asks for one line that the field accepts. An empty answer is accepted
// unless the field is required.
func (w *wizard) text(f *spec.Field, message, help, given string, required bool) (string, error) {
	if given != "" && !required {
		help += " (" + leaveOut + " leaves it out)"
	}
	answer, err := w.asker.Text(prompt.Question{Message: message, Help: help, Default: given, Check: func(s string) error {
		switch {
		case strings.TrimSpace(s) == "" && required:
			return errors.New("it cannot be empty")
		case strings.TrimSpace(s) == "", s == leaveOut && given != "":
			return nil
		}
		return explain(f.Check(s))
	}})
	answer = strings.TrimSpace(answer)
	if answer == leaveOut && given != "" && !required {
		answer = ""
	}
	return answer, err
}

// explain is a fault with its way out, on one line.
func explain(err error) error {
	faults := source.AsFaults(err)
	if len(faults) == 0 || cli.HintOf(faults[0]) == "" {
		return err
	}
	return fmt.Errorf("%s; %s", faults[0].What, cli.HintOf(faults[0]))
}

// askChoice asks for one of the field's options.
func (w *wizard) askChoice(f *spec.Field, label string) error {
	const later = "Decide later"
	said, _ := w.problem.Get(f.Path)
	given := later
	for _, o := range f.Options {
		if strings.EqualFold(o, said.Text) {
			given = o
		}
	}
	if said.Text == "" && !w.run.Setup.Choices.Interactive { // --interactive offers what was given, and nothing else
		given = f.Options[len(f.Options)/2]
	}
	options := append(slices.Clone(f.Options), later)
	i, err := w.asker.Choose(prompt.Question{Message: label, Help: f.Help, Default: given}, options)
	if err != nil {
		return err
	}
	if options[i] == later {
		w.problem.Unset(f.Path)
		return nil
	}
	w.set(f.Path, options[i])
	return nil
}

// askLabels asks for labels from a list, and for others.
func (w *wizard) askLabels(f *spec.Field, label string) error {
	said, _ := w.problem.Get(f.Path)
	options := w.offered(f)
	var marked []int
	for _, item := range said.Items {
		i := slices.Index(options, item.Text)
		if i < 0 {
			i = len(options)
			options = append(options, item.Text)
		}
		marked = append(marked, i)
	}
	chosen, err := w.asker.Mark(prompt.Question{Message: label, Help: f.Help}, options, marked)
	if err != nil {
		return err
	}
	var labels []string
	for _, i := range marked { // those that were there stay in their order
		if slices.Contains(chosen, i) {
			labels = append(labels, options[i])
		}
	}
	for _, i := range chosen {
		if !slices.Contains(marked, i) {
			labels = append(labels, options[i])
		}
	}
	more, err := w.commas(f, "Other "+strings.ToLower(label), "Separated by commas; Enter for none.", "")
	if err == nil {
		more, err = w.resolved(f, more)
	}
	if err != nil {
		return err
	}
	for _, s := range more {
		if !slices.Contains(labels, s) {
			labels = append(labels, s)
		}
	}
	w.setList(f, labels)
	return nil
}

// askCommas asks for labels on one line.
func (w *wizard) askCommas(f *spec.Field, label string) error {
	said, _ := w.problem.Get(f.Path)
	labels, err := w.commas(f, label, f.Help+" Separated by commas.", strings.Join(generate.Texts(said), ", "))
	if err == nil {
		w.setList(f, labels)
	}
	return err
}

func (w *wizard) commas(f *spec.Field, message, help, given string) ([]string, error) {
	var labels []string
	_, err := w.asker.Text(prompt.Question{Message: message, Help: help, Default: given, Check: func(s string) error {
		labels = nil
		for _, part := range cli.SplitCommas([]string{s}) {
			if part == "" || part == leaveOut && given != "" {
				continue
			}
			if err := f.Check(part); err != nil {
				return explain(err)
			}
			labels = append(labels, part)
		}
		return nil
	}})
	return labels, err
}

func (w *wizard) setList(f *spec.Field, items []string) {
	if len(items) == 0 {
		w.problem.Unset(f.Path)
		return
	}
	w.problem.Set(f.Path, spec.List(items...))
}

// askList asks for the items of a list one by one, until an empty answer. A
// list that is there already can be kept or added to.
func (w *wizard) askList(f *spec.Field, label string) error {
	said, ok := w.problem.Get(f.Path)
	if ok {
		const keep, add, anew, out = "Keep them", "Add more", "Start over", "Leave them out"
		options := []string{keep, add, anew, out}
		i, err := w.asker.Choose(prompt.Question{Message: label + ": " + w.summary(f.Path), Default: keep}, options)
		if err != nil || options[i] == keep {
			return err
		}
		if options[i] == out {
			w.problem.Unset(f.Path)
			return nil
		}
		if options[i] == anew {
			said = spec.Value{}
		}
	}
	help := f.Help + " One at a time; Enter alone ends the list."
	for {
		item, more, err := w.askItem(f, fmt.Sprintf("%s %d", label, len(said.Items)+1), help)
		if err != nil {
			return err
		}
		if !more {
			break
		}
		said.Items = append(said.Items, item)
		help = ""
	}
	if len(said.Items) == 0 {
		w.problem.Unset(f.Path)
		return nil
	}
	w.problem.Set(f.Path, said)
	return nil
}

// askItem asks for one item of a list, and reports whether there is one.
func (w *wizard) askItem(f *spec.Field, message, help string) (spec.Value, bool, error) {
	if !f.IsObject() {
		text, err := w.text(f, message, help, "", false)
		return spec.Text(text), text != "", err
	}
	if help != "" {
		w.say("%s", help)
	}
	// A first key left empty ends the list, or asks for the short form.
	object := spec.Object()
	first := &f.Keys[0]
	text, err := w.key(f, first, message, "", object)
	if err != nil {
		return object, false, err
	}
	if text == "" {
		if f.Short == first.Path {
			return object, false, nil
		}
		text, err = w.key(f, f.Key(f.Short), message, "", object)
		return object, text != "", err
	}
	for i := range f.Keys[1:] {
		key := &f.Keys[i+1]
		if key.Path == f.Short && f.Short != first.Path {
			continue
		}
		if _, err := w.key(f, key, message, "", object); err != nil {
			return object, false, err
		}
	}
	return object, true, nil
}

// key asks for one key of an object, and puts the answer into it.
func (w *wizard) key(f, key *spec.Field, message, given string, object spec.Value) (string, error) {
	text, err := w.text(key, message+", "+strings.ReplaceAll(key.Path, "_", " "), key.Help, given, false)
	if text == "" {
		delete(object.Keys, key.Path)
	} else {
		object.Keys[key.Path] = spec.Text(text)
	}
	return text, err
}

// askObject asks for the keys of a single object.
func (w *wizard) askObject(f *spec.Field, label string) error {
	said, _ := w.problem.Get(f.Path)
	object := spec.Object()
	for i := range f.Keys {
		key := &f.Keys[i]
		text, err := w.key(f, key, label, said.Keys[key.Path].Text, object)
		if err != nil {
			return err
		}
		if i == 0 && text == "" && said.Keys == nil {
			break // no value, no calculation
		}
	}
	if len(object.Keys) == 0 {
		w.problem.Unset(f.Path)
		return nil
	}
	w.problem.Set(f.Path, object)
	return nil
}

// askLong asks for a text of several lines: in the author's editor, or typed
// here when one line is enough.
func (w *wizard) askLong(f *spec.Field, label string) error {
	said, ok := w.problem.Get(f.Path)
	editor, _ := prompt.Editor(w.streams)
	const here, leave, out = "Type one line here", "Leave it as it is", "Leave it out"
	var options []string
	write := ""
	if editor != nil {
		write = "Write it in " + editor[0]
		options = append(options, write)
	}
	options = append(options, here, leave)
	if ok {
		options = append(options, out)
	}
	i, err := w.asker.Choose(prompt.Question{Message: label, Help: f.Help, Default: options[0]}, options)
	if err != nil {
		return err
	}
	text := said.Text
	switch options[i] {
	case write:
		text, err = w.edited(f, label, editor, said.Text)
	case here:
		text, err = w.oneLine(f, label, said.Text)
	case out:
		text = ""
	}
	if err == nil {
		w.set(f.Path, text)
	}
	return err
}

// oneLine asks for a text on one line. What was said stays when nothing is
// typed; a text of several lines cannot be shown as the default.
func (w *wizard) oneLine(f *spec.Field, label, said string) (string, error) {
	if !strings.Contains(said, "\n") {
		return w.text(f, label, "", said, false)
	}
	text, err := w.text(f, label, "Enter alone keeps the text that is there.", "", false)
	if text == "" {
		text = said
	}
	return text, err
}

// edited opens the author's editor on a text, until the field accepts it.
func (w *wizard) edited(f *spec.Field, label string, editor []string, text string) (string, error) {
	written := text
	for {
		var err error
		written, err = w.asker.Edit(label, func() (string, error) { return w.editOnce(f, editor, written) })
		if err == nil && written != "" {
			err = f.Check(written)
		}
		if w.ctx.Err() != nil {
			err = cli.ErrInterrupted
		}
		if err == nil || cli.IsInterrupted(err) {
			return written, err
		}
		// Neither an editor that fails nor a text that cannot be must cost
		// the author the other answers.
		const again, drop = "Open it again", "Leave it as it was"
		if source.AsFaults(err) == nil {
			w.report(err)
		} else {
			w.say("That does not work: %v", explain(err))
		}
		i, err := w.asker.Choose(prompt.Question{Message: label, Default: again}, []string{again, drop})
		if err != nil || i == 1 {
			return text, err
		}
	}
}

// editOnce opens the editor on a text, and gives the text that it leaves, also
// when it fails.
func (w *wizard) editOnce(f *spec.Field, editor []string, text string) (string, error) {
	name := f.Path + ".md" // of the field: what is left of another is not for this one
	if f.Kind == spec.Code {
		name = f.Path + "." + f.Language
	}
	path, err := w.session.scratch(name, []byte(text))
	if err != nil {
		return text, err
	}
	failed := prompt.RunEditor(w.ctx, w.streams, editor, path)
	if failed != nil && prompt.IsStopped(w.ctx, failed) {
		failed = cli.ErrInterrupted
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return text, errors.Join(failed, fmt.Errorf("reading back what was edited: %w", err))
	}
	if strings.TrimSpace(string(content)) == "" {
		return "", failed
	}
	return strings.TrimRight(string(content), " \t\r\n"), failed
}
