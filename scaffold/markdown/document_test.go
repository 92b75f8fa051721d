package markdown_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// Ordinary documents are read as goldmark reads them, with no help of another
// judge.
func TestBlocksOfOrdinaryDocuments(t *testing.T) {
	for name, doc := range documents(t) {
		t.Run(name, func(t *testing.T) {
			if judge(t, []byte(doc)) != asGoldmark {
				t.Error("goldmark reads it otherwise")
			}
		})
	}
	for name, doc := range bank(t) {
		t.Run(name, func(t *testing.T) {
			if judge(t, doc) != asGoldmark {
				t.Error("goldmark reads it otherwise")
			}
		})
	}
}

// bank are the documents of the example bank.
func bank(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../../examples/bank/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	docs := map[string][]byte{}
	for _, file := range files {
		if docs[file], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return docs
}

// awkward are lines, and beginnings of lines, that begin or end blocks.
var awkward = []string{
	"a", "b c", "word", "é", "# ", "## T #", "###", "####### x", "#\t", "===", "---", "--", "- - -", "***", "___", "=",
	"- ", "* ", "+ ", "1. ", "2. ", "1) ", "10. ", "123456789. ", "1234567890. ", "-", "*", "1.", "-\t", "1.\t", "- [ ] ", "- [x] ", "[ ] ",
	">", "> ", ">> ", ">\t", " ", "  ", "   ", "    ", "     ", "\t", "\t\t", "  \t",
	"```", "````", "~~~", "``` go", "~~~ a`b", "``` a`b", "~~~~ x y",
	"<!--", "-->", "<!-- a -->", "<div>", "</div>", "<b>", "<b a='x'>", "</b>", "<pre>", "</pre>", "<?", "?>", "<!A", ">", "<![CDATA[", "]]>", "<script>", "</script>", "<i", "<div", "<a href=\"x\">y", "<img src=x />", "<style", "</style>", "<h2>", "<menu", "<a b1=c>",
	"|", "| a | b |", "a | b", "|---|---|", "|:-:|-:|", "--|--", ":-", "-:", ":--|", "| - |", "`a|b` | c", "a \\| b | c", "||",
	"[a]: /b", "[a]:", "[a]: <b c> 'd'", "[a]: b \"t", "t\"", "\"t\"", "[a", "]: b", "[]: b", "[a]: (", "[x]: y (z)", "[a\\]]: b", "\\", "(", ")", "'",
	"\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r",
	"\n    ", "\n  ", "\n   ", "\n> ", "\n- ", "\n\t", "\n\n  ", "\n\n    ", "\n> > ",
}

// Documents made of such lines are read as goldmark or cmark-gfm reads them.
func TestBlocksAreGoldmarks(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 11)
	other, all := 0, seeded.Rounds(rounds)
	for range all {
		var b strings.Builder
		for range 1 + r.IntN(20) {
			b.WriteString(awkward[r.IntN(len(awkward))])
		}
		if judge(t, []byte(b.String())) != asGoldmark {
			other++
		}
	}
	t.Logf("of %d documents, %d are read as cmark-gfm reads them", all, other)
}

// What is at the edge of a rule is read as goldmark or cmark-gfm reads it.
func TestBlocksAtTheEdge(t *testing.T) {
	var docs []string
	for _, name := range strings.Fields(`address article aside base basefont blockquote body caption center col colgroup
		dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
		hr html iframe legend li link main menu menuitem meta nav noframes ol optgroup option p param search section source
		summary table tbody td tfoot th thead title tr track ul pre script style textarea a h7 x-y`) {
		docs = append(docs, "text\n<"+name+"\n", "text\n</"+name+">\n", "<"+name+" b\n\na", "<"+strings.ToUpper(name)+">\n\na</"+name+">\nb")
	}
	for _, attribute := range []string{"a1", "a-b.c:d", "1a", "_a", ":a", "a=b1", "a = b", "a=", "a='", "a='b\"'", "a=\"b'\"c", "a=b\"", "a=`", "a b", "a='b'c", "/a", "/"} {
		docs = append(docs, "<x "+attribute+">\n*a*\n", "<x "+attribute+" >\n*a*\n", "</x "+attribute+">\n*a*\n")
	}
	for _, definition := range []string{
		"b)", "b(c))", "b((c)", "(b)", `b\(`, `b\)`, "<b", "<b<c>", `<b\>c>`, "<>", "<b>c", "b c", "b (c(d)", `b (c\(d)`, "b (c", "b 'c'd'", `b 'c\'d'`, `b "c" d`, "b\n(c\nd)", "b\n(c\nd) e", "b\n\"c\nd",
		strings.Repeat("(", 32) + "b" + strings.Repeat(")", 32), strings.Repeat("(", 33) + "b" + strings.Repeat(")", 33),
	} {
		docs = append(docs, "[a]: "+definition+"\n", "[a]:\n"+definition+"\ntext\n", "> [a]: "+definition+"\n> text\n")
	}
	for _, label := range []string{"a[b", `a\[b`, "a]b", `a\]b`, " ", "\n", " a ", "a\nb", `a\`, `\\`, strings.Repeat("a", 999), strings.Repeat("a", 1000), strings.Repeat("a", 1001), strings.Repeat("é", 600)} {
		docs = append(docs, "["+label+"]: b\n", "["+label+"]: b\ntext\n")
	}
	for _, doc := range docs {
		judge(t, []byte(doc))
	}
}

// What cmark bounds and goldmark does not is bounded.
func TestBlockBounds(t *testing.T) {
	for doc, want := range map[string]markdown.BlockKind{
		"[" + strings.Repeat("é", 1000) + "]: b":                    markdown.DefinitionBlock,
		"[" + strings.Repeat("é", 1001) + "]: b":                    markdown.ParagraphBlock,
		"[a]: " + strings.Repeat("(", 32) + strings.Repeat(")", 32): markdown.DefinitionBlock,
		"[a]: " + strings.Repeat("(", 33) + strings.Repeat(")", 33): markdown.ParagraphBlock,
		"---\na: b\n" + strings.Repeat("c: d\n", 998) + "---\n":     markdown.FrontMatterBlock,
		"---\na: b\n" + strings.Repeat("c: d\n", 999) + "---\n":     markdown.BreakBlock,
	} {
		if got := markdown.Parse([]byte(doc)).Blocks[0].Kind; got != want {
			t.Errorf("%.20q…: %v, want %v", doc, got, want)
		}
	}
}

// FuzzBlocksAreGoldmarks holds the blocks of any document equal to goldmark's
// or cmark-gfm's.
func FuzzBlocksAreGoldmarks(f *testing.F) {
	for _, doc := range ordinary {
		f.Add([]byte(doc))
	}
	for _, doc := range bank(f) {
		for part := range bytes.SplitSeq(doc, []byte("\n## ")) {
			f.Add(append([]byte("## "), part...))
		}
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		if len(doc) > 2_000 { // what is longer costs more than it finds
			t.Skip()
		}
		judge(t, doc)
	})
}
