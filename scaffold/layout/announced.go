package layout

import (
	"strings"

	"newproblem/scaffold/markdown"
)

// Announced gives the label that a text before a field is, which may begin with the mark of a
// list, and whether a sign stands behind it: a colon or a dash, or none behind words in bold.
// Other words are no label, but the beginning of what the line says.
func Announced(before string) (label string, isSigned bool) {
	const value = "x"
	if l, ok := (markdown.Inline{}).Label(before + value); ok && strings.Trim(l.Value, "*_`~") == value {
		return l.Name, true
	}
	if l, ok := (markdown.Inline{}).DashLabel(before + value); ok && strings.Trim(l.Value, "*_`~") == value {
		sign := (markdown.Inline{}).Seen(before[l.NameEnd:])
		return l.Name, strings.TrimSpace(sign) != ""
	}
	return "", false
}
