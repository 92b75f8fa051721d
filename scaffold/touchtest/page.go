package touchtest

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"golang.org/x/text/unicode/norm"
)

// The judge is goldmark, and what a browser does: it knows nothing of ours.
var (
	judge = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))

	emptyItem   = regexp.MustCompile(`(?m)^((?:[ >]*(?:[-*+]|\d+[.)]))+)\r$`) // to goldmark, the carriage return is its text
	frontMatter = regexp.MustCompile(`\A---\r?\n(?s:.*?\n)---\r?\n`)
	comment     = regexp.MustCompile(`<!--(?:>|->|(?s:.*?)-->)`)
	between     = regexp.MustCompile(`</p>\s*<p>`)
	paragraph   = regexp.MustCompile(`</?p>`)
	alignment   = regexp.MustCompile(` (?:align|style)="[^"]*"`)
	code        = regexp.MustCompile(`(?s)<pre>.*?</pre>`)
)

// Page gives what a reader sees of a document: its words, and what they stand in.
// Comments, front matter, the alignment of cells and the space between items are
// not seen, nor is whether a letter is written in one part or in two, or a space
// is one that does not break.
func Page(doc string) string {
	var out bytes.Buffer
	doc = frontMatter.ReplaceAllString(strings.TrimLeft(doc, "\ufeff"), "")
	doc = emptyItem.ReplaceAllString(doc, "$1")
	if err := judge.Convert([]byte(doc), &out); err != nil {
		panic(err) // a buffer takes everything
	}
	page := strings.ReplaceAll(out.String(), "\r\n", "\n")
	page = comment.ReplaceAllString(page, "")
	page = between.ReplaceAllString(page, "¶")
	page = paragraph.ReplaceAllString(page, " ")
	page = alignment.ReplaceAllString(page, "")
	return norm.NFC.String(collapse(strings.ReplaceAll(page, "\u00a0", " ")))
}

// collapse makes white space one space, and none next to a block, but in code.
func collapse(page string) string {
	var out strings.Builder
	end := 0
	for _, at := range append(code.FindAllStringIndex(page, -1), []int{len(page), len(page)}) {
		out.WriteString(folded(page[end:at[0]]))
		out.WriteString(page[at[0]:at[1]])
		end = at[1]
	}
	return strings.TrimSpace(out.String())
}

// folded makes white space one space, and none next to a block.
func folded(page string) string {
	var text, out strings.Builder
	isSpace := false
	for i := range len(page) {
		was := isSpace
		if isSpace = strings.IndexByte(" \t\n", page[i]) >= 0; !isSpace {
			text.WriteByte(page[i])
		} else if !was {
			text.WriteByte(' ')
		}
	}
	page = text.String()
	end := 0
	for at := strings.IndexByte(page, '<'); at >= 0; {
		n := blockTag(page[at:])
		if n > 0 {
			between := page[end:at]
			if between = strings.TrimSuffix(between, " "); end > 0 {
				between = strings.TrimPrefix(between, " ")
			}
			end = at + n
			out.WriteString(between + page[at:end])
		}
		next := strings.IndexByte(page[at+1:], '<')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if page = page[end:]; end > 0 {
		page = strings.TrimPrefix(page, " ")
	}
	return out.String() + page
}

// blockTag is the length of the tag of a block that a text begins with, or 0.
func blockTag(text string) int {
	name := strings.TrimPrefix(text[1:], "/")
	n := strings.IndexFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if n < 0 {
		return 0
	}
	switch name[:n] {
	case "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "list", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "pre", "br", "hr":
		return strings.IndexByte(text, '>') + 1
	}
	return 0
}
