package markdown_test

import (
	"os/exec"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// hostile are one-line texts that Markdown would read as something else.
var hostile = []string{
	"plain words", "#", "##", "# heading", "a #", "a ##", "C#", "#hashtag", "a # b", "####### x",
	"-", "--", "---", "- a", "- - a", "- [ ] a", "[ ]", "[x]", "[ ] a", "[X] a", "[x]a", "[ ]a", "[X](b)", "[-] a", "+ a", "+", "* a", "*", "**", "***", "* * *",
	"_", "__", "___", "_ _ _", "=", "===", "= =", "1. a", "1) a", "1.", "10.5", "2026. A year", "123456789. a", "1234567890. a", "0) a",
	"> a", ">", ">a", "<", ">>>", "< b", "a < b > c", "<b>a</b>", "</b>", "<!-- a -->", "<!", "<?php ?>", "<![CDATA[a]]>", "<script>", "<br/>", "<T>", "List<String>",
	"<https://example.com>", "<a@b.example>", "<1@b.example>", "<-@b.example>", "<a|b@b.example>", "<https://a|b>", "a <b", "1<2", "x<-y", "<1>",
	"*a*", "**a**", "a*b*c", "a * b * c", "2*3*4", "*a", "a*", "_a_", "__a__", "snake_case_name", "_private", "a_", "a _b_ c", "“_a_”", "—_a_—", "é_é_é", "·_·", "(_a_)", "a__b__c", "_a_b_",
	"`", "``", "`a`", "``a`b``", "a `b", "```", "```go", "~", "~~", "~~a~~", "~a~", "~5 s", "a ~5 and ~6", "~~~", "~~~5", "a~b~c", "~5~", "a ~ b",
	"[a]", "[a](b)", "[a][b]", "[a]: b", "[^1]", "[^1]: a", "![a](b)", "!", "!a", "a!", "[a](<b c>)", "[", "]", "](b)", "[]", "[](b)", "[x]: /u",
	"\\", "\\\\", "\\*", "\\|", "a\\", "a \\", "\\#", "C:\\new\\`x`", "\\\\|", "|", "a | b", "a|b|c", "||", "|---|", "| a | b |", "---|---", ":--", "--:", ":-:", ":-- | :--", "|:-|",
	"&", "&amp;", "&lt;b&gt;", "&#35;", "&#x23;", "&copy", "&nbsp;", "a & b", "AT&T;", "&;", "&#;", "&unknown;",
	"http://example.com", "https://example.com/a_b_c", "https://example.com/_a_", "https://example.com/*a*", "https://example.com/a?b=c&d=e", "https://example.com/a&amp;b",
	"https://example.com/[a]", "https://example.com/`a`", "https://example.com/a|b", "https://example.com/~user", "https://example.com/<b>", "https://example.com/a\\b", "https://example.com/a&copy;",
	"www.example.com", "www.example.com/_a_", "www.example.com/[x]", "(https://example.com/_a)", "ftp://example.com/[a]", "see https://example.com/[a] and https://example.com/_b",
	"https://a_b_.example.com/", "https://example.com#_x_", "https://example.com/a*", "*https://example.com/[x]*", "~https://example.com/[x]~", "_https://example.com/[x]_", "HTTPS://example.com/[a]",
	"a@example.com", "_a@example.com", "a_@example.com", "*a@example.com*", "a_b@example.com", "a~b@example.com", "a`b@example.com", "a@example.com_", "a&lt;b@example.com", "mailto:a_@b.example", "a|b@example.com",
	"a: b", "Term\t:x", ": a", "a  b", "a\tb", "\"a\"", "'a'", "a -- b", "...", "100% of $5", "{{ .title }}", "{% raw %}", "{#id}", "a {#id}", "$x$", "$$x$$", "@user", "#123", ":smile:", "==a==", "^a^", "H~2~O", "++a++",
	"naïve café", "設計の問題", "مرحبا", "👩‍👩‍👧", "e\u0301", "a\u00a0b", "a\u2028b", "zero\u200bwidth", "😀_😀_😀", "–*a*–", "　*a*　",
	"Design a \"URL\" Shortener (like bit.ly) & more: <fast>, [cheap] | *good*", strings.Repeat("*", 40), strings.Repeat("[", 40), strings.Repeat("_a", 40) + "_",
}

func TestEscapePlainShowsEveryCharacter(t *testing.T) {
	t.Parallel()
	if len(hostile) < 60 {
		t.Fatalf("only %d hostile texts", len(hostile))
	}
	for _, spot := range spots {
		t.Run(spot.name, func(t *testing.T) {
			for _, s := range hostile {
				checkPlain(t, spot, s)
			}
		})
	}
}

// checkPlain holds the law of EscapePlain: goldmark shows the text as it was
// given, and the blocks are those of the same document with a word in place of
// the text.
func checkPlain(t *testing.T, spot spot, s string) {
	t.Helper()
	escaped := markdown.EscapePlain(s, spot.place)
	want := rendered(t, spot.document("Qz"))
	got := rendered(t, spot.document(escaped))
	if blocks(got) != blocks(want) {
		t.Errorf("%s: EscapePlain(%q) = %q changes the blocks:\n%s", spot.name, s, escaped, got)
	}
	if inlines(got) != inlines(want) {
		t.Errorf("%s: EscapePlain(%q) = %q becomes markup:\n%s", spot.name, s, escaped, got)
	}
	if text := strings.ReplaceAll(visible(want), "Qz", s); visible(got) != collapse(text) {
		t.Errorf("%s: EscapePlain(%q) = %q is shown as %q", spot.name, s, escaped, visible(got))
	}
}

// FuzzEscapePlain holds the law of EscapePlain for the texts that a problem
// may hold: without control characters, without white space around.
func FuzzEscapePlain(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimSpace(s)
		if s == "" || len(s) > 200 || strings.Contains(s, "Qz") || !acceptable(s, "\t") {
			t.Skip()
		}
		for _, spot := range spots {
			checkPlain(t, spot, s)
		}
	})
}

