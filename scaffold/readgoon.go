package scaffold

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// A begunText is a block text that begins behind the template's words in a line, as in
// "**Story.** {{ .business_context }}".
type begunText struct {
	path, text string
	line       markdown.Line
}

// withoutGoingOn gives the lines of a section that are nothing else without those with which
// a block text goes on that the template's words begin: they follow it at once.
func (r *reader) withoutGoingOn(loose []markdown.Line) []markdown.Line {
	for _, begun := range r.begun {
		more := r.behindLine(begun.line.Number, loose)
		said, ok := r.reading.Problem.Get(begun.path)
		if more = withoutRules(more, 0); more == nil || !ok || said.At.Line != r.number(begun.line) {
			continue
		}
		end := more[len(more)-1].Number
		if !r.exact {
			more = r.blockLines(begun.path, more)
		}
		first := begun.line
		first.Raw = []byte(begun.text)
		lines := append([]markdown.Line{first, {Kind: markdown.Blank, Number: first.Number}}, more...)
		r.reading.Problem.Unset(begun.path)
		r.say(begun.path, textOf(lines), append([]markdown.Line{begun.line}, more...)...)
		loose = slices.DeleteFunc(loose, func(l markdown.Line) bool {
			return l.Number > first.Number && l.Number <= end
		})
	}
	return loose
}

// behindLine gives the lines behind one, up to the next that says something and is none of
// some.
func (r *reader) behindLine(number int, some []markdown.Line) (behind []markdown.Line) {
	for _, line := range r.lines {
		isOf := func(l markdown.Line) bool { return l.Number == line.Number }
		switch {
		case line.Number <= number:
		case len(bytes.TrimSpace(line.Raw)) == 0 || slices.ContainsFunc(some, isOf):
			behind = append(behind, line)
		default:
			return behind
		}
	}
	return behind
}
