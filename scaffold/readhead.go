package scaffold

import (
	"slices"
	"strings"
	"unicode"

	"newproblem/scaffold/markdown"
)

// withoutMarksAtLink is a text without the emphasis that it begins with, if a link follows
// at once: the emphasis may reach over what is said of that.
func withoutMarksAtLink(text string) string {
	for {
		spans := (markdown.Inline{}).Spans(text)
		end := markdown.EmphasisEnd(spans)
		if end < 0 {
			return text
		}
		at := slices.IndexFunc(spans, func(s markdown.Span) bool { return s.Kind != markdown.SpanEmphasis })
		if kind := spans[at].Kind; kind != markdown.SpanLink && kind != markdown.SpanAutolink {
			return text
		}
		bare := text[spans[0].End:spans[end].Start] + text[spans[end].End:]
		if (markdown.Inline{}).Seen(bare) != (markdown.Inline{}).Seen(text) {
			return text
		}
		text = bare
	}
}

// struckStart gives where the words end that are struck out at the start of a text, or 0.
func struckStart(text string) int {
	depth := 0
	for i, s := range (markdown.Inline{}).Spans(text) {
		switch s.Kind {
		case markdown.SpanStrike:
			depth++
		case markdown.SpanStrikeEnd:
			if depth--; depth == 0 {
				return s.End
			}
		}
		if i == 0 && depth == 0 {
			return 0
		}
	}
	return 0
}

// withoutLink gives a text with the words of its only link in place of that.
func withoutLink(text string) (string, *markdown.Target) {
	var link, end *markdown.Span
	spans := (markdown.Inline{}).Spans(text)
	for i := range spans {
		switch s := &spans[i]; {
		case s.Kind == markdown.SpanLink && link != nil:
			return text, nil
		case s.Kind == markdown.SpanLink:
			link = s
		case s.Kind == markdown.SpanLinkEnd:
			end = s
		}
	}
	if link == nil {
		return text, nil
	}
	return text[:link.Start] + text[link.End:end.Start] + text[end.End:], link.Target
}

// head takes the text of an item apart: what it is about, which may be a link,
// and what is said of it, behind a colon or a dash.
func head(text string) (name string, link *markdown.Target, rest string) {
	spans := (markdown.Inline{}).Spans(text)
	first := 0
	for first < len(spans) && spans[first].Kind == markdown.SpanEmphasis {
		first++
	}
	end := 0
	if first < len(spans) {
		switch s := spans[first]; s.Kind {
		case markdown.SpanLink:
			for i := first; i < len(spans); i++ {
				if spans[i].Kind == markdown.SpanLinkEnd {
					name, link, end = text[s.Start+1:spans[i].Start], s.Target, closed(spans, i)
					break
				}
			}
		case markdown.SpanAutolink:
			name, link, end = s.Text, s.Target, closed(spans, first)
		}
	}
	if i := markdown.EmphasisEnd(spans); end == 0 && i > 0 { // bold words
		name, end = text[:spans[i].End], closed(spans, i)
	}
	if end > 0 {
		text = text[:end] + withoutNotesBeforeJoint(text[end:])
		if sign := strings.Trim(signBeforeColon(text[end:]), " "); sign != "" {
			text = text[:end] + strings.Replace(text[end:], sign, "", 1)
		}
		if rest = withoutJoint(text[end:]); rest == "" || strings.TrimSpace(rest) != strings.TrimSpace(text[end:]) {
			return withoutJointAtEnd(unbold(name)), link, withoutSecondJoint(rest)
		}
		switch {
		case link == nil && (spans[0].Level == 2 || endsInColon(unbold(name))) && isApart(text[end:]):
			return withoutJointAtEnd(unbold(name)), nil, strings.TrimSpace(strings.TrimPrefix(text[end:], ". "))
		case link == nil:
			return "", nil, ""
		case spans[first].Kind == markdown.SpanLink && isApart(text[end:]):
			return unbold(name), link, rest
		} // a URL among the words says where it leads itself; other words go on with a link
	}
	at, behind := dash(text, spans)
	if l, ok := (markdown.Inline{}).Label(text); ok && (at < 0 || l.NameEnd <= at) {
		rest = text[l.ValueStart:l.ValueEnd]
		if behind := strings.TrimSpace(text[l.NameEnd:]); withoutJoint(behind) != behind { // with its markup
			rest = withoutJoint(behind)
		}
		start := l.NameStart
		if spans[0].Kind == markdown.SpanImage || link != nil {
			start = spans[0].Start
		}
		return text[start:closedAt(spans, l.NameEnd)], nil, rest
	}
	if at > 0 {
		return strings.TrimSpace(text[:at]), nil, strings.TrimSpace(text[behind:])
	}
	return "", nil, ""
}

