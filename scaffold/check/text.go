package check

import (
	"bytes"
	"net/url"
	"strings"

	"newproblem/scaffold/markdown"
)

// placeholders reports the template's placeholders that are left, each in the
// section where the template has it.
func (w *work) placeholders() {
	under := -1
	for i := range w.mended.Lines {
		line := &w.mended.Lines[i]
		for under+1 < len(w.headings) && line.Start >= w.headings[under+1].start {
			under++
		}
		text := w.text(line)
		if under < 0 || line.Kind == markdown.HTML || bytes.IndexByte(text, '[') < 0 {
			continue
		}
		n := w.headings[under].match
		if n < 0 || w.template[n].heading.Section < 0 {
			continue
		}
		for _, at := range w.layout.PlaceholdersIn(w.template[n].heading.Section, text, line.Kind == markdown.Code) {
			w.report(placeholderLeft, line.Start+at[0], line.Start+at[1], "write what belongs there",
				"the placeholder %s is left", text[at[0]:at[1]])
		}
	}
}

// links reports the relative links that lead nowhere.
func (w *work) links() {
	if w.options.Exists == nil {
		return
	}
	for i := range w.mended.Lines {
		line := &w.mended.Lines[i]
		if line.Kind == markdown.Code || line.Kind == markdown.FenceOpen || line.Kind == markdown.HTML {
			continue
		}
		text := w.text(line)
		for start, end := range markdown.Destinations(text) {
			path, ok := relative(string(text[start:end]))
			if ok && !w.options.Exists(path) {
				w.report(linkMissing, line.Start+start, line.Start+end, "correct the path, or remove the link",
					"the link leads to %s, which does not exist", path)
			}
		}
	}
}

// relative gives the path of a relative link, without fragment and query.
func relative(link string) (path string, ok bool) {
	u, err := url.Parse(strings.Trim(link, "<>"))
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	return u.Path, true
}

// finalNewline reports a document whose last line does not end.
func (w *work) finalNewline() {
	n := len(w.doc)
	if n == 0 || w.doc[n-1] == '\n' {
		return
	}
	w.report(noFinalNewline, n, n, "end the last line with a line break", "the last line does not end with a line break").
		repair(edit{start: n, end: n, text: "\n"})
}
