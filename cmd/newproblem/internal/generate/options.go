package generate

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// Options are the flags of the main command. Once they are read, they are not
// changed.
type Options struct {
	title, difficulty string
	tags, companies   []string
	requirements      []string
	set               []string
	date              string
	related           int

	from     []string
	output   string
	template input.TemplateFlag

	interactive, noInput bool
	resume               bool
	dryRun, force        bool
	edit, json           bool
	update, onlyCheck    bool
	take                 []string

	flags *pflag.FlagSet
}

// Register gives a command the flags.
func (o *Options) Register(cmd *cobra.Command) {
	f := cmd.Flags()
	o.flags = f
	f.SortFlags = false
	f.StringVar(&o.title, "title", "", "the `title` of the problem; the file is named after it")
	f.StringVarP(&o.difficulty, "difficulty", "d", "", "one `level`: beginner, easy, medium, hard or expert")
	f.StringArrayVarP(&o.tags, "tags", "t", nil, "a `list` of tags, separated by commas; repeatable")
	f.StringArrayVarP(&o.companies, "companies", "c", nil, "a `list` of companies, separated by commas; repeatable")
	f.StringArrayVarP(&o.requirements, "requirement", "r", nil, "the `text` of a functional requirement; repeatable")
	f.StringArrayVar(&o.set, "set", nil, "any field of the spec, as `PATH=VALUE`; repeat it to add to a list")
	f.StringVar(&o.date, "date", "", "the `day` for Last Updated, as YYYY-MM-DD (default: today)")
	f.IntVar(&o.related, "related", 0, "fill in this `number` of related problems, the closest in the bank")
	f.StringArrayVarP(&o.from, "from", "f", nil, "read a `spec` in YAML or JSON, a folder of them, or - for standard input; repeatable")
	f.StringVarP(&o.output, "output", "o", ".", "write to this `place`: a folder, a .md file, or - for standard output (default: the folder in the settings, or this one)")
	f.Lookup("output").DefValue = "" // the help has said it
	o.template.Register(cmd)
	f.BoolVarP(&o.interactive, "interactive", "i", false, "ask questions, with what you give as the defaults")
	f.BoolVar(&o.resume, "resume", false, "go on with a run that was stopped in this folder")
	f.BoolVar(&o.noInput, "no-input", false, "ask no questions")
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "print the document and what would happen; write nothing")
	f.BoolVar(&o.force, "force", false, "replace a file that already exists")
	f.BoolVar(&o.update, "update", false, "bring existing files up to date, and keep what was edited in them")
	f.BoolVar(&o.onlyCheck, "check", false, "with --update: write nothing; exit with 1 when something would change")
	f.StringArrayVar(&o.take, "take", nil, "with --update: settle a conflict, as `SIDE:FILE#SECTION`: take the text of the spec, or keep the file's; repeatable")
	f.BoolVar(&o.edit, "edit", false, "open the file in $VISUAL or $EDITOR afterwards")
	f.BoolVar(&o.json, "json", false, "report as JSON, one object per line")
	o.complete(cmd)
}

