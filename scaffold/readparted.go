package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// matchBroken is match for a line with a break where the template parts two texts by one: in
// one writing, it is a space, which the texts have, too.
func (r *reader) matchBroken(key string, line markdown.Line) (*layout.Pattern, []string) {
	isMeant := func(p *layout.Pattern) bool { return p.Kind == line.Kind && p.HasBreaks() }
	if !r.layout.HasPattern(key, isMeant) {
		return nil, nil
	}
	text := r.withBreaks(line)
	if !strings.Contains(text, layout.Break) {
		return nil, nil
	}
	isAngled := func(p *layout.Pattern) bool { return isMeant(p) && p.IsAngled() }
	for _, url := range angled(text) {
		if hit, texts := r.matchMarked(key, line, url, isAngled, (*layout.Pattern).MatchBroken); hit != nil {
			return hit, texts
		}
	}
	return r.matchMarked(key, line, text, isMeant, (*layout.Pattern).MatchBroken)
}

// matchMarked is matchOf for a line with its mark, and with the other one.
func (r *reader) matchMarked(key string, line markdown.Line, text string, isMeant func(*layout.Pattern) bool, match matcher) (*layout.Pattern, []string) {
	for _, written := range []string{text, withOtherMark(line.Kind, text)} {
		if hit, texts := r.matchOf(key, line, written, isMeant, match); hit != nil {
			return hit, texts
		}
	}
	return nil, nil
}

// matchValue is Pattern.Match for a text whose end is a value that a line has.
func (r *reader) matchValue(p *layout.Pattern, text, value string, line markdown.Line) ([]string, bool) {
	if p.HasBreaks() {
		broken := strings.TrimSuffix(text, value) + markdown.WithBreaks(value, r.rewriting.Full(line.Number))
		if texts, ok := p.MatchBroken(p.Kind, broken); ok || p.NeedsBreaks() {
			return texts, ok
		}
	}
	if texts, ok := p.Match(p.Kind, text); ok {
		return texts, true
	}
	return r.tight(p, text)
}

// withBreaks gives a line with its breaks, each as a tag. What its full text has otherwise,
// its box and its label, is as in one writing.
func (r *reader) withBreaks(line markdown.Line) string {
	raw, full := string(line.Raw), r.rewriting.Full(line.Number)
	if full == "" {
		return raw
	}
	if line.Kind == markdown.Row {
		cells := slices.Clone(layout.CellsOf(line.Raw))
		for i := range cells {
			cells[i] = markdown.WithBreaks(cells[i], full)
		}
		return "| " + strings.Join(cells, " | ") + " |"
	}
	_, _, rest := apart(raw)
	at := len(raw) - len(rest)
	if own := r.rewriting.Labelled(line.Number); own != "" {
		for at = len(raw); at > 0 && strings.HasSuffix(own, raw[at-1:]); {
			at--
		}
	}
	return raw[:at] + markdown.WithBreaks(raw[at:], full)
}
