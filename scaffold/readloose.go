package scaffold

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// What people write in another way than the template does, and a reader takes for
// the same: labels that differ a little, a dash for a colon, a link with nothing
// behind it, columns in another order.

// apart takes a line apart: whether it is indented, the mark of a list with the white
// space behind it, the rest.
func apart(line string) (isNested bool, mark, text string) {
	const space = " \t\r\f"
	text = strings.TrimLeft(line, space)
	isNested = len(text) < len(line)
	number, marks := len(text)-len(strings.TrimLeft(text, "0123456789")), ".)"
	if number == 0 {
		marks = "-+*"
	}
	if number == len(text) || strings.IndexByte(marks, text[number]) < 0 {
		return isNested, "", text
	}
	rest := strings.TrimLeft(text[number+1:], space)
	if len(rest) == len(text[number+1:]) {
		return isNested, "", text
	}
	return isNested, text[:len(text)-len(rest)], rest
}

// tears reports whether a link, emphasis or code reaches from one of the texts of
// a line into what the pattern has around it: the line says something else.
func tears(p *layout.Pattern, line string, texts []string) bool {
	const marks = "*_[`~<"
	literals := p.Literals()
	isAround := (len(texts) > 1 || strings.ContainsAny(literals[1], marks)) && // else nothing of a text is of the template
		!strings.ContainsAny(strings.Join(p.Separators, ""), marks) // which are in its texts
	if p.Kind == markdown.Row || p.Kind == markdown.Code || !isAround || !strings.ContainsAny(strings.Join(texts, ""), marks) {
		return false
	}
	bare, within := literals[0], 0
	for i, text := range texts {
		bare += "x" + literals[i+1]
		within += countMarks(text)
	}
	return countMarks(line) != countMarks(bare)+within
}

func countMarks(text string) int {
	n := 0
	for _, s := range (markdown.Inline{}).Spans(text) {
		switch s.Kind {
		case markdown.SpanCode, markdown.SpanEmphasis, markdown.SpanStrike, markdown.SpanLink, markdown.SpanImage:
			n++
		}
	}
	return n
}

// looseLine reads a line that says what the template has a place for, in another
// way than the template does.
func (r *reader) looseLine(key string, line markdown.Line) bool {
	if line.Kind == markdown.Heading {
		return r.title(key, line)
	}
	if line.Kind == markdown.Row {
		return r.unmarkedRow(key, line)
	}
	if line.Kind != markdown.Item && line.Kind != markdown.Prose || len(line.Raw) == 0 {
		return false
	}
	if own := r.layout.OwnLike(key, line); own != nil && !r.seen[own] {
		r.seen[own] = true
		r.noteOwn(key, own, line)
		return true
	}
	isNested, mark, text := apart(string(line.Raw))
	if open := r.open; open != nil && mark != "" && (isNested || !r.hasItems(key)) {
		r.open = nil
		if !isNested && r.labelled(key, false, text, line) {
			return true
		}
		r.open = open
		return r.below(key, text, line)
	}
	r.open = nil
	isBelow := isNested || r.isBelow(key, mark, text)
	return r.labelled(key, isBelow, text, line) || r.unmarkedLine(key, line) || !isBelow && mark != "" && r.item(key, text, line)
}

