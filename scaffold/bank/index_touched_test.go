package bank_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold/bank"
)

// catalogued are problems whose titles and files are not plain.
var catalogued = []bank.Listed{
	{File: "problems/chat.md", Title: "Design a Chat", Difficulty: "Hard", Tags: []string{"queues", "a|b"}, Companies: []string{"AT&T"}, Updated: "2026-11-23"},
	{File: "odd (1) name.md", Title: "Design [X] | *Y* a_b"},
}

const (
	table = bank.IndexBegin + `
| Problem | Difficulty | Tags | Companies | Updated |
| --- | --- | --- | --- | --- |
| [Design a Chat](problems/chat.md) | Hard | queues, a\|b | AT&T | 2026-11-23 |
| [Design \[X\] \| \*Y\* a_b](odd%20%281%29%20name.md) |  |  |  |  |
` + bank.IndexEnd + "\n"
	summary = `* [Problems](README.md)
  ` + bank.IndexBegin + `
  * [Design a Chat](problems/chat.md)
  * [Design \[X\] | \*Y\* a_b](odd%20%281%29%20name.md)
  ` + bank.IndexEnd + `
* [Last](last.md)
`
)

// An index that others have touched says the same, and stays as it is.
func TestIndexTouched(t *testing.T) {
	for name, test := range map[string]struct{ format, doc string }{
		"padded":              {"table", strings.NewReplacer("| --- |", "| ------ |", "| Hard |", "|   Hard   |", bank.IndexBegin, bank.IndexBegin+"\n").Replace(table)},
		"aligned":             {"table", strings.Replace(table, "| --- | --- |", "| :-- | :-: |", 1)},
		"without outer pipes": {"table", strings.NewReplacer("\n| ", "\n", " |\n", "\n").Replace(strings.Replace(table, " |  |  |  |  |\n", " | | | |\n", 1))},
		"trimmed cells":       {"table", strings.Replace(table, "|  |  |  |  |", "||||", 1)},
		"cells left out":      {"table", strings.Replace(table, "|  |  |  |  |", "|", 1)},
		"more escapes":        {"table", strings.NewReplacer(`AT&T`, `AT\&T`, `a_b`, `a\_b`).Replace(table)},
		"entities":            {"table", strings.NewReplacer("AT&T", "AT&amp;T", "Hard", "&#72;ard").Replace(table)},
		"emphasis":            {"table", strings.Replace(table, "| Hard |", "| **Hard** |", 1)},
		"a comment":           {"table", strings.Replace(table, "\n|", "\n<!-- prettier-ignore -->\n|", 1)},
		"blank lines":         {"table", strings.Replace(strings.Replace(table, "\n|", "\n\n\n|", 1), "|\n<", "|\n\n<", 1)},
		"CRLF":                {"table", strings.ReplaceAll(table, "\n", "\r\n")},
		"a BOM":               {"table", "\ufeff" + table},
		"a BOM and CRLF":      {"table", "\ufeff" + strings.ReplaceAll(table, "\n", "\r\n")},
		"links in <>":         {"table", strings.Replace(table, "(odd%20%281%29%20name.md)", "(<odd (1) name.md>)", 1)},
		"links with a dot":    {"table", strings.Replace(table, "(problems/", "(./problems/", 1)},
		"references":          {"table", strings.Replace(table, "(problems/chat.md)", "[1]", 1) + "\n[1]: problems/chat.md\n"},
		"in HTML":             {"table", "<details>\n" + strings.Replace(strings.Replace(table, "\n|", "\n\n|", 1), "|\n<", "|\n\n<", 1) + "</details>\n"},

		"other bullets":    {"summary", strings.ReplaceAll(summary, "* [", "- [")},
		"plus":             {"summary", strings.ReplaceAll(summary, "* [", "+ [")},
		"deeper":           {"summary", strings.ReplaceAll(summary, "  * [", "    * [")},
		"wide":             {"summary", strings.NewReplacer("\n  * [", "\n    *   [", "\n* [", "\n*   [", "\n  <", "\n    <").Replace("\n" + summary)},
		"moved markers":    {"summary", strings.ReplaceAll(summary, "  <", "    <")},
		"loose":            {"summary", strings.ReplaceAll(summary, "\n  ", "\n\n  ")},
		"wrapped":          {"summary", strings.Replace(summary, "[Design a Chat]", "[Design\n    a Chat]", 1)},
		"escaped more":     {"summary", strings.NewReplacer("a_b", `a\_b`, "] |", `] \|`).Replace(summary)},
		"tabs":             {"summary", strings.ReplaceAll(summary, "\n  *", "\n\t*")},
		"summary and CRLF": {"summary", strings.ReplaceAll(summary, "\n", "\r\n")},
		"trailing spaces":  {"summary", strings.ReplaceAll(summary, ")\n", ")   \n")},
	} {
		t.Run(name, func(t *testing.T) {
			for _, other := range []string{table, summary} {
				if test.doc == other {
					t.Fatal("it is not touched")
				}
			}
			x := bank.Index{File: "README.md", Format: test.format}
			got, err := x.Fill("README.md", []byte(test.doc), catalogued)
			if err != nil || string(got) != test.doc {
				t.Errorf("%v, it becomes\n%s\nand was\n%s", err, got, test.doc)
			}
			if found := bank.CheckIndex("README.md", []byte(test.doc), got); len(found) > 0 {
				t.Errorf("found: %v", found)
			}
			// And what it said before is no longer right when a problem goes.
			if got, err := x.Fill("README.md", []byte(test.doc), catalogued[:1]); err != nil || string(got) == test.doc || bytes.Contains(got, []byte("name.md")) {
				t.Errorf("a problem less: %v\n%s", err, got)
			}
		})
	}
}

