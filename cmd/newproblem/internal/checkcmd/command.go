// Package checkcmd is newproblem check: it looks at problems with the rules of
// packages check and bank, repairs what is safe, and prints what it found as
// text, JSON, GitHub annotations or SARIF.
package checkcmd

import (
	"context"

	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// options are the flags of newproblem check.
type options struct {
	template              input.TemplateFlag
	format                string
	strict, verbose       bool
	fix, addMissing, diff bool

	given func(flag string) bool
}

// NewCommand is "newproblem check": is each file correctly structured?
func NewCommand(s *cli.Streams) *cobra.Command {
	var o options
	cmd := &cobra.Command{
		Use: "check [PATH...]", Short: "Check the structure of problems, and repair what is safe to repair",
		Long: `Check whether problems have the structure of their template. In a folder (the
current one unless you name another), Markdown files that are not problems are
passed over; a file that you name is always checked. Hidden folders,
node_modules and what git ignores are passed over, too. With -, standard input
is checked.

Findings go to standard output. The exit status is 1 when one of them is an
error; with --strict, a warning is enough. docs/checks.md explains the rules.

With --fix, newproblem repairs what is safe and mechanical; it never removes or
moves an author's words. With --diff, it shows the repairs and writes nothing.`,
		Example: `  newproblem check
  newproblem check --strict problems
  newproblem check --diff problems
  newproblem check --fix --add-missing design-a-url-shortener.md
  newproblem check --format github`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			o.given = cmd.Flags().Changed
			return checkPaths(cli.Interruptible(cmd.Context()), s, &o, paths)
		},
	}
	o.register(cmd)
	return cmd
}

func (o *options) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	o.template.Register(cmd)
	f.StringVar(&o.format, "format", formats[0], "print findings in this `form`: text, json, github or sarif")
	f.BoolVar(&o.strict, "strict", false, "count warnings as errors")
	f.BoolVar(&o.verbose, "verbose", false, "also show what is only worth knowing, such as sections of your own")
	f.BoolVar(&o.fix, "fix", false, "repair what is safe to repair")
	f.BoolVar(&o.addMissing, "add-missing", false, "with --fix or --diff: add missing sections, with their placeholders")
	f.BoolVar(&o.diff, "diff", false, "show what --fix would change, and write nothing")
	cli.Complete(cmd, "format", formats...)
	cmd.ValidArgsFunction = cli.CompleteMarkdown
}

// check refuses what cannot go together, and paths that lead nowhere: a name
// that is mistyped must not pass for a file without findings.
func (o *options) check(paths []string) error {
	var faults source.Faults
	cli.RequireOneOf(&faults, "format", o.format, formats)
	if o.addMissing && !o.fix && !o.diff {
		faults.Add(cli.Flag("add-missing"), "add --fix to write the sections, or --diff to see them", "works only together with --fix or --diff")
	}
	if o.diff && o.given("format") {
		faults.Add(source.Position{}, "leave one of them out", "--diff and --format cannot go together")
	}
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

// checkPaths checks the problems that paths lead to.
func checkPaths(ctx context.Context, s *cli.Streams, o *options, paths []string) error {
	settings, err := bank.FindSettings(".")
	if err != nil {
		return err
	}
	if err := o.check(paths); err != nil {
		return err
	}
	template, err := input.Template(ctx, o.template.Name(settings))
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
	r := newRun(ctx, s, o, checker, paths)
	r.bank = newBankRules(settings, template, paths)
	return r.run(ctx)
}
