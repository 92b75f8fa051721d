package scaffold

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// A Reading is what was read back from a document.
type Reading struct {
	Problem  *spec.Problem   // what the document says
	Unplaced []markdown.Line // what stands in no place that the template has
	Exact    bool            // the problem renders to the document again, byte for byte
}

// Read reads a problem back from a document that was rendered with the
// template and may have been edited since. Every field that the template's layout
// can locate is recovered as it was given; where two texts are written alike
// in Markdown, as the one with fewer escapes. Placeholders say nothing. The
// error is that of a template that cannot be measured.
func (t *Template) Read(doc []byte) (*Reading, error) {
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	reading := t.read(l, doc, doc, false)
	if reading.Exact {
		return reading, nil
	}
	// perhaps somebody means a placeholder, or has left some of a list
	if again := t.read(l, doc, doc, true); again.Exact {
		return again, nil
	}
	return t.readTouched(doc)
}

// readTouched reads a document that somebody else has written, or touched since:
// in one writing, it is like those of the template in that writing.
func (t *Template) readTouched(doc []byte) (*Reading, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	rewritten, numbers := markdown.Rewrite(doc)
	reading := t.read(l, rewritten, doc, false)
	reading.Unplaced = originals(reading.Unplaced, numbers, doc)
	return reading, nil
}

// originals gives the lines of a document that some lines of it in one writing
// were made of: one, or all of a paragraph.
func originals(lines []markdown.Line, numbers []int, doc []byte) []markdown.Line {
	all := slices.Collect(markdown.Lines(doc))
	var out []markdown.Line
	for _, line := range lines {
		first, end := numbers[line.Number-1], len(all)+1
		if line.Number < len(numbers) {
			end = max(numbers[line.Number], first+1)
		}
		for n := first; n < end && n <= len(all) && (n == first || all[n-1].Kind != markdown.Blank); n++ {
			out = append(out, all[n-1])
		}
	}
	return out
}

// ReadFields reads some fields back from a document, as Read does, and looks
// only at the sections where they land, so that reading many documents is fast.
func (t *Template) ReadFields(doc []byte, paths ...string) (*spec.Problem, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	var keys []string
	for i := range l.Placements {
		field, _ := t.table.Lookup(l.Placements[i].Field)
		if field != nil && slices.Contains(paths, field.Path) {
			keys = append(keys, layout.Key(l.Placements[i].Trail))
		}
	}
	doc, _ = markdown.RewriteSections(doc, func(titles []string) bool { return slices.Contains(keys, layout.Key(titles)) })
	r := newReader(t, l, false)
	for _, s := range sectionsOf(doc, keys) {
		r.section(s)
	}
	r.lists()
	p := r.reading.Problem
	for _, path := range t.table.Paths(p) {
		if !slices.Contains(paths, path) {
			p.Unset(path)
		}
	}
	return p, nil
}

// read reads a document. Placeholders among the items of a list are kept as
// texts, or left out.
func (t *Template) read(l *layout.Layout, doc, original []byte, keep bool) *Reading {
	r := newReader(t, l, keep)
	for _, s := range sectionsOf(doc, nil) {
		r.section(s)
	}
	r.lists()
	if again, err := t.Render(r.reading.Problem); err == nil {
		r.reading.Exact = again.Equal(original)
	}
	return r.reading
}

// A section is a section of a document, in lines.
type section struct {
	key   string // of its trail
	lines []markdown.Line
}

// sectionsOf cuts a document at its headings. Where keys are given, it gives
// only the sections that have one of them.
func sectionsOf(doc []byte, keys []string) []section {
	outline := markdown.Outline(doc)
	var sections []section
	begin, number := 0, 1
	for i := -1; i < len(outline); i++ {
		s, end := section{}, len(doc)
		if i >= 0 {
			s.key, number = layout.Key(markdown.Trail(outline, i)), outline[i].Number
		}
		if i+1 < len(outline) {
			end = outline[i+1].Start
		}
		if keys == nil || slices.Contains(keys, s.key) {
			s.lines = linesOf(doc, begin, end, number)
			sections = append(sections, s)
		}
		begin = end
	}
	return sections
}

// linesOf gives the lines of a document from begin to end, of which the first
// has a number. No code block reaches over a heading, so the lines of a section
// are what they are in the document.
func linesOf(doc []byte, begin, end, number int) []markdown.Line {
	var lines []markdown.Line
	for line := range markdown.Lines(doc[begin:end]) {
		line.Number += number - 1
		line.Start += begin
		line.End += begin
		lines = append(lines, line)
	}
	return lines
}

// A reader reads a document back.
type reader struct {
	template *Template
	layout   *layout.Layout
	keep     bool // placeholders among the items of a list are texts
	reading  *Reading
	listed   []listItem
	seen     map[*markdown.Line]bool  // the template's own lines, so far
	used     map[*layout.Pattern]bool // the patterns of single texts, so far
}

// A listItem is an item of a list, as it stands in the document.
type listItem struct {
	path string
	text string
}

