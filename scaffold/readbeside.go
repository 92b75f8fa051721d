package scaffold

import (
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// besides gives a list that shares a line with the template's separator between items that
// stand side by side, each in marks of its own: "`queues` `caching`", links, words in bold,
// and "#queues #caching". Where words stand between them without marks, nothing tells what
// an item is.
func besides(text, separator string) string {
	if tags := hashtags(text); tags != nil {
		return strings.Join(tags, separator)
	}
	if !strings.ContainsAny(text, "`*_[") {
		return text
	}
	var out strings.Builder
	end, items, depth := 0, 0, 0 // how many items there are, and how deep the spans are
	for _, s := range (markdown.Inline{}).Spans(text) {
		switch s.Kind {
		case markdown.SpanText, markdown.SpanSoftBreak, markdown.SpanHardBreak:
			between := text[s.Start:s.End]
			switch bare := strings.TrimSpace(between); {
			case depth > 0:
			case bare == "" && items > 0 && s.End < len(text):
				out.WriteString(text[end:s.Start] + separator)
				end = s.End
			case bare != "" && bare != strings.TrimSpace(separator):
				return text
			}
		case markdown.SpanCode:
			items += isOutside(depth)
		case markdown.SpanEmphasis, markdown.SpanLink, markdown.SpanImage:
			items += isOutside(depth)
			depth++
		case markdown.SpanEmphasisEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd:
			depth--
		default:
			return text
		}
	}
	return out.String() + text[end:]
}

func isOutside(depth int) int {
	if depth == 0 {
		return 1
	}
	return 0
}

// hashtags gives the words of a text that is nothing but several words with a "#" in front,
// without that; nil for any other.
func hashtags(text string) []string {
	words := strings.Fields(text)
	if len(words) < 2 || text[0] != '#' {
		return nil
	}
	for i, word := range words {
		tag, ok := spec.Hashtag(word)
		if !ok {
			return nil
		}
		words[i] = tag
	}
	return words
}
