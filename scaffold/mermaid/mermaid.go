// Package mermaid judges diagrams without drawing them: it says of which kind one
// is, and what keeps it from being drawn, as far as that can be seen from its lines.
package mermaid

import (
	"strings"

	"newproblem/scaffold/source"
)

// kinds gives the words that a mermaid diagram begins with.
func kinds() []string {
	return []string{
		"graph", "flowchart", "flowchart-elk", "sequenceDiagram", "classDiagram", "classDiagram-v2", "stateDiagram",
		"stateDiagram-v2", "erDiagram", "journey", "gantt", "pie", "quadrantChart", "requirementDiagram",
		"requirement", "gitGraph", "mindmap", "timeline", "zenuml", "sankey", "sankey-beta", "xychart",
		"xychart-beta", "block", "block-beta", "packet", "packet-beta", "kanban", "architecture",
		"architecture-beta", "radar-beta", "treemap", "treemap-beta", "info", "venn-beta", "ishikawa-beta",
		"C4Context", "C4Container", "C4Component", "C4Dynamic", "C4Deployment",
	}
}

// linesOf gives the lines of a diagram, without blank ones, comments and
// directives, "%%{init: …}%%", which may go over several lines.
func linesOf(diagram string) []string {
	var lines []string
	inDirective := false
	for line := range strings.Lines(diagram) {
		line = strings.TrimSpace(line)
		inDirective = inDirective || strings.HasPrefix(line, "%%{")
		if inDirective {
			_, rest, ends := strings.Cut(line, "}%%")
			if !ends {
				continue
			}
			inDirective, line = false, strings.TrimSpace(rest)
		}
		if line != "" && !strings.HasPrefix(line, "%%") {
			lines = append(lines, line)
		}
	}
	return lines
}

// Check says what is wrong with a diagram, and the way out: it has no lines, it
// is of no kind that is known, or it stops in the middle. Both are "" where
// nothing is.
func Check(diagram string) (what, hint string) {
	lines := withoutFrontMatter(linesOf(diagram))
	if len(lines) == 0 {
		return "the diagram is empty", "draw it, or remove the block"
	}
	kind := firstWord(lines[0])
	known := false
	for _, k := range kinds() {
		known = known || k == kind
	}
	switch {
	case !known:
		return "mermaid does not know this kind of diagram: " + source.Quote(kind),
			source.DidYouMean(kind, kinds(), "begin it with graph TB, sequenceDiagram or another kind")
	case len(lines) == 1 && kind != "info" && !strings.Contains(lines[0], ";") && kind != "gitGraph" && kind != "pie":
		return "the diagram has nothing below its first line", "draw it, or remove the block"
	}
	if isCut(kind, lines) {
		return "the diagram stops in the middle: " + source.Quote(lines[len(lines)-1]), "write the rest of it"
	}
	return "", ""
}

func firstWord(line string) string {
	word, _, _ := strings.Cut(line, " ")
	return strings.Trim(word, ":;{\t")
}

// withoutFrontMatter removes the settings that may stand between two lines
// of "---" above a diagram.
func withoutFrontMatter(lines []string) []string {
	if len(lines) == 0 || lines[0] != "---" {
		return lines
	}
	for i := 1; i < len(lines); i++ {
		if lines[i] == "---" {
			return lines[i+1:]
		}
	}
	return lines
}

// isCut reports whether a diagram stops in the middle: a block of it has no
// end, or its last line needs more.
func isCut(kind string, lines []string) bool {
	last := lines[len(lines)-1]
	switch kind {
	case "graph", "flowchart":
		return opens(lines, "subgraph") || needsMore(last)
	case "sequenceDiagram":
		return opens(lines, "loop", "alt", "opt", "par", "critical", "break", "rect", "box") || arrowEnd(last)
	case "classDiagram", "stateDiagram", "stateDiagram-v2", "erDiagram":
		return braces(lines) > 0 || arrowEnd(last)
	}
	return false
}

// opens reports whether more blocks are opened by one of the words than are
// closed by "end".
func opens(lines []string, words ...string) bool {
	depth := 0
	for _, line := range lines {
		word := firstWord(line)
		for _, w := range words {
			if word == w {
				depth++
			}
		}
		if word == "end" {
			depth--
		}
	}
	return depth > 0
}

// needsMore reports whether the last line of a flowchart cannot be all of it:
// it ends in an arrow, or in the middle of a node's text.
func needsMore(line string) bool {
	if strings.Count(line, `"`)%2 == 1 {
		return true
	}
	depth, quoted := 0, false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '(' || c == '{':
			depth++
		case c == ']' || c == ')' || c == '}':
			depth--
		}
	}
	return depth > 0 || arrowEnd(line)
}

func arrowEnd(line string) bool {
	for _, end := range []string{"--", "->", "->>", "-->", "-.->", "==>", "-.", "==", "--)", "-)", "--x", "~~~"} {
		if strings.HasSuffix(line, end) {
			return true
		}
	}
	return false
}

func braces(lines []string) int {
	depth := 0
	for _, line := range lines {
		if strings.HasSuffix(line, "{") {
			depth++
		}
		if strings.HasPrefix(line, "}") {
			depth--
		}
	}
	return depth
}
