package layout

import (
	"slices"

	"newproblem/scaffold/markdown"
)

// takeRemarked takes headings with a remark in brackets behind a title of the template for
// the sections of that title.
func (l *Layout) takeRemarked(page *markdown.Document, headings []titled) {
	blocks := page.Headings()
	key := func(i int) string { return headings[i].title }
	title := func(i int) string {
		if !markdown.MayHaveRemark(page.Text(blocks[i])) {
			return "" // as of most
		}
		return page.Title(blocks[i])
	}
	isOne := func(key string) bool { return len(l.byTitle[key]) == 1 }
	remarked, rivals := markdown.Remarked(len(headings), key, title, isOne)
	for i, key := range remarked {
		headings[i].title, headings[i].isRemarked = key, true
	}
	for i, key := range rivals {
		headings[i].rivalFor = key
	}
}

// Remarked gives, by their blocks, the headings of a document that are taken for sections of
// the template though a remark in brackets stands behind its title, and the keys of these
// titles; and the same of those of which any may be the one section.
func (l *Layout) Remarked(page *markdown.Document) (remarked, rivals map[int]string) {
	blocks := page.Headings()
	isBracketed := func(i int) bool { return markdown.MayHaveRemark(page.Text(i)) }
	if !slices.ContainsFunc(blocks, isBracketed) {
		return nil, nil // as for most
	}
	remarked, rivals = map[int]string{}, map[int]string{}
	for i, h := range l.headingsIn(page) {
		switch {
		case h.isRemarked:
			remarked[blocks[i]] = h.title
		case h.rivalFor != "":
			rivals[blocks[i]] = h.rivalFor
		}
	}
	return remarked, rivals
}

// Beside gives the title of the template that a title is with a remark in brackets behind it,
// which another heading has, too, if its section was not found by it; "" if it is none.
func (l *Layout) Beside(title string) string {
	bare, ok := markdown.WithoutRemark(title)
	if !ok {
		return ""
	}
	if key := l.keyOf(markdown.Key(bare)); len(l.byTitle[key]) == 1 {
		return bare
	}
	return ""
}
