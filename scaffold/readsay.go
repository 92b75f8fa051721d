package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// from notes that something is read in some lines, and gives their place: the
// line of the document, and, as long as the reader reads, the number of the
// origin for the column.
func (r *reader) from(lines ...markdown.Line) source.Position {
	r.origins = append(r.origins, lines)
	return source.Position{Line: r.number(lines[0]), Column: len(r.origins)}
}

// say notes what stands in the place of a field that holds one text.
func (r *reader) say(path, text string, lines ...markdown.Line) {
	field, key := r.template.table.Lookup(path)
	if strings.TrimSpace(text) == "" || r.isPlaceholder(path, text) {
		return
	}
	texts := field
	if field.IsObject() {
		texts = field.Key(key)
	}
	said := r.text(texts, path, text, spec.Value{}, lines)
	if said.Text == "" {
		return
	}
	before, ok := r.reading.Problem.Get(field.Path)
	if field.IsObject() {
		before, ok = before.Keys[key], before.Keys != nil && before.Keys[key].Text != ""
	}
	if ok {
		if texts.Canonical(before.Text) != texts.Canonical(said.Text) {
			for _, line := range lines {
				r.unplaced(line, path+" is said twice, and otherwise on line "+strconv.Itoa(before.At.Line), "keep one of the two")
			}
		}
		return
	}
	if field.IsObject() {
		v, _ := r.reading.Problem.Get(field.Path)
		v = v.With(spec.Value{Keys: map[string]spec.Value{key: said}, At: said.At})
		r.reading.Problem.Set(field.Path, v)
		return
	}
	r.reading.Problem.Set(path, said)
}

// text is a text that stands in some lines, as it was said. What a text of its
// kind cannot hold is told.
func (r *reader) text(f *spec.Field, path, text string, object spec.Value, lines []markdown.Line) spec.Value {
	if !r.exact && f.Kind != spec.Code {
		var lost string
		if text, lost = kept(f, text); lost != "" {
			for _, line := range lines {
				if _, ofLine := kept(f, string(line.Raw)); ofLine != "" || len(lines) == 1 {
					r.inPart(line, lost)
				}
			}
		}
	}
	if !r.exact && f.Kind != spec.Code && f.Kind != spec.Block {
		text = strings.TrimSpace(text) // of any width
	}
	if !r.exact && !f.HasMarkup() {
		text = r.withoutStruck(text, lines...)
		text = r.withoutBoldDash(f, path, r.withoutNotes(path, text, lines[0]))
	}
	if !r.exact {
		text = r.withoutOwnMarks(f, path, text, object, lines)
	}
	if !r.exact && f.Kind == spec.Number && strings.HasSuffix(text, ")") {
		r.tellRemark(path, text, lines[0])
	}
	v := spec.Text(r.unescape(f, path, text, object))
	v.At = r.from(lines...)
	return v
}

// withoutOwnMarks gives a text without the marks that it stands in as a whole, where the
// template has such marks around it: in a line that is written otherwise, they are read
// with the text.
func (r *reader) withoutOwnMarks(f *spec.Field, path, text string, object spec.Value, lines []markdown.Line) string {
	if f.Kind != spec.Inline || !strings.ContainsAny(text, "*_`") {
		return text
	}
	s := saidText{field: f, path: path, of: object}
	for _, at := range s.fitting(inBody(r.layout.At(path))) {
		marks := ""
		for at.Around != "" {
			bare, mark := withoutMarks(text)
			if mark == "" || !markdown.HasMarkup(text, at.Around) && !strings.Contains(at.Around, "`") {
				break
			}
			text, marks = bare, marks+mark
		}
		if own := at.Prefix[len(strings.TrimRight(at.Prefix, "*_`")):]; marks != "" && len(own) != len(marks) {
			r.mild(lines[0], "the template has other emphasis there")
		}
	}
	return text
}

// withoutMarks gives a text without the emphasis or the code span that it is as a whole, and
// which that is; "" for none.
func withoutMarks(text string) (bare, mark string) {
	spans := (markdown.Inline{}).Spans(text)
	if len(spans) == 1 && spans[0].Kind == markdown.SpanCode {
		return spans[0].Text, "`"
	}
	end := markdown.EmphasisEnd(spans)
	if end < 0 || end != len(spans)-1 {
		return text, ""
	}
	return text[spans[0].End:spans[end].Start], strings.Repeat("*", int(spans[0].Level))
}

