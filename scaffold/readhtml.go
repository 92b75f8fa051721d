package scaffold

import (
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

var (
	anchorTag = lazy.Regexp(`(?i)^<a\s+(name|id)\s*=[^<>]*>$`)
	hasTarget = lazy.Regexp(`(?i)\shref\s*=`)
	layouts   = lazy.Regexp(`(?i)^(\s*</?(details|div|section|center|p|br|hr|span)(\s[^<>]*|/)?>)+\s*$`)
)

// isLayout reports whether a line has nothing but tags that show nothing by
// themselves.
func isLayout(text string) bool { return strings.Contains(text, "<") && layouts().MatchString(text) }

// isAnchor reports whether a tag is a place for links to lead to.
func isAnchor(tag string) bool { return anchorTag().MatchString(tag) && !hasTarget().MatchString(tag) }

// kept gives of a text what a field of its kind can hold, and says what is lost
// of it: HTML that is more than a line break, and of a text without markup the
// links and images.
func kept(f *spec.Field, text string) (string, string) {
	if !strings.ContainsAny(text, "<[:@") {
		return text, ""
	}
	isPlain := f.Kind != spec.Inline && f.Kind != spec.Block && f.Kind != spec.Link
	var out strings.Builder
	lost, inCode := "", false
	for _, paragraph := range strings.SplitAfter(text, "\n") {
		if f.Kind == spec.Block {
			if trimmed := strings.TrimLeft(paragraph, " "); strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
				inCode = !inCode
			}
			if inCode {
				out.WriteString(paragraph)
				continue
			}
		}
		line := withoutHTML(paragraph, &lost, isPlain)
		out.WriteString(line)
	}
	if f.Kind != spec.Block {
		return strings.Join(strings.Fields(out.String()), " "), lost
	}
	return out.String(), lost
}

const linkLost = "the spec has no place for the link, only for its words"

// withoutHTML gives a text without its tags.
func withoutHTML(text string, lost *string, isPlain bool) string {
	end, out := 0, ""
	inAnchor := false
	for _, s := range (markdown.Inline{}).Spans(text) {
		switch {
		case s.Kind == markdown.SpanComment, s.Kind == markdown.SpanHTML:
			out += text[end:s.Start]
			end = s.End
			if strings.HasPrefix(strings.ToLower(s.Text), "<br") {
				out += " "
			} else if s.Kind == markdown.SpanHTML && !isAnchor(s.Text) && !(inAnchor && strings.HasPrefix(s.Text, "</")) {
				*lost = "the spec has no raw HTML, only the words"
			}
			inAnchor = isAnchor(s.Text)
		case isPlain && s.Kind == markdown.SpanLink && s.Target.Destination != "":
			*lost = linkLost
		case isPlain && s.Kind == markdown.SpanImage:
			*lost = "the spec has no place for the image, only for its words"
		}
	}
	return out + text[end:]
}
