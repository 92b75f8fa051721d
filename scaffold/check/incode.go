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
			if n, ok := w.form(level, string(bytes.TrimSpace(title)), markdown.Key(string(title))); ok {
				headings = append(headings, n)
			}
		}
	}
	return headings[:last]
}

// endsWithin reports whether the fence that closes some code is that of a block within it:
// one that is as long begins there, and no other ends it.
func endsWithin(code []byte, fence string) bool {
	isOpen := false
	for line := range bytes.Lines(code) {
		if line = bytes.TrimSpace(line); bytes.HasPrefix(line, []byte(fence)) {
			isOpen = len(bytes.Trim(line, fence)) > 0
		}
	}
	return isOpen
}

// isPasted reports a document that stands in code, as it was pasted, with its title or a
// part of it. It reports whether it does.
func (w *work) isPasted() bool {
	return w.headingOf[0] < 0 && w.isInCode(0) || slices.ContainsFunc(w.parts, func(n int) bool { return !w.isThere(n) && w.isInCode(n) })
}

// isInCode reports a missing heading that stands in code, with the others that stand there.
// It reports whether it does.
func (w *work) isInCode(n int) bool {
	block, headings := w.inCode(n)
	if block < 0 {
		return false
	}
	titles := w.hideAll(headings)
	if headings[0] == 0 && len(w.template[0].heading.Fields) > 0 {
		titles[0] = "the title"
	}
	b := &w.page.Blocks[block]
	text := bytes.TrimRight(w.page.Source[b.Start:b.End], " \t\r\n")
	start, end := w.mended.Origin(b.Start, b.Start+len(text))
	verb, what := "stands", "it"
	if len(titles) > 1 {
		verb, what = "stand", "they"
	}
	first, fence := strconv.Itoa(w.lineAt(start)), strings.Repeat(string(b.Marker), b.Level)
	hint := "if " + what + " should be read, remove the fences " + fence + " on lines " + first + " and " + strconv.Itoa(w.lineAt(end))
	if endsWithin(w.page.Text(block), fence) {
		hint = "if " + what + " should be read, remove the fence " + fence + " on line " + first + ", and the one at the end of what was pasted"
	}
	w.report(headingMissing, start, end, hint,
		"%s %s in the code block of line %s, where no reader sees a section", named(titles), verb, first).
		under(w.matchOf(w.template[n].heading.Parent))
	return true
}
