package markdown_test

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"newproblem/scaffold/markdown"
)

// gfmBlocks is goldmark with what GFM adds to the blocks.
var gfmBlocks = goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList)).Parser()

// A leaf's content, and what a judge says of a block, one line a block: the
// trees of ours, goldmark and cmark-gfm are compared as texts.
type blockTree struct {
	strings.Builder
}

// add writes a block, and its content lines.
func (t *blockTree) add(depth int, what string, content ...string) {
	fmt.Fprintf(t, "%*s%s\n", 2*depth, "", what)
	for _, line := range content {
		fmt.Fprintf(t, "%*s%q\n", 2*depth+4, "", line)
	}
}

// listName is a list as the trees have it.
func listName(ordered bool, start int, tight bool) string {
	s := "bullet list"
	if ordered {
		s = "list from " + strconv.Itoa(start)
	}
	if tight {
		s += ", tight"
	}
	return s
}

// itemName is an item as the trees have it.
func itemName(task, done bool) string {
	switch {
	case done:
		return "item [x]"
	case task:
		return "item [ ]"
	}
	return "item"
}

// depthOf is how many blocks a block stands in.
func depthOf(d *markdown.Document, i int) int {
	depth := 0
	for p := d.Blocks[i].Parent; p >= 0; p = d.Blocks[p].Parent {
		depth++
	}
	return depth
}

// contentLines are the lines of a block as the document has them.
func contentLines(d *markdown.Document, i int) []string {
	var out []string
	for _, s := range d.Lines(i) {
		out = append(out, strings.Repeat(" ", s.Pad)+string(d.Source[s.Start:s.End]))
	}
	return out
}

// trimmedLines are lines without white space around them.
func trimmedLines(lines []string) []string {
	var out []string
	for _, line := range lines {
		if line = strings.Trim(line, " \t\r\n"); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// alignOf is the alignment that a cell of a delimiter row stands for.
func alignOf(cell []byte) string {
	left, right := bytes.HasPrefix(cell, []byte(":")), bytes.HasSuffix(cell, []byte(":"))
	switch {
	case left && right:
		return "center"
	case left:
		return "left"
	case right:
		return "right"
	}
	return "none"
}

// ourTree is what we see of a document, with the positions that goldmark gives.
func ourTree(d *markdown.Document) string {
	var t blockTree
	columns := 0
	for i, b := range d.Blocks {
		depth := depthOf(d, i)
		at := fmt.Sprintf(" @%d", b.Start)
		switch b.Kind {
		case markdown.FrontMatterBlock:
		case markdown.QuoteBlock, markdown.BreakBlock:
			t.add(depth, b.Kind.String()+at)
		case markdown.ListBlock:
			t.add(depth, listName(b.Marker == '.' || b.Marker == ')', b.Number, b.Tight)+at+" "+string(b.Marker))
		case markdown.ItemBlock:
			t.add(depth, itemName(b.Task != 0, b.Task == 'x')+at)
		case markdown.HeadingBlock:
			at := ""
			if b.Marker == '#' {
				at = fmt.Sprintf(" @%d", b.Start)
			}
			t.add(depth, "heading "+strconv.Itoa(b.Level)+at, trimmedLines(contentLines(d, i))...)
		case markdown.FencedBlock:
			t.add(depth, "fenced code"+at+": "+string(d.Bytes(d.Info(i))), contentLines(d, i)...)
		case markdown.TableBlock:
			what := "table"
			for _, c := range d.Columns(i) {
				what += " " + alignOf(d.Bytes(c))
			}
			columns = len(d.Columns(i))
			t.add(depth, what)
		case markdown.RowBlock:
			var cells []string
			for _, c := range d.Cells(i) {
				cells = append(cells, string(d.Bytes(c)))
			}
			t.add(depth, "row", padCells(cells, columns)...)
		case markdown.DefinitionBlock:
			t.add(depth, "definition", trimmedLines(contentLines(d, i))...)
		case markdown.ParagraphBlock:
			t.add(depth, "paragraph", trimmedLines(contentLines(d, i))...)
		default:
			t.add(depth, b.Kind.String()+at, contentLines(d, i)...)
		}
	}
	return t.String()
}

// padCells makes a row as wide as its table.
func padCells(cells []string, columns int) []string {
	for len(cells) < columns {
		cells = append(cells, "")
	}
	return cells[:columns]
}

// segmentTexts are the lines that goldmark keeps of a block.
func segmentTexts(lines *text.Segments, doc []byte) []string {
	var out []string
	for i := range lines.Len() {
		s := lines.At(i)
		out = append(out, strings.TrimRight(string(s.Value(doc)), "\r\n"))
	}
	return out
}

// goldmarkTree is what goldmark sees of the document from an offset on.
func goldmarkTree(whole []byte, from int) string {
	doc := whole[from:]
	var t blockTree
	root := gfmBlocks.Parse(text.NewReader(doc))
	depth := -1
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		goldmarkBlock(&t, n, depth, doc, fmt.Sprintf(" @%d", from+n.Pos()))
		depth++
		return ast.WalkContinue, nil
	})
	return t.String()
}

