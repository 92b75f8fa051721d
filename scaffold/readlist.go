package scaffold

import (
	"iter"
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// withoutBrackets is a list that shares a line without the brackets that are left
// of its placeholder.
func (r *reader) withoutBrackets(path, text string, line markdown.Line) string {
	within, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(text), `\`), "[")
	within, closed := strings.CutSuffix(within, "]")
	if !ok || !closed || strings.ContainsAny(within, "[]") || r.isPlaceholder(path, text) {
		return text
	}
	if !slices.ContainsFunc(r.layout.At(path), func(at layout.Placement) bool {
		return len(at.Placeholders) == 1 && strings.HasPrefix(at.Placeholders[0], "[") && strings.HasSuffix(at.Placeholders[0], "]")
	}) {
		return text
	}
	if !r.exact {
		r.mild(line, "the spec has the list without its brackets")
	}
	return strings.TrimSuffix(within, `\`)
}

// withoutPlaceholder is a list that shares a line without the placeholder that the template
// has in its place: it is left to be replaced, whatever stands behind it or in another line,
// and so is the end of it that stands behind an author's items.
func (r *reader) withoutPlaceholder(path, text string, line markdown.Line) string {
	flat := strings.ReplaceAll(text, layout.Break, " ")
	if r.isPlaceholder(path, flat) {
		return ""
	}
	for _, at := range r.layout.At(path) {
		if before, left := at.LeftBehind(flat); left != "" {
			r.inPart(line, source.Quote(left)+" is left of the placeholder, so the spec leaves it out")
			return before
		}
		if len(at.Placeholders) == 1 && strings.HasPrefix(at.Placeholders[0], "[") {
			if rest, ok := strings.CutPrefix(flat, at.Placeholders[0]+withoutSpace(at.Separator)); ok && strings.TrimSpace(at.Separator) != "" {
				return rest
			}
		}
	}
	return text
}

// unlinked is a list that shares a line without what is struck out, and with the
// words of its links: of texts without markup, a link may hold several, and have a
// separator in where it leads.
func (r *reader) unlinked(path, text string, line markdown.Line) string {
	f := r.field(path)
	if r.exact || f == nil || f.HasMarkup() {
		return text
	}
	text = r.withoutStruck(text, line)
	words, lost := kept(f, text)
	if lost == "" {
		return text
	}
	r.inPart(line, lost)
	var out strings.Builder
	end := 0
	for _, s := range (markdown.Inline{}).Spans(words) {
		switch s.Kind {
		case markdown.SpanLink, markdown.SpanLinkEnd, markdown.SpanImage, markdown.SpanImageEnd:
			out.WriteString(words[end:s.Start])
			end = s.End
		}
	}
	out.WriteString(words[end:])
	if seen := (markdown.Inline{}).Seen(words); (markdown.Inline{}).Seen(out.String()) != seen {
		return markdown.EscapePlain(seen, markdown.Place{Kind: markdown.Prose})
	}
	return out.String()
}

// joined gives the items of a list that shares a line with others, the i-th field of it.
func (r *reader) joined(p *layout.Pattern, i int, text string, line markdown.Line) []string {
	path, separator := p.Fields[i], p.Separators[i]
	if flat := strings.ReplaceAll(text, layout.Break, " "); r.isPlaceholder(path, flat) {
		text = flat
	}
	if items := r.otherwiseMarked(p, i, text); items != nil {
		return items
	}
	same := p.BetweenSame(i)
	if same == nil {
		return r.parted(path, r.withoutBrackets(path, text, line), separator, line)
	}
	var items []string
	for _, part := range strings.Split(text, separator) {
		item, isSame, ok := onceIn(part, same)
		if !ok || !isSame && !r.exact {
			if separator = betweenLinks(separator); p.IsBroken(i) {
				separator = layout.Break
			}
			return r.parted(path, linked(text, p.Literals()[i], p.Literals()[i+1]), separator, line)
		}
		items = append(items, item)
	}
	return items
}

// linked gives the texts of links with what the template has of the first and the last of
// them around, if they lack that.
func linked(text, before, behind string) string {
	end := strings.IndexByte(behind, ')') + 1
	whole := "[" + text + behind[:end]
	if !strings.HasSuffix(before, "[") || (markdown.Inline{}).Spans(whole)[0].Kind != markdown.SpanLink {
		return text
	}
	return whole
}

// betweenLinks gives what a separator has between one link and the next.
func betweenLinks(separator string) string {
	if end, begin := strings.IndexByte(separator, ')'), strings.LastIndexByte(separator, '['); end >= 0 && end < begin {
		return separator[end+1 : begin]
	}
	return separator
}

// parted gives the items of a list that shares a line: what parts them for a reader is the
// template's separator, or a break.
func (r *reader) parted(path, text, separator string, line markdown.Line) (items []string) {
	isMarked := strings.ContainsAny(separator, "`*_~") && strings.Contains(text, separator) // each item has marks around it
	if r.exact || isMarked || r.isPlaceholder(path, text) {
		return r.split(path, r.unlinked(path, text, line), separator)
	}
	for _, part := range markdown.AtBreaks(markdown.WithBreaks(text, r.rewriting.Full(line.Number))) {
		if f := r.field(path); f != nil && !f.HasMarkup() && separator != layout.Break {
			part = besides(part, separator)
		}
		if part = r.unlinked(path, part, line); separator == layout.Break {
			items = append(items, nonEmpty([]string{part})...)
		} else {
			items = append(items, r.split(path, part, separator)...)
		}
	}
	return items
}

// split gives the items of a list that shares a line. Markup may reach over some
// of them; where it says nothing, it goes first.
func (r *reader) split(path, text, separator string) []string {
	if r.exact {
		return strings.Split(text, separator)
	}
	if strings.ContainsAny(separator, "`*_~") && strings.Contains(text, separator) { // each item has marks around it
		return nonEmpty(strings.Split(text, separator))
	}
	if !isInline(r.template.table, path) {
		text = bare(r.field(path), text)
	}
	return nonEmpty(splitWords(text, withoutSpace(separator)))
}

// nonEmpty gives texts without the white space around them, and those that are left.
func nonEmpty(texts []string) []string {
	for i := range texts {
		texts[i] = strings.TrimSpace(texts[i])
	}
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// splitWords cuts a text at a separator, but within no URL, code, link or emphasis.
func splitWords(text, separator string) []string {
	if !strings.ContainsAny(text, "`*_~[<:@.") || strings.ContainsAny(separator, "`*_~[]<>") {
		return strings.Split(text, separator)
	}
	var items []string
	start := 0
	for s := range bareTexts((markdown.Inline{}).Spans(text)) {
		for at := s.Start; ; {
			i := strings.Index(text[at:s.End], separator)
			if i < 0 {
				break
			}
			items = append(items, text[start:at+i])
			at += i + len(separator)
			start = at
		}
	}
	return append(items, text[start:])
}

// bareTexts walks over the texts that stand in no emphasis, link or image.
func bareTexts(spans []markdown.Span) iter.Seq[markdown.Span] {
	return func(yield func(markdown.Span) bool) {
		depth := 0
		for _, s := range spans {
			switch s.Kind {
			case markdown.SpanEmphasis, markdown.SpanStrike, markdown.SpanLink, markdown.SpanImage:
				depth++
			case markdown.SpanEmphasisEnd, markdown.SpanStrikeEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd:
				depth--
			}
			if s.Kind == markdown.SpanText && depth == 0 && !yield(s) {
				return
			}
		}
	}
}
