package check

import (
	"bytes"
	"iter"
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
	for at := range w.ignoreMarks() {
		text, _, _ := bytes.Cut(w.page.Source[at:], []byte("\n"))
		said, _, closed := bytes.Cut(text[len(ignoreMark):], []byte("-->"))
		id, reason, _ := bytes.Cut(bytes.TrimSpace(said), []byte(" "))
		start, end := w.mended.Origin(at, at+len(bytes.TrimSpace(text)))
		switch {
		case !closed:
			w.report(ignoreComment, start, end, "close it with --> on the same line", "this comment is not closed, so it silences nothing")
		case !isRule(string(id)):
			w.report(ignoreComment, start, end, source.DidYouMean(string(id), ruleIDs(), "docs/checks.md lists the rules"),
				"there is no rule %s to silence", strconv.Quote(string(id)))
		case len(bytes.TrimSpace(reason)) == 0:
			w.report(ignoreComment, start, end, "say why: <!-- newproblem:ignore "+string(id)+" because … -->",
				"this comment silences %s and does not say why", id)
		}
		if closed {
			w.ignores = append(w.ignores, ignore{string(id), w.headingAt(start)})
		}
	}
}

// ignoreMarks walks over the places where a comment begins that silences a rule.
func (w *work) ignoreMarks() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range w.page.Blocks {
			b := &w.page.Blocks[i]
			switch b.Kind {
			case markdown.HTMLBlock, markdown.ParagraphBlock, markdown.HeadingBlock, markdown.RowBlock:
			default:
				continue
			}
			for at := b.Start; at < b.End; at += len(ignoreMark) {
				n := bytes.Index(w.page.Source[at:b.End], ignoreMark)
				if n < 0 {
					break
				}
				at += n
				if (b.Kind == markdown.HTMLBlock || w.isComment(i, at)) && !yield(at) {
					return
				}
			}
		}
	}
}

// isComment reports whether what stands at an offset of a block's text is no code.
func (w *work) isComment(block, at int) bool {
	for _, line := range w.page.Lines(block) {
		if at < line.Start || at >= line.End {
			continue
		}
		for _, s := range (markdown.Inline{}).Spans(string(w.page.Source[line.Start:line.End])) {
			if s.Kind == markdown.SpanCode && line.Start+s.Start <= at && at < line.Start+s.End {
				return false
			}
		}
	}
	return true
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
