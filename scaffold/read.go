package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// A Reading is what was read back from a document.
type Reading struct {
	Problem  *spec.Problem // what the document says
	Unplaced []Line        // what stands in no place that the template has
	Exact    bool          // the problem renders to the document again, byte for byte
}

// A Line is a line of a document.
type Line struct {
	Number int // from 1
	Text   string
}

// Read reads a problem back from a document that was rendered with the
// template and may have been edited since. Every field that the template's map
// can locate is recovered as it was given; where two texts are written alike
// in Markdown, as the one with fewer escapes. Placeholders say nothing. The
// error is that of a template that cannot be measured.
func (t *Template) Read(doc []byte) (*Reading, error) {
	m, err := t.Map()
	if err != nil {
		return nil, err
	}
	reading := m.read(t, doc, false)
	if !reading.Exact { // perhaps somebody means a placeholder, or has left some of a list
		if again := m.read(t, doc, true); again.Exact {
			return again, nil
		}
	}
	return reading, nil
}

// ReadFields reads some fields back from a document, as Read does, and looks
// only at the sections where they land: for those who read many documents.
func (t *Template) ReadFields(doc []byte, paths ...string) (*spec.Problem, error) {
	m, err := t.Map()
	if err != nil {
		return nil, err
	}
	var keys []string
	for i := range m.Spots {
		field, _ := t.table.Lookup(m.Spots[i].Field)
		if field != nil && slices.Contains(paths, field.Path) {
			keys = append(keys, trailKey(m.Spots[i].Trail))
		}
	}
	b := newBack(t, m, false)
	for _, s := range sectionsOf(doc, keys) {
		b.section(s)
	}
	b.lists()
	p := b.reading.Problem
	for _, path := range t.table.Paths(p) {
		if !slices.Contains(paths, path) {
			p.Unset(path)
		}
	}
	return p, nil
}

// read reads a document. Placeholders among the items of a list are kept as
// texts, or left out.
func (m *Map) read(t *Template, doc []byte, keep bool) *Reading {
	b := newBack(t, m, keep)
	for _, s := range sectionsOf(doc, nil) {
		b.section(s)
	}
	b.lists()
	if again, err := t.Render(b.reading.Problem); err == nil {
		b.reading.Exact = again.Equal(doc)
	}
	return b.reading
}

// A docSection is a section of a document, in lines.
type docSection struct {
	key   string // of its trail
	lines []docLine
}

type docLine struct {
	kind   markdown.LineKind
	number int
	text   string
}

// sectionsOf cuts a document at its headings. Where keys are given, it gives
// only the sections that have one of them.
func sectionsOf(doc []byte, keys []string) []docSection {
	outline := markdown.Outline(doc)
	var sections []docSection
	begin := 0
	for i := -1; i < len(outline); i++ {
		s, end := docSection{}, len(doc)
		if i >= 0 {
			s.key = trailKey(markdown.Trail(outline, i))
		}
		if i+1 < len(outline) {
			end = outline[i+1].Start
		}
		number := 1
		if i >= 0 {
			number = outline[i].Number
		}
		if keys == nil || slices.Contains(keys, s.key) {
			s.lines = linesOf(doc[begin:end], number)
			sections = append(sections, s)
		}
		begin = end
	}
	return sections
}

// linesOf gives the lines of a section, of which the first has a number. No
// code block reaches over a heading, so they are as they are in the document.
func linesOf(section []byte, number int) []docLine {
	var lines []docLine
	for line := range markdown.Lines(section) {
		text := strings.TrimRight(string(section[line.Start:line.End]), "\r\n")
		lines = append(lines, docLine{line.Kind, number + line.Number - 1, text})
	}
	return lines
}

// back reads a document back.
type back struct {
	template *Template
	m        *Map
	keep     bool // placeholders among the items of a list are texts
	reading  *Reading
	listed   []listed
	met      map[ownLine]bool  // the template's own lines, so far
	used     map[*pattern]bool // the patterns of single texts, so far
}

// listed is an item of a list, as it stands in the document.
type listed struct {
	path string
	text string
}

func newBack(t *Template, m *Map, keep bool) *back {
	return &back{
		template: t, m: m, keep: keep, reading: &Reading{Problem: &spec.Problem{}},
		met: map[ownLine]bool{}, used: map[*pattern]bool{},
	}
}

// section reads one section: first the code blocks and block texts, which may
// have any lines, then the lines that have a pattern.
func (b *back) section(s docSection) {
	rest := b.code(s)
	var loose []docLine
	for _, line := range rest {
		if !b.line(s.key, line) {
			loose = append(loose, line)
		}
	}
	b.block(s.key, loose)
}

