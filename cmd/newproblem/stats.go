package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// statsOptions are the flags of newproblem stats.
type statsOptions struct {
	format, html, template string
	top                    uint
	force                  bool

	given func(flag string) bool
}

// statsFormats are the ways to print stats; the first is what is used when
// nothing is said.
var statsFormats = []string{"text", "json"}

// newStatsCommand is "newproblem stats": what a bank covers, and what it lacks.
func newStatsCommand(w *world) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use: "stats [PATH...]", Short: "Show what a bank covers, and what it lacks",
		Long: `Show what a bank covers, and what it lacks: how many problems each tag has of
each difficulty, which problems were not updated for longest, and in which of
them placeholders are left. Paths are those of newproblem list.

With --html, the same is written as a page with pictures, in a single file that
needs no other. A page that newproblem wrote before is replaced.`,
		Example: `  newproblem stats
  newproblem stats --format json problems
  newproblem stats --html stats.html`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			o.given = cmd.Flags().Changed
			return tellStats(interruptible(cmd.Context()), w, &o, paths)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.format, "format", statsFormats[0], "the `form` in which they are printed: text or json")
	f.StringVar(&o.html, "html", "", "write a page to this `file`, or to standard output with -")
	f.UintVar(&o.top, "top", 20, "the `number` of tags and problems that are shown of each list; 0 for all of them")
	f.BoolVar(&o.force, "force", false, "with --html: replace a file that newproblem did not write")
	templateFlag(cmd, &o.template)
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(statsFormats, cobra.ShellCompDirectiveNoFileComp)) // these fail only for a flag that is not there
	_ = cmd.RegisterFlagCompletionFunc("top", cobra.NoFileCompletions)
	_ = cmd.MarkFlagFilename("html", "html", "htm")
	cmd.ValidArgsFunction = completeMarkdown
	return cmd
}

// check refuses what cannot be meant.
func (o *statsOptions) check(paths []string) error {
	faults := checkPaths(paths, o.template, o.given("template"))
	refuseOther(&faults, "format", o.format, statsFormats)
	switch {
	case o.given("html") && o.html == "":
		faults.Add(flagName("html"), "give a file, or - for standard output", "is empty")
	case o.given("html") && o.given("format"):
		faults.Add(source.Position{}, "leave one of them out", "--html and --format cannot go together")
	case o.force && !o.given("html"):
		faults.Add(flagName("force"), "leave it out", "replaces a file only together with --html")
	}
	return faults.Err()
}

// tellStats tells about what paths lead to.
func tellStats(ctx context.Context, w *world, o *statsOptions, paths []string) error {
	if err := o.check(paths); err != nil {
		return err
	}
	settings, err := bank.FindSettings(".")
	if err != nil {
		return err
	}
	c, err := readCatalogue(ctx, w, settings, o.template, paths)
	if err != nil {
		return err
	}
	var known []string
	for _, tag := range settings.Tags {
		known = append(known, tag.Name)
	}
	stats := bank.NewStats(c.problems, known)
	if len(c.problems) == 0 {
		fmt.Fprintf(w.stderr, "newproblem: there are no problems %s\n", where(settings, paths))
	}
	if err := o.print(w, &stats); err != nil {
		return err
	}
	return c.end()
}

// most is how many lines a list has at most, or 0.
func (o *statsOptions) most() int { return int(min(o.top, math.MaxInt32)) }

func (o *statsOptions) print(w *world, stats *bank.Stats) error {
	switch {
	case o.given("html"):
		return o.writePage(w, stats)
	case o.format == "json":
		var out bytes.Buffer
		if err := printJSON(&out, stats); err != nil {
			return err
		}
		return w.printOut(out.Bytes())
	}
	isColoured := isTerminal(w.stdout) && w.env("NO_COLOR") == "" && w.env("TERM") != "dumb"
	return w.printOut(statsText(stats, o.most(), terminalWidth(w.stdout), isColoured))
}

// writePage writes the page, in the place of an earlier one.
func (o *statsOptions) writePage(w *world, stats *bank.Stats) error {
	dir, name := filepath.Split(o.html)
	page, err := stats.Page(filepath.Clean(dir), o.most())
	if err != nil {
		return err
	}
	if o.html == "-" {
		return w.printOut(page)
	}
	if info, err := os.Stat(o.html); name == "" || err == nil && info.IsDir() {
		return &source.Fault{At: source.Position{Name: o.html}, What: "is a folder", Hint: "give the name of a file, such as " + filepath.Join(o.html, "stats.html")}
	}
	folder, err := disk.Open(filepath.Clean(dir))
	if err != nil {
		return err
	}
	defer folder.Close()
	existing, _ := os.ReadFile(o.html) // Put gives the error
	action, err := folder.Put(disk.File{Name: name, Content: page}, disk.WriteOptions{Force: o.force || bank.IsPage(existing)})
	switch {
	case err != nil:
		return err
	case action == disk.Refused:
		return &source.Fault{At: source.Position{Name: o.html}, What: "is there already, and newproblem did not write it", Hint: "give another name; to replace it, add --force"}
	case action == disk.Unchanged:
		fmt.Fprintf(w.stderr, "newproblem: %s is unchanged\n", o.html)
		return nil
	}
	return w.printOut([]byte(o.html + "\n"))
}