// title reads the title of a document, or of a section with a field in it, that does not
// have all of the template's words around it, or has them in other letters.
func (r *reader) title(key string, line markdown.Line) bool {
	pattern := r.headingPattern(key)
	if pattern == nil || len(pattern.Fields) != 1 {
		return false
	}
	if of, _ := r.template.table.Lookup(pattern.Fields[0]); r.used[pattern] && (of == nil || !of.Many) {
		return false
	}
	literals := pattern.Literals()
	text := strings.TrimSpace(strings.TrimLeft(string(line.Raw), "#"))
	field := r.field(pattern.Fields[0])
	isPlain := field == nil || !field.HasMarkup()
	if isPlain { // its marks may reach over the template's words
		text = r.words(field, text, line)
	}
	before, behind := markdown.Key(strings.TrimLeft(literals[0], "#")), markdown.Key(literals[1])
	if words := markdown.Key(text); before+behind != "" && (words == before || words == behind || words == before+behind) {
		r.used[pattern], r.met[pattern.Fields[0]] = true, true
		return true // nothing stands in place of the field
	}
	whole := text
	text = cutKey(text, before, isJoined(literals[0]), func(s string, n int) (words, joint, bare string) {
		bare = strings.TrimLeft(s[n:], joints+")")
		return s[:n], s[n : len(s)-len(bare)], bare
	})
	text = cutKey(text, behind, isJoined(literals[1]), func(s string, n int) (words, joint, bare string) {
		bare = strings.TrimRight(s[:len(s)-n], joints+"(")
		return s[len(s)-n:], s[len(bare) : len(s)-n], bare
	})
	if key != "" && before+behind != "" && text == whole {
		return false // it only begins or ends with the letters of the template's words
	}
	if isPlain {
		text = markdown.EscapePlain(text, markdown.Place{Kind: markdown.Heading})
	}
	r.used[pattern] = true
	r.sayAll(key, pattern, []string{text}, line)
	return true
}

// headingPattern gives the pattern of the heading of a section, if it has fields in it.
func (r *reader) headingPattern(key string) *layout.Pattern {
	patterns := r.layout.Patterns(key)
	if i := slices.IndexFunc(patterns, func(p layout.Pattern) bool { return p.Kind == markdown.Heading }); i >= 0 {
		return &patterns[i]
	}
	return nil
}

// words gives what a reader sees of a text whose field has no markup, without what
// is struck out. What the words alone cannot say is told.
func (r *reader) words(f *spec.Field, text string, line markdown.Line) string {
	text = r.withoutStruck(text, line)
	if f != nil {
		var lost string
		if text, lost = kept(f, text); lost != "" {
			r.inPart(line, lost)
		}
	}
	return markdown.Inline{}.Seen(text)
}

// joints are what joins the template's words of a title to those of the author.
const joints = " -–—:|,·/"

// isJoined reports whether more than a space joins words of the template to the
// others.
func isJoined(literal string) bool {
	literal = strings.TrimSpace(strings.TrimLeft(literal, "#"))
	return strings.Trim(literal, joints+"()") != literal
}

// cutKey takes from a text the words that have a key, and what joins them to the
// others: more than a space, if the template has that. The other end stays as it is.
func cutKey(text, key string, joined bool, cut func(string, int) (words, joint, bare string)) string {
	if key == "" {
		return text
	}
	for n := range len(text) {
		words, joint, bare := cut(text, n)
		if markdown.Key(words) == key && bare != "" && (isJoined(joint) || !joined && joint != "") {
			return bare
		}
	}
	return text
}

// below reads an item that stands below a label.
func (r *reader) below(key, text string, line markdown.Line) bool {
	path := r.open.Fields[0]
	field, _ := r.template.table.Lookup(path)
	switch {
	case field == nil || field.IsObject():
		return false
	case !field.Many:
		return r.onlyBelow(key, text, line)
	}
	r.met[path] = true
	r.noteBelow(text, line)
	for _, item := range r.split(path, r.unlinked(path, text, line), r.open.Separators[0]) {
		r.list(path, item, line, showing{key, r.open})
	}
	return true
}

// onlyBelow reads the item that stands below the label of a single text. Where there are
// several, nothing tells which of them it is.
func (r *reader) onlyBelow(key, text string, line markdown.Line) bool {
	p, items := r.open, 0
	for _, other := range r.lines {
		if other.Kind == markdown.Item && other.Number > r.openAt && isUnder(r.lines, r.openAt, other.Number) {
			items++
		}
	}
	if items > 1 || len(p.Fields) > 1 || !r.fits(p, text) {
		return false
	}
	texts, ok := p.Match(p.Kind, beforeValue(p)+text)
	if !ok {
		texts = []string{text}
	}
	r.noteBelow(text, line)
	r.say(p.Fields[0], texts[0], line)
	return true
}

