package markdown_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// bareURLCases are texts with bare URLs on which GFM's readers agree, and some
// on which goldmark is followed.
var bareURLCases = []string{
	"https://a.example", "see https://a.example/b_c_d.", "(https://a.example/b)", "https://a.example/b(c)", "(https://a.example/b(c))", "https://a.example/?q=b&c=d", "https://a.example/b&amp;", "https://a.example/b;", "www.a.example", "www.a", "www.a.b/c!", "ftp://a.example/b", "http://a", "http://localhost/x", "httpx://a.b", "https://a.b:80/c", "https://a.b:x/c", "*https://a.b*", "**https://a.b**", "_https://a.b_", "~~https://a.b~~", "[https://a.b](c)", "[x https://a.b", "[X] https://a.b", "`https://a.b`", "<https://a.b>", "https://a.b<c>", "https://a.b/`c`", "https://a.b\\c", `https\://a.b`, `\https://a.b`, "a@b.example", "a.b-c@d.example.", "a@b", "a@b.c_", "a@b.c-", "x a@b.c: d", "(a@b.c)", "a@b.example/c", "\"https://a.b\"", "xhttps://a.b", "https://a.b/ä", "https://ä.b", "https://a.b.C", "https://a.b1/c", "https://a.b?c", "https://a.b#c", "a\nhttps://a.b\nwww.c.d", "https://a.b/c*d*", "https://a.b/**c**", "https://a.b/_c_", "- https://a.b", "&lt;https://a.b", "&www.a.b", "WWW.a.b", "HTTPS://a.b", "https://a.b.", "https://a..b", "https://.a", "https://a.b/?!.,:*_~", "https://a.b)", "www.a.b)c", "*www.a.b", "*a@b.c*", `\*www.a.b`, "a*www.b.c", "a_www.b.c", "`https://a.b", "a``https://a.b", "\"`https://a.b",
}

// holdURLs compares the bare URLs of a text with goldmark's.
func holdURLs(t testing.TB, s string) {
	t.Helper()
	spans := markdown.Inline{Definitions: definedLabel}.Spans(s)
	checkSpans(t, s, spans)
	got, want := canonical(asHTML(spans)), canonical(goldmarksInline(t, linking, s))
	if got == want || strings.Contains(want, "mailto:http") { // an address whose scheme goldmark invents
		return
	}
	githubs, isOne := githubsInline(t, s, "autolink")
	if isOne && got != canonical(githubs) {
		t.Errorf("%q:\ngot      %q\ngoldmark %q\nGitHub   %q", s, got, want, canonical(githubs))
	}
}

func TestBareURLsAreGoldmarks(t *testing.T) {
	t.Parallel()
	for _, s := range bareURLCases {
		holdURLs(t, s)
	}
	for _, s := range writtenLines(t) {
		holdURLs(t, s)
	}
}

// randomURL makes a text with a bare URL or address among words.
func randomURL(r *rand.Rand) string {
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	var out strings.Builder
	for range 1 + r.IntN(3) {
		out.WriteString(pick("", "a ", "see ", "(", "*", "**", "_", "~~", "[X] ", "`c` ", "`", "- "))
		out.WriteString(pick("https://", "http://", "www.", "a@", "ftp://"))
		out.WriteString(pick("a.example", "a.b.example", "localhost", "a-b.c1.org"))
		out.WriteString(pick("", "", "/", "/b_c", "/b?c=d&e=f", "/(b)", "#b", "/b/c.md"))
		out.WriteString(pick("", "", ".", ",", ")", "*", "**", "_", "~~", ": b", "!", "?"))
		out.WriteString(pick("", " ", " b ", "\n"))
	}
	return strings.TrimSpace(out.String())
}

func TestRandomBareURLsAreGoldmarks(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 15)
	in := markdown.Inline{}
	for range seeded.Rounds(3000) {
		s := randomURL(r)
		holdURLs(t, s)
		got := in.Rewritten(s)
		if again := in.Rewritten(got); again != got {
			t.Errorf("%q becomes %q, and that %q", s, got, again)
		}
		a, b := canonical(asHTML(in.Spans(s))), canonical(asHTML(in.Spans(got)))
		if asSeen(a) != asSeen(b) {
			t.Errorf("%q becomes %q, which is seen as\n%q, not\n%q", s, got, b, a)
		}
	}
}
