package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// match gives the most telling pattern that a line has, and what stands in
// place of its fields. A pattern of fields that hold one text each was used up
// by the first line that has it, if the next has another pattern as well: the
// row that an author has added may be called like one of the template's.
//
// Of an item that is written otherwise, the mark does not matter, nor where the
// colon of its label stands; if it is no label to the pattern, it stays as it is.
func (r *reader) match(key string, line markdown.Line) (*layout.Pattern, []string) {
	hit, texts := r.anyMatch(key, line)
	if hit != nil {
		if !r.exact {
			texts = withoutSigns(hit, texts)
		}
		field, _ := r.template.table.Lookup(hit.Fields[0])
		r.used[hit] = field == nil || !field.Many || hit.Separators[0] != "" && hit.HasTwin()
	}
	return hit, texts
}

func (r *reader) anyMatch(key string, line markdown.Line) (*layout.Pattern, []string) {
	if r.exact {
		return r.matchText(key, line, string(line.Raw))
	}
	if hit, texts := r.matchBroken(key, line); hit != nil {
		return hit, texts
	}
	if hit, texts := r.matchAngled(key, line); hit != nil {
		return hit, texts
	}
	if hit, texts := r.matchEscaped(key, line); hit != nil {
		return hit, texts
	}
	hit, texts := r.matchText(key, line, string(line.Raw))
	if hit == nil {
		_, mark, rest := apart(string(line.Raw))
		if other := withOtherMark(line.Kind, string(line.Raw)); other != "" && !r.isBelow(key, mark, rest) {
			hit, texts = r.matchText(key, line, other)
		}
	}
	if hit == nil {
		hit, texts = r.matchTight(key, line)
	}
	if hit == nil {
		return r.matchDashed(key, line)
	}
	own := r.rewriting.Labelled(line.Number)
	if own != "" {
		texts = withoutSecondJoints(hit, texts)
	}
	if own == "" || !strings.HasPrefix(texts[0], "**") || !strings.Contains(texts[0], "**:") {
		return hit, texts
	}
	for _, text := range []string{own, withOtherMark(line.Kind, own)} {
		if ownTexts, ok := hit.Match(line.Kind, text); ok {
			return hit, ownTexts
		}
	}
	return hit, texts
}

// withoutSecondJoints gives the texts of a line whose label is not written as the template
// writes it, without the dashes between the colon and what is said: "**Gateway:** - Holds".
func withoutSecondJoints(p *layout.Pattern, texts []string) []string {
	texts = slices.Clone(texts)
	for i := range texts {
		if endsInColon(strings.TrimRight(p.Literals()[i], " *_")) {
			texts[i] = withoutSecondJoint(texts[i])
		}
	}
	return texts
}

// matchEscaped is match for a line with a backslash that needs none, if it keeps what
// stands behind it from being the template's own text between two fields.
func (r *reader) matchEscaped(key string, line markdown.Line) (*layout.Pattern, []string) {
	escaped := r.rewriting.Escaped(line.Number)
	if escaped == "" {
		return nil, nil
	}
	hit, texts := r.matchText(key, line, escaped)
	other, otherTexts := r.matchText(key, line, string(line.Raw))
	isSame := other == hit
	for i, text := range texts {
		f := r.field(hit.Fields[i])
		switch isLink := f != nil && (f.Kind == spec.Link || f.Kind == spec.Code); {
		case !isLink:
			texts[i] = markdown.Inline{}.Rewritten(text)
			isSame = isSame && texts[i] == markdown.Inline{}.Rewritten(otherTexts[i])
		case other == hit:
			texts[i] = otherTexts[i]
		}
	}
	if isSame {
		return nil, nil
	}
	return hit, texts
}

// withOtherMark gives an item with a number for its bullet, or the other way round;
// "" if it is none, or stands within another.
func withOtherMark(kind markdown.LineKind, text string) string {
	isNested, mark, rest := apart(text)
	switch {
	case kind != markdown.Item || isNested || mark == "":
		return ""
	case mark == "- ":
		return "1. " + rest
	}
	return "- " + rest
}

