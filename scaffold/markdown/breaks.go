package markdown

import "strings"

// HasBreak reports whether a text has a break that a reader sees, as a tag or at the end of
// one of its lines.
func HasBreak(text string) bool { return len(AtBreaks(text)) > 1 }

// AtBreaks cuts a text at the breaks that a reader sees in it, but not within emphasis or a
// link, which would be torn.
func AtBreaks(text string) []string {
	if !strings.Contains(text, "\n") && !hasBreakTag(text) {
		return []string{text}
	}
	var parts []string
	start, depth := 0, 0
	for _, s := range (Inline{}).Spans(text) {
		switch s.Kind {
		case SpanEmphasis, SpanStrike, SpanLink, SpanImage:
			depth++
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd, SpanImageEnd:
			depth--
		}
		if depth == 0 && (s.Kind == SpanHardBreak || s.IsBreakTag()) {
			parts, start = append(parts, strings.TrimSpace(text[start:s.Start])), s.End
		}
	}
	return append(parts, strings.TrimSpace(text[start:]))
}

// WithBreaks gives a part of a line in one writing with the breaks that the line has in
// full, see Rewriting.Full: each as a tag. Where the part does not stand there, it is
// given as it is.
func WithBreaks(part, full string) string {
	lines := AtBreaks(full)
	if len(lines) < 2 {
		return part
	}
	for i := range lines {
		lines[i] = inOneLine(lines[i])
	}
	flat := strings.Join(lines, " ")
	at := strings.LastIndex(flat, part)
	if at < 0 {
		return part
	}
	var out strings.Builder
	end := -1 // of the lines so far
	for i, line := range lines {
		start := end + 1
		end = start + len(line)
		from, to := max(start, at), min(end, at+len(part))
		if i > 0 && from <= to && start > at && start <= at+len(part) {
			out.WriteString("<br>")
		}
		if from < to {
			out.WriteString(flat[from:to])
		}
	}
	return out.String()
}

// inOneLine gives a text of several lines, which end in breaks, with a space for each.
func inOneLine(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	lines := strings.Split(text, "\n")
	for i := range lines[:len(lines)-1] {
		lines[i] = strings.TrimRight(strings.TrimSuffix(lines[i], `\`), " ")
		lines[i+1] = strings.TrimLeft(lines[i+1], " ")
	}
	return strings.Join(lines, " ")
}
