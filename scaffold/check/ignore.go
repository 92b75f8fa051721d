package check

import (
	"bytes"
	"strconv"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// An ignore is a comment that silences a rule for the section it stands in, or
// for the whole document when it stands above the first heading.
type ignore struct {
	rule    string
	heading int // the section, or -1
}

var ignoreMark = []byte("<!-- newproblem:ignore")

// ignoreComments reads the comments that silence rules.
func (w *work) ignoreComments() {
	if !bytes.Contains(w.doc, ignoreMark) {
		return
	}
	for i := range w.mended.Lines {
		line := &w.mended.Lines[i]
		if line.Kind == markdown.Code {
			continue
		}
		text := w.text(line)
		at := bytes.Index(text, ignoreMark)
		if at < 0 {
			continue
		}
		start := line.Start + at
		said, _, closed := bytes.Cut(text[at+len(ignoreMark):], []byte("-->"))
		id, reason, _ := bytes.Cut(bytes.TrimSpace(said), []byte(" "))
		end := start + len(bytes.TrimSpace(text[at:]))
		switch {
		case !closed:
			w.report(ignoreComment, start, end, "close it with --> on the same line", "this comment is not closed, so it silences nothing")
		case !isRule(string(id)):
			w.report(ignoreComment, start, end, source.DidYouMean(string(id), ruleIDs(), "docs/checks.md lists the rules"),
				"there is no rule %s to be ignored", strconv.Quote(string(id)))
		case len(bytes.TrimSpace(reason)) == 0:
			w.report(ignoreComment, start, end, "say why: <!-- newproblem:ignore "+string(id)+" because … -->",
				"this comment silences %s and does not say why", id)
		}
		if closed {
			w.ignores = append(w.ignores, ignore{string(id), w.headingAt(start)})
		}
	}
}

// isIgnored reports whether a finding is silenced.
func (w *work) isIgnored(f *found) bool {
	if f.Rule == ruleTable[ignoreComment].ID {
		return false
	}
	for _, ig := range w.ignores {
		if ig.rule != f.Rule {
			continue
		}
		if ig.heading < 0 {
			return true
		}
		for h := f.heading; h >= 0; h = w.headings[h].parent {
			if h == ig.heading {
				return true
			}
		}
	}
	return false
}
