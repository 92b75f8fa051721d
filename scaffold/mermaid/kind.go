package mermaid

import (
	"slices"
	"strings"
	"sync"

	"newproblem/scaffold/source"
)

// A kind is a kind of diagram.
type kind struct {
	name       string // the word that it begins with
	mayBeEmpty bool   // it may have nothing below that, and is drawn empty
	directions bool   // a direction may follow the word
	isCut      func(lines []string) bool
}

// kinds are those that mermaid 11 draws.
var kinds = sync.OnceValue(func() []kind {
	return []kind{
		{"graph", true, true, isFlowCut},
		{"flowchart", true, true, isFlowCut},
		{"flowchart-elk", true, true, isFlowCut},
		{"sequenceDiagram", true, false, isSequenceCut},
		{"classDiagram", false, false, isClassCut},
		{"classDiagram-v2", false, false, isClassCut},
		{"stateDiagram", true, false, isStateCut},
		{"stateDiagram-v2", true, false, isStateCut},
		{"erDiagram", true, false, isEntityCut},
		{"gitGraph", true, true, nil},
		{"timeline", true, true, nil},
		{"journey", true, false, nil},
		{"gantt", true, false, nil},
		{"pie", true, false, nil},
		{"quadrantChart", true, false, nil},
		{"requirementDiagram", true, false, nil},
		{"requirement", true, false, nil},
		{"mindmap", true, false, nil},
		{"zenuml", true, false, nil},
		{"sankey", false, false, nil},
		{"sankey-beta", false, false, nil},
		{"xychart", true, false, nil},
		{"xychart-beta", true, false, nil},
		{"block", false, false, nil},
		{"block-beta", false, false, nil},
		{"packet", true, false, nil},
		{"packet-beta", true, false, nil},
		{"kanban", true, false, nil},
		{"architecture", true, false, nil},
		{"architecture-beta", true, false, nil},
		{"radar-beta", true, false, nil},
		{"treemap", true, false, nil},
		{"treemap-beta", true, false, nil},
		{"treeView-beta", true, false, nil},
		{"venn-beta", true, false, nil},
		{"wardley-beta", true, false, nil},
		{"ishikawa", true, false, nil},
		{"ishikawa-beta", true, false, nil},
		{"eventmodeling", true, false, nil},
		{"swimlane-beta", true, true, nil},
		{"cynefin-beta", true, false, nil},
		{"railroad-beta", true, false, nil},
		{"railroad-ebnf-beta", true, false, nil},
		{"railroad-abnf-beta", true, false, nil},
		{"railroad-peg-beta", true, false, nil},
		{"C4Context", false, false, nil},
		{"C4Container", false, false, nil},
		{"C4Component", false, false, nil},
		{"C4Dynamic", false, false, nil},
		{"C4Deployment", false, false, nil},
		{infoKind, true, false, nil},
	}
})

// infoKind draws the version of mermaid, and is whole without a line below it.
const infoKind = "info"

func kindOf(name string) *kind {
	all := kinds()
	for i := range all {
		if all[i].name == name {
			return &all[i]
		}
	}
	return nil
}

func kindNames() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

// unknownKind is the fault of a diagram of a kind that is not known. One that is spelt
// almost as a known one is no other: new ones have names or numbers of their own, and
// mermaid knows some in other letters, or with more behind them.
func unknownKind(name string, line int) *Fault {
	names := kindNames()
	near := source.Suggest(name, names)
	isKnown := func(kind string) bool { return strings.HasPrefix(strings.ToLower(name), strings.ToLower(kind)) }
	if near != "" && strings.EqualFold(near[:1], name[:1]) && !strings.ContainsAny(name, "0123456789") && !slices.ContainsFunc(names, isKnown) {
		return &Fault{What: "this kind of diagram is misspelt: " + source.Quote(name), Hint: "write it as: " + near, Line: line}
	}
	return &Fault{What: "this kind of diagram is not known: " + source.Quote(name), Hint: otherKind(name, near), Line: line, IsDoubt: true}
}

// otherKind says what to write in place of a kind that is not known: the one that is
// spelt almost alike, near, or that begins with the same word, such as flowchart for
// "flowdiagram".
func otherKind(name, near string) string {
	const otherwise = "begin it with graph TB, sequenceDiagram or another kind that mermaid draws"
	subject := strings.ToLower(name)
	for _, end := range []string{"diagram", "chart"} {
		subject = strings.TrimSuffix(subject, end)
	}
	if subject == "" { // it may be any
		return otherwise
	}
	if near == "" && len(subject) > 3 {
		isSame := func(k kind) bool { return strings.HasPrefix(strings.ToLower(k.name), subject) }
		if i := slices.IndexFunc(kinds(), isSame); i >= 0 {
			near = kinds()[i].name
		}
	}
	if near == "" {
		return otherwise
	}
	return "did you mean " + near + "?"
}

// isFlow reports whether the kind is a flowchart.
func (k *kind) isFlow() bool { return k.name == "graph" || strings.HasPrefix(k.name, "flowchart") }

// saysNothing reports whether what follows the first word of a diagram, on its only
// line, is nothing to draw.
func (k *kind) saysNothing(rest string) bool {
	rest = strings.Trim(rest, ":; \t")
	if k.directions {
		switch rest {
		case "TB", "TD", "BT", "LR", "RL", "<", ">", "^", "v":
			return true
		}
	}
	return rest == "" && k.name != infoKind
}
