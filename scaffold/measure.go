package scaffold

import (
	"regexp"
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// A marker stands for a field while measuring. It is the field's path in
// letters only, so that no escape and no function of the allow-list but upper,
// lower and sortAlpha changes it.
var marker = lazy.Regexp(`Qz((?:[a-p]{2})+)zQ`)

func markerOf(path string) string {
	out := []byte("Qz")
	for i := range len(path) {
		out = append(out, 'a'+path[i]>>4, 'a'+path[i]&15)
	}
	return string(append(out, "zQ"...))
}

// marked is the path that the letters of a marker stand for.
func marked(letters string) string {
	out := make([]byte, len(letters)/2)
	for i := range out {
		out[i] = (letters[2*i]-'a')<<4 | (letters[2*i+1] - 'a')
	}
	return string(out)
}

// measure makes the map of a template.
func measure(t *Template) (*Map, error) {
	blank := t.Blank()
	full, err := t.renderMarked(func(f *spec.Field) []spec.Value { return variants(f) })
	if err != nil {
		return nil, err
	}
	complete, err := t.renderMarked(func(f *spec.Field) []spec.Value { return variants(f)[:1] })
	if err != nil {
		return nil, err
	}
	m := &Map{Sections: markdown.Outline(blank), blank: blank, placeholders: placeholdersOf(blank, complete)}
	m.Headings = headingsOf(blank, full)
	for i := range m.Sections {
		m.keys = append(m.keys, trailKey(markdown.Trail(m.Sections, i)))
	}
	m.patterns, m.fixed, m.own = map[string][]pattern{}, linesBySection(blank, m.Sections), map[ownLine]bool{}
	for key, lines := range linesBySection(complete, markdown.Outline(complete)) {
		for _, line := range lines {
			m.own[ownLine{key, line.kind, line.text}] = true
		}
	}
	m.addAll(full)
	return m, nil
}

// renderMarked renders the template with a marker for every text.
func (t *Template) renderMarked(objects func(*spec.Field) []spec.Value) ([]byte, error) {
	v := viewOf(markedProblem(t.table, objects), t.table, t.blank, func(s saidText) string { return markerOf(s.path) })
	for path := range t.table.Sums() {
		v.put(path, markerOf(path))
	}
	return t.renderWhole(v)
}

// markedProblem says something about every field.
func markedProblem(table *spec.Table, objects func(*spec.Field) []spec.Value) *spec.Problem {
	p := &spec.Problem{}
	for i := range table.Fields() {
		f := &table.Fields()[i]
		switch {
		case f.IsObject():
			if f.Many {
				p.Set(f.Path, spec.Objects(objects(f)...))
			} else {
				p.Set(f.Path, objects(f)[0])
			}
		case f.Many:
			p.Set(f.Path, spec.List("x", "x"))
		default:
			p.Set(f.Path, spec.Text("x"))
		}
	}
	return p
}

// variants are objects that together take each branch of a template: one with
// every key, for each other key one without it, and one with the short form
// alone.
func variants(f *spec.Field) []spec.Value {
	with := func(leaveOut string) spec.Value {
		v := spec.Object()
		for _, k := range f.Keys {
			// a short form that is not the first key stands in place of the others
			if k.Path != leaveOut && (k.Path != f.Short || k.Path == f.Keys[0].Path) {
				v.Keys[k.Path] = spec.Text("x")
			}
		}
		return v
	}
	variants := []spec.Value{with("")}
	for _, k := range f.Keys[1:] {
		if k.Path != f.Short {
			variants = append(variants, with(k.Path))
		}
	}
	return append(variants, spec.Object(f.Short, "x"))
}

// addAll notes the fields whose markers stand in a document.
func (m *Map) addAll(doc []byte) {
	type fieldLine struct {
		kind  markdown.LineKind
		text  string
		found []found
		trail []string
	}
	var lines []fieldLine
	sections := markdown.Outline(doc)
	section := -1
	for line := range markdown.Lines(doc) {
		for section+1 < len(sections) && line.Start >= sections[section+1].Start {
			section++
		}
		text, trail := strings.TrimRight(string(doc[line.Start:line.End]), "\r\n"), trailAt(sections, section)
		if found := findMarkers(text); found != nil {
			m.addPattern(newPattern(line.Kind, text, found), trailKey(trail))
			lines = append(lines, fieldLine{line.Kind, text, found, trail})
		}
	}
	for _, l := range lines { // once all patterns are known
		m.addLine(l.kind, l.text, l.found, l.trail)
	}
	for i := range m.Spots {
		m.Spots[i].Trail = m.unmark(m.Spots[i].Trail)
	}
}

// A found is a marker in a line, or several of one list, joined.
type found struct {
	path       string
	start, end int
	separator  string
	joined     bool // several of one list, with nothing between them
}

func findMarkers(text string) []found {
	var all []found
	for _, at := range marker().FindAllStringSubmatchIndex(text, -1) {
		path := marked(text[at[2]:at[3]])
		if n := len(all); n > 0 && all[n-1].path == path {
			all[n-1].separator = text[all[n-1].end:at[0]]
			all[n-1].joined = at[0] == all[n-1].end
			all[n-1].end = at[1]
			continue
		}
		all = append(all, found{path: path, start: at[0], end: at[1]})
	}
	return all
}

// addLine notes the fields whose markers stand in one line.
func (m *Map) addLine(kind markdown.LineKind, text string, found []found, trail []string) {
	placeholders := m.matchBlank(kind, text, found, trailKey(trail))
	start := 0
	for i, at := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1].start
		}
		spot := Spot{
			Field: at.path, Trail: trail, Separator: at.separator,
			Prefix: text[start:at.start], Suffix: text[at.end:end],
			Place:        markdown.Place{Kind: kind, Lead: isLead(text[:at.start])},
			Placeholders: placeholders[i],
			Around:       around(kind, text[:at.start], text[at.end:]),
			InWord:       kind != markdown.Code && (endsInWord().MatchString(text[:at.start]) || beginsInWord().MatchString(text[at.end:])),
		}
		spot.Touching = at.joined || i > 0 && spot.Prefix == "" || i+1 < len(found) && spot.Suffix == ""
		for k := range found {
			if k != i {
				spot.With = append(spot.With, found[k].path)
			}
		}
		if start = at.end; i+1 < len(found) {
			spot.Next = spot.Suffix
		}
		if label := labelled().FindStringSubmatch(spot.Prefix); label != nil {
			spot.Label = label[1] + label[2]
		} else if cell := firstCell(text); kind == markdown.Row && !marker().MatchString(cell) {
			spot.Label = cell
		}
		m.add(spot)
	}
}

