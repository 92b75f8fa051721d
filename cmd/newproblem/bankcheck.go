package main

import (
	"context"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/disk"
)

// A bankCheck looks at the problems of a bank together. It is nil where no
// settings say that there is a bank.
type bankCheck struct {
	settings   *bank.Settings
	template   *scaffold.Template
	vocabulary *bank.Vocabulary // nil when any tag will do
	whole      bool             // all problems of the bank are checked
	titles     bank.Titles
	problems   []bank.Listed // for the indexes, when the whole bank is checked
}

func newBankCheck(s *bank.Settings, t *scaffold.Template, paths []string) *bankCheck {
	if s.Root == "" {
		return nil
	}
	b := &bankCheck{settings: s, template: t}
	if s.Tags != nil {
		b.vocabulary = bank.NewVocabulary(s, nil)
	}
	for _, path := range paths {
		_, below := pathBelow(s.Path(s.Output), path)
		b.whole = b.whole || below
	}
	return b
}

// tag gives what the checker asks of tags, or nil.
func (b *bankCheck) tag() func(string) string {
	if b == nil || b.vocabulary == nil {
		return nil
	}
	return func(tag string) string {
		_, problem := b.vocabulary.Resolve(tag)
		return problem
	}
}

// list reads what a document says of itself, as far as it is needed. It is
// called for several at once.
func (b *bankCheck) list(e *examined) {
	if b == nil {
		return
	}
	if b.whole && len(b.settings.Indexes) > 0 {
		e.listed, e.err = bank.List(b.template, e.path, e.now())
		return
	}
	e.listed.Title, e.listed.TitleLine = bank.TitleOf(b.template, e.now())
}

// see gives what is wrong with a file beside the files before it.
func (b *bankCheck) see(e *examined) []check.Finding {
	if b == nil {
		return nil
	}
	if _, below := pathBelow(e.path, b.settings.Path(b.settings.Output)); below && b.whole {
		b.problems = append(b.problems, e.listed)
	}
	return b.titles.Check(e.path, e.listed.Title, e.listed.TitleLine)
}

// rest looks at what there is one of in a bank, when the whole of it was
// checked: the manifest and the indexes.
func (b *bankCheck) rest(ctx context.Context) ([]*examined, error) {
	if b == nil || !b.whole {
		return nil, nil
	}
	root, err := disk.OpenDryRun(b.settings.Path("."))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	findings, err := bank.CheckManifest(root)
	if err != nil {
		return nil, err
	}
	var content []byte
	all := []*examined{{path: root.Path(bank.ManifestName), content: &content, findings: withHints(findings)}}
	if len(b.settings.Indexes) == 0 {
		return all, nil
	}
	kept, err := readIndexes(ctx, b.settings)
	if err != nil {
		return all, err
	}
	for _, k := range kept {
		now, err := k.Fill(k.path, k.was, b.problems)
		if err != nil {
			return all, err
		}
		all = append(all, &examined{path: k.path, content: &k.was, findings: withHints(bank.CheckIndex(k.path, k.was, now))})
	}
	return all, nil
}

// withHints gives findings about the bank the way out that their rule has, where
// it is a command.
func withHints(findings []check.Finding) []check.Finding {
	hints := map[string]string{
		bank.IndexStale:    "run newproblem index",
		bank.ManifestStale: "run newproblem --update, and commit the lock with the files",
	}
	for i, f := range findings {
		if f.Hint == "" {
			findings[i].Hint = hints[f.Rule]
		}
	}
	return findings
}