// isBelow reports whether an item that stands in no other belongs to the entry
// before it all the same: it has another mark than the template's entries, and the
// label of one of their further keys.
func (r *reader) isBelow(key, mark, text string) bool {
	f, _ := r.objectsOf(key)
	if f == nil || mark == "" {
		return false
	}
	name, _, _ := head(text)
	if name = layout.BareKey(markdown.Inline{}.Seen(name)); name == "" {
		return false
	}
	isKey := keyNamed(f, name) != ""
	for _, p := range r.layout.Patterns(key) {
		if of, _ := r.template.table.Lookup(p.Fields[0]); of != f {
			continue
		}
		isNested, own, _ := apart(p.Literals()[0])
		if !isNested && own != "" && isNumber(own) == isNumber(mark) {
			return false
		}
		isKey = isKey || isNested && layout.BareKey(labelOf(&p)) == name
	}
	return isKey
}

func isNumber(mark string) bool { return mark[0] >= '0' && mark[0] <= '9' }

// keyNamed gives the further key of objects that has a name, or "".
func keyNamed(f *spec.Field, name string) string {
	for i := range f.Keys {
		if k := f.Keys[i].Path; i > 0 && k != f.Short && markdown.Key(k) == markdown.Key(name) {
			return k
		}
	}
	return ""
}

// labelled reads a line whose label is one of the template's, or nearly.
func (r *reader) labelled(key string, isNested bool, text string, line markdown.Line) bool {
	name, value := labelIn(line.Kind, text)
	return name != "" && r.withLabel(key, isNested, name, value, line)
}

// labelIn gives the label of a text, as a reader sees it, and what is said behind it;
// "" where it has none. One that is struck out is none.
func labelIn(kind markdown.LineKind, text string) (name, value string) {
	text = withoutMarksAround(text)
	name, _, value = head(text)
	if left, isStruck := markdown.WithoutStruck(text); isStruck {
		if said, _, _ := head(left); markdown.Key(said) != markdown.Key(name) {
			return "", ""
		}
	}
	if name == "" || kind == markdown.Prose && !isJoined(text[:len(text)-len(value)]) || isOfSentence(text, strings.Index(text, name)+len(name)) {
		return "", ""
	}
	return markdown.Inline{}.Seen(name), value
}

// withoutMarksAround gives a text without the emphasis that it begins with, if that holds
// a label and its value, or the beginning of it: "**Difficulty: Hard**".
func withoutMarksAround(text string) string {
	l, ok := (markdown.Inline{}).Label(text)
	if !ok || l.Value == "" {
		return text
	}
	spans := (markdown.Inline{}).Spans(text)
	end := emphasisEnd(spans)
	if end < 0 || spans[end].Start <= max(l.NameEnd, l.ValueStart) {
		return text
	}
	first, last := spans[0], spans[end]
	within := text[first.End:last.Start] + text[last.End:]
	if behind := strings.TrimSpace(text[last.End:]); withoutJoint(behind) != behind || (markdown.Inline{}).Seen(within) != (markdown.Inline{}).Seen(text) {
		return text
	}
	return withoutMarksAround(within)
}

