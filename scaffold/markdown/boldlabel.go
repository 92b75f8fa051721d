package markdown

import "strings"

// A BoldLabel is a label in bold that begins a line of a paragraph, or would if the
// line before it had not been joined to it: "**Name:**" or "**Name**:".
type BoldLabel struct {
	Start int    // where it begins in the text
	Name  string // as a reader sees it, without its colon
}

// BoldLabels gives the labels in bold of the text of a paragraph, in its order: those
// that stand at its start or behind white space, and in no other mark.
func BoldLabels(text string) []BoldLabel {
	if !strings.Contains(text, "**") && !strings.Contains(text, "__") {
		return nil
	}
	var labels []BoldLabel
	var open Span
	depth := 0
	for _, s := range (Inline{}).Spans(text) {
		switch s.Kind {
		case SpanEmphasis, SpanStrike, SpanLink, SpanImage:
			if depth == 0 {
				open = s
			}
			depth++
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd, SpanImageEnd:
			depth--
			isApart := open.Start == 0 || isSpace(text[open.Start-1]) || text[open.Start-1] == '\n' || text[open.Start-1] == '\r' ||
				EndsInBreakTag(text[:open.Start])
			if depth > 0 || !isApart || s.Kind != SpanEmphasisEnd || open.Level != 2 {
				continue
			}
			if name, ok := labelIn(text[open.End:s.Start], text[s.End:]); ok {
				labels = append(labels, BoldLabel{open.Start, name})
			}
		}
	}
	return labels
}

// labelIn gives the name of a label in bold, whose colon stands at the end of the bold
// words, or behind them.
func labelIn(bold, behind string) (name string, ok bool) {
	name = Inline{}.Seen(bold)
	behind = strings.TrimLeft(behind, " \t\u00a0")
	for _, colon := range []string{":", "："} {
		if before, isWithin := strings.CutSuffix(name, colon); isWithin {
			return strings.TrimSpace(before), true
		}
		if strings.HasPrefix(behind, colon) {
			return strings.TrimSpace(name), true
		}
	}
	return "", false
}

// IsBold reports whether the text of a paragraph is in bold as a whole, but for a colon
// behind it.
func IsBold(text string) bool {
	text = strings.TrimRight(text, ":： \t")
	depth := 0
	for i, s := range (Inline{}).Spans(text) {
		switch s.Kind {
		case SpanEmphasis:
			depth += int(s.Level)
		case SpanEmphasisEnd:
			if depth -= int(s.Level); depth == 0 {
				return s.End == len(text)
			}
		}
		if i == 0 && depth < 2 {
			return false
		}
	}
	return false
}
