package markdown_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// inlineCases are texts for each rule of CommonMark on inlines.
var inlineCases = map[string][]string{
	"escapes":  {`\*a\* \[b\] \_c\_`, `\\`, `\`, `a\b`, `\ a`, "\\é", `\<b>`, `\&amp;`, `\!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\{\|\}\~`, "\\`a`", `\\*a*`, `[a](\()`, `[a](b\*c "\"")`, "a\\\nb", "a\\\\\nb", `a\`},
	"entities": {"&amp; &lt; &gt; &quot; &copy; &nbsp;x", "&#35; &#x23; &#X22; &#0; &#99999999; &#xd800; &#x1234567;", "&nope; &amp &; &#; &#x; &#abc; &semi;", "&notit; &copy", "[a](&auml; \"&ouml;\")", "&#42;a&#42;", "`&amp;`", "&CounterClockwiseContourIntegral;", "*a&nbsp;*b", "&#010;"},
	"code":     {"`a`", "`` a`b ``", "` a `", "`  `", "` `", "` a`", "`a `", "`\u00a0a`", "``\na \nb\n``", "`a  b\n  c`", "`a\\`b`", "`", "``a`", "`a``", "*a`*`", "[a`](b)`", "`<a href=\"`\">`", "<a href=\"`\">`", "`<http://a.`b>`", "<http://a.`b>`", "```a``", "`a``b``", "a `` b ` c `` d", "`` ` ``"},
	"emphasis": {"*a*", "_a_", "**a**", "__a__", "***a***", "* a*", "a * b", "a*\"b\"*", "*\u00a0a*", "5*6*78", "_ a_", "a_b_", "5_6_78", "пр_с_", "_\"aa\"_bb\"cc\"_", "a-_(b)_", "_a*", "*a *", "*a\n*", "*(*a)", "*(*a*)*", "*a*b", "_a _", "_(_a)", "_(_a_)_", "_a_b", "_a_b_c_", "_(a)_.",
		"** a**", "a**\"b\"**", "a**b**", "__ a__", "a__\"b\"__", "a__b__", "__a, __b__, c__", "a-__(b)__", "**a **", "**(**a)", "*(**a**)*", "**a b (*c*)**", "**a \"*b*\" c**", "__a __", "__(__a)", "_(__a__)_",
		"*a [b](c)*", "*a\nb*", "_a __b__ c_", "_a _b_ c_", "__a_ b_", "*a *b**", "*a **b** c*", "*a**b**c*", "*a**b*", "***a** b*", "*a **b***", "*a**b***", "a***b***c", "a******b*********c", "*a **b *c* d** e*", "*a [*b*](c)*", "** x **", "**** x ****", "**a [b](c)**", "**a\nb**", "__a __b__ c__", "____a__ b__", "**a **b****", "**a *b* c**", "**a*b*c**", "***a* b**", "**a *b***",
		"a ***", "a *\\**", "a *_*", "a *****", "a **\\***", "a **_**", "**a*", "*a**", "***a**", "****a*", "**a***", "*a****", "a ___", "__a_", "_a__", "*_a_*", "__a__", "_*a*_", "****a****", "______a______", "***a***", "_____a_____", "*a _b* c_", "*a __b *c d* e__", "**a **b c**", "*a *b c*", "*[a*](b)", "_a [b_](c)", "*<img src=\"*\">", "**<a href=\"**\">", "*a `*`*", "_a `_`_", "**a<http://b.c/?q=**>", "**a**b**c**", "a*b**c*d", "*0**0**0**", "*a _b *c_ d*", "_a *b_ c*", "**a _b** c_", "“*a*”", "*“a”*", "a*“b”*c", "€*a*", "a€*b*", "*£a*b", "*a*€", "**a:**b", "**a：**b", "*a\u2003*"},
	"strikethrough": {"~~a~~", "~a~", "~~~a~~~", "~~a~", "~a~~", "a~~b~~c", "~~a *b~~ c*", "*a ~~b* c~~", "~~ a~~", "~~a ~~", "~~a~~b", "~~a ~b~ c~~", "~a ~~b~~ c~", "~5 s and ~6", "\\~~a~~", "~\\~a~", "*a ~b* c~~", "~~**a**~~", "**~~a~~**", "~~a [b~~](c)", "~ ~~ ~"},
	"links":         {`[a](/b "c")`, "[a](/b)", "[](/b)", "[a]()", "[a](<>)", "[]()", "[a](/b c)", "[a](</b c>)", "[a](b\nc)", "[a](<b\nc>)", "[a](<b)c>)", "[a](<b\\>)", "[a](<b)c", "[a](<b)c>", "[a](<b>c)", "[a](\\(b\\))", "[a](b(c(d)))", "[a](b(c)", "[a](b\\(c\\(d\\))", "[a](<b(c>)", "[a](b\\)\\:)", "[a](#b)", "[a](b?c=3#d)", "[a](b\\c)", "[a](b%20&auml;)", `[a]("b")`, `[a](/b "c" 'd')`, `[a](/b 'c')`, `[a](/b (c))`, `[a](/b "c \"&quot;")`, "[a](/b\u00a0\"c\")", `[a](/b "c "d" e")`, `[a](/b 'c "d" e')`, "[a](   /b\n  \"c\"  )", "[a] (/b)", "[a [b [c]]](/d)", "[a] b](/c)", "[a [b](/c)", "[a \\[b](/c)", "[a *b **c** `d`*](/e)", "[![a](b)](/c)", "[a [b](/c)](/d)", "[a *[b [c](/d)](/e)* f](/g)", "![[[a](b)](c)](d)", "*[a*](/b)", "[a *b](c*)", "*a [b* c]", "[a <b c=\"](d)\">", "[a`](/b)`", "[a<http://b.c/?d=](e)>", "[a](b", "[a](", "[a](/b \"c)", "[a](b \"c\"d)", "[a](<b>\"c\")", "[a](<b<c>)", "[a](b(c \"d\")", "[a]( b )", "[a](\tb\t'c\n  d'\t)", "[a](b ())", "[a](b \"\")", "[a](/b 'c\n\td')", "[<a@b.c>](d)"},
	"references":    {"[a]", "[A]", "[x][a]", "[x][ A ]", "[x] [a]", "[a][]", "[a][ ]", "[a][nope]", "[nope][a]", "[b\n c]", "[x][b c]", "[*a*]", "[x [y](z)][a]", "[x *y [a]*][a]", "[x][y][a]", "[a][y][a]", "[a](nope", "[a](b c)", "[a]: x", "![a]", "![x][a]", "!\\[a]", "\\![a]", "!\\![a]", "[x[a]]", "[[a]]", "[\\[]", "[[*a*]]", "[x][STRASSE]", "[ a ]", "[ ]", "[a]a]", "[a]()", "[a](<b)", "[x`y`]", "![*a*] and [a] [a]"},
	"images":        {`![a](/b "c")`, "![a *b*](c)", "![a ![b](c)](d)", "![a [b](c)](d)", "![](a)", "![a]", "!", "!a", "![", "![a", "a![b](c)d", "![`a` <b> &amp; \\*](c)", "![a](b)![c](d)", "!![a](b)"},
	"autolinks":     {"<http://a.b.c>", "<https://a/b?c=d&e=f#g>", "<MAILTO:A@B.C>", "<a+b+c:d>", "<made-up-scheme://a,b>", "<https://../>", "<localhost:5001/a>", "<https://a b>", "<https://a/\\[b>", "<a@b.example.com>", "<a.b+c@d.e0>", "<a\\+@b.c>", "<>", "< https://a >", "<m:a>", "<a.b.c>", "https://a.b", "a@b.c", "<a@b->", "<a@-b>", "<a@b..c>", "<a@b.c.d>", "<a:>", "<ab:>", "<http://a*b*>*c*"},
	"html":          {"<a><b-c><d/>", "<a/><b2/>", "<a  /><b2\ndata=\"c\" >", "<a b=\"c\" d = 'e <f>' _g h:i='j' k.l-m=n\n/>", "a <b c=\"d\" />", "<33> <__>", "<a h*#i=\"b\">", "<a b=\"c'> <a b='c\">", "< a>< b/>", "<a b='c'd=e>", "</a></b >", "</a b=\"c\">", "a <!-- b --> c", "a <!-- b -- c --> d", "a <!--> b -->", "a <!---> b -->", "<!-- a", "<?a b?>", "<?a", "<!A b>", "<!A", "<![CDATA[>&<]]>", "<![CDATA[a", "<a b=\"&ouml;\">", "<a b=\"\\*\">", "<a b=\"\\\"\">", "<a*b*>", "*a<b>*c</b>", "<a\nb>", "<a b=c>", "<a b=`c`>", "<a b=>", "<a b =\n c>", "1<2 a<b", "<a <b>", "<a b=\"<c>\">", "<br>a<br/>"},
	"breaks":        {"a\nb", "a \nb", "a  \nb", "a       \nb", "a\\\nb", "a  \n     b", "a\\\n     b", "*a  \nb*", "*a\\\nb*", "`a  \nb`", "`a\\\nb`", "<a b=\"c  \nd\">", "a\\", "a  ", "a\r\nb", "a  \r\nb", "a\\\r\nb", "a \n b", "`a`  \nb", "a\t\nb", "a \t\nb", "*a*\n*b*", "\\\nb", "  \na"},
	"text":          {"hello $.;'there", "a  b", "Foo χρῆν", "", " ", "  a  ", "é", "☃", "日本語**テスト。**テスト", "a\u00a0b", "🙂*a*🙂"},
}

func TestInlineIsGoldmarks(t *testing.T) {
	t.Parallel()
	for section, cases := range inlineCases {
		t.Run(section, func(t *testing.T) {
			for _, s := range cases {
				holdInline(t, s)
			}
		})
	}
	for _, list := range [][]string{hostile, reaching} {
		for _, s := range list {
			holdInline(t, s)
		}
	}
}

// writtenLines gives the lines of the seed, of the example bank and of test
// documents, without the marks in front of them.
func writtenLines(t testing.TB) []string {
	t.Helper()
	return linesOf(t, []string{seed(t)}, "../../examples/bank/*.md", "../testdata/*.md", "../check/testdata/*/*.md", "../check/testdata/*.md")
}

// bankLines are the lines of the example bank alone.
func bankLines(t testing.TB) []string {
	t.Helper()
	return linesOf(t, nil, "../../examples/bank/*.md")
}

// linesOf gives the lines of documents and of the files that patterns name.
func linesOf(t testing.TB, docs []string, patterns ...string) []string {
	t.Helper()
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			doc, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, string(doc))
		}
	}
	var lines []string
	for _, doc := range docs {
		for line := range markdown.Lines([]byte(doc)) {
			switch line.Kind {
			case markdown.Heading, markdown.Item, markdown.Prose, markdown.HTML, markdown.Code:
				lines = append(lines, strings.TrimSpace(string(line.Text)))
			case markdown.Row:
				row := string(line.Text)
				for _, at := range markdown.Cells([]byte(row)) {
					lines = append(lines, row[at[0]:at[1]])
				}
			}
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

func TestInlineOfWrittenLines(t *testing.T) {
	t.Parallel()
	lines := writtenLines(t)
	for _, line := range lines {
		holdInline(t, line)
	}
	t.Logf("%d lines", len(lines))
}

// inlinePieces are what random texts are made of.
var inlinePieces = []string{
	"*", "**", "***", "_", "__", "___", "~", "~~", "*", "**", "_", "[", "]", "](", ")", "[a]", "[b c]", "![", "!", "(", "`", "``", "`", "\\", "\\*", "\\_", "\\[", "\\`", "\\\\", "<", ">", "<b>", "</b>", "<br/>", "<!-- c -->", "<!--", "-->", "<https://a.b>", "<a@b.c>", "<a b=\"", "\">",
	"&amp;", "&", ";", "&#42;", "&lt;", "&nbsp;", "a", "b", "word", "two words", "a", "b", "1", ".", ",", ":", "\"", "'", "-", "|", " ", " ", " ", "\n", "  \n", "\\\n", "é", "“", "”", "—", "\u00a0", "\u2003", "日本", "。", "](/u)", "](/u \"t\")", "](<u v>)", "[a](b)", "**Label**: ", ": ", "`code`", "$", "#",
}

// randomInline makes a text out of pieces.
func randomInline(r *rand.Rand) string {
	var out strings.Builder
	for range 1 + r.IntN(14) {
		out.WriteString(inlinePieces[r.IntN(len(inlinePieces))])
	}
	return out.String()
}

// isParagraph reports whether a random text is one paragraph, of characters that
// a document may have.
func isParagraph(s string) bool {
	if !acceptable(s, "\t\n") || strings.Contains(s, "Q") {
		return false
	}
	for line := range strings.Lines(s) {
		if strings.TrimFunc(line, unicode.IsSpace) == "" {
			return false
		}
	}
	return s != ""
}

func TestRandomInlineIsGoldmarks(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 11)
	for range seeded.Rounds(8000) {
		if s := randomInline(r); isParagraph(s) {
			holdInline(t, s)
		}
	}
}

// FuzzInlineIsGoldmarks holds the spans of any text to what goldmark shows.
func FuzzInlineIsGoldmarks(f *testing.F) {
	fuzzInline(f, holdInline)
}

// fuzzInline holds any text that is a paragraph, and not a long one.
func fuzzInline(f *testing.F, hold func(t testing.TB, s string)) {
	for _, cases := range inlineCases {
		for _, s := range cases {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 200 || !isParagraph(s) {
			t.Skip()
		}
		hold(t, s)
	})
}

// Long texts take time in proportion: one that grows with the square of their
// length would not be over before the tests' timeout.
func TestInlineLongTexts(t *testing.T) {
	t.Parallel()
	const n, longer = 3 << 19, 1 << 23
	texts := []string{strings.Repeat("[", n/2) + strings.Repeat("](a)", n/8)}
	for _, piece := range []string{"<!--", "<?", "<!A"} { // whose end is looked for by the fastest of searches
		texts = append(texts, strings.Repeat(piece, longer/len(piece)))
	}
	for _, piece := range []string{
		"[", "![", "*", "**a", "_a ", "*a_", "a**b", "a**b*c", "<", "<a ", "<![CDATA[", "`a``b```c", "\\", "&", "&a", "[a](", "[a](b", "[a](<b", "[a](b \"", "[a][", "]", "[]", "[a]", "(((", "~a", "~~a ~b", "*a_b~c", "**_**_", "www.", "www.a.b/", "http://a.b ", "_a@b.c", "a@", "\n", " \n", "a\\\n", "[*a", "![a](b", "*[a](b)", "<a b=\"", "<a b='", "a* *b", "__a*", "(www.a.b/_",
	} {
		texts = append(texts, strings.Repeat(piece, n/len(piece))+"]`")
	}
	for _, s := range texts {
		markdown.Inline{Definitions: definedLabel}.Spans(s)
	}
}
