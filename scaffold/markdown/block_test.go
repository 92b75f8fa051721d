package markdown_test

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// blockDocument puts a block text where the built-in template has them: below
// a heading, with more of the document behind it.
func blockDocument(block string) string {
	return "# Top\n\n## Context\n" + block + "\n\n## Next\n\n- [ ] task\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSee [a], [b] and [x].\n"
}

func TestEscapeBlock(t *testing.T) {
	tests := []struct{ name, in, want string }{ // want is as goldmark renders it
		{"paragraphs", "one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n"},
		{"emphasis", "a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>\n"},
		{"list", "- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"},
		{"numbered list", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"},
		{"empty item", "- a\n-\n- b", "<ul>\n<li>a</li>\n<li></li>\n<li>b</li>\n</ul>\n"},
		{"table", "| a | b |\n|---|---|\n| `c` | d |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><code>c</code></td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n"},
		{"quote", "> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"},
		{"rule", "a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"},
		{"rule under a list", "- a\n---\n\nb", "<ul>\n<li>a</li>\n</ul>\n<hr>\n<p>b</p>\n"},
		{"code block", "a\n```go\n<b> [a]: b *c*\n\n# d\n```\ne", "<p>a</p>\n<pre><code class=\"language-go\">&lt;b&gt; [a]: b *c*\n\n# d\n</code></pre>\n<p>e</p>\n"},
		{"code block in an item", "- a\n\n  ```\n  <b>\n  ```", "<ul>\n<li>\n<p>a</p>\n<pre><code>&lt;b&gt;\n</code></pre>\n</li>\n</ul>\n"},
		{"indented code", "a\n\n    b *c*", "<p>a</p>\n<pre><code>b *c*\n</code></pre>\n"},
		{"code span over two lines in a quote", "> `a\n> b`", "<blockquote>\n<p><code>a b</code></p>\n</blockquote>\n"},
		{"code span over two lines beside a table", "`a\nb`\n\n| c |\n|---|\n| d |", "<p><code>a b</code></p>\n<table>\n<thead>\n<tr>\n<th>c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n"},
		{"paragraph of an item", "1. a\n\n    b <c> `d<e>`", "<ol>\n<li>\n<p>a</p>\n<p>b &lt;c&gt; <code>d&lt;e&gt;</code></p>\n</li>\n</ol>\n"},
		{"paragraph of an item's item", "- a\n  - b\n\n    c <d>", "<ul>\n<li>a\n<ul>\n<li>\n<p>b</p>\n<p>c &lt;d&gt;</p>\n</li>\n</ul>\n</li>\n</ul>\n"},
		{"lines of an item far to the right", "- a\n        b <c>", "<ul>\n<li>a\nb &lt;c&gt;</li>\n</ul>\n"},
		{"stray backticks in two items", "- a ` <b>\n- c ` <d>", "<ul>\n<li>a ` &lt;b&gt;</li>\n<li>c ` &lt;d&gt;</li>\n</ul>\n"},
		{"code span over two lines", "`a\nb` c", "<p><code>a b</code> c</p>\n"},
		{"link over two lines", "[a\nb](/c)", "<p><a href=\"/c\">a\nb</a></p>\n"},
		{"hard breaks", "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"},
		{"HTML", "<div>\n<b>a</b>\n</div>", "<p>&lt;div&gt;\n&lt;b&gt;a&lt;/b&gt;\n&lt;/div&gt;</p>\n"},
		{"HTML in an item", "- <b>a", "<ul>\n<li>&lt;b&gt;a</li>\n</ul>\n"},
		{"HTML in a quote", "> <b>a", "<blockquote>\n<p>&lt;b&gt;a</p>\n</blockquote>\n"},
		{"comment over lines", "<!--\na\n-->", "<p>&lt;!--\na\n--&gt;</p>\n"},
		{"autolink", "<https://example.com>\n", "<p><a href=\"https://example.com\">https://example.com</a></p>\n"},
		{"definition", "[b]: /u", "<p>[b]: /u</p>\n"},
		{"definition with its target below", "[b]:\n/u", "<p>[b]:\n/u</p>\n"},
		{"definition with a label of two lines", "[a\nb]: /u", "<p>[a\nb]: /u</p>\n"},
		{"definition in an item", "- [b]: /u", "<ul>\n<li>[b]: /u</li>\n</ul>\n"},
		{"definition in a quote", "> [b]: /u", "<blockquote>\n<p>[b]: /u</p>\n</blockquote>\n"},
		{"definitions", "[a]: /u\n[b]: /v", "<p>[a]: /u\n[b]: /v</p>\n"},
		{"definition after words", "words\n[b]: /u", "<p>words\n[b]: /u</p>\n"},
		{"tasks", "- [ ] a\n- [x] b", "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> a</li>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> b</li>\n</ul>\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if line, what, _ := markdown.CheckBlock(test.in); line > 0 {
				t.Fatalf("CheckBlock(%q) = %d, %q", test.in, line, what)
			}
			escaped := markdown.EscapeBlock(test.in)
			want := strings.Replace(rendered(t, blockDocument("Qz")), "<p>Qz</p>\n", test.want, 1)
			if diff := cmp.Diff(want, rendered(t, blockDocument(escaped))); diff != "" {
				t.Errorf("EscapeBlock(%q) = %q (-want +got):\n%s", test.in, escaped, diff)
			}
		})
	}
}

