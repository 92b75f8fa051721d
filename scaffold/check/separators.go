package check

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// otherSigns are the signs by which people part the items of a list in a line, as they part
// words: with the spaces that they have around them.
var otherSigns = []string{" · ", " • ", " | ", " ¦ ", "; ", "、", "，", "،", "؛"}

// leftBehind reports the end of a list's placeholder behind what an author has written in
// place of its beginning: spec leaves it out. It reports whether there is one.
func (w *work) leftBehind(l *label, v *labelValue, text string) bool {
	for _, at := range w.layout.At(l.field) {
		before, left := at.LeftBehind(text)
		if left == "" {
			continue
		}
		start, end := w.valueSpan(v, left)
		w.report(metadataValue, start, end, "write it as: "+before, "%s has %s, which is left of its placeholder", strconv.Quote(l.name), source.Quote(left))
		return true
	}
	return false
}

// partedOtherwise reports items of a list that shares a line which something else than the
// template's separator parts: to programs they are one.
func (w *work) partedOtherwise(l *label, f *spec.Field, v *labelValue, text string) {
	if !f.Many || f.Kind != spec.Label || strings.Contains(text, ",") {
		return
	}
	for _, sign := range otherSigns {
		isOwn := func(at layout.Placement) bool { return strings.Contains(at.Separator, strings.TrimSpace(sign)) }
		items := strings.Split(text, sign)
		isEmpty := func(item string) bool { return strings.TrimSpace(item) == "" }
		if len(items) < 2 || slices.ContainsFunc(items, isEmpty) || slices.ContainsFunc(w.layout.At(l.field), isOwn) {
			continue
		}
		for i := range items {
			items[i] = strings.TrimSpace(items[i])
		}
		start, end := w.valueSpan(v, "")
		w.report(metadataValue, start, end, "write it as: "+strings.Join(items, ", "),
			"%s has %s, which programs read as one", strconv.Quote(l.name), source.Quote(text)).doubted()
		return
	}
}