// withoutNotes is a name without the marks of footnotes behind it, where these are marks: code
// and front matter have none.
func (r *reader) withoutNotes(path, text string, line markdown.Line) string {
	bare := markdown.WithoutNotes(text)
	if len(bare) == len(text) || r.isFront || isCode(line.Kind) {
		return text
	}
	for _, at := range r.layout.At(path) {
		if strings.Contains(at.Around, "`") {
			return text
		}
	}
	return bare
}

// withoutBoldDash is a name without the dash that its author has made bold with it.
func (r *reader) withoutBoldDash(f *spec.Field, path, text string) string {
	bare, ok := strings.CutSuffix(text, boldDash)
	if !ok || strings.TrimSpace(bare) == "" {
		return text
	}
	for _, at := range r.layout.At(path) {
		if isBoldName(f, &at) {
			return strings.TrimSpace(bare)
		}
	}
	return text
}

const struckLost = "the spec has no words that are struck out"

// withoutStruck is a text without the words that are struck out: they are not
// said any more.
func (r *reader) withoutStruck(text string, lines ...markdown.Line) string {
	left, isStruck := markdown.WithoutStruck(text)
	if isStruck {
		for _, line := range lines {
			r.inPart(line, struckLost)
		}
	}
	return left
}

// computed looks at what stands in place of a sum, which no spec gives.
func (r *reader) computed(path, text string, line markdown.Line) {
	if strings.TrimSpace(text) != "" && !r.isPlaceholder(path, text) {
		r.list(path, text, line, showing{})
	}
}

func (r *reader) list(path, text string, line markdown.Line, at showing) {
	if r.listed == nil {
		r.listed = make([]listItem, 0, 16)
	}
	field, _ := r.template.table.Lookup(path)
	r.listed = append(r.listed, listItem{field: field, path: path, text: text, line: line, showing: at})
}

// isPlaceholder reports whether a text is what the blank problem has there, with
// or without the emphasis and the escapes that an editor has put in.
func (r *reader) isPlaceholder(path, text string) bool {
	text = bare(r.field(path), text)
	return slices.ContainsFunc(r.layout.At(path), func(at layout.Placement) bool {
		return at.IsPlaceholder(text) || at.IsPlaceholder(r.unescaped(path, text, at.Place))
	})
}

// unescaped is a text without escapes of brackets that an editor has put in, or a converter
// as entities. In a plain text, they are how a placeholder is written that is said.
func (r *reader) unescaped(path, text string, at markdown.Place) string {
	if strings.IndexByte(text, '&') < 0 && !strings.Contains(text, `\[`) || !isInline(r.template.table, path) {
		return text
	}
	if text = withoutBracketEntities(text); !strings.Contains(text, `\[`) {
		return text
	}
	return markdown.Inline{Place: at}.Rewritten(text)
}