func TestCheckBlock(t *testing.T) {
	tests := []struct {
		name, in string
		line     int
	}{
		{"nothing", "", 0},
		{"words", "a\nb\n\nc", 0},
		{"hashtag", "#no", 0},
		{"heading", "a\n# b", 2},
		{"deep heading", "a\n\n###### b", 3},
		{"empty heading", "#", 1},
		{"indented heading", "a\n   ## b", 2},
		{"underline", "a\n---", 2},
		{"double underline", "a\n\nb\n=", 4},
		{"underline under an item", "- a\n  ---", 2},
		{"underline under a row", "| a |\n---", 2},
		{"underline under HTML", "<b>\n===", 2},
		{"rule at the end", "a\n\n---", 3},
		{"rules at the end", "a\n\n---\n\n  * * *\n", 5},
		{"rule below an item", "- a\n\n***", 3},
		{"rule at the end of an item", "- a\n\n  ***", 0},
		{"rule at the end of a quote", "> a\n>\n> ***", 0},
		{"words between rules", "---\n\na\n\n---", 5},
		{"rule in code", "```\n***\n```", 0},
		{"rule between words", "a\n\n---\n\nb", 0},
		{"rule before words", "---\n\na", 0},
		{"rule alone", "---", 1},
		{"rules alone", "\n---\n\n* * *", 2},
		{"heading in an item", "- # a", 1},
		{"heading in a numbered item", "a\n\n1. ## b", 3},
		{"heading in an item's item", "- - # a", 1},
		{"heading in a quote", "> # a", 1},
		{"heading in a quote in an item", "- > # a", 1},
		{"underline in a quote", "> a\n> ---", 2},
		{"an empty item in a quote", "> -", 0},
		{"an empty item in a quote, apart", "> a\n>\n> -\n\n> -", 0},
		{"an empty item in a quote in an item", "-\n  > -", 0},
		{"an underline in a quote below a bullet that is text", "> a\n-\n> -", 3},
		{"heading in an item's paragraph", "1.  a\n\n    # b", 3},
		{"heading in code", "```\n# a\n```", 0},
		{"heading in indented code", "a\n\n    # b", 0},
		{"code block", "```\na\n```", 0},
		{"never closed", "a\n```\nb", 2},
		{"the second never closed", "```\na\n```\n~~~", 4},
		{"closed by the other kind", "```\na\n~~~", 1},
		{"closed too far to the right", "```\na\n    ```", 1},
		{"closed too far to the right of the margin", "a\n  ~~~\n    ~~~", 2},
		{"code block on the line of its item", "- ```\n  a\n  ```", 1},
		{"code block on the line of its item, then another", "- ```\n  a\n  ```\n\n```", 1},
		{"code block in a quote", "> ```\n> <a>\n> ```", 1},
		{"code block in an item", "- a\n  ```\n  b\n\n  c\n  ```", 0},
		{"item ends before its code block", "- a\n  ```\nb\n  ```", 3},
		{"item's code block is closed outside of it", "- a\n  ```\n  b\n```", 4},
		{"code span", "``` a ```", 0},
		{"markup in indented code", "a\n\n    <b>", 3},
		{"a backslash in indented code", "    C:\\new", 1},
		{"markup in the indented code of an item", "- a\n\n      <b>", 3},
		{"markup in indented code on the line of its item", "-     <b>", 1},
		{"markup in the indented code of an item that ends another", "* a\n0)     <b>", 2},
		{"markup in the indented code of an item that ends a quote", "> a\n0)     <b>", 2},
		{"markup in the indented code of a quote", ">     <b>", 1},
		{"code span over lines with HTML", "a `b\n<c>` d", 1},
		{"link that an escape would complete", "a\n\n[](](<A)", 3},
		{"backslashes, and a line break", "a\n\nb\\\\\\\n<c>", 3},
		{"a line break", "a\\\n<c>", 0},
		{"a backslash at the end of a line", "a\\\\\n<c>", 0},
		{"backslashes at the end of a paragraph", "a\\\\\\\n\nb", 0},
		{"code span out of a quote", "a\n\n> `b\nc`", 3},
		{"code span over the rows of a table", "a | `b\n--|--\nc` | d", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			line, what, _ := markdown.CheckBlock(test.in)
			if line != test.line {
				t.Errorf("CheckBlock(%q) = %d, %q; want line %d", test.in, line, what, test.line)
			}
			if (what == "") != (line == 0) {
				t.Errorf("CheckBlock(%q) = %d, %q", test.in, line, what)
			}
		})
	}
}

