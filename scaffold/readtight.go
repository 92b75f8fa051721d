package scaffold

import (
	"strings"
	"unicode"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// matchTight is match for a line that lacks spaces which the template has around a sign
// between two numbers: "5+30 min".
func (r *reader) matchTight(key string, line markdown.Line) (*layout.Pattern, []string) {
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		for _, text := range []string{string(line.Raw), withOtherMark(line.Kind, string(line.Raw))} {
			if p.Kind != line.Kind || r.used[p] || text == "" {
				continue
			}
			if texts, ok := r.tight(p, text); ok {
				return p, texts
			}
		}
	}
	return nil, nil
}

// tight is Pattern.Match for a text that lacks such spaces.
func (r *reader) tight(p *layout.Pattern, text string) ([]string, bool) {
	spaced := text
	for i, literal := range p.Literals()[:len(p.Fields)] {
		sign := strings.TrimSpace(literal)
		if i == 0 || sign == literal || !isSign(sign) || !r.isNumber(p.Fields[i-1]) || !r.isNumber(p.Fields[i]) {
			continue
		}
		before, behind, ok := strings.Cut(spaced, sign)
		before, behind = strings.TrimRight(before, " "), strings.TrimLeft(behind, " ")
		if !ok || before == "" || behind == "" || !isDigit(before[len(before)-1]) || !isDigit(behind[0]) {
			return nil, false
		}
		spaced = before + literal + behind
	}
	if spaced == text {
		return nil, false
	}
	return p.Match(p.Kind, spaced)
}

// isNumber reports whether a field can be nothing but a number.
func (r *reader) isNumber(path string) bool {
	f := r.field(path)
	return f != nil && f.Kind == spec.Number
}

// isSign reports whether a text is one sign that parts numbers.
func isSign(text string) bool {
	runes := []rune(text)
	return len(runes) == 1 && (unicode.IsPunct(runes[0]) || unicode.IsSymbol(runes[0])) && !strings.ContainsAny(text, itemMarks+`|\[]<>`)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