// acceptable reports whether a problem may hold the text: valid UTF-8 with no
// control characters but those in but.
func acceptable(s, but string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) && !strings.ContainsRune(but, r) || r == unicode.ReplacementChar
	})
}

// White space around a text, or nothing but it, is nobody's text, but must not
// hurt.
func TestEscapePlainWhiteSpace(t *testing.T) {
	for _, spot := range spots {
		for _, s := range []string{"", " ", "\t", "   ", " a", "a ", "    a", "\ta", " # a", "  - a", "- ", "# ", "=== ", "[ ] "} {
			want := rendered(t, spot.document("Qz"))
			escaped := markdown.EscapePlain(s, spot.place)
			got := rendered(t, spot.document(escaped))
			if strings.Trim(s, " \t") != "" && blocks(got) != blocks(want) {
				t.Errorf("%s: EscapePlain(%q) = %q changes the blocks:\n%s", spot.name, s, escaped, got)
			}
		}
	}
}

func TestEscapePlainLeavesAlone(t *testing.T) {
	for _, s := range []string{
		"Design a URL Shortener", "snake_case", "a < b", "a * b", "~5 s", "C#", "AT&T", "1 < 2", "https://example.com/a-b?c=d", "100%", "don't",
	} {
		for _, spot := range spots {
			if got := markdown.EscapePlain(s, spot.place); got != s {
				t.Errorf("%s: EscapePlain(%q) = %q, for no reason", spot.name, s, got)
			}
		}
	}
}

// Within code everything is as given.
func TestEscapeInCode(t *testing.T) {
	place := markdown.Place{Kind: markdown.Code, Lead: true}
	for _, s := range hostile {
		if got := markdown.EscapePlain(s, place); got != s {
			t.Errorf("EscapePlain(%q) = %q within code", s, got)
		}
		if got := markdown.EscapeInline(s, place); got != s {
			t.Errorf("EscapeInline(%q) = %q within code", s, got)
		}
	}
}

