package scaffold

import (
	"slices"
	"strconv"
	"strings"

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
	text = line[spaces(line):]
	isNested = len(text) < len(line)
	number, marks := 0, ".)"
	for number < len(text) && text[number] >= '0' && text[number] <= '9' {
		number++
	}
	if number == 0 {
		marks = "-+*"
	}
	if number == len(text) || strings.IndexByte(marks, text[number]) < 0 {
		return isNested, "", text
	}
	behind := spaces(text[number+1:])
	if behind == 0 {
		return isNested, "", text
	}
	mark, text = text[:number+1+behind], text[number+1+behind:]
	return isNested, mark, text
}

// spaces gives how long the white space is that a line begins with.
func spaces(line string) (n int) {
	for n < len(line) && (line[n] == ' ' || line[n] == '\t' || line[n] == '\r' || line[n] == '\f') {
		n++
	}
	return n
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
	if own := r.layout.OwnLike(key, line); own != nil && !r.isSeen(own) {
		r.see(own)
		r.noteOwn(key, own, line)
		return true
	}
	isNested, mark, text := apart(string(line.Raw))
	if own := r.ownRemarked(key, text); own != nil && mark != "" && !r.isSeen(own) {
		r.see(own)
		r.noteOwn(key, own, line)
		r.mild(line, "its label is read as "+strconv.Quote(strings.TrimRight(markdown.Inline{}.Seen(withoutMark(own)), ": ")))
		return true
	}
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
	return r.unmarkedLine(key, line) || r.labelled(key, isBelow, text, line) || !isBelow && mark != "" && r.item(key, text, line)
}

// title reads the title of a document, or of a section with a field in it, that does not
// have all of the template's words around it, or has them in other letters.
func (r *reader) title(key string, line markdown.Line) bool {
	pattern := r.headingPattern(key)
	if pattern != nil && len(pattern.Fields) > 1 && key == "" {
		return r.wholeTitle(pattern, line)
	}
	if pattern == nil || len(pattern.Fields) != 1 {
		return false
	}
	if of, _ := r.template.table.Lookup(pattern.Fields[0]); r.used[pattern] && (of == nil || !of.Many) {
		return false
	}
	literals := pattern.Literals()
	text := strings.TrimSpace(strings.TrimLeft(string(line.Raw), "#"))
	level := len(literals[0]) - len(strings.TrimLeft(literals[0], "#"))
	if texts, ok := pattern.Match(markdown.Heading, strings.Repeat("#", level)+" "+text); ok && level != line.Level {
		r.used[pattern] = true
		r.sayAll(key, pattern, texts, line)
		return true
	}
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
	text = strings.TrimSpace(text)
	whole := text
	if isPlain && r.rewriting != nil && r.rewriting.Full(line.Number) != "" { // its break may part the template's words from the author's
		parted := r.words(field, breaksAsJoints(strings.TrimLeft(r.rewriting.Full(line.Number), "#")), line)
		if cut := cutTitle(parted, before, behind, literals); cut != parted {
			text = cut
		}
	}
	if text == whole {
		text = cutTitle(text, before, behind, literals)
	}
	if bare, ok := markdown.WithoutRemark(whole); ok && text == whole && behind != "" && isPlain {
		if cut := cutTitle(bare, before, behind, literals); cut != bare {
			r.mild(line, "the spec leaves the remark behind the template's words out")
			text = cut
		}
	}
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

// cutTitle takes from a title the words that the template has before and behind its field,
// which have keys.
func cutTitle(text, before, behind string, literals []string) string {
	text = cutKey(text, before, isJoined(literals[0]), func(s string, n int) (words, joint, bare string) {
		bare = strings.TrimLeft(s[n:], joints+")")
		return s[:n], s[n : len(s)-len(bare)], bare
	})
	const phrase = 3 // so many words behind a title are the template's, even if only a space parts them
	isPhrase := len(strings.FieldsFunc(literals[1], func(c rune) bool { return c == ' ' || strings.ContainsRune(joints, c) })) >= phrase
	return cutKey(text, behind, isJoined(literals[1]) && !isPhrase, func(s string, n int) (words, joint, bare string) {
		bare = strings.TrimRight(s[:len(s)-n], joints+"(")
		for _, article := range []string{" a", " an", " the"} {
			switch named, ok := strings.CutSuffix(bare, article); {
			case ok && strings.TrimRight(named, joints) != named: // "Chat: a Kata"
				bare = strings.TrimRight(named, joints)
			case ok && isPhrase: // "Solve a Kata of Ours"
				return "", "", ""
			}
		}
		return s[len(s)-n:], s[len(bare) : len(s)-n], bare
	})
}

// breaksAsJoints gives a text with a dash in place of each tag that breaks its line.
func breaksAsJoints(text string) string {
	out, end := "", 0
	for _, span := range (markdown.Inline{}).Spans(text) {
		if span.IsBreakTag() {
			out, end = out+text[end:span.Start]+" – ", span.End
		}
	}
	return out + text[end:]
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
