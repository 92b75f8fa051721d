package check

import (
	"bytes"
	"strconv"

	"newproblem/scaffold/markdown"
)

// comments reports the comments that nothing closes, or only the end of the next one:
// what stands between is seen by nobody.
func (w *work) comments() {
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.HTMLBlock || b.Level != markdown.HTMLComment {
			continue
		}
		const open, shut = "<!--", "-->"
		text := w.page.Source[b.Start:b.End]
		end, next := bytes.Index(text, []byte(shut)), bytes.Index(text[len(open):], []byte(open))
		if end >= 0 && (next < 0 || next+len(open) > end) {
			continue
		}
		last := len(bytes.TrimRight(text, " \t\r\n"))
		if end >= 0 {
			last = end
		}
		hidden := w.hide(text[:last])
		from, to := w.mended.Origin(b.Start, b.Start+last)
		w.report(commentOpen, from, to, "put --> where it should end", "this comment is never closed: nobody sees what stands up to line %s%s", strconv.Itoa(w.lineAt(to)), hidden)
	}
}

// hide notes the headings of the template that stand in a comment: they are not missing.
// It names them, to be read behind the comment's last line.
func (w *work) hide(text []byte) (named string) {
	var titles []string
	for line := range bytes.Lines(text) {
		if !bytes.HasPrefix(line, []byte("#")) {
			continue
		}
		for _, n := range w.keys[markdown.Key(string(bytes.TrimLeft(line, "#")))] {
			if w.hidden == nil {
				w.hidden = map[int]bool{}
			}
			w.hidden[n] = true
			titles = append(titles, strconv.Quote(w.template[n].heading.Title))
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return ", with " + list(titles, min(len(titles), maxNamed))
}
