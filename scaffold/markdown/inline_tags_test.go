package markdown_test

import (
	"testing"

	"newproblem/scaffold/markdown"
)

// Tags that are seen as marks are read as these; all others stay what they are.
func TestTags(t *testing.T) {
	for text, want := range map[string]string{
		"<b>Level</b>: 1":                   "**Level**: 1",
		"<i>a</i> <em>b</em>":               "*a* *b*",
		"<STRONG>a *b*</strong> c":          "**a *b*** c",
		"<b>a <i>b</i> c</b>":               "**a *b* c**",
		"<code>a</code> and <code>b</code>": "`a` and `b`",
		"<code>*</code>":                    "`*`",
		"a<b>b</b>c":                        "a**b**c",
		"[<b>a</b>](b)":                     "[**a**](b)",

		// Nothing, white space, or the half of something stands between them.
		"<b></b>":            "<b></b>",
		"<b> a </b>":         "<b> a </b>",
		"<b>a":               "<b>a",
		"a</b>":              "a</b>",
		"<b>a</i>":           "<b>a</i>",
		"<b>a *b</b> c*":     "<b>a *b</b> c*",
		"*a <b>b* c</b>":     "*a <b>b* c</b>",
		"<code>*a*</code>":   "<code>*a*</code>",
		`<b class="x">a</b>`: `<b class="x">a</b>`,
		"<u>a</u>":           "<u>a</u>",
		"`<b>a</b>`":         "`<b>a</b>`",
		`\<b>a</b>`:          `\<b>a</b>`,
	} {
		if got := (markdown.Inline{Tags: true}).Rewritten(text); got != want {
			t.Errorf("%s is written as %s, want %s", text, got, want)
		}
		if got := (markdown.Inline{}).Rewritten(text); want != text && got == want {
			t.Errorf("%s is written as %s where tags are none", text, got)
		}
	}
}
