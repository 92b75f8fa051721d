package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// brokenLines gives the lines of a section with those that a reader sees as several,
// because a break stands in them, as several where that matters: a line of its own is what
// has a label behind a break, and a value of a list what has none. A block text keeps its
// breaks: where any text may stand, all lines have to have such a label.
func (r *reader) brokenLines(page *markdown.Document, s section) []markdown.Line {
	key, lines := s.key, s.lines
	soft := map[markdown.LineKind][]string{markdown.Prose: r.softLabels(key, markdown.Prose), markdown.Item: r.softLabels(key, markdown.Item)}
	var labels map[string]*layout.Pattern
	return parted(lines, func(line markdown.Line) []markdown.Line {
		texts := r.brokenTexts(line)
		if texts == nil && soft[line.Kind] != nil {
			texts = r.softTexts(page, s, soft[line.Kind], line)
		}
		if texts == nil {
			return nil
		}
		if labels == nil {
			labels = r.labels(key)
		}
		if len(labels) == 0 || r.hasBlock(key) && !r.areLabelled(key, labels, line, texts) {
			return nil
		}
		return r.brokenParts(key, labels, line, texts)
	})
}

// parted gives lines with those of which there are parts as these.
func parted(lines []markdown.Line, partsOf func(line markdown.Line) []markdown.Line) []markdown.Line {
	var out []markdown.Line
	for i, line := range lines {
		parts := partsOf(line)
		if parts != nil && out == nil {
			out = slices.Clone(lines[:i])
		}
		switch {
		case parts != nil:
			out = append(out, parts...)
		case out != nil:
			out = append(out, line)
		}
	}
	if out == nil {
		return lines
	}
	return out
}

// brokenTexts gives the lines that a reader sees of an item or a paragraph, each without
// its break, or nil: it is one line, or marks reach over a break.
func (r *reader) brokenTexts(line markdown.Line) []string {
	if line.Kind != markdown.Item && line.Kind != markdown.Prose {
		return nil
	}
	full := r.rewriting.Full(line.Number)
	if before, isBroken := strings.CutSuffix(full, "\n"); isBroken { // before what follows
		full = withoutBreak(before)
	}
	if !strings.Contains(full, "\n") {
		return nil
	}
	texts := strings.Split(full, "\n")
	var seen []string
	for i := range texts {
		if i > 0 {
			texts[i] = strings.TrimLeft(texts[i], " ")
		}
		if i < len(texts)-1 { // it ends in the break
			texts[i] = withoutBreak(texts[i])
		}
		seen = append(seen, seenWords(texts[i])...)
	}
	texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" })
	if len(texts) < 2 || !slices.Equal(seen, seenWords(full)) {
		return nil
	}
	return texts
}

// withoutBreak is a line without the break that it ends in.
func withoutBreak(line string) string {
	return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(line, " "), `\`), " ")
}

// labels gives the patterns of the lines in a section that the template labels, by the
// keys of their labels: those behind which a value may go on after a break. Where each item
// has marks around it, a separator put in between would not part it from the next.
func (r *reader) labels(key string) map[string]*layout.Pattern {
	labels := map[string]*layout.Pattern{}
	for _, p := range r.labelPatterns(key) {
		if labels[p.key] == nil && !hasMarkedItems(p.Pattern) {
			labels[p.key] = p.Pattern
		}
	}
	return labels
}

// brokenParts gives the lines that the texts of a line are, or nil where they are no
// others than the line itself.
func (r *reader) brokenParts(key string, labels map[string]*layout.Pattern, line markdown.Line, texts []string) []markdown.Line {
	isNested, mark, first := apart(texts[0])
	lead := texts[0][:len(texts[0])-len(first)]
	of := func(text string) *layout.Pattern { return r.labelOf(key, labels, line, text) }
	parts, last, isOther := []string{texts[0]}, of(first), false
	for _, text := range texts[1:] {
		p := of(text)
		switch own := r.ownLabel(last, parts[len(parts)-1], text); {
		case p != nil:
			before := lead
			if isBelow, own, rest := apart(p.Literals()[0]); isBelow && own != "" && !isNested && mark != "" {
				before = p.Literals()[0][:len(p.Literals()[0])-len(rest)]
			}
			parts, last = append(parts, before+text), p
		case r.layout.OwnLike(key, markdown.Line{Raw: []byte(text)}) != nil: // "Estimated Time:"
			parts, last, isOther = append(parts, lead+text), nil, false
		case own != "":
			r.inPart(line, "the template has no line "+strconv.Quote(own)+" here, so the spec leaves that out")
			last, isOther = nil, true
		case last == nil && isOther: // it goes on
		default:
			joint, n := " ", len(parts)-1
			if last != nil && endsInValue(parts[n], betweenLinks(last.Separators[0])) {
				joint, isOther = betweenLinks(last.Separators[0]), true
			}
			parts[n] += joint + text
		}
	}
	if len(parts) == 1 && !isOther {
		return nil
	}
	lines := make([]markdown.Line, len(parts))
	for i, part := range parts {
		lines[i] = markdown.Rewrite([]byte(part))[0]
		lines[i].Number = line.Number
		if lines[i].Kind = line.Kind; mark != "" {
			lines[i].Raw = []byte(part)
		}
	}
	return lines
}

// labelOf gives the pattern of which a text in a line has the label, or nil.
func (r *reader) labelOf(key string, labels map[string]*layout.Pattern, line markdown.Line, text string) *layout.Pattern {
	if bold := markdown.BoldLabels(text); len(bold) > 0 && bold[0].Start == 0 {
		return labels[markdown.Key(bold[0].Name)]
	}
	name, _ := r.labelIn(key, line.Kind, text)
	return labels[markdown.Key(name)]
}

// ownLabel gives the label of the author's own that a text behind a break has, or "": one in
// bold with a colon, or one that is written as that of the line before, of a pattern whose
// value has no markup.
func (r *reader) ownLabel(last *layout.Pattern, before, text string) string {
	if last == nil {
		return ""
	}
	if bold := markdown.BoldLabels(text); len(bold) > 0 && bold[0].Start == 0 {
		return bold[0].Name
	}
	if f := r.field(last.Fields[0]); f == nil || f.HasMarkup() {
		return ""
	}
	_, _, before = apart(before)
	said, _, isSaidSigned := labelIn(before)
	name, _, isSigned := labelIn(text)
	if said == "" || isSigned != isSaidSigned || strings.HasPrefix(text, "**") != strings.HasPrefix(before, "**") {
		return ""
	}
	return name
}

// areLabelled reports whether all texts in a line have labels of the template's.
func (r *reader) areLabelled(key string, labels map[string]*layout.Pattern, line markdown.Line, texts []string) bool {
	_, _, first := apart(texts[0])
	isOther := func(text string) bool { return r.labelOf(key, labels, line, text) == nil }
	return !isOther(first) && !slices.ContainsFunc(texts[1:], isOther)
}

// endsInValue reports whether a line of values ends in one, so that a separator has to
// part it from another.
func endsInValue(text, separator string) bool {
	separator = strings.TrimSpace(separator)
	return separator != "" && !strings.HasSuffix(text, separator) && !strings.HasSuffix(strings.TrimRight(text, "*_"), ":")
}
