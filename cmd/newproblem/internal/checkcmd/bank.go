package checkcmd

import (
	"context"

	"newproblem/cmd/newproblem/internal/catalog"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/disk"
)

// bankRules look at the problems of a bank together.
type bankRules interface {
	// tag gives what the checker asks of tags, or nil when any tag will do.
	tag() func(string) string
	// list reads what a document says of itself, as far as it is needed. It is
	// called for several at once.
	list(e *examined) error
	// see gives what is wrong with a file, given the files before it.
	see(e *examined) []check.Finding
	// rest looks at what there is one of in a bank.
	rest(ctx context.Context) ([]*examined, error)
}

// newBankRules gives the rules of the bank that the settings are of.
func newBankRules(s *bank.Settings, t *scaffold.Template, rules selection, paths []string) bankRules {
	if s.Root == "" {
		return noBank{}
	}
	b := &wholeBank{settings: s, template: t, rules: rules}
	if s.Tags != nil {
		b.vocabulary = bank.NewVocabulary(s, nil)
	}
	for _, path := range paths {
		_, below := input.Below(s.Path(s.Output), path)
		b.whole = b.whole || below
	}
	return b
}

// noBank is where no settings say that there is a bank.
type noBank struct{}

func (noBank) tag() func(string) string                  { return nil }
func (noBank) list(*examined) error                      { return nil }
func (noBank) see(*examined) []check.Finding             { return nil }
func (noBank) rest(context.Context) ([]*examined, error) { return nil, nil }

// A wholeBank looks at the problems of a bank with settings.
type wholeBank struct {
	settings   *bank.Settings
	template   *scaffold.Template
	rules      selection
	vocabulary *bank.Vocabulary // nil when any tag will do
	whole      bool             // all problems of the bank are checked
	titles     bank.Titles
	problems   []bank.Listed // for the indexes, when the whole bank is checked
}

func (b *wholeBank) tag() func(string) string {
	if b.vocabulary == nil {
		return nil
	}
	return func(tag string) string {
		_, problem := b.vocabulary.Resolve(tag)
		return problem
	}
}

func (b *wholeBank) list(e *examined) (err error) {
	if b.hasIndexes() {
		e.listed, err = bank.List(b.template, e.path, e.now)
		return err
	}
	e.listed.Title, e.listed.TitleLine = bank.TitleOf(b.template, e.now)
	return nil
}

func (b *wholeBank) see(e *examined) []check.Finding {
	if _, below := input.Below(e.path, b.settings.Path(b.settings.Output)); below && b.whole {
		b.problems = append(b.problems, e.listed)
	}
	return b.titles.Check(e.path, e.listed.Title, e.listed.TitleLine)
}

// hasIndexes reports whether there are indexes to look at.
func (b *wholeBank) hasIndexes() bool {
	return b.whole && len(b.settings.Indexes) > 0 && !b.rules.skips(bank.IndexStale)
}

// rest looks at the manifest and the indexes, when the whole bank was checked.
func (b *wholeBank) rest(ctx context.Context) ([]*examined, error) {
	var all []*examined
	if b.whole && !b.rules.skips(bank.ManifestStale) {
		manifest, err := b.manifest()
		if err != nil {
			return nil, err
		}
		all = append(all, manifest)
	}
	if !b.hasIndexes() {
		return all, nil
	}
	kept, err := catalog.ReadIndexes(ctx, b.settings)
	if err != nil {
		return all, err
	}
	for _, k := range kept {
		now, err := k.Fill(b.problems)
		if err != nil {
			return all, err
		}
		all = append(all, &examined{path: k.Path, name: k.Path, now: k.Was, findings: withHints(bank.CheckIndex(k.Path, k.Was, now))})
	}
	return all, nil
}

func (b *wholeBank) manifest() (*examined, error) {
	root, err := disk.OpenDryRun(b.settings.Path("."))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	findings, err := bank.CheckManifest(root)
	if err != nil {
		return nil, err
	}
	name := root.Path(bank.ManifestName)
	return &examined{path: name, name: name, findings: withHints(findings)}, nil
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
