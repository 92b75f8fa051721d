package main

import (
	"context"

	"github.com/spf13/cobra"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// checkOptions are the flags of newproblem check.
type checkOptions struct {
	template, format        string
	strict, verbose         bool
	fix, addMissing, diff   bool
	formatGiven, toStandard bool // --format was given; standard input is checked
}

// newCheckCommand is "newproblem check": is each file correctly structured?
func newCheckCommand(w *world) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use: "check [PATH...]", Short: "Check whether problems are correctly structured, and repair what is safe",
		Long: `Check whether problems are correctly structured, as their template says. Of a
folder (by default, the current one), the Markdown files that are problems are
checked, and the others are passed over; a file that is named is always checked.
Hidden folders, node_modules and what git ignores are passed over. With -,
standard input is checked.

Findings go to standard output. The exit status is 1 when one of them is an
error; with --strict, a warning is enough. docs/checks.md explains the rules.

With --fix, what is safe and mechanical is repaired: no word of an author is
removed or moved. With --diff, the repairs are shown, and nothing is written.`,
		Example: `  newproblem check
  newproblem check --strict problems
  newproblem check --diff problems
  newproblem check --fix --add-missing design-a-url-shortener.md
  newproblem check --format github`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			o.formatGiven = cmd.Flags().Changed("format")
			settings, err := bank.FindSettings(".")
			if err != nil {
				return err
			}
			if !cmd.Flags().Changed("template") {
				o.template = settingsTemplate(settings)
			}
			return checkBank(interruptible(cmd.Context()), w, &o, settings, paths)
		},
	}
	o.register(cmd)
	return cmd
}

func (o *checkOptions) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	templateFlag(cmd, &o.template)
	f.StringVar(&o.format, "format", formats[0], "the `form` in which findings are printed: text, json, github or sarif")
	f.BoolVar(&o.strict, "strict", false, "let warnings count as errors do")
	f.BoolVar(&o.verbose, "verbose", false, "tell also what is only worth knowing, such as sections of your own")
	f.BoolVar(&o.fix, "fix", false, "repair what is safe")
	f.BoolVar(&o.addMissing, "add-missing", false, "with --fix or --diff: put in the sections that are missing, with their placeholders")
	f.BoolVar(&o.diff, "diff", false, "show what --fix would change, and write nothing")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp)) // fails only for a flag that is not there
	cmd.ValidArgsFunction = completeMarkdown
}

// check refuses what cannot go together, and paths that lead nowhere: a name
// that is mistyped must not pass for a file without findings.
func (o *checkOptions) check(paths []string) error {
	var faults source.Faults
	refuseOther(&faults, "format", o.format, formats)
	if o.addMissing && !o.fix && !o.diff {
		faults.Add(flagName("add-missing"), "add --fix to write them, or --diff to see them", "adds sections only together with --fix or --diff")
	}
	if o.diff && o.formatGiven {
		faults.Add(source.Position{}, "leave one of them out", "--diff and --format cannot go together")
	}
	if o.template == "" {
		faults.Add(flagName("template"), "give a file, or the name "+scaffold.BuiltinName, "is empty")
	}
	for _, path := range paths {
		if path == "-" {
			if len(paths) > 1 {
				faults.Add(source.Position{}, "run it once for each", "- cannot go together with other paths")
			}
			continue
		}
		refuseNowhere(&faults, path, "give a file or a folder, or - for standard input")
	}
	return faults.Err()
}

// checkBank checks the problems that paths lead to.
func checkBank(ctx context.Context, w *world, o *checkOptions, settings *bank.Settings, paths []string) error {
	if err := o.check(paths); err != nil {
		return err
	}
	template, err := readTemplate(ctx, o.template)
	if err != nil {
		return err
	}
	checker, err := check.New(template)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	o.toStandard = paths[0] == "-"
	c := newChecking(ctx, w, o, checker, paths)
	c.bank = newBankCheck(settings, template, paths)
	inOrder(c.files(paths), c.examine, c.tell)
	return c.end()
}
