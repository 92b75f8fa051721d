package markdown_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// shape is what a document's structure hangs on: its headings, and the lines
// that are code.
type shape struct {
	Headings []markdown.Section
	Code     []int
}

// goldmarksShape is the shape that goldmark sees. No-break spaces around a
// title are no part of it here.
func goldmarksShape(doc []byte) shape {
	s := shape{headings(doc), codeLines(doc)}
	for i := range s.Headings {
		if h := &s.Headings[i]; h.Title == "" { // most of these do not say where they are
			h.Number = 0
		}
	}
	return s
}

// shapeOf is the shape that lines have.
func shapeOf(lines []markdown.Line) shape {
	var s shape
	for _, l := range lines {
		switch l.Kind {
		case markdown.Heading:
			h := markdown.Section{Level: l.Level, Title: string(l.Text), Number: l.Number}
			if h.Title == "" {
				h.Number = 0
			}
			s.Headings = append(s.Headings, h)
		case markdown.Code:
			s.Code = append(s.Code, l.Number)
		}
	}
	return s
}

// A line scanner keeps no stack of containers and reads no HTML blocks, and
// for a checker of problems it should not: people write a heading or a fence
// in these places where they did not mean to hide it. So the scanner differs
// from goldmark, by design, where a line that begins with "#" or with a fence
//
//   - stands in a quote or a list item: a heading there is one of the document
//     if it begins its line, and a fence behind a marker is seen by Mend alone.
//     Code in an item that its own fence closes is the same for both;
//   - is indented by four or more, or by a tab: as the fence may belong to an
//     item, it is one;
//   - stands in an HTML block: what <details> hides is a section all the same.
//     Mend takes comments and front matter out;
//
// and in headings that are underlined: only those count that a template has,
// which the checker looks for itself. differs names the first of these that a
// document has, told by what goldmark sees, not by what the scanner does.
func differs(doc []byte) string {
	lines := bytes.SplitAfter(doc, []byte("\n"))
	why := ""
	_ = ast.Walk(gfm.Parser().Parse(text.NewReader(doc)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeInline || why != "" {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if isUnderlined(n, doc) {
				why = "an underlined heading"
			} else if inContainer(n) {
				why = "a heading in a container"
			}
		case *ast.FencedCodeBlock:
			if inContainer(n) && !isClosed(n, lines, doc) {
				why = "code in a container, not closed there"
			} else if hasFarFence(n, lines, doc) {
				why = "a fence within code, far to the right"
			}
		case *extension.TableHeader, *extension.TableRow:
			if n.Pos() >= 0 && startsStructure(bytes.TrimLeft(lines[lineAt(doc, n.Pos())-1], markers)) {
				why = "a fence or a heading in a table"
			}
		case *ast.CodeBlock, *ast.HTMLBlock, *ast.Paragraph, *ast.TextBlock:
			if beginsLikeStructure(n, doc) {
				why = "a fence or a heading in " + n.Kind().String()
			}
		}
		return ast.WalkContinue, nil
	})
	return why
}

// isUnderlined reports whether no "#" stands before a heading's title.
func isUnderlined(h *ast.Heading, doc []byte) bool {
	if h.Lines().Len() == 0 {
		return false
	}
	start := h.Lines().At(0).Start
	return bytes.IndexByte(doc[bytes.LastIndexByte(doc[:start], '\n')+1:start], '#') < 0
}

// inContainer reports whether a block stands in a list item or a quote.
func inContainer(n ast.Node) bool {
	return n.Parent() != nil && n.Parent().Kind() != ast.KindDocument
}

// isClosed reports whether a code block in an item begins and ends with lines
// of its own.
func isClosed(n *ast.FencedCodeBlock, lines [][]byte, doc []byte) bool {
	if n.Lines().Len() == 0 {
		return false
	}
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindBlockquote {
			return false
		}
	}
	first := lineAt(doc, n.Lines().At(0).Start)
	last := lineAt(doc, n.Lines().At(n.Lines().Len()-1).Start)
	if first == 1 || last == len(lines) {
		return false
	}
	open, end := lines[first-2], lines[last]
	return startsStructure(open[indent(open):]) && startsStructure(end[indent(end):]) && indent(open) <= indent(end) &&
		len(bytes.Trim(end, "`~ \t\r\n")) == 0
}

// hasFarFence reports whether a line of code that is indented by four or more
// would be the closing fence in an item.
func hasFarFence(n *ast.FencedCodeBlock, lines [][]byte, doc []byte) bool {
	for i := range n.Lines().Len() {
		number := lineAt(doc, n.Lines().At(i).Start)
		if i == 0 && number > 1 && indent(lines[number-2]) < 2 {
			return false // no item begins so near
		}
		if line := lines[number-1]; indent(line) > 3 && startsStructure(line[indent(line):]) {
			return true
		}
	}
	return false
}

// startsStructure reports whether a text begins like a heading or a fence.
func startsStructure(line []byte) bool {
	return bytes.HasPrefix(line, []byte("#")) || bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
}

func indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// markers are what stands before the text of quotes and list items.
const markers = " \t>-+*0123456789.)"

