package wizard

import (
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kballard/go-shellquote"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/spec"
)

// save asks for the file and for a last yes, and writes the problem.
func (w *wizard) save() error {
	o := w.run.WriteOptions()
	o.Output, o.Sync = w.output, true
	if o.Output.IsStdout() || o.DryRun {
		jobs, err := w.run.Render([]*spec.Problem{w.problem}, o.Output)
		if err != nil {
			return err
		}
		return w.write(jobs, o)
	}
	for {
		if err := w.askOutput(); err != nil {
			return err
		}
		o.Output = w.output
		jobs, err := w.run.Render([]*spec.Problem{w.problem}, o.Output)
		if err != nil {
			w.report(err)
			return errBack
		}
		action, err := w.run.Plan(jobs[0], o)
		if err != nil {
			w.report(err)
			w.moveTo(".")
			continue
		}
		again, err := w.confirm(jobs[0], action, o)
		if err != nil || !again {
			return err
		}
	}
}

// What is asked about the file. Of a file that is there, the question begins
// with its path.
const (
	writeItTo = "Write it to"
	allSet    = "All set?"
	isThere   = " already exists, with other content."
	isSame    = " already has exactly this content."

	goBack = "Go back to the answers"
)

// askOutput asks where the problem is to be written.
func (w *wizard) askOutput() error {
	name, err := w.run.FileName(w.problem, w.output)
	if err != nil {
		return err
	}
	given := filepath.Join(w.output.Folder(), name)
	if w.taken { // offering the same name again would lead in a circle
		given, w.taken = "", false
	}
	answer, err := w.asker.Text(prompt.Question{
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
		w.moveTo(generate.Output(expandHome(strings.TrimSpace(answer), w.streams.Env("HOME"))))
	}
	return err
}

// expandHome is a path without the ~ that a shell would have replaced: no shell
// reads what is typed here.
func expandHome(path, home string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if ok && home != "" && (rest == "" || rest[0] == '/') {
		return filepath.Join(home, rest)
	}
	return path
}

// confirm asks for a last yes, and writes. It reports whether another file is
// to be asked for.
func (w *wizard) confirm(j generate.Job, action disk.Action, o generate.WriteOptions) (again bool, err error) {
	path := filepath.Join(o.Output.Folder(), j.Name)
	const other, stop = "Choose another name", "Stop; write nothing"
	write := "Write " + path
	options := []string{write, other, goBack, stop}
	message := allSet
	switch action {
	case disk.Refused:
		write = "Replace it"
		message = path + isThere
		options = []string{other, "Open the one that is there", write, goBack, stop}
	case disk.Replaced:
		write = "Replace " + path
		message = path + isThere
		options[0] = write
	case disk.Unchanged:
		write = "Leave it as it is"
		message = path + isSame
		options[0] = write
	}
	isFinal := func(i int) bool { return options[i] != other && options[i] != goBack }
	i, err := w.asker.Confirm(prompt.Question{Message: message, Default: options[0]}, options, isFinal)
	if err != nil {
		return false, err
	}
	switch options[i] {
	case other:
		w.output, w.taken = generate.Output(o.Output.Folder()), true
		return true, nil
	case goBack:
		return false, errBack
	case stop:
		return false, cli.ErrInterrupted
	case write:
		o.Force = o.Force || action == disk.Refused
		return w.tryToWrite(j, o)
	}
	return true, w.openExisting(path)
}

// openExisting opens the file that is in the way.
func (w *wizard) openExisting(path string) error {
	editor, err := prompt.Editor(w.streams)
	if err != nil {
		w.report(err)
		return nil
	}
	return prompt.RunEditor(w.ctx, w.streams, editor, path)
}

// tryToWrite writes, or tells why it cannot, so that another place can be
// given: a full disk must not cost the author all answers.
func (w *wizard) tryToWrite(j generate.Job, o generate.WriteOptions) (again bool, err error) {
	err = w.write([]generate.Job{j}, o)
	var editor *exec.ExitError // of --edit: the file is written
	if err != nil && w.ctx.Err() == nil && !errors.As(err, &editor) {
		w.report(err)
		return true, nil
	}
	if err == nil {
		err = w.next(filepath.Join(o.Output.Folder(), j.Name))
	}
	return false, err
}

// write writes the problem. The answers need not be kept when it is where it
// was to go.
func (w *wizard) write(jobs []generate.Job, o generate.WriteOptions) error {
	paths, err := w.run.Write(w.ctx, jobs, o)
	if err != nil {
		return err
	}
	w.session.finish()
	return w.run.Edit(w.ctx, paths)
}

// longest is how long a command line may be to be shown, in bytes.
const longest = 500

// next says what to do with the new problem, and how to make it again.
func (w *wizard) next(path string) error {
	doc, err := w.run.Template.Render(w.run.WithDefaults(w.problem))
	if err != nil {
		return err
	}
	page, err := w.run.Template.Page(doc.Bytes())
	if err != nil {
		return err
	}
	left := slices.Collect(page.Placeholders())
	w.say("")
	if n := len(left); n > 0 {
		w.say("%d placeholders in [brackets] are left to fill in, the first on line %d.", n, left[0].Line)
	} else {
		w.say("No placeholder is left.")
	}
	if line := commandLine(w.problem, w.run.Setup.Choices.Template, w.output); len(line) <= longest {
		w.say("To make the same file again without questions:\n  %s", line)
		return nil
	}
	words := append([]string{"newproblem", "spec"}, templateFlag(w.run.Setup.Choices.Template)...)
	w.say("To get its spec, which makes the same file again:\n  %s", shellquote.Join(append(words, path)...))
	return nil
}

// withoutFile gives answers without those about the file, when the command line
// names it now, and without the ways back from there to the other answers.
func withoutFile(answers []prompt.Answer) (left []prompt.Answer) {
	for _, a := range answers {
		if !isAboutFile(a) {
			left = append(left, a)
			continue
		}
		last := len(left) - 1
		if a.How == prompt.ByChoice && a.String() == goBack && last >= 0 && left[last].Asked == changeAnswer {
			left = left[:last] // that all was well, and led to the file
		}
	}
	return left
}

// isAboutFile reports whether an answer was given to a question about the file.
func isAboutFile(a prompt.Answer) bool {
	return a.Asked == writeItTo || a.Asked == allSet || strings.HasSuffix(a.Asked, isThere) || strings.HasSuffix(a.Asked, isSame)
}
