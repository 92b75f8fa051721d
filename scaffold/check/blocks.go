package check

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/mermaid"
)

// tables checks the tables, and what would be one if its header and the line below
// it agreed.
func (w *work) tables() {
	titles := w.missingTitles()
	for i := range w.page.Blocks {
		if kind := w.page.Blocks[i].Kind; kind != markdown.TableBlock && kind != markdown.ParagraphBlock && kind != markdown.HTMLBlock {
			continue
		}
		for _, f := range w.page.TableFaults(i) {
			start, end := w.mended.Origin(f.Start, f.End)
			if slices.Contains(titles, start) {
				continue // that is told
			}
			if line := bytes.TrimSpace(w.page.Source[f.Start:f.End]); isOrgLine(line) {
				f.Hint = orgHint(string(line))
				f.What = "this line is a mark of Org mode, and is taken for a row of the table above it"
			}
			if f.IsRest {
				line := w.lineAt(start)
				f.Hint = "join lines " + span(line-1, line)
			}
			w.report(tableCells, start, end, f.Hint, "%s", f.What)
		}
	}
}

// missingTitles gives where the titles of missing sections stand among the text.
func (w *work) missingTitles() (starts []int) {
	for i := range w.found {
		if f := &w.found[i]; f.Rule == ruleTable[headingMissing].ID {
			starts = append(starts, f.start)
		}
	}
	return starts
}

// diagrams checks the diagrams.
func (w *work) diagrams() {
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.FencedBlock {
			continue
		}
		info := w.page.Info(i)
		language := string(w.page.Bytes(info))
		if mermaid.IsMeant(language) || mermaid.IsMisspelt(language) && mermaid.Begins(string(w.page.Text(i))) {
			start, end := w.mended.Origin(info.Start, info.End)
			w.report(mermaidBlock, start, end, `write "mermaid" in its place`, "this diagram is shown as code, because its fence says %s", language).doubted()
		} else if !mermaid.IsLanguage(language) {
			if markdown.IsPlainText(language) && mermaid.IsShown(string(w.page.Text(i))) {
				start, end := w.mended.Origin(b.Start, b.Start+lengthOfLine(w.page.Source[b.Start:]))
				w.report(mermaidBlock, start, end, "write ```mermaid in its place", "this diagram is shown as code, because its fence does not say mermaid").doubted()
			}
			continue
		}
		if f := mermaid.Check(string(w.page.Text(i))); f != nil {
			from, to := b.Start, info.End
			if lines := w.page.Lines(i); f.Line > 0 && f.Line <= len(lines) {
				from, to = lines[f.Line-1].Start, lines[f.Line-1].End
			}
			start, end := w.mended.Origin(from, to)
			finding := w.report(mermaidBlock, start, end, f.Hint, "%s", f.What)
			if f.IsDoubt {
				finding.doubted()
			}
		}
	}
}
