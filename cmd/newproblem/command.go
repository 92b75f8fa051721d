package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/catalog"
	"newproblem/cmd/newproblem/internal/checkcmd"
	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/wizard"
)

// run executes one command line and gives the exit status.
func run(ctx context.Context, args []string, s *cli.Streams) int {
	out := &firstError{Writer: s.Out}
	cmd := newCommand(s, out)
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(ctx)
	if out.err != nil {
		err = cli.OutputFailed(out.err)
	}
	return s.Report(err)
}

// A firstError keeps the first error of a writer, because cobra drops it when
// it prints the help.
type firstError struct {
	io.Writer
	err error
}

func (f *firstError) Write(p []byte) (int, error) {
	n, err := f.Writer.Write(p)
	if f.err == nil {
		f.err = err
	}
	return n, err
}

// newCommand is the command tree. What cobra itself prints goes to out.
func newCommand(s *cli.Streams, out io.Writer) *cobra.Command {
	var o generate.Options
	cmd := &cobra.Command{
		Use:   "newproblem",
		Short: "Make a new interview problem, with the right structure from the start",
		Long: `Make a new interview problem from a template: a Markdown file that has the
right structure from the start.

On a terminal, newproblem asks you questions, unless you give it a title or a
spec. Only the title is required. What you leave out keeps the template's
placeholder, for you to fill in later.`,
		Example: `  newproblem
  newproblem --title "Design a URL Shortener" --difficulty medium --tags caching,databases
  newproblem --from specs/ --output problems
  newproblem spec > spec.yaml`,
		Version:       cli.Version(),
		Args:          cli.NoArguments,
		SilenceErrors: true, SilenceUsage: true,
		RunE: func(cmd *cobra.Command, _ []string) error { return makeProblems(cmd.Context(), s, &o) },
	}
	o.Register(cmd)
	cmd.SetIn(s.In)
	cmd.SetOut(out)
	cmd.SetErr(s.Err)
	cmd.SetFlagErrorFunc(cli.FlagFault)
	cmd.SetVersionTemplate("newproblem {{.Version}}\n")
	cmd.AddCommand(
		newInitCommand(s), checkcmd.NewCommand(s), catalog.NewListCommand(s), catalog.NewIndexCommand(s),
		catalog.NewStatsCommand(s), newTemplateCommand(s), newSpecCommand(s),
	)
	makeStrict(cmd)
	return cmd
}

// makeProblems is the main command: spec, flags and answers fill a problem,
// the template renders it, and the file is written.
func makeProblems(ctx context.Context, s *cli.Streams, o *generate.Options) error {
	setup, err := generate.Prepare(s, o)
	if err != nil {
		return err
	}
	asks, err := setup.MayAsk()
	if err != nil {
		return err
	}
	if asks || setup.MayTakeLong() {
		ctx = cli.Interruptible(ctx)
	}
	if asks {
		return wizard.Ask(ctx, setup)
	}
	run, err := generate.Open(ctx, setup)
	if err != nil {
		return err
	}
	return run.Make(ctx)
}

// makeStrict makes the commands that cobra adds refuse what they do not know,
// as ours do.
func makeStrict(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				found, rest, _ := root.Find(args) // fails with rest alone
				return cli.NoArguments(found, rest)
			}
		case "completion":
			cmd.Args = cli.NoArguments
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
			for _, shell := range cmd.Commands() {
				shell.Args = cli.NoArguments
			}
		}
	}
}
