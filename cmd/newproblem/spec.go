package main

import (
	"context"

	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// specHeader stands above the example spec.
const specHeader = `# A complete spec for newproblem: every field there is, with an example.
# Only the title is required. What you leave out keeps the template's
# placeholder. Make the problem with: newproblem --from THIS-FILE

`

// newSpecCommand is "newproblem spec": the example spec, the spec of a problem
// that is there, and the schema.
func newSpecCommand(s *cli.Streams) *cobra.Command {
	var asSchema bool
	var template input.TemplateFlag
	cmd := &cobra.Command{
		Use: "spec [FILE.md]", Short: "Print an example spec, or the spec of a problem",
		Long: `Print a complete, commented example spec, to change and feed back with --from.
With a problem's file, print the spec that was read back from it, from which the
same file comes again. With --schema, print the JSON Schema of a spec, with which
editors complete and check a spec while you type.`,
		Example: `  newproblem spec > url-shortener.yaml
  newproblem --from url-shortener.yaml
  newproblem spec design-a-url-shortener.md
  newproblem spec --schema > spec.schema.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 1:
				return cli.WrongUse("run it once for each", "%s takes one file, not %d", cmd.CommandPath(), len(args))
			case len(args) == 1 && asSchema:
				return cli.WrongUse("leave one of them out", "--schema and a file cannot go together")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := bank.FindSettings(".")
			if err != nil {
				return err
			}
			out, err := printSpec(cli.Interruptible(cmd.Context()), s, args, asSchema, template.Name(settings))
			if err != nil {
				return err
			}
			return s.Print(out)
		},
	}
	cmd.Flags().BoolVar(&asSchema, "schema", false, "print the JSON Schema of a spec")
	template.Register(cmd)
	return cmd
}

func printSpec(ctx context.Context, s *cli.Streams, args []string, asSchema bool, template string) ([]byte, error) {
	switch {
	case asSchema:
		return spec.Schema()
	case len(args) == 1:
		return readBack(ctx, s, args[0], template)
	}
	example, err := spec.Write(spec.Example(), true)
	return append([]byte(specHeader), example...), err
}

// readBack gives the spec of a problem's file, and tells what of the file is
// not in it.
func readBack(ctx context.Context, s *cli.Streams, file, template string) ([]byte, error) {
	t, err := input.Template(ctx, template)
	if err != nil {
		return nil, err
	}
	name, doc, err := input.Read(ctx, s, file)
	if err != nil {
		fault := input.Fault(file, err)
		fault.Hint = "give the file of a problem, or nothing for an example"
		return nil, fault
	}
	reading, err := t.Read(doc)
	if err != nil {
		return nil, err
	}
	if len(reading.Problem.Paths()) == 0 {
		return nil, &source.Fault{
			At: source.Position{Name: name}, What: "says nothing that has a place in the template " + t.Name(),
			Hint: "with --template, name the template that it was made with",
		}
	}
	tellUnplaced(s, name, reading)
	return spec.Write(reading.Problem, false)
}

// tellUnplaced tells what the spec of a file that was edited leaves out.
func tellUnplaced(s *cli.Streams, name string, reading *scaffold.Reading) {
	const most = 10
	lines := reading.Unplaced
	for _, line := range lines[:min(most, len(lines))] {
		at := source.Position{Name: name, Line: line.Number}
		s.Note("%s: has no place in the template, and is not in the spec: %s", at, source.Quote(string(line.Raw)))
	}
	switch n := len(lines) - most; {
	case n > 0:
		s.Note("%s: the same is true of %s", name, text.Count(n, "more line", "more lines"))
	case len(lines) == 0 && !reading.Exact:
		s.Note("%s was edited: the spec does not make it again byte for byte", name)
	}
}
