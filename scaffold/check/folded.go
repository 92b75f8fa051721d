package check

import (
	"bytes"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// foldTag is the beginning or end of what is folded away until a reader opens it.
var foldTag = lazy.Regexp(`(?i)<(/?)(details|summary)\b[^<>]*>`)

// folded reports the first fold that is never closed: all that follows it is folded away.
func (w *work) folded() {
	if !bytes.Contains(w.doc, []byte("<details")) {
		return
	}
	type open struct {
		tag        string
		start, end int
	}
	var opened []open
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		isComment := b.Kind == markdown.HTMLBlock && b.Level == markdown.HTMLComment
		if b.Kind != markdown.HTMLBlock && b.Kind != markdown.ParagraphBlock || isComment {
			continue
		}
		text := w.page.Source[b.Start:b.End]
		for _, m := range foldTag().FindAllSubmatchIndex(text, -1) {
			tag := strings.ToLower(string(text[m[4]:m[5]]))
			if m[2] == m[3] {
				if b.Kind == markdown.HTMLBlock {
					opened = append(opened, open{tag, b.Start + m[0], b.Start + m[1]})
				}
				continue
			}
			for k := len(opened) - 1; k >= 0; k-- {
				if opened[k].tag == tag {
					opened = append(opened[:k], opened[k+1:]...)
					break
				}
			}
		}
	}
	if len(opened) == 0 {
		return
	}
	first := opened[0]
	start, end := w.mended.Origin(first.start, first.end)
	hint := "write </details> below what is to be folded away"
	if len(opened) > 1 && opened[1].tag == "summary" {
		hint = "write </summary> behind the title, and </details> below what is to be folded away"
	}
	what := "this <details> is never closed: all that follows is folded away"
	if first.tag == "summary" {
		what, hint = "this <summary> is never closed: what follows is shown as its title", "write </summary> behind the title"
	}
	w.report(commentOpen, start, end, hint, "%s", what).doubted()
}
