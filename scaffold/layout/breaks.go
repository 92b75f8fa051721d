package layout

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// Break is the separator of a list that shares a line whose items are parted by breaks.
const Break = "<br>"

// partByBreaks notes the fields of a line whose markers have breaks between them, by the
// line with these.
func partByBreaks(fields []found, full string) {
	for i := range fields {
		marker := Marker(fields[i].path)
		_, behind, ok := strings.Cut(full, marker)
		between := behind[:max(strings.LastIndex(behind, marker), 0)]
		fields[i].isBroken = ok && markdown.HasBreak(marker+between+marker)
		if fields[i].isBroken && strings.TrimSpace(fields[i].separator) == "" {
			fields[i].separator = Break
		}
	}
}

// brokenLiterals gives what stands before, between and behind the fields of a line with its
// breaks, by the line with these; nil where none stands between two.
func brokenLiterals(fields []found, full string) []string {
	text := WithBreaks(full)
	var literals []string
	end := 0
	again := findMarkers(text)
	for _, f := range again {
		literals = append(literals, text[end:f.start])
		end = f.end
	}
	samePath := func(a, b found) bool { return a.path == b.path }
	if len(fields) < 2 || !slices.EqualFunc(fields, again, samePath) {
		return nil
	}
	if !slices.ContainsFunc(literals[1:], func(l string) bool { return strings.Contains(l, Break) }) {
		return nil
	}
	return append(literals, text[end:])
}

// WithBreaks gives a line of several with each of its breaks as Break.
func WithBreaks(full string) string {
	parts := slices.DeleteFunc(markdown.AtBreaks(full), func(part string) bool { return part == "" })
	return strings.Join(parts, Break)
}

// withoutBreaks gives a text as it is in one writing.
func withoutBreaks(text string) string {
	if !strings.Contains(text, Break) {
		return text
	}
	return strings.Join(markdown.AtBreaks(text), " ")
}

// HasBreaks reports whether a break of the template's parts two fields of the line.
func (p *Pattern) HasBreaks() bool { return p.broken != nil }

// WithBreaks gives the Literals with the breaks that stand between the fields, each as Break.
// They must not be changed.
func (p *Pattern) WithBreaks() []string {
	if p.broken == nil {
		return p.literals
	}
	return p.broken
}

// NeedsBreaks reports whether nothing but a break parts two of them: without it, nobody
// could tell where one ends.
func (p *Pattern) NeedsBreaks() bool {
	for i := range p.broken {
		if p.broken[i] == Break && i > 0 && i < len(p.Fields) {
			return true
		}
	}
	return false
}

// MatchBroken is Match for a line with its breaks, each as Break: where the template parts
// two texts by one, the first ends there. Elsewhere, a break is a space.
func (p *Pattern) MatchBroken(kind markdown.LineKind, line string) ([]string, bool) {
	if kind != p.Kind || p.broken == nil {
		return nil, false
	}
	rest, ok := p.cutBefore(withoutOrdinal(line))
	if !ok {
		return nil, false
	}
	last := len(p.Fields) - 1
	texts := make([]string, len(p.Fields))
	for i, literal := range p.broken[1 : last+1] {
		at := p.index(rest, literal)
		if p.isBroken[i] && i == last-1 { // the breaks before it part the items of a list
			at = strings.LastIndex(rest, literal)
		}
		if at < 0 {
			return nil, false
		}
		texts[i], rest = withoutBreaks(rest[:at]), rest[at+len(literal):]
	}
	texts[last], ok = strings.CutSuffix(withoutBreaks(rest), p.literals[last+1])
	return texts, ok
}

// cutBefore gives what stands in a line with breaks behind the text before its first field.
func (p *Pattern) cutBefore(line string) (rest string, ok bool) {
	if p.isCount {
		return cutCounted(line, p.literals[0])
	}
	for i := range len(p.literals[0]) {
		c := p.literals[0][i]
		switch {
		case line != "" && line[0] == c:
			line = line[1:]
		case c == ' ' && strings.HasPrefix(line, Break):
			line = line[len(Break):]
		default:
			return "", false
		}
	}
	return line, true
}

// nextBelow gives what stands between the last field of the i-th line and the first of the
// next, if both are of one paragraph and no break is seen there: a reader sees a space.
func (d document) nextBelow(i int, fields []found) string {
	if i+1 == len(d.lines) || d.lines[i+1].Kind != markdown.Prose || d.lines[i].Kind != markdown.Prose && d.lines[i].Kind != markdown.Item {
		return ""
	}
	last := fields[len(fields)-1]
	behind, next := string(d.lines[i].Raw)[last.end:], string(d.lines[i+1].Raw)
	first := findMarkers(next)
	if first == nil || d.isInParagraph(i, Marker(first[0].path)) { // another object of the list begins
		return ""
	}
	between := behind + "\n" + next[:first[0].start]
	if markdown.HasBreak(Marker(last.path) + between + Marker(first[0].path)) {
		return ""
	}
	return strings.TrimRight(behind, " ") + " " + strings.TrimLeft(next[:first[0].start], " ")
}

// isInParagraph reports whether a marker stands in the i-th line or above it in the same
// paragraph.
func (d document) isInParagraph(i int, marker string) bool {
	for ; i >= 0; i-- {
		if bytes.Contains(d.lines[i].Raw, []byte(marker)) {
			return true
		}
		if d.lines[i].Kind != markdown.Prose {
			break
		}
	}
	return false
}
