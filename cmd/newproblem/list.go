package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// listOptions are the flags of newproblem list.
type listOptions struct {
	difficulty, tags, companies []string
	any                         bool
	sort, format, template      string

	given func(flag string) bool
}

// listFormats are the ways to print a catalogue; the first is what is used
// when nothing is said.
var listFormats = []string{"table", "json", "csv", "markdown"}

// newListCommand is "newproblem list": the catalogue of a bank.
func newListCommand(w *world) *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use: "list [PATH...]", Short: "List problems, with what their metadata says",
		Long: `List problems, with what their titles and their metadata say: those in files, and
those in folders and below them. Without a path, it is the bank's folder of
problems, where there are settings, or else the current folder. In a folder,
Markdown files that are no problems are passed over.

A problem has to have all of the tags and all of the companies that are asked
for, in any letter case; with --any, one of the tags and one of the companies is
enough. Of several difficulties, any will do.`,
		Example: `  newproblem list
  newproblem list --difficulty easy,medium --tags caching --sort -popularity
  newproblem list --tags caching,queues --any --format json problems
  newproblem list --format markdown > catalogue.md`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			o.given = cmd.Flags().Changed
			return listBank(interruptible(cmd.Context()), w, &o, paths)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVarP(&o.difficulty, "difficulty", "d", nil, "only problems of one of these `levels`, separated by commas; repeatable")
	f.StringArrayVarP(&o.tags, "tags", "t", nil, "only problems with this `list` of tags, separated by commas; repeatable")
	f.StringArrayVarP(&o.companies, "companies", "c", nil, "only problems with this `list` of companies, separated by commas; repeatable")
	f.BoolVar(&o.any, "any", false, "one of the tags is enough, and so is one of the companies")
	f.StringVar(&o.sort, "sort", "", "sort by this `key`, and with a - before it the other way round: "+strings.Join(bank.SortKeys(), ", "))
	f.StringVar(&o.format, "format", listFormats[0], "the `form` in which the list is printed: table, json, csv or markdown")
	templateFlag(cmd, &o.template)
	o.complete(w, cmd)
	return cmd
}

// complete registers what a shell may offer for the flags.
func (o *listOptions) complete(w *world, cmd *cobra.Command) {
	offer := func(flag string, words func() []string) {
		_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { // fails only for a flag that is not there
			return words(), cobra.ShellCompDirectiveNoFileComp
		})
	}
	offer("difficulty", func() []string {
		field, _ := spec.Lookup("difficulty")
		return lower(field.Options)
	})
	offer("sort", func() []string {
		keys := bank.SortKeys()
		for _, key := range keys {
			keys = append(keys, "-"+key)
		}
		return keys
	})
	offer("format", func() []string { return listFormats })
	offer("tags", func() []string { return wordsOf(w, func(l bank.Listed) []string { return l.Tags }) })
	offer("companies", func() []string { return wordsOf(w, func(l bank.Listed) []string { return l.Companies }) })
	cmd.ValidArgsFunction = completeMarkdown
}

// completeMarkdown offers files with problems, and folders.
func completeMarkdown(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"md", "markdown"}, cobra.ShellCompDirectiveFilterFileExt
}

// wordsOf gives the words that the problems of the bank have, for a shell to
// offer.
func wordsOf(w *world, words func(bank.Listed) []string) []string {
	var all []string
	settings, err := bank.FindSettings(".")
	if err != nil {
		return nil
	}
	c, err := readCatalogue(context.Background(), w, settings, "", nil) // shells throw away what it tells
	if err != nil {
		return nil
	}
	for _, p := range c.problems {
		all = append(all, words(p)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// listBank prints the catalogue of what paths lead to.
func listBank(ctx context.Context, w *world, o *listOptions, paths []string) error {
	filter, err := o.check(paths)
	if err != nil {
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
	wanted := slices.DeleteFunc(slices.Clone(c.problems), func(l bank.Listed) bool { return !filter.Wants(&l) })
	key, reversed := strings.CutPrefix(o.sort, "-")
	bank.Sort(wanted, key, reversed)
	out, err := formatList(wanted, o.format, terminalWidth(w.stdout))
	if err != nil {
		return err
	}
	if err := w.printOut(out); err != nil {
		return err
	}
	if len(wanted) == 0 {
		o.tellNone(w, c, paths)
	}
	return c.end()
}

// check refuses what cannot be meant, and gives what is wanted.
func (o *listOptions) check(paths []string) (*bank.Filter, error) {
	faults := checkPaths(paths, o.template, o.given("template"))
	words := func(flag string, values []string) []string {
		all := splitCommas(values)
		if slices.Contains(all, "") {
			faults.Add(flagName(flag), "give words, separated by commas", "has an empty word")
		}
		return all
	}
	filter := &bank.Filter{
		Difficulties: words("difficulty", o.difficulty), Tags: words("tags", o.tags),
		Companies: words("companies", o.companies), Any: o.any,
	}
	field, _ := spec.Lookup("difficulty")
	for _, d := range filter.Difficulties {
		if d != "" {
			refuseOther(&faults, "difficulty", strings.ToLower(d), lower(field.Options))
		}
	}
	if o.given("sort") {
		refuseOther(&faults, "sort", strings.TrimPrefix(o.sort, "-"), bank.SortKeys())
	}
	refuseOther(&faults, "format", o.format, listFormats)
	return filter, faults.Err()
}

// tellNone tells that nothing was listed, and why that may be.
func (o *listOptions) tellNone(w *world, c *catalogue, paths []string) {
	if len(c.problems) == 0 {
		fmt.Fprintf(w.stderr, "newproblem: there are no problems %s\n", where(c.settings, paths))
		return
	}
	fmt.Fprintf(w.stderr, "newproblem: none of %s fits\n", number(len(c.problems), "problem", "problems"))
	vocabulary := bank.NewVocabulary(&bank.Settings{Tags: c.settings.Tags}, c.problems)
	for _, tag := range splitCommas(o.tags) {
		if known, _ := vocabulary.Meant(strings.ToLower(tag)); known != "" && !strings.EqualFold(known, tag) {
			fmt.Fprintf(w.stderr, "hint: instead of %s, did you mean %s?\n", source.Quote(tag), known)
		}
	}
}
