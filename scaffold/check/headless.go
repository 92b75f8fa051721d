package check

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// withoutHeading reports a missing heading whose text is there without it: below its
// title in bold, among the text of another section, or at the top of its part. It
// reports whether there was something of the kind.
func (w *work) withoutHeading(n int) bool {
	at := w.ownerOf(w.template[n].heading.Parent)
	title, hint := strconv.Quote(w.template[n].heading.Title), w.asWritten(n)
	if found, ok := w.inText(at, n); ok {
		hint = w.writtenFor(n, found.title)
		start, end := w.page.Place(found.block, found.start, found.end)
		if kind := w.page.Blocks[found.block].Kind; kind == markdown.HTMLBlock || kind == markdown.TableBlock {
			start = w.page.Blocks[found.block].Start
			start, end = start+found.start, start+found.end
		}
		start, end = w.mended.Origin(start, end)
		w.report(headingMissing, start, end, w.wayToHeading(&found, start)+hint+w.underlined(&found), "%s has no heading: its title stands there %s", title, found.how).under(at)
		return true
	}
	if w.isCommentedOut(n) || w.isInCode(n) {
		return true
	}
	if w.matchOf(w.template[n].heading.Parent) < 0 || w.hasChildren(n) {
		return false
	}
	if h, block := w.inOther(at, n); block >= 0 {
		way := "put its heading above its text: " + hint
		first := w.page.Blocks[w.headings[h].block].Next
		if w.headings[h].match < 0 && (block == first || w.page.Blocks[block].Parent == first) {
			w.headings[h].offered = true
			way = "rename " + strconv.Quote(w.headings[h].title) + ", if that is it, to: " + hint + "; or put its heading above its text"
		}
		w.reportBlock(block, way,
			"%s has no heading: what belongs there stands below %s", title, strconv.Quote(w.headings[h].title)).under(at)
		return true
	}
	if block := w.atTop(at, n); block >= 0 {
		w.reportBlock(block, "put its heading above this text, if it is that; or add the section: "+hint,
			"%s is missing, and text stands below %s, where the template has none", title, strconv.Quote(w.headings[at].title)).under(at)
		return true
	}
	return false
}

// wayToHeading says how a title among text that stands at an offset becomes a heading.
func (w *work) wayToHeading(found *titleInText, start int) string {
	parent := w.page.Blocks[found.block].Parent
	isItem := parent >= 0 && w.page.Blocks[parent].Kind == markdown.ItemBlock
	switch {
	case found.how == inQuote:
		return "if it is no quotation, write it without the >: "
	case found.how == inRow:
		return "write it on a line of its own, with a blank line before it: "
	case w.page.Blocks[found.block].Kind == markdown.HTMLBlock && found.start > 0:
		return "make it a heading, with a blank line above and below it: "
	case found.rest:
		return "make it a heading above its text: "
	case strings.HasPrefix(found.how, atLineEnd):
		return "put it on a line of its own: "
	case isItem && found.start == 0:
		return "make it a heading, " + withoutMark(lastLine(w.doc[:start])) + ": "
	}
	return "make it a heading: "
}

// underlined says what to do about the lines of ~ below a title among text, of which the
// first underlines it; or is "" if there are none.
func (w *work) underlined(found *titleInText) string {
	b := &w.page.Blocks[found.block]
	if b.Kind != markdown.ParagraphBlock || b.Next == len(w.page.Blocks) {
		return ""
	}
	code := &w.page.Blocks[b.Next]
	if code.Kind != markdown.FencedBlock || code.Marker != '~' || !code.Closed || code.Parent >= 0 || len(w.page.Bytes(w.page.Info(b.Next))) > 0 {
		return ""
	}
	lines := w.page.Lines(found.block)
	title := lines[0]
	const off = 2 // by so many signs may the line be longer or shorter
	n := utf8.RuneCount(w.page.Source[title.Start:title.End]) - code.Level
	if len(lines) > 1 || n < -off || n > off || bytes.Count(w.page.Source[title.End:code.Start], []byte("\n")) != 1 {
		return ""
	}
	text := bytes.TrimRight(w.page.Source[code.Start:code.End], " \t\r\n")
	first, last := w.mended.Origin(code.Start, code.Start+len(text))
	return "; and remove lines " + strconv.Itoa(w.lineAt(first)) + " and " + strconv.Itoa(w.lineAt(last)) + ", unless what stands between them is code"
}

func (w *work) reportBlock(block int, hint, format string, args ...any) *found {
	start, end := w.mended.Origin(w.page.Blocks[block].Start, w.page.Blocks[block].End)
	return w.report(headingMissing, start, end, hint, format, args...)
}

// inOther gives the section at or below a heading whose own text has most of what
// tells the missing one, and the first block that does; or -1. Right below the heading,
// where it belongs, it is enough that most of what stands there tells it.
func (w *work) inOther(at, n int) (h, block int) {
	if w.template[n].heading.Section < 0 {
		return -1, -1
	}
	for h, end := at, w.behindAll(at); h < end; h++ {
		like, weight := w.likeMarks(h, h+1, n)
		isMost := h == at && isMuch(weight/2) && 2*weight >= float64(len(w.marksOf(h)))
		if !isMuch(weight) || like < enoughElsewhere && !isMost {
			continue
		}
		for block := w.headings[h].block + 1; block < w.headings[h].next; block++ {
			if w.hasMark(block, n) {
				return h, w.wholeOf(block)
			}
		}
	}
	return -1, -1
}

// wholeOf gives the item or the table that a block stands in, or itself.
func (w *work) wholeOf(block int) int {
	if parent := w.page.Blocks[block].Parent; parent >= 0 {
		if kind := w.page.Blocks[parent].Kind; kind == markdown.ItemBlock || kind == markdown.TableBlock {
			return parent
		}
	}
	return block
}

// hasMark reports whether a block that holds no other has one of the marks of a template
// section.
func (w *work) hasMark(block, n int) bool {
	switch w.page.Blocks[block].Kind {
	case markdown.ParagraphBlock, markdown.RowBlock, markdown.FencedBlock:
	default:
		return false
	}
	for mark := range w.marksIn(w.known.labels, w.page, block, w.page.Blocks[block].Next) {
		if w.template[n].hasMark(mark) {
			return true
		}
	}
	return false
}

// atTop gives the first block of text between a part and its first section, where the
// template has none, if the missing heading is that of the first section; or -1. A
// sentence that leads to the sections, a picture, a quote or a note is no section.
func (w *work) atTop(at, n int) int {
	m := w.headings[at].match
	if m < 0 || w.template[m].own || w.template[m].heading.Parent < 0 || n != w.firstRequired(w.childrenOf(m)) || w.isEmpty(at) {
		return -1
	}
	first := w.page.Blocks[w.headings[at].block].Next
	if w.isLead(first, w.headings[at].next) {
		return -1
	}
	return first
}

// isLead reports whether some blocks say no more than what a part begins with: one short
// paragraph, or none.
func (w *work) isLead(from, to int) bool {
	const longest = 200
	paragraphs, length := 0, 0
	for i := from; i < to; i++ {
		switch b := &w.page.Blocks[i]; b.Kind {
		case markdown.QuoteBlock:
			i = b.Next - 1
		case markdown.ItemBlock, markdown.TableBlock, markdown.FencedBlock, markdown.IndentedBlock:
			return false
		case markdown.ParagraphBlock:
			if text := string(w.page.Text(i)); !strings.HasPrefix(text, "![") {
				paragraphs++
				length += len(text)
			}
		}
	}
	return paragraphs < 2 && length <= longest
}