// A safe text may go without escaping in every place.
func TestIsSafe(t *testing.T) {
	for s, want := range map[string]bool{
		"": false, "a": true, "Design a URL Shortener": true, "Ünï": true, "設計": true, "a-b (c), d: e": true,
		"1. a": false, "- a": false, "a*b": false, "a_b": false, "a`b": false, "a|b": false, "a#": false,
		"a<b": false, "a&b": false, "a~b": false, "[a]": false, "a\\": false, "a!": false, "a\nb": false, "a\tb": false, " a": false,
	} {
		if got := markdown.IsSafe(s); got != want {
			t.Errorf("IsSafe(%q) = %v, want %v", s, got, want)
		}
	}
	for _, s := range hostile {
		for _, spot := range spots {
			if !markdown.IsSafe(s) {
				continue
			}
			if plain := markdown.EscapePlain(s, spot.place); plain != s {
				t.Errorf("%s: IsSafe(%q), but EscapePlain gives %q", spot.name, s, plain)
			}
			if inline := markdown.EscapeInline(s, spot.place); inline != s {
				t.Errorf("%s: IsSafe(%q), but EscapeInline gives %q", spot.name, s, inline)
			}
		}
	}
}

func TestEscapeInline(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"words", "plain words", "plain words"},
		{"emphasis", "a *b* and _c_", "a <em>b</em> and <em>c</em>"},
		{"strong", "a **b** and __c__", "a <strong>b</strong> and <strong>c</strong>"},
		{"emphasis at the start", "*b* c", "<em>b</em> c"},
		{"strikethrough", "a ~~b~~", "a <del>b</del>"},
		{"unclosed emphasis", "a * b", "a * b"},
		{"code span", "a `b` c", "a <code>b</code> c"},
		{"code span first", "`b` c", "<code>b</code> c"},
		{"code span of two", "a ``b`c`` d", "a <code>b`c</code> d"},
		{"code span with markup", "`*a* <b> [c](d) \\`", "<code>*a* &lt;b&gt; [c](d) \\</code>"},
		{"code span with a bar", "a `b | c` d", "a <code>b | c</code> d"},
		{"code span of bars", "`||`", "<code>||</code>"},
		{"bar", "a | b", "a | b"},
		{"escaped bar", `a \| b`, "a | b"},
		{"unclosed code span", "a ` b", "a ` b"},
		{"unclosed code span of two", "a `` b ` c", "a `` b ` c"},
		{"fence", "``` a", "``` a"},
		{"link", "see [a b](https://example.com/x_y)", `see <a href="https://example.com/x_y">a b</a>`},
		{"link with a title", `[a](/b "c")`, `<a href="/b" title="c">a</a>`},
		{"link with code", "[`a`](/b)", `<a href="/b"><code>a</code></a>`},
		{"link first", "[a](/b) c", `<a href="/b">a</a> c`},
		{"link and code span", "[a](/b) and `<c>`", `<a href="/b">a</a> and <code>&lt;c&gt;</code>`},
		{"autolink", "<https://example.com/a>", `<a href="https://example.com/a">https://example.com/a</a>`},
		{"autolink of an address", "<a@example.com>", `<a href="mailto:a@example.com">a@example.com</a>`},
		{"HTML behind a bare URL", "https://example.com/_a_<b>", "https://example.com/_a_&lt;b&gt;"},
		{"an escape behind a bare URL", `www.example.com/\<b>`, "www.example.com/&lt;b&gt;"},
		{"two # in a bare URL", "https://example.com/##_a_ b", "https://example.com/##_a_ b"},
		{"backticks behind a bare URL", "https://example.com/`a `b` <c>`", "https://example.com/`a <code>b</code> &lt;c&gt;`"},
		{"emphasis around a bare URL", "**https://example.com**<b>", "<strong>https://example.com</strong>&lt;b&gt;"},
		{"code span behind a link of a URL", "[https://example.com](/a)`<b>`", `<a href="/a">https://example.com</a><code>&lt;b&gt;</code>`},
		{"link in angle brackets", "[a](<b c>)", `<a href="b%20c">a</a>`},
		{"escapes in angle brackets", "[a](<b\\<`c>)", `<a href="b%3C%60c">a</a>`},
		{"bare URL", "see https://example.com/a", `see <a href="https://example.com/a">https://example.com/a</a>`},
		{"escapes", `\*a\* \[b\] \` + "`" + `c\` + "`" + ` \<d> \\`, "*a* [b] `c` &lt;d&gt; \\"},
		{"backslash before a letter", `C:\new`, `C:\new`},
		{"backslash at the end", `a \`, `a \`},
		{"HTML", "a <b>c</b>", "a &lt;b&gt;c&lt;/b&gt;"},
		{"HTML first", "<div>c", "&lt;div&gt;c"},
		{"comment", "<!-- c -->", "&lt;!-- c --&gt;"},
		{"instruction", "<?php ?>", "&lt;?php ?&gt;"},
		{"HTML within emphasis", "*<b>*", "<em>&lt;b&gt;</em>"},
		{"HTML after an unclosed code span", "`<b>", "`&lt;b&gt;"},
		{"HTML with an attribute", `<a href="x">`, "&lt;a href=&quot;x&quot;&gt;"},
		{"less than", "1 < 2 and a<3", "1 &lt; 2 and a&lt;3"},
		{"entity", "&copy; &amp;", "© &amp;"},
		{"heading", "# a", "# a"},
		{"hash at the end", "a #", "a #"},
		{"item", "- a", "- a"},
		{"star item", "* a", "* a"},
		{"plus item", "+ a", "+ a"},
		{"numbered item", "1. a", "1. a"},
		{"numbered item with a bracket", "12) a", "12) a"},
		{"task", "[ ] a", "[ ] a"},
		{"done task", "[x] a", "[x] a"},
		{"quote", "> a", "&gt; a"},
		{"rule", "---", "---"},
		{"rule of stars", "* * *", "* * *"},
		{"underline", "===", "==="},
		{"definition", "[b]: /u", "[b]: /u"},
		{"row", "| a | b |", "| a | b |"},
		{"indented code", "a    b", "a    b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, spot := range spots {
				escaped := markdown.EscapeInline(test.in, spot.place)
				want := strings.ReplaceAll(rendered(t, spot.document("Qz")), "Qz", test.want)
				if got := rendered(t, spot.document(escaped)); got != want {
					t.Errorf("%s: EscapeInline(%q) = %q\ngot:\n%s\nwant:\n%s", spot.name, test.in, escaped, got, want)
				}
			}
		})
	}
}

// reaching are inline texts that try to reach beyond their line, or to bring
// in raw HTML.
var reaching = []string{
	"![a [b](c) https://a.example/<d>", "[a [b](c) https://a.example/<d>", "www.a.example/https://a.example/<b>", "https://a.example/é`https://a.example/<b>",
	"https://a.example/`b `c` <d>`", "https://a.example/b\\<c>", "www.a.example/b\\c<d>", "\"https://a.example/<b>", "HTTPS://a.example/<b>", "(www.a.example<b>)", "[a https://a.example/](b)<c>", "[https://a.example/`](b)`<c>`", "[a](<b`\\<c>) `<d>",
	"[a](`x) <b> `y", "[a](b \"`\") <script> `", "https://example.com/`<i>`", "www.example.com/`<i>`", "https://example.com/<b>", "www.example.com/<b>",
	"<https://a`b> <i> `", "`<a href=\"`\">`", "\\`<b>`", "\\\\`<b>`", "`\\`<b>`", "``<b>`", "`<b>``", "[a](<b>)", "[a](</b>)", "a](<b>)", "![a](<b>)", "[a](<b", "[`](<b>`)",
	"<a@b..c>", "<x:y>", "<a:`>`<b>", "<https://a b>", "<ab:\\>", "a&lt;b>", "\\&lt;b>", "<\\b>", "\\<b>", "\\\\<b>", "*<b*>", "[<b](x)>", "<b\\>", "<b `>`", "<!a>", "<!A@0>", "<?a@b.example>", "</a@b.example>", "<!--", "--><b>",
	"| `a", "a` | `b", "`a | b", "\\|", "\\\\|", "\\\\\\|", "`\\|`", "`a\\\\|`", "|`|`|", "a|", "|", "\\", "`", "```", "~~~", "~~~ a", "``` a`", "- [ ] a", "- - a", "1. 1. a", "> > a", "> # a", "- # a", "#", "# #",
	"***", "___", "_ _ _", "+", "-", "*", "1.", "1)", ":-:", "--:", ":-- | :--", "[a]:", "[a]: b", "[^1]: b", "[a\\]]: b", "[a`]`]: /u", "[a]:b \"c\"", "**", "*a", "](b)", "[", "![", "](", "a\\", "<", "&", "&#35; a", "&#45; a", "\\# a", "\\- a",
}