// unlike are what readers of Markdown do not see alike, and what is text here:
// the box of a task with a colon behind it, which is a link definition or text
// to others than goldmark; addresses in angle brackets that begin like HTML,
// which they are at the start of a line; "<" in a destination in angle
// brackets, which CommonMark does not allow; and what stands behind a backtick
// that is text, where goldmark alone begins a bare URL.
var unlike = regexp.MustCompile("\\[[ \txX]\\]:|<[!?/][^\\s<>]*@|\\]\\(\\s*<[^>]*<|`\\S*(?://|www\\.)")

// checkBlock holds the law of blocks: what CheckBlock lets pass is seen as its
// author means it, with raw HTML and link definitions as text; it leaves the
// headings as they are, and what stands behind the block.
func checkBlock(t *testing.T, s string) {
	t.Helper()
	if line, _, _ := markdown.CheckBlock(s); line > 0 {
		return
	}
	escaped := markdown.EscapeBlock(s)
	got, want := rendered(t, blockDocument(escaped)), rendered(t, blockDocument("Qz"))
	if headingTags(got) != headingTags(want) {
		t.Errorf("EscapeBlock(%q) = %q changes the headings:\n%s", s, escaped, got)
	}
	behind := want[strings.Index(want, "<h2>Next"):]
	if !strings.HasSuffix(got, behind) {
		t.Errorf("EscapeBlock(%q) = %q changes what stands behind it:\n%s", s, escaped, got)
	}
	if unlike.MatchString(s) {
		return
	}
	var meant bytes.Buffer
	if err := asGiven.Convert([]byte(blockDocument(s)), &meant); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(seen(meant.String()), seen(got)); diff != "" {
		t.Errorf("EscapeBlock(%q) = %q is not seen as it was given (-want +got):\n%s", s, escaped, diff)
	}
}

