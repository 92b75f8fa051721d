package checkcmd

import (
	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
)

// options are the flags of newproblem check.
type options struct {
	template              input.TemplateFlag
	format                string
	rules                 ruleFlags
	strict, verbose       bool
	fix, addMissing, diff bool

	given func(flag string) bool
}

func (o *options) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	o.template.Register(cmd)
	names := formatNames()
	f.StringVar(&o.format, "format", names[0], "print findings in this `form`: "+text.Choice(names))
	f.BoolVar(&o.strict, "strict", false, "count warnings as errors")
	f.BoolVar(&o.verbose, "verbose", false, "also show what is only worth knowing, such as sections of your own, and list placeholders one by one")
	f.StringArrayVar(&o.rules.only, "only", nil, "check these `rules` alone, separated by commas; repeatable")
	f.StringArrayVar(&o.rules.skip, "skip", nil, "leave out these `rules`, separated by commas; repeatable")
	f.BoolVar(&o.fix, "fix", false, "repair what is safe to repair")
	f.BoolVar(&o.addMissing, "add-missing", false, "with --fix or --diff: add missing sections, with their placeholders")
	f.BoolVar(&o.diff, "diff", false, "show what --fix would change, and write nothing")
	cli.Complete(cmd, "format", names...)
	cli.CompleteList(cmd, "only", bank.RuleIDs)
	cli.CompleteList(cmd, "skip", bank.RuleIDs)
	cmd.ValidArgsFunction = cli.CompleteMarkdown
}

// check refuses what cannot go together, and paths that lead nowhere: a name
// that is mistyped must not pass for a file without findings.
func (o *options) check(paths []string) error {
	var faults source.Faults
	cli.RequireOneOf(&faults, "format", o.format, formatNames())
	if o.addMissing && !o.fix && !o.diff {
		faults.Add(cli.Flag("add-missing"), "add --fix to write the sections, or --diff to see them", "works only together with --fix or --diff")
	}
	if o.diff && o.given("format") {
		faults.Add(source.Position{}, "leave one of them out", "--diff and --format cannot go together")
	}
	o.rules.check(&faults)
	o.template.Check(&faults)
	for _, path := range paths {
		if path == "-" {
			if len(paths) > 1 {
				faults.Add(source.Position{}, "run it once for each", "- cannot go together with other paths")
			}
			continue
		}
		cli.RequireExists(&faults, path, "give a file or a folder, or - for standard input")
	}
	return faults.Err()
}
