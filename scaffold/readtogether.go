package scaffold

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// noteRunTogether notes the lines of a section that begin with a label of the template's and
// have another one at the beginning of a line below, with nothing between: its author means
// two lines, and a reader sees one.
func (r *reader) noteRunTogether(page *markdown.Document, s section, lines []markdown.Line) {
	var labels map[string]*layout.Pattern
	var all [][]byte
	for _, line := range lines {
		if line.Kind != markdown.Item && line.Kind != markdown.Prose || !r.isWrapped(page, s, line) {
			continue
		}
		if labels == nil {
			labels = r.labels(s.key)
		}
		_, _, text := apart(string(line.Raw))
		p := r.labelOf(s.key, labels, line, text)
		if p == nil {
			continue
		}
		if all == nil {
			all = bytes.Split(page.Source, []byte("\n"))
		}
		isLabel := func(below string) bool {
			return r.labelOf(s.key, labels, line, below) != nil && isSeenWithin(text, below)
		}
		if slices.ContainsFunc(r.linesBelow(all, line), isLabel) {
			r.runs = append(r.runs, runTogether{line.Number, p})
		}
	}
}

// isSeenWithin reports whether a reader sees a line within a text, behind its beginning: no
// marks reach over its ends.
func isSeenWithin(text, line string) bool {
	within := strings.Join(seenWords(withoutBreak(line)), " ")
	return strings.Index(strings.Join(seenWords(text), " "), within) > 0
}

// A runTogether is a line with which others run together, by its number, and the pattern that
// its label is of.
type runTogether struct {
	number  int
	pattern *layout.Pattern
}

// refuseRunTogether takes what was read in lines that run together out of the problem, and
// tells that.
func (r *reader) refuseRunTogether() {
	for _, t := range r.runs {
		hint := "put a blank line between these lines"
		if t.pattern.Kind == markdown.Item {
			hint = "write each of these lines as an item of a list: " + strings.TrimSpace(t.pattern.Literals()[0])
		}
		what := strconv.Quote(labelOf(t.pattern)) + " and the lines below it run together: a reader sees one paragraph"
		for i, origin := range r.origins {
			if origin[0].Number == t.number {
				r.refuse(&source.Fault{At: source.Position{Line: r.number(origin[0]), Column: i + 1}, What: what, Hint: hint})
			}
		}
	}
}

// isWrapped reports whether a line stands in several lines of the document, or may do so.
func (r *reader) isWrapped(page *markdown.Document, s section, line markdown.Line) bool {
	if numbers := r.rewriting.Numbers; line.Number < len(numbers) {
		return numbers[line.Number] > numbers[line.Number-1]+1
	}
	return len(page.Lines(s.blocks.End-1)) > 1 // it is of the last block
}

// linesBelow gives the lines of the document in which a line goes on.
func (r *reader) linesBelow(all [][]byte, line markdown.Line) (below []string) {
	for n := r.number(line); n < len(all); n++ {
		if line.Number < len(r.rewriting.Numbers) && n+1 >= r.rewriting.Numbers[line.Number] {
			break
		}
		text := strings.TrimLeft(strings.TrimSpace(string(all[n])), "> \t")
		if text == "" {
			break
		}
		below = append(below, text)
	}
	return below
}
