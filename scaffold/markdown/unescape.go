package markdown

import "strings"

// ofURL is what may have got an escape in a bare URL that has become text.
const ofURL = ":._~[]&#"

// UnescapePlain gives the text that EscapePlain wrote.
func UnescapePlain(s string, at Place) string {
	if at.Kind == Code || !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// UnescapeInline gives a text that EscapeInline writes as s, with as few
// escapes as possible; where there is none, s itself, but without the backslashes
// that only a table takes away again.
func UnescapeInline(s string, at Place) string {
	if at.Kind == Code || !strings.Contains(s, `\`) {
		return s
	}
	for _, added := range []string{"<`|\\" + ofURL, "<`|#\\", "<|#\\", "<|\\", "|", ""} {
		if out := unescapeSpans(s, added, at); EscapeInline(out, at) == s {
			return out
		}
	}
	if at.Kind == Row {
		return unescapeSpans(s, "|", at)
	}
	return s
}

// UnescapeBlock gives a text that EscapeBlock writes as s, as UnescapeInline.
func UnescapeBlock(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	at := Place{Kind: Prose}
	for _, added := range []string{"<`\\" + ofURL, "<`[\\", "<[", "<", "["} {
		if out := unescapeSpans(s, added, at); EscapeBlock(out) == s {
			return out
		}
	}
	return s
}

// unescapeSpans removes the backslashes before the characters that may have
// been given one, and the one at the start.
func unescapeSpans(s, added string, at Place) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '`':
			n := run([]byte(s[i:]), '`')
			end := codeSpanEnd(s, i, n)
			if end == 0 {
				end = i + n
			}
			span := s[i:end]
			if at.Kind == Row {
				span = strings.ReplaceAll(span, `\|`, "|")
			}
			out.WriteString(span)
			i = end
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			if !strings.Contains(added, s[i+1:i+2]) && !(at.Lead && isLeadEscape(s, i)) {
				out.WriteByte('\\')
			}
			out.WriteByte(s[i+1])
			i += 2
		default:
			out.WriteByte(c)
			i++
		}
	}
	return out.String()
}

// isLeadEscape reports whether the backslash at i is where escapeLead puts
// one: at the start, after the number that a text begins with, or before each of
// three tildes.
func isLeadEscape(s string, i int) bool {
	return strings.Trim(s[:i], "0123456789") == "" || i < 6 && strings.HasPrefix(s, `\~\~\~`)
}

// IndexUnescaped gives where literal first stands in s, but not within a code
// span, and not after a backslash; or -1.
func IndexUnescaped(s, literal string) int {
	for i := 0; i+len(literal) <= len(s); {
		if strings.HasPrefix(s[i:], literal) {
			return i
		}
		switch s[i] {
		case '\\':
			i += 2
		case '`':
			n := run([]byte(s[i:]), '`')
			if end := codeSpanEnd(s, i, n); end > 0 {
				i = end
			} else {
				i += n
			}
		default:
			i++
		}
	}
	return -1
}