// checkInline holds the law of EscapeInline: the blocks are those of the same
// document with a word in place of the text, and there is no raw HTML.
func checkInline(t *testing.T, spot spot, s string) {
	t.Helper()
	escaped := markdown.EscapeInline(s, spot.place)
	got := rendered(t, spot.document(escaped))
	if want := rendered(t, spot.document("Qz")); blocks(got) != blocks(want) {
		t.Errorf("%s: EscapeInline(%q) = %q changes the blocks:\n%s", spot.name, s, escaped, got)
	}
	if strings.Contains(got, rawHTML) && hasHTMLForGitHub(t, spot.document(escaped)) {
		t.Errorf("%s: EscapeInline(%q) = %q brings in HTML:\n%s", spot.name, s, escaped, got)
	}
}

// hasHTMLForGitHub reports whether GitHub's reader sees HTML in a document, too:
// goldmark takes a destination with a "<" in its angle brackets, which CommonMark does
// not, and so other backticks for those of code.
func hasHTMLForGitHub(t *testing.T, doc string) bool {
	t.Helper()
	reader := cmark(t)
	if reader == "" {
		t.Skip("cmark-gfm is not installed")
	}
	cmd := exec.Command(reader, "-e", "table", "-e", "strikethrough", "-e", "autolink")
	cmd.Stdin = strings.NewReader(doc)
	page, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(page), rawHTML)
}