func newReader(t *Template, l *layout.Layout, keep bool) *reader {
	return &reader{
		template: t, layout: l, keep: keep, reading: &Reading{Problem: &spec.Problem{}},
		seen: map[*markdown.Line]bool{}, used: map[*layout.Pattern]bool{},
	}
}

// section reads one section: first the code blocks and block texts, which may
// have any lines, then the lines that have a pattern.
func (r *reader) section(s section) {
	rest := r.code(s)
	var loose []markdown.Line
	for _, line := range rest {
		if !r.line(s.key, line) {
			loose = append(loose, line)
		}
	}
	r.block(s.key, loose)
}

// code reads the code blocks that are fields: the last ones of the section,
// because a block text before them may have code blocks of its own. It gives
// the other lines.
func (r *reader) code(s section) []markdown.Line {
	paths := r.codePaths(s.key)
	rest := slices.Clone(s.lines)
	for i := len(paths) - 1; i >= 0; i-- {
		open, end := lastFence(rest)
		if open < 0 {
			return rest
		}
		var code []string
		for _, l := range rest[open+1 : end] {
			code = append(code, string(l.Raw))
		}
		r.say(paths[i], strings.Join(code, "\n"))
		rest = slices.Delete(rest, open, min(end+1, len(rest)))
	}
	return rest
}

