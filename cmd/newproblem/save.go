package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/kballard/go-shellquote"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
)

// save asks for the file and for a last yes, and writes the problem.
func (w *wizard) save() error {
	if w.output == "-" || w.dryRun {
		return w.make(w.ctx, []*scaffold.Problem{w.problem})
	}
	w.sync = true
	for {
		if err := w.askOutput(); err != nil {
			return err
		}
		jobs, err := w.render([]*scaffold.Problem{w.problem})
		if err != nil {
			report(w.stderr, err)
			return errBack
		}
		action, err := w.rehearse(jobs[0])
		if err != nil {
			report(w.stderr, err)
			w.output = "."
			continue
		}
		again, err := w.confirm(jobs[0], action)
		if err != nil || !again {
			return err
		}
	}
}

// askOutput asks where the problem is to be written.
func (w *wizard) askOutput() error {
	given := w.output
	if !isFile(given) {
		given = filepath.Join(given, scaffold.Slug(w.problem.Title())+".md")
	}
	answer, err := w.asker.Text(question{
		Message: "Write it to", Help: "A .md file, or a folder, in which the file is named after the title.",
		Default: given,
		Check: func(s string) error {
			switch strings.TrimSpace(s) {
			case "":
				return errors.New("it cannot be empty")
			case "-":
				return errors.New("- is not a name; to print the problem, stop and give --output -")
			}
			return nil
		},
	})
	if err == nil && answer != given { // a name made from the title follows it when the title is changed
		w.output = atHome(strings.TrimSpace(answer), w.env("HOME"))
	}
	return err
}

// atHome is a path without the ~ that a shell would have replaced: no shell
// reads what is typed here.
func atHome(path, home string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok && home != "" {
		return filepath.Join(home, rest)
	}
	return path
}

// rehearse tells what writing would do.
func (w *wizard) rehearse(j job) (bank.Action, error) {
	folder, err := bank.Rehearse(w.folder())
	if err != nil {
		return "", err
	}
	defer folder.Close()
	return folder.Plan(w.file(j, nil), bank.How{Force: w.force})
}

// confirm asks for a last yes, and writes. It reports whether another file is
// to be asked for.
func (w *wizard) confirm(j job, action bank.Action) (again bool, err error) {
	path := filepath.Join(w.folder(), j.name)
	const other, back, stop = "Choose another name", "Go back to the answers", "Stop; write nothing"
	write := "Write " + path
	writeSpec := "Write it, and the answers as a spec beside it"
	options := []string{write, writeSpec, other, back, stop}
	message := "All set?"
	switch action {
	case bank.Refused:
		write = "Replace it"
		message = path + " is there already, with other content."
		options = []string{other, "Open the one that is there", write, back, stop}
	case bank.Replaced:
		write = "Replace " + path
		options[0] = write
	case bank.Unchanged:
		w.say("%s has just this content already.", path)
	}
	i, err := w.asker.Choose(question{Message: message, Default: options[0]}, options)
	if err != nil {
		return false, err
	}
	switch options[i] {
	case other:
		w.output = w.folder()
		return true, nil
	case back:
		return false, errBack
	case stop:
		return false, errInterrupted
	case write:
		w.force = w.force || action == bank.Refused
		return w.tryToWrite(false)
	case writeSpec:
		return w.tryToWrite(true)
	}
	return true, w.openExisting(path)
}

// openExisting opens the file that is in the way.
func (w *wizard) openExisting(path string) error {
	editor, err := editorCommand(w.world)
	if err != nil {
		report(w.stderr, err)
		return nil
	}
	return runEditor(w.ctx, w.world, editor, []string{path})
}

// tryToWrite writes, or tells why it cannot, so that another place can be
// given: a full disk must not cost the author all answers.
func (w *wizard) tryToWrite(withSpec bool) (again bool, err error) {
	err = w.writeFile(withSpec)
	if err == nil || w.ctx.Err() != nil {
		return false, err
	}
	report(w.stderr, err)
	return true, nil
}