// code reads the code blocks that are fields: the last ones of the section,
// because a block text before them may have code blocks of its own. It gives
// the other lines.
func (b *back) code(s docSection) []docLine {
	paths := b.codePaths(s.key)
	rest := slices.Clone(s.lines)
	for i := len(paths) - 1; i >= 0; i-- {
		open, end := lastFence(rest)
		if open < 0 {
			return rest
		}
		var code []string
		for _, l := range rest[open+1 : end] {
			code = append(code, l.text)
		}
		b.say(paths[i], strings.Join(code, "\n"), markdown.Code)
		rest = slices.Delete(rest, open, min(end+1, len(rest)))
	}
	return rest
}

// lastFence gives the last code block: its opening line and its closing one.
func lastFence(lines []docLine) (open, end int) {
	end = len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		switch lines[i].kind {
		case markdown.FenceEnd:
			end = i
		case markdown.FenceOpen:
			return i, end
		}
	}
	return -1, end
}

// line reads a line that has a pattern, or is the template's own. It reports
// whether it was one of the two.
func (b *back) line(key string, line docLine) bool {
	if b.isOwn(key, line) {
		return true
	}
	if p, texts := b.match(key, line); p != nil {
		for i, path := range p.fields {
			if p.separators[i] != "" {
				for _, item := range strings.Split(texts[i], p.separators[i]) {
					b.list(path, item)
				}
				continue
			}
			b.say(path, texts[i], p.kind)
		}
		return true
	}
	if b.codePaths(key) != nil && isCode(line.kind) {
		return false // the template's own code blocks are fields, and read already
	}
	return slices.ContainsFunc(b.m.fixed[key], func(f blankLine) bool { return f.kind == line.kind && f.text == line.text && line.text != "" })
}

// isOwn reports whether a line is one that the template has whatever is said,
// met for the first time: a list may have an item that is just like it.
func (b *back) isOwn(key string, line docLine) bool {
	own := ownLine{key, line.kind, line.text}
	if line.text == "" || isCode(line.kind) || !b.m.own[own] || b.met[own] {
		return false
	}
	b.met[own] = true
	return true
}

// match gives the most telling pattern that a line has, and what stands in
// place of its fields. A pattern of fields that hold one text each was used up
// by the first line that has it, if the next has another pattern as well: the
// row that an author has added may be called like one of the template's.
func (b *back) match(key string, line docLine) (*pattern, []string) {
	var hit *pattern
	var hitTexts []string
	for i := range b.m.patterns[key] {
		p := &b.m.patterns[key][i]
		if p.holdsAnything() {
			continue
		}
		texts, ok := p.match(line.kind, line.text)
		if !ok || b.isReachedAcross(p, texts) {
			continue
		}
		if !b.used[p] {
			hit, hitTexts = p, texts
			break
		}
		if hit == nil {
			hit, hitTexts = p, texts
		}
	}
	if hit != nil {
		field, _ := b.template.table.Lookup(hit.fields[0])
		b.used[hit] = field == nil || !field.Many
	}
	return hit, hitTexts
}

// isReachedAcross reports whether emphasis or a link reaches from one of the
// texts of a line into another. Such a line was not written with the pattern:
// it is a text that happens to have the same words in it.
func (b *back) isReachedAcross(p *pattern, texts []string) bool {
	if p.kind == markdown.Row || p.kind == markdown.Code {
		return false
	}
	inline, loose := 0, false
	for i, path := range p.fields {
		if isInline(b.template.table, path) {
			inline++
			escaped, _ := markdown.EscapeLoose(texts[i])
			loose = loose || escaped != texts[i] && !b.isPlaceholder(path, texts[i])
		}
	}
	return inline > 1 && loose
}

func isCode(kind markdown.LineKind) bool {
	return kind == markdown.FenceOpen || kind == markdown.Code || kind == markdown.FenceEnd
}

// codePaths are the fields of a section that are whole code blocks.
func (b *back) codePaths(key string) []string {
	var paths []string
	for _, p := range b.m.patterns[key] {
		if p.kind == markdown.Code && p.holdsAnything() {
			paths = append(paths, p.fields[0])
		}
	}
	return paths
}

// block reads the block text of a section from the lines that are nothing
// else. Where the section has none, they are unplaced.
func (b *back) block(key string, loose []docLine) {
	for _, p := range b.m.patterns[key] {
		if !p.holdsAnything() || p.kind != markdown.Prose {
			continue
		}
		var lines []string
		for _, l := range loose {
			lines = append(lines, l.text)
		}
		b.say(p.fields[0], spec.TrimBlank(strings.Join(lines, "\n")), markdown.Prose)
		return
	}
	for _, l := range loose {
		if strings.TrimSpace(l.text) != "" {
			b.reading.Unplaced = append(b.reading.Unplaced, Line{l.number, l.text})
		}
	}
}