// emphasisEnd gives which span closes the emphasis that a text begins with, or -1.
func emphasisEnd(spans []markdown.Span) int {
	if len(spans) == 0 || spans[0].Kind != markdown.SpanEmphasis {
		return -1
	}
	depth := 0
	for i, s := range spans {
		switch s.Kind {
		case markdown.SpanEmphasis:
			depth++
		case markdown.SpanEmphasisEnd:
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return -1
}

// isOfSentence reports whether the words that end at an offset are no label, but the
// last ones of a sentence: those in bold, in code or in a link there have others before
// them.
func isOfSentence(text string, end int) bool {
	start := end
	var open []int
	for _, s := range (markdown.Inline{}).Spans(text) {
		begin := s.Start
		switch s.Kind {
		case markdown.SpanEmphasis, markdown.SpanLink:
			open = append(open, begin)
			continue
		case markdown.SpanEmphasisEnd, markdown.SpanLinkEnd:
			begin, open = open[len(open)-1], open[:len(open)-1]
		case markdown.SpanCode, markdown.SpanAutolink:
		default:
			continue
		}
		if begin < start && s.End >= end {
			start = begin
		}
	}
	return start < end && strings.ContainsFunc(markdown.Inline{}.Seen(text[:start]), unicode.IsLetter)
}

// hasLabel reports whether a line of the section has just the label of the template's.
func (r *reader) hasLabel(key, label string) bool {
	return slices.ContainsFunc(r.lines, func(line markdown.Line) bool {
		name := ""
		switch line.Kind {
		case markdown.Item, markdown.Prose:
			_, _, text := apart(string(line.Raw))
			name, _ = labelIn(line.Kind, text)
		case markdown.Row:
			if cells := layout.CellsOf(line.Raw); len(cells) == 2 && r.layout.Tables(key) == nil {
				name = cells[0]
			}
		}
		return name != "" && markdown.Key(name) == markdown.Key(label)
	})
}

// withLabel reads a line from its label, as a reader sees it, and what is said behind
// it.
func (r *reader) withLabel(key string, isNested bool, name, value string, line markdown.Line) bool {
	patterns := r.layout.Patterns(key)
	var labels []string
	var of []*layout.Pattern
	for i := range patterns {
		p := &patterns[i]
		isBelow, _, _ := apart(p.Literals()[0])
		if label := labelOf(p); label != "" && !r.used[p] && (isNested || !isBelow || !r.isOfEntry(p)) {
			labels, of = append(labels, label), append(of, p)
		}
	}
	if i := layout.Meant(name, labels); i >= 0 && (markdown.Key(name) == markdown.Key(labels[i]) || r.mayMean(key, of[i], labels[i], value)) {
		ok := r.value(key, of[i], value, line)
		if ok && markdown.Key(name) != markdown.Key(labels[i]) && !r.isOfEntry(of[i]) {
			r.used[of[i]] = true
		}
		isMore := layout.SaysMore(name, labels[i])
		if ok && (isMore || layout.IsMisspelt(name, labels[i])) {
			r.mild(line, "its label is read as "+strconv.Quote(labels[i]))
		}
		if ok && isMore {
			r.noteMore(line)
		}
		return ok
	}
	return isNested && value != "" && r.keyOf(key, name, value, line)
}

// mayMean reports whether a line whose label is another than that of a pattern may be
// its line: no other line has just that label, and the value can be one of its field.
func (r *reader) mayMean(key string, p *layout.Pattern, label, value string) bool {
	return r.fits(p, value) && (r.isOfEntry(p) || !r.hasLabel(key, label))
}

// isOfEntry reports whether a pattern is of an entry of a list, so that several lines
// have its label.
func (r *reader) isOfEntry(p *layout.Pattern) bool {
	f, _ := r.template.table.Lookup(p.Fields[0])
	return f != nil && f.Many && (f.IsObject() || p.Separators[0] == "")
}

// fits reports whether a value can be one of the field of a pattern: a line whose
// label is another, and whose value is none, is no line of the template's.
func (r *reader) fits(p *layout.Pattern, value string) bool {
	path := p.Fields[0]
	f := r.field(path)
	return f == nil || !f.IsClosed() || f.Check(r.closed(f, path, value)) == nil || r.isPlaceholder(path, value)
}

// value reads what stands behind the label of a pattern.
func (r *reader) value(key string, p *layout.Pattern, value string, line markdown.Line) bool {
	text := beforeValue(p) + value
	texts, ok := p.Match(p.Kind, text)
	if ok = ok && !tears(p, text, texts); !ok && len(p.Fields) == 1 {
		texts, ok = []string{value}, true
	}
	if !ok {
		return false
	}
	if field, _ := r.template.table.Lookup(p.Fields[0]); field == nil || !field.Many {
		r.used[p] = true
	}
	r.sayAll(key, p, texts, line)
	if strings.TrimSpace(value) == "" {
		r.open, r.openAt = p, line.Number
	}
	return true
}

// keyOf reads a line below an item that is labelled with the name of a key.
func (r *reader) keyOf(key, name, value string, line markdown.Line) bool {
	f, _ := r.objectsOf(key)
	if f == nil {
		return false
	}
	k := keyNamed(f, name)
	if k == "" {
		return false
	}
	r.met[f.Path+"."+k] = true
	r.list(f.Path+"."+k, value, line, showing{key: key})
	return true
}

// labelOf gives the words that announce the first field of a pattern.
func labelOf(p *layout.Pattern) string {
	if p.Kind != markdown.Item && p.Kind != markdown.Prose {
		return ""
	}
	_, _, text := apart(beforeValue(p))
	text = strings.TrimRight(text, " ")
	if !strings.HasSuffix(text, ":") || markdown.Key(text) == "" {
		return ""
	}
	return strings.TrimSuffix(markdown.Inline{}.Seen(text), ":")
}

// beforeValue gives what stands before the first field of a pattern, without the marks
// that the template has around the field: an author may have others there, or none.
func beforeValue(p *layout.Pattern) string {
	const marks = "*_`~"
	before := p.Literals()[0]
	if strings.ContainsAny(strings.Join(p.Separators, ""), marks) { // they end each item, and begin the next
		return before
	}
	if bare := strings.TrimRight(before, marks); strings.HasSuffix(bare, " ") {
		return bare
	}
	return before
}

// objectsOf gives the field whose objects are the items of a section, and the key
// for what stands behind their heads.
func (r *reader) objectsOf(key string) (*spec.Field, string) {
	var field *spec.Field
	rest, most := "", 0
	for _, p := range r.layout.Patterns(key) {
		isNested, _, _ := apart(p.Literals()[0])
		f, _ := r.template.table.Lookup(p.Fields[0])
		if p.Kind != markdown.Item || isNested || f == nil || !f.Many || !f.IsObject() || len(p.Fields) <= most {
			continue
		}
		field, rest, most = f, "", len(p.Fields)
		for _, path := range p.Fields {
			if of, k := r.template.table.Lookup(path); of == f && k != f.Keys[0].Path && f.Key(k).Kind != spec.Link {
				rest = k
			}
		}
	}
	return field, rest
}

// item reads an item of a list that is written in another way.
func (r *reader) item(key, text string, line markdown.Line) bool {
	if f, rest := r.objectsOf(key); f != nil {
		bare := withoutMarksAtLink(r.withoutTags(text, line))
		if bare != text && r.bareItem(key, bare, line) {
			return true
		}
		r.objectItem(key, f, rest, bare, line)
		return true
	}
	p := r.itemPattern(key, func(p *layout.Pattern) bool { return r.isOfList(p, line) })
	if p == nil {
		return false
	}
	r.met[p.Fields[0]] = true
	r.list(p.Fields[0], text, line, showing{key, p})
	return true
}

// itemPattern gives the pattern of the items of a section that are texts of a list, of
// those that isOf reports, or nil.
func (r *reader) itemPattern(key string, isOf func(*layout.Pattern) bool) *layout.Pattern {
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		f, _ := r.template.table.Lookup(p.Fields[0])
		isNested, mark, before := apart(p.Literals()[0])
		if p.Kind == markdown.Item && !isNested && mark != "" && before == "" && len(p.Fields) == 1 && p.Literals()[1] == "" && f != nil && f.Many && isOf(p) {
			return p
		}
	}
	return nil
}

// hasItems reports whether the template has a list in a section whose items are entries.
func (r *reader) hasItems(key string) bool {
	f, _ := r.objectsOf(key)
	return f != nil || r.itemPattern(key, func(*layout.Pattern) bool { return true }) != nil
}

// bareItem reads an item that has a pattern without the tags and the marks around what it
// begins with.
func (r *reader) bareItem(key, text string, line markdown.Line) bool {
	_, mark, _ := apart(string(line.Raw))
	bare := line
	bare.Raw = []byte(mark + text)
	p, texts := r.match(key, bare)
	if p != nil {
		r.sayAll(key, p, texts, line)
	}
	return p != nil
}

// withoutTags is a text without its tags. Those that show something are told.
func (r *reader) withoutTags(text string, line markdown.Line) string {
	if !strings.Contains(text, "<") {
		return text
	}
	text, lost := kept(&spec.Field{Kind: spec.Inline}, text)
	if lost != "" {
		r.inPart(line, lost)
	}
	return text
}

// withoutMarksAtLink is a text without the emphasis that it begins with, if a link follows
// at once: the emphasis may reach over what is said of that.
func withoutMarksAtLink(text string) string {
	for {
		spans := (markdown.Inline{}).Spans(text)
		end := emphasisEnd(spans)
		if end < 0 {
			return text
		}
		at := slices.IndexFunc(spans, func(s markdown.Span) bool { return s.Kind != markdown.SpanEmphasis })
		if kind := spans[at].Kind; kind != markdown.SpanLink && kind != markdown.SpanAutolink {
			return text
		}
		bare := text[spans[0].End:spans[end].Start] + text[spans[end].End:]
		if (markdown.Inline{}).Seen(bare) != (markdown.Inline{}).Seen(text) {
			return text
		}
		text = bare
	}
}

// struckStart gives where the words end that are struck out at the start of a text, or 0.
func struckStart(text string) int {
	depth := 0
	for i, s := range (markdown.Inline{}).Spans(text) {
		switch s.Kind {
		case markdown.SpanStrike:
			depth++
		case markdown.SpanStrikeEnd:
			if depth--; depth == 0 {
				return s.End
			}
		}
		if i == 0 && depth == 0 {
			return 0
		}
	}
	return 0
}

// objectItem reads an item that is an object.
func (r *reader) objectItem(key string, f *spec.Field, rest, text string, line markdown.Line) {
	say := func(k, text string) {
		if text != "" {
			r.met[f.Path+"."+k] = true
			r.list(f.Path+"."+k, text, line, showing{key: key})
		}
	}
	if f.Short != f.Keys[0].Path { // it has a whole sentence
		say(f.Short, text)
		return
	}
	for end := struckStart(text); end > 0; end = struckStart(text) {
		behind := strings.TrimSpace(text[end:])
		if said := withoutJoint(behind); said != behind || said == "" { // of what is struck out
			name, _ := withoutLink(text[:end])
			say(f.Keys[0].Path, name)
			say(rest, said)
			return
		}
		r.mild(line, struckLost)
		text = behind
	}
	name, link, behind := head(text)
	i := slices.IndexFunc(f.Keys, func(k spec.Field) bool { return k.Kind == spec.Link })
	if name == "" || link != nil && i < 0 && !endsInJoint(strings.TrimSuffix(text, behind)) || rest == "" && behind != "" {
		name, link, behind = text, nil, ""
	}
	if link != nil && i < 0 {
		if link.Destination != "" && !strings.HasSuffix(link.Destination, name) {
			r.inPart(line, linkLost)
		}
		link = nil
	}
	if i >= 0 && link == nil {
		name, link = withoutLink(name)
	}
	say(f.Keys[0].Path, name)
	if link != nil {
		say(f.Keys[i].Path, strings.ReplaceAll(link.Destination, " ", "%20"))
		if link.Title != "" {
			r.inPart(line, "the spec has no place for the title of the link")
		}
	}
	say(rest, behind)
}

// withoutLink gives a text with the words of its only link in place of that.
func withoutLink(text string) (string, *markdown.Target) {
	var link, end *markdown.Span
	spans := (markdown.Inline{}).Spans(text)
	for i := range spans {
		switch s := &spans[i]; {
		case s.Kind == markdown.SpanLink && link != nil:
			return text, nil
		case s.Kind == markdown.SpanLink:
			link = s
		case s.Kind == markdown.SpanLinkEnd:
			end = s
		}
	}
	if link == nil {
		return text, nil
	}
	return text[:link.Start] + text[link.End:end.Start] + text[end.End:], link.Target
}

// head takes the text of an item apart: what it is about, which may be a link,
// and what is said of it, behind a colon or a dash.
func head(text string) (name string, link *markdown.Target, rest string) {
	spans := (markdown.Inline{}).Spans(text)
	first := 0
	for first < len(spans) && spans[first].Kind == markdown.SpanEmphasis {
		first++
	}
	end := 0
	if first < len(spans) {
		switch s := spans[first]; s.Kind {
		case markdown.SpanLink:
			for i := first; i < len(spans); i++ {
				if spans[i].Kind == markdown.SpanLinkEnd {
					name, link, end = text[s.Start+1:spans[i].Start], s.Target, closed(spans, i)
					break
				}
			}
		case markdown.SpanAutolink:
			name, link, end = s.Text, s.Target, closed(spans, first)
		}
	}
	if i := emphasisEnd(spans); end == 0 && i > 0 { // bold words
		name, end = text[:spans[i].End], closed(spans, i)
	}
	if end > 0 {
		if sign := strings.Trim(signBeforeColon(text[end:]), " "); sign != "" {
			text = text[:end] + strings.Replace(text[end:], sign, "", 1)
		}
		if rest = withoutJoint(text[end:]); rest == "" || strings.TrimSpace(rest) != strings.TrimSpace(text[end:]) {
			return strings.TrimSuffix(unbold(name), ":"), link, rest
		}
		switch {
		case link == nil && spans[0].Level == 2 && isApart(text[end:]):
			return unbold(name), nil, strings.TrimSpace(strings.TrimPrefix(text[end:], ". "))
		case link == nil:
			return "", nil, ""
		case spans[first].Kind == markdown.SpanLink && isApart(text[end:]):
			return unbold(name), link, rest
		} // a URL among the words says where it leads itself; other words go on with a link
	}
	at, behind := dash(text, spans)
	if l, ok := (markdown.Inline{}).Label(text); ok && (at < 0 || l.NameEnd <= at) {
		rest = text[l.ValueStart:l.ValueEnd]
		if behind := strings.TrimSpace(text[l.NameEnd:]); withoutJoint(behind) != behind { // with its markup
			rest = withoutJoint(behind)
		}
		start := l.NameStart
		if spans[0].Kind == markdown.SpanImage || link != nil {
			start = spans[0].Start
		}
		return text[start:closedAt(spans, l.NameEnd)], nil, rest
	}
	if at > 0 {
		return strings.TrimSpace(text[:at]), nil, strings.TrimSpace(text[behind:])
	}
	return "", nil, ""
}

// signBeforeColon gives what stands between bold words and their colon, if that is no
// word and no mark, such as an emoji.
func signBeforeColon(behind string) string {
	sign, _, ok := strings.Cut(behind, ":")
	if !ok || markdown.Key(sign) != "" || !strings.ContainsFunc(sign, unicode.IsSymbol) || strings.ContainsAny(sign, "`~<") {
		return ""
	}
	return sign
}

// isApart reports whether what stands behind bold words is another part of the
// text: they are what it is about.
func isApart(behind string) bool {
	return strings.HasPrefix(behind, " ") || strings.HasPrefix(behind, ". ") || strings.HasPrefix(strings.ToLower(behind), "<br")
}

// closed gives the end of a span, and of what ends with it.
func closed(spans []markdown.Span, i int) int { return closedAt(spans[i:], spans[i].End) }

// closedAt gives the end of the emphasis and the links that end at an offset, or
// the offset.
func closedAt(spans []markdown.Span, end int) int {
	for _, s := range spans {
		switch s.Kind {
		case markdown.SpanEmphasisEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd, markdown.SpanStrikeEnd:
			if s.Start == end {
				end = s.End
			}
		}
	}
	return end
}

// unbold takes the marks of emphasis from around a text.
func unbold(text string) string {
	for len(text) > 2 && (text[0] == '*' || text[0] == '_') && text[0] == text[len(text)-1] {
		text = text[1 : len(text)-1]
	}
	return text
}

// withoutJoint gives what is said of something, without the colon or the dash
// before it.
func withoutJoint(text string) string {
	text = strings.TrimSpace(text)
	for _, joint := range headJoints {
		if rest, ok := strings.CutPrefix(text, joint); ok && !(joint == "-" && strings.HasPrefix(rest, ">")) { // an arrow is none
			return strings.TrimSpace(rest)
		}
	}
	return text
}

// headJoints stand between what an item is about and what is said of it.
var headJoints = []string{":", "：", "---", "--", "-", "–", "—"}

func endsInJoint(text string) bool {
	text = strings.TrimRight(text, " ")
	return slices.ContainsFunc(headJoints, func(joint string) bool { return strings.HasSuffix(text, joint) })
}

// dash gives where a dash stands between the words of a text, and what is behind
// it; -1 where there is none.
func dash(text string, spans []markdown.Span) (at, behind int) {
	for s := range bareTexts(spans) {
		for _, d := range []string{" - ", " -- ", " --- ", " – ", " — "} {
			if i := strings.Index(text[s.Start:s.End], d); i > 0 || i == 0 && s.Start > 0 {
				return s.Start + i, s.Start + i + len(d)
			}
		}
	}
	return -1, 0
}
