package layout

import (
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// A Pattern is a line of a template with fields in it: the fields, and the text
// around them, by which such a line is recognised.
type Pattern struct {
	Kind       markdown.LineKind
	Fields     []string // their paths
	Separators []string // of each field: what joins the items of its list, or ""

	isBroken []bool     // of each field: a break parts the items of its list
	between  [][]string // of each field: what stands between its markers
	literals []string   // before, between and after the fields
	broken   []string   // the same with the breaks between the fields, each as Break; nil if there are none
	above    []string   // of an item: what tells which list it is of; see Above
	hasTwin  bool
	isCount  bool // there is a number before the first field that counts the items
	isAngled bool // a field of it stands in angle brackets
	isText   bool // it is that of a text, which no number of an item begins
}

func newPattern(line *fieldLine) Pattern {
	p := Pattern{Kind: line.line.Kind}
	end := 0
	for _, field := range line.fields {
		p.literals = append(p.literals, line.text[end:field.start])
		p.isAngled = p.isAngled || p.Kind != markdown.Code && isAngled(line.text, field)
		p.Fields = append(p.Fields, field.path)
		p.Separators = append(p.Separators, field.separator)
		p.isBroken = append(p.isBroken, field.isBroken)
		p.between = append(p.between, field.between)
		end = field.end
	}
	p.literals = append(p.literals, line.text[end:])
	p.literals[0] = withoutOrdinal(p.literals[0])
	return p
}

// isAngled reports whether a field of a line stands in angle brackets, as a URL does. Those
// of where a link leads are none in one writing.
func isAngled(line string, f found) bool {
	return strings.HasSuffix(line[:f.start], "<") && strings.HasPrefix(line[f.end:], ">") && !strings.HasSuffix(line[:f.start], "](<")
}

// IsAngled reports whether a field of the line stands in angle brackets: a URL is read with
// them, whatever its writing.
func (p *Pattern) IsAngled() bool { return p.isAngled }

// PatternOf gives the pattern of a text with markers in it; nil if it has none.
func PatternOf(text string) *Pattern {
	fields := findMarkers(text)
	if fields == nil {
		return nil
	}
	p := newPattern(&fieldLine{line: markdown.Line{Kind: markdown.Prose}, text: text, fields: fields})
	return &p
}

// TextPatternOf gives the pattern of a text that is no line of Markdown: a number at its
// beginning is no item's.
func TextPatternOf(text string) *Pattern {
	p := PatternOf(text)
	if p != nil {
		p.isText, p.literals[0] = true, text[:findMarkers(text)[0].start]
	}
	return p
}

// IsBroken reports whether breaks part the items of a list.
func (p *Pattern) IsBroken(field int) bool { return p.isBroken[field] }

// Between gives what stands between the text of a field that is no list and each time that
// the line has it again.
func (p *Pattern) Between(field int) []string { return p.between[field] }

// BetweenSame gives the same within one item of a list, as in "[text](#text), [text](#text)".
func (p *Pattern) BetweenSame(field int) []string {
	between := p.between[field]
	n := len(between) / 2
	if n > 0 && len(between)%2 == 1 && slices.Equal(between[:n], between[n+1:]) && !slices.Contains(between[:n], between[n]) {
		return between[:n]
	}
	return nil
}

// Text gives such a line, with markers in place of the fields.
func (p *Pattern) Text() string {
	var out strings.Builder
	for i, path := range p.Fields {
		out.WriteString(p.literals[i] + Marker(path))
		for _, between := range p.between[i] {
			out.WriteString(between + Marker(path))
		}
	}
	return out.String() + p.literals[len(p.Fields)]
}

// patternOf gives the pattern that was noted of a line.
func (l *Layout) patternOf(line *fieldLine) *Pattern {
	p, patterns := newPattern(line), l.patterns[line.key]
	return &patterns[slices.IndexFunc(patterns, p.isLike)]
}

// isLike reports whether two patterns are of the same lines, but for a number that counts
// them.
func (p *Pattern) isLike(q Pattern) bool {
	_, isCounted := cutCounted(q.literals[0]+"\n", p.literals[0]+"\n")
	return q.Kind == p.Kind && isCounted && slices.Equal(q.literals[1:], p.literals[1:]) && slices.Equal(q.Fields, p.Fields)
}

// cutCounted gives what stands in a line behind a text, whatever the numbers in it are.
func cutCounted(line, text string) (rest string, ok bool) {
	const digits = "0123456789"
	for text != "" {
		n := len(text) - len(strings.TrimLeft(text, digits))
		if n == 0 {
			if line == "" || line[0] != text[0] {
				return "", false
			}
			line, text = line[1:], text[1:]
			continue
		}
		rest := strings.TrimLeft(line, digits)
		if len(rest) == len(line) {
			return "", false
		}
		line, text = rest, text[n:]
	}
	return line, true
}

// addPattern notes a pattern of a section, the most telling ones first.
func (l *Layout) addPattern(p Pattern, key string) {
	if i := slices.IndexFunc(l.patterns[key], p.isLike); i >= 0 {
		known := &l.patterns[key][i]
		known.above = appendNew(known.above, p.above...)
		known.isCount = known.isCount || known.literals[0] != p.literals[0]
		return
	}
	l.patterns[key] = append(l.patterns[key], p)
	slices.SortStableFunc(l.patterns[key], func(a, b Pattern) int { return compare(&a, &b) })
}

// compare puts the more telling of two patterns first: the one with more text
// around its fields. The row of a table is recognised by the cells before its first
// field: one that begins with a field may be any row.
func compare(a, b *Pattern) int {
	if a.Kind == markdown.Row && b.Kind == markdown.Row {
		if n := len(b.literals[0]) - len(a.literals[0]); n != 0 {
			return n
		}
	}
	return b.weight() - a.weight()
}

// weight is how much text a line must have to match.
func (p *Pattern) weight() int {
	n := 0
	for _, l := range p.literals {
		n += len(l)
	}
	return n
}

// HoldsAnything reports whether every line would match: the pattern of a block
// text, and of code.
func (p *Pattern) HoldsAnything() bool { return p.weight() == 0 }

// Match gives what stands in a line, which has a kind and a text, in place of
// each field; it is false where the line has another pattern.
func (p *Pattern) Match(kind markdown.LineKind, line string) ([]string, bool) {
	if kind != p.Kind {
		return nil, false
	}
	cut := strings.CutPrefix
	if p.isCount {
		cut = cutCounted
	}
	if !p.isText {
		line = withoutOrdinal(line)
	}
	rest, ok := cut(line, p.literals[0])
	if !ok {
		return nil, false
	}
	texts := make([]string, len(p.Fields))
	for i := range p.Fields {
		literal := p.literals[i+1]
		at := len(rest) - len(literal)
		if i < len(p.Fields)-1 {
			at = p.index(rest, literal)
		}
		if at < 0 || rest[at:at+len(literal)] != literal {
			return nil, false
		}
		texts[i], rest = rest[:at], rest[at+len(literal):]
	}
	return texts, true
}

// index gives where the text between two fields stands first; -1 if it does not.
// The cells of a row are told apart before its code spans are.
func (p *Pattern) index(rest, literal string) int {
	if p.Kind != markdown.Row || !strings.Contains(literal, "|") {
		return markdown.IndexUnescaped(rest, literal)
	}
	for i := 0; i+len(literal) <= len(rest); i++ {
		if strings.HasPrefix(rest[i:], literal) {
			return i
		}
		if rest[i] == '\\' {
			i++
		}
	}
	return -1
}

var ordinal = lazy.Regexp(`^(\s*)\d+([.)] )`)

// withoutOrdinal is a line whose first number, if it numbers a list item, is 1.
func withoutOrdinal(line string) string {
	if item := strings.TrimLeft(line, " \t"); item == "" || item[0] < '0' || item[0] > '9' {
		return line
	}
	if m := ordinal().FindStringSubmatchIndex(line); m != nil {
		return line[:m[3]] + "1" + line[m[4]:]
	}
	return line
}
