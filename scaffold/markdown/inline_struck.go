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

// WithoutImages gives a text without the images in it, if other words are left: beside these, a
// badge says nothing.
func WithoutImages(text string) string {
	if !strings.Contains(text, "![") {
		return text
	}
	left, end, depth := "", 0, 0
	for _, s := range (Inline{}).Spans(text) {
		switch s.Kind {
		case SpanImage:
			if depth++; depth == 1 {
				left += text[end:s.Start]
			}
		case SpanImageEnd:
			depth--
			end = s.End
		}
	}
	if left += text[end:]; strings.TrimSpace(Inline{}.Seen(left)) == "" {
		return text
	}
	return strings.TrimSpace(left)
}
