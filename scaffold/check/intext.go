package check

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// A titleInText is where the title of a missing heading stands among text.
type titleInText struct {
	block      int
	start, end int // of the line, in the text of the block
	how        string
	title      string // as it stands there, if a number may stand in front of it
	rest       bool   // text of the section follows on the line
}

const (
	inQuote     = "in a quote"
	inRow       = "in a row of a table"
	atLineEnd   = "at the end of a line"
	longestItem = 80 // of items that may be titles
)

// inText gives where the title of a missing heading stands without the marks of one, below
// the heading that it belongs below: alone in bold, or behind what a converter left,
// wherever that is; or where the section belongs in bold before its text, as a tag, in a
// quote, or as a line of its own.
func (w *work) inText(at, n int) (found titleInText, ok bool) {
	if w.inTexts == nil { // headings are still matched
		return w.findInText(at, n)
	}
	known, isKnown := w.inTexts[[2]int{at, n}]
	if !isKnown {
		known.titleInText, known.ok = w.findInText(at, n)
		w.inTexts[[2]int{at, n}] = known
	}
	return known.titleInText, known.ok
}

// A foundInText is what inText has found, if it has.
type foundInText struct {
	titleInText
	ok bool
}

func (w *work) findInText(at, n int) (found titleInText, ok bool) {
	first, behind := 0, len(w.page.Blocks)
	if at >= 0 {
		first, behind = w.headings[at].block+1, w.blockBehind(at)
	}
	from, to := w.blocksFor(n)
	for i := first; i < behind; i++ {
		inPlace := from < i && i < to
		switch b := &w.page.Blocks[i]; b.Kind {
		case markdown.QuoteBlock:
			if h := w.inQuote(i, n); inPlace && h >= 0 {
				return titleInText{h, 0, len(w.page.Text(h)), inQuote, string(w.page.Text(h)), false}, true
			}
			i = b.Next - 1
		case markdown.TableBlock:
			if start, end := w.inRow(i, n); end > 0 {
				return titleInText{i, start, end, inRow, "", false}, true
			}
			i = b.Next - 1
		case markdown.HeadingBlock:
			i = b.Next - 1
		case markdown.ParagraphBlock:
			if found, ok := w.inParagraph(i, n, inPlace); ok {
				return found, true
			}
		case markdown.HTMLBlock:
			if start, end := w.inTags(i, n); inPlace && end > 0 {
				return titleInText{i, start, end, "as a tag", "", false}, true
			}
		}
	}
	return titleInText{}, false
}

// inRow gives where the title of a template heading stands, with its hashes, alone in a row
// of a table: a spreadsheet makes a row of each line that is pasted.
func (w *work) inRow(table, n int) (start, end int) {
	b := &w.page.Blocks[table]
	if bytes.IndexByte(w.page.Source[b.Start:b.End], '#') < 0 {
		return 0, 0
	}
	for row := range w.page.Children(table) {
		var text []byte
		isAlone := true
		for _, cell := range w.page.Cells(row) {
			if said := bytes.TrimSpace(w.page.Bytes(cell)); len(said) > 0 {
				text, isAlone = said, text == nil
			}
		}
		title := bytes.TrimLeft(text, "#")
		if isAlone && len(title) < len(text) && w.isTitleOf(n, string(bytes.TrimSpace(title))) {
			line := w.page.Lines(row)[0]
			return line.Start - b.Start, line.End - b.Start
		}
	}
	return 0, 0
}

// inTags gives where a line of raw HTML, no comment, is the title of a template heading.
func (w *work) inTags(block, n int) (start, end int) {
	b := &w.page.Blocks[block]
	if b.Level == markdown.HTMLComment {
		return 0, 0
	}
	at := 0
	for line := range strings.Lines(string(w.page.Source[b.Start:b.End])) {
		if text := strings.TrimSpace(line); strings.HasPrefix(text, "<") && w.isTitleOf(n, text) {
			return at, at + len(strings.TrimRight(line, " \t\r\n"))
		}
		at += len(line)
	}
	return 0, 0
}

// inQuote gives the heading in a quote that has the title of a template heading, or -1.
func (w *work) inQuote(quote, n int) int {
	for i := quote + 1; i < w.page.Blocks[quote].Next; i++ {
		if w.page.Blocks[i].Kind == markdown.HeadingBlock && w.isTitleOf(n, string(w.page.Text(i))) {
			return i
		}
	}
	return -1
}

// blocksFor gives the blocks between which a missing section belongs: those of the section
// before it, and what stands before the next.
func (w *work) blocksFor(n int) (from, to int) {
	before, behind := w.between(n)
	from, to = -1, len(w.page.Blocks)
	if before >= 0 {
		from = w.headings[before].block
	}
	if behind < len(w.headings) {
		to = w.headings[behind].block
	}
	return from, to
}