// writeFile writes the problem, and its spec when that is wanted, and says
// what to do next.
func (w *wizard) writeFile(withSpec bool) error {
	if err := w.make(w.ctx, []*scaffold.Problem{w.problem}); err != nil {
		return err
	}
	path := filepath.Join(w.folder(), w.fileName(w.problem))
	spec := ""
	if withSpec {
		var err error
		if spec, err = w.writeSpec(path); err != nil {
			return err
		}
	}
	return w.next(path, spec)
}

// writeSpec writes the answers as a spec beside the problem.
func (w *wizard) writeSpec(path string) (string, error) {
	content, err := scaffold.WriteSpec(w.problem, false)
	if err != nil {
		return "", err
	}
	folder, err := bank.Open(w.folder())
	if err != nil {
		return "", err
	}
	defer folder.Close()
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".yaml"
	action, err := folder.Put(bank.File{Name: name, Content: content}, bank.How{Sync: true})
	if err != nil {
		return "", err
	}
	if action == bank.Refused {
		w.say("newproblem: %s is there already, with other content; it was left alone", folder.Path(name))
		return "", nil
	}
	return folder.Path(name), nil
}

// longest is how long a command line may be to be shown, in bytes.
const longest = 500

// next says what to do with the new problem, and how to make it again.
func (w *wizard) next(path, spec string) error {
	doc, err := w.template.Render(withDefaults(w.problem, w.defaults()))
	if err != nil {
		return err
	}
	left, err := w.template.Placeholders(doc.Bytes())
	if err != nil {
		return err
	}
	w.say("")
	if n := len(left); n > 0 {
		w.say("%d placeholders in [brackets] are left to fill in, the first in line %d.", n, left[0].Line)
	} else {
		w.say("No placeholder is left.")
	}
	line := w.commandLine()
	switch {
	case spec != "":
		w.say("The answers are kept in %s; the same file again:\n  %s", spec, shellquote.Join("newproblem", "--from", spec, "--output", path))
	case len(line) <= longest:
		w.say("The same file again, without questions:\n  %s", line)
	default:
		w.say("To keep such answers as a spec, choose %q at the end.", "Write it, and the answers as a spec beside it")
	}
	return nil
}

// commandLine makes the same file without a question.
func (w *wizard) commandLine() string {
	words := []string{"newproblem"}
	add := func(flag string, values ...string) {
		for _, v := range values {
			words = append(words, flag, v)
		}
	}
	for _, path := range w.problem.Paths() {
		v, _ := w.problem.Get(path)
		switch path {
		case "title", "difficulty":
			add("--"+path, v.Text)
		case "last_updated":
			add("--date", v.Text)
		case "tags", "companies":
			add("--"+path, strings.Join(texts(v), ","))
		case "requirements.functional":
			add("--requirement", texts(v)...)
		default:
			add("--set", sets(path, v)...)
		}
	}
	if w.template.Name() != scaffold.Builtin().Name() {
		add("--template", w.options.template)
	}
	if w.output != scaffold.Slug(w.problem.Title())+".md" && w.output != "." {
		add("--output", w.output)
	}
	return shellquote.Join(words...)
}

// sets are the --set flags that say a value.
func sets(path string, v scaffold.Value) []string {
	field, _ := scaffold.FieldAt(path)
	switch {
	case field.Many:
		var out []string
		for _, item := range v.Items {
			out = append(out, path+"="+flow(field, item))
		}
		return out
	case field.IsObject():
		var out []string
		for _, key := range field.Keys {
			if said, ok := v.Keys[key.Path]; ok {
				out = append(out, fmt.Sprintf("%s.%s=%s", path, key.Path, said.Text))
			}
		}
		return out
	}
	return []string{path + "=" + v.Text}
}

// flow is one item of a list as --set takes it.
func flow(f *scaffold.Field, item scaffold.Value) string {
	if !f.IsObject() {
		if strings.HasPrefix(item.Text, "[") {
			return fmt.Sprintf("[%q]", item.Text)
		}
		return item.Text
	}
	var parts []string
	for _, key := range f.Keys {
		if said, ok := item.Keys[key.Path]; ok {
			parts = append(parts, fmt.Sprintf("%s: %q", key.Path, said.Text))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
