package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// newIndexCommand is "newproblem index": it keeps the catalogue in the files
// that the settings name.
func newIndexCommand(w *world) *cobra.Command {
	var o indexOptions
	cmd := &cobra.Command{
		Use: "index", Short: "Write the catalogue into the files that the settings name",
		Long: `Write the catalogue of the bank into the files that the settings name as
indexes, between two lines of each:

  ` + bank.IndexBegin + `
  ` + bank.IndexEnd + `

Outside of them, nothing changes. What they are indented by, the entries are
indented by, too, so that the entries of a SUMMARY.md can stand below another.
With --check, nothing is written, and the exit status is 1 when an index is
stale.`,
		Example: `  newproblem index
  newproblem index --check`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.given = cmd.Flags().Changed
			return indexBank(interruptible(cmd.Context()), w, &o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.check, "check", false, "write nothing; the exit status is 1 when an index is stale")
	templateFlag(cmd, &o.template)
	return cmd
}

type indexOptions struct {
	check    bool
	template string
	given    func(flag string) bool
}

// A keptIndex is a file with an index in it.
type keptIndex struct {
	bank.Index
	path     string
	was, now []byte
}

// indexBank brings all indexes up to date, or none when one of them cannot be.
func indexBank(ctx context.Context, w *world, o *indexOptions) error {
	if err := checkPaths(nil, o.template, o.given("template")).Err(); err != nil {
		return err
	}
	settings, err := bank.FindSettings(".")
	if err != nil {
		return err
	}
	kept, err := readIndexes(ctx, settings)
	if err != nil {
		return err
	}
	c, err := readCatalogue(ctx, w, settings, o.template, nil)
	switch {
	case err != nil:
		return err
	case c.partial: // an index would lose what could not be read
		return c.end()
	}
	for i := range kept {
		k := &kept[i]
		if k.now, err = k.Fill(k.path, k.was, c.problems); err != nil {
			return err // readIndexes has found the markers
		}
	}
	if o.check {
		return tellStale(w, kept)
	}
	return writeIndexes(w, kept)
}

// readIndexes reads the files that the settings name. What stands in the way
// of any of them is told at once.
func readIndexes(ctx context.Context, s *bank.Settings) ([]keptIndex, error) {
	switch {
	case s.Root == "":
		return nil, wrongUse("newproblem init writes settings; name the files in them, below indexes", "no %s is in this folder or above it, so there is no index to write", bank.SettingsName)
	case len(s.Indexes) == 0:
		return nil, &source.Fault{
			At:   source.Position{Name: s.Path(bank.SettingsName)},
			What: "names no index",
			Hint: "say which files have one, such as indexes: [README.md, SUMMARY.md]",
		}
	}
	var faults source.Faults
	var kept []keptIndex
	for _, index := range s.Indexes {
		k := keptIndex{Index: index, path: s.Path(index.File)}
		var err error
		if k.was, err = readFile(ctx, k.path); err != nil {
			fault := asFault(k.path, tooLarge(k.was, err))
			if errors.Is(err, fs.ErrNotExist) {
				fault.Hint = fmt.Sprintf("make it, with these two lines where the index is to stand: %s and %s", bank.IndexBegin, bank.IndexEnd)
			}
			faults = append(faults, fault)
			continue
		}
		if _, err := k.Fill(k.path, k.was, nil); err != nil {
			faults = append(faults, source.AsFaults(err)...)
		}
		kept = append(kept, k)
	}
	return kept, faults.Err()
}

// tellStale tells which indexes would change.
func tellStale(w *world, kept []keptIndex) error {
	var stale bytes.Buffer
	for _, k := range kept {
		if !bytes.Equal(k.was, k.now) {
			stale.WriteString(k.path + "\n")
		}
	}
	if stale.Len() == 0 {
		return nil
	}
	if err := w.printOut(stale.Bytes()); err != nil {
		return err
	}
	w.fail("the index in "+number(bytes.Count(stale.Bytes(), []byte("\n")), "file", "files")+" is stale", "run newproblem index")
	return told{exitFindings}
}

// writeIndexes writes those that change.
func writeIndexes(w *world, kept []keptIndex) error {
	var failed error
	for _, k := range kept {
		if bytes.Equal(k.was, k.now) {
			fmt.Fprintf(w.stderr, "newproblem: %s is unchanged\n", k.path)
			continue
		}
		if err := rewrite(k.path, k.was, k.now); err != nil {
			w.fail(err.Error(), tryAgain(err))
			failed = told{exitFailed}
			continue
		}
		if err := w.printOut([]byte(k.path + "\n")); err != nil {
			return err
		}
	}
	return failed
}

// rewrite puts new content in the place of what was read of a file. A link
// stays one.
func rewrite(path string, was, now []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	folder, err := disk.Reopen(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Rewrite(filepath.Base(path), was, now)
}
