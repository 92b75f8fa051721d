package mermaid

import (
	"slices"
	"strings"
)

// A diagram that stops in the middle has a block that nothing closes, or a last
// line that needs more. Texts may hold anything: an arrow, a brace or "end" there
// is none of the diagram's.

// isFlowCut reports whether a flowchart stops in the middle.
func isFlowCut(lines []string) bool {
	lines, isOpen := withoutStrings(lines)
	lines = joinNodes(lines)
	last := lines[len(lines)-1]
	return isOpen && endsInString(last) || opens(lines, "subgraph") || !isRemark(last) && (inNode(last) || endsInArrow(last))
}

// isSequenceCut reports whether a sequence diagram stops in the middle.
func isSequenceCut(lines []string) bool {
	return opens(lines, sequenceBlocks...) || lacksTarget(lines)
}

// isClassCut reports whether a class diagram stops in the middle.
func isClassCut(lines []string) bool {
	lines, _ = withoutStrings(lines)
	isClass := func(line string) bool {
		word, _ := firstWord(line)
		return word == "class" || word == "namespace"
	}
	return braces(lines, isClass) > 0 || lacksTarget(lines)
}

// isStateCut reports whether a state diagram stops in the middle.
func isStateCut(lines []string) bool {
	lines, _ = withoutStrings(lines)
	isState := func(line string) bool {
		word, _ := firstWord(line)
		return word == "state"
	}
	hasNote := slices.Contains(lines, "end note") // its lines are text
	return !hasNote && braces(lines, isState) > 0 || lacksTarget(lines)
}

// isEntityCut reports whether an entity relationship diagram stops in the middle.
func isEntityCut(lines []string) bool {
	lines, _ = withoutStrings(lines)
	relation := lines[len(lines)-1]
	for i, line := range lines { // a brace may be the end of a relation, as in "A ||--o{ B"
		for _, link := range []string{"--", "..", ".-", "-."} {
			for _, end := range []string{"|", "o"} {
				line = strings.ReplaceAll(line, "}"+end+link, end+link)
				line = strings.ReplaceAll(line, link+end+"{", link+end)
			}
		}
		lines[i] = line
	}
	return braces(lines, func(string) bool { return true }) > 0 || endsInRelation(relation)
}

// endsInRelation reports whether a line of an entity relationship diagram ends in a
// relation, as in "A ||--o{". The name of an entity may end in such signs as well.
func endsInRelation(line string) bool {
	fields := strings.Fields(line)
	last := strings.TrimRight(fields[len(fields)-1], "|o{")
	return len(fields) > 1 && !strings.Contains(line, ":") && strings.Trim(last, "|o}.-") == "" && (strings.HasSuffix(last, "--") || strings.HasSuffix(last, ".."))
}

// withoutStrings gives lines with each text in quotes as `""`, whose lines
// become one, and reports whether a text is never closed.
func withoutStrings(lines []string) (without []string, isOpen bool) {
	parts := strings.Split(withoutAttributes(strings.Join(lines, "\n")), `"`)
	if len(parts) == 1 {
		return slices.Clone(lines), false
	}
	isOpen = len(parts)%2 == 0
	for i := 1; i < len(parts)-1; i += 2 {
		parts[i] = ""
	}
	return strings.Split(strings.Join(parts, `"`), "\n"), isOpen
}

// withoutAttributes gives a text without the attributes of its HTML tags, whose
// quotes are no others than a text's: A["<a href="x">y</a>"].
func withoutAttributes(text string) string {
	if !strings.Contains(text, `="`) {
		return text
	}
	var out strings.Builder
	for {
		before, tag, ok := strings.Cut(text, "<")
		inside, behind, ends := strings.Cut(tag, ">")
		if !ok || !ends {
			out.WriteString(text)
			return out.String()
		}
		for {
			name, value, isPair := strings.Cut(inside, `="`)
			_, rest, closed := strings.Cut(value, `"`)
			if !isPair || !closed {
				break
			}
			inside = name + rest
		}
		out.WriteString(before + "<" + inside + ">")
		text = behind
	}
}

// joinNodes makes one line of those that the text of a node goes over.
func joinNodes(lines []string) []string {
	var joined []string
	for _, line := range lines {
		if n := len(joined); n > 0 && inNode(joined[n-1]) {
			joined[n-1] += " " + line
		} else {
			joined = append(joined, line)
		}
	}
	return joined
}

// opens reports whether more blocks are opened by one of the words than are closed
// by "end". Mermaid knows the words in any letter case.
func opens(lines []string, words ...string) bool { return len(opened(lines, words)) > 0 }