// lineFeeds puts line feeds for carriage returns that are line ends of their
// own, which goldmark does not know.
func lineFeeds(doc []byte) []byte {
	out := bytes.Clone(doc)
	for i, c := range out {
		if c == '\r' && (i+1 == len(out) || out[i+1] != '\n') {
			out[i] = '\n'
		}
	}
	return out
}

func goldmarkBlock(t *blockTree, n ast.Node, depth int, doc []byte, at string) {
	switch n := n.(type) {
	case *ast.Document, *extast.TableCell:
	case *ast.Blockquote:
		t.add(depth, "quote"+at)
	case *ast.ThematicBreak:
		t.add(depth, "thematic break"+at)
	case *ast.List:
		t.add(depth, listName(n.IsOrdered(), n.Start, n.IsTight)+at+" "+string(n.Marker))
	case *ast.ListItem:
		task, done := goldmarkTask(n, doc)
		t.add(depth, itemName(task, done)+at)
	case *ast.Heading:
		if !isATX(n, doc) {
			at = ""
		}
		t.add(depth, "heading "+strconv.Itoa(n.Level)+at, trimmedLines(segmentTexts(n.Lines(), doc))...)
	case *ast.Paragraph, *ast.TextBlock:
		t.add(depth, "paragraph", trimmedLines(segmentTexts(n.Lines(), doc))...)
	case *ast.FencedCodeBlock:
		info := ""
		if n.Info != nil {
			info = string(n.Info.Segment.Value(doc))
		}
		t.add(depth, "fenced code"+at+": "+info, segmentTexts(n.Lines(), doc)...)
	case *ast.CodeBlock:
		t.add(depth, "indented code"+at, segmentTexts(n.Lines(), doc)...)
	case *ast.HTMLBlock:
		lines := segmentTexts(n.Lines(), doc)
		if n.HasClosure() {
			lines = append(lines, strings.TrimRight(string(n.ClosureLine.Value(doc)), "\r\n"))
		}
		t.add(depth, "HTML"+at, lines...)
	case *ast.LinkReferenceDefinition:
		t.add(depth, "definition", trimmedLines(segmentTexts(n.Lines(), doc))...)
	case *extast.Table:
		what := "table"
		for _, a := range n.Alignments {
			what += " " + a.String()
		}
		t.add(depth, what)
	case *extast.TableHeader, *extast.TableRow:
		var cells []string
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, strings.Join(segmentTexts(c.Lines(), doc), ""))
		}
		t.add(depth, "row", cells...)
	default:
		t.add(depth, n.Kind().String())
	}
}

// isATX reports whether a heading begins with "#".
func isATX(n *ast.Heading, doc []byte) bool {
	return n.Pos() >= 0 && n.Pos() < len(doc) && doc[n.Pos()] == '#' && !isUnderlined(n, doc)
}

// goldmarkTask reports whether an item has a box, and whether it is ticked. As
// GFM has it, white space follows a box, which goldmark does not mind; in
// cmark-gfm, no other marker stands in the line, which GFM does not ask for, so
// it is no judge of boxes.
func goldmarkTask(n *ast.ListItem, doc []byte) (task, done bool) {
	if n.FirstChild() == nil || n.FirstChild().FirstChild() == nil {
		return false, false
	}
	first := n.FirstChild()
	box, ok := first.FirstChild().(*extast.TaskCheckBox)
	if !ok || isATXHeading(first, doc) {
		return false, false
	}
	s := first.Lines().At(0)
	line := s.Value(doc)
	ok = len(line) == 3 || strings.IndexByte(" \t\r\n", line[3]) >= 0
	return ok, ok && box.IsChecked
}

func isATXHeading(n ast.Node, doc []byte) bool {
	h, ok := n.(*ast.Heading)
	return ok && isATX(h, doc)
}

