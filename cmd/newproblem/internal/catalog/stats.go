package catalog

import (
	"bytes"
	"context"
	"math"
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

// statsOptions are the flags of newproblem stats.
type statsOptions struct {
	format, html string
	top          uint
	force        bool
	template     input.TemplateFlag

	given func(flag string) bool
}

// statsFormats are the ways to print stats; the first is what is used when
// nothing is said.
var statsFormats = []string{"text", "json"}

// NewStatsCommand is "newproblem stats": what a bank covers, and what it lacks.
func NewStatsCommand(s *cli.Streams) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use: "stats [PATH...]", Short: "Show what a bank covers, and what it lacks",
		Long: `Show what a bank covers, and what it lacks: how many problems each tag has of
each difficulty, which problems have gone longest without an update, and which
still have placeholders. Give paths as you do to newproblem list.

With --html, the same is written as a page with charts, in a single file that
needs no other. A page that newproblem wrote before is replaced.`,
		Example: `  newproblem stats
  newproblem stats --format json problems
  newproblem stats --html stats.html`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			o.given = cmd.Flags().Changed
			return tellStats(cli.Interruptible(cmd.Context()), s, &o, paths)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.format, "format", statsFormats[0], "print the stats in this `form`: "+text.Choice(statsFormats))
	f.StringVar(&o.html, "html", "", "write a page to this `file`, or to standard output with -")
	f.UintVar(&o.top, "top", 20, "show at most this `number` of tags and of problems; 0 shows all")
	f.BoolVar(&o.force, "force", false, "with --html: replace a file that newproblem did not write")
	o.template.Register(cmd)
	cli.Complete(cmd, "format", statsFormats...)
	cli.Complete(cmd, "top")
	_ = cmd.MarkFlagFilename("html", "html", "htm") // fails only for a flag that is not there
	cmd.ValidArgsFunction = cli.CompleteMarkdown
	return cmd
}

// check refuses flags and paths that make no sense.
func (o *statsOptions) check(paths []string) error {
	faults := checkPaths(paths, &o.template)
	cli.RequireOneOf(&faults, "format", o.format, statsFormats)
	switch {
	case o.given("html") && o.html == "":
		faults.Add(cli.Flag("html"), "give a file, or - for standard output", "is empty")
	case o.given("html") && o.given("format"):
		faults.Add(source.Position{}, "leave one of them out", "--html and --format cannot go together")
	case o.force && !o.given("html"):
		faults.Add(cli.Flag("force"), "leave it out", "works only together with --html")
	}
	return faults.Err()
}

// tellStats tells about what paths lead to.
func tellStats(ctx context.Context, s *cli.Streams, o *statsOptions, paths []string) error {
	if err := o.check(paths); err != nil {
		return err
	}
	c, err := readFor(ctx, s, &o.template, paths)
	if err != nil {
		return err
	}
	var known []string
	for _, tag := range c.Settings.Tags {
		known = append(known, tag.Name)
	}
	stats := bank.NewStats(c.Problems, known)
	if len(c.Problems) == 0 {
		c.tellEmpty(s, paths)
	}
	if err := o.print(s, &stats); err != nil {
		return err
	}
	return c.End()
}

// most is how many lines a list has at most, or 0.
func (o *statsOptions) most() int { return int(min(o.top, math.MaxInt32)) }

func (o *statsOptions) print(s *cli.Streams, stats *bank.Stats) error {
	switch {
	case o.given("html"):
		return o.writePage(s, stats)
	case o.format == "json":
		var out bytes.Buffer
		if err := cli.PrintJSON(&out, stats); err != nil {
			return err
		}
		return s.Print(out.Bytes())
	}
	isColoured := cli.IsTerminal(s.Out) && s.Env("NO_COLOR") == "" && s.Env("TERM") != "dumb"
	return s.Print(statsText(stats, o.most(), cli.Width(s.Out), isColoured))
}

// writePage writes the page, in the place of an earlier one.
func (o *statsOptions) writePage(s *cli.Streams, stats *bank.Stats) error {
	dir, name := filepath.Split(o.html)
	page, err := stats.Page(filepath.Clean(dir), o.most())
	if err != nil {
		return err
	}
	if o.html == "-" {
		return s.Print(page)
	}
	if info, err := os.Stat(o.html); name == "" || err == nil && info.IsDir() {
		return &source.Fault{At: source.Position{Name: o.html}, What: "is a folder", Hint: "give the name of a file, such as " + filepath.Join(o.html, "stats.html")}
	}
	folder, err := disk.Open(filepath.Clean(dir))
	if err != nil {
		return err
	}
	defer folder.Close()
	action, err := o.put(folder, name, page)
	switch {
	case err != nil:
		return err
	case action == disk.Refused:
		return &source.Fault{At: source.Position{Name: o.html}, What: "already exists, and newproblem did not write it", Hint: "give another name, or add --force to replace it"}
	case action == disk.Unchanged:
		s.Note("%s is unchanged", o.html)
		return nil
	}
	return s.Print([]byte(o.html + "\n"))
}

// put writes the page. Unless that is asked for, it replaces nothing but a page
// of ours that is still what was read.
func (o *statsOptions) put(folder *disk.Folder, name string, page []byte) (disk.Action, error) {
	existing, err := folder.Read(name)
	if o.force || err != nil || !bank.IsPage(existing) || bytes.Equal(existing, page) {
		return folder.Put(disk.File{Name: name, Content: page}, disk.WriteOptions{Force: o.force}) // which gives the error
	}
	return disk.Replaced, folder.Rewrite(name, existing, page)
}
