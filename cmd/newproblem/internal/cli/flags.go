package cli

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"newproblem/scaffold/source"
)

// Flag is the position of a value that was given with a flag, for faults.
func Flag(name string) source.Position { return source.Position{Name: "--" + name} }

// SplitCommas gives the words of a repeatable flag that takes several,
// separated by commas.
func SplitCommas(values []string) []string {
	var out []string
	for _, v := range values {
		for part := range strings.SplitSeq(v, ",") {
			out = append(out, strings.TrimSpace(part))
		}
	}
	return out
}

// RequireOneOf adds a fault if the value of a flag is not one of those accepted.
func RequireOneOf(faults *source.Faults, flag, value string, accepted []string) {
	if !slices.Contains(accepted, value) {
		faults.Add(Flag(flag), source.DidYouMean(value, accepted, "accepted: "+strings.Join(accepted, ", ")), "cannot be %s", source.Quote(value))
	}
}

// RequireExists adds a fault if there is no file or folder at a path. The hint
// is for an empty path.
func RequireExists(faults *source.Faults, path, hint string) {
	if path == "" {
		faults.Add(source.Position{}, hint, "a path is empty")
	} else if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		faults.Add(source.Position{Name: path}, "check the name", "there is no such file or folder")
	}
}

// NoArguments refuses arguments that are not flags.
func NoArguments(cmd *cobra.Command, args []string) error {
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
			hint = `to give a title, use --title "…"; ` + hint
		}
		return WrongUse(source.DidYouMean(args[0], names, hint),
			"there is no command %s", source.Quote(args[0]))
	}
	return WrongUse("run "+cmd.CommandPath()+" --help", "%s takes no argument %s", cmd.Name(), source.Quote(args[0]))
}

// FlagFault explains a flag that cannot be read.
func FlagFault(cmd *cobra.Command, err error) error {
	help := "run " + cmd.CommandPath() + " --help to see the flags"
	var without *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &without):
		return WrongUse(help, "--%s needs a value", without.GetFlag().Name)
	case errors.As(err, &wrong) && wrong.GetFlag().Value.Type() != "bool": // those that are not numbers take any text
		return WrongUse("give a whole number, 0 or more", "--%s cannot be %s", wrong.GetFlag().Name, source.Quote(wrong.GetValue()))
	case errors.As(err, &wrong):
		name := "--" + wrong.GetFlag().Name
		return WrongUse("give "+name+" alone, or "+name+"=false", "%s cannot be %s", name, source.Quote(wrong.GetValue()))
	case !errors.As(err, &unknown):
		return WrongUse(help, "%v", err)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	name := "--" + unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		name = "-" + unknown.GetSpecifiedName()
	}
	return WrongUse(source.DidYouMean(name, names, help), "there is no flag %s", name)
}

// Complete offers words for a flag in a shell.
func Complete(cmd *cobra.Command, flag string, words ...string) {
	CompleteLater(cmd, flag, func() []string { return words })
}

// CompleteLater offers words for a flag in a shell, which are looked for only
// when they are asked for.
func CompleteLater(cmd *cobra.Command, flag string, words func() []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { // fails only for a flag that is not there
		return words(), cobra.ShellCompDirectiveNoFileComp
	})
}

// CompleteList offers words for a flag in a shell that takes several, separated by
// commas: those that are not there yet, behind those that are.
func CompleteList(cmd *cobra.Command, flag string, words func() []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) { // fails only for a flag that is not there
		done := typed[:strings.LastIndexByte(typed, ',')+1]
		var offered []string
		for _, word := range words() {
			if !slices.Contains(strings.Split(done, ","), word) {
				offered = append(offered, done+word)
			}
		}
		return offered, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	})
}

// CompleteMarkdown offers files with problems, and folders.
func CompleteMarkdown(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"md", "markdown"}, cobra.ShellCompDirectiveFilterFileExt
}
