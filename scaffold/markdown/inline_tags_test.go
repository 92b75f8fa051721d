package markdown_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
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
		"<del>a</del> <s>b</s>c":            "~~a~~ ~~b~~c",
		"<strike>a *b*</strike>":            "~~a *b*~~",

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
		"<del> a</del>":      "<del> a</del>",
		"<del>a</s>":         "<del>a</s>",
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

// Among any other marks, what is written of tags for emphasis is read as before, and written so again.
func TestTagsAreSeenAlike(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 17)
	in := markdown.Inline{Tags: true, PlainURLs: true}
	tags := []string{"<b>", "</b>", "<strong>", "</strong>", "<i>", "</i>", "<em>", "</em>", "<s>", "</s>", "<del>", "</del>", "a", "a b", "*", " "}
	for range seeded.Rounds(3000) {
		var out strings.Builder
		for range 2 + r.IntN(8) {
			out.WriteString(tags[r.IntN(len(tags))])
			if r.IntN(4) == 0 {
				out.WriteString(inlinePieces[r.IntN(len(inlinePieces))])
			}
		}
		s := out.String()
		if !isParagraph(s) {
			continue
		}
		got := in.Rewritten(s)
		if again := in.Rewritten(got); again != got {
			t.Errorf("%q becomes %q, and that %q", s, got, again)
		}
		want, page := canonical(asHTML(in.Spans(s))), canonical(asHTML(in.Spans(got)))
		if asSeen(page) != asSeen(want) {
			t.Errorf("%q becomes %q:\ngot  %q\nwant %q", s, got, page, want)
		}
	}
}
