package catalog

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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

Nothing else in the file changes, and nothing at all if the index says the same
already, however a formatter has written it. The entries are indented like the
two lines, so that in a SUMMARY.md they can be nested below another entry. A file
that is missing is made. With --check, nothing is written, and the exit status is
1 when an index is stale or missing.`,
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
	Was   []byte // what the file has; nil if it is missing, and is to be made
	now   []byte
}

// Fill gives the file with these problems in its index.
func (x *IndexFile) Fill(problems []bank.Listed) ([]byte, error) {
	doc := x.Was
	if doc == nil {
		doc = x.Index.Blank()
	}
	return x.Index.Fill(x.Path, doc, problems)
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
	t, err := o.template.Open(ctx, settings)
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
	return writeIndexes(s, settings, kept)
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
		if k.Was, err = readIndex(ctx, k.Path); err != nil {
			faults = append(faults, input.Fault(k.Path, err))
			continue
		}
		if err := bank.CheckMarkers(k.Path, k.Was); err != nil && k.Was != nil {
			faults = append(faults, source.AsFaults(err)...)
		}
		kept = append(kept, k)
	}
	return kept, faults.Err()
}

// readIndex reads an index file. One that is missing is nil, but a link that leads
// nowhere is an error: what is made in its place would be elsewhere.
func readIndex(ctx context.Context, path string) ([]byte, error) {
	content, err := input.ReadFile(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, missing := os.Lstat(path); errors.Is(missing, fs.ErrNotExist) {
			return nil, nil
		}
	}
	if err = input.TooLarge(content, err); err != nil {
		return content, err
	}
	if content == nil {
		content = []byte{} // it is there, and empty
	}
	return content, source.CheckEncoding(path, content)
}

// tellStale tells which indexes would change.
func tellStale(s *cli.Streams, kept []IndexFile) error {
	var paths bytes.Buffer
	stale, missing := 0, 0
	for _, k := range kept {
		switch {
		case k.Was == nil:
			missing++
		case !bytes.Equal(k.Was, k.now):
			stale++
		default:
			continue
		}
		paths.WriteString(k.Path + "\n")
	}
	if stale+missing == 0 {
		return nil
	}
	if err := s.Print(paths.Bytes()); err != nil {
		return err
	}
	if stale > 0 {
		s.Note("the index in %s is stale", text.Count(stale, "file", "files"))
	}
	if missing > 0 {
		s.Note("%s with an index would be made", text.Count(missing, "file", "files"))
	}
	s.Hint("run newproblem index")
	return cli.Exit(cli.ExitFindings)
}

// writeIndexes writes those that change, and makes those that are missing.
func writeIndexes(s *cli.Streams, settings *bank.Settings, kept []IndexFile) error {
	var failed error
	var rewriter disk.Rewriter
	defer rewriter.Close()
	for _, k := range kept {
		if bytes.Equal(k.Was, k.now) {
			rewriter.Keep(k.Path)
			s.Note("%s is unchanged", k.Path)
			continue
		}
		var err error
		if k.Was == nil {
			err = makeIndex(settings, &k)
		} else {
			err = rewriter.Rewrite(k.Path, k.Was, k.now)
		}
		if err != nil {
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

// makeIndex makes a file that is missing, and the folders above it, but nothing
// out of the bank.
func makeIndex(settings *bank.Settings, k *IndexFile) error {
	below, name := filepath.Split(filepath.Clean(k.Index.File))
	folder, err := disk.OpenBelow(settings.Path("."), filepath.Clean(below))
	if err != nil {
		return err
	}
	defer folder.Close()
	action, err := folder.Put(disk.File{Name: name, Content: k.now}, disk.WriteOptions{Sync: true})
	if err == nil && action == disk.Refused {
		err = fmt.Errorf("writing %s: %w", k.Path, disk.ErrChanged)
	}
	return err
}
