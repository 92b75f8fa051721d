package check

import (
	"bytes"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// tornLink is the text of a link in brackets and, apart from it, a target that is one for
// sure: a URL, or a file of Markdown.
var tornLink = lazy.Regexp(`\[([^\[\]]{2,})\](?: +|[ \t]*\n[ \t]*)\(((?:https?://[^\s()]+)|(?:[^\s()]+\.md(?:#[^\s()]*)?))\)`)

// tornLinks reports links whose text and target are apart: they are text.
func (w *work) tornLinks() {
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.ParagraphBlock || !mayHaveTornLink(w.page.Source[b.Start:b.End]) {
			continue
		}
		text := w.page.Text(i)
		for _, m := range tornLink().FindAllSubmatchIndex(text, -1) {
			if !w.isPlain(string(text), m[0]) || w.isLinkAt(i, m[0]) {
				continue
			}
			from, to := w.page.Place(i, m[0], m[1])
			start, end := w.mended.Origin(from, to)
			what := "a space stands"
			if bytes.IndexByte(text[m[3]:m[4]], '\n') >= 0 {
				what = "a line break stands"
			}
			w.report(linkMissing, start, end, "write it as: ["+string(bytes.ReplaceAll(text[m[2]:m[3]], []byte("\n"), []byte(" ")))+"]("+string(text[m[4]:m[5]])+")",
				"this is no link, because %s between its text and its target", what).doubted()
		}
	}
}

// mayHaveTornLink reports whether a bracket and a parenthesis may have something between
// them.
func mayHaveTornLink(text []byte) bool {
	for {
		at := bytes.IndexByte(text, ']')
		if at < 0 {
			return false
		}
		text = text[at+1:]
		if len(text) > 0 && (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') && bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n>"), []byte("(")) {
			return true
		}
	}
}

// isPlain reports whether what stands at a place of a text is text, and not code.
func (w *work) isPlain(text string, at int) bool {
	for _, s := range w.page.Inline().Spans(text) {
		if s.Start <= at && at < s.End {
			return s.Kind == markdown.SpanText
		}
	}
	return true
}

// isLinkAt reports whether a link begins at a place of a paragraph: its text may be a
// reference.
func (w *work) isLinkAt(block, at int) bool {
	from, _ := w.page.Place(block, at, at)
	for l := range w.page.Links(block) {
		if l.Whole.Start <= from && from < l.Whole.End {
			return true
		}
	}
	return false
}
