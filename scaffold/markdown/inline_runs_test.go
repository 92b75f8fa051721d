package markdown_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
)

// Runs of marks beside escaped ones, in each order: what is escaped at the start of
// a line leaves the rest a run of its own.
func TestRunsBesideEscapes(t *testing.T) {
	t.Parallel()
	for _, mark := range []string{"*", "_", "~", "`"} {
		pieces := []string{mark, `\` + mark, "0", " "}
		var extend func(s string, left int)
		extend = func(s string, left int) {
			if s != "" && isParagraph(s) {
				holdBreaks(t, s)
				holdRewritten(t, s)
				holdEscapedLead(t, s)
			}
			if left == 0 {
				return
			}
			for _, piece := range pieces {
				if piece != " " || s != "" && !strings.HasSuffix(s, " ") {
					extend(s+piece, left-1)
				}
			}
		}
		extend("", 6)
	}
}

// holdEscapedLead holds that a text is seen alike where it begins a block, and can be
// had back.
func holdEscapedLead(t testing.TB, s string) {
	t.Helper()
	in, at := markdown.Inline{PlainURLs: true}, markdown.Place{Kind: markdown.Prose, Lead: true}
	s = strings.TrimSpace(s)
	escaped := markdown.EscapeInline(s, at)
	if got, want := asSeen(asHTML(in.Spans(escaped))), asSeen(asHTML(in.Spans(s))); got != want {
		t.Errorf("EscapeInline(%q) = %q:\ngot  %q\nwant %q", s, escaped, got, want)
	}
	if back := markdown.UnescapeInline(escaped, at); markdown.EscapeInline(back, at) != escaped || asSeen(asHTML(in.Spans(back))) != asSeen(asHTML(in.Spans(s))) {
		t.Errorf("UnescapeInline(%q) = %q, of %q", escaped, back, s)
	}
}
