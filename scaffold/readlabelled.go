package scaffold

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// labelled reads a line whose label is one of the template's, or nearly.
func (r *reader) labelled(key string, isNested bool, text string, line markdown.Line) bool {
	name, value := r.labelIn(key, line.Kind, text)
	return name != "" && r.withLabel(key, isNested, name, value, line)
}

// labelIn gives the label of a text in a section, as a reader sees it, and what is said
// behind it; "" where it has none.
func (r *reader) labelIn(key string, kind markdown.LineKind, text string) (name, value string) {
	name, value, isSigned := labelIn(text)
	if kind == markdown.Prose && !isSigned && !r.mayLackSign(key, name, value) {
		return "", ""
	}
	return name, value
}

// labelIn gives what may be the label of a text, and what is said behind it; "" where it has
// none. One that is struck out is none. Words in bold with no sign behind them are one in an
// item; a paragraph may begin with such words of a sentence.
func labelIn(text string) (name, value string, isSigned bool) {
	text = withoutMarksAround(text)
	name, _, value = head(text)
	if left, isStruck := markdown.WithoutStruck(text); isStruck {
		if said, _, _ := head(left); markdown.Key(said) != markdown.Key(name) {
			return "", "", false
		}
	}
	if name == "" || isOfSentence(text, strings.Index(text, name)+len(name)) {
		return "", "", false
	}
	return markdown.Inline{}.Seen(name), value, isJoined(markdown.Inline{}.Seen(text[:len(text)-len(value)]))
}

// withoutMarksAround gives a text without the emphasis that it begins with, if that holds
// a label and its value, or the beginning of it: "**Difficulty: Hard**".
func withoutMarksAround(text string) string {
	if text == "" || text[0] != '*' && text[0] != '_' {
		return text
	}
	l, ok := (markdown.Inline{}).Label(text)
	if !ok || l.Value == "" {
		return text
	}
	spans := (markdown.Inline{}).Spans(text)
	end := markdown.EmphasisEnd(spans)
	if end < 0 || spans[end].Start <= max(l.NameEnd, l.ValueStart) {
		return text
	}
	first, last := spans[0], spans[end]
	within := text[first.End:last.Start] + text[last.End:]
	if behind := strings.TrimSpace(text[last.End:]); withoutJoint(behind) != behind || (markdown.Inline{}).Seen(within) != (markdown.Inline{}).Seen(text) {
		return text
	}
	return withoutMarksAround(within)
}

// isOfSentence reports whether the words that end at an offset are no label, but the
// last ones of a sentence: those in bold, in code or in a link there have others before
// them.
func isOfSentence(text string, end int) bool {
	start := end
	var open []int
	for _, s := range (markdown.Inline{}).Spans(text) {
		begin := s.Start
		switch s.Kind {
		case markdown.SpanEmphasis, markdown.SpanLink:
			open = append(open, begin)
			continue
		case markdown.SpanEmphasisEnd, markdown.SpanLinkEnd:
			begin, open = open[len(open)-1], open[:len(open)-1]
		case markdown.SpanCode, markdown.SpanAutolink:
		default:
			continue
		}
		if begin < start && s.End >= end {
			start = begin
		}
	}
	return start < end && strings.ContainsFunc(markdown.Inline{}.Seen(text[:start]), unicode.IsLetter)
}

// hasLabel reports whether a line of the section has just the label of the template's, by
// its key.
func (r *reader) hasLabel(key, label string) bool {
	return slices.ContainsFunc(r.lines, func(line markdown.Line) bool {
		name := ""
		switch line.Kind {
		case markdown.Item, markdown.Prose:
			_, _, text := apart(string(line.Raw))
			name, _ = r.labelIn(key, line.Kind, text)
		case markdown.Row:
			if cells := layout.CellsOf(line.Raw); len(cells) == 2 && r.layout.Tables(key) == nil {
				name = cells[0]
			}
		}
		return name != "" && markdown.Key(name) == label
	})
}

