package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/mermaid"
)

// copyCode is what stands above a block of code on the page of a chat, behind its language.
const copyCode = "Copy code"

// directive is what code begins with in reStructuredText, where it is indented below.
var directive = lazy.Regexp(`^\.\. (code-block|code|sourcecode|mermaid)::[ \t]*([\w+#-]*)$`)

// pasted reports code that was copied from elsewhere without fences: from a page, where what
// is left of them is the language, and the name of a button; and from reStructuredText.
func (w *work) pasted() {
	isPasted := sync.OnceValue(func() bool {
		return slices.ContainsFunc([]string{copyCode, "\nmermaid", "\n.. "}, func(sign string) bool { return bytes.Contains(w.doc, []byte(sign)) })
	})
	for i := range w.page.Blocks {
		if w.page.Blocks[i].Kind != markdown.ParagraphBlock {
			continue
		}
		lines := w.page.Lines(i)
		first := bytes.TrimSpace(w.page.Bytes(markdown.Range{Start: lines[0].Start, End: lines[0].End}))
		switch {
		case len(lines) > 1 && isLanguage(first) && isPasted():
			w.pastedFromPage(i)
		case bytes.HasPrefix(first, []byte(".. ")) && isPasted():
			w.pastedDirective(i)
		}
	}
}

// pastedFromPage reports a paragraph that begins with the language of code, and no fence.
func (w *work) pastedFromPage(paragraph int) {
	lines := w.page.Lines(paragraph)
	at := func(k int) string { return string(bytes.TrimSpace(w.page.Source[lines[k].Start:lines[k].End])) }
	start, end := w.mended.Origin(lines[0].Start, lines[0].End)
	_, code, _ := strings.Cut(string(w.page.Text(paragraph)), "\n")
	switch {
	case at(1) == copyCode:
		w.report(fenceForeign, start, end, "write ```"+at(0)+" in place of these two lines, and ``` below the code",
			"code was pasted here without its fences: %s and %q are what is left of them", at(0), copyCode)
	case mermaid.IsLanguage(at(0)) && mermaid.IsShown(code):
		w.report(fenceForeign, start, end, "write ```"+at(0)+" in its place, and ``` below the diagram",
			"a diagram was pasted here without its fences: %s is what is left of them", at(0))
	}
}

// pastedDirective reports a paragraph that is a directive of reStructuredText, with code
// indented below it.
func (w *work) pastedDirective(paragraph int) {
	line := w.page.Lines(paragraph)[0]
	found := directive().FindSubmatch(bytes.TrimSpace(w.page.Source[line.Start:line.End]))
	if found == nil {
		return
	}
	last := lastIndented(w.page.Source, line.End)
	if last < 0 {
		return
	}
	language := string(found[2])
	if string(found[1]) == "mermaid" {
		language = "mermaid"
	}
	start, end := w.mended.Origin(line.Start, line.End)
	last, _ = w.mended.Origin(last, last)
	w.report(fenceForeign, start, end, "write ```"+language+" in its place, and ``` below line "+strconv.Itoa(w.lineAt(last)),
		`"%s" begins no code block: it is a mark of reStructuredText`, found[0])
}

// lastIndented gives where the last line with text begins that stands indented below the line
// that ends at an offset; or -1 if there is none.
func lastIndented(source []byte, pos int) (last int) {
	last = -1
	_, below, _ := bytes.Cut(source[pos:], []byte("\n"))
	pos = len(source) - len(below)
	for line := range bytes.Lines(below) {
		switch {
		case len(bytes.TrimSpace(line)) == 0:
		case line[0] != ' ' && line[0] != '\t':
			return last
		default:
			last = pos
		}
		pos += len(line)
	}
	return last
}
