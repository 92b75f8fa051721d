package scaffold

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// An author may say in one line what the template has in several below a label: "**Estimated
// Time**: Reading 10 min, solving 40 min", or all in the first of these.

// Separators may stand between such numbers.
const Separators = ",;|/·•&+"

// partedLines gives the lines of a section with those that say several numbers, each with a
// label that the template has below another one, as the lines that the template would have.
func (r *reader) partedLines(key string, lines []markdown.Line) []markdown.Line {
	below := r.labelsBelow(key)
	if len(below) < 2 {
		return lines
	}
	return parted(lines, func(line markdown.Line) []markdown.Line {
		if !mayHold(below, &line) {
			return nil
		}
		return r.oneLine(key, below, line)
	})
}

// labelsBelow gives the patterns of the items with labels that the template has below other
// items of a section.
func (r *reader) labelsBelow(key string) (below []labelPattern) {
	for _, p := range r.labelPatterns(key) {
		if p.isBelow {
			below = append(below, p)
		}
	}
	return below
}

// mayHold reports whether a line may hold several of some labels with a number each, or one
// behind another label, as far as its bytes tell: most do not.
func mayHold(labels []labelPattern, line *markdown.Line) bool {
	if line.Kind != markdown.Item || !slices.ContainsFunc(line.Raw, isDigit) {
		return false
	}
	least := 1
	if line.Raw[0] == ' ' && bytes.IndexByte(line.Raw, ':') >= 0 { // as most are: one is no news
		least = 2
	}
	lower := bytes.ToLower(line.Raw)
	for _, p := range labels {
		if bytes.Contains(lower, p.lower) {
			least--
		}
	}
	return least <= 0
}

// oneLine gives the lines that an item says in one, or nil.
func (r *reader) oneLine(key string, below []labelPattern, line markdown.Line) (lines []markdown.Line) {
	isNested, mark, text := apart(string(line.Raw))
	if mark == "" {
		return nil
	}
	add := func(raw string) {
		part := line
		part.Raw, part.Text = []byte(raw), []byte(strings.TrimLeft(raw, " -*+"))
		lines = append(lines, part)
	}
	var own *markdown.Line
	name, said := partsOf(text)
	if isNested {
		said = text
	} else if own = r.ownNamed(key, name); own == nil || said == "" {
		return nil
	} else {
		add(string(line.Raw[:len(line.Raw)-len(text)]) + "**" + name + "**:")
	}
	values, rest := labelledNumbers(below, said)
	if len(values) == 0 || isNested && len(values) == 1 && (strings.Contains(text, ":") || !r.isNumberOf(values[0])) {
		return nil
	}
	for _, part := range rest {
		r.inPart(line, "the template has no place for "+source.Quote(part))
	}
	if own != nil {
		r.noteOwn(key, own, lines[0])
	}
	for _, v := range values {
		add(v.pattern.Literals()[0] + v.value)
	}
	return lines
}

// isNumberOf reports whether a value is a number, and the pattern that of one, or of a sum.
func (r *reader) isNumberOf(v labelledNumber) bool {
	f, _ := r.template.table.Lookup(v.pattern.Fields[0])
	if len(v.pattern.Fields) > 1 || f != nil && (f.Kind != spec.Number || f.Many) {
		return false
	}
	return strings.Trim(spec.SumIn(v.value, markdown.Inline{}.Seen(v.pattern.Literals()[1])), "0123456789") == ""
}

// ownNamed gives the template's own line whose label is a name, which may have a remark behind
// it, such as the unit of the numbers below it: "Estimated Time (minutes)".
func (r *reader) ownNamed(key, name string) *markdown.Line {
	if own := r.layout.OwnLike(key, markdown.Line{Raw: []byte(name)}); own != nil {
		return own
	}
	at := strings.IndexByte(name, '(')
	if at <= 0 || !strings.HasSuffix(name, ")") {
		return nil
	}
	return r.layout.OwnLike(key, markdown.Line{Raw: []byte(strings.TrimSpace(name[:at]))})
}

// ownRemarked gives the template's own line of which a text is the label with a remark in
// brackets, and nothing else; or nil.
func (r *reader) ownRemarked(key, text string) *markdown.Line {
	if !strings.Contains(text, "(") {
		return nil // as most
	}
	seen := strings.TrimRight(markdown.Inline{}.Seen(text), ": ")
	if !strings.HasSuffix(seen, ")") {
		return nil
	}
	return r.ownNamed(key, seen)
}

