package markdown_test

import (
	"fmt"

	"newproblem/scaffold/markdown"
)

func ExampleInline_Spans() {
	for _, s := range (markdown.Inline{}).Spans("**Fast** and \\*small* <!-- so far -->") {
		switch s.Kind {
		case markdown.SpanEmphasis, markdown.SpanEmphasisEnd:
			fmt.Println(s.Start, s.End, "emphasis", s.Level)
		case markdown.SpanText:
			fmt.Printf("%d %d %q\n", s.Start, s.End, s.Text)
		case markdown.SpanComment:
			fmt.Println(s.Start, s.End, "comment")
		}
	}
	// Output:
	// 0 2 emphasis 2
	// 2 6 "Fast"
	// 6 8 emphasis 2
	// 8 13 " and "
	// 13 15 "*"
	// 15 22 "small* "
	// 22 37 comment
}

func ExampleInline_Seen() {
	fmt.Println(markdown.Inline{}.Seen("See [the *chat*](chat.md), `a  b` &amp; \\[X]<!-- later -->."))
	// Output: See the chat, a  b & [X].
}

func ExampleInline_Words() {
	text := "Solving: **45** minutes"
	words := markdown.Inline{}.Words(text)
	from, to := words.Source(len("Solving: "), len("Solving: 45"))
	fmt.Println(words.Text)
	fmt.Println(text[:from] + "30" + text[to:])
	// Output:
	// Solving: 45 minutes
	// Solving: **30** minutes
}

func ExampleInline_Label() {
	text := "* __Difficulty__ : **Medium** <!-- agreed -->"
	if l, ok := (markdown.Inline{}).Label(text); ok {
		fmt.Printf("%s is %s\n", l.Name, l.Value)
		fmt.Println(text[:l.ValueStart] + "Hard" + text[l.ValueEnd:])
	}
	// Output:
	// Difficulty is Medium
	// * __Difficulty__ : **Hard** <!-- agreed -->
}

func ExampleInline_Rewritten() {
	for _, text := range []string{
		"__Users__: _about_ \\[X]",
		"**Users**:\n*about* [X\\] <!-- ask -->",
	} {
		fmt.Println(markdown.Inline{}.Rewritten(text))
	}
	// Output:
	// **Users**: *about* [X]
	// **Users**: *about* [X]
}

func ExampleKey() {
	fmt.Println(markdown.Key("2. Scale & **Cost** {#scale}"))
	fmt.Println(markdown.Key("📐 Scale and cost"))
	// Output:
	// scaleandcost
	// scaleandcost
}
