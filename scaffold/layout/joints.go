package layout

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// MatchJoints gives the ways in which an item can be taken apart where a dash or a colon
// stands for any of the template's between two fields, those with the shortest first texts
// first. The emphasis that the template has around its first field may be missing, as may be
// the angle brackets around its last.
func (p *Pattern) MatchJoints(kind markdown.LineKind, line string) (ways []Way) {
	if kind != p.Kind || p.isCount || len(p.Fields) < 2 {
		return nil
	}
	line = withoutOrdinal(line)
	for _, literals := range [][]string{p.literals, unmarked(p.literals)} {
		if rest, ok := strings.CutPrefix(line, literals[0]); ok {
			ways = append(ways, waysAtJoints(rest, literals[1:])...)
		}
	}
	return ways
}

// unmarked gives the literals of a pattern without the emphasis around its first field, and
// without the angle brackets around its last.
func unmarked(literals []string) []string {
	const marks = "*_"
	literals = slices.Clone(literals)
	literals[0] = strings.TrimRight(literals[0], marks)
	literals[1] = strings.TrimLeft(literals[1], marks)
	last := len(literals) - 1
	if before, ok := strings.CutSuffix(literals[last-1], "<"); ok && strings.HasPrefix(literals[last], ">") {
		literals[last-1], literals[last] = before, literals[last][1:]
	}
	return literals
}

// waysAtJoints gives the ways in which what is left of a line holds texts with literals
// behind them.
func waysAtJoints(rest string, literals []string) (ways []Way) {
	if len(literals) == 1 {
		if text, ok := strings.CutSuffix(rest, literals[0]); ok && strings.TrimSpace(text) != "" {
			return []Way{{Texts: []string{text}}}
		}
		return nil
	}
	const most = 16
	for at := 1; at < len(rest) && len(ways) < most; at++ {
		if rest[at-1] == '\\' || rest[at-1] == ' ' || rest[at-1] == '-' {
			continue
		}
		end := cutJoints(rest[at:], literals[0])
		if end == 0 {
			continue
		}
		for _, way := range waysAtJoints(rest[at+end:], literals[1:]) {
			ways = append(ways, Way{Texts: append([]string{rest[:at]}, way.Texts...)})
		}
	}
	return ways
}

// cutJoints gives how much of the beginning of a text is a literal with any joints, or 0.
func cutJoints(text, literal string) (end int) {
	for literal != "" {
		own := jointAt(literal)
		if own == 0 {
			if end == len(text) || text[end] != literal[0] {
				return 0
			}
			end, literal = end+1, literal[1:]
			continue
		}
		n := jointAt(text[end:])
		if n == 0 {
			return 0
		}
		end, literal = end+n, literal[own:]
	}
	return end
}

// jointAt gives how long the dash or the colon is that a text begins with, and the spaces
// around it, or 0. A hyphen in a word is none, nor is the colon of a URL.
func jointAt(text string) int {
	bare := strings.TrimLeft(text, " ")
	for _, colon := range []string{": ", "："} {
		if behind, ok := strings.CutPrefix(bare, colon); ok {
			return len(text) - len(strings.TrimLeft(behind, " "))
		}
	}
	n, isSpaced := dashAt(text)
	if isHyphen := strings.Trim(text[:n], "- ") == ""; isHyphen && !isSpaced {
		return 0
	}
	return n
}
