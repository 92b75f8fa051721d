package check

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// What other kinds of markup have for the marks of a heading, and what converters leave
// of it, makes none in Markdown: "h2. Title", "\section{Title}", "[]{#id .anchor}Title",
// "{anchor:id}Title", "== Title ==", "\## Title", full-width hashes.

// leftBefore parts a line into the marks of a heading in another markup, or the rests of
// them, as a message names them, and what stands behind them; marks is "" if there are none.
func leftBefore(line string) (marks, title string) {
	title = strings.TrimSpace(line)
	for {
		n := markLength(title)
		if n == 0 {
			break
		}
		title = strings.TrimLeft(title[n:], " \t")
	}
	if title == "" || len(title) == len(strings.TrimSpace(line)) {
		return "", line
	}
	marks = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(line), title))
	title = strings.TrimRight(title, "= \t}")
	if strings.HasPrefix(marks, "＃") {
		return "full-width hashes (U+FF03)", title
	}
	return `"` + marks + `"`, title
}

// markLength gives how long the mark is with which a line begins, or 0.
func markLength(line string) int {
	switch {
	case line == "":
		return 0
	case line[0] == '[' || line[0] == '{':
		return bracketLength(line)
	case line[0] == '\\':
		return commandLength(line)
	case line[0]|0x20 == 'h':
		return levelLength(line)
	}
	rest := strings.TrimLeft(line, "=＃")
	return len(line) - len(rest)
}

// bracketLength is that of "[]", of attributes such as "{#id .class}", and of a macro such
// as "{anchor:id}".
func bracketLength(line string) int {
	if strings.HasPrefix(line, "[]") {
		return len("[]")
	}
	const longest = 80
	end := strings.IndexByte(line[:min(len(line), longest)], '}')
	if line[0] != '{' || end < 0 {
		return 0
	}
	return end + 1
}

// commandLength is that of hashes that are escaped, and of a command such as "\section*{".
func commandLength(line string) int {
	if rest := strings.TrimLeft(line, `\#`); strings.Contains(line[:len(line)-len(rest)], "#") {
		return len(line) - len(rest)
	}
	name, _, ok := strings.Cut(line[1:], "{")
	switch strings.TrimSuffix(name, "*") {
	case "part", "chapter", "section", "subsection", "subsubsection", "paragraph":
		if ok {
			return 1 + len(name) + len("{")
		}
	}
	return 0
}

// levelLength is that of a level such as "h2." or "h3(#id).".
func levelLength(line string) int {
	if len(line) < len("h2.") || line[1] < '1' || line[1] > '6' {
		return 0
	}
	n := 2
	if end := strings.IndexByte(line, ')'); line[n] == '(' && end > 0 {
		n = end + 1
	}
	if n < len(line) && (line[n] == '.' || line[n] == ':') {
		return n + 1
	}
	return 0
}

// inWiki gives the heading of the author's own with the marks of a wiki that stands where a
// missing one belongs, at its level: it may be that one. It is "" if there is none.
func (w *work) inWiki(n int) string {
	from, to := w.blocksFor(n)
	for i := from + 1; i < to; i++ {
		if b := &w.page.Blocks[i]; b.Kind != markdown.ParagraphBlock || b.Parent >= 0 {
			continue
		}
		line := w.firstLine(i)
		if level, title := wikiHeading(line); level == w.levelIn(n) && w.known.Which([]byte(title)) < 0 {
			return line
		}
	}
	return ""
}

// firstLine gives the first line of a paragraph.
func (w *work) firstLine(paragraph int) string {
	first := w.page.Lines(paragraph)[0]
	return string(bytes.TrimSpace(w.page.Source[first.Start:first.End]))
}

// leftHeadings reports the headings of the author's own that have the marks of a wiki: they
// are text. Those of the template are told where they are missing.
func (w *work) leftHeadings() {
	for i := range w.page.Children(-1) {
		if w.page.Blocks[i].Kind != markdown.ParagraphBlock {
			continue
		}
		line := w.firstLine(i)
		level, title := wikiHeading(line)
		if level == 0 || w.known.Which([]byte(title)) >= 0 {
			continue
		}
		first := w.page.Lines(i)[0]
		start, end := w.mended.Origin(first.Start, first.End)
		w.report(headingTorn, start, end, "write it as: "+hashes(level)+" "+title, `"%s" is a heading in a wiki, and none in Markdown`, line).doubted()
	}
}

// wikiHeading takes a line apart that is a heading in a wiki: "h2. Title" or "== Title ==".
func wikiHeading(line string) (level int, title string) {
	const longest = 80
	if len(line) > longest || line == "" {
		return 0, ""
	}
	if n := levelLength(line); line[0] == 'h' && n > 0 {
		level, title = int(line[1]-'0'), strings.TrimSpace(line[n:])
	} else if rest := strings.TrimLeft(line, "="); len(rest) < len(line)-1 && strings.HasSuffix(rest, line[:len(line)-len(rest)]) {
		level, title = len(line)-len(rest), strings.Trim(rest, "= \t")
	}
	if r, _ := utf8.DecodeRuneInString(title); !unicode.IsUpper(r) || level > 6 || strings.HasSuffix(title, ".") {
		return 0, ""
	}
	return level, title
}
