package check

import (
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// machinePath is where a link leads that opens a file of the machine it is followed on.
var machinePath = lazy.Regexp(`^(?:(?i:file):.|[A-Za-z]:[/\\]|~/)`)

// mayBeOnMachine is what an autolink has that leads to such a file.
var mayBeOnMachine = lazy.Regexp(`<(?i:file):[^<>\s]+>`)

// isOnMachine reports whether a link leads to a file of the machine that it is followed on.
func isOnMachine(destination string) bool {
	return strings.ContainsAny(destination, ":~") && machinePath().MatchString(destination)
}

// onMachine reports a link to a file of one machine.
func (w *work) onMachine(start, end int, destination string) {
	start, end = w.mended.Origin(start, end)
	w.report(linkMissing, start, end, "put the file beside the problem and write its path, or write an address on the web",
		"the link leads to %s, which is on one machine", destination)
}

// machineAutolinks reports the links to files of one machine that are written "<file:///…>".
func (w *work) machineAutolinks() {
	if !mayBeOnMachine().Match(w.page.Source) {
		return
	}
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		switch b.Kind {
		case markdown.ParagraphBlock, markdown.HeadingBlock:
			if mayBeOnMachine().Match(w.page.Source[b.Start:b.End]) {
				w.machineAutolinksIn(string(w.page.Text(i)), func(start, end int) (int, int) { return w.page.Place(i, start, end) })
			}
		case markdown.RowBlock:
			for _, cell := range w.page.Cells(i) {
				w.machineAutolinksIn(string(w.page.Bytes(cell)), func(start, end int) (int, int) { return cell.Start + start, cell.Start + end })
			}
		}
	}
}

// machineAutolinksIn reports those in a text; place gives where a part of it stands in the
// document.
func (w *work) machineAutolinksIn(text string, place func(start, end int) (int, int)) {
	if !mayBeOnMachine().MatchString(text) {
		return
	}
	for _, s := range w.page.Inline().Spans(text) {
		if s.Kind == markdown.SpanAutolink && isOnMachine(s.Target.Destination) {
			start, end := place(s.Start+len("<"), s.End-len(">"))
			w.onMachine(start, end, s.Target.Destination)
		}
	}
}
