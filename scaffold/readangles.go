package scaffold

import (
	"slices"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// matchAngled is match for a line with a URL where the template has a field in angle
// brackets: they are no part of what a reader sees, so in one writing they are left out.
func (r *reader) matchAngled(key string, line markdown.Line) (*layout.Pattern, []string) {
	isMeant := func(p *layout.Pattern) bool { return p.IsAngled() && !p.NeedsBreaks() }
	if !r.layout.HasPattern(key, func(p *layout.Pattern) bool { return p.Kind == line.Kind && isMeant(p) }) {
		return nil, nil
	}
	for _, text := range angled(string(line.Raw)) {
		if hit, texts := r.matchMarked(key, line, text, isMeant, (*layout.Pattern).Match); hit != nil {
			return hit, texts
		}
	}
	return nil, nil
}

// angled gives a text with each of its URLs in angle brackets, one at a time from the last
// one on, and then with all.
func angled(text string) []string {
	var urls []markdown.Span
	for _, s := range (markdown.Inline{}).Spans(text) {
		if s.Kind == markdown.SpanAutolink {
			urls = append(urls, s)
		}
	}
	var all []string
	whole := text
	for _, s := range slices.Backward(urls) {
		url := "<" + s.Text + ">"
		all = append(all, text[:s.Start]+url+text[s.End:])
		whole = whole[:s.Start] + url + whole[s.End:]
	}
	if len(urls) > 1 {
		all = append(all, whole)
	}
	return all
}
