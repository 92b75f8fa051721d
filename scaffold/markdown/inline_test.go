package markdown_test

import (
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
)

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		doc  string
		want []string
	}{
		{"no link", nil},
		{"[a](b.md)", []string{"b.md"}},
		{"- [a](b.md): and [c](d.md#e \"title\")", []string{"b.md", "d.md#e"}},
		{"- [a](\n  b.md\n  'title')", []string{"b.md"}},
		{"![image](a.png)", []string{"a.png"}},
		{"[![image](a.png)](b.md)", []string{"a.png", "b.md"}},
		{"[a](<b c.md>)", []string{"b c.md"}},
		{"[a](b_(c).md)", []string{"b_(c).md"}},
		{`[a](b_\(c\).md)`, []string{"b_(c).md"}},
		{"[a](b&amp;c.md)", []string{"b&c.md"}},
		{"[label]: b.md", []string{"b.md"}},
		{"[label]: b.md 'title'", []string{"b.md"}},
		{"[label]:\n  <b c.md>", []string{"b c.md"}},
		{"[label]: b.md and more", nil},
		{"[^note]: see [a](b.md)", []string{"b.md"}},
		{"[^note]: b.md", nil},
		{"`[a](b.md)`", nil},
		{"``[a](b.md)` `` [c](d.md)", []string{"d.md"}},
		{"` [a](b.md)", []string{"b.md"}},
		{`\[a](b.md)`, nil},
		{"[a](b c)", nil},
		{"[a](b", nil},
		{"a](b.md)", nil},
		{"    [a](b.md)", nil},
		{"<p>[a](b.md)</p>", nil},
		{"<!-- [a](b.md) -->", nil},
		{"a <!-- [a](b.md) --> b", nil},
		{"# [a](b.md)", []string{"b.md"}},
		{"> [a](b.md)", []string{"b.md"}},
		{"a | b\n-|-\n[a](b.md) | `[c](d.md)`", []string{"b.md"}},
	} {
		d := markdown.Parse([]byte(c.doc))
		var got []string
		for i := range d.Blocks {
			for l := range d.Links(i) {
				got = append(got, l.Destination)
				if at := c.doc[l.Start:l.End]; at != l.Destination && !strings.ContainsAny(at, "\\&<") {
					t.Errorf("%q: %s stands at %q", c.doc, l.Destination, at)
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, not %q", c.doc, got, c.want)
		}
	}
}

func TestLabel(t *testing.T) {
	for _, c := range []struct{ line, name, value, topic string }{
		{"- **Difficulty**: Hard\r\n", "Difficulty", "Hard", "Difficulty"},
		{"**Difficulty:** Hard", "Difficulty", "Hard", "Difficulty"},
		{"Difficulty: Hard", "Difficulty", "Hard", "Difficulty"},
		{"  - Reading: 5 minutes", "Reading", "5 minutes", "Reading"},
		{"- **Estimated Time**: ", "Estimated Time", "", "Estimated Time"},
		{"| Peak QPS | 5 |", "Peak QPS", "5", "| Peak QPS | 5 |"},
		{"words alone", "", "", "words alone"},
		{": nothing before it", "", "", ""},
	} {
		name, value, ok := markdown.Label([]byte(c.line))
		if string(name) != c.name || string(value) != c.value || ok != (c.name != "") {
			t.Errorf("%q: the label is %q, %q, %v", c.line, name, value, ok)
		}
		if topic := markdown.Topic([]byte(c.line)); topic != c.topic {
			t.Errorf("%q: it is about %q", c.line, topic)
		}
	}
}

func TestCells(t *testing.T) {
	for _, c := range []struct {
		row  string
		want []string
	}{
		{"| a | b |\n", []string{"a", "b"}},
		{"|a|b", []string{"a", "b"}},
		{`| a \| b | c |`, []string{`a \| b`, "c"}},
		{"| | b |", []string{"", "b"}},
		{"|", nil},
	} {
		var got []string
		for _, at := range markdown.Cells([]byte(c.row)) {
			got = append(got, c.row[at[0]:at[1]])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, not %q", c.row, got, c.want)
		}
	}
}
