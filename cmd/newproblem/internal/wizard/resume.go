package wizard

import (
	"strings"
	"time"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
)

// goOn gives the draft of the stopped run that this one is to go on with, or
// nil. With --resume there must be one. Otherwise the author is asked, if this
// run begins with nothing.
func (s *session) goOn(setup generate.Setup, asker prompt.Prompter) (*draft, error) {
	mustResume := setup.MustResume()
	if !mustResume && !setup.Options.SayNothing() {
		return nil, nil
	}
	all, alive, err := s.stopped()
	switch {
	case err != nil && mustResume:
		return nil, err
	case err != nil:
		s.cannotKeep(err)
		return nil, nil
	case len(all) == 0 && mustResume:
		return nil, nothingToResume(alive, s.folders())
	case len(all) == 0:
		return nil, nil
	}
	picked, err := pick(all, mustResume, asker)
	if err != nil || picked == nil {
		releaseAll(all, nil)
		return nil, err
	}
	releaseAll(all, picked.file)
	if !mustResume {
		return s.askToResume(*picked, asker)
	}
	s.file = picked.file
	return picked.draft, nil
}

// nothingToResume is why there is nothing to go on with.
func nothingToResume(alive int, folders []string) error {
	hint := "run newproblem to begin a problem; a stopped run goes on only in its own folder"
	if len(folders) > 0 {
		hint = "a stopped run goes on only in its own folder: run newproblem --resume in " + strings.Join(folders, ", or in ")
	}
	if alive > 0 {
		return cli.WrongUse(hint, "there is no stopped run in this folder to go on with; one is still running")
	}
	return cli.WrongUse(hint, "there is no stopped run in this folder to go on with")
}

// pick asks which of several runs to go on with. It is nil when it is none,
// which may be when none has to be.
func pick(all []stopped, mustResume bool, asker prompt.Prompter) (*stopped, error) {
	if len(all) == 1 {
		return &all[0], nil
	}
	var options []string
	for _, s := range all {
		options = append(options, s.draft.title()+", stopped on "+s.file.Saved.Format(time.DateTime))
	}
	if !mustResume {
		options = append(options, "None of them: begin a new problem")
	}
	i, err := asker.Choose(prompt.Question{Message: "You stopped in the middle of several problems. Go on with which?", Default: options[0]}, options)
	switch {
	case err != nil:
		return nil, cli.WithHint(err, answersAreKept)
	case i == len(all):
		return nil, nil
	}
	return &all[i], nil
}

// askToResume asks whether to go on with a stopped run.
func (s *session) askToResume(picked stopped, asker prompt.Prompter) (*draft, error) {
	const yes, later, never = "Yes", "Not now: begin a new problem", "No: delete those answers, and begin a new problem"
	options := []string{yes, later, never}
	i, err := asker.Choose(prompt.Question{Message: "You stopped in the middle of " + picked.draft.title() + ". Go on with it?", Default: yes}, options)
	if err != nil {
		releaseAll([]stopped{picked}, nil)
		return nil, cli.WithHint(err, answersAreKept)
	}
	if options[i] == later {
		releaseAll([]stopped{picked}, nil)
		return nil, nil
	}
	s.file = picked.file
	if options[i] == never {
		s.finish()
		return nil, nil
	}
	return picked.draft, nil
}