// say notes what stands in the place of a field.
func (b *back) say(path, text string, kind markdown.LineKind) {
	field, key := b.template.table.Lookup(path)
	switch {
	case field == nil: // computed
	case field.Many:
		b.list(path, text)
	case strings.TrimSpace(text) == "", b.isPlaceholder(path, text):
	case field.IsObject():
		v, _ := b.reading.Problem.Get(field.Path)
		object := v.With(spec.Object(key, b.unescape(field.Key(key), path, text, spec.Value{})))
		b.reading.Problem.Set(field.Path, object)
	default:
		b.reading.Problem.Set(path, spec.Text(b.unescape(field, path, text, spec.Value{})))
	}
}

func (b *back) list(path, text string) { b.listed = append(b.listed, listed{path, text}) }

// isPlaceholder reports whether a text is what the blank problem has there.
func (b *back) isPlaceholder(path, text string) bool {
	for _, s := range b.m.Spots {
		if s.Field == path && (slices.Contains(s.Placeholders, text) || s.Place.Kind == markdown.Code && b.isBlankCode(&s, text)) {
			return true
		}
	}
	return false
}

// isBlankCode reports whether a code text is the blank problem's.
func (b *back) isBlankCode(s *Spot, text string) bool {
	return text == strings.Join(s.Placeholders, "\n")
}

// lists puts the items together, once all have been met. A list that is the
// blank problem's says nothing, nor does an item that is a placeholder.
func (b *back) lists() {
	for i := range b.template.table.Fields() {
		f := &b.template.table.Fields()[i]
		if !f.Many {
			continue
		}
		v := spec.Value{}
		if f.IsObject() {
			v.Items = b.objects(f)
		} else {
			v.Items = b.items(f)
		}
		if len(v.Items) > 0 {
			b.reading.Problem.Set(f.Path, v)
		}
	}
}

func (b *back) items(f *spec.Field) []spec.Value {
	var texts, blank []string
	for _, l := range b.listed {
		if l.path == f.Path {
			texts = append(texts, l.text)
		}
	}
	for _, s := range b.m.At(f.Path) {
		blank = append(blank, s.Placeholders...)
	}
	if slices.Equal(texts, blank) || slices.Equal(texts, strings.Split(strings.Join(blank, ""), ", ")) {
		return nil
	}
	var items []spec.Value
	for _, text := range texts {
		if !b.keep && slices.Contains(blank, text) && bracketed().MatchString(text) {
			continue
		}
		items = append(items, spec.Text(b.unescape(f, f.Path, text, spec.Value{})))
	}
	return items
}

// objects begins a new object with each first key, or short form.
func (b *back) objects(f *spec.Field) []spec.Value {
	var objects []spec.Value
	for _, l := range b.listed {
		key, ok := strings.CutPrefix(l.path, f.Path+".")
		if !ok {
			continue
		}
		if key == f.Keys[0].Path || key == f.Short {
			objects = append(objects, spec.Object())
		}
		if len(objects) > 0 && !b.isPlaceholder(l.path, l.text) {
			objects[len(objects)-1].Keys[key] = spec.Text(l.text)
		}
	}
	for _, o := range objects {
		for key, v := range o.Keys {
			// as it stood: which keys there are decides how each is written
			o.Keys[key] = spec.Text(b.unescape(f.Key(key), f.Path+"."+key, v.Text, o))
		}
	}
	return slices.DeleteFunc(objects, func(o spec.Value) bool {
		_, first := o.Keys[f.Keys[0].Path]
		_, short := o.Keys[f.Short]
		return !first && !short
	})
}

// unescape gives the text that was said, from how it stands in the document:
// a candidate counts only when it would be written just so. The object is the
// one that the text is a key of.
func (b *back) unescape(f *spec.Field, path, text string, object spec.Value) string {
	s := saidText{field: f, path: path, of: object}
	for _, candidate := range candidates(f, text, s.fitting(b.m.At(path))) {
		if again, err := b.template.escape(s, f.Canonical(candidate)); err == nil && again == text {
			return candidate
		}
	}
	return text
}

// candidates are the texts that may have been said, the likeliest first.
func candidates(f *spec.Field, text string, spots []Spot) []string {
	bare := text
	for i := range spots {
		bare = markdown.UnescapeNext(bare, spots[i].Next)
	}
	at := mergePlaces(spots)[0]
	switch f.Kind {
	case spec.Plain, spec.Label:
		return []string{markdown.UnescapePlain(text, at)}
	case spec.Inline:
		return []string{
			markdown.UnescapeInline(markdown.UnescapeLoose(bare), at),
			markdown.UnescapeInline(bare, at), markdown.UnescapeInline(text, at),
		}
	case spec.Block:
		return []string{markdown.UnescapeBlock(text)}
	case spec.Stars:
		return []string{strconv.Itoa(strings.Count(text, "⭐"))}
	case spec.Link:
		return []string{linkUnescapes.Replace(text)}
	}
	return []string{text}
}

var linkUnescapes = strings.NewReplacer("%28", "(", "%29", ")", "&amp;", "&")
