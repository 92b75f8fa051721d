package markdown

import (
	"strings"
	"unicode/utf8"
)

// dashes stand between a label and its value where its author has written no colon.
var dashes = []string{" - ", " -- ", " --- ", " – ", " — "}

// DashLabel is Label for a text that has another sign than a colon: the label is words in
// bold, with a dash behind them or nothing, or the words before the first dash. Nobody but a
// template tells whether it is one, or the beginning of a sentence.
func (in Inline) DashLabel(text string) (l Labelled, ok bool) {
	skip := leadLength(text)
	rest := strings.TrimRight(text[skip:], inlineSpace)
	if !strings.HasPrefix(rest, "**") && !strings.HasPrefix(rest, "__") && !strings.HasPrefix(rest, "<") && !hasDash(rest) {
		return l, false
	}
	spans := in.Spans(rest)
	end := boldWords(spans)
	if end < 0 {
		if end = dashIn(rest, spans); end < 0 {
			return l, false
		}
	}
	behind := rest[end:]
	sign := signLength(behind)
	if sign < 0 {
		return l, false
	}
	l.Name, l.NameEnd = strings.TrimSpace(in.Seen(rest[:end])), skip+end
	l.NameStart, l.ValueStart, l.ValueEnd = skip, skip+end+sign, skip+len(rest)
	l.Value = strings.TrimSpace(in.Seen(behind[sign:]))
	return l, Key(l.Name) != "" && !strings.ContainsAny(l.Name, ":：") && utf8.RuneCountInString(l.Name) <= longestLabel(spans)
}

func hasDash(text string) bool {
	for _, dash := range dashes {
		if strings.Contains(text, dash) {
			return true
		}
	}
	return false
}

// boldWords gives where the bold ends that a text begins with; -1 if it begins with something
// else.
func boldWords(spans []Span) int {
	end := EmphasisEnd(spans)
	if end < 0 || spans[0].Level != 2 {
		return -1
	}
	return spans[end].End
}

// dashIn gives where the first dash stands in a text that is part of no mark, with the space
// before it; -1 if there is none.
func dashIn(text string, spans []Span) int {
	depth := 0
	for _, s := range spans {
		switch s.Kind {
		case SpanEmphasis, SpanStrike, SpanLink, SpanImage:
			depth++
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd, SpanImageEnd:
			depth--
		case SpanText:
			first := -1
			for _, dash := range dashes {
				if i := strings.Index(text[s.Start:s.End], dash); i >= 0 && s.Start+i > 0 && (first < 0 || i < first) {
					first = i
				}
			}
			if depth == 0 && first >= 0 {
				return s.Start + first
			}
		}
	}
	return -1
}

// signLength gives how long the dash is, and the spaces around it, that stand behind a label;
// -1 where something else does.
func signLength(behind string) int {
	const white = " \t\u00a0"
	said := strings.TrimLeft(behind, white)
	if said != "" && said == behind && !strings.HasPrefix(behind, "\n") {
		return -1
	}
	for _, dash := range dashes {
		dash = strings.Trim(dash, " ")
		if rest, ok := strings.CutPrefix(said, dash); ok && (rest == "" || strings.TrimLeft(rest, white) != rest) {
			return len(behind) - len(strings.TrimLeft(rest, white))
		}
	}
	return len(behind) - len(said)
}
