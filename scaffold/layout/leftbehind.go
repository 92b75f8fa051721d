package layout

import "strings"

// LeftBehind gives the items that an author has written before what is left of the
// placeholder of a list that shares a line, and that: of "[Google, Meta, Amazon, etc.]",
// someone may have filled in only the beginning, "Uber, [Meta, Amazon, etc.]". It is "" if
// the text ends in no more of it than an author may say.
func (p *Placement) LeftBehind(text string) (before, left string) {
	at := strings.LastIndexByte(text, '[')
	if len(p.Placeholders) != 1 || at <= 0 || p.Separator == "" {
		return "", ""
	}
	before, isParted := strings.CutSuffix(strings.TrimSpace(strings.TrimSuffix(text[:at], `\`)), strings.TrimSpace(p.Separator))
	left = strings.TrimSpace(text[at:])
	words := strings.TrimSuffix(left[len("["):], `\]`) // which ends as the placeholder does
	words = strings.TrimSuffix(words, "]")
	of, isBracketed := strings.CutSuffix(p.Placeholders[0], "]")
	isRest := isBracketed && words != "" && (strings.HasSuffix(of, p.Separator+words) || isParted && of == "["+words)
	if !isRest || before == "" {
		return "", ""
	}
	return before, left
}
