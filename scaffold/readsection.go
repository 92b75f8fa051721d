package scaffold

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A section is a section of a document.
type section struct {
	key     string          // of the template's section that it is
	outside bool            // the template has none like it
	blocks  markdown.Range  // by their indexes
	text    markdown.Range  // from the line of its heading to the next
	number  int             // of its first line
	lines   []markdown.Line // see linesOf
}

// sectionsOf cuts a document at its headings. One of the author's own that stands
// within a section of the template, where that has none below it, cuts nothing, unless it
// is a second one of a section of facts.
func sectionsOf(page *markdown.Document, l *layout.Layout, placed []layout.Placed) iter.Seq[section] {
	return func(yield func(section) bool) {
		last := section{number: 1}
		for i, heading := range page.Headings() {
			if !placed[i].Known && !last.outside && isWithin(l, placed[i].Key, last.key) && !l.HasTitleOfFacts(placed[i].Key) {
				continue
			}
			start := page.LineStart(page.Blocks[heading].Start)
			last.blocks.End, last.text.End = heading, start
			if !yield(last) {
				return
			}
			last = section{
				key: placed[i].Key, outside: !placed[i].Known, number: page.Blocks[heading].Line,
				blocks: markdown.Range{Start: heading}, text: markdown.Range{Start: start},
			}
		}
		last.blocks.End, last.text.End = len(page.Blocks), len(page.Source)
		yield(last)
	}
}

// isWithin reports whether a key is that of a section below another, which has
// none in the template.
func isWithin(l *layout.Layout, key, of string) bool {
	return of != "" && strings.HasPrefix(key, of+"\n") && !l.HasBelow(of)
}

// withoutHeadings gives the lines of a section without those that the author has
// put between them, which are told.
func (r *reader) withoutHeadings(key string, lines []markdown.Line) []markdown.Line {
	hint := "take it out, or give it a section of its own"
	hasItem := slices.ContainsFunc(lines, func(l markdown.Line) bool { return l.Kind == markdown.Item })
	if as := r.asItem(key); as != "" && !hasItem { // else it is above some of them
		hint = as
	}
	for i := range lines {
		if i > 0 && lines[i].Kind == markdown.Heading {
			r.unplaced(lines[i], "the spec has no place for a heading here, only for the lines below it", hint)
			lines[i] = markdown.Line{Kind: markdown.Blank, Number: lines[i].Number}
		}
	}
	return lines
}

// linesOf gives the lines of a section: as they stand in the document, or in the
// one writing.
func (r *reader) linesOf(page *markdown.Document, s section) []markdown.Line {
	if r.rewriting != nil {
		return r.rewriting.Append(page, s.blocks.Start, s.blocks.End)
	}
	if r.behindFront && s.text.Start < page.Blocks[0].End {
		front := page.Source[s.text.Start:page.Blocks[0].End]
		s.number, s.text.Start = s.number+bytes.Count(front, []byte("\n")), page.Blocks[0].End
	}
	var lines []markdown.Line
	for line := range markdown.Lines(page.Bytes(s.text)) {
		line.Number += s.number - 1
		lines = append(lines, line)
	}
	return lines
}
