// Package catalog reads what the problems of a bank say of themselves, and has
// the commands that show it: list, index and stats.
package catalog

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// A Catalogue is what the problems of a bank say of themselves.
type Catalogue struct {
	Settings *bank.Settings
	Problems []bank.Listed // in the order of their files

	partial bool // some files could not be read, and the author was told so
}

// Read lists the problems that paths lead to: by default, to the folder of the
// bank's problems. A file that cannot be read is reported, and the others are
// still listed.
func Read(ctx context.Context, s *cli.Streams, settings *bank.Settings, t *scaffold.Template, paths []string) (*Catalogue, error) {
	go t.Prepare() // beside what tells which files are problems
	checker, err := check.New(t)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		paths = defaultPaths(settings)
	}
	c := &Catalogue{Settings: settings}
	scan := input.NewScan(ctx, s, paths, checker)
	input.Run(ctx, scan, func(f *input.File) (l bank.Listed) {
		if f.IsProblem {
			l, f.Err = bank.List(t, f.Path, f.Content)
		}
		return l
	}, func(f *input.File, l bank.Listed) bool {
		switch {
		case f.Err != nil:
			scan.Progress.Clear()
			s.Note("%v", input.Fault(f.Path, f.Err))
			s.Hint(input.HintToRead(f.Err))
			c.partial = true
		case f.IsBlank:
			scan.TellBlank(f)
		case f.IsProblem:
			c.Problems = append(c.Problems, l)
		}
		return true
	})
	return c, ctx.Err()
}

// readFor reads the catalogue for a command: with the bank's settings, and the
// template of the command's flag.
func readFor(ctx context.Context, s *cli.Streams, template *input.TemplateFlag, paths []string) (*Catalogue, error) {
	settings, err := bank.FindSettings(".")
	if err != nil {
		return nil, err
	}
	t, err := template.Open(ctx, settings)
	if err != nil {
		return nil, err
	}
	return Read(ctx, s, settings, t, paths)
}

// defaultPaths are the paths when none is given. A bank may have no folder for
// its problems yet.
func defaultPaths(s *bank.Settings) []string {
	if s.Root == "" {
		return []string{"."}
	}
	folder := s.Path(s.Output)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return []string{folder}
}

// End is the error of a run that has read the catalogue: nil, or cli.Exit where
// some files could not be read.
func (c *Catalogue) End() error {
	if c.partial {
		return cli.Exit(cli.ExitFailed)
	}
	return nil
}

// tellEmpty tells the author that the paths lead to no problem.
func (c *Catalogue) tellEmpty(s *cli.Streams, paths []string) {
	where := "in " + text.Printable(c.Settings.Path(c.Settings.Output))
	switch {
	case len(paths) > 0:
		where = "there"
	case c.Settings.Root == "" || c.Settings.Path(c.Settings.Output) == ".":
		where = "in this folder"
	}
	s.Note("there are no problems %s", where)
}

// checkPaths refuses paths that lead nowhere, and an empty name of a template.
func checkPaths(paths []string, template *input.TemplateFlag) source.Faults {
	var faults source.Faults
	template.Check(&faults)
	for _, path := range paths {
		cli.RequireExists(&faults, path, "give a file or a folder")
	}
	return faults
}