// lastFence gives the last code block: its opening line and its closing one.
func lastFence(lines []markdown.Line) (open, end int) {
	end = len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		switch lines[i].Kind {
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
func (r *reader) line(key string, line markdown.Line) bool {
	if r.isOwn(key, line) {
		return true
	}
	if p, texts := r.match(key, line); p != nil {
		for i, path := range p.Fields {
			if p.Separators[i] != "" {
				for _, item := range strings.Split(texts[i], p.Separators[i]) {
					r.list(path, item)
				}
				continue
			}
			r.say(path, texts[i])
		}
		return true
	}
	if line.Kind == markdown.Heading && r.layout.Knows(key) {
		return true // in the author's own words, or decorated
	}
	if r.codePaths(key) != nil && isCode(line.Kind) {
		return false // the template's own code blocks are fields, and read already
	}
	return len(line.Raw) > 0 && r.layout.IsBlank(key, line)
}

// isOwn reports whether a line is one that the template has whatever is said,
// met for the first time: a list may have an item that is just like it.
func (r *reader) isOwn(key string, line markdown.Line) bool {
	if len(line.Raw) == 0 || isCode(line.Kind) {
		return false
	}
	own := r.layout.Own(key, line)
	if own == nil || r.seen[own] {
		return false
	}
	r.seen[own] = true
	return true
}

// match gives the most telling pattern that a line has, and what stands in
// place of its fields. A pattern of fields that hold one text each was used up
// by the first line that has it, if the next has another pattern as well: the
// row that an author has added may be called like one of the template's.
func (r *reader) match(key string, line markdown.Line) (*layout.Pattern, []string) {
	var hit *layout.Pattern
	var hitTexts []string
	patterns, text := r.layout.Patterns(key), string(line.Raw)
	for i := range patterns {
		p := &patterns[i]
		if p.HoldsAnything() {
			continue
		}
		texts, ok := p.Match(line.Kind, text)
		if !ok || r.isReachedAcross(p, texts) {
			continue
		}
		if !r.used[p] {
			hit, hitTexts = p, texts
			break
		}
		if hit == nil {
			hit, hitTexts = p, texts
		}
	}
	if hit != nil {
		field, _ := r.template.table.Lookup(hit.Fields[0])
		r.used[hit] = field == nil || !field.Many
	}
	return hit, hitTexts
}

// isReachedAcross reports whether emphasis or a link reaches from one of the
// texts of a line into another. Such a line was not written with the pattern:
// it is a text that happens to have the same words in it.
func (r *reader) isReachedAcross(p *layout.Pattern, texts []string) bool {
	if p.Kind == markdown.Row || p.Kind == markdown.Code {
		return false
	}
	inline, loose := 0, false
	for i, path := range p.Fields {
		if isInline(r.template.table, path) {
			inline++
			escaped, _ := markdown.EscapeLoose(texts[i])
			loose = loose || escaped != texts[i] && !r.isPlaceholder(path, texts[i])
		}
	}
	return inline > 1 && loose
}

func isCode(kind markdown.LineKind) bool {
	return kind == markdown.FenceOpen || kind == markdown.Code || kind == markdown.FenceEnd
}

// codePaths are the fields of a section that are whole code blocks.
func (r *reader) codePaths(key string) []string {
	var paths []string
	for _, p := range r.layout.Patterns(key) {
		if p.Kind == markdown.Code && p.HoldsAnything() {
			paths = append(paths, p.Fields[0])
		}
	}
	return paths
}

// block reads the block text of a section from the lines that are nothing
// else. Where the section has none, they are unplaced.
func (r *reader) block(key string, loose []markdown.Line) {
	for _, p := range r.layout.Patterns(key) {
		if !p.HoldsAnything() || p.Kind != markdown.Prose {
			continue
		}
		var lines []string
		for _, l := range loose {
			lines = append(lines, string(l.Raw))
		}
		r.say(p.Fields[0], spec.TrimBlank(strings.Join(lines, "\n")))
		return
	}
	for _, l := range loose {
		if len(bytes.TrimSpace(l.Raw)) > 0 {
			r.reading.Unplaced = append(r.reading.Unplaced, l)
		}
	}
}

// say notes what stands in the place of a field.
func (r *reader) say(path, text string) {
	field, key := r.template.table.Lookup(path)
	switch {
	case field == nil: // computed
	case field.Many:
		r.list(path, text)
	case strings.TrimSpace(text) == "", r.isPlaceholder(path, text):
	case field.IsObject():
		v, _ := r.reading.Problem.Get(field.Path)
		object := v.With(spec.Object(key, r.unescape(field.Key(key), path, text, spec.Value{})))
		r.reading.Problem.Set(field.Path, object)
	default:
		r.reading.Problem.Set(path, spec.Text(r.unescape(field, path, text, spec.Value{})))
	}
}

func (r *reader) list(path, text string) { r.listed = append(r.listed, listItem{path, text}) }

// isPlaceholder reports whether a text is what the blank problem has there.
func (r *reader) isPlaceholder(path, text string) bool {
	escaped := strings.Contains(text, `\[`) && isInline(r.template.table, path) // of a plain text, it is how a placeholder is written that is said
	return slices.ContainsFunc(r.layout.At(path), func(at layout.Placement) bool {
		return at.IsPlaceholder(text) || escaped && at.IsPlaceholder(markdown.Inline{Place: at.Place}.Rewritten(text))
	})
}

// lists puts the items together, once all have been met. A list that is the
// blank problem's says nothing, nor does an item that is a placeholder.
func (r *reader) lists() {
	for i := range r.template.table.Fields() {
		f := &r.template.table.Fields()[i]
		if !f.Many {
			continue
		}
		v := spec.Value{}
		if f.IsObject() {
			v.Items = r.objects(f)
		} else {
			v.Items = r.items(f)
		}
		if len(v.Items) > 0 {
			r.reading.Problem.Set(f.Path, v)
		}
	}
}

// bracketed is a text in brackets, as in placeholders.
var bracketed = lazy.Regexp(`\[[^\[\]\n]+\]`)

func (r *reader) items(f *spec.Field) []spec.Value {
	var texts, blank []string
	for _, l := range r.listed {
		if l.path == f.Path {
			texts = append(texts, l.text)
		}
	}
	for _, at := range r.layout.At(f.Path) {
		blank = append(blank, at.Placeholders...)
	}
	if slices.Equal(texts, blank) || slices.Equal(texts, strings.Split(strings.Join(blank, ""), ", ")) {
		return nil
	}
	var items []spec.Value
	for _, text := range texts {
		if !r.keep && slices.Contains(blank, text) && bracketed().MatchString(text) {
			continue
		}
		items = append(items, spec.Text(r.unescape(f, f.Path, text, spec.Value{})))
	}
	return items
}

// objects begins a new object with each first key, or short form.
func (r *reader) objects(f *spec.Field) []spec.Value {
	var objects []spec.Value
	for _, l := range r.listed {
		key, ok := strings.CutPrefix(l.path, f.Path+".")
		if !ok {
			continue
		}
		if key == f.Keys[0].Path || key == f.Short {
			objects = append(objects, spec.Object())
		}
		if len(objects) > 0 && !r.isPlaceholder(l.path, l.text) {
			objects[len(objects)-1].Keys[key] = spec.Text(l.text)
		}
	}
	for _, o := range objects {
		for key, v := range o.Keys {
			// as it stood: which keys there are decides how each is written
			o.Keys[key] = spec.Text(r.unescape(f.Key(key), f.Path+"."+key, v.Text, o))
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
func (r *reader) unescape(f *spec.Field, path, text string, object spec.Value) string {
	if f.IsClosed() {
		return seen(f, text)
	}
	s := saidText{field: f, path: path, of: object}
	for _, candidate := range candidates(f, text, s.fitting(r.layout.At(path))) {
		if again, err := r.template.escape(s, f.Canonical(candidate)); err == nil && again == text {
			return candidate
		}
	}
	return seen(f, text)
}

// seen is what a reader sees of a text that nobody would have written so for the
// field.
func seen(f *spec.Field, text string) string {
	switch f.Kind {
	case spec.Inline, spec.Block, spec.Code, spec.Link:
		return text
	case spec.Stars:
		return strconv.Itoa(countStars(text))
	}
	return (markdown.Inline{}).Seen(text)
}

// countStars counts the stars of a rating: "⭐️⭐️", "★★★☆☆", or "3/5".
func countStars(text string) int {
	if n, _, ok := strings.Cut((markdown.Inline{}).Seen(text), "/"); ok {
		if stars, err := strconv.Atoi(strings.TrimSpace(n)); err == nil {
			return stars
		}
	}
	return strings.Count(text, "⭐") + strings.Count(text, "★")
}
