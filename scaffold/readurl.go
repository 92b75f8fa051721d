package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// urlInTitle gives a title without the URL that stands before or behind its words, in
// brackets or not, and where that leads; nil where there is none, or several. One among the
// words is one of them.
func urlInTitle(title string) (string, *markdown.Target) {
	whole := title
	if bare, mark := withoutMarks(title); mark != "`" {
		title = bare
	}
	var url *markdown.Span
	spans := (markdown.Inline{}).Spans(title)
	for i := range spans {
		switch s := &spans[i]; {
		case s.Kind == markdown.SpanLink, s.Kind == markdown.SpanAutolink && url != nil:
			return whole, nil
		case s.Kind == markdown.SpanAutolink:
			url = s
		}
	}
	if url == nil || strings.HasPrefix(url.Target.Destination, "mailto:") {
		return whole, nil
	}
	before, behind := strings.TrimSpace(title[:url.Start]), strings.TrimSpace(title[url.End:])
	if opened, ok := strings.CutSuffix(before, "("); ok && strings.HasPrefix(behind, ")") {
		before, behind = strings.TrimSpace(opened), strings.TrimSpace(behind[1:])
	}
	switch words := before + behind; {
	case before != "" && behind != "", markdown.Key(words) == "":
		return whole, nil
	default:
		return words, url.Target
	}
}

// hasURLInTitle reports whether a text that stands for a title has a URL as one: before a
// dash, too, behind which it is no title.
func hasURLInTitle(text string) bool {
	if at, _ := dash(text, markdown.Inline{}.Spans(text)); at > 0 {
		text = text[:at]
	}
	_, url := urlInTitle(text)
	return url != nil
}

// unboldBeforeURL is a text without the emphasis that it begins with, if a URL follows that,
// in brackets or not, or a link in brackets.
func unboldBeforeURL(text string) string {
	spans := (markdown.Inline{}).Spans(text)
	end := markdown.EmphasisEnd(spans)
	if end < 0 {
		return text
	}
	next := slices.IndexFunc(spans[end:], func(s markdown.Span) bool { return s.Kind == markdown.SpanAutolink || s.Kind == markdown.SpanLink })
	if next < 0 {
		return text
	}
	between := strings.TrimSpace(text[spans[end].End:spans[end+next].Start])
	if isURL := spans[end+next].Kind == markdown.SpanAutolink; between != "(" && (between != "" || !isURL) {
		return text
	}
	return text[spans[0].End:spans[end].Start] + text[spans[end].End:]
}

// linkKey gives the key of an object for where a link leads, or nil.
func linkKey(f *spec.Field) *spec.Field {
	i := slices.IndexFunc(f.Keys, func(k spec.Field) bool { return k.Kind == spec.Link })
	if i < 0 {
		return nil
	}
	return &f.Keys[i]
}
