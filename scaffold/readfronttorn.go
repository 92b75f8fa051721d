package scaffold

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// A tornFront is front matter that is none: lines with keys of the template below a rule,
// which nothing ends, or with blank lines above or below that, or as a formatter leaves them
// that knows no front matter: below a line of ***, in a heading, with backslashes.
type tornFront struct {
	first   markdown.Line // the rule
	hasKey  bool
	blank   int   // a blank line above the first key, or 0
	heading int   // the line of a key that is a heading, or 0
	escaped []int // the lines with backslashes before brackets
	gap     int   // a blank line behind the keys, or 0
}

// unclosedFront tells front matter that is none.
func (t *Template) unclosedFront(page *markdown.Document) []FrontFault {
	if t.front() == nil || hasFrontMatter(page) || len(page.Blocks) == 0 || page.Blocks[0].Kind != markdown.BreakBlock {
		return nil
	}
	f := tornFront{}
	for line := range markdown.Lines(page.Source) {
		isBlank := len(bytes.TrimSpace(line.Raw)) == 0
		text := bytes.TrimLeft(line.Raw, "# ")
		if line.Kind != markdown.Heading {
			text = line.Raw
		}
		end := source.KeyEnd(text)
		isBreak := line.Kind == markdown.Rule || isFrontEnd(line.Raw)
		switch {
		case isBlank && !f.hasKey:
			f.blank = line.Number
		case f.first.Number == 0:
			f.first = line
		case f.gap > 0 && !isBreak:
			return f.faults(nil)
		case end > 0 && t.front().has(string(text[:end])):
			f.key(&line)
		case !isBreak && f.goesOn(&line, isBlank, end):
			f.noteEscape(&line)
		case !f.hasKey:
			return nil
		case isBlank:
			f.gap = line.Number
		case isBreak:
			return f.faults(&line)
		default:
			f.gap = line.Number
			return f.faults(nil)
		}
	}
	if f.gap > 0 {
		return f.faults(nil)
	}
	return nil
}

// goesOn reports whether a line may be one of front matter that has no key of the template.
func (f *tornFront) goesOn(line *markdown.Line, isBlank bool, keyEnd int) bool {
	return keyEnd > 0 && line.Kind != markdown.Heading || !isBlank && line.Kind != markdown.Heading && line.Level > 0 || line.Kind == markdown.Item
}

// key notes a line with a key of the template.
func (f *tornFront) key(line *markdown.Line) {
	f.hasKey, f.first.End = true, line.End // what is wrong up to there is told with the rule
	if line.Kind == markdown.Heading {
		f.heading = line.Number
	}
	f.noteEscape(line)
}

func (f *tornFront) noteEscape(line *markdown.Line) {
	if f.isRewritten() && (bytes.Contains(line.Raw, []byte(`\[`)) || bytes.Contains(line.Raw, []byte(`\_`)) || bytes.Contains(line.Raw, []byte(`\*`))) {
		f.escaped = append(f.escaped, line.Number)
	}
}

// isRewritten reports whether the rule is no fence of front matter.
func (f *tornFront) isRewritten() bool { return !isFrontEnd(f.first.Raw) }

// faults tells what is wrong up to the line that ends the front matter, if one does, with
// all that mends it in one hint.
func (f *tornFront) faults(end *markdown.Line) []FrontFault {
	var hints []string
	why := neverClosed
	add := func(is bool, says, hint string) {
		if !is {
			return
		}
		if len(hints) == 0 {
			why = says
		}
		hints = append(hints, hint)
	}
	rule := string(bytes.TrimSpace(f.first.Raw))
	add(f.isRewritten(), "is none with a line of "+rule+" at its beginning", "write --- in place of that")
	add(f.heading > 0, "is none with a key in a heading", "take the # from line "+strconv.Itoa(f.heading)+", and write each key in a line of its own")
	add(f.blank > 0 && (f.isRewritten() || f.heading > 0 || end != nil), "is none with a blank line at its beginning", "remove the blank line "+strconv.Itoa(f.blank))
	for _, n := range f.escaped {
		add(true, "", "remove the backslashes in line "+strconv.Itoa(n))
	}
	switch {
	case end == nil:
		add(true, neverClosed, putEnd(f.gap))
	case isFrontEnd(end.Raw):
		f.first.End = end.End
	default:
		add(true, neverClosed, "write --- in place of line "+strconv.Itoa(end.Number))
	}
	return []FrontFault{{Unplaced{Line: f.first, Why: "the front matter " + why, Hint: strings.Join(slices.Clip(hints), "; ")}, FrontValue}}
}

func isFrontEnd(line []byte) bool { return string(bytes.TrimRight(line, " \t\r")) == "---" }
