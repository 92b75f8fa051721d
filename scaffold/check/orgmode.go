package check

import (
	"bytes"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// What Org mode has for a document and its parts is text in Markdown: lines that begin with
// "#+" and a word, and links such as "[[file:flow.png][the flow]]".

var (
	orgLine = lazy.Regexp(`(?i)^#\+(?:(?:TITLE|SUBTITLE|AUTHOR|EMAIL|DATE|OPTIONS|PROPERTY|STARTUP|CAPTION|NAME|LABEL|TBLNAME|TBLFM|RESULTS|ATTR_\w+|HEADER|HEADERS|CALL|TAGS|FILETAGS|LANGUAGE|DESCRIPTION|KEYWORDS|INCLUDE|SETUPFILE|CATEGORY|EXPORT_\w+|LATEX\w*|HTML\w*)(?:\[[^\]]*\])?:|(?:BEGIN|END)_\w+)`)
	orgLink = lazy.Regexp(`\[\[([^\[\]\n]+)\](?:\[([^\[\]]+)\])?\]`)
)

// orgMode reports what is left of Org mode.
func (w *work) orgMode() {
	hasLines, hasLinks := bytes.Contains(w.doc, []byte("#+")), bytes.Contains(w.doc, []byte("[["))
	if !hasLines && !hasLinks { // as almost always
		return
	}
	ends := map[string]bool{} // the marks that end what was told
	for i := range w.page.Blocks {
		if w.page.Blocks[i].Kind == markdown.ParagraphBlock {
			w.orgLines(i, ends)
			w.orgLinks(i)
		}
	}
}

// isOrgLine reports whether a line is one of Org mode.
func isOrgLine(line []byte) bool {
	return bytes.HasPrefix(line, []byte("#+")) && orgLine().Match(line)
}

// orgLines reports each run of lines of Org mode in a paragraph. What is begun by one is told
// with it.
func (w *work) orgLines(paragraph int, ends map[string]bool) {
	lines := w.page.Lines(paragraph)
	isOrg := func(k int) bool {
		return k < len(lines) && isOrgLine(bytes.TrimSpace(w.page.Source[lines[k].Start:lines[k].End]))
	}
	for k := 0; k < len(lines); k++ {
		if !isOrg(k) {
			continue
		}
		first := k
		for isOrg(k + 1) {
			k++
		}
		start, end := w.mended.Origin(lines[first].Start, lines[first].End)
		if first == k {
			mark := orgLine().FindString(string(w.page.Source[lines[k].Start:lines[k].End]))
			upper := strings.ToUpper(mark)
			if ends[upper] {
				ends[upper] = false
				continue
			}
			if what, isBegin := strings.CutPrefix(upper, "#+BEGIN_"); isBegin {
				ends["#+END_"+what] = true
			}
			w.report(fenceForeign, start, end, orgHint(mark), `"%s" is a mark of Org mode: a reader sees this line as text`, mark)
			continue
		}
		last, _ := w.mended.Origin(lines[k].Start, lines[k].Start)
		w.report(fenceForeign, start, end, "remove them, or write what they say in Markdown",
			"lines %s are marks of Org mode: a reader sees them as text", span(w.lineAt(start), w.lineAt(last))).Other = w.lineAt(last)
	}
}

// orgHint says what to do about a line of Org mode.
func orgHint(mark string) string {
	switch mark = strings.ToUpper(mark); {
	case mark == "#+BEGIN_SRC" || mark == "#+BEGIN_EXAMPLE":
		return "write ``` and the language in its place, and ``` below the code"
	case mark == "#+BEGIN_QUOTE":
		return "remove it and the #+END_QUOTE below it, and write > in front of what is quoted"
	case strings.HasPrefix(mark, "#+BEGIN_"):
		return "remove it and the " + strings.Replace(mark, "BEGIN", "END", 1) + " below it"
	case strings.HasPrefix(mark, "#+TBLFM"), strings.HasPrefix(mark, "#+END_"):
		return "remove it"
	}
	return "remove it, or write what it says in Markdown"
}

// orgLinks reports the links of Org mode in a paragraph.
func (w *work) orgLinks(paragraph int) {
	b := &w.page.Blocks[paragraph]
	if !bytes.Contains(w.page.Source[b.Start:b.End], []byte("[[")) {
		return
	}
	text := string(w.page.Text(paragraph))
	matches := orgLink().FindAllStringSubmatchIndex(text, -1)
	if matches == nil {
		return
	}
	spans := w.page.Inline().Spans(text)
	for _, m := range matches {
		for len(spans) > 1 && spans[0].End <= m[0] {
			spans = spans[1:]
		}
		label := ""
		if m[4] >= 0 {
			label = text[m[4]:m[5]]
		}
		way := asLink(text[m[2]:m[3]], label)
		isText := spans[0].Start <= m[0] && m[0] < spans[0].End && spans[0].Kind == markdown.SpanText
		if way == "" || !isText || strings.HasPrefix(text[m[1]:], "(") || m[0] > 0 && text[m[0]-1] == '!' {
			continue
		}
		from, to := w.page.Place(paragraph, m[0], m[1])
		start, end := w.mended.Origin(from, to)
		w.report(linkMissing, start, end, "write it as: "+way, "this is a link in Org mode, and none in Markdown")
	}
}

// asLink writes a link of Org mode in Markdown; it is "" for what may be none.
func asLink(target, label string) string {
	path, isFile := strings.CutPrefix(target, "file:")
	path, _, _ = strings.Cut(path, "::")
	isPath := isFile || strings.HasPrefix(path, "./") || strings.HasPrefix(path, "../")
	switch {
	case isPath && label == "" && isPicture(path):
		return "![](" + path + ")"
	case isPath && label == "":
		return "[" + path + "](" + path + ")"
	case label == "":
		return ""
	case isPath, target[0] == '#', strings.Contains(target, "://"):
		return "[" + strings.ReplaceAll(label, "\n", " ") + "](" + path + ")"
	case target[0] == '*', strings.HasPrefix(target, "id:"):
		return "[" + strings.ReplaceAll(label, "\n", " ") + "](#…), with the title that it leads to"
	}
	return ""
}

// isPicture reports whether a path is that of a picture.
func isPicture(path string) bool {
	dot := strings.LastIndexByte(path, '.')
	switch strings.ToLower(path[dot+1:]) {
	case "png", "jpg", "jpeg", "gif", "svg", "webp":
		return dot >= 0
	}
	return false
}
