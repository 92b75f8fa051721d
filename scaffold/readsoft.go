package scaffold

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A template may write its facts in lines of one paragraph without breaks, which a reader of the
// page sees as one line. Its author means lines, so they are read as that, each by its label.

// softTexts gives the lines of a paragraph, or of an item, that the template writes so, each
// with its label; nil where it is no such, or has a label of another kind at the beginning of a
// line.
func (r *reader) softTexts(page *markdown.Document, s section, labels []string, line markdown.Line) []string {
	_, _, text := apart(string(line.Raw))
	if labels == nil || softLabel(labels, text, line.Kind) == "" {
		return nil
	}
	lead := string(line.Raw[:len(line.Raw)-len(text)])
	source := []string{text}
	if r.isWrapped(page, s, line) {
		all := bytes.Split(page.Source, []byte("\n"))
		_, _, first := apart(strings.TrimSpace(string(all[r.number(line)-1])))
		source = append([]string{first}, r.linesBelow(all, line)...)
	}
	var texts []string
	for i, own := range source {
		name := signedLabel(own, line.Kind)
		label := softLabel(labels, own, line.Kind)
		switch {
		case i == 0 || label != "":
			texts = append(texts, own)
		case name != "" && !slices.ContainsFunc(labels, func(label string) bool { return strings.HasSuffix(name, " "+label) }):
			return nil
		default:
			texts[len(texts)-1] += " " + own
		}
	}
	texts = cutAtLabels(labels, texts)
	if len(texts) < 2 || !slices.Equal(seenWords(strings.Join(texts, " ")), seenWords(text)) {
		return nil
	}
	texts[0] = lead + texts[0]
	return texts
}

// softLabels gives the labels of a line of the template's in a section that has several, with
// no break between them that a reader sees; nil where it has none.
func (r *reader) softLabels(key string, kind markdown.LineKind) []string {
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		if p.Kind != kind || len(p.Fields) < 2 || p.HasBreaks() || slices.ContainsFunc(p.Fields, r.isListed) || !r.isSoft(p) {
			continue
		}
		var labels []string
		for _, own := range linePatterns(p) {
			labels = append(labels, labelOf(own))
		}
		if len(labels) > 1 {
			return labels
		}
	}
	return nil
}

// isSoft reports whether the fields of a line stand in several lines of the template, and not
// behind one another in one.
func (r *reader) isSoft(p *layout.Pattern) bool {
	l, err := r.template.Layout()
	return err == nil && slices.ContainsFunc(l.At(p.Fields[0]), func(at layout.Placement) bool { return at.Below != "" })
}

// softLabel gives which of some labels a text begins with; "" for none.
func softLabel(labels []string, text string, kind markdown.LineKind) string {
	name := signedLabel(text, kind)
	i := slices.IndexFunc(labels, func(label string) bool { return markdown.Key(label) == markdown.Key(name) })
	if name == "" || i < 0 {
		return ""
	}
	return labels[i]
}

// signedLabel gives the label of a line of some kind, with a sign behind it in a paragraph; ""
// for none.
func signedLabel(text string, kind markdown.LineKind) string {
	name, _, isSigned := labelIn(text)
	if kind == markdown.Prose && !isSigned {
		return ""
	}
	return name
}

// cutAtLabels gives some texts with those cut that a formatter has joined: at each label that
// stands in all of them once, followed by its colon.
func cutAtLabels(labels, texts []string) (cut []string) {
	whole := " " + strings.Join(texts, " ")
	for _, text := range texts {
		var starts []int
		for _, label := range labels {
			at := " " + label + ": "
			if i := strings.Index(text, at); i > 0 && strings.Count(whole, at) == 1 {
				starts = append(starts, i)
			}
		}
		slices.Sort(starts)
		start := 0
		for _, end := range append(starts, len(text)) {
			cut, start = append(cut, strings.TrimSpace(text[start:end])), end
		}
	}
	return cut
}