// Marks of emphasis that join a text to a word, or to what may be one.
var (
	endsInWord   = lazy.Regexp(`[^\s\p{P}\p{S}][*_~]+$`)
	beginsInWord = lazy.Regexp(`^[*_~]+[^\s\p{P}\p{S}]`)
)

// around gives the template's own marks that reach around a field, for what its
// line has before and behind it.
func around(kind markdown.LineKind, before, behind string) string {
	if kind == markdown.Code {
		return ""
	}
	if kind == markdown.Row {
		before = before[strings.LastIndexByte(before, '|')+1:]
		behind, _, _ = strings.Cut(behind, "|")
	}
	return markdown.Around(marker().ReplaceAllString(before, "x"), marker().ReplaceAllString(behind, "x"))
}

// add notes a spot, unless the same one is there from another item of a list.
func (m *Map) add(spot Spot) {
	for i := range m.Spots {
		s := &m.Spots[i]
		if s.Field == spot.Field && s.Place == spot.Place && s.Label == spot.Label && s.Next == spot.Next && s.Around == spot.Around &&
			s.InWord == spot.InWord && s.Touching == spot.Touching &&
			slices.Equal(s.Trail, spot.Trail) && slices.Equal(s.With, spot.With) {
			s.Placeholders = appendNew(s.Placeholders, spot.Placeholders)
			return
		}
	}
	m.Spots = append(m.Spots, spot)
}

