package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// run executes one command line and gives the exit code.
func run(ctx context.Context, args []string, w *world) int {
	out := &firstError{Writer: w.stdout}
	cmd := newCommand(w, out)
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(ctx)
	if out.err != nil {
		err = outputFailed(out.err)
	}
	return report(w.stderr, err)
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
func newCommand(w *world, out io.Writer) *cobra.Command {
	var o options
	cmd := &cobra.Command{
		Use:   "newproblem",
		Short: "Make a new interview problem, correctly structured from its first second",
		Long: `Make a new interview problem from a template: a Markdown file that is
correctly structured from its first second.

Without a title and without a spec, on a terminal, newproblem asks. With
either, it asks nothing. Only the title is required: what is not said keeps
the template's placeholder, for you to fill in.`,
		Example: `  newproblem
  newproblem --title "Design a URL Shortener" --difficulty medium --tags caching,databases
  newproblem --from specs/ --output problems
  newproblem spec > spec.yaml`,
		Version:       version(),
		Args:          noArguments,
		SilenceErrors: true, SilenceUsage: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.given = cmd.Flags().Changed
			return makeProblems(cmd.Context(), w, &o)
		},
	}
	o.register(cmd)
	cmd.SetIn(w.stdin)
	cmd.SetOut(out)
	cmd.SetErr(w.stderr)
	cmd.SetFlagErrorFunc(flagFault)
	cmd.SetVersionTemplate("newproblem {{.Version}}\n")
	cmd.AddCommand(newInitCommand(w), newCheckCommand(w), newListCommand(w), newIndexCommand(w), newStatsCommand(w), newTemplateCommand(w), newSpecCommand(w))
	makeStrict(cmd)
	return cmd
}

// options are the flags of the main command.
type options struct {
	title, difficulty string
	tags, companies   []string
	requirements      []string
	set               []string
	date              string
	related           int

	from     []string
	output   string
	template string

	interactive, noInput bool
	resume               bool
	dryRun, force        bool
	edit, json           bool
	update, onlyCheck    bool
	settings             *bank.Settings // of the bank that the working folder belongs to

	given func(flag string) bool // whether a flag was given at all
}

func (o *options) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.title, "title", "", "the `title` of the problem; the file is named after it")
	f.StringVarP(&o.difficulty, "difficulty", "d", "", "one `level`: beginner, easy, medium, hard or expert")
	f.StringArrayVarP(&o.tags, "tags", "t", nil, "a `list` of tags, separated by commas; repeatable")
	f.StringArrayVarP(&o.companies, "companies", "c", nil, "a `list` of companies, separated by commas; repeatable")
	f.StringArrayVarP(&o.requirements, "requirement", "r", nil, "the `text` of a functional requirement; repeatable")
	f.StringArrayVar(&o.set, "set", nil, "any field of the spec, as `PATH=VALUE`; repeat it to add to a list")
	f.StringVar(&o.date, "date", "", "the `day` for Last Updated, as YYYY-MM-DD (default: today)")
	f.IntVar(&o.related, "related", 0, "fill in this `number` of related problems, the closest ones of the bank")
	f.StringArrayVarP(&o.from, "from", "f", nil, "a `spec` in YAML or JSON, a folder of them, or - for standard input; repeatable")
	f.StringVarP(&o.output, "output", "o", ".", "the `place`: a folder, a .md file, or - for standard output (default: that of the settings, or here)")
	f.Lookup("output").DefValue = "" // the help has said it
	templateFlag(cmd, &o.template)
	f.BoolVarP(&o.interactive, "interactive", "i", false, "ask, with what was given as the defaults")
	f.BoolVar(&o.resume, "resume", false, "go on where an earlier run in this folder was stopped")
	f.BoolVar(&o.noInput, "no-input", false, "never ask")
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "print the document and what would happen; write nothing")
	f.BoolVar(&o.force, "force", false, "replace a file that is there already")
	f.BoolVar(&o.update, "update", false, "bring files that are there up to date, and keep what was edited in them")
	f.BoolVar(&o.onlyCheck, "check", false, "with --update: write nothing; exit with 1 when something would change")
	f.BoolVar(&o.edit, "edit", false, "open the file in $VISUAL or $EDITOR afterwards")
	f.BoolVar(&o.json, "json", false, "report as JSON, one object a line")

	complete := func(flag string, values ...string) {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // fails only for a flag that is not there
	}
	difficulty, _ := spec.Lookup("difficulty")
	tags, _ := spec.Lookup("tags")
	complete("difficulty", lower(difficulty.Options)...)
	complete("tags", tags.Options...)
	for _, flag := range []string{"title", "companies", "requirement", "date", "related"} {
		complete(flag)
	}
	_ = cmd.RegisterFlagCompletionFunc("set", completePaths)
	_ = cmd.MarkFlagFilename("from", "yaml", "yml", "json")
}

// completePaths offers the paths of the spec for --set.
func completePaths(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var paths []string
	for _, f := range spec.Fields() {
		paths = append(paths, cobra.CompletionWithDesc(f.Path+"=", f.Help))
	}
	return paths, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

// completeTemplates offers the built-in names, and files.
func completeTemplates(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{scaffold.BuiltinName}, cobra.ShellCompDirectiveDefault
}

func lower(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}

// noArguments refuses arguments that are not flags.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if cmd.HasSubCommands() {
		hint := "the commands are " + strings.Join(names, ", ")
		if !cmd.HasParent() {
			hint = `a title is given with --title "…"; ` + hint
		}
		return wrongUse(source.DidYouMean(args[0], names, hint),
			"there is no command %s", source.Quote(args[0]))
	}
	return wrongUse("run "+cmd.CommandPath()+" --help", "%s takes no argument %s", cmd.Name(), source.Quote(args[0]))
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
				return noArguments(found, rest)
			}
		case "completion":
			cmd.Args = noArguments
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
			for _, shell := range cmd.Commands() {
				shell.Args = noArguments
			}
		}
	}
}

// flagFault explains a flag that cannot be read.
func flagFault(cmd *cobra.Command, err error) error {
	help := "run " + cmd.CommandPath() + " --help to see the flags"
	var without *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &without):
		return wrongUse(help, "--%s needs a value", without.GetFlag().Name)
	case errors.As(err, &wrong) && wrong.GetFlag().Value.Type() != "bool": // those that are no number take any text
		return wrongUse("give a whole number from 0", "--%s cannot be %s", wrong.GetFlag().Name, source.Quote(wrong.GetValue()))
	case errors.As(err, &wrong):
		name := "--" + wrong.GetFlag().Name
		return wrongUse("give "+name+" alone, or "+name+"=false", "%s cannot be %s", name, source.Quote(wrong.GetValue()))
	case !errors.As(err, &unknown):
		return wrongUse(help, "%v", err)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	name := "--" + unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		name = "-" + unknown.GetSpecifiedName()
	}
	return wrongUse(source.DidYouMean(name, names, help), "there is no flag %s", name)
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && !strings.Contains(v, s.Value[:min(12, len(s.Value))]) {
			v += " " + s.Value[:min(12, len(s.Value))]
		}
	}
	return fmt.Sprintf("%s, built with %s", v, info.GoVersion)
}
