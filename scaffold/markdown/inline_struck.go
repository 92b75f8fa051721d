package markdown

import "strings"

// WithoutStruck gives a text without the words that are struck out, which are not said
// any more, and whether there are any: by tildes or by tags.
func WithoutStruck(text string) (left string, isStruck bool) {
	if !strings.Contains(text, "~") && !strings.Contains(text, "</") {
		return text, false
	}
	end, depth := 0, 0
	for _, s := range (Inline{Tags: true}).Spans(text) {
		switch s.Kind {
		case SpanStrike:
			if depth++; depth == 1 {
				left += text[end:s.Start]
			}
		case SpanStrikeEnd:
			depth--
			end = s.End
		}
	}
	if end == 0 {
		return text, false
	}
	return strings.Join(strings.Fields(left+text[end:]), " "), true
}
