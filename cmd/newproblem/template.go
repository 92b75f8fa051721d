package main

import (
	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold"
)

// newTemplateCommand is "newproblem template": the templates.
func newTemplateCommand(s *cli.Streams) *cobra.Command {
	cmd := &cobra.Command{
		Use: "template", Short: "List, show and export templates",
		Long: `The template alone decides which headings a problem has, in which order and
with which placeholders. docs/templates.md says what a template of your own may
use.`,
		Args: cli.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{
			Use: "list", Short: "List the built-in templates", Args: cli.NoArguments,
			RunE: func(*cobra.Command, []string) error {
				return s.Print([]byte(scaffold.BuiltinName + "\ta system-design interview problem\n"))
			},
		},
		templateCommand(s, "show", "Print the blank problem of a template", func(t *scaffold.Template) ([]byte, error) { return t.Blank(), nil }),
		templateCommand(s, "export", "Print the source of a template, to change it", func(t *scaffold.Template) ([]byte, error) { return []byte(t.Source()), nil }),
	)
	return cmd
}

// templateCommand is a command that prints something of one template.
func templateCommand(s *cli.Streams, name, short string, what func(*scaffold.Template) ([]byte, error)) *cobra.Command {
	return &cobra.Command{
		Use: name + " [NAME|FILE]", Short: short,
		ValidArgsFunction: input.CompleteTemplates,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return cli.WrongUse("run "+cmd.CommandPath()+" --help", "%s takes one template, not %d", cmd.Name(), len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			t, err := input.Template(cli.Interruptible(cmd.Context()), append(args, scaffold.BuiltinName)[0])
			if err != nil {
				return err
			}
			out, err := what(t)
			if err != nil {
				return err
			}
			return s.Print(out)
		},
	}
}
