package markdown_test

import (
	"fmt"
	"strings"

	"newproblem/scaffold/markdown"
)

func ExampleLines() {
	doc := "# Design a Cache\n- [ ] Fast\n\n| a | b |\n```sql\nSELECT 1\n```\n"
	for line := range markdown.Lines([]byte(doc)) {
		switch line.Kind {
		case markdown.Heading:
			fmt.Printf("%d: a heading of level %d, %s\n", line.Number, line.Level, line.Text)
		case markdown.Item:
			fmt.Printf("%d: an item %s, %s\n", line.Number, line.Marker, line.Text)
		case markdown.Row:
			fmt.Printf("%d: a row of %d cells\n", line.Number, line.Cells)
		case markdown.FenceOpen:
			fmt.Printf("%d: code in %s\n", line.Number, line.Text)
		}
	}
	// Output:
	// 1: a heading of level 1, Design a Cache
	// 2: an item -[ ], Fast
	// 4: a row of 2 cells
	// 5: code in sql
}

func ExampleOutline() {
	doc := "# Design a Cache\n\n## Metadata\n```\n# not a heading\n```\n## Requirements\n"
	for _, s := range markdown.Outline([]byte(doc)) {
		fmt.Println(s.Number, strings.Repeat("#", s.Level), s.Title)
	}
	// Output:
	// 1 # Design a Cache
	// 3 ## Metadata
	// 7 ## Requirements
}

func ExampleTrail() {
	sections := markdown.Outline([]byte("# Design a Cache\n## Metadata\n## Capacity\n### Traffic\n"))
	fmt.Println(strings.Join(markdown.Trail(sections, 3), " > "))
	// Output: Design a Cache > Capacity > Traffic
}

func ExampleIsSafe() {
	fmt.Println(markdown.IsSafe("Design a URL Shortener"))
	fmt.Println(markdown.IsSafe("Design a *fast* one"))
	// Output:
	// true
	// false
}

func ExampleEscapePlain() {
	fmt.Println(markdown.EscapePlain("a_b, *c* | <d>", markdown.Place{Kind: markdown.Prose, Lead: true}))
	fmt.Println(markdown.EscapePlain("a_b, *c* | <d>", markdown.Place{Kind: markdown.Row}))
	fmt.Println(markdown.EscapePlain("# 1 in the world", markdown.Place{Kind: markdown.Prose, Lead: true}))
	// Output:
	// a_b, \*c\* | \<d>
	// a_b, \*c\* \| \<d>
	// \# 1 in the world
}

func ExampleEscapeInline() {
	fmt.Println(markdown.EscapeInline("*fast*, `a | b`, <br>", markdown.Place{Kind: markdown.Row}))
	fmt.Println(markdown.EscapeInline("1. not a list", markdown.Place{Kind: markdown.Item, Lead: true}))
	// Output:
	// *fast*, `a \| b`, \<br>
	// 1\. not a list
}

func ExampleEscapeBlock() {
	fmt.Println(markdown.EscapeBlock("Words with <b>HTML</b>:\n\n- `<T>` in code\n\n[1]: not a link definition"))
	// Output:
	// Words with \<b>HTML\</b>:
	//
	// - `<T>` in code
	//
	// \[1]: not a link definition
}

func ExampleCheckBlock() {
	line, what, _ := markdown.CheckBlock("Words.\n\n## A section of my own")
	fmt.Printf("line %d: %s\n", line, what)
	// Output: line 3: a heading
}

func ExampleCheckCode() {
	fmt.Println(markdown.CheckCode("SELECT 1"))
	fmt.Println(markdown.CheckCode("SELECT 1\n```\n# out of the block"))
	// Output:
	// 0
	// 2
}
