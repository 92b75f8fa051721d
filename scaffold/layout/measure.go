package layout

import (
	"slices"
	"strings"
	"sync"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// Documents are three of a template's, by which it is measured.
type Documents struct {
	Blank    []byte   // the blank problem, which says nothing
	Complete []byte   // with a Marker in every field
	Full     []byte   // with markers in objects of every form besides, so that each branch of the template is taken
	Folded   []string // the paths of the fields whose texts stand in small letters, or in capitals; see Unfold
}

// Measure makes the Layout of a template from three of its documents.
func Measure(d *Documents) *Layout {
	return d.measure(asItStands)
}

// measure measures the documents as they are written in some way.
func (d *Documents) measure(written func(doc []byte) document) *Layout {
	l := measure(written(d.Blank), written(d.Complete), written(d.Full))
	l.Folded = d.Folded
	return l
}

// A document is one of the three that are measured, with what each line of it is.
type document struct {
	text  []byte
	lines []markdown.Line
	full  func(number int) string // a line with its breaks: see markdown.Rewriting; nil where it stands as it is
}

// asItStands gives a document with its lines. Those of its front matter are no Markdown.
func asItStands(doc []byte) document {
	front := markdown.FrontMatterEnd(doc)
	lines := slices.Collect(markdown.Lines(doc[:front]))
	above := len(lines)
	for i := range lines {
		lines[i].Kind = markdown.Prose
	}
	for line := range markdown.Lines(doc[front:]) {
		line.Number, line.Start, line.End = line.Number+above, line.Start+front, line.End+front
		lines = append(lines, line)
	}
	return document{text: doc, lines: lines}
}

// outline gives the headings of a document: their levels and titles.
func (d document) outline() []markdown.Section {
	var sections []markdown.Section
	for _, line := range d.lines {
		if line.Kind == markdown.Heading {
			sections = append(sections, markdown.Section{Level: line.Level, Title: string(line.Text)})
		}
	}
	return sections
}

func measure(blank, complete, full document) *Layout {
	page := markdown.Parse(blank.text)
	l := &Layout{
		Sections: page.Sections(), Headings: headingsOf(blank.text, full.text),
		blank: blank.text, hasTitle: hasTitle(full.outline()),
		titleKeys: map[string]string{}, byTitle: map[string][]string{}, patterns: map[string][]Pattern{},
	}
	if l.hasTitle {
		l.titleLevel = full.outline()[0].Level
	}
	l.fieldTitles = fieldTitlesOf(full, blank.outline(), l.hasTitle)
	l.keys = l.ownKeys(l.Sections)
	l.placeholders = l.placeholdersOf(page, markdown.Parse(complete.text))
	l.left = leftWordsOf(l.placeholders)
	l.anyBelow = l.anyBelowIn(full.outline())
	l.lines, l.own = l.linesBySection(blank), l.linesBySection(complete)
	l.ownSaid = sync.OnceValue(func() map[string][]string { return saidIn(l.own) })
	l.addFields(full)
	for _, comment := range markdown.Comments(full.text) {
		for _, word := range Markers(string(comment)) {
			l.Commented = appendNew(l.Commented, Marked(word))
		}
	}
	l.byField = byField(l.Placements)
	l.addTitles(page)
	return l
}

// linesBySection gives the lines of each section, by its key.
func (l *Layout) linesBySection(doc document) map[string][]markdown.Line {
	lines := map[string][]markdown.Line{}
	keys := l.ownKeys(doc.outline())
	section, key := -1, ""
	for _, line := range doc.lines {
		if line.Kind == markdown.Heading {
			section++
			key = keys[section]
		}
		lines[key] = append(lines[key], line)
	}
	return lines
}

// saidIn gives the keys of lines.
func saidIn(lines map[string][]markdown.Line) map[string][]string {
	said := make(map[string][]string, len(lines))
	for key, section := range lines {
		for i := range section {
			said[key] = append(said[key], markdown.Key(string(section[i].Raw)))
		}
	}
	return said
}

// trailAt gives the trail of section i, or none above the first heading.
func trailAt(sections []markdown.Section, i int) []string {
	if i < 0 {
		return nil
	}
	return markdown.Trail(sections, i)
}

// A fieldLine is a line of a template with fields in it.
type fieldLine struct {
	line   markdown.Line
	text   string // the whole line
	fields []found
	trail  []string
	key    string   // of its section
	front  bool     // it stands in the front matter
	titles []string // of a row that stands alone below the titles of its columns
	below  string   // what stands between the last field and the first of the next line; see Placement
	broken []string // see Pattern
}

// addFields notes the fields whose markers stand in a document.
func (l *Layout) addFields(full document) {
	var lines []fieldLine
	sections, section, key := full.outline(), -1, ""
	keys := l.ownKeys(sections)
	above := Above(full.lines, func(string) bool { return true })
	front := markdown.FrontMatterEnd(full.text)
	for i, line := range full.lines {
		if line.Kind == markdown.Heading {
			section++
			key = keys[section]
		}
		text := string(line.Raw)
		if fields := findMarkers(text); fields != nil {
			if full.full != nil {
				partByBreaks(fields, full.full(line.Number))
			}
			lines = append(lines, fieldLine{
				line: line, text: text, fields: fields, trail: trailAt(sections, section), key: key, front: line.Start < front,
				titles: titlesAbove(full.lines, i), below: full.nextBelow(i, fields),
			})
			if line.Start < front {
				continue // YAML says what it is
			}
			p := newPattern(&lines[len(lines)-1])
			p.above = []string{above[i]}
			if full.full != nil {
				p.broken = brokenLiterals(fields, full.full(line.Number))
				lines[len(lines)-1].broken = p.broken
			}
			l.addPattern(p, key)
		}
	}
	l.findTwins()
	for i := range lines { // once all patterns are known
		placeholders, alike := l.placeholdersIn(&lines[i]), l.alike(&lines[i])
		for k := range lines[i].fields {
			p := lines[i].placement(k)
			p.Placeholders, p.Alike = placeholders[k], alike[k]
			l.add(p)
		}
	}
	for i := range l.Placements {
		l.Placements[i].Trail = l.unmark(l.Placements[i].Trail)
	}
}

// A found is a marker in a line, or several of one list, joined.
type found struct {
	path       string
	start, end int
	between    []string // what stands between each and the next
	separator  string   // what parts the items of the list
	isBroken   bool     // a break parts the items of the list
	joined     bool     // several of one list, with nothing between them
}

func findMarkers(text string) []found {
	var all []found
	for start, end := range markersIn(text) {
		path := Marked(text[start:end])
		if n := len(all); n > 0 && all[n-1].path == path {
			all[n-1].between = append(all[n-1].between, text[all[n-1].end:start])
			all[n-1].joined = start == all[n-1].end
			all[n-1].end = end
			continue
		}
		all = append(all, found{path: path, start: start, end: end})
	}
	for i := range all {
		all[i].separator = separatorOf(all[i].between)
	}
	return all
}

// separatorOf gives what parts the items of a list, of what stands between its markers:
// there are two items, each with its text once or several times, as in "[text](#text)".
func separatorOf(between []string) string {
	if len(between) == 0 {
		return ""
	}
	if n := len(between) / 2; len(between)%2 == 1 && slices.Equal(between[:n], between[n+1:]) {
		return between[n]
	}
	return between[len(between)-1]
}

// placement is where the field k of a line lands.
func (l *fieldLine) placement(k int) Placement {
	field := &l.fields[k]
	start, end := 0, len(l.text) // of what lies between its neighbours
	if k > 0 {
		start = l.fields[k-1].end
	}
	if k+1 < len(l.fields) {
		end = l.fields[k+1].start
	}
	before, behind := l.text[:field.start], l.text[field.end:]
	p := Placement{
		Field: field.path, Trail: l.trail, Key: l.key, Separator: field.separator, Front: l.front,
		Prefix: l.text[start:field.start], Suffix: l.text[field.end:end],
		Place:  markdown.Place{Kind: l.line.Kind, Lead: markdown.IsLead(before)},
		InWord: l.line.Kind != markdown.Code && (endsInWord().MatchString(before) || beginsInWord().MatchString(behind)),
	}
	p.Label = l.label(k, p.Prefix)
	switch l.line.Kind {
	case markdown.Code:
	case markdown.Row:
		var from, to int
		p.Cell, from, to = markdown.CellAt(l.text, field.start)
		p.Around = around(l.text[from:field.start], l.text[field.end:max(field.end, to)])
	default:
		p.Around = around(before, behind)
	}
	p.Touching = field.joined || k > 0 && p.Prefix == "" || k+1 < len(l.fields) && p.Suffix == ""
	if k+1 < len(l.fields) {
		p.Next = p.Suffix
	} else {
		p.Below = l.below
	}
	for i := range l.fields {
		if i != k {
			p.With = append(p.With, l.fields[i].path)
		}
	}
	return p
}

// labelled is how a label ends what stands before a text: it is bold words, or
// the first words of a list item, with a colon. In French, a space stands before that.
var labelled = lazy.Regexp(`\*\*([^*]+?)\*\*[ \x{a0}\x{202f}]*[:：]? *$|^\s*[-+*] ([^:*|[\]]+?)[ \x{a0}\x{202f}]*[:：] *$`)

// titlesAbove gives the titles of the columns above the i-th of some lines, if that is the
// only row of its table.
func titlesAbove(lines []markdown.Line, i int) []string {
	isRow := func(k int) bool { return k < len(lines) && lines[k].Kind == markdown.Row }
	if i < 2 || !isRow(i) || !isRow(i-1) || !isRow(i-2) || isRow(i+1) || !markdown.IsDelimiterRow(lines[i-1].Raw) || HasMarker(string(lines[i-2].Raw)) {
		return nil
	}
	return CellsOf(lines[i-2].Raw)
}

// label gives the words that announce the field k of a line, with a prefix: those of the
// prefix, or the first cell of the row. The first field of a line may have a label in any
// form, such as "1. Level: …" or "_Level:_ …".
func (l *fieldLine) label(k int, prefix string) string {
	if strings.ContainsAny(prefix, "*:：") {
		if label := labelled().FindStringSubmatch(prefix); label != nil {
			return label[1] + label[2]
		}
	}
	if isText := l.line.Kind == markdown.Item || l.line.Kind == markdown.Prose; isText && !l.front {
		if label, ok := l.labelAtStart(k, prefix); ok {
			return label
		}
	}
	if l.line.Kind != markdown.Row {
		return ""
	}
	if cells := CellsOf([]byte(l.text)); len(l.titles) == len(cells) && !slices.ContainsFunc(cells, func(cell string) bool { return !HasMarker(cell) }) {
		cell, _, _ := markdown.CellAt(l.text, l.fields[k].start)
		return strings.TrimSpace(l.titles[cell])
	}
	_, start, end := markdown.CellAt(l.text, 0)
	if cell := strings.TrimSpace(l.text[start:end]); !HasMarker(cell) {
		return cell
	}
	return ""
}

// labelAtStart gives the label that the line of a field begins with, for what stands before
// that: behind a break, it is another line.
func (l *fieldLine) labelAtStart(k int, prefix string) (label string, ok bool) {
	if k > 0 {
		i := -1
		if l.broken != nil {
			i = strings.LastIndex(l.broken[k], Break)
		}
		if i < 0 {
			return "", false
		}
		prefix = l.broken[k][i+len(Break):]
	}
	label, _ = Announced(prefix)
	return label, label != ""
}

// Marks of emphasis that join a text to a word, or to what may be one.
var (
	endsInWord   = lazy.Regexp(`[^\s\p{P}\p{S}][*_~]+$`)
	beginsInWord = lazy.Regexp(`^[*_~]+[^\s\p{P}\p{S}]`)
)

// around gives the template's own marks that reach around a field, for what
// stands before and after it in its line, or in its cell.
func around(before, behind string) string {
	x := func(string) string { return "x" }
	return markdown.Around(replaceMarkers(before, x), replaceMarkers(behind, x))
}

// add notes a placement, unless the same one is there from another item of a
// list.
func (l *Layout) add(p Placement) {
	for i := range l.Placements {
		q := &l.Placements[i]
		if q.Field == p.Field && q.Place == p.Place && q.Label == p.Label && q.Next == p.Next && q.Below == p.Below && q.Around == p.Around &&
			q.InWord == p.InWord && q.Touching == p.Touching && q.Front == p.Front &&
			slices.Equal(q.Trail, p.Trail) && slices.Equal(q.With, p.With) {
			q.Placeholders, q.Alike = appendNew(q.Placeholders, p.Placeholders...), appendNew(q.Alike, p.Alike...)
			return
		}
	}
	l.Placements = append(l.Placements, p)
}

func appendNew(list []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// unmark puts the placeholders back into headings that hold a field.
func (l *Layout) unmark(trail []string) []string {
	out := slices.Clone(trail)
	for i := range out {
		out[i] = replaceMarkers(out[i], func(s string) string {
			path := Marked(s)
			for _, p := range l.Placements {
				if p.Field == path && len(p.Placeholders) > 0 {
					return p.Placeholders[0]
				}
			}
			return "…"
		})
	}
	return out
}

// placeholdersIn gives what the blank problem has in place of each field of a
// line: what stands there in its lines that have the same text around it. A line
// that is there whatever is said, and the row of another field, stand in place
// of nothing.
func (l *Layout) placeholdersIn(line *fieldLine) [][]string {
	key := line.key
	pattern := new(Pattern)
	if !line.front {
		pattern = l.patternOf(line)
	}
	placeholders := make([][]string, len(line.fields))
	var above []string
	if pattern.hasTwin {
		above = Above(l.lines[key], func(above string) bool { return l.IsAbove(key, above) })
	}
	for i, blank := range l.lines[key] {
		if pattern.hasTwin && !pattern.IsBelow(above[i]) {
			continue
		}
		if blank.Kind != line.line.Kind || l.Own(key, blank) != nil || l.isOfAnother(pattern, key, blank) {
			continue
		}
		for i, text := range line.textsIn(string(blank.Raw)) {
			placeholders[i] = appendNew(placeholders[i], text)
		}
	}
	return placeholders
}

// textsIn gives what a line has in place of each field, where it has the text of this one
// around them; otherwise it gives nil. The number of a list item may be any.
func (l *fieldLine) textsIn(line string) []string {
	before := l.text[:l.fields[0].start]
	if ordinal().MatchString(before) {
		before, line = withoutOrdinal(before), withoutOrdinal(line)
	}
	rest, ok := strings.CutPrefix(line, before)
	if !ok {
		return nil
	}
	texts := make([]string, len(l.fields))
	for i, field := range l.fields[:len(l.fields)-1] {
		if texts[i], rest, ok = strings.Cut(rest, l.text[field.end:l.fields[i+1].start]); !ok {
			return nil
		}
	}
	last := len(l.fields) - 1
	if texts[last], ok = strings.CutSuffix(rest, l.text[l.fields[last].end:]); !ok {
		return nil
	}
	return texts
}

// isOfAnother reports whether a line is the row of a table that another pattern
// of the section knows by more of its first cells than p does.
func (l *Layout) isOfAnother(p *Pattern, key string, line markdown.Line) bool {
	return line.Kind == markdown.Row && slices.ContainsFunc(l.patterns[key], func(q Pattern) bool {
		_, ok := q.Match(line.Kind, string(line.Raw))
		return ok && len(q.literals[0]) > len(p.literals[0])
	})
}
