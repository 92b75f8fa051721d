package markdown_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
)

// Documents that have much of what could cost more than it should take no more
// time than others: a reader that looks at each line or container again for
// each other would not be done before the tests' timeout.
func TestParseIsLinear(t *testing.T) {
	const n = 400_000
	for _, doc := range map[string]string{
		"quotes in each other":                strings.Repeat(">", n),
		"quotes in each other, lazy lines":    strings.Repeat("> ", n) + "a\n" + strings.Repeat("a\n", n),
		"items in each other":                 strings.Repeat("- ", n) + "a",
		"items in each other, blank lines":    strings.Repeat("- ", n) + "a\n" + strings.Repeat("\n", n) + "b",
		"items in a quote, blank lines":       "> " + strings.Repeat("- ", n) + "a\n" + strings.Repeat(">\n", n) + "> b",
		"items in each other, one far line":   strings.Repeat("- ", n) + "a\n" + strings.Repeat("  ", n) + "b",
		"items in each other, open and close": strings.Repeat("- ", n) + "a\n" + strings.Repeat("- b\n", n),
		"numbers in each other":               strings.Repeat("1. ", n) + "a",
		"almost a thematic break":             strings.Repeat("* ", n) + "a",
		"almost a fence":                      strings.Repeat("```a`", n),
		"almost fences":                       strings.Repeat("``` a`\n", n),
		"almost definitions":                  strings.Repeat("[a", n),
		"brackets":                            strings.Repeat("[", n) + strings.Repeat("]", n),
		"definitions":                         strings.Repeat("[a]: b\n", n),
		"definitions, open titles":            strings.Repeat("[a]: b\n'c\n", n),
		"a definition with a long title":      "[a]: b\n'" + strings.Repeat("c\n", n),
		"underlines of definitions":           strings.Repeat("[a]: b\n===\n", n),
		"parentheses":                         "[a]: " + strings.Repeat("(", n),
		"almost a tag":                        strings.Repeat("<a b='", n),
		"almost tags":                         strings.Repeat("<a b=c d='>\n", n),
		"open HTML":                           "<pre>" + strings.Repeat("</pr\n", n),
		"open HTML in a line":                 "<pre>" + strings.Repeat("</", n),
		"comments":                            strings.Repeat("<!-- a\n", n),
		"almost tables":                       strings.Repeat("a | b | c\n--|--\n", n),
		"a wide table":                        strings.Repeat("a|", n) + "\n" + strings.Repeat("-|", n) + "\n",
		"a long table":                        "a|b\n-|-\n" + strings.Repeat("c\n", n),
		"tabs":                                strings.Repeat("\t", n) + "a",
		"tabs in items":                       strings.Repeat("-\t", n) + "a\n" + strings.Repeat("\t", n),
		"blank lines":                         strings.Repeat("\n", n),
		"carriage returns":                    strings.Repeat("\r", n),
		"blank lines in code":                 "    a\n" + strings.Repeat("\n    \n", n),
		"front matter":                        "---\na: b\n" + strings.Repeat("# a\n", n),
	} {
		markdown.Parse([]byte(doc))
	}
}
