package markdown

import (
	"bytes"
	"strings"
)

// maxCut is over how many paragraphs the rows of a table of AsciiDoc may be spread.
const maxCut = 40

// asciidoc reports a table as AsciiDoc has it, between two lines of "|===", and whether the
// block is one, or a part of one.
func (j *tableJudge) asciidoc(paragraph int) bool {
	if b := &j.doc.Blocks[paragraph]; b.Kind != ParagraphBlock {
		return false
	}
	lines, first, marks := j.doc.Lines(paragraph), -1, 0
	for i, line := range lines {
		if isAsciidocTable(j.doc.Source[line.Start:line.End]) {
			if marks++; first < 0 {
				first = i
			}
		}
	}
	if marks == 0 && j.doc.Source[lines[0].Start] != '|' {
		return false
	}
	if j.isInAsciidoc(paragraph) {
		return true
	}
	if marks == 0 || first+1 == len(lines) || j.doc.Source[lines[first+1].Start] != '|' {
		return false
	}
	below := "| --- | for each column"
	if columns := CountCells(j.doc.Source[lines[first+1].Start:lines[first+1].End]); columns > 1 {
		below = "|" + strings.Repeat(" --- |", columns)
	}
	out := "the lines of |==="
	if first > 0 && j.doc.Source[lines[first-1].Start] == '[' {
		out += ", and the one in brackets above them,"
	}
	j.add(lines[first], "leave "+out+" out, write each row in one line, with no blank line between two, and below the first: "+below,
		"these rows are no table: |=== is around one in AsciiDoc, and not in Markdown")
	return true
}

// isInAsciidoc reports whether a table of AsciiDoc that begins above a paragraph ends in it,
// or below it.
func (j *tableJudge) isInAsciidoc(paragraph int) bool {
	marks := 0
	for above := j.above(paragraph); above >= 0 && above > paragraph-maxCut && j.doc.Blocks[above].Kind == ParagraphBlock; above = j.above(above) {
		for _, line := range j.doc.Lines(above) {
			if isAsciidocTable(j.doc.Source[line.Start:line.End]) {
				marks++
			}
		}
	}
	return marks%2 == 1
}

// isAsciidocTable reports whether a line begins or ends a table of AsciiDoc.
func isAsciidocTable(line []byte) bool {
	line = bytes.TrimRight(line, " \t")
	return len(line) > 3 && line[0] == '|' && run(line[1:], '=') == len(line)-1
}