func headingTags(page string) string {
	var kept []string
	for _, t := range tag.FindAllString(page, -1) {
		if strings.HasPrefix(t, "<h1") || strings.HasPrefix(t, "<h2") || strings.HasPrefix(t, "<h3") || strings.HasPrefix(t, "<h4") || strings.HasPrefix(t, "<h5") || strings.HasPrefix(t, "<h6") {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, "")
}

// sprawling are blocks that try to reach beyond themselves.
var sprawling = []string{
	"`a\n> <b>`", "> `a\n<b>`", "`a\n- <b>`", "- `a\n  <b>`", "`a\n---\n<b>`", "a | `b\n--|--\n<i>` | d", "x `y\n<i>` | b\n--|--", "| a `b |\n|---|\nc <i>`\n",
	"| a | b\n`c\n<d>`", "| `a |\n<b>`", "<div>\n`a\n<b>`", "a\\\n<b>", "`a\\\n<b>`", "[a]: <b>", "[a]:\n<b>", "[a](b\n\"`\") <c> `", "[a](`b\n\"c\") <d> `", "<b\nc>", "<!--\n-->", "<a\n\n<b>",
	"- a\n\n<b>", "- a\n\n      <b>", "    <b>", "\t<b>", "a\n    <b>", "- [a]: b", "* - [a]: b", "> - [a]: b", "1) [a]: b", "-\t[a]: b", "-   [a]: b", "[a]: b 'c\nd'", "[\na\n]: b", "[a\\]b]: c",
	"***\n[a]: b", "| a |\n[a]: b", "- a\n\n  [a]: b", "```\n```\n[a]: b", "~~~\n```\n~~~", "````\n```\n````", "- a\n\n  ~~~\n  b\n  ~~~\n\nc", "a\n===b", "a\n=-=", "a\n --", "a\n    ---", "-\n---", "- \n  ---", "+\n\n  # a",
	"- a\n - b\n  - c\n   - d\n    - e\n     # f", "1. a\n   ---", "1. a\n  ---", "10. a\n    ===", "a\n>b\n---", ">a\nb\n---", "> a\n>===", ">\t# a", "- >\n  # a", "-    # a", "-     # a", "1.\n   # a", "#\ta", "\\# a", "a\n\\---", "&#35; a",
	"- a `\n\t- <b> `", "a\n\n\t<b>", "- a\n\n\t<b>", "-\t<b>", "-\t\t<b>", "1.\t<b>\n\n\t<c>", "- a\n\t- b\n\n\t\t<c>", "- a\n\n\t\t\t<b>", "> a\n>\n>     <b>", "> - a\n>\n>   <b>", ">\t<b>", "> > `a\n> > b`", ">www.a.example/<b>", "*    a\n0) b\n\n       <c>", "> a\n0)     <b>", "* a\n0)     <b>", "- https://a.example/\n<b>", "> > `a\n> b`", "- > `a\n  > b`", "- > `a\n  b`",
	"a\n2. b\n\n    <c>", "1. a\n2. b\n\n   <c>", "- a\n\nb\n\n    <c>", "- a\n\n b\n\n   <c>", "***\n    <a>", "a\n***\n    <b>", "- ***\n      <b>", "```\n```\n    <a>", "| a |\n|---|\n    <b>", "-\n      <a>", "-\n\n  <a>", "-\n\n    <a>", "-\n  a\n\n  <b>", "    a\n\n    <b>", "    a\n   <b>", "- a\n 1. b\n    - c\n\n       <d>",
	"a `b\n    c` <d>", "`a\n\tb`", "`a\n[b]: c`", "`a\n    - b`", "- `a\n  b`", "- `a\nb`", "1. `a\n2. b`", "a `\n> b `", "> a `\n- b `", "a `\n***\nb `", "a `\n    ***\nb `", "[a](`b\n<c>` d", "[a](`b <c>` d", "[a](`b <c>`)", "![a](<b c>)", "[a](<b\nc>)", "[a] (<b>)", "[[a](b)](<c>)", "`[a](<b>)`", "`[a`](<b>)", "a](<b>)", "[\n[0]:0", "a](`b)<c`", "\u2003\n    <a>", "[](<A)", ">*\t\t<A", ">0\n`\n>`", "[](`)`0`", "* \n>\n\t<A", "[](](<A)", "00) 0\n*\n      <A", "1. a\n2.\n\n      <b>", ">     >\\", "[](<A\n)>)", ">*\n\t<A", "[]([]()](<A)", "[[]:]()", "[https://a[`b]:/c", "0) 0)\n\n    <A", "* * \n\n\t<A0", "0) \n   *\n    0<A",
}

func TestBlocksStayInTheirPlace(t *testing.T) {
	t.Parallel()
	for _, s := range sprawling {
		checkBlock(t, s)
	}
	for _, s := range append(hostile, reaching...) {
		checkBlock(t, s)
		checkBlock(t, "words\n"+s)
		checkBlock(t, "- words\n  "+s+"\nwords")
	}
}

// FuzzEscapeBlock holds the law of blocks.
func FuzzEscapeBlock(f *testing.F) {
	for _, s := range append(sprawling, reaching...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimRight(s, " \t\r\n")
		if len(s) > 300 || !acceptable(s, "\t\n") {
			t.Skip()
		}
		checkBlock(t, s)
	})
}

