package markdown

import (
	"slices"
	"strings"
)

// tagMarks are the tags that a reader sees as marks.
var tagMarks = []struct {
	open, end string
	kind      SpanKind
	level     uint8
}{
	{"<b>", "</b>", SpanEmphasis, 2},
	{"<strong>", "</strong>", SpanEmphasis, 2},
	{"<i>", "</i>", SpanEmphasis, 1},
	{"<em>", "</em>", SpanEmphasis, 1},
	{"<del>", "</del>", SpanStrike, 2},
	{"<s>", "</s>", SpanStrike, 2},
	{"<strike>", "</strike>", SpanStrike, 2},
	{"<code>", "</code>", SpanCode, 0},
}

// withTags makes marks of the tags that are seen as such, from a span on: those with
// something between them that no white space parts from them, and with all that opens
// there closed there.
func withTags(spans []Span, first int) []Span {
	var open []int // the spans that are not closed yet
	for i := first; i < len(spans); i++ {
		switch s := &spans[i]; s.Kind {
		case SpanEmphasis, SpanStrike, SpanLink, SpanImage:
			open = append(open, i)
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd, SpanImageEnd:
			for n := len(open) - 1; spans[open[n]].Kind != s.Kind-1; n-- { // tags that nothing closes in it
				open = open[:n]
			}
			open = open[:len(open)-1]
		case SpanHTML:
			if markOf(s.Text) >= 0 {
				open = append(open, i)
			} else if n := len(open); n > 0 && spans[open[n-1]].Kind == SpanHTML && endsMark(s.Text, spans[open[n-1]].Text) {
				markTags(spans, open[n-1], i)
				open = open[:n-1]
			}
		}
	}
	return slices.DeleteFunc(spans, func(s Span) bool { return s.Kind == spanNone })
}

// markOf gives which of the tags opens something, or -1.
func markOf(text string) int {
	for i := range tagMarks {
		if strings.EqualFold(text, tagMarks[i].open) {
			return i
		}
	}
	return -1
}

func endsMark(text, open string) bool { return strings.EqualFold(text, tagMarks[markOf(open)].end) }

// markTags makes marks of the tags that two spans are.
func markTags(spans []Span, from, to int) {
	mark := &tagMarks[markOf(spans[from].Text)]
	first, last := &spans[from+1], &spans[to-1]
	switch {
	case to == from+1, isWhiteText(first, first.Text[:min(1, len(first.Text))]), isWhiteText(last, last.Text[max(0, len(last.Text)-1):]):
	case mark.kind != SpanCode:
		spans[from].Kind, spans[from].Level, spans[from].Text = mark.kind, mark.level, ""
		spans[to].Kind, spans[to].Level, spans[to].Text = mark.kind+1, mark.level, "" // what closes it
	case to == from+2 && spans[from+1].Kind == SpanText:
		spans[from] = Span{Kind: SpanCode, Start: spans[from].Start, End: spans[to].End, Text: spans[from+1].Text}
		spans[from+1].Kind, spans[to].Kind = spanNone, spanNone
	}
}

// isWhiteText reports whether a span is text, and a part of it white space or nothing.
func isWhiteText(s *Span, part string) bool {
	return s.Kind == SpanSoftBreak || s.Kind == SpanHardBreak || s.Kind == SpanText && strings.Trim(part, " \t\r\n") == ""
}