// withLabel reads a line from its label, as a reader sees it, and what is said behind
// it.
func (r *reader) withLabel(key string, isNested bool, name, value string, line markdown.Line) bool {
	var labels []string
	var of []labelPattern
	for _, p := range r.labelPatterns(key) {
		isBelow, _, _ := apart(p.Literals()[0])
		if !r.used[p.Pattern] && (isNested || !isBelow || !r.isOfEntry(p.Pattern)) {
			labels, of = append(labels, p.label), append(of, p)
		}
	}
	nameKey := markdown.Key(name)
	if i := layout.Meant(name, labels); i >= 0 && (nameKey == of[i].key || r.mayMean(key, of[i], value)) {
		ok := r.value(key, of[i].Pattern, value, line)
		if ok && nameKey != of[i].key && !r.isOfEntry(of[i].Pattern) {
			r.used[of[i].Pattern] = true
		}
		isMore := layout.SaysMore(name, of[i].label)
		if ok && (isMore || layout.IsMisspelt(name, of[i].label)) {
			r.mild(line, "its label is read as "+strconv.Quote(of[i].label))
		}
		if ok && isMore {
			r.noteMore(line)
		}
		return ok
	}
	if p := r.readLabel(key, name); p != nil && (value == "" || r.fits(p, value)) {
		return r.value(key, p, value, line) // which tells that it is said twice
	}
	return isNested && value != "" && r.keyOf(key, name, value, line)
}

// readLabel gives the pattern of a single text that has a label, if its line was read
// already; nil if there is none.
func (r *reader) readLabel(key, name string) *layout.Pattern {
	for _, p := range r.labelPatterns(key) {
		if r.used[p.Pattern] && p.key == markdown.Key(name) && len(p.Fields) == 1 && !r.isOfEntry(p.Pattern) {
			return p.Pattern
		}
	}
	return nil
}

// mayMean reports whether a line whose label is another than that of a pattern may be
// its line: no other line has just that label, and the value can be one of its field.
func (r *reader) mayMean(key string, p labelPattern, value string) bool {
	return r.fits(p.Pattern, value) && (r.isOfEntry(p.Pattern) || !r.hasLabel(key, p.key))
}

// isOfEntry reports whether a pattern is of an entry of a list, so that several lines
// have its label.
func (r *reader) isOfEntry(p *layout.Pattern) bool {
	f, _ := r.template.table.Lookup(p.Fields[0])
	return f != nil && f.Many && (f.IsObject() || p.Separators[0] == "")
}

// fits reports whether a value can be one of the field of a pattern: a line whose
// label is another, and whose value is none, is no line of the template's.
func (r *reader) fits(p *layout.Pattern, value string) bool {
	path := p.Fields[0]
	f := r.field(path)
	return f == nil || !f.IsClosed() || f.Check(r.closed(f, path, value)) == nil || r.isPlaceholder(path, value)
}

// value reads what stands behind the label of a pattern.
func (r *reader) value(key string, p *layout.Pattern, value string, line markdown.Line) bool {
	text := beforeValue(p) + value
	texts, ok := r.matchValue(p, text, value, line)
	if ok = ok && !tears(p, text, texts); !ok && len(p.Fields) == 1 && (!hasMarkedItems(p) || r.mayBeMarked(p, value)) {
		texts, ok = []string{value}, true
	}
	if !ok {
		return false
	}
	if field, _ := r.template.table.Lookup(p.Fields[0]); field == nil || !field.Many {
		r.used[p] = true
	}
	r.sayAll(key, p, texts, line)
	r.tellLabelsIn(key, p, value, line)
	if strings.TrimSpace(value) == "" {
		r.open, r.openAt = p, line.Number
	}
	return true
}

// tellLabelsIn tells of the labels of other lines of the template's that stand in bold in a
// value, followed by a colon: a formatter has joined two lines, or an author means one.
func (r *reader) tellLabelsIn(key string, p *layout.Pattern, value string, line markdown.Line) {
	if !strings.Contains(value, "**") {
		return // as in most
	}
	labels := r.labels(key)
	for _, bold := range markdown.BoldLabels(value) {
		if other := labels[markdown.Key(bold.Name)]; other != nil && other != p && !r.used[other] {
			r.inPart(line, strconv.Quote(bold.Name)+" stands in the same line, so it is read as more of what "+strconv.Quote(labelOf(p))+" says")
		}
	}
}

// keyOf reads a line below an item that is labelled with the name of a key.
func (r *reader) keyOf(key, name, value string, line markdown.Line) bool {
	f, _ := r.objectsOf(key)
	if f == nil {
		return false
	}
	k := keyNamed(f, name)
	if k == "" {
		return false
	}
	r.met[f.Path+"."+k] = true
	r.list(f.Path+"."+k, value, line, showing{key: key})
	return true
}

// beforeValue gives what stands before the first field of a pattern, without the marks
// or the link that the template has around the field: an author may have others there, or
// none.
func beforeValue(p *layout.Pattern) string {
	before := p.Literals()[0]
	if behind := append(slices.Clone(p.Between(0)), p.Literals()[1])[0]; strings.HasPrefix(behind, "](") {
		before = strings.TrimSuffix(before, "[")
	}
	if bare := strings.TrimRight(before, itemMarks); strings.HasSuffix(bare, " ") {
		return bare
	}
	return before
}
