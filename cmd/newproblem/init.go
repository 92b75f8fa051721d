package main

import (
	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// newInitCommand is "newproblem init": it writes settings for a bank.
func newInitCommand(s *cli.Streams) *cobra.Command {
	return &cobra.Command{
		Use: "init", Short: "Write a settings file with comments into the current folder",
		Long: `Write ` + bank.SettingsName + ` into the current folder, which makes it the root of a
bank. Every setting is there as a comment, with an example: to use one, remove
the # in front of it. docs/bank.md explains the settings.`,
		Args: cli.NoArguments,
		RunE: func(*cobra.Command, []string) error { return initBank(s) },
	}
}

func initBank(s *cli.Streams) error {
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
		s.Note("%s is unchanged", bank.SettingsName)
		return nil
	case action == disk.Refused:
		return &source.Fault{
			At:   source.Position{Name: bank.SettingsName},
			What: "already exists, and has been edited",
			Hint: "edit it by hand, or move it away to start over",
		}
	}
	return s.Print([]byte(bank.SettingsName + "\n"))
}
