package scaffold

import (
	"errors"
	"io"
	"slices"
	"strings"
	"text/template/parse"
)

// limited is a text that refuses to grow without bound, and to be written to
// without end.
type limited struct {
	strings.Builder
	steps int
}

const (
	maxDocument = 64 << 20  // the longest text that one part of a template may give, in bytes
	maxSteps    = 1_000_000 // how often it may write
)

func (l *limited) Write(p []byte) (int, error) {
	l.steps++
	switch {
	case l.Len()+len(p) > maxDocument:
		return 0, errors.New("the document grows beyond 64 MiB")
	case l.steps > maxSteps:
		return 0, errors.New("the template repeats itself without end")
	}
	return l.Builder.Write(p)
}

// countSteps puts an empty text at the start of each list of nodes below some:
// writing it is what limited counts, so that loops which write nothing are
// counted too.
func countSteps(nodes []parse.Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *parse.RangeNode:
			countStep(n.List, n.ElseList)
		case *parse.IfNode:
			countStep(n.List, n.ElseList)
		case *parse.WithNode:
			countStep(n.List, n.ElseList)
		}
	}
}

func countStep(lists ...*parse.ListNode) {
	for _, list := range lists {
		if list != nil {
			countSteps(list.Nodes)
			list.Nodes = slices.Insert(list.Nodes, 0, parse.Node(&parse.TextNode{NodeType: parse.NodeText, Pos: list.Pos}))
		}
	}
}

var _ io.Writer = (*limited)(nil)