// complete registers what a shell may offer for the flags.
func (o *Options) complete(cmd *cobra.Command) {
	difficulty, _ := spec.Lookup("difficulty")
	levels := slices.Clone(difficulty.Options)
	for i := range levels {
		levels[i] = strings.ToLower(levels[i])
	}
	tags, _ := spec.Lookup("tags")
	cli.Complete(cmd, "difficulty", levels...)
	cli.Complete(cmd, "tags", tags.Options...)
	for _, flag := range []string{"title", "companies", "requirement", "date", "related", "take"} {
		cli.Complete(cmd, flag)
	}
	_ = cmd.RegisterFlagCompletionFunc("set", completePaths) // these fail only for a flag that is not there
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

// isGiven reports whether a flag was given at all.
func (o *Options) isGiven(flag string) bool { return o.flags.Changed(flag) }

// problemFlags are the flags that say something of the problem, and of its template.
var problemFlags = []string{"title", "difficulty", "tags", "companies", "requirement", "set", "date", "related", "from", "template"}

// SayNothing reports whether the flags give nothing of the problem, and do not
// ask for questions.
func (o *Options) SayNothing() bool {
	return !o.interactive && !slices.ContainsFunc(problemFlags, o.isGiven)
}

// check refuses flags that cannot go together, with choices that may be those
// of a run that was stopped.
func (o *Options) check(c Choices) error {
	var faults source.Faults
	refuse := func(a, b bool, hint, what string) {
		if a && b {
			faults.Add(source.Position{}, hint, "%s cannot go together", what)
		}
	}
	toStdout := c.Output.IsStdout()
	refuse(c.Interactive, o.noInput, "leave one of them out", "--interactive and --no-input")
	refuse(toStdout, o.json, "leave out --json to get the document, or --output to get a file", "--output - and --json")
	refuse(toStdout, c.Edit, "give a folder or a file to edit the problem", "--output - and --edit")
	refuse(toStdout, o.force, "leave out --force: standard output replaces no file", "--output - and --force")
	refuse(c.DryRun, c.Edit, "leave out --edit: a dry run writes no file to edit", "--dry-run and --edit")
	refuse(c.Interactive, o.json, "leave out --interactive: a script answers no questions", "--interactive and --json")
	refuse(o.update, toStdout, "give a folder: only files can be updated", "--update and --output -")
	refuse(o.update, c.Edit, "leave one of them out", "--update and --edit")
	refuse(o.update, o.resume, "leave one of them out", "--update and --resume")
	refuse(o.resume, o.noInput, "leave one of them out", "--resume and --no-input")
	refuse(o.resume, o.json, "leave out --json: it is for scripts, and --resume asks", "--resume and --json")
	if o.related < 0 {
		faults.Add(cli.Flag("related"), "give how many related problems to fill in, such as 3", "cannot be %d", o.related)
	}
	if o.onlyCheck && !o.update {
		faults.Add(source.Position{}, "add --update, or run newproblem check to check the structure of files", "--check is for --update")
	}
	if len(o.take) > 0 && !o.update {
		faults.Add(source.Position{}, "add --update: it settles what an update finds", "--take is for --update")
	}
	readTakes(o.take, &faults)
	if o.resume {
		o.refuseProblemFlags(&faults)
	}
	if o.isGiven("output") && strings.TrimSpace(o.output) == "" {
		faults.Add(cli.Flag("output"), "give a folder, a .md file, or - for standard output", "is empty")
	}
	if slices.Contains(o.from, "") {
		faults.Add(cli.Flag("from"), "give a file, a folder, or - for standard input", "is empty")
	}
	o.template.Check(&faults)
	return faults.Err()
}

// refuseProblemFlags refuses what the run that --resume goes on with has said.
func (o *Options) refuseProblemFlags(faults *source.Faults) {
	for _, flag := range problemFlags {
		hint := "leave out --" + flag + ": you can change your answers when you see them all"
		if flag == "template" {
			hint = "leave out --template: the problem keeps its template"
		}
		if o.isGiven(flag) {
			faults.Add(source.Position{}, hint, "--resume and --%s cannot go together", flag)
		}
	}
}

// problem is what the flags say about the problem.
func (o *Options) problem() (*spec.Problem, error) {
	p := &spec.Problem{}
	var faults source.Faults
	text := func(flag, path, value string) {
		if o.isGiven(flag) {
			p.Set(path, spec.Value{Text: value, At: cli.Flag(flag)})
		}
	}
	text("title", "title", o.title)
	text("difficulty", "difficulty", o.difficulty)
	text("date", "last_updated", o.date)
	list := func(flag, path string, texts []string) {
		if len(texts) == 0 {
			return
		}
		v := spec.Value{At: cli.Flag(flag)}
		for _, s := range texts {
			v.Items = append(v.Items, spec.Value{Text: s, At: cli.Flag(flag)})
		}
		p.Set(path, v)
	}
	list("tags", "tags", cli.SplitCommas(o.tags))
	list("companies", "companies", cli.SplitCommas(o.companies))
	list("requirement", "requirements.functional", o.requirements)
	applySets(p, o.set, &faults)
	return p, faults.Err()
}
