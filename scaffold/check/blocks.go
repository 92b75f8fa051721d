package check

import (
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/mermaid"
)

// tables checks the tables, and what would be one if its header and the line below
// it agreed.
func (w *work) tables() {
	for i := range w.page.Blocks {
		if kind := w.page.Blocks[i].Kind; kind == markdown.TableBlock {
			w.addFigures(i)
		} else if kind != markdown.ParagraphBlock {
			continue
		}
		for _, f := range w.page.TableFaults(i) {
			start, end := w.mended.Origin(f.Start, f.End)
			w.report(tableCells, start, end, f.Hint, "%s", f.What)
		}
	}
}

// diagrams checks the diagrams.
func (w *work) diagrams() {
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.FencedBlock {
			continue
		}
		info := w.page.Info(i)
		if !mermaid.IsLanguage(string(w.page.Bytes(info))) {
			continue
		}
		if f := mermaid.Check(string(w.page.Text(i))); f != nil {
			start, end := w.mended.Origin(b.Start, info.End)
			finding := w.report(mermaidBlock, start, end, f.Hint, "%s", f.What)
			if f.IsDoubt {
				finding.doubted()
			}
		}
	}
}
