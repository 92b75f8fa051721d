package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/kballard/go-shellquote"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/spec"
)

// save asks for the file and for a last yes, and writes the problem.
func (w *wizard) save() error {
	if w.output == "-" || w.dryRun {
		return w.make(w.ctx, []*spec.Problem{w.problem})
	}
	w.sync = true
	for {
		w.step()
		w.keep()
		if err := w.askOutput(); err != nil {
			return err
		}
		jobs, err := w.render([]*spec.Problem{w.problem})
		if err != nil {
			report(w.stderr, err)
			return errBack
		}
		action, err := w.rehearse(jobs[0])
		if err != nil {
			report(w.stderr, err)
			w.moveTo(".")
			continue
		}
		again, err := w.confirm(jobs[0], action)
		if err != nil || !again {
			return err
		}
	}
}

// writeItTo asks for the file.
const writeItTo = "Write it to"

// askOutput asks where the problem is to be written.
func (w *wizard) askOutput() error {
	name, err := w.fileName(w.problem)
	if err != nil {
		return err
	}
	given := filepath.Join(w.folder(), name)
	if w.draft.taken { // offering the same name again would lead in a circle
		given, w.draft.taken = "", false
	}
	answer, err := w.asker.Text(question{
		Message: writeItTo, Help: "A .md file, or a folder, in which the file is named after the title.",
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
		w.moveTo(atHome(strings.TrimSpace(answer), w.env("HOME")))
	}
	return err
}

// atHome is a path without the ~ that a shell would have replaced: no shell
// reads what is typed here.
func atHome(path, home string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if ok && home != "" && (rest == "" || rest[0] == '/') {
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
	options := []string{write, other, back, stop}
	message := "All set?"
	switch action {
	case bank.Refused:
		write = "Replace it"
		message = path + " is there already, with other content."
		options = []string{other, "Open the one that is there", write, back, stop}
	case bank.Replaced:
		write = "Replace " + path
		message = path + " is there already, with other content."
		options[0] = write
	case bank.Unchanged:
		write = "Leave it as it is"
		message = path + " has just this content already."
		options[0] = write
	}
	// The last yes is not noted: what it is given to may be another thing by
	// the time that it would come again.
	i, err := w.asker.prompter.Choose(question{Message: message, Default: options[0]}, options)
	if err != nil {
		return false, err
	}
	switch options[i] {
	case other:
		w.output, w.draft.taken = w.folder(), true
		return true, nil
	case back:
		return false, errBack
	case stop:
		return false, errInterrupted
	case write:
		return w.tryToWrite(action == bank.Refused)
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
// given: a full disk must not cost the author all answers. That one file may
// be replaced is not said of the next.
func (w *wizard) tryToWrite(replace bool) (again bool, err error) {
	before := w.force
	w.force = w.force || replace
	err = w.writeFile()
	w.force = before
	var editor *exec.ExitError // of --edit: the file is written
	if err == nil || w.ctx.Err() != nil || errors.As(err, &editor) {
		return false, err
	}
	report(w.stderr, err)
	return true, nil
}

// writeFile writes the problem, and says what to do next.
func (w *wizard) writeFile() error {
	if err := w.make(w.ctx, []*spec.Problem{w.problem}); err != nil {
		return err
	}
	name, err := w.fileName(w.problem)
	if err != nil {
		return err
	}
	return w.next(filepath.Join(w.folder(), name))
}

// longest is how long a command line may be to be shown, in bytes.
const longest = 500

// next says what to do with the new problem, and how to make it again.
func (w *wizard) next(path string) error {
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
	if line := w.commandLine(); len(line) <= longest {
		w.say("The same file again, without questions:\n  %s", line)
		return nil
	}
	words := append([]string{"newproblem", "spec"}, w.templateFlag()...)
	w.say("Its spec, from which the same file comes again:\n  %s", shellquote.Join(append(words, path)...))
	return nil
}

// templateFlag names the template, unless it is the usual one.
func (w *wizard) templateFlag() []string {
	if w.options.template == scaffold.BuiltinName {
		return nil
	}
	return []string{"--template", w.options.template}
}