// What says something else is written anew, and then says the same.
func TestIndexStale(t *testing.T) {
	for name, test := range map[string]struct{ format, doc string }{
		"another word":       {"table", strings.Replace(table, "Hard", "Easy", 1)},
		"another link":       {"table", strings.Replace(table, "chat.md", "chats.md", 1)},
		"no link":            {"table", strings.Replace(table, "[Design a Chat](problems/chat.md)", "Design a Chat", 1)},
		"another header":     {"table", strings.Replace(table, "Updated", "Changed", 1)},
		"a column less":      {"table", strings.ReplaceAll(strings.Replace(table, " Updated |", "", 1), "--- |\n", "\n")},
		"a row twice":        {"table", strings.Replace(table, "| [Design a", "| [Design a Chat](problems/chat.md) | Hard | queues, a\\|b | AT&T | 2026-11-23 |\n| [Design a", 1)},
		"a table in code":    {"table", strings.Replace(strings.Replace(table, "\n|", "\n```\n|", 1), "|\n<", "|\n```\n<", 1)},
		"a torn table":       {"table", strings.Replace(table, "| --- | --- |", "| --- |", 1)},
		"a word more":        {"table", strings.Replace(table, "|\n<", "|\n\nmore\n<", 1)},
		"struck by a pipe":   {"table", strings.Replace(table, `a\|b`, `a|b`, 1)},
		"a list":             {"table", bank.IndexBegin + "\n* [Design a Chat](problems/chat.md)\n" + bank.IndexEnd + "\n"},
		"another order":      {"summary", strings.NewReplacer("[Design a Chat](problems/chat.md)", "Y", `[Design \[X\] | \*Y\* a_b](odd%20%281%29%20name.md)`, "[Design a Chat](problems/chat.md)").Replace(summary)},
		"one below another":  {"summary", strings.Replace(summary, `  * [Design \[`, `    * [Design \[`, 1)},
		"not nested":         {"summary", strings.ReplaceAll(summary, "  * [", "* [")},
		"numbered":           {"summary", strings.ReplaceAll(summary, "  * [", "  1. [")},
		"with boxes":         {"summary", strings.ReplaceAll(summary, "  * [", "  * [ ] [")},
		"an escape too many": {"summary", strings.Replace(summary, `\*Y\*`, `\\*Y\\*`, 1)},
		"emphasis for stars": {"summary", strings.Replace(summary, `\*Y\*`, `*Y*`, 1)},
	} {
		t.Run(name, func(t *testing.T) {
			x := bank.Index{File: "README.md", Format: test.format}
			want := map[string]string{"table": table, "summary": summary}[test.format]
			if test.doc == want {
				t.Fatal("it is the same")
			}
			got, err := x.Fill("README.md", []byte(test.doc), catalogued)
			if err != nil || string(got) == test.doc {
				t.Errorf("%v, it stays\n%s", err, got)
			}
			if again, err := x.Fill("README.md", got, catalogued); err != nil || !bytes.Equal(again, got) {
				t.Errorf("filled again: %v\n%s", err, again)
			}
			if test.format == "table" && string(got) != want {
				t.Errorf("it becomes\n%s", got)
			}
		})
	}
}

