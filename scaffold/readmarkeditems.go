package scaffold

import (
	"strings"

	"newproblem/scaffold/layout"
)

// itemMarks are the marks that may stand around each item of a list in a line.
const itemMarks = "*_`~"

// hasMarkedItems reports whether the template has marks around each item of a list that
// shares a line.
func hasMarkedItems(p *layout.Pattern) bool {
	return strings.ContainsAny(strings.Join(p.Separators, ""), itemMarks)
}

// mayBeMarked reports whether a value can be read in place of a list of marked items, though
// it does not have the template's marks.
func (r *reader) mayBeMarked(p *layout.Pattern, value string) bool {
	return strings.TrimSpace(value) == "" || r.isPlaceholder(p.Fields[0], value) || r.otherwiseMarked(p, 0, value) != nil
}

// otherwiseMarked gives the items of such a list, the i-th field of a line, that have other
// marks than the template's, or none, or something else between them; nil where that cannot
// be told: where the template has marks alone between them, words without any may be one.
func (r *reader) otherwiseMarked(p *layout.Pattern, i int, text string) []string {
	f := r.field(p.Fields[i])
	if r.exact || f == nil || f.HasMarkup() || p.IsBroken(i) || r.isPlaceholder(f.Path, text) || !strings.ContainsAny(p.Separators[i], itemMarks) || strings.Contains(text, p.Separators[i]) {
		return nil
	}
	separator := strings.TrimSpace(strings.Trim(p.Separators[i], itemMarks))
	isSigned := separator != ""
	if !isSigned {
		separator = ","
	}
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		return nil // of the placeholder, not of a list
	}
	before, behind := p.Literals()[i], p.Literals()[i+1]
	opened := before[len(strings.TrimRight(before, itemMarks)):]
	closed := behind[:len(behind)-len(strings.TrimLeft(behind, itemMarks))]
	for _, whole := range []string{opened + text + closed, text} { // they may have been taken for the template's
		parts := nonEmpty(splitWords(besides(whole, separator), separator))
		for k, part := range parts {
			parts[k] = bare(f, part)
		}
		isTorn := func(part string) bool { return strings.ContainsAny(part, itemMarks) }
		isOne := len(parts) == 1 && (isSigned || !strings.ContainsAny(text, " \t"))
		if len(parts) > 1 && !isTorn(strings.Join(parts, "")) || isOne && whole == text {
			return parts
		}
	}
	return nil
}