// beginsLikeStructure reports whether a line of the block looks like a fence
// or a heading by itself.
func beginsLikeStructure(n ast.Node, doc []byte) bool {
	first, last := len(doc), 0
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		first, last = min(first, segment.Start), max(last, segment.Stop)
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		first, last = min(first, h.ClosureLine.Start), max(last, h.ClosureLine.Stop)
	}
	if first >= last {
		return false
	}
	_, plain := n.(*ast.Paragraph)
	plain = plain && !inContainer(n)
	for line := range bytes.Lines(doc[bytes.LastIndexByte(doc[:first], '\n')+1 : last]) {
		if plain && indent(line) <= 3 && startsStructure(line[indent(line):]) {
			continue // the scanner has to see by itself that it is neither
		}
		if startsStructure(bytes.TrimLeft(line, markers)) {
			return true
		}
	}
	return false
}

// seedTitles are the headings of the built-in template's blank problem.
type seedTitles []markdown.Section

func (s seedTitles) Level(title []byte) int {
	if i := s.Which(title); i >= 0 {
		return s[i].Level
	}
	return 0
}

func (s seedTitles) Once(int) bool { return true }

func (s seedTitles) Which(title []byte) int {
	return slices.IndexFunc(s, func(h markdown.Section) bool { return strings.EqualFold(h.Title, string(title)) })
}

// addDocuments gives a fuzz target the documents of the tests, and the examples.
func addDocuments(f *testing.F) {
	f.Helper()
	for _, doc := range documents(f) {
		f.Add(doc)
	}
	files, err := filepath.Glob("../../examples/bank/*.md")
	if err != nil || len(files) == 0 {
		f.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		doc, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(doc))
	}
}

// FuzzScannerIsGoldmarks holds Lines equal to goldmark: the same headings, at the
// same levels, in the same lines, and the same lines of code.
func FuzzScannerIsGoldmarks(f *testing.F) {
	addDocuments(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 || !acceptable(s, "\t\r\n") || strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\r") {
			t.Skip()
		}
		holdToGoldmark(t, []byte(s))
	})
}

// holdToGoldmark compares what the scanner sees of a document with what
// goldmark does. It reports whether they can be compared.
func holdToGoldmark(t *testing.T, doc []byte) bool {
	t.Helper()
	if differs(doc) != "" {
		return false
	}
	want := goldmarksShape(doc)
	if diff := cmp.Diff(want, shapeOf(slices.Collect(markdown.Lines(doc)))); diff != "" {
		t.Fatalf("Lines (-goldmark +ours):\n%s\n%q", diff, doc)
	}
	return true
}

// A heading that is glued behind another is one, whether or not its level is
// right and a space follows its "#": no part of the line is lost.
func TestMendHeadingBehindHeading(t *testing.T) {
	titles := seedTitles(markdown.Outline([]byte(seed(t))))
	for _, doc := range []string{"# A ##Problem Statement\n", "# A ####Problem Statement\n", "# A #### Problem Statement\n", "# A ##Problem Sta\ntement\n", "# A ####Problem\nStatement\n"} {
		var mended markdown.Mended
		markdown.Mend([]byte(doc), titles, &mended)
		var got []string
		for _, s := range mended.Document.Sections() {
			got = append(got, s.Title)
		}
		if diff := cmp.Diff([]string{"A", "Problem Statement"}, got); diff != "" || len(mended.Damage) != 1 {
			t.Errorf("%q (-want +got):\n%s%+v", doc, diff, mended.Damage)
		}
	}
}

// shapely are lines, and beginnings of lines, that could be taken for others.
var shapely = []string{
	"# ", "## ", "### ", "#", "##", "####### ", "#a", " # ", "   # ", "    # ", "\t# ", "\\# ", "#\t",
	"```", "````", "~~~", "```go", "``` a`b", "~~~ a`b", " ```", "   ```", "    ```", "\t```", "  ~~~", "`````  ", "~~~\t", "``",
	"- ", "* ", "1. ", "2) ", "  - ", "  ", "   ", "    ", "\t", "> ", ">", "- [ ] ", "10.  ",
	"---", "***", "===", "--", "|", "| a | b |", "|---|---|", "<!-- a -->", "<b>", "<!--", "-->", "[a]: /b", "[a](b)",
	"a", "b c", "Title", "é 設計", " #", " ##", "\\", "*x*", "`# a`", "&#35; a", "Metadata", "## Metadata", "Problem Statement",
	"\n", "\n", "\n", "\n", "\n", "\n\n", "\n\n", "\n```\n", "\n~~~\n", "\n# A\n", "\r\n",
}

// Documents made of such lines are read as goldmark reads them, and enough of
// them can be compared.
func TestScannerIsGoldmarks(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 5)
	compared, all := 0, seeded.Rounds(rounds)
	for range all {
		var b strings.Builder
		for range 1 + r.IntN(16) {
			b.WriteString(shapely[r.IntN(len(shapely))])
		}
		if holdToGoldmark(t, []byte(b.String())) {
			compared++
		}
	}
	if compared < all/4 {
		t.Errorf("only %d of %d documents could be compared", compared, all)
	}
}
