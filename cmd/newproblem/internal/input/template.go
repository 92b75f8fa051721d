package input

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
)

// A TemplateFlag is the flag --template of a command.
type TemplateFlag struct {
	name string
	flag *pflag.Flag
}

// Register gives a command the flag.
func (t *TemplateFlag) Register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&t.name, "template", "", "the `name` of a template, or a file with one of your own (default: the one in the settings, or problem)")
	t.flag = cmd.Flags().Lookup("template")
	_ = cmd.RegisterFlagCompletionFunc("template", CompleteTemplates) // fails only for a flag that is not there
}

// isGiven reports whether the flag was given.
func (t *TemplateFlag) isGiven() bool { return t.flag != nil && t.flag.Changed }

// Check adds a fault for an empty name.
func (t *TemplateFlag) Check(faults *source.Faults) {
	if t.isGiven() && t.name == "" {
		faults.Add(cli.Flag("template"), "give a file, or the name "+scaffold.BuiltinName, "is empty")
	}
}

// Name is the template that the command works with: the one that is given, or
// the bank's, or the built-in one.
func (t *TemplateFlag) Name(s *bank.Settings) string {
	switch {
	case t.isGiven():
		return t.name
	case s.Template == "" || s.Template == scaffold.BuiltinName:
		return scaffold.BuiltinName
	}
	return s.Path(s.Template)
}

// Open gives the template that the command works with. Its headings have the other names
// that the settings give those of the bank's own.
func (t *TemplateFlag) Open(ctx context.Context, s *bank.Settings) (*scaffold.Template, error) {
	return t.OpenNamed(ctx, s, t.Name(s))
}

// OpenNamed is Open for a command that may work with another template, by its name.
func (t *TemplateFlag) OpenNamed(ctx context.Context, s *bank.Settings, name string) (*scaffold.Template, error) {
	template, err := Template(ctx, name)
	if err != nil || len(s.Headings) == 0 {
		return template, err
	}
	titles, places := map[string]string{}, map[string]source.Position{}
	for _, heading := range s.Headings {
		for _, name := range heading.Names {
			titles[name.Text], places[name.Text] = heading.Title, name.At
		}
	}
	if isOwn := !t.isGiven() && name == t.Name(s); !isOwn {
		return template.NamedSoFar(titles)
	}
	return template.Named(titles, func(name string) source.Position { return places[name] })
}

// Template gives the template of a name, or of a file.
func Template(ctx context.Context, name string) (*scaffold.Template, error) {
	if name == scaffold.BuiltinName {
		return scaffold.Builtin(), nil
	}
	src, err := ReadFile(ctx, name)
	if err != nil {
		fault := Fault(name, err)
		fault.Hint = source.DidYouMean(name, []string{scaffold.BuiltinName}, "give a file, or the name "+scaffold.BuiltinName+"; run newproblem template export to get one to start from")
		return nil, fault
	}
	return scaffold.ParseTemplate(name, string(src))
}

// CompleteTemplates offers the built-in names, and files.
func CompleteTemplates(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{scaffold.BuiltinName}, cobra.ShellCompDirectiveDefault
}
