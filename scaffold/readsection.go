package scaffold

import (
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

// sectionsOf cuts a document at its headings.
func sectionsOf(page *markdown.Document, placed []layout.Placed) []section {
	sections := make([]section, 1, len(placed)+1)
	sections[0].number = 1
	for i, heading := range page.Headings() {
		start := page.LineStart(page.Blocks[heading].Start)
		sections[i].blocks.End, sections[i].text.End = heading, start
		sections = append(sections, section{
			key: placed[i].Key, outside: !placed[i].Known, number: page.Blocks[heading].Line,
			blocks: markdown.Range{Start: heading}, text: markdown.Range{Start: start},
		})
	}
	last := &sections[len(sections)-1]
	last.blocks.End, last.text.End = len(page.Blocks), len(page.Source)
	return sections
}

// linesOf gives the lines of a section: as they stand in the document, or in the
// one writing.
func (r *reader) linesOf(page *markdown.Document, s section) []markdown.Line {
	text, number := page.Bytes(s.text), s.number
	if r.rewriting != nil {
		number = len(r.rewriting.Numbers) + 1
		text = r.rewriting.Append(page, s.blocks.Start, s.blocks.End)
	}
	var lines []markdown.Line
	for line := range markdown.Lines(text) {
		line.Number += number - 1
		lines = append(lines, line)
	}
	return lines
}
