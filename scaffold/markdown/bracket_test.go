package markdown

import (
	"fmt"
	"strings"
	"testing"
)

func TestBrackets(t *testing.T) {
	for _, test := range []struct{ doc, want string }{
		{"a [b] and [c d]", "[b] [c d]"},
		{"- [ ] a [x]", "[x]"},
		{"- [X] a", ""},
		{`- \[X] a`, "[X]"},
		{"[[a] b", "[a]"},
		{"[] [a", ""},
		{"`[a]` [b]", "`[a]` [b]"},
		{"`[a] [b", "[a] "},
		{"[a](b) and ![c](d)", ""},
		{`\[a\_b\] [*c* d]`, "[a_b] [c d]"},
		{"> [a\n> b]", "[a b]"},
		{"# [a] #", "[a]"},
		{"a [b\n---", ""},
		{"a [b]\nc\n===", "[b]"},
		{"| a | b |\n|---|---|\n| [x] | `[y\\|z]` |", "[x] `[y|z]`"},
		{"```\ncache[key] [value]\n[x\n  y]\n```", "`[value]` `[x y]`"},
		{"    [a]\n\n<p>[b]</p>\n\n[c]: d", "`[a]`"},
	} {
		d := Parse([]byte(test.doc))
		var got []string
		for i := range d.Blocks {
			for b := range d.Brackets(i) {
				text := b.Text
				if b.InCode {
					text = fmt.Sprintf("`%s`", text)
				}
				got = append(got, text)
				if source := test.doc[b.Start:b.End]; !strings.Contains(source, "[") || !strings.HasSuffix(source, "]") && !b.InCode {
					t.Errorf("%q: %s stands at %q", test.doc, b.Text, source)
				}
			}
		}
		if got := strings.Join(got, " "); got != strings.TrimSpace(test.want) {
			t.Errorf("%q: %s, not %s", test.doc, got, test.want)
		}
	}
}

func TestLinkBrackets(t *testing.T) {
	for _, test := range []struct{ doc, want string }{
		{"![a](b.png) and [c](<d e>)", "![a](b.png) [c](d e)"},
		{"[a](b \"title\")", "[a](b)"},
		{"> [a\n> b](c)", "[a b](c)"},
		{"[a]()", "[a]()"},
		{"[![a](b)](c)", "![a](b) [![a](b)](c)"},
		{"| a |\n|---|\n| ![x](y) |", "![x](y)"},
		{"`[a](b)` \\[a](b) [a] [a][b] <http://x.y>\n\n[b]: c", ""},
	} {
		d := Parse([]byte(test.doc))
		var got []string
		for i := range d.Blocks {
			for b := range d.LinkBrackets(i) {
				got = append(got, b.Text)
				if source := test.doc[b.Start:b.End]; !strings.Contains("[!", source[:1]) || !strings.HasSuffix(source, ")") {
					t.Errorf("%q: %s stands at %q", test.doc, b.Text, source)
				}
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: %s, not %s", test.doc, got, test.want)
		}
	}
}