func TestEscapeInlineStaysInItsPlace(t *testing.T) {
	t.Parallel()
	for _, spot := range spots {
		t.Run(spot.name, func(t *testing.T) {
			for _, s := range hostile {
				checkInline(t, spot, s)
			}
			for _, s := range reaching {
				checkInline(t, spot, s)
			}
		})
	}
}

// FuzzEscapeInline holds the law of EscapeInline.
func FuzzEscapeInline(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	for _, s := range reaching {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimSpace(s)
		if s == "" || len(s) > 200 || strings.Contains(s, "Qz") || !acceptable(s, "\t") {
			t.Skip()
		}
		for _, spot := range spots {
			checkInline(t, spot, s)
		}
	})
}

// Long texts take time in proportion: one that grows with the square of their
// length would not be over before the tests' timeout.
func TestEscapeLongTexts(t *testing.T) {
	t.Parallel()
	const n = 1 << 20
	fill := func(s string, n int) string { return strings.Repeat(s, n/len(s)) }
	for _, s := range []string{
		fill("http://", n) + "`", fill("http://*", n) + "<b>", fill("www.a.b/_", n) + "\\a", fill("http://* ", n), fill("*www.", n) + " <b>",
		fill("[", n/2) + fill("[a](b)", n/2) + "<", fill("![", n/2) + fill("[a](b)", n/2) + "<", fill("[a](<b", n) + "<c>", fill("`a``b", n), fill("*a_", n), fill("[*a](b", n) + "<",
	} {
		for _, kind := range []markdown.LineKind{markdown.Prose, markdown.Row} {
			markdown.EscapeLoose(markdown.EscapeInline(s, markdown.Place{Kind: kind}))
		}
	}
}