// inParagraph looks for the title of a missing heading at the beginning of the lines of a
// paragraph, or of an item of an outermost list.
func (w *work) inParagraph(block, n int, inPlace bool) (found titleInText, ok bool) {
	parent := w.page.Blocks[block].Parent
	isItem := parent >= 0 && w.page.Blocks[parent].Kind == markdown.ItemBlock
	if parent >= 0 && (!isItem || !inPlace || outerItem(w.page, parent) >= 0 || w.isLabelHere(block, n)) {
		return found, false
	}
	written := w.page.Text(block)
	if !inPlace && !mayHaveMarks(written) {
		return found, false
	}
	text := string(written)
	for at := 0; at < len(text); {
		line := firstLineOf(text[at:])
		name, rest, isBold := w.known.boldLead(line)
		isWhole := isBold && rest == ""
		marks, title := leftBefore(line)
		switch {
		case marks != "" && !isItem && w.isTitleOf(n, title):
			return titleInText{block, at, at + len(line), "as a line of text, behind " + marks, title, false}, true
		case isBold && w.isTitleOf(n, name) && (isWhole && !isItem || inPlace && (rest == "" || strings.ContainsAny(rest[:1], ":.-–—"))):
			return titleInText{block, at, at + len(line), "in bold", name, strings.Trim(rest, ":.-–— ") != ""}, true
		case at == 0 && !isItem && !isBold && inPlace && w.isTitleOf(n, line):
			return titleInText{block, at, at + len(line), "as a line of text", line, false}, true
		case at == 0 && !isItem && !isBold && inPlace && w.spokenBefore(line, n) > 0:
			n := w.spokenBefore(line, n)
			return titleInText{block, at, at + len(line), `as a line of text, behind "` + strings.TrimSpace(line[:n]) + `"`, line[n:], false}, true
		case at == 0 && isItem && !isBold && len(line) <= longestItem && w.isTitleOf(n, line) && w.isOnlyTitle(block, parent):
			return titleInText{block, at, at + len(line), "as an item of a list", line, false}, true
		case at == 0 && !isItem && !isBold && inPlace && w.isLabelOf(n, line):
			return titleInText{block, at, at + len(line), "before its text", "", true}, true
		}
		if marks, begin, ok := w.spokenWithin(line, n); ok && inPlace && !isBold {
			how := atLineEnd
			if marks == 0 {
				how = "as a line of text"
			}
			how += `, behind "` + strings.TrimSpace(line[marks:begin]) + `"`
			return titleInText{block, at + marks, at + len(line), how, line[begin:], false}, true
		}
		at += len(line) + 1
	}
	return found, false
}

// isOnlyTitle reports whether no other item of the list that a paragraph stands in, without
// a box to tick, has a title of the template: it is no table of contents.
func (w *work) isOnlyTitle(block, item int) bool {
	if w.page.HasBox(block) {
		return false
	}
	titles := 0
	for i := range w.page.Children(w.page.Blocks[item].Parent) {
		if first := i + 1; first < w.page.Blocks[i].Next && w.page.Blocks[first].Kind == markdown.ParagraphBlock && w.known.Which(w.page.Text(first)) >= 0 {
			titles++
		}
	}
	return titles < 2
}

// mayHaveMarks reports whether a line of a text may begin with bold words, a tag, or the
// marks of a heading in another markup.
func mayHaveMarks(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimLeft(line, " \t")
		if len(line) > 0 && (line[0] >= utf8.RuneSelf || strings.IndexByte("*_<[{\\=hH", line[0]) >= 0) {
			return true
		}
	}
	return false
}

// isLabelHere reports whether the template itself has the title of a heading for a label,
// in the section that a block stands in.
func (w *work) isLabelHere(block, n int) bool {
	h := len(w.headings) - 1
	for h >= 0 && w.headings[h].block > block {
		h--
	}
	return h >= 0 && w.headings[h].match >= 0 && w.template[w.headings[h].match].hasMark(w.template[n].key)
}

// isTitleOf reports whether a text is the title of a template heading, or another name
// of it.
func (w *work) isTitleOf(n int, text string) bool { return w.known.isNamed(n, text) }

// headingsNamed gives the template headings that have a text for their title, or for
// another name.
func (s *schema) headingsNamed(text string) []int {
	seen := strings.TrimRight(markdown.Inline{}.Seen(text), ": ")
	if seen == "" {
		return nil
	}
	return s.keys[markdown.Key(seen)]
}

// isLabelOf reports whether a line begins with the title of a template heading, and a colon.
func (w *work) isLabelOf(n int, line string) bool {
	l, ok := (markdown.Inline{}).Label(line)
	return ok && l.Value != "" && w.isTitleOf(n, l.Name)
}

// isInText reports whether the title of a missing heading, or of one that would be put in
// below it, stands among the text.
func (w *work) isInText(n int) bool {
	if w.isThere(n) {
		return false
	}
	at := n
	for at >= 0 && w.headingOf[at] < 0 {
		at = w.template[at].heading.Parent
	}
	if _, ok := w.inText(w.matchOf(at), n); ok {
		return true
	}
	if comment, _, _ := w.inComment(n); comment >= 0 {
		return true
	}
	if block, _ := w.inCode(n); block >= 0 {
		return true
	}
	return !w.hasChildren(n) && slices.ContainsFunc(w.template[n].children, w.isInText)
}

// boldLead gives the words in bold with which a line begins, and what stands behind them.
func boldLead(line string) (name, rest string, ok bool) {
	if !mayBeBold(line) {
		return "", "", false
	}
	spans := markdown.Inline{Tags: true}.Spans(line)
	end := markdown.EmphasisEnd(spans)
	if end < 0 || spans[0].Level != 2 {
		return "", "", false
	}
	name, rest = line[spans[0].End:spans[end].Start], strings.TrimSpace(line[spans[end].End:])
	if words := strings.TrimRight(name, ":. "); words != name && rest != "" {
		name, rest = words, ": "+rest
	}
	return name, strings.TrimPrefix(rest, `\`), true
}

// mayBeBold reports whether a line may begin with words in bold.
func mayBeBold(line string) bool {
	return strings.HasPrefix(line, "**") || strings.HasPrefix(line, "__") || strings.HasPrefix(line, "<")
}

func firstLineOf(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
