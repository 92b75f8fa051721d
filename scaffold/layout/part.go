package layout

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// PlacePart reads the beginning of a document into page: up to the heading behind the sections
// that have some keys. Its headings are placed as Place does with the whole, and these
// sections say the same there. It reports whether it can tell so by a look at what stands
// below; else the whole document has to be read.
func (l *Layout) PlacePart(page *markdown.Document, doc []byte, keys []string) (placed []Placed, ok bool) {
	if len(l.anyBelow) > 0 || hasLoneReturn(doc) {
		return nil, false
	}
	titles := make([]string, 0, len(keys))
	for _, key := range keys {
		if title := lastOf(key); title != "" && !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	end := l.behind(doc, titles)
	if end == len(doc) {
		return nil, false
	}
	page.Parse(doc[:end])
	if placed, ok = l.placeAlone(page, keys); !ok {
		return nil, false
	}
	below := doc[end:]
	mayRefer := bytes.IndexByte(page.Source, '[') >= 0 && markdown.MayDefine(below)
	return placed, !mayRefer && !l.mayHaveTitle(below, titles)
}

// behind gives the end of the line that may be the first heading of the template behind
// headings with all of some titles, or the end of the document.
func (l *Layout) behind(doc []byte, titles []string) int {
	met, isFirst := 0, true
	for h := range markdown.HeadingLines(doc) {
		switch key, ok := l.titleKeys[string(h.Text)]; {
		case isFirst: // it is the title
		case ok && slices.Contains(titles, key):
			met++
		case ok && met >= len(titles) && !h.Underlined:
			return h.End
		}
		isFirst = false
	}
	return len(doc)
}

// placeAlone places the headings of the beginning of a document that ends with one. It reports
// whether headings below could not change that: the first is the title by its own words, the
// sections with some keys are there, the last is another one of the template, and none has
// the title of one in another place.
func (l *Layout) placeAlone(page *markdown.Document, keys []string) (placed []Placed, ok bool) {
	blocks := page.Headings()
	last := len(blocks) - 1
	if last < 1 || blocks[last] != len(page.Blocks)-1 { // the line is none, but code
		return nil, false
	}
	headings := l.headingsIn(page)
	isRemarked := func(h titled) bool { return h.isRemarked }
	if l.hasTitle && !l.isTitle(headings[0]) || slices.ContainsFunc(headings, isRemarked) {
		return nil, false
	}
	placed = place(headings, l.titleAt(headings), l.known(headings))
	if slices.ContainsFunc(placed, l.isElsewhere) || !placed[last].Known || slices.Contains(keys, placed[last].Key) {
		return nil, false
	}
	isMissing := func(key string) bool { return !slices.Contains(placed, Placed{Key: key, Known: true}) }
	return placed, !slices.ContainsFunc(keys, isMissing)
}

// isTitle reports whether the first heading of a document is its title, whatever follows.
func (l *Layout) isTitle(first titled) bool {
	return l.hasTitleWords(first) || len(l.aroundTitle) == 0 && first.level <= l.titleLevel
}

// mayHaveTitle reports whether a part of a document may have a heading with one of some
// titles. What is none, such as a comment in code, counts as well.
func (l *Layout) mayHaveTitle(part []byte, titles []string) bool {
	for h := range markdown.HeadingLines(part) {
		key, ok := l.titleKeys[string(h.Text)]
		if !ok {
			key = h.Key()
		}
		isEnd := func(title string) bool { return strings.HasSuffix(title, key) } // of one of several lines
		if h.Underlined && slices.ContainsFunc(titles, isEnd) || slices.Contains(titles, key) ||
			slices.Contains(titles, l.keyOf(key)) || slices.Contains(titles, l.nameKeys[key]) {
			return true
		}
	}
	return false
}

// hasLoneReturn reports whether a document has carriage returns with no line feed behind them,
// which end lines, too.
func hasLoneReturn(doc []byte) bool {
	return bytes.IndexByte(doc, '\r') >= 0 && bytes.Count(doc, []byte("\r")) > bytes.Count(doc, []byte("\r\n"))
}
