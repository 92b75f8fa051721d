package source

import (
	"fmt"
	"strings"
	"unicode"
)

// Scalar gives a text as it is written behind a key, or as an item of a list: plain where
// YAML reads that as the same text, else in double quotes. Within the brackets of a list or
// a mapping, more has to be quoted.
func Scalar(text string, isInFlow bool) string {
	if isPlain(text, isInFlow) {
		return text
	}
	return `"` + Quoted(text) + `"`
}

// Quoted gives what stands between double quotes for a text.
func Quoted(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteString(`\t`)
		case r > 0xffff && !unicode.IsPrint(r):
			fmt.Fprintf(&out, `\U%08X`, r)
		case r != ' ' && !unicode.IsPrint(r): // what YAML takes for a line break, and what no tool shows
			fmt.Fprintf(&out, `\u%04X`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// isOtherWord reports whether YAML 1.1 takes a text for something else: words for true
// and false, and numbers with colons in them, such as 100:1, which is 6001 there.
func isOtherWord(s string) bool {
	switch strings.ToLower(s) {
	case "<<", "y", "n", "yes", "no", "on", "off":
		return true
	}
	return strings.Contains(s, ":") && strings.Trim(s, "0123456789:._+-") == ""
}
