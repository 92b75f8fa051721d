package bank

import (
	"fmt"
	"slices"

	"newproblem/scaffold/check"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/spec"
)

// The rules of a bank, beyond those of each document.
const (
	TitleTwice    = "title-twice"
	IndexStale    = "index-stale"
	ManifestStale = "lock-stale"
)

// Rules gives the rules for a bank as a whole. They have no examples, because
// they are about several files.
func Rules() []check.Rule {
	return []check.Rule{
		{
			ID: TitleTwice, Severity: check.Warning, Title: "No two problems have the same title",
			Why: "People who look for one find the other. Titles with the same words count as the same.",
		},
		{
			ID: IndexStale, Severity: check.Warning, Title: "Indexes match the problems",
			Why: "Readers find their way by them.",
		},
		{
			ID: ManifestStale, Severity: check.Warning, Title: "The lock matches the files",
			Why: "Otherwise an update cannot tell what you edited.",
		},
	}
}

// RuleIDs gives the names of all rules: those of each document, and those of a bank.
func RuleIDs() []string {
	var ids []string
	for _, rule := range slices.Concat(check.Rules(), Rules()) {
		ids = append(ids, rule.ID)
	}
	return ids
}

// finding is one of a rule above. It has no hint yet: the way out may be a
// command.
func finding(rule string, line int, format string, args ...any) check.Finding {
	return check.Finding{
		Line: max(line, 1), Column: 1, Width: 1, Rule: rule, Severity: check.Warning,
		Message: fmt.Sprintf(format, args...),
	}
}

// Titles finds problems that have the same title. It is for one goroutine.
type Titles struct{ files map[string]string } // by the slug of their title

// Check notes the title of a file and the line it stands in, and finds what is
// wrong with it. A title that stands in no line, but is the file's name, is none.
func (t *Titles) Check(file, title string, line int) []check.Finding {
	if t.files == nil {
		t.files = map[string]string{}
	}
	key := spec.Slug(title)
	first, taken := t.files[key]
	if title == "" || line == 0 || taken && first == file {
		return nil
	}
	if taken {
		f := finding(TitleTwice, line, "%s has the same title", first)
		f.Hint = "give one of them another title, or remove it"
		return []check.Finding{f}
	}
	t.files[key] = file
	return nil
}

// CheckManifest finds what is stale in the manifest of the bank with this root.
func CheckManifest(root *disk.Folder) ([]check.Finding, error) {
	manifest, err := ReadManifest(root)
	if err != nil {
		return nil, err
	}
	var findings []check.Finding
	for _, e := range manifest.Entries {
		switch {
		case !root.Has(e.File):
			findings = append(findings, finding(ManifestStale, e.line, "there is no %s any more", e.File))
		case e.isPending():
			findings = append(findings, finding(ManifestStale, e.line, "%s was being written when a run was stopped", e.File))
		}
	}
	return findings, nil
}

// isPending reports whether the run that wrote the entry did not end.
func (e *ManifestEntry) isPending() bool {
	return slices.ContainsFunc(newBlankProblem(nil).with(e.sections), merge.Stamp.IsPending)
}

// CheckIndex gives a finding if the index in a document is stale, which means
// that the document (was) differs from what Fill gave (now). A document that there
// is not (nil) is one that is to be made.
func CheckIndex(path string, was, now []byte) []check.Finding {
	if string(was) == string(now) {
		return nil
	}
	if was == nil {
		return []check.Finding{finding(IndexStale, 1, "the index does not exist yet")}
	}
	begin, _, err := markers(path, markdown.Parse(was))
	if err != nil {
		return nil // Fill has reported it
	}
	return []check.Finding{finding(IndexStale, begin.number, "the index does not match the problems any more")}
}