// withoutJointAtEnd is a name without the colon or the dash that its author has made bold
// with it: a hyphen is one behind a space only.
func withoutJointAtEnd(name string) string {
	for _, joint := range headJoints {
		if bare, ok := strings.CutSuffix(name, joint); ok && (joint[0] != '-' || strings.HasSuffix(bare, " ")) && strings.TrimSpace(bare) != "" {
			return withoutJointAtEnd(strings.TrimSpace(bare))
		}
	}
	return name
}

func endsInColon(text string) bool {
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// signBeforeColon gives what stands between bold words and their colon, if that is no
// word and no mark, such as an emoji.
func signBeforeColon(behind string) string {
	sign, _, ok := strings.Cut(behind, ":")
	if !ok || markdown.Key(sign) != "" || !strings.ContainsFunc(sign, unicode.IsSymbol) || strings.ContainsAny(sign, "`~<") {
		return ""
	}
	return sign
}

// withoutNotesBeforeJoint is what stands behind a name without the marks of footnotes that it
// begins with, if what is said of it follows, or nothing.
func withoutNotesBeforeJoint(behind string) string {
	rest := behind
	for at := markdown.Notes(rest); at != nil && at[0].Start == 0; at = markdown.Notes(rest) {
		rest = rest[at[0].End:]
	}
	if said := withoutJoint(rest); len(rest) < len(behind) && (strings.TrimSpace(rest) == "" || strings.TrimSpace(said) != strings.TrimSpace(rest)) {
		return rest
	}
	return behind
}

// isApart reports whether what stands behind bold words is another part of the
// text: they are what it is about.
func isApart(behind string) bool {
	return strings.HasPrefix(behind, " ") || strings.HasPrefix(behind, ". ") || strings.HasPrefix(strings.ToLower(behind), "<br")
}

// closed gives the end of a span, and of what ends with it.
func closed(spans []markdown.Span, i int) int { return closedAt(spans[i:], spans[i].End) }

// closedAt gives the end of the emphasis and the links that end at an offset, or
// the offset.
func closedAt(spans []markdown.Span, end int) int {
	for _, s := range spans {
		switch s.Kind {
		case markdown.SpanEmphasisEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd, markdown.SpanStrikeEnd:
			if s.Start == end {
				end = s.End
			}
		}
	}
	return end
}

// unbold takes the marks of emphasis from around a text.
func unbold(text string) string {
	for len(text) > 2 && (text[0] == '*' || text[0] == '_') && text[0] == text[len(text)-1] {
		text = text[1 : len(text)-1]
	}
	return text
}

// withoutJoint gives what is said of something, without the colon or the dash
// before it.
func withoutJoint(text string) string {
	text = strings.TrimSpace(text)
	for _, joint := range headJoints {
		if rest, ok := strings.CutPrefix(text, joint); ok && !(joint == "-" && strings.HasPrefix(rest, ">")) { // an arrow is none
			return strings.TrimSpace(rest)
		}
	}
	return text
}

// withoutSecondJoint is what is said behind a name and a joint, without another joint of
// another kind that its author has there, with a space behind it.
func withoutSecondJoint(said string) string {
	for _, joint := range headJoints {
		if rest, ok := strings.CutPrefix(said, joint+" "); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	return said
}

// headJoints stand between what an item is about and what is said of it.
var headJoints = []string{":", "：", "---", "--", "-", "–", "—"}

func endsInJoint(text string) bool {
	text = strings.TrimRight(text, " ")
	return slices.ContainsFunc(headJoints, func(joint string) bool { return strings.HasSuffix(text, joint) })
}

// dash gives where a dash stands between the words of a text, and what is behind
// it; -1 where there is none.
func dash(text string, spans []markdown.Span) (at, behind int) {
	for s := range bareTexts(spans) {
		for _, d := range []string{" - ", " -- ", " --- ", " – ", " — "} {
			if i := strings.Index(text[s.Start:s.End], d); i > 0 || i == 0 && s.Start > 0 {
				return s.Start + i, s.Start + i + len(d)
			}
		}
	}
	return -1, 0
}
