package markdown

import "strings"

// An inlineBracket is a "[" or "![" without its "]" yet.
type inlineBracket struct {
	span    int   // its span
	content int   // where the text behind it begins
	top     int32 // the last run of marks before it, or -1
	isImage bool
	hasMore bool // another bracket stands behind it
}

// openBracket notes the bracket at an offset.
func (r *inlineReader) openBracket(at int, isImage bool) {
	n := 1
	if isImage {
		n = 2
	}
	if open := len(r.brackets); open > 0 {
		r.brackets[open-1].hasMore = true
	}
	r.put(Span{Kind: SpanText, Text: r.text[at : at+n]}, n)
	r.brackets = append(r.brackets, inlineBracket{span: len(r.out) - 1, content: r.pos, top: r.top, isImage: isImage})
}

// closeBracket reads the "]" at the position, and the rest of the link that it
// ends.
func (r *inlineReader) closeBracket() {
	n := len(r.brackets)
	if n == 0 {
		r.pos++
		return
	}
	open := r.brackets[n-1]
	isDead := n <= r.dead && !open.isImage
	r.brackets, r.dead = r.brackets[:n-1], min(r.dead, n-1)
	if isDead {
		r.pos++
		return
	}
	target, end := inlineTail(r.text[:r.end], r.pos+1)
	if end == 0 {
		target, end = r.reference(open)
	}
	if end == 0 {
		r.pos++
		return
	}
	r.flush(r.pos)
	r.pair(open.top)
	kind := SpanLink
	if open.isImage {
		kind = SpanImage
	} else { // no link within a link
		r.dead = len(r.brackets)
	}
	r.out[open.span].Kind, r.out[open.span].Target, r.out[open.span].Text = kind, &target, ""
	r.put(Span{Kind: kind + 1}, end-r.pos)
}

// reference gives the target of the reference that the "]" at the position
// ends, and where it ends; 0 if it is none.
func (r *inlineReader) reference(open inlineBracket) (target Target, end int) {
	if r.in.Definitions == nil {
		return target, 0
	}
	label, end := inlineLabel(r.text[:r.end], r.pos+1)
	if strings.Trim(label, inlineSpace) == "" {
		if open.hasMore {
			return target, 0
		}
		label = r.text[open.content:r.pos]
		end = max(end, r.pos+1)
	}
	const longest = 999 // a label
	if len(label) > longest {
		return target, 0
	}
	target, ok := r.in.Definitions(LinkLabel(label))
	if !ok || strings.Trim(label, inlineSpace) == "" {
		return target, 0
	}
	return target, end
}

// inlineLabel gives the label in brackets that begins at an offset, and where it
// ends; 0 if none does.
func inlineLabel(text string, at int) (label string, end int) {
	const longest = 999
	if at >= len(text) || text[at] != '[' {
		return "", 0
	}
	for i := at + 1; i < min(len(text), at+longest+2); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			return "", 0
		case ']':
			return text[at+1 : i], i + 1
		}
	}
	return "", 0
}

// LinkLabel gives what makes two labels of references the same: small letters,
// and one space for white space.
func LinkLabel(label string) string {
	label = strings.Join(strings.FieldsFunc(label, func(r rune) bool { return r < ' ' || r == ' ' }), " ")
	label = strings.ToLower(strings.ToUpper(label))
	return strings.ReplaceAll(label, "ß", "ss")
}

// inlineTail reads what follows the text of a link: "(destination "title")".
// It gives where that ends, or 0.
func inlineTail(text string, at int) (target Target, end int) {
	if at >= len(text) || text[at] != '(' {
		return target, 0
	}
	i := skipInlineSpace(text, at+1)
	raw, i, ok := inlineDestination(text, i)
	if !ok {
		return target, 0
	}
	target.Destination = inlineResolved(raw)
	behind := skipInlineSpace(text, i)
	if behind > i && behind < len(text) && strings.IndexByte(`"'(`, text[behind]) >= 0 {
		if raw, behind, ok = inlineTitle(text, behind); !ok {
			return target, 0
		}
		target.Title = inlineResolved(inlineLines(raw, "\n"))
		behind = skipInlineSpace(text, behind)
	}
	if behind < len(text) && text[behind] == ')' {
		return target, behind + 1
	}
	return target, 0
}

func skipInlineSpace(text string, i int) int {
	for i < len(text) && strings.IndexByte(inlineSpace, text[i]) >= 0 {
		i++
	}
	return i
}

// inlineDestination gives the destination that begins at an offset, as it
// stands there but for the angle brackets, and where it ends.
func inlineDestination(text string, at int) (raw string, end int, ok bool) {
	if at < len(text) && text[at] == '<' {
		for i := at + 1; i < len(text); i++ {
			switch text[i] {
			case '\\':
				if i+1 < len(text) && isPunct(text[i+1]) {
					i++
				}
			case '>':
				return text[at+1 : i], i + 1, true
			case '<', '\r', '\n':
				return "", 0, false
			}
		}
		return "", 0, false
	}
	const deepest = 32
	depth, i := 0, at
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && isPunct(text[i+1]):
			i++
			continue
		case c == '(':
			if depth++; depth > deepest {
				return "", 0, false
			}
			continue
		case c == ')' && depth > 0:
			depth--
			continue
		case c > ' ' && c != 0x7f && c != ')':
			continue
		}
		break
	}
	isEmpty := i == at && (i >= len(text) || text[i] != ')')
	return text[at:min(i, len(text))], i, !isEmpty // readers do not mind a parenthesis that stays open before white space
}

// inlineTitle gives the title that begins with a quote or parenthesis at an
// offset, without these, and where it ends.
func inlineTitle(text string, at int) (raw string, end int, ok bool) {
	closes := text[at]
	if closes == '(' {
		closes = ')'
	}
	for i := at + 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && isPunct(text[i+1]):
			i++
		case c == closes:
			return text[at+1 : i], i + 1, true
		case c == '(' && closes == ')':
			return "", 0, false
		}
	}
	return "", 0, false
}

// inlineResolved gives a destination or title with its escapes and entities
// resolved.
func inlineResolved(raw string) string {
	if !strings.ContainsAny(raw, `\&`) {
		return raw
	}
	var out strings.Builder
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && isPunct(raw[i+1]):
			out.WriteByte(raw[i+1])
			i += 2
			continue
		case raw[i] == '&':
			if text, n := inlineEntity(raw[i:]); n > 0 {
				out.WriteString(text)
				i += n
				continue
			}
		}
		out.WriteByte(raw[i])
		i++
	}
	return out.String()
}
