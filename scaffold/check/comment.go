package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

const commentBegin, commentEnd = "<!--", "-->"

// comments reports the comments that nothing closes, or only the end of the next one:
// what stands between is seen by nobody.
func (w *work) comments() {
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		w.verbatim(b)
		if b.Kind != markdown.HTMLBlock || b.Level != markdown.HTMLComment {
			continue
		}
		text := w.page.Source[b.Start:b.End]
		end, next := bytes.Index(text, []byte(commentEnd)), bytes.Index(text[len(commentBegin):], []byte(commentBegin))
		if end >= 0 && (next < 0 || next+len(commentBegin) > end) {
			continue
		}
		last := len(bytes.TrimRight(text, " \t\r\n"))
		if end >= 0 {
			last = end
		}
		hidden := w.hide(text[:last])
		from, to := w.mended.Origin(b.Start, b.Start+last)
		w.report(commentOpen, from, to, "put --> where it should end", "this comment is never closed: %s%s", w.swallowed(to, end >= 0), hidden)
	}
}

// verbatimTag is what begins HTML in which no Markdown is read, and verbatimEnd what ends it.
var (
	verbatimTag = lazy.Regexp(`(?i)^[ \t]*<(pre|script|style|textarea)`)
	verbatimEnd = lazy.Regexp(`(?i)</(?:pre|script|style|textarea)>`)
)

// openVerbatim gives the name of the tag of HTML that no Markdown is read in, if a block is
// such HTML and never closed.
func (w *work) openVerbatim(b *markdown.Block) string {
	if b.Kind != markdown.HTMLBlock || b.Level != markdown.HTMLVerbatim {
		return ""
	}
	text := w.page.Source[b.Start:b.End]
	tag := verbatimTag().FindSubmatch(text)
	if tag == nil || verbatimEnd().Match(text) {
		return ""
	}
	return strings.ToLower(string(tag[1]))
}

// verbatim reports HTML that no Markdown is read in, and that is never closed.
func (w *work) verbatim(b *markdown.Block) {
	tag := w.openVerbatim(b)
	if tag == "" {
		return
	}
	text := bytes.TrimRight(w.page.Source[b.Start:b.End], " \t\r\n")
	from, to := w.mended.Origin(b.Start, b.Start+len(text))
	w.report(commentOpen, from, to, "put </"+tag+"> where it should end",
		"this <%s> is never closed: what stands up to line %d is no Markdown%s", tag, w.lineAt(to), w.hide(text))
}

// swallowed says up to where a comment that is never closed hides what stands below it: the
// end of the next one, if there is one.
func (w *work) swallowed(to int, isEnd bool) string {
	line := strconv.Itoa(w.lineAt(to))
	if isEnd {
		return "it swallows what stands up to the --> of line " + line
	}
	return "nobody sees what stands up to line " + line
}

// hide notes the headings of the template that stand in a comment: they are not missing.
// It names them, to be read behind the comment's last line.
func (w *work) hide(text []byte) string {
	titles, _ := w.titlesIn(text)
	if len(titles) == 0 {
		return ""
	}
	return ", with " + named(w.hideAll(titles))
}

// hideAll notes headings of the template that stand in a comment, and gives their titles.
func (w *work) hideAll(headings []int) (titles []string) {
	for _, n := range headings {
		if w.hidden == nil {
			w.hidden = map[int]bool{}
		}
		w.hidden[n] = true
		titles = append(titles, strconv.Quote(w.template[n].heading.Title))
	}
	return titles
}

func named(titles []string) string { return list(titles, min(len(titles), maxNamed)) }

// titlesIn gives the headings of the template that stand in the text of a comment, and
// where the first of them begins.
func (w *work) titlesIn(text []byte) (headings []int, first int) {
	at, above := 0, []byte(nil)
	for line := range bytes.Lines(text) {
		start := at
		at += len(line)
		if start == 0 {
			line = bytes.TrimPrefix(line, []byte(commentBegin))
		}
		line = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(line), []byte(commentEnd)))
		var same []int
		switch {
		case bytes.HasPrefix(line, []byte("#")):
			same = w.titled(string(bytes.TrimLeft(line, "#")))
		case isUnderline(line) && len(above) > 0:
			same, start = w.titled(string(above)), start-len(above)-1
		}
		if above = line; len(same) == 0 {
			continue
		}
		if len(headings) == 0 {
			first = start
		}
		headings = append(headings, same...)
	}
	return headings, first
}

// titled gives the headings of the template that have a title, or what stands before a
// colon in it.
func (w *work) titled(title string) []int {
	if same := w.keys[markdown.Key(title)]; len(same) > 0 {
		return same
	}
	name, _, _ := strings.Cut(title, ": ")
	return w.keys[markdown.Key(name)]
}

// isUnderline reports whether a line makes a heading of the line above it.
func isUnderline(line []byte) bool {
	return len(line) > 1 && (line[0] == '-' || line[0] == '=') && len(bytes.Trim(line, string(line[:1]))) == 0
}

// inComment gives the comment in which a missing heading stands where it belongs, or -1;
// the headings of the template in it, and where the first of them begins.
func (w *work) inComment(n int) (comment int, headings []int, first int) {
	from, to := w.blocksFor(n)
	for i := from + 1; i < to; i++ {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.HTMLBlock || b.Level != markdown.HTMLComment {
			continue
		}
		if headings, first := w.titlesIn(w.page.Source[b.Start:b.End]); slices.Contains(headings, n) {
			return i, headings, first
		}
	}
	return -1, nil, 0
}

// isCommentedOut reports a missing heading that stands in a comment, with the others that
// stand there. It reports whether it does.
func (w *work) isCommentedOut(n int) bool {
	comment, headings, first := w.inComment(n)
	if comment < 0 {
		return false
	}
	titles := w.hideAll(slices.DeleteFunc(headings, w.isThere))
	b := &w.page.Blocks[comment]
	text := bytes.TrimRight(w.page.Source[b.Start:b.End], " \t\r\n")
	start, end := w.mended.Origin(b.Start, b.Start+len(text))
	verb, where := "stands", ""
	if len(titles) > 1 {
		verb = "stand"
	}
	hint, last := "take it out of the comment", strconv.Itoa(w.lineAt(end))
	if w.lineAt(start) != w.lineAt(end) {
		where = " to line " + last
	}
	if first > 0 && len(bytes.TrimSpace(text[len(commentBegin):first])) > 0 {
		hint = "if the comment should end before it, put --> there and remove that on line " + last + "; or " + hint
	}
	w.report(headingMissing, start, end, hint, "%s %s in a comment%s, where no reader sees it", named(titles), verb, where).
		under(w.matchOf(w.template[n].heading.Parent))
	return true
}
