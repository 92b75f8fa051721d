package checkcmd

import (
	"cmp"
	"fmt"
	"strings"

	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/check"
)

// A tally counts what a run has come to.
type tally struct {
	checked, passed int // files

	findings     [check.Error + 1]int // by severity, but for the placeholders that are left
	placeholders int
	unfinished   int // files that have some
	fixable      int // findings

	repairs  int // what was repaired
	repaired int // in how many files
}

// add counts what was found in a file, and what was repaired.
func (t *tally) add(e *examined) {
	before := t.placeholders
	for _, f := range e.findings {
		if f.Rule == check.Placeholder {
			t.placeholders++
		} else {
			t.findings[f.Severity]++
		}
		if f.Fixable {
			t.fixable++
		}
	}
	if t.placeholders > before {
		t.unfinished++
	}
	if len(e.repairs) > 0 {
		t.repairs += len(e.repairs)
		t.repaired++
	}
}

// isBad reports whether a finding is one that makes the exit status 1.
func (t *tally) isBad(strict bool) bool {
	return t.findings[check.Error] > 0 || strict && t.findings[check.Warning]+t.placeholders > 0
}

// summary is the run in one line.
func (t *tally) summary(diff bool) string {
	var b strings.Builder
	b.WriteString(text.Count(t.checked, "file", "files") + " checked, ")
	left := ""
	if t.repaired > 0 {
		would := ""
		if diff {
			would = "would be "
		}
		fmt.Fprintf(&b, "%s %srepaired in %s, ", text.Count(t.repairs, "finding", "findings"), would, text.Count(t.repaired, "file", "files"))
		left = " left"
	}
	b.WriteString(t.found(left))
	if t.passed > 0 {
		b.WriteString("; " + text.Count(t.passed, "file", "files") + " passed over")
	}
	return b.String()
}

// found says what was found, or is left.
func (t *tally) found(left string) string {
	var parts []string
	for _, c := range []struct {
		severity  check.Severity
		one, many string
	}{{check.Error, "error", "errors"}, {check.Warning, "warning", "warnings"}, {check.Info, "remark", "remarks"}} {
		if n := t.findings[c.severity]; n > 0 {
			parts = append(parts, text.Count(n, c.one, c.many))
		}
	}
	said := strings.Join(parts, ", ")
	if t.placeholders == 0 {
		return cmp.Or(said, "0 findings") + left
	}
	placeholders, in := text.Count(t.placeholders, "placeholder", "placeholders"), " in "+text.Count(t.unfinished, "file", "files")
	if said == "" {
		return placeholders + left + in
	}
	return said + left + "; " + placeholders + in
}
