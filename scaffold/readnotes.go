package scaffold

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// lostNotes tells of marks that look like those of footnotes, were left out where a name was
// read, and lead to none: the document has none with such a label, so that they are text.
func (r *reader) lostNotes(page *markdown.Document) (lost []Unplaced) {
	if !bytes.Contains(page.Source, []byte("[^")) {
		return nil // as in most
	}
	var said strings.Builder
	for _, v := range r.reading.Problem.All() {
		writeTexts(&said, v)
	}
	isDefined := func(label string) bool {
		for i := range page.Blocks {
			if strings.EqualFold(page.NoteLabel(i), label) {
				return true
			}
		}
		return false
	}
	for section := range sectionsOf(page, r.layout, r.layout.Place(page)) {
		if section.outside {
			continue
		}
		for line := range markdown.Lines(page.Bytes(section.text)) {
			line.Number += section.number - 1
			isTold := func(u Unplaced) bool { return u.Number == line.Number }
			isLost := func(at markdown.Range) bool {
				mark := string(line.Raw[at.Start:at.End])
				return !strings.Contains(said.String(), mark) && !isDefined(strings.Trim(mark, "[]"))
			}
			if line.Kind != markdown.Code && slices.ContainsFunc(markdown.Notes(string(line.Raw)), isLost) && !slices.ContainsFunc(r.reading.Unplaced, isTold) {
				const why = "it has the mark of a footnote, and the document has no such footnote"
				lost = append(lost, Unplaced{Line: line, Why: why, InPart: true})
			}
		}
	}
	return lost
}

// writeTexts writes all texts of a value, each on a line.
func writeTexts(out *strings.Builder, v spec.Value) {
	out.WriteString(v.Text + "\n")
	for _, item := range v.Items {
		writeTexts(out, item)
	}
	for _, text := range v.Keys {
		writeTexts(out, text)
	}
}
