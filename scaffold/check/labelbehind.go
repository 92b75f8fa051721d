package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// partingMarks may stand between a value and the label behind it.
const partingMarks = "-–—;|,·•/"

// labelBehind reports a missing label that stands, in bold, in the line of another one,
// behind a mark that parts the two: "- **Companies**: Some - **Tags**: some". It reports
// whether it does.
func (w *work) labelBehind(n, label int, values []labelValue) bool {
	l := &w.template[n].labels[label]
	for i := range values {
		v := &values[i]
		if !v.there || w.page.Blocks[v.block].Kind != markdown.ParagraphBlock {
			continue
		}
		text := string(w.page.Source[v.from:v.to])
		at := labelIn(text, l.key)
		if at < 0 {
			continue
		}
		start, end := w.mended.Origin(v.from+at, v.to)
		v.endBefore(text[:at])
		bullet := ""
		if parent := w.page.Blocks[v.block].Parent; parent >= 0 && w.page.Blocks[parent].Kind == markdown.ItemBlock {
			bullet = "- "
		}
		w.report(metadataMissing, start, end, "begin a new line there: "+bullet+firstLineOf(text[at:]),
			"%q has no line for %s: it stands in the line of %s", w.sectionTitle(n), strconv.Quote(l.name), strconv.Quote(w.template[n].labels[i].name))
		return true
	}
	return false
}

// endBefore ends a value where another label follows: it is what stands before that.
func (v *labelValue) endBefore(text string) {
	text = strings.TrimRight(text, partingMarks+" \t")
	if l, ok := (markdown.Inline{}).Label(text); ok && len(l.Value) < len(v.value) {
		v.value, v.end = l.Value, max(v.start, v.from+len(text))
	}
}

// labelIn gives where a label in bold stands in a text behind a mark that parts it from
// what is before it, or -1.
func labelIn(text, key string) int {
	for at := 0; ; {
		i := strings.Index(text[at:], "**")
		if i < 0 {
			return -1
		}
		at += i
		before := strings.TrimRight(text[:at], " \t")
		last, _ := utf8.DecodeLastRuneInString(before)
		isParted := len(before) < at && strings.ContainsRune(partingMarks, last)
		if l, ok := (markdown.Inline{}).Label(text[at:min(len(text), at+longestTitle)]); isParted && ok && markdown.Key(strings.TrimRight(l.Name, ": ")) == key {
			return at
		}
		at += len("**")
	}
}
