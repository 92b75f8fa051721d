package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// newInitCommand is "newproblem init": it writes settings for a bank.
func newInitCommand(w *world) *cobra.Command {
	return &cobra.Command{
		Use: "init", Short: "Write the settings of a bank, with comments, into the current folder",
		Long: `Write ` + bank.SettingsName + ` into the current folder, which makes it the root of a
bank. Every setting stands there as a comment, with an example: take away the
comment sign before what you want to set. docs/bank.md explains the settings.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return initBank(w) },
	}
}

func initBank(w *world) error {
	folder, err := disk.Open(".")
	if err != nil {
		return err
	}
	defer folder.Close()
	action, err := folder.Put(disk.File{Name: bank.SettingsName, Content: bank.ExampleSettings()}, disk.WriteOptions{})
	switch {
	case err != nil:
		return err
	case action == disk.Unchanged:
		fmt.Fprintf(w.stderr, "newproblem: %s is unchanged\n", bank.SettingsName)
		return nil
	case action == disk.Refused:
		return &source.Fault{
			At:   source.Position{Name: bank.SettingsName},
			What: "is there already, and somebody has changed it",
			Hint: "change it by hand, or move it away to begin anew",
		}
	}
	return w.printOut([]byte(bank.SettingsName + "\n"))
}