// fragments are what generated texts are made of: a fuzzer for one second.
var fragments = []string{
	"a", "b", " ", " ", "*", "**", "_", "`", "``", "~", "~~", "[", "]", "](", ")", "(", "![", "<", ">", "<b>", "</b>", "<!--", "-->", "&", "&amp;", "#", "# ", "-", "- ", "+ ", "1.", "1. ", "=", "|", "\\", "\"", "'", ":", "]:",
	"https://a.example/", "www.a.example/", "@a.example", "é", "—", "😀", "[ ] ", "[x] ", "~~~", "```", "---", ":-:", "5", "!", ";", "\t",
}

func generate(r *rand.Rand, more ...string) string {
	all := append(fragments[:len(fragments):len(fragments)], more...)
	var b strings.Builder
	for range 1 + r.IntN(12) {
		b.WriteString(all[r.IntN(len(all))])
	}
	return strings.TrimSpace(b.String())
}

func TestGeneratedTexts(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 1)
	for range seeded.Rounds(rounds) {
		if s := generate(r); s != "" {
			spot := spots[r.IntN(len(spots))]
			checkPlain(t, spot, s)
			checkInline(t, spot, s)
		}
		checkBlock(t, generate(r, "\n", "\n", "\n\n", "\n  ", "\n    ", "\n> ", "\n- "))
	}
}

// rounds is how many texts are generated.
const rounds = 5000

func TestCheckCode(t *testing.T) {
	tests := []struct {
		name, in string
		want     int
	}{
		{"nothing", "", 0},
		{"code", "a\nb\n\nc", 0},
		{"fence", "```", 1},
		{"fence below", "a\nb\n```\nc", 3},
		{"indented fence", "a\n   ```", 2},
		{"longer fence", "`````", 1},
		{"tildes", "a\n~~~", 2},
		{"CRLF", "a\r\n```\r\nb", 2},
		{"spaces behind", "```  \t", 1},
		{"two backticks", "``", 0},
		{"backticks in a line", "a ```", 0},
		{"first of two", "```\n```", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := markdown.CheckCode(test.in); got != test.want {
				t.Errorf("CheckCode(%q) = %d, want %d", test.in, got, test.want)
			}
		})
	}
}

// What CheckCode lets pass does not close its block.
func TestCheckedCodeStaysInItsBlock(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 3)
	for range seeded.Rounds(rounds / 5) {
		s := generate(r, "\n", "\n", "\n\n", "\n   ")
		if markdown.CheckCode(s) > 0 {
			continue
		}
		for _, fence := range []string{"```", "~~~", "````"} {
			page := rendered(t, "# A\n"+fence+"sql\n"+s+"\n"+fence+"\n## B\n")
			if blocks(page) != "<h1></h1><pre></pre><h2></h2>" {
				t.Fatalf("the code %q leaves its block:\n%s", s, page)
			}
		}
	}
}
