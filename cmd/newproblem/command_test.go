package main

import (
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"newproblem/cmd/newproblem/internal/cli"
)

// TestHelp looks at the help of every command: each says what it does in a line,
// and what each flag does, and names the value of a flag that takes one.
//
// It is the one test within package main, which links the program into the test
// binary. So go test knows that all tests of this package depend on it, and does
// not take their results from before a change of the program for those of now.
func TestHelp(t *testing.T) {
	root := newCommand(cli.System(), io.Discard)
	seen := 0
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		seen++
		path := cmd.CommandPath()
		if first := []rune(cmd.Short + " ")[0]; !unicode.IsUpper(first) || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: its line of help is %q", path, cmd.Short)
		}
		if cmd.RunE == nil && !cmd.HasSubCommands() && cmd.Run == nil {
			t.Errorf("%s does nothing", path)
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			value, usage := pflag.UnquoteUsage(f)
			if usage == "" || strings.HasSuffix(usage, ".") {
				t.Errorf("%s --%s: its line of help is %q", path, f.Name, usage)
			}
			if f.Value.Type() != "bool" && (value == f.Value.Type() || value == "strings") {
				t.Errorf("%s --%s does not name its value", path, f.Name)
			}
		})
		for _, c := range cmd.Commands() {
			look(c)
		}
	}
	look(root)
	if seen < 10 {
		t.Errorf("only %d commands were looked at", seen)
	}
}
