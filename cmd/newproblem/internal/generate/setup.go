package generate

import (
	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold"
	"newproblem/scaffold/bank"
)

// A Setup is what is known before a template, a spec or an answer is read: the
// flags, and the settings of the bank that the working folder belongs to.
type Setup struct {
	Streams  *cli.Streams
	Options  *Options
	Settings *bank.Settings
	Choices  Choices
}

// Prepare checks the flags, and reads the settings.
func Prepare(s *cli.Streams, o *Options) (Setup, error) {
	given := Choices{Output: Output(o.output), Interactive: o.interactive, DryRun: o.dryRun, Edit: o.edit}
	if err := o.check(given); err != nil {
		return Setup{}, err
	}
	if err := checkEpoch(s); err != nil {
		return Setup{}, err
	}
	settings, err := bank.FindSettings(".")
	if err != nil {
		return Setup{}, err
	}
	given.Template = o.template.Name(settings)
	if settings.Output != "" && !o.isGiven("output") {
		given.Output = Output(settings.Path(settings.Output))
	}
	return Setup{Streams: s, Options: o, Settings: settings, Choices: given}, nil
}

// MayAsk reports whether the run asks questions. The error says why it cannot
// ask although the flags demand it.
func (s Setup) MayAsk() (bool, error) {
	o, why := s.Options, s.whyNobodyAnswers()
	switch {
	case o.noInput:
		return false, nil
	case o.resume && why != "":
		return false, cli.WrongUse("run it by hand on a terminal: it asks the rest of the questions", "--resume cannot ask questions here: %s", why)
	case o.resume:
		return true, nil
	case !o.interactive:
		return why == "" && !o.isGiven("title") && !o.isGiven("from"), nil
	case why != "" && o.update:
		return false, cli.WrongUse("leave out --interactive, and settle conflicts with --take", "newproblem cannot ask questions here: %s", why)
	case why != "":
		return false, cli.WrongUse("leave out --interactive, and use flags or --from", "newproblem cannot ask questions here: %s", why)
	}
	return !o.update, nil // an update asks by itself
}

// whyNobodyAnswers tells why there is nobody to answer a question, or "".
func (s Setup) whyNobodyAnswers() string {
	env := s.Streams.Env
	if none := noTerminal(cli.IsTerminal(s.Streams.In), cli.IsTerminal(s.Streams.Err)); none != "" {
		return none
	}
	switch {
	case env("CI") != "" && env("CI") != "false" && env("CI") != "0":
		return "this is a CI run (CI=" + env("CI") + ")"
	case env("GOFILE") != "" && env("GOLINE") != "":
		return "this runs under go generate"
	}
	return ""
}

// noTerminal tells which of the two that questions need is no terminal, or "".
func noTerminal(isIn, isErr bool) string {
	switch {
	case !isIn && !isErr:
		return "standard input and standard error are not a terminal"
	case !isIn:
		return "standard input is not a terminal"
	case !isErr:
		return "standard error is not a terminal"
	}
	return ""
}

// MayTakeLong reports whether a run that asks nothing may take so long that
// the author wants to stop it.
func (s Setup) MayTakeLong() bool {
	o := s.Options
	return s.Choices.Edit || o.related > 0 || len(o.from) > 0 || s.Choices.Template != scaffold.BuiltinName || o.update
}

// MustResume reports whether there has to be a run to go on with.
func (s Setup) MustResume() bool { return s.Options.resume }

// Resume is the setup of a run that goes on with one that was stopped. What this
// command line gives overrides what the stopped run had.
func (s Setup) Resume(kept Choices) (Setup, error) {
	if s.Options.isGiven("output") {
		kept.Output = s.Choices.Output
	}
	kept.DryRun = kept.DryRun || s.Choices.DryRun
	kept.Edit = kept.Edit || s.Choices.Edit
	s.Choices = kept
	return s, s.Options.check(kept)
}

// OutputGiven reports whether the command line says where to write.
func (s Setup) OutputGiven() bool { return s.Options.isGiven("output") }

// CheckQuestions refuses flags that questions cannot go with.
func (s Setup) CheckQuestions() error {
	if s.Options.isGiven("related") {
		return cli.WrongUse("leave it out: the questions offer the closest problems", "--related and questions cannot go together")
	}
	return nil
}