// partsOf parts the text of an item into its label and what is said behind it, which may
// stand in brackets.
func partsOf(text string) (name, said string) {
	text = markdown.Inline{}.Seen(text)
	name, said, isSigned := strings.Cut(text, ":")
	if at := strings.IndexByte(text, '('); at > 0 && (!isSigned || at < len(name)) && strings.IndexByte(text, ')') == len(text)-1 {
		name, said = text[:at], text[at+1:len(text)-1]
	}
	return strings.TrimSpace(name), strings.TrimSpace(said)
}

// A labelledNumber is a number with its unit, and the pattern of which it has the label.
type labelledNumber struct {
	pattern *layout.Pattern
	value   string
}

// labelledNumbers gives the numbers that a text says, if it says nothing else and each has
// another label of some before it, or behind. Beside several of them, numbers with other labels
// may stand: the rest.
func labelledNumbers(labels []labelPattern, text string) (values []labelledNumber, rest []string) {
	text = withoutBracketsAround(strings.ReplaceAll(markdown.Inline{}.Seen(text), " and ", ", "))
	if bare, unit, ok := strings.Cut(text, " ("); ok && isUnitOf(labels, unit) {
		text = bare
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(Separators, r) })
	for _, part := range parts {
		words := strings.Fields(withoutBracketsAround(strings.TrimSpace(part)))
		if len(words) == 0 {
			continue // before "and"
		}
		p, value := labelledNumberIn(labels, words)
		switch isAgain := func(v labelledNumber) bool { return v.pattern == p }; {
		case p != nil && !slices.ContainsFunc(values, isAgain):
			values = append(values, labelledNumber{p, value})
		case p == nil && isOtherNumber(labels, words):
			rest = append(rest, strings.TrimSpace(part))
		default:
			return nil, nil
		}
	}
	if rest != nil && len(values) < 2 {
		return nil, nil
	}
	return values, rest
}

// withoutBracketsAround is a text without the brackets that it stands in as a whole.
func withoutBracketsAround(text string) string {
	within, isOpen := strings.CutPrefix(text, "(")
	within, isClosed := strings.CutSuffix(within, ")")
	if !isOpen || !isClosed || strings.ContainsAny(within, "()") {
		return text
	}
	return strings.TrimSpace(within)
}

// isUnitOf reports whether a bracket closes behind the unit that the template has behind the
// numbers with some labels.
func isUnitOf(labels []labelPattern, text string) bool {
	unit, ok := strings.CutSuffix(text, ")")
	return ok && !slices.ContainsFunc(labels, func(p labelPattern) bool {
		return spec.NumberIn("1 "+unit, markdown.Inline{}.Seen(p.Literals()[1])) != "1"
	})
}

// isOtherNumber reports whether words are one number with its unit, and a label that is none
// of some.
func isOtherNumber(labels []labelPattern, words []string) bool {
	numbers := 0
	for _, word := range words {
		if strings.ContainsAny(word, "()[]") || labelled(labels, strings.TrimRight(word, ":=")) != nil {
			return false
		}
		if strings.ContainsFunc(word, unicode.IsDigit) {
			numbers++
		}
	}
	return numbers == 1 && len(words) > 1
}

// labelledNumberIn gives the pattern of which words have the label, and the number beside it;
// nil if they say anything else.
func labelledNumberIn(labels []labelPattern, words []string) (p *layout.Pattern, value string) {
	isNumber := func(word string) bool { return strings.IndexFunc(strings.TrimLeft(word, "~≈"), unicode.IsDigit) == 0 }
	holdsMore := func(word string) bool { return strings.ContainsAny(word, "0123456789()[]") }
	at := slices.IndexFunc(words, isNumber)
	switch {
	case at < 0 || strings.ContainsAny(words[at], "()[]"):
	case at > 0:
		name := strings.TrimRight(strings.Join(words[:at], " "), ":=~≈–—- ")
		return labelled(labels, name), strings.Join(words[at:], " ")
	case at == 0:
		for n := 1; n < len(words); n++ {
			if p := labelled(labels, strings.Join(words[n:], " ")); p != nil && !slices.ContainsFunc(words[1:], holdsMore) {
				return p, strings.Join(words[:n], " ")
			}
		}
	}
	return nil, ""
}

// labelled gives the pattern of which a name is the label, or nil.
func labelled(labels []labelPattern, name string) *layout.Pattern {
	key := markdown.Key(name)
	for _, p := range labels {
		if p.key == key && key != "" {
			return p.Pattern
		}
	}
	return nil
}