// unmark puts the placeholders back into headings that hold a field.
func (m *Map) unmark(trail []string) []string {
	out := slices.Clone(trail)
	for i := range out {
		out[i] = marker().ReplaceAllStringFunc(out[i], func(s string) string {
			path := marked(s[2 : len(s)-2])
			for _, spot := range m.Spots {
				if spot.Field == path && len(spot.Placeholders) > 0 {
					return spot.Placeholders[0]
				}
			}
			return "…"
		})
	}
	return out
}

var (
	// A label is bold words, or the first words of a list item, with a colon.
	labelled = lazy.Regexp(`\*\*([^*]+)\*\*:? *$|^\s*[-+*] ([^:*|[\]]+): *$`)
	lead     = lazy.Regexp(`^\s*(?:(?:[-+*]|\d+[.)])\s+)*(?:\[[ xX]\]\s+)?$`) // some readers take the box of a task away first
)

// isLead reports whether what follows a prefix begins the content of its line.
func isLead(prefix string) bool { return lead().MatchString(prefix) }

func firstCell(row string) string {
	cell, _, _ := strings.Cut(strings.TrimPrefix(row, "|"), "|")
	return strings.TrimSpace(cell)
}

func appendNew(list, more []string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// trailAt gives the trail of section i, or none above the first heading.
func trailAt(sections []markdown.Section, i int) []string {
	if i < 0 {
		return nil
	}
	return markdown.Trail(sections, i)
}

// trailKey makes a trail into a key under which a section is found in both
// documents: without the document's title, which holds fields as a rule.
func trailKey(trail []string) string {
	return strings.Join(trail[min(1, len(trail)):], "\n")
}

// A blankLine is a line of the blank problem.
type blankLine struct {
	kind markdown.LineKind
	text string
}

// linesBySection gives the lines of each section, by the key of its trail.
func linesBySection(doc []byte, sections []markdown.Section) map[string][]blankLine {
	lines := map[string][]blankLine{}
	section := -1
	for line := range markdown.Lines(doc) {
		for section+1 < len(sections) && line.Start >= sections[section+1].Start {
			section++
		}
		key := trailKey(trailAt(sections, section))
		text := strings.TrimRight(string(doc[line.Start:line.End]), "\r\n")
		lines[key] = append(lines[key], blankLine{line.Kind, text})
	}
	return lines
}

// matchBlank finds the lines of the blank problem that have the same text
// around the markers, and gives what stands there in place of each. A line
// that is there whatever is said, and the row of another field, stand in place
// of nothing.
func (m *Map) matchBlank(kind markdown.LineKind, text string, found []found, key string) [][]string {
	expr := "^"
	end := 0
	for _, at := range found {
		expr += literal(text[end:at.start]) + "(.*?)"
		end = at.end
	}
	line := regexp.MustCompile(expr + literal(text[end:]) + "$")
	p := newPattern(kind, text, found)
	placeholders := make([][]string, len(found))
	for _, b := range m.fixed[key] {
		if b.kind != kind || m.own[ownLine{key, b.kind, b.text}] || m.isOfAnother(&p, key, b) {
			continue
		}
		if match := line.FindStringSubmatch(b.text); match != nil {
			for i := range found {
				placeholders[i] = appendNew(placeholders[i], match[i+1:i+2])
			}
		}
	}
	return placeholders
}

// isOfAnother reports whether a line is the row of a table that another pattern
// of the section knows by more of its first cells than p does.
func (m *Map) isOfAnother(p *pattern, key string, line blankLine) bool {
	return line.kind == markdown.Row && slices.ContainsFunc(m.patterns[key], func(q pattern) bool {
		_, ok := q.match(line.kind, line.text)
		return ok && len(q.literals[0]) > len(p.literals[0])
	})
}

var ordinal = lazy.Regexp(`^(\s*)\d+([.)] )`)

// literal is text as a pattern; the number of a list item may be any.
func literal(text string) string {
	if m := ordinal().FindStringSubmatch(text); m != nil {
		return m[1] + `\d+` + regexp.QuoteMeta(m[2]+text[len(m[0]):])
	}
	return regexp.QuoteMeta(text)
}
