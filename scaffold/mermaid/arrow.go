package mermaid

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"newproblem/scaffold/internal/lazy"
)

// Editors make "–" of "--", and "→" of "->": mermaid takes neither for an arrow.

// What such an arrow is like where a statement of one kind or another may have it. Its
// marks are those in brackets.
var (
	flowArrow     = lazy.Regexp(`^\s*((?:[<xo]?[-=.]*[‐-―−][-=.‐-―−]*>+|→)|\s[-=]*[‐-―−][-=‐-―−]*\s)`)
	sequenceArrow = lazy.Regexp(`^[^:>]*?[^:>‐-―−-]\s*(-*[‐-―−][-‐-―−]*(?:>>?|»)|→)\s*[+-]?[^\s:][^:]*:`)
	classArrow    = lazy.Regexp("^[\\w`~.]+\\s*(?:\"[^\"]*\"\\s*)?" + `((?:<\|?|\*|o)[-.]*[‐-―−][-.‐-―−]*|[-.]*[‐-―−][-.‐-―−]*(?:\|?>|\*|o)|→)` + "\\s*(?:\"[^\"]*\"\\s*)?[\\w`~.]+\\s*(?::.*)?$")
	stateArrow    = lazy.Regexp(`^(?:\[\*\]|\w+)\s*(-*[‐-―−][-‐-―−]*>|→)\s*(?:\[\*\]|\w+)\s*(?::.*)?$`)
	entityArrow   = lazy.Regexp(`^[^:"]*[|}][|o]([-.]*[‐-―−][-.‐-―−]*)[|o][|{]`)
)

// brokenArrow gives what is wrong with the first arrow of a diagram that is no flowchart
// and has such a mark in it.
func brokenArrow(k *kind, lines []line) *Fault {
	arrow := sequenceArrow
	switch strings.TrimSuffix(k.name, "-v2") {
	case "sequenceDiagram":
	case "classDiagram":
		arrow = classArrow
	case "stateDiagram":
		arrow = stateArrow
	case "erDiagram":
		arrow = entityArrow
	default:
		return nil
	}
	isState := strings.HasPrefix(k.name, "state")
	depth := 0 // of braces: a class has members between them, which may be anything
	for _, l := range lines[1:] {
		if isState && strings.HasPrefix(l.text, "note ") { // and so has a note
			return nil
		}
		word, _ := firstWord(l.text)
		isText := func() bool {
			return isRemark(l.text) || slices.Contains(sequenceBlocks, strings.ToLower(word)) || depth > 0 && strings.HasPrefix(k.name, "class")
		}
		if hasOtherDash(l.text) && !isText() {
			if found := arrow().FindStringSubmatch(l.text); found != nil {
				fault := arrowFault(found[1], plainArrow(k, found[1]), l.number)
				fault.IsDoubt = isState // the line is drawn, as one state
				return fault
			}
		}
		depth += strings.Count(l.text, "{") - strings.Count(l.text, "}")
	}
	return nil
}

// arrow is the fault of what stands between two nodes, if it is an arrow that mermaid
// does not know.
func (j *labelJudge) arrow() *Fault {
	if !hasOtherDash(j.rest) {
		return nil
	}
	found := flowArrow().FindStringSubmatch(j.rest)
	if found == nil {
		return nil
	}
	marks, plain := strings.TrimSpace(found[1]), ""
	if j.isTitle {
		return &Fault{
			What: "the title of a subgraph has a " + nameOf(marks) + " in it and no quotes around it",
			Hint: "put the title in quotes", Line: j.lines[j.at].number,
		}
	}
	switch rest := j.rest[len(found[0]):]; {
	case strings.Contains(marks, "=") && strings.HasSuffix(marks, ">"):
		plain = "==>"
	case strings.Contains(marks, "."):
		plain = "-.->"
	case strings.HasSuffix(marks, ">"), marks == "→":
		plain = "-->"
	case strings.Contains(rest, ">"): // its text follows
		plain = "--"
	default:
		plain = "---"
	}
	if marks[0] == '<' {
		plain = "<" + plain
	}
	return arrowFault(marks, plain, j.lines[j.at].number)
}

func arrowFault(marks, plain string, line int) *Fault {
	what := "mermaid does not know the arrow " + marks
	if marks != "→" {
		what += ", which has a " + nameOf(marks) + " in it"
	}
	return &Fault{What: what, Hint: "write " + plain + " in its place", Line: line}
}

// nameOf names the first sign of an arrow that mermaid does not know.
func nameOf(marks string) string {
	r, _ := utf8.DecodeRuneInString(marks[strings.IndexFunc(marks, isOtherDash):])
	return fmt.Sprintf(`"%c" (%U)`, r, r)
}

// plainArrow is the arrow that was typed before its dashes became another sign.
func plainArrow(k *kind, marks string) string {
	if marks == "→" && k.name == "sequenceDiagram" {
		return "->>"
	} else if marks == "→" {
		return "-->"
	}
	first, last := strings.IndexFunc(marks, isDash), strings.LastIndexFunc(marks, isDash)
	_, size := utf8.DecodeRuneInString(marks[last:])
	dashes := "--"
	if strings.Contains(marks, ".") {
		dashes = ".."
	}
	return marks[:first] + dashes + strings.ReplaceAll(marks[last+size:], "»", ">>")
}

func hasOtherDash(s string) bool { return strings.ContainsFunc(s, isOtherDash) }

// isOtherDash reports whether a sign may stand in place of the dashes of an arrow.
func isOtherDash(r rune) bool { return r >= '‐' && r <= '―' || r == '−' || r == '→' }

func isDash(r rune) bool { return r == '-' || r == '.' || isOtherDash(r) }
