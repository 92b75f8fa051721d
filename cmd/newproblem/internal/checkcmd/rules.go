package checkcmd

import (
	"slices"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// ruleFlags say which rules count.
type ruleFlags struct{ only, skip []string }

// words gives what was said, without the commas.
func (f ruleFlags) words() ruleFlags {
	return ruleFlags{cli.SplitCommas(f.only), cli.SplitCommas(f.skip)}
}

// check refuses rules that there are not, and flags that leave none.
func (f ruleFlags) check(faults *source.Faults) {
	f, known := f.words(), bank.RuleIDs()
	for _, flag := range []struct {
		name  string
		rules []string
	}{{"only", f.only}, {"skip", f.skip}} {
		for _, rule := range flag.rules {
			if !slices.Contains(known, rule) {
				faults.Add(cli.Flag(flag.name), source.DidYouMean(rule, known, "docs/checks.md lists the rules"), "there is no rule %s", source.Quote(rule))
			}
		}
	}
	isSkipped := func(rule string) bool { return slices.Contains(f.skip, rule) }
	if len(f.only) > 0 && !slices.ContainsFunc(f.only, func(rule string) bool { return !isSkipped(rule) }) {
		faults.Add(source.Position{}, "leave one of them out", "--only and --skip leave no rule to check")
	}
}

// A selection is the rules that count in a run.
type selection struct {
	ruleFlags
	verbose bool
}

// selected gives the rules that count: those that --only names, whatever the
// settings skip; else all but those that they and --skip do.
func (o *options) selected(s *bank.Settings) selection {
	f := o.rules.words()
	if len(f.only) == 0 {
		f.skip = append(f.skip, s.Skip...)
	}
	return selection{f, o.verbose}
}

// skips reports whether a rule is left out.
func (s *selection) skips(rule string) bool {
	return slices.Contains(s.skip, rule) || len(s.only) > 0 && !slices.Contains(s.only, rule)
}

// of gives those of some findings that are told: what is only worth knowing, when
// all is, or when its rule was named.
func (s *selection) of(findings []check.Finding) []check.Finding {
	return slices.DeleteFunc(findings, func(f check.Finding) bool {
		return s.skips(f.Rule) || f.Severity == check.Info && !s.verbose && len(s.only) == 0
	})
}
