package layout

import (
	"strings"

	"newproblem/scaffold/markdown"
)

// A Way is one in which a line can be taken apart by a pattern.
type Way struct {
	Texts   []string // what stands in place of each field
	IsTight bool     // a dash has no spaces around it, though the template's has
}

// HasDashes reports whether a dash of the template's parts two fields of the line.
func (p *Pattern) HasDashes() bool {
	for _, literal := range p.literals[1:len(p.Fields)] {
		for i := range literal {
			if n, _ := dashAt(literal[i:]); n > 0 {
				return true
			}
		}
	}
	return false
}

// MatchDashes gives all ways in which a line can be taken apart where any dash stands for
// any of the template's, and no text is empty.
func (p *Pattern) MatchDashes(kind markdown.LineKind, line string) []Way {
	if kind != p.Kind || p.isCount {
		return nil
	}
	if !p.isText {
		line = withoutOrdinal(line)
	}
	rest, ok := strings.CutPrefix(line, p.literals[0])
	if !ok {
		return nil
	}
	return waysOf(rest, p.literals[1:], dashAt)
}

// A signAt gives how long the sign is that a text begins with, such as a dash, and the spaces
// around it, or 0; and whether there are spaces on both sides.
type signAt func(text string) (n int, isSpaced bool)

// waysOf gives the ways in which what is left of a line holds texts with literals behind them,
// where any sign stands for any of the template's; those with the shortest first texts first.
func waysOf(rest string, literals []string, sign signAt) (ways []Way) {
	literal := literals[0]
	if len(literals) == 1 {
		if text, ok := strings.CutSuffix(rest, literal); ok && strings.TrimSpace(text) != "" {
			return []Way{{Texts: []string{text}}}
		}
		return nil
	}
	const most = 16 // ways: so many signs part nothing
	for at := 1; at < len(rest) && len(ways) < most; at++ {
		if strings.HasSuffix(rest[:at], " ") && strings.HasPrefix(literal, " ") {
			continue // it is one of those before the sign
		}
		end, isTight := cutSigns(rest[at:], literal, sign)
		if end == 0 || strings.HasSuffix(rest[:at], "-") || strings.HasSuffix(rest[:at], `\`) {
			continue
		}
		for _, way := range waysOf(rest[at+end:], literals[1:], sign) {
			ways = append(ways, Way{append([]string{rest[:at]}, way.Texts...), isTight || way.IsTight})
		}
	}
	return ways
}

// cutSigns gives how much of the beginning of a text is a literal with any signs, or 0.
func cutSigns(text, literal string, sign signAt) (end int, isTight bool) {
	for literal != "" {
		own, isOwnSpaced := sign(literal)
		if own == 0 {
			if end == len(text) || text[end] != literal[0] {
				return 0, false
			}
			end, literal = end+1, literal[1:]
			continue
		}
		n, isSpaced := sign(text[end:])
		isHyphen := strings.Trim(text[end:end+n], "- ") == ""
		if n == 0 || isOwnSpaced && !isSpaced && isHyphen { // it joins two words
			return 0, false
		}
		isTight = isTight || isOwnSpaced && !isSpaced
		end, literal = end+n, literal[own:]
	}
	return end, isTight
}

// dashAt gives how long the dash is that a text begins with, and the spaces around it, or 0;
// and whether there are spaces on both sides.
func dashAt(text string) (n int, isSpaced bool) {
	bare := strings.TrimLeft(text, " ")
	for _, dash := range []string{"---", "--", "-", "–", "—"} {
		if behind, ok := strings.CutPrefix(bare, dash); ok {
			rest := strings.TrimLeft(behind, " ")
			return len(text) - len(rest), len(bare) < len(text) && len(rest) < len(behind)
		}
	}
	return 0, false
}
