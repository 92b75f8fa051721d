package catalog

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// listOptions are the flags of newproblem list.
type listOptions struct {
	difficulty, tags, companies []string
	any                         bool
	sort, format                string
	template                    input.TemplateFlag

	given func(flag string) bool
}

// listFormats are the ways to print a catalogue; the first is what is used
// when nothing is said.
var listFormats = []string{"table", "json", "csv", "markdown"}

// NewListCommand is "newproblem list": the catalogue of a bank.
func NewListCommand(s *cli.Streams) *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use: "list [PATH...]", Short: "List problems with their titles and metadata",
		Long: `List problems with their titles and metadata. Each path is a file, or a folder
whose problems are listed with those of the folders below it. Without a path,
it is the bank's folder of problems if there are settings, and the current
folder if there are none. In a folder, Markdown files that are not problems are
passed over.

A problem must have all the tags and all the companies that you ask for, in any
letter case; with --any, one of the tags and one of the companies is enough. If
you give several difficulties, any of them will do.`,
		Example: `  newproblem list
  newproblem list --difficulty easy,medium --tags caching --sort -popularity
  newproblem list --tags caching,queues --any --format json problems
  newproblem list --format markdown > catalogue.md`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			o.given = cmd.Flags().Changed
			return listBank(cli.Interruptible(cmd.Context()), s, &o, paths)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVarP(&o.difficulty, "difficulty", "d", nil, "only problems of one of these `levels`, separated by commas; repeatable")
	f.StringArrayVarP(&o.tags, "tags", "t", nil, "only problems with these tags, a `list` separated by commas; repeatable")
	f.StringArrayVarP(&o.companies, "companies", "c", nil, "only problems of these companies, a `list` separated by commas; repeatable")
	f.BoolVar(&o.any, "any", false, "one of the tags is enough, and so is one of the companies")
	f.StringVar(&o.sort, "sort", "", "sort by this `key`, or reversed with a - before it: "+strings.Join(bank.SortKeys(), ", "))
	f.StringVar(&o.format, "format", listFormats[0], "print the list in this `form`: "+text.Choice(listFormats))
	o.template.Register(cmd)
	o.complete(s, cmd)
	return cmd
}

// complete registers what a shell may offer for the flags.
func (o *listOptions) complete(s *cli.Streams, cmd *cobra.Command) {
	cli.CompleteLater(cmd, "difficulty", levels)
	cli.CompleteLater(cmd, "sort", func() []string {
		keys := bank.SortKeys()
		for _, key := range keys {
			keys = append(keys, "-"+key)
		}
		return keys
	})
	cli.Complete(cmd, "format", listFormats...)
	cli.CompleteLater(cmd, "tags", func() []string { return wordsOf(s, func(l bank.Listed) []string { return l.Tags }) })
	cli.CompleteLater(cmd, "companies", func() []string { return wordsOf(s, func(l bank.Listed) []string { return l.Companies }) })
	cmd.ValidArgsFunction = cli.CompleteMarkdown
}

// levels are the difficulties, as a command line has them.
func levels() []string {
	field, _ := spec.Lookup("difficulty")
	out := make([]string, len(field.Options))
	for i, option := range field.Options {
		out[i] = strings.ToLower(option)
	}
	return out
}

// wordsOf gives the words that the problems of the bank have, for a shell to
// offer.
func wordsOf(s *cli.Streams, words func(bank.Listed) []string) []string {
	c, err := readFor(context.Background(), s, &input.TemplateFlag{}, nil) // shells throw away what it tells
	if err != nil {
		return nil
	}
	var all []string
	for _, p := range c.Problems {
		all = append(all, words(p)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// listBank prints the catalogue of what paths lead to.
func listBank(ctx context.Context, s *cli.Streams, o *listOptions, paths []string) error {
	filter, err := o.check(paths)
	if err != nil {
		return err
	}
	c, err := readFor(ctx, s, &o.template, paths)
	if err != nil {
		return err
	}
	wanted := slices.DeleteFunc(slices.Clone(c.Problems), func(l bank.Listed) bool { return !filter.Wants(&l) })
	key, reversed := strings.CutPrefix(o.sort, "-")
	bank.Sort(wanted, key, reversed)
	out, err := formatList(wanted, o.format, cli.Width(s.Out))
	if err != nil {
		return err
	}
	if err := s.Print(out); err != nil {
		return err
	}
	if len(wanted) == 0 {
		o.tellNone(s, c, paths)
	}
	return c.End()
}

// check refuses flags and paths that make no sense, and gives the filter that
// the flags describe.
func (o *listOptions) check(paths []string) (*bank.Filter, error) {
	faults := checkPaths(paths, &o.template)
	words := func(flag string, values []string) []string {
		all := cli.SplitCommas(values)
		if slices.Contains(all, "") {
			faults.Add(cli.Flag(flag), "give words, separated by commas", "has an empty word")
		}
		return all
	}
	filter := &bank.Filter{
		Difficulties: words("difficulty", o.difficulty), Tags: words("tags", o.tags),
		Companies: words("companies", o.companies), Any: o.any,
	}
	for _, d := range filter.Difficulties {
		if d != "" {
			cli.RequireOneOf(&faults, "difficulty", strings.ToLower(d), levels())
		}
	}
	if o.given("sort") {
		cli.RequireOneOf(&faults, "sort", strings.TrimPrefix(o.sort, "-"), bank.SortKeys())
	}
	cli.RequireOneOf(&faults, "format", o.format, listFormats)
	return filter, faults.Err()
}

// tellNone tells that nothing was listed, and why that may be.
func (o *listOptions) tellNone(s *cli.Streams, c *Catalogue, paths []string) {
	if len(c.Problems) == 0 {
		c.tellEmpty(s, paths)
		return
	}
	s.Note("none of %s matches", text.Count(len(c.Problems), "problem", "problems"))
	vocabulary := bank.NewVocabulary(&bank.Settings{Tags: c.Settings.Tags}, c.Problems)
	for _, tag := range cli.SplitCommas(o.tags) {
		if known, _ := vocabulary.Resolve(strings.ToLower(tag)); known != "" && !strings.EqualFold(known, tag) {
			s.Hint(fmt.Sprintf("instead of %s, did you mean %s?", source.Quote(tag), known))
		}
	}
}
