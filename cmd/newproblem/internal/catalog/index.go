package catalog

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// NewIndexCommand is "newproblem index": it keeps the catalogue in the files
// that the settings name.
func NewIndexCommand(s *cli.Streams) *cobra.Command {
	var o indexOptions
	cmd := &cobra.Command{
		Use: "index", Short: "Write the catalogue into the index files of the bank",
		Long: `Write the catalogue of the bank into each index file that the settings name,
between these two lines of the file:

  ` + bank.IndexBegin + `
  ` + bank.IndexEnd + `

Nothing else in the file changes. The entries are indented like the two lines,
so that in a SUMMARY.md they can be nested below another entry. With --check,
nothing is written, and the exit status is 1 when an index is stale.`,
		Example: `  newproblem index
  newproblem index --check`,
		Args: cli.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return indexBank(cli.Interruptible(cmd.Context()), s, &o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.check, "check", false, "write nothing; exit with 1 when an index is stale")
	o.template.Register(cmd)
	return cmd
}

type indexOptions struct {
	check    bool
	template input.TemplateFlag
}

// An IndexFile is a file with an index in it, which is kept up to date.
type IndexFile struct {
	Index bank.Index
	Path  string // as it can be opened from here
	Was   []byte // what the file has
	now   []byte
}

// Fill gives the file with these problems in its index.
func (x *IndexFile) Fill(problems []bank.Listed) ([]byte, error) {
	return x.Index.Fill(x.Path, x.Was, problems)
}

// indexBank brings all indexes up to date, or none when one of them cannot be.
func indexBank(ctx context.Context, s *cli.Streams, o *indexOptions) error {
	if err := checkPaths(nil, &o.template).Err(); err != nil {
		return err
	}
	settings, err := bank.FindSettings(".")
	if err != nil {
		return err
	}
	kept, err := ReadIndexes(ctx, settings)
	if err != nil {
		return err
	}
	t, err := input.Template(ctx, o.template.Name(settings))
	if err != nil {
		return err
	}
	c, err := Read(ctx, s, settings, t, nil)
	switch {
	case err != nil:
		return err
	case c.partial: // an index would lose what could not be read
		return c.End()
	}
	for i := range kept {
		k := &kept[i]
		if k.now, err = k.Fill(c.Problems); err != nil {
			return err // ReadIndexes has found the markers
		}
	}
	if o.check {
		return tellStale(s, kept)
	}
	return writeIndexes(s, kept)
}

// ReadIndexes reads the files that the settings name. The error has the faults
// of all of them.
func ReadIndexes(ctx context.Context, settings *bank.Settings) ([]IndexFile, error) {
	switch {
	case settings.Root == "":
		return nil, cli.WrongUse("run newproblem init to get settings, and list the index files in them, under indexes", "there is no %s in this folder or above it, so there is no index to write", bank.SettingsName)
	case len(settings.Indexes) == 0:
		return nil, &source.Fault{
			At:   source.Position{Name: settings.Path(bank.SettingsName)},
			What: "names no index",
			Hint: "list the files that have an index, such as indexes: [README.md, SUMMARY.md]",
		}
	}
	var faults source.Faults
	var kept []IndexFile
	for _, index := range settings.Indexes {
		k := IndexFile{Index: index, Path: settings.Path(index.File)}
		var err error
		if k.Was, err = input.ReadFile(ctx, k.Path); err != nil {
			fault := input.Fault(k.Path, input.TooLarge(k.Was, err))
			if errors.Is(err, fs.ErrNotExist) {
				fault.Hint = fmt.Sprintf("create it, with these two lines where the index should go: %s and %s", bank.IndexBegin, bank.IndexEnd)
			}
			faults = append(faults, fault)
			continue
		}
		if _, err := k.Fill(nil); err != nil {
			faults = append(faults, source.AsFaults(err)...)
		}
		kept = append(kept, k)
	}
	return kept, faults.Err()
}

// tellStale tells which indexes would change.
func tellStale(s *cli.Streams, kept []IndexFile) error {
	var stale bytes.Buffer
	for _, k := range kept {
		if !bytes.Equal(k.Was, k.now) {
			stale.WriteString(k.Path + "\n")
		}
	}
	if stale.Len() == 0 {
		return nil
	}
	if err := s.Print(stale.Bytes()); err != nil {
		return err
	}
	s.Note("the index in %s is stale", text.Count(bytes.Count(stale.Bytes(), []byte("\n")), "file", "files"))
	s.Hint("run newproblem index")
	return cli.Exit(cli.ExitFindings)
}

// writeIndexes writes those that change.
func writeIndexes(s *cli.Streams, kept []IndexFile) error {
	var failed error
	var rewriter disk.Rewriter
	defer rewriter.Close()
	for _, k := range kept {
		if bytes.Equal(k.Was, k.now) {
			rewriter.Keep(k.Path)
			s.Note("%s is unchanged", k.Path)
			continue
		}
		if err := rewriter.Rewrite(k.Path, k.Was, k.now); err != nil {
			s.Note("%v", err)
			s.Hint(cli.HintInPlace(err))
			failed = cli.Exit(cli.ExitFailed)
			continue
		}
		if err := s.Print([]byte(k.Path + "\n")); err != nil {
			return err
		}
	}
	return failed
}
