package scaffold

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// Unseen gives what no reader sees of a document, and no spec has a place for: comments,
// places for links to lead to, and link definitions that nothing uses, in the order of
// their lines. What the template writes itself is none of it.
func (t *Template) Unseen(doc []byte) []Unplaced {
	page := markdown.Parse(doc)
	u := unseen{doc: doc, own: t.Blank()}
	u.comments()
	var uses map[string]int
	for i := range page.Blocks {
		b := &page.Blocks[i]
		switch b.Kind {
		case markdown.DefinitionBlock:
			label, _, _ := page.Definition(i)
			if uses == nil {
				uses = bracketed(doc)
			}
			if uses[markdown.LinkLabel(string(page.Bytes(label)))] == 1 { // the definition itself
				u.add(b.Line, page.Source[b.Start:b.End], "the spec has no link definitions that nothing uses")
			}
		case markdown.ParagraphBlock, markdown.HTMLBlock:
			for k, line := range page.Lines(i) {
				if text := page.Source[line.Start:line.End]; markdown.IsAnchors(string(text)) {
					u.add(b.Line+k, text, "the spec has no places for links to lead to")
				}
			}
		}
	}
	slices.SortStableFunc(u.found, func(a, b Unplaced) int { return a.Number - b.Number })
	return u.found
}

// bracketed counts the texts in brackets of a document as link labels.
func bracketed(doc []byte) map[string]int {
	count := map[string]int{}
	open := -1
	for i, c := range doc {
		switch c {
		case '[':
			open = i
		case ']':
			if open >= 0 {
				count[markdown.LinkLabel(string(doc[open+1:i]))]++
			}
			open = -1
		}
	}
	return count
}

type unseen struct {
	doc, own []byte // the document, and the blank one of the template
	found    []Unplaced
}

func (u *unseen) add(number int, text []byte, why string) {
	if text = bytes.TrimSpace(text); !bytes.Contains(u.own, text) {
		u.found = append(u.found, Unplaced{Line: markdown.Line{Number: number, Raw: text}, Why: why})
	}
}

// comments adds the comments, each with its first line.
func (u *unseen) comments() {
	at, number := 0, 1
	for _, comment := range markdown.Comments(u.doc) {
		first, _, _ := bytes.Cut(comment, []byte("\n"))
		if i := bytes.Index(u.doc[at:], first); i >= 0 {
			number += bytes.Count(u.doc[at:at+i], []byte("\n"))
			at += i
			u.add(number, first, "the spec has no comments")
		}
	}
}