// withoutBracketEntities is a text with escapes in place of the entities that stand for
// square brackets.
func withoutBracketEntities(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	var out strings.Builder
	end := 0
	for _, s := range (markdown.Inline{}).Spans(text) {
		if s.Kind == markdown.SpanText && (s.Text == "[" || s.Text == "]") && text[s.Start] == '&' {
			out.WriteString(text[end:s.Start] + `\` + s.Text)
			end = s.End
		}
	}
	return out.String() + text[end:]
}

// field gives the field that stands at a path, or the key of one; nil for a sum.
func (r *reader) field(path string) *spec.Field {
	f, key := r.template.table.Lookup(path)
	if f != nil && key != "" {
		return f.Key(key)
	}
	return f
}

// bare is a text without its emphasis, and where markup says nothing without its
// code spans: the words alone, so far as they are read as the same then.
func bare(f *spec.Field, text string) string {
	if !strings.ContainsAny(text, "*_`") || f != nil && f.Kind == spec.Code {
		return text
	}
	isPlain := f == nil || f.Kind != spec.Inline && f.Kind != spec.Block && f.Kind != spec.Link
	asIs := func(code string) string { return code }
	escaped := func(code string) string { return markdown.EscapePlain(code, markdown.Place{Kind: markdown.Prose}) }
	for _, write := range []func(code string) string{asIs, escaped} {
		words := undecorated(text, isPlain, write)
		if slices.Equal(seenWords(words), seenWords(text)) { // a tab in code is no more than a space
			return words
		}
	}
	return text
}

func seenWords(text string) []string { return strings.Fields(markdown.Inline{}.Seen(text)) }

// undecorated is a text without the marks of emphasis and, if code says nothing
// either, with its words in place of each code span.
func undecorated(text string, code bool, write func(code string) string) string {
	var out strings.Builder
	end := 0
	for _, s := range (markdown.Inline{}).Spans(text) {
		switch {
		case s.Kind == markdown.SpanEmphasis, s.Kind == markdown.SpanEmphasisEnd:
			out.WriteString(text[end:s.Start])
			end = s.End
		case s.Kind == markdown.SpanCode && code:
			out.WriteString(text[end:s.Start] + write(s.Text))
			end = s.End
		}
	}
	return out.String() + text[end:]
}

// lists puts the items together, once all have been met.
func (r *reader) lists() {
	slices.SortStableFunc(r.listed, func(a, b listItem) int { return a.line.Number - b.line.Number })
	var listed []*spec.Field
	for i := range r.listed {
		if f := r.listed[i].field; f != nil && !slices.Contains(listed, f) {
			listed = append(listed, f)
		}
	}
	for i := range r.template.table.Fields() {
		f := &r.template.table.Fields()[i]
		if !f.Many || !slices.Contains(listed, f) {
			continue
		}
		v := spec.Value{}
		for k, showing := range showings(f, r.listed) {
			var items []spec.Value
			if f.IsObject() {
				items = r.objects(f, showing)
			} else {
				items = r.items(f, showing)
			}
			if k == 0 || len(v.Items) == 0 {
				v.Items = items
			} else {
				v.Items = r.together(f, v.Items, items)
			}
		}
		if len(v.Items) > 0 {
			r.reading.Problem.Set(f.Path, v)
		}
	}
	r.sums()
}

// showings gives the items of a list by the places where the template shows it.
func showings(f *spec.Field, listed []listItem) [][]listItem {
	var places []showing
	var items [][]listItem
	for begin, end := 0, 0; begin < len(listed); begin = end { // of a run of them in one place, which all are as a rule
		at := listed[begin].showing
		for end = begin + 1; end < len(listed) && listed[end].field == listed[begin].field && listed[end].showing == at; {
			end++
		}
		if listed[begin].field != f {
			continue
		}
		if i := slices.Index(places, at); i >= 0 {
			items[i] = append(items[i], listed[begin:end]...)
		} else {
			places, items = append(places, at), append(items, listed[begin:end:end])
		}
	}
	return items
}

// together gives a list that is shown twice, once: of objects, each showing may
// have other keys. What one showing has and the other has not is told.
func (r *reader) together(f *spec.Field, items, more []spec.Value) []spec.Value {
	name := func(v spec.Value) string {
		return v.Text + "\n" + v.Keys[firstKey(f)].Text + "\n" + v.Keys[f.Short].Text
	}
	for _, v := range more {
		at := slices.IndexFunc(items, func(o spec.Value) bool { return name(o) == name(v) })
		if at < 0 {
			r.tell(v, f.Path+" stands in another place as well, without this")
			continue
		}
		for key, text := range v.Keys {
			if before, ok := items[at].Keys[key]; !ok {
				items[at].Keys[key] = text
			} else if before.Text != text.Text {
				r.tell(text, f.Path+"."+key+" is said otherwise on line "+strconv.Itoa(before.At.Line))
			}
		}
	}
	return items
}

// sums tells of the sums that are not what is computed.
func (r *reader) sums() {
	for i := range r.listed {
		l := r.listed[i]
		if l.field != nil || r.template.table.Sums()[l.path] == nil {
			continue
		}
		sum, _ := r.template.table.Sum(r.reading.Problem, l.path)
		if r.numberIn(l) == sum {
			if strings.Contains(l.text, ")") {
				r.tellRemark(l.path, l.text, l.line)
			}
			continue
		}
		of := l.path + " is computed from " + strings.Join(r.template.table.Sums()[l.path], " and ")
		r.unplaced(l.line, of, "give those")
		r.sumsTold = append(r.sumsTold, of)
	}
}

// withoutSumsOfUnread gives what is told without the sums in lines of which something that they
// may be computed from could not be read: that is the reason, and each line is told once.
func (r *reader) withoutSumsOfUnread(told []Unplaced) []Unplaced {
	if r.sumsTold == nil {
		return told
	}
	isOfSum := func(u Unplaced) bool { return slices.Contains(r.sumsTold, u.Why) }
	all := slices.Clone(told)
	return slices.DeleteFunc(told, func(u Unplaced) bool {
		return isOfSum(u) && slices.ContainsFunc(all, func(other Unplaced) bool {
			return other.Number == u.Number && !other.InPart && !isOfSum(other)
		})
	})
}

// tellRemark tells of the remark behind a number.
func (r *reader) tellRemark(path, text string, line markdown.Line) {
	text = strings.TrimSpace(markdown.Inline{}.Seen(text))
	for _, at := range r.layout.At(path) {
		if _, remark := spec.RemarkBehind(text, at.Suffix); remark != "" {
			r.inPart(line, "the spec has no place for "+source.Quote(remark)+" behind a number")
			return
		}
	}
}

// numberIn gives the number that stands in place of a sum, or what else does.
func (r *reader) numberIn(l listItem) string {
	number := markdown.Inline{}.Seen(l.text)
	for _, at := range r.layout.At(l.path) {
		number = spec.SumIn(number, at.Suffix)
	}
	return number
}

// items gives the items of a list. One that is the blank problem's says nothing;
// in all others, each item counts.
func (r *reader) items(f *spec.Field, listed []listItem) []spec.Value {
	if r.isBlankList(f, listed) {
		return nil
	}
	items := make([]spec.Value, 0, len(listed))
	for _, l := range listed {
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		if said := r.text(f, f.Path, l.text, spec.Value{}, []markdown.Line{l.line}); strings.TrimSpace(said.Text) != "" {
			items = append(items, said)
		}
	}
	return items
}

// isBlankList reports whether the items of a list are those that the blank problem has
// in one of its places, one by one or in a line.
func (r *reader) isBlankList(f *spec.Field, listed []listItem) bool {
	var blank []string
	for _, at := range r.layout.At(f.Path) {
		blank = append(blank, at.Placeholders...)
	}
	joined := strings.Join(blank, "")
	var texts []string
	for _, l := range listed {
		text := r.unescaped(f.Path, bare(f, l.text), markdown.Place{Kind: markdown.Item})
		text = strings.Join(strings.Fields(text), " ")
		if !strings.Contains(joined, text) {
			return false
		}
		texts = append(texts, text)
	}
	isParted := func(at layout.Placement) bool {
		return at.Separator != "" && slices.Equal(texts, nonEmpty(strings.Split(joined, at.Separator)))
	}
	return slices.Equal(texts, blank) || strings.Join(texts, " ") == joined || slices.ContainsFunc(r.layout.At(f.Path), isParted) || slices.Equal(texts, strings.Split(joined, ", ")) || slices.Equal(texts, r.split(f.Path, joined, ","))
}

// firstKey is the key that every object of a field has.
func firstKey(f *spec.Field) string {
	if !f.IsObject() {
		return ""
	}
	return f.Keys[0].Path
}

// objects begins a new object with each first key, or short form. A list that
// has placeholders alone says nothing.
func (r *reader) objects(f *spec.Field, listed []listItem) []spec.Value {
	var objects [][]listItem
	isSaid := false
	for _, l := range r.inTheirPlaces(f, listed) {
		key := strings.TrimPrefix(l.path, f.Path+".")
		begins := key == f.Keys[0].Path || key == f.Short
		isOpen := strings.TrimSpace(l.text) == "" || r.isPlaceholder(l.path, l.text)
		switch {
		case begins:
			objects = append(objects, []listItem{l})
		case isOpen:
		case len(objects) == 0:
			r.unplaced(l.line, l.path+" has no "+f.Keys[0].Path+" that it belongs to", "")
		default:
			objects[len(objects)-1] = append(objects[len(objects)-1], l)
		}
		isSaid = isSaid || !isOpen
	}
	if !isSaid {
		return nil
	}
	var values []spec.Value
	for _, o := range objects {
		object := r.object(f, o)
		_, hasName := object.Keys[f.Keys[0].Path]
		_, hasShort := object.Keys[f.Short]
		if hasName || hasShort {
			values = append(values, object)
		} else {
			r.tell(object, f.Path+" has no "+f.Keys[0].Path+" that it belongs to")
		}
	}
	return values
}

// inTheirPlaces gives the items of objects with those whose lines are written alike told by
// their order within each object.
func (r *reader) inTheirPlaces(f *spec.Field, listed []listItem) []listItem {
	if !slices.ContainsFunc(listed, func(l listItem) bool { return l.twins != nil }) {
		return listed
	}
	begins := func(path string) bool {
		key := strings.TrimPrefix(path, f.Path+".")
		return key == f.Keys[0].Path || key == f.Short
	}
	placed, next := slices.Clone(listed), 0
	for i := range placed {
		l := &placed[i]
		isCycle := slices.ContainsFunc(l.twins, begins)
		switch {
		case l.twins == nil && begins(l.path):
			next = 0
		case l.twins == nil:
		case next < len(l.twins) || isCycle:
			l.path = l.twins[next%len(l.twins)]
			next++
		}
	}
	return placed
}

// object makes an object of what stands in the places of its keys.
func (r *reader) object(f *spec.Field, listed []listItem) spec.Value {
	object := spec.Object() // as it stands: which keys there are decides how each is written
	for _, l := range listed {
		object.Keys[strings.TrimPrefix(l.path, f.Path+".")] = spec.Text(l.text)
	}
	out := spec.Object()
	for _, l := range listed {
		key := strings.TrimPrefix(l.path, f.Path+".")
		said := r.text(f.Key(key), l.path, l.text, object, []markdown.Line{l.line})
		if said.Text == "" && strings.Contains(l.text, "~") { // struck out
			continue
		}
		if before, ok := out.Keys[key]; ok {
			r.tell(said, l.path+" is said already on line "+strconv.Itoa(before.At.Line))
			continue
		}
		out.Keys[key] = said
		if out.At == (source.Position{}) {
			out.At = said.At
		}
	}
	return out
}

// unescape gives the text that was said, from how it stands in the document:
// a candidate counts only when it would be written just so. The object is the
// one that the text is a key of.
func (r *reader) unescape(f *spec.Field, path, text string, object spec.Value) string {
	if f.Kind == spec.Label {
		return f.Canonical(r.asSaid(f, path, text, object))
	}
	return r.asSaid(f, path, text, object)
}

// asSaid is unescape, of a label with the sign of a hashtag that may stand before it.
func (r *reader) asSaid(f *spec.Field, path, text string, object spec.Value) string {
	if f.IsClosed() {
		return r.closed(f, path, text)
	}
	if r.isFront {
		return text // YAML has said what it is
	}
	if isWords := f.Kind == spec.Plain || f.Kind == spec.Label || f.Kind == spec.Inline; isWords && markdown.IsSafe(text) {
		return text // as most are
	}
	s := saidText{field: f, path: path, of: object}
	all := candidates(f, text, s.fitting(inBody(r.layout.At(path))))
	for _, candidate := range all {
		if again, err := r.template.escape(s, f.Canonical(candidate)); err == nil && again == text {
			return candidate
		}
	}
	if f.Kind == spec.Inline {
		return all[len(all)-1]
	}
	return seen(f, text)
}

// seen is what a reader sees of a text that nobody would have written so for the
// field.
func seen(f *spec.Field, text string) string {
	switch f.Kind {
	case spec.Block, spec.Code, spec.Link:
		return text
	}
	return (markdown.Inline{}).Seen(text)
}

// closed gives the text of a field that is one of a few, a number or a date.
func (r *reader) closed(f *spec.Field, path, text string) string {
	text = (markdown.Inline{}).Seen(markdown.WithoutImages(text))
	for _, at := range r.layout.At(path) {
		text = f.FromSeen(text, at.Suffix)
	}
	return text
}
