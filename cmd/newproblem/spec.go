package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/checkcmd"
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

// newSpecCommand is "newproblem spec": the example spec, the spec of an existing
// problem, and the schema.
func newSpecCommand(s *cli.Streams) *cobra.Command {
	var asSchema, verbose bool
	var template input.TemplateFlag
	cmd := &cobra.Command{
		Use: "spec [FILE.md]", Short: "Print an example spec, or the spec of a problem",
		Long: `Print a complete example spec with comments, to change and then give to --from.
Given the file of a problem, print the spec that makes the same file again: what
a reader sees in each place of the template. Lines that have no place in it are
named (ten of them, or with --verbose all), and the exit status is 1 if one of
them stands in a section of the template. With
--schema, print the JSON Schema of a spec: with it, editors complete and check a
spec as you type.`,
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
			if len(args) == 1 {
				ctx := cli.Interruptible(cmd.Context())
				t, err := template.Open(ctx, settings)
				if err != nil {
					return err
				}
				return readBack(ctx, s, args[0], t, verbose)
			}
			out, err := printSpec(asSchema)
			if err != nil {
				return err
			}
			return s.Print(out)
		},
	}
	cmd.Flags().BoolVar(&asSchema, "schema", false, "print the JSON Schema of a spec")
	cmd.Flags().BoolVar(&verbose, "verbose", false, "name every line that is not in the spec, and what no reader sees, such as comments")
	template.Register(cmd)
	return cmd
}

func printSpec(asSchema bool) ([]byte, error) {
	if asSchema {
		return spec.Schema()
	}
	example, err := spec.Write(spec.Example(), true)
	return append([]byte(specHeader), example...), err
}

// readBack prints the spec of a problem's file, and tells what of the file is
// not in it.
func readBack(ctx context.Context, s *cli.Streams, file string, t *scaffold.Template, verbose bool) error {
	name, doc, err := input.Read(ctx, s, file)
	if err != nil {
		fault := input.Fault(file, err)
		fault.Hint = "give the file of a problem, or nothing for an example"
		return fault
	}
	if err := source.CheckEncoding(file, doc); err != nil {
		return input.Fault(name, err)
	}
	reading, err := t.Read(doc)
	if err != nil {
		return err
	}
	if len(reading.Problem.Paths()) == 0 {
		return &source.Fault{
			At: source.Position{Name: name}, What: "has nothing that fits the template " + t.Name(),
			Hint: "use --template to name the template that it was made with",
		}
	}
	if _, ok := reading.Problem.Get("title"); !ok {
		title := bank.TitleOfFile(name)
		s.Note("%s: there is no title in it, so the spec takes the name of the file: %s", name, source.Quote(title))
		reading.Problem.Set("title", spec.Text(title))
	}
	out, err := spec.Write(reading.Problem, false)
	if err != nil {
		return err
	}
	if err := tellTorn(s, name, t, doc, reading); err != nil {
		return err
	}
	lost := tellUnplaced(s, name, reading, verbose)
	if verbose {
		for _, line := range t.Unseen(doc) {
			s.Note("%s: %s, so the spec leaves it out: %s", source.Position{Name: name, Line: line.Number}, line.Why, source.Quote(string(line.Raw)))
		}
	}
	if err := s.Print(out); err != nil {
		return err
	}
	if lost {
		return cli.Exit(cli.ExitFindings)
	}
	return nil
}

// tellTorn tells, where a file is not read whole, which of its headings are torn or glued:
// that is why their sections are not in the spec.
func tellTorn(s *cli.Streams, name string, t *scaffold.Template, doc []byte, reading *scaffold.Reading) error {
	if !reading.Partial && len(reading.Unplaced) == 0 {
		return nil
	}
	torn, err := checkcmd.TornHeadings(t, doc)
	if err != nil {
		return err
	}
	for i, f := range torn {
		s.Note("%s: %s, so its section is not read", source.Position{Name: name, Line: f.Line}, f.Message)
		if i+1 == len(torn) || torn[i+1].Fixable != f.Fixable {
			hint := "newproblem check says how it should be"
			if f.Fixable {
				hint = "newproblem check --fix mends it"
			}
			s.Hint(hint)
		}
	}
	return nil
}

// tellUnplaced tells what of a file its spec leaves out, and reports whether some
// of it stands in a section of the template: that comes first.
func tellUnplaced(s *cli.Streams, name string, reading *scaffold.Reading, verbose bool) (lost bool) {
	lines := slices.Clone(reading.Unplaced)
	slices.SortStableFunc(lines, func(a, b scaffold.Unplaced) int {
		switch {
		case a.Mild == b.Mild:
			return 0
		case b.Mild:
			return -1
		}
		return 1
	})
	most := 10
	if verbose {
		most = len(lines)
	}
	shown := lines[:min(most, len(lines))]
	for i, line := range shown {
		at := source.Position{Name: name, Line: line.Number}
		why := cmp.Or(line.Why, "the template has no place for this line")
		if !line.InPart {
			why += ", so the spec leaves it out"
		}
		s.Note("%s: %s: %s", at, why, source.Quote(withoutPadding(string(line.Raw))))
		if i+1 == len(shown) || shown[i+1].Hint != line.Hint { // once for the lines of one fault
			s.Hint(line.Hint)
		}
	}
	if n := len(lines) - most; n > 0 {
		s.Note("%s: the spec also leaves out %s", name, text.Count(n, "more line", "more lines"))
		s.Hint("name them all with --verbose")
	}
	if reading.Partial {
		s.Note("%s lacks lines that the template has: the spec makes them again", name)
		if slices.ContainsFunc(lines, scaffold.Unplaced.IsHeading) {
			s.Hint("where a heading has another name than the template's, newproblem check names it")
		}
	}
	return len(lines) > 0 && !lines[0].Mild
}

// withoutPadding is a line with one space for each run of them between its words.
func withoutPadding(line string) string {
	words := strings.TrimLeft(line, " \t")
	return line[:len(line)-len(words)] + strings.Join(strings.Fields(words), " ")
}
