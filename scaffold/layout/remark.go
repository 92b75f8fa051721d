package layout

import (
	"bytes"

	"newproblem/scaffold/markdown"
)

// takeRemarked takes headings with a remark in brackets behind a title of the template for
// the sections of that title.
func (l *Layout) takeRemarked(page *markdown.Document, headings []titled) {
	blocks := page.Headings()
	key := func(i int) string { return headings[i].title }
	title := func(i int) string {
		if text := page.Text(blocks[i]); bytes.IndexByte(text, ')') < 0 && !bytes.Contains(text, []byte("）")) {
			return "" // as of most
		}
		return page.Title(blocks[i])
	}
	isOne := func(key string) bool { return len(l.byTitle[key]) == 1 }
	for i, key := range markdown.Remarked(len(headings), key, title, isOne) {
		headings[i].title = key
	}
}
