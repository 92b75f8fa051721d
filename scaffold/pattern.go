package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A pattern is a line of a template with fields in it: the fields, and the
// text around them.
type pattern struct {
	kind       markdown.LineKind
	literals   []string // before, between and behind the fields
	fields     []string // their paths
	separators []string // of each field: what joins the items of its list
}

func newPattern(kind markdown.LineKind, text string, found []found) pattern {
	p := pattern{kind: kind}
	end := 0
	for _, at := range found {
		p.literals = append(p.literals, text[end:at.start])
		p.fields = append(p.fields, at.path)
		p.separators = append(p.separators, at.separator)
		end = at.end
	}
	p.literals = append(p.literals, text[end:])
	p.literals[0] = withoutOrdinal(p.literals[0])
	return p
}

// addPattern notes a pattern of a section, the most telling ones first.
func (m *Map) addPattern(p pattern, key string) {
	same := func(q pattern) bool {
		return q.kind == p.kind && slices.Equal(q.literals, p.literals) && slices.Equal(q.fields, p.fields)
	}
	if slices.ContainsFunc(m.patterns[key], same) {
		return
	}
	m.patterns[key] = append(m.patterns[key], p)
	slices.SortStableFunc(m.patterns[key], func(a, b pattern) int { return compare(&a, &b) })
}

// compare puts the more telling of two patterns first: the one with more text
// around its fields. The row of a table is told by the cells before its first
// field: one that begins with a field may be any row.
func compare(a, b *pattern) int {
	if a.kind == markdown.Row && b.kind == markdown.Row {
		if n := len(b.literals[0]) - len(a.literals[0]); n != 0 {
			return n
		}
	}
	return b.weight() - a.weight()
}

// weight is how much text a line must have to match.
func (p *pattern) weight() int {
	n := 0
	for _, l := range p.literals {
		n += len(l)
	}
	return n
}

// holdsAnything reports whether every line would match: the pattern of a block
// text, and of code.
func (p *pattern) holdsAnything() bool { return p.weight() == 0 }

// match gives what stands in a line in place of each field.
func (p *pattern) match(kind markdown.LineKind, line string) ([]string, bool) {
	if kind != p.kind {
		return nil, false
	}
	rest, ok := strings.CutPrefix(withoutOrdinal(line), p.literals[0])
	if !ok {
		return nil, false
	}
	texts := make([]string, len(p.fields))
	for i := range p.fields {
		literal := p.literals[i+1]
		at := len(rest) - len(literal)
		if i < len(p.fields)-1 {
			at = markdown.IndexUnescaped(rest, literal)
		}
		if at < 0 || rest[at:at+len(literal)] != literal {
			return nil, false
		}
		texts[i], rest = rest[:at], rest[at+len(literal):]
	}
	return texts, true
}

// withoutOrdinal is a line whose first number, if it numbers a list item, is 1.
func withoutOrdinal(line string) string {
	if m := ordinal().FindStringSubmatchIndex(line); m != nil {
		return line[:m[3]] + "1" + line[m[4]:]
	}
	return line
}
