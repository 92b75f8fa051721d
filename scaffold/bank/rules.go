package bank

import (
	"errors"
	"fmt"
	"io/fs"

	"newproblem/scaffold/check"
	"newproblem/scaffold/spec"
)

// The rules of a bank, beyond those of each document.
const (
	titleTwice = "title-twice"
	indexStale = "index-stale"
	lockStale  = "lock-stale"
)

// Rules gives the rules that are held by a bank as a whole. They have no
// examples: they are about several files.
func Rules() []check.Rule {
	return []check.Rule{
		{
			ID: titleTwice, Severity: check.Warning, Title: "No two problems have one title",
			Why: "Whoever looks for one finds the other. Titles that have the same words are the same.",
		},
		{
			ID: indexStale, Severity: check.Warning, Title: "Indexes list the problems as they are",
			Why: "Readers find their way by them. newproblem index writes them anew.",
		},
		{
			ID: lockStale, Severity: check.Warning, Title: "The lock knows the files as they are",
			Why: "Without it, an update cannot tell what was edited. newproblem --update writes it anew.",
		},
	}
}

// finding is one of a rule above.
func finding(rule string, line int, hint, format string, args ...any) check.Finding {
	return check.Finding{
		Line: max(line, 1), Column: 1, Width: 1, Rule: rule, Severity: check.Warning,
		Message: fmt.Sprintf(format, args...), Hint: hint,
	}
}

// Titles finds problems that have the same title. It is for one goroutine.
type Titles struct{ files map[string]string } // by the slug of their title

// See notes the title of a file and the line it stands in, and reports what is
// wrong with it.
func (t *Titles) See(file, title string, line int) []check.Finding {
	if t.files == nil {
		t.files = map[string]string{}
	}
	key := spec.Slug(title)
	first, taken := t.files[key]
	if title == "" || taken && first == file {
		return nil
	}
	if taken {
		return []check.Finding{finding(titleTwice, line, "give one of them another title, or remove it", "%s has this title, too", first)}
	}
	t.files[key] = file
	return nil
}

// CheckLock tells what in the lock of the bank is stale.
func (f *Folder) CheckLock() ([]check.Finding, error) {
	lock, err := f.ReadLock()
	if err != nil || len(lock.Entries) == 0 {
		return nil, err
	}
	var findings []check.Finding
	const hint = "run newproblem --update, and commit the lock with the files"
	for _, e := range lock.Entries {
		_, err := f.root.Lstat(e.File)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			findings = append(findings, finding(lockStale, e.line, hint, "there is no %s any more", e.File))
		case e.isPending():
			findings = append(findings, finding(lockStale, e.line, hint, "%s was being written when a run was stopped", e.File))
		}
	}
	return findings, nil
}

// isPending reports whether the run that wrote the entry did not end.
func (e *LockEntry) isPending() bool {
	for _, s := range e.Base {
		if len(s.Digests) > 1 {
			return true
		}
	}
	return false
}

// CheckIndex tells whether the index in a document is stale: it differs from
// what Fill gave.
func CheckIndex(path string, was, now []byte) []check.Finding {
	if string(was) == string(now) {
		return nil
	}
	begin, _, err := markers(path, was)
	if err != nil {
		return nil // Fill has told
	}
	return []check.Finding{finding(indexStale, begin.Number, "run newproblem index", "the index is not that of the problems as they are now")}
}