// ourPlainTree is what we see of a document, as plain as cmark-gfm tells it.
func ourPlainTree(d *markdown.Document) string {
	var t blockTree
	columns := 0
	for i, b := range d.Blocks {
		depth := depthOf(d, i)
		switch b.Kind {
		case markdown.FrontMatterBlock, markdown.DefinitionBlock:
		case markdown.ListBlock:
			t.add(depth, listName(b.Marker == '.' || b.Marker == ')', b.Number, b.Tight))
		case markdown.HeadingBlock:
			t.add(depth, "heading "+strconv.Itoa(b.Level))
		case markdown.FencedBlock, markdown.IndentedBlock:
			t.add(depth, "code", plainContent(contentLines(d, i)...))
		case markdown.HTMLBlock:
			t.add(depth, "HTML", plainContent(contentLines(d, i)...))
		case markdown.TableBlock:
			columns = len(d.Columns(i))
			if i > 0 && d.Blocks[i-1].Kind == markdown.DefinitionBlock && d.Blocks[i-1].End == d.LineStart(b.Start) {
				t.add(depth, "paragraph") // cmark-gfm looks for no definitions above a header
			}
			t.add(depth, "table")
		case markdown.RowBlock:
			t.add(depth, "row "+strconv.Itoa(columns))
		default:
			t.add(depth, b.Kind.String())
		}
	}
	return t.String()
}

// plainContent is code or HTML as far as cmark-gfm leaves it as it is.
func plainContent(lines ...string) string {
	var out strings.Builder
	for _, line := range lines {
		out.WriteString(strings.TrimSuffix(line, "\n") + "\n")
	}
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (r < ' ' || r >= 0x7F) {
			return -1
		}
		return r
	}, out.String())
}

// cmark is where cmark-gfm, GitHub's own reader, is; it is empty if that is not
// installed, which only CI, where it must be, takes for a fault.
func cmark(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("cmark-gfm")
	if err != nil && os.Getenv("NEWPROBLEM_CI") != "" { // which has installed it
		t.Fatal("cmark-gfm is not installed")
	}
	return path
}

var xmlTag = regexp.MustCompile(`<(/?)([a-z_]+)([^>]*?)(/?)>`)

// cmarkTree is what cmark-gfm sees of a document.
func cmarkTree(t testing.TB, doc []byte) string {
	t.Helper()
	cmd := exec.Command(cmark(t), "-t", "xml", "-e", "table")
	cmd.Stdin = strings.NewReader(string([]rune(string(doc)))) // its tables end at what is not UTF-8
	page, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var tree blockTree
	depth, columns := -1, 0
	tags := xmlTag.FindAllSubmatchIndex(page, -1)
	for i, m := range tags {
		name, attributes := string(page[m[4]:m[5]]), string(page[m[6]:m[7]])
		isEnd, isEmpty := m[2] < m[3], m[8] < m[9]
		if isEnd {
			if isCmarkBlock[name] {
				depth--
			}
			continue
		}
		if !isCmarkBlock[name] {
			continue
		}
		content := ""
		if !isEmpty && (name == "code_block" || name == "html_block") {
			if content = html.UnescapeString(string(page[m[1]:tags[i+1][0]])); content != "" {
				content = plainContent(content)
			}
		}
		if name == "table_row" || name == "table_header" {
			columns = 0
			for _, cell := range tags[i+1:] {
				if n := string(page[cell[4]:cell[5]]); n == "table_cell" && cell[2] == cell[3] {
					columns++
				} else if n == "table_row" || n == "table_header" || n == "table" {
					break
				}
			}
		}
		cmarkBlock(&tree, depth, name, attributes, content, columns)
		if !isEmpty {
			depth++
		}
	}
	return tree.String()
}

// isCmarkBlock says which of cmark-gfm's elements are blocks.
var isCmarkBlock = map[string]bool{
	"document": true, "block_quote": true, "list": true, "item": true, "heading": true, "paragraph": true,
	"code_block": true, "html_block": true, "thematic_break": true, "table": true, "table_header": true, "table_row": true,
}

func cmarkBlock(t *blockTree, depth int, name, attributes, content string, columns int) {
	value := func(name string) string {
		_, rest, _ := strings.Cut(attributes, name+`="`)
		v, _, _ := strings.Cut(rest, `"`)
		return v
	}
	switch name {
	case "document":
	case "block_quote":
		t.add(depth, "quote")
	case "list":
		start, _ := strconv.Atoi(value("start"))
		t.add(depth, listName(value("type") == "ordered", start, value("tight") == "true"))
	case "item":
		t.add(depth, "item")
	case "heading":
		t.add(depth, "heading "+value("level"))
	case "code_block":
		t.add(depth, "code", content)
	case "html_block":
		t.add(depth, "HTML", content)
	case "thematic_break":
		t.add(depth, "thematic break")
	case "table_header", "table_row":
		t.add(depth, "row "+strconv.Itoa(columns))
	default:
		t.add(depth, name)
	}
}
