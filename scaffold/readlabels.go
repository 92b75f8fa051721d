package scaffold

import (
	"strings"

	"newproblem/scaffold/markdown"
)

// labelLines gives the lines of a section with the lines in bold labels that a formatter
// has joined, as a reader sees them anyway, each in a line of its own: where the template
// has such lines.
func (r *reader) labelLines(key string, lines []markdown.Line) []markdown.Line {
	known, within := r.boldLabels(key)
	if known == nil {
		return lines
	}
	begun := map[string]bool{} // the labels that begin lines
	for _, line := range lines {
		if labels := markdown.BoldLabels(string(line.Raw)); line.Kind == markdown.Prose && len(labels) > 0 && labels[0].Start == 0 {
			begun[markdown.Key(labels[0].Name)] = true
		}
	}
	return parted(lines, func(line markdown.Line) (parts []markdown.Line) {
		cuts, raw := r.joints(known, within, begun, line), string(line.Raw)
		for k, start := range cuts {
			end := len(raw)
			if k+1 < len(cuts) {
				end = cuts[k+1]
			}
			part := markdown.Rewrite([]byte(raw[start:end]))[0]
			part.Number = line.Number
			parts = append(parts, part)
		}
		return parts
	})
}

// boldLabels gives the fields of the template's lines in bold labels, by the keys of
// these, nil where it has none; and the labels that such a line has in it itself.
func (r *reader) boldLabels(key string) (known map[string]string, within map[string]bool) {
	for _, p := range r.labelPatterns(key) {
		if p.Kind != markdown.Prose || !strings.HasPrefix(p.Literals()[0], "**") || r.sharesLine(key, p.Pattern) {
			continue
		}
		if known == nil {
			known, within = map[string]string{}, map[string]bool{}
		}
		known[p.key] = p.Fields[0]
		for i, label := range markdown.BoldLabels(strings.Join(p.Literals(), "x")) {
			if i > 0 {
				within[markdown.Key(label.Name)] = true
			}
		}
	}
	return known, within
}

// joints gives where the lines begin that were joined to one, or nil: at a label of the
// template's that no line begins with, the first time, and at any behind a text that
// cannot have one in it.
func (r *reader) joints(known map[string]string, within, begun map[string]bool, line markdown.Line) []int {
	if line.Kind != markdown.Prose {
		return nil
	}
	labels := markdown.BoldLabels(string(line.Raw))
	if len(labels) < 2 || labels[0].Start != 0 {
		return nil
	}
	cuts := []int{0}
	before := known[markdown.Key(labels[0].Name)]
	for _, label := range labels[1:] {
		name := markdown.Key(label.Name)
		if within[name] {
			continue
		}
		field, isKnown := known[name]
		if f := r.field(before); isKnown && !begun[name] || before != "" && f != nil && !f.HasMarkup() {
			cuts, before, begun[name] = append(cuts, label.Start), field, true
		}
	}
	if len(cuts) == 1 {
		return nil
	}
	return cuts
}
