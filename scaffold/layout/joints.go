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
			ways = append(ways, waysOf(rest, literals[1:], jointAt)...)
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

// jointAt is a signAt of dashes and colons. A hyphen in a word is none, nor is the colon of a
// URL.
func jointAt(text string) (n int, isSpaced bool) {
	bare := strings.TrimLeft(text, " ")
	for _, colon := range []string{": ", "："} {
		if behind, ok := strings.CutPrefix(bare, colon); ok {
			return len(text) - len(strings.TrimLeft(behind, " ")), true
		}
	}
	n, isSpaced = dashAt(text)
	if isHyphen := strings.Trim(text[:n], "- ") == ""; isHyphen && !isSpaced {
		return 0, false
	}
	return n, isSpaced
}