// sequenceBlocks are the words that begin a block of a sequence diagram.
var sequenceBlocks = []string{"loop", "alt", "opt", "par", "par_over", "critical", "break", "rect", "box"}

// unended gives the line that begins the innermost block which no "end" closes, or -1.
func unended(k *kind, lines []string) int {
	words := []string{"subgraph"}
	if k.name == "sequenceDiagram" {
		words = sequenceBlocks
	} else if !k.isFlow() {
		return -1
	}
	if open := opened(lines, words); len(open) > 0 {
		return open[len(open)-1]
	}
	return -1
}

// opened gives the lines that begin a block with one of the words which no "end" closes,
// the outermost first. An "end" with nothing to close may be the name of something: where
// there are as many, nothing is open for all that can be said.
func opened(lines, words []string) (open []int) {
	depth := 0
	for number, line := range lines {
		word, _ := firstWord(strings.TrimSpace(line))
		if slices.ContainsFunc(words, func(w string) bool { return len(w) == len(word) && strings.EqualFold(w, word) }) {
			open, depth = append(open, number), depth+1
		}
		for statement := range strings.SplitSeq(line, ";") {
			if isEnd(strings.TrimSpace(statement)) {
				open, depth = open[:max(0, len(open)-1)], depth-1
			}
		}
	}
	if depth <= 0 {
		return nil
	}
	return open
}

// isEnd reports whether a statement begins with "end", in letters of any case, and no word
// that goes on.
func isEnd(statement string) bool {
	if len(statement) < len("end") || statement[0]|0x20 != 'e' {
		return false
	}
	rest, ok := strings.CutPrefix(strings.ToLower(statement), "end")
	return ok && !isWord(rest[:min(1, len(rest))])
}

// braces gives how many more braces are opened, at the ends of the lines that may
// open one, than are closed anywhere.
func braces(lines []string, mayOpen func(line string) bool) int {
	depth := 0
	for _, line := range lines {
		if strings.HasSuffix(line, "{") && !strings.Contains(line, " : ") && mayOpen(line) {
			depth++
		}
		depth -= max(0, strings.Count(line, "}")-strings.Count(strings.TrimSuffix(line, "{"), "{"))
	}
	return depth
}

// endsInString reports whether a line of a flowchart ends in the quoted text of a
// node, as in `A --> B["Text`.
func endsInString(line string) bool {
	i := strings.LastIndexByte(line, '"')
	return i > 0 && strings.IndexByte(`[({/\|`, line[i-1]) >= 0
}

// inNode reports whether a line of a flowchart ends in the text of a node, as in
// "A --> B[Text".
func inNode(line string) bool {
	var open []int
	for i, c := range line {
		switch c {
		case '[', '(', '{':
			open = append(open, i)
		case ']', ')', '}':
			open = open[:max(0, len(open)-1)]
		}
	}
	if len(open) == 0 || strings.Contains(line, "@{") {
		return false
	}
	behind := line[open[0]:]
	isText := strings.Contains(behind, "--") || strings.Contains(behind, "==") || strings.Contains(behind, ".-") // of an arrow: "A -- x (y --> B"
	isNode := open[0] > 0 && line[open[0]-1] != ' ' && line[open[0]-1] != '\t'
	return isNode && !isText
}

// lacksTarget reports whether the last line ends in an arrow that leads nowhere.
func lacksTarget(lines []string) bool {
	last := lines[len(lines)-1]
	statement := strings.TrimSpace(last[strings.LastIndexByte(last, ';')+1:])
	isArrow := endsInArrow(last) || strings.HasSuffix(strings.TrimRight(last, "; \t"), "-)") // which ends a node of a flowchart
	return isArrow && !strings.Contains(last, ":") && !isRemark(statement)
}

func endsInArrow(line string) bool {
	line = strings.TrimRight(line, "; \t")
	for _, end := range []string{"--", "->", "->>", "-->", "-.->", "==>", "-.", "==", "--x", "~~~"} {
		if strings.HasSuffix(line, end) {
			return true
		}
	}
	return false
}

// isRemark reports whether a line begins with a word behind which there is a name or
// a text. A node may be called like such a word: "Links -->".
func isRemark(line string) bool {
	const shortest, longest = len("and"), len("participant") + 1
	word, rest := firstWord(line)
	if len(word) < shortest || len(word) > longest || strings.Trim(rest, "-=.>)~; ") == "" {
		return false
	}
	switch strings.ToLower(word) {
	case "participant", "actor", "create", "destroy", "activate", "deactivate", "note", "title", "link", "links", "properties", "details",
		"autonumber", "style", "linkstyle", "class", "classdef", "cssclass", "click", "callback", "direction", "state", "else", "and", "option":
		return true
	}
	return false
}