// A matcher gives what a line has in place of the fields of a pattern.
type matcher func(p *layout.Pattern, kind markdown.LineKind, text string) ([]string, bool)

func (r *reader) matchText(key string, line markdown.Line, text string) (*layout.Pattern, []string) {
	return r.matchOf(key, line, text, func(p *layout.Pattern) bool { return !p.NeedsBreaks() }, (*layout.Pattern).Match)
}

// matchOf is matchText with those patterns that isMeant reports, and what they have.
func (r *reader) matchOf(key string, line markdown.Line, text string, isMeant func(*layout.Pattern) bool, match matcher) (*layout.Pattern, []string) {
	var hit *layout.Pattern
	var hitTexts []string
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		if p.HoldsAnything() || !isMeant(p) {
			continue
		}
		texts, ok := match(p, line.Kind, text)
		if !ok || !r.isOfList(p, line) || r.isReachedAcross(p, texts) || !r.exact && (tears(p, text, texts) || r.hidesLink(p, texts)) {
			continue
		}
		if !r.used[p] {
			hit, hitTexts = p, texts
			break
		}
		if hit == nil {
			hit, hitTexts = p, texts
		}
	}
	return hit, hitTexts
}

// aboveIn gives what stands above the lists of a section, by the numbers of their items:
// nil where no two lists are written the same.
func (r *reader) aboveIn(s section) map[int]string {
	if !r.layout.HasPattern(s.key, (*layout.Pattern).HasTwin) {
		return nil
	}
	above := map[int]string{}
	for i, key := range layout.Above(s.lines, func(key string) bool { return r.layout.IsAbove(s.key, key) }) {
		above[s.lines[i].Number] = key
	}
	return above
}

// isOfList reports whether a line may be of the list that a pattern is of.
func (r *reader) isOfList(p *layout.Pattern, line markdown.Line) bool {
	return !p.HasTwin() || p.IsBelow(r.above[line.Number])
}

// hidesLink reports whether a link stands in place of the name of an object that
// has a key for it, which the pattern has not: one with words, or a URL alone, or beside the words; or
// whether what stands in place of a link is more than where it leads.
func (r *reader) hidesLink(p *layout.Pattern, texts []string) bool {
	f, key := r.template.table.Lookup(p.Fields[0])
	if f == nil || key == "" || key != firstKey(f) {
		return false
	}
	for i, path := range p.Fields {
		if k := r.field(path); k != nil && k.Kind == spec.Link && !isDestination(texts[i]) {
			return true
		}
	}
	if !strings.ContainsAny(texts[0], "[:") && !strings.Contains(texts[0], "www.") {
		return false
	}
	if linkKey(f) == nil {
		return false
	}
	return hasURLInTitle(texts[0]) ||
		slices.ContainsFunc((markdown.Inline{}).Spans(texts[0]), func(s markdown.Span) bool {
			return s.Kind == markdown.SpanLink || s.Kind == markdown.SpanAutolink && s.Text == markdown.Inline{}.Seen(texts[0])
		})
}

// isDestination reports whether a text is where a link leads, without brackets and
// without a title.
func isDestination(text string) bool {
	link := "[x](" + text + ")"
	spans := (markdown.Inline{}).Spans(link)
	last := spans[len(spans)-1]
	return !strings.HasPrefix(text, "<") && spans[0].Kind == markdown.SpanLink && spans[0].Target.Title == "" && last.Kind == markdown.SpanLinkEnd && last.End == len(link)
}

// isReachedAcross reports whether emphasis or a link reaches from one of the
// texts of a line into another. Such a line was not written with the pattern:
// it is a text that happens to have the same words in it.
func (r *reader) isReachedAcross(p *layout.Pattern, texts []string) bool {
	if p.Kind == markdown.Row || p.Kind == markdown.Code {
		return false
	}
	inline, loose := 0, false
	for i, path := range p.Fields {
		if isInline(r.template.table, path) {
			inline++
			escaped, _ := markdown.EscapeLoose(texts[i])
			loose = loose || escaped != texts[i] && !r.isPlaceholder(path, texts[i])
		}
	}
	return inline > 1 && loose
}
