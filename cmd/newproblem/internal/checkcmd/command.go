// Package checkcmd is newproblem check: it looks at problems with the rules of
// packages check and bank, repairs what is safe, and prints what it found as
// text, JSON, GitHub annotations or SARIF.
package checkcmd

import (
	"context"

	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
)

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
  newproblem check --only link-missing,mermaid
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

// checkPaths checks the problems that paths lead to.
func checkPaths(ctx context.Context, s *cli.Streams, o *options, paths []string) error {
	settings, err := bank.FindSettings(".")
	if err != nil {
		return err
	}
	if err := o.check(paths); err != nil {
		return err
	}
	template, err := o.template.Open(ctx, settings)
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
	rules := o.selected(settings)
	x := &examiner{checker: checker, rules: rules, bank: newBankRules(settings, template, rules, paths), options: o}
	return newRun(ctx, s, o, x, paths).run(ctx, x)
}
