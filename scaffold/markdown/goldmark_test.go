package markdown_test

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"newproblem/scaffold/markdown"
)

// gfm is the reference for what a reader of Markdown sees.
var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

// asGiven shows a document as its author means it: raw HTML and link
// definitions are text.
var asGiven = goldmark.New(goldmark.WithParser(parser.NewParser(
	parser.WithBlockParsers(slices.DeleteFunc(parser.DefaultBlockParsers(), func(v util.PrioritizedValue) bool {
		return v.Value == parser.NewHTMLBlockParser()
	})...),
	parser.WithInlineParsers(slices.DeleteFunc(parser.DefaultInlineParsers(), func(v util.PrioritizedValue) bool {
		return v.Value == parser.NewRawHTMLParser()
	})...),
)), goldmark.WithExtensions(extension.GFM))

// rendered is a document as goldmark renders it.
func rendered(t testing.TB, doc string) string {
	t.Helper()
	var out bytes.Buffer
	if err := gfm.Convert([]byte(doc), &out); err != nil {
		t.Fatalf("goldmark: %v", err)
	}
	return out.String()
}

var (
	tag      = regexp.MustCompile(`<[^>]*>`)
	blockTag = regexp.MustCompile(`^</?(?:h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|pre|blockquote|hr|input)\b`)
)

// visible is the text a reader sees, its white space collapsed.
func visible(page string) string {
	return collapse(html.UnescapeString(tag.ReplaceAllString(page, "")))
}

// collapse makes runs of white space one space.
func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }), " ")
}

// blocks is the block structure of a rendered document: its block tags.
func blocks(page string) string {
	var kept []string
	for _, t := range tag.FindAllString(page, -1) {
		if blockTag.MatchString(t) {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, "")
}

// inlines are the inline tags of a rendered document, but for links, which
// bare URLs may become.
func inlines(page string) string {
	var kept []string
	for _, t := range tag.FindAllString(page, -1) {
		if !blockTag.MatchString(t) && !strings.HasPrefix(t, "<a ") && t != "</a>" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, "")
}

var anchor = regexp.MustCompile(`</?a\b[^>]*>`)

// seen is a rendered document but for the tags of links, of which bare URLs
// with escapes in them may have more or less.
func seen(page string) string { return anchor.ReplaceAllString(page, "") }

// rawHTML is what goldmark leaves in place of raw HTML.
const rawHTML = "<!-- raw HTML omitted -->"

// A spot is a place of a document that a text is put in.
type spot struct {
	name   string
	place  markdown.Place
	format string // the lines around the text, which stands where the "@@" are
}

// document puts a text into the spot, within an ordinary document that has a
// link definition, which stray brackets would find.
func (s spot) document(text string) string {
	return "# Top\n\nBefore.\n\n" + strings.ReplaceAll(s.format, "@@", text) +
		"\n\nAfter *end* and [a](b).\n\n[a]: /elsewhere\n[link]: /elsewhere\n"
}

// spots are the places that a template may have.
var spots = []spot{
	{"heading", markdown.Place{Kind: markdown.Heading}, "# @@ tail"},
	{"heading end", markdown.Place{Kind: markdown.Heading}, "### 1. @@"},
	{"item", markdown.Place{Kind: markdown.Item, Lead: true}, "- @@"},
	{"items", markdown.Place{Kind: markdown.Item, Lead: true}, "- @@\n- @@\n- other"},
	{"star item", markdown.Place{Kind: markdown.Item, Lead: true}, "* @@"},
	{"nested item", markdown.Place{Kind: markdown.Item, Lead: true}, "- above\n  - @@\n- below"},
	{"numbered item", markdown.Place{Kind: markdown.Item, Lead: true}, "1. @@\n2. below"},
	{"task", markdown.Place{Kind: markdown.Item}, "- [ ] @@"},
	{"labelled item", markdown.Place{Kind: markdown.Item}, "- **Label**: @@"},
	{"sentence", markdown.Place{Kind: markdown.Item}, "- As a @@, I want @@, so that @@"},
	{"cell", markdown.Place{Kind: markdown.Row}, "| H | I |\n|---|---|\n| a | @@ |"},
	{"cells", markdown.Place{Kind: markdown.Row}, "| H | I |\n|---|---|\n| @@ | @@ |\n| a | b |"},
	{"paragraph", markdown.Place{Kind: markdown.Prose, Lead: true}, "@@"},
	{"paragraph's second line", markdown.Place{Kind: markdown.Prose, Lead: true}, "Above\n@@"},
	{"middle of a paragraph", markdown.Place{Kind: markdown.Prose}, "Words @@ and more"},
}

// headings gives the level, line and raw text of goldmark's headings.
func headings(doc []byte) []markdown.Section {
	var out []markdown.Section
	root := gfm.Parser().Parse(text.NewReader(doc))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			s := markdown.Section{Level: h.Level}
			if h.Lines().Len() > 0 { // an empty heading does not say where it is
				segment := h.Lines().At(0)
				s.Title = strings.TrimSpace(string(segment.Value(doc)))
				s.Number = lineAt(doc, segment.Start)
			}
			out = append(out, s)
		}
		return ast.WalkContinue, nil
	})
	return out
}

// codeLines gives the lines, from 1, that stand within goldmark's fenced code
// blocks.
func codeLines(doc []byte) []int {
	var out []int
	root := gfm.Parser().Parse(text.NewReader(doc))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if block, ok := n.(*ast.FencedCodeBlock); ok && entering {
			for i := range block.Lines().Len() {
				out = append(out, lineAt(doc, block.Lines().At(i).Start))
			}
		}
		return ast.WalkContinue, nil
	})
	return out
}

func lineAt(doc []byte, offset int) int { return 1 + bytes.Count(doc[:offset], []byte("\n")) }