// A marker that a reader sees, or that stands in another comment, is none; and
// one that starts a line is one, wherever that line stands.
func TestIndexMarkersInPlaces(t *testing.T) {
	const both = bank.IndexBegin + "\n" + bank.IndexEnd + "\n"
	indented := func(doc, by string) string {
		return by + strings.ReplaceAll(strings.TrimSuffix(doc, "\n"), "\n", "\n"+by) + "\n"
	}
	for name, test := range map[string]struct {
		doc   string
		fills bool
	}{
		"alone":                   {both, true},
		"behind a BOM":            {"\ufeff" + both, true},
		"indented":                {indented(both, "   "), true},
		"below a paragraph":       {"Our problems:\n" + both, true},
		"in an item":              {"- a\n\n" + indented(both, "  "), true},
		"deep below a paragraph":  {"- a\n" + indented(both, "        "), true},
		"in HTML":                 {"<details>\n" + both + "</details>\n", true},
		"behind front matter":     {"---\nlayout: x\n---\n" + both, true},
		"fenced":                  {"```\n" + both + "```\n", false},
		"fenced with tildes":      {"~~~~\n```\n" + both + "~~~~\n", false},
		"fenced in an item":       {"- a\n  ```\n" + indented(both, "  ") + "  ```\n", false},
		"indented code":           {indented(both, "    "), false},
		"indented by a tab":       {indented(both, "\t"), false},
		"in a quote":              {indented(both, "> "), false},
		"in <pre>":                {"<pre>\n" + both + "</pre>\n", false},
		"within a comment":        {"<!-- how it is done:\n" + both, false},
		"in front matter":         {"---\nlayout: x\n" + both + "---\n", false},
		"with more on the line":   {"a " + both, false},
		"in a heading":            {"# " + both, false},
		"in a cell":               {"| a |\n| --- |\n| " + bank.IndexBegin + " |\n| " + bank.IndexEnd + " |\n", false},
		"in code and then proper": {"```\n" + both + "```\n\n" + both, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := bank.Index{Format: "summary"}.Fill("x.md", []byte(test.doc), catalogued)
			if (err == nil) != test.fills {
				t.Fatalf("%v\n%s", err, got)
			}
			if err == nil && (strings.Count(string(got), "[Design") != 2 || strings.Count(string(got), "\ufeff") != strings.Count(test.doc, "\ufeff")) {
				t.Errorf("it becomes\n%s", got)
			}
		})
	}
}

// Blank lines around what is between the markers stay.
func TestIndexKeepsBlankLines(t *testing.T) {
	for _, between := range []string{"\n", "\nold\n\n", "\n\n\n* a\n\n"} {
		doc := "<details>\n" + bank.IndexBegin + "\n" + between + bank.IndexEnd + "\n</details>\n"
		got, err := bank.Index{Format: "summary"}.Fill("x.md", []byte(doc), catalogued)
		if err != nil || !strings.Contains(string(got), bank.IndexBegin+"\n\n") || !strings.Contains(string(got), ")\n\n"+bank.IndexEnd) {
			t.Errorf("%q: %v\n%s", between, err, got)
		}
	}
}

// Letters and their accents may be written as one character, and as two.
func TestIndexDecomposed(t *testing.T) {
	problems := []bank.Listed{{File: "café.md", Title: "Café \u00c5ngstr\u00f6m", Tags: []string{"cr\u00e8me"}}}
	for _, format := range []string{"table", "summary"} {
		x := bank.Index{Format: format}
		doc, err := x.Fill("README.md", x.Blank(), problems)
		if err != nil {
			t.Fatal(err)
		}
		decomposed := norm.NFD.Bytes(doc)
		if bytes.Equal(decomposed, doc) {
			t.Fatal("the index has no accents")
		}
		if got, err := x.Fill("README.md", decomposed, problems); err != nil || !bytes.Equal(got, decomposed) {
			t.Errorf("%s: it is filled anew: %s, %v", format, got, err)
		}
	}
}
