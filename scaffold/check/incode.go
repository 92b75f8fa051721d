package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
)

// inCode gives the block of Markdown as code in which a missing heading stands with text,
// where it belongs, or -1; and the headings of the template that are missing and stand there.
func (w *work) inCode(n int) (block int, headings []int) {
	from, to := w.blocksFor(n)
	for i := from + 1; i < to; i++ {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.FencedBlock || b.Parent >= 0 || !b.Closed || !markdown.IsMarkdown(w.page.Bytes(w.page.Info(i))) {
			continue
		}
		if headings := w.sectionsIn(w.page.Text(i)); slices.Contains(headings, n) {
			return i, slices.DeleteFunc(headings, w.isThere)
		}
	}
	return -1, nil
}

// sectionsIn gives the headings of the template, at its levels, that stand in some code
// with text behind them.
func (w *work) sectionsIn(code []byte) (headings []int) {
	last := 0 // how many have text behind them
	for line := range bytes.Lines(code) {
		line = bytes.TrimSpace(line)
		title := bytes.TrimLeft(line, "#")
		switch level := len(line) - len(title); {
		case len(line) == 0:
		case level == 0:
			last = len(headings)
		default:
			for _, n := range w.titled(string(title)) {
				if w.template[n].heading.Level == level {
					headings = append(headings, n)
				}
			}
		}
	}
	return headings[:last]
}

// isInCode reports a missing heading that stands in code, with the others that stand there.
// It reports whether it does.
func (w *work) isInCode(n int) bool {
	block, headings := w.inCode(n)
	if block < 0 {
		return false
	}
	titles := w.hideAll(headings)
	b := &w.page.Blocks[block]
	text := bytes.TrimRight(w.page.Source[b.Start:b.End], " \t\r\n")
	start, end := w.mended.Origin(b.Start, b.Start+len(text))
	verb, what := "stands", "it"
	if len(titles) > 1 {
		verb, what = "stand", "they"
	}
	first, last := strconv.Itoa(w.lineAt(start)), strconv.Itoa(w.lineAt(end))
	fence := strings.Repeat(string(b.Marker), b.Level)
	w.report(headingMissing, start, end, "if "+what+" should be read, remove the fences "+fence+" on lines "+first+" and "+last,
		"%s %s in the code block of line %s, where no reader sees a section", named(titles), verb, first).
		under(w.matchOf(w.template[n].heading.Parent))
	return true
}
