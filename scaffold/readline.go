package scaffold

import (
	"bytes"
	"iter"
	"math"
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// A reader reads a document back.
type reader struct {
	template    *Template
	layout      *layout.Layout
	exact       bool // only what the template itself writes is read
	behindFront bool // front matter is read by itself
	reading     *Reading
	rewriting   *markdown.Rewriting // that is read; nil where the document is
	lines       []markdown.Line     // of the section
	rows        map[int]bool        // the lines of the section that stand in tables of the template's
	above       map[int]string      // by the numbers of items: what stands above their list; nil where no two lists are written the same
	listed      []listItem
	origins     []origin
	refused     map[int]bool             // the origins that are not in the problem any more
	seen        map[*markdown.Line]bool  // the template's own lines, so far
	used        map[*layout.Pattern]bool // the patterns of single texts, so far
	met         map[string]bool          // the fields whose lines were met, so far
	open        *layout.Pattern          // the label that the last line had, with no value behind it
	openAt      int                      // its number

	isNoting   bool // the lines of facts are noted
	noted      []notedFact
	rearranged map[int]bool // the rows whose cells stand in other columns than the template's
}

// A listItem is an item of a list, as it stands in the document.
type listItem struct {
	path    string
	text    string
	line    markdown.Line
	showing showing
}

// A showing is one of the places where a template shows a list.
type showing struct {
	key     string          // of the section
	pattern *layout.Pattern // of the items, if they are texts
}

// An origin is the lines that a text was read in.
type origin []markdown.Line

func newReader(t *Template, l *layout.Layout) *reader {
	return &reader{
		template: t, layout: l, rewriting: &markdown.Rewriting{}, reading: &Reading{Problem: &spec.Problem{}}, refused: map[int]bool{},
		seen: map[*markdown.Line]bool{}, used: map[*layout.Pattern]bool{}, met: map[string]bool{},
	}
}

// number is the line of the document that a line was made of.
func (r *reader) number(line markdown.Line) int {
	if r.rewriting == nil {
		return line.Number
	}
	return r.rewriting.Numbers[line.Number-1]
}

// unplaced notes a line that is not in the problem, or not all of it, if it says
// something. What only lays out other lines does not matter.
func (r *reader) unplaced(line markdown.Line, why, hint string) {
	text := string(line.Raw)
	if len(bytes.TrimSpace(line.Text)) == 0 && line.Kind == markdown.Item { // what stands in it is read by itself
		return
	}
	if strings.TrimSpace(text) == "" || line.Kind == markdown.Rule || line.Kind == markdown.Row && markdown.IsDelimiterRow(line.Raw) || markdown.IsAnchors(text) {
		return
	}
	if _, _, words := apart(text); why == "" {
		if left, isStruck := markdown.WithoutStruck(words); isStruck && left == "" {
			r.mild(line, struckLost)
			return
		}
	}
	r.reading.Unplaced = append(r.reading.Unplaced, Unplaced{Line: line, Why: why, Hint: hint, Mild: isLayout(text)})
}

// section reads one section: first the code blocks and block texts, which may
// have any lines, then the lines that have a pattern, then those that say what
// the template says in another way.
func (r *reader) section(page *markdown.Document, s section) {
	s.lines = r.linesOf(page, s)
	if s.outside {
		for _, line := range s.lines {
			if n := len(r.reading.Unplaced); r.unplacedIn(line) && !r.layout.MayHave(s.key) {
				r.reading.Unplaced[n].Mild = true
			}
		}
		return
	}
	s.lines = r.withoutHeadings(s.lines)
	if !r.exact {
		s.lines = r.brokenLines(s.key, s.lines)
	}
	r.lines, r.rows, r.above = s.lines, nil, r.aboveIn(s)
	rest, codes := r.code(s)
	if !r.exact {
		rest = r.labelLines(s.key, r.tables(s.key, rest))
	}
	rest = slices.DeleteFunc(rest, func(line markdown.Line) bool { return r.line(s.key, line) })
	if !r.exact {
		r.open = nil
		rest = r.labelTables(s.key, rest)
		rest = slices.DeleteFunc(rest, func(line markdown.Line) bool {
			if r.open != nil && !isUnder(s.lines, r.openAt, line.Number) {
				r.open = nil
			}
			return r.looseLine(s.key, line)
		})
	}
	r.block(s.key, rest, codes)
}

// isUnder reports whether a line stands under another, by their numbers: all lines from
// there on are deeper, or items below a paragraph.
func isUnder(lines []markdown.Line, above, line int) bool {
	depth, isParagraph := 0, false
	return !slices.ContainsFunc(lines, func(l markdown.Line) bool {
		own := len(l.Raw) - len(bytes.TrimLeft(l.Raw, " "))
		if l.Number == above {
			depth, isParagraph = own, l.Kind == markdown.Prose
		}
		isBelow := own > depth || own == depth && isParagraph && l.Kind == markdown.Item
		return l.Number > above && l.Number <= line && len(l.Raw) > 0 && !isBelow
	})
}

// inPart notes a line of which something is not in the problem.
func (r *reader) inPart(line markdown.Line, why string) {
	r.reading.Unplaced = append(r.reading.Unplaced, Unplaced{Line: line, Why: why, InPart: true})
}

// mild notes a line of which only what does not matter is not in the problem.
func (r *reader) mild(line markdown.Line, why string) {
	r.reading.Unplaced = append(r.reading.Unplaced, Unplaced{Line: line, Why: why, InPart: true, Mild: true})
}

func (r *reader) unplacedIn(line markdown.Line) bool {
	n := len(r.reading.Unplaced)
	r.unplaced(line, "", "")
	return len(r.reading.Unplaced) > n
}

// line reads a line that has a pattern, or is the template's own. It reports
// whether it was one of the two.
func (r *reader) line(key string, line markdown.Line) bool {
	if r.isOwn(key, line) {
		return true
	}
	if p, texts := r.match(key, line); p != nil {
		r.sayAll(key, p, texts, line)
		return true
	}
	if line.Kind == markdown.Heading && key != "" && r.headingPattern(key) == nil { // decorated, or of another level
		if own := r.layout.OwnHeading(key); own != nil {
			r.seen[own] = true
		}
		return true
	}
	if r.codePaths(key) != nil && isCode(line.Kind) {
		return false // the template's own code blocks are fields, and read already
	}
	return len(line.Raw) > 0 && r.layout.IsBlank(key, line)
}

// sayAll notes what stands in a line in place of the fields of a pattern.
func (r *reader) sayAll(key string, p *layout.Pattern, texts []string, line markdown.Line) {
	r.met[p.Fields[0]] = true
	if r.isNoting {
		r.note(key, p, texts, line)
	}
	for i, path := range p.Fields {
		field, _ := r.template.table.Lookup(path)
		switch {
		case p.Separators[i] != "":
			text := r.unlinked(path, r.withoutBrackets(path, texts[i], line), line)
			for _, item := range r.split(path, text, p.Separators[i]) {
				r.list(path, item, line, showing{key, p})
			}
		case field == nil:
			r.computed(path, texts[i], line)
		case field.Many && field.IsObject():
			r.list(path, texts[i], line, showing{key: key})
		case field.Many:
			r.list(path, texts[i], line, showing{key, p})
		default:
			r.say(path, texts[i], line)
		}
	}
}

// withoutBrackets is a list that shares a line without the brackets that are left
// of its placeholder.
func (r *reader) withoutBrackets(path, text string, line markdown.Line) string {
	within, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(text), `\`), "[")
	within, closed := strings.CutSuffix(within, "]")
	if !ok || !closed || strings.ContainsAny(within, "[]") || r.isPlaceholder(path, text) {
		return text
	}
	if !slices.ContainsFunc(r.layout.At(path), func(at layout.Placement) bool {
		return len(at.Placeholders) == 1 && strings.HasPrefix(at.Placeholders[0], "[") && strings.HasSuffix(at.Placeholders[0], "]")
	}) {
		return text
	}
	if !r.exact {
		r.mild(line, "the spec has the list without its brackets")
	}
	return strings.TrimSuffix(within, `\`)
}

// unlinked is a list that shares a line without what is struck out, and with the
// words of its links: of texts without markup, a link may hold several, and have a
// separator in where it leads.
func (r *reader) unlinked(path, text string, line markdown.Line) string {
	f := r.field(path)
	if r.exact || f == nil || f.HasMarkup() {
		return text
	}
	text = r.withoutStruck(text, line)
	words, lost := kept(f, text)
	if lost == "" {
		return text
	}
	r.inPart(line, lost)
	var out strings.Builder
	end := 0
	for _, s := range (markdown.Inline{}).Spans(words) {
		switch s.Kind {
		case markdown.SpanLink, markdown.SpanLinkEnd, markdown.SpanImage, markdown.SpanImageEnd:
			out.WriteString(words[end:s.Start])
			end = s.End
		}
	}
	out.WriteString(words[end:])
	if seen := (markdown.Inline{}).Seen(words); (markdown.Inline{}).Seen(out.String()) != seen {
		return markdown.EscapePlain(seen, markdown.Place{Kind: markdown.Prose})
	}
	return out.String()
}

// split gives the items of a list that shares a line. Markup may reach over some
// of them; where it says nothing, it goes first.
func (r *reader) split(path, text, separator string) []string {
	if r.exact {
		return strings.Split(text, separator)
	}
	if strings.ContainsAny(separator, "`*_~") && strings.Contains(text, separator) { // each item has marks around it
		return nonEmpty(strings.Split(text, separator))
	}
	if !isInline(r.template.table, path) {
		text = bare(r.field(path), text)
	}
	return nonEmpty(splitWords(text, withoutSpace(separator)))
}

// nonEmpty gives texts without the white space around them, and those that are left.
func nonEmpty(texts []string) []string {
	for i := range texts {
		texts[i] = strings.TrimSpace(texts[i])
	}
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// splitWords cuts a text at a separator, but within no URL, code, link or emphasis.
func splitWords(text, separator string) []string {
	if !strings.ContainsAny(text, "`*_~[<:@.") || strings.ContainsAny(separator, "`*_~[]<>") {
		return strings.Split(text, separator)
	}
	var items []string
	start := 0
	for s := range bareTexts((markdown.Inline{}).Spans(text)) {
		for at := s.Start; ; {
			i := strings.Index(text[at:s.End], separator)
			if i < 0 {
				break
			}
			items = append(items, text[start:at+i])
			at += i + len(separator)
			start = at
		}
	}
	return append(items, text[start:])
}

// bareTexts walks over the texts that stand in no emphasis, link or image.
func bareTexts(spans []markdown.Span) iter.Seq[markdown.Span] {
	return func(yield func(markdown.Span) bool) {
		depth := 0
		for _, s := range spans {
			switch s.Kind {
			case markdown.SpanEmphasis, markdown.SpanStrike, markdown.SpanLink, markdown.SpanImage:
				depth++
			case markdown.SpanEmphasisEnd, markdown.SpanStrikeEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd:
				depth--
			}
			if s.Kind == markdown.SpanText && depth == 0 && !yield(s) {
				return
			}
		}
	}
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
//
// Of an item that is written otherwise, the mark does not matter, nor where the
// colon of its label stands; if it is no label to the pattern, it stays as it is.
func (r *reader) match(key string, line markdown.Line) (*layout.Pattern, []string) {
	hit, texts := r.anyMatch(key, line)
	if hit != nil {
		field, _ := r.template.table.Lookup(hit.Fields[0])
		r.used[hit] = field == nil || !field.Many || hit.Separators[0] != "" && hit.HasTwin()
	}
	return hit, texts
}

func (r *reader) anyMatch(key string, line markdown.Line) (*layout.Pattern, []string) {
	if r.exact {
		return r.matchText(key, line, string(line.Raw))
	}
	if hit, texts := r.matchEscaped(key, line); hit != nil {
		return hit, texts
	}
	hit, texts := r.matchText(key, line, string(line.Raw))
	if hit == nil {
		_, mark, rest := apart(string(line.Raw))
		if other := withOtherMark(line.Kind, string(line.Raw)); other != "" && !r.isBelow(key, mark, rest) {
			hit, texts = r.matchText(key, line, other)
		}
	}
	own := r.rewriting.Labelled(line.Number)
	if hit == nil || own == "" || !strings.HasPrefix(texts[0], "**") || !strings.Contains(texts[0], "**:") {
		return hit, texts
	}
	for _, text := range []string{own, withOtherMark(line.Kind, own)} {
		if ownTexts, ok := hit.Match(line.Kind, text); ok {
			return hit, ownTexts
		}
	}
	return hit, texts
}

// matchEscaped is match for a line with a backslash that needs none, if it keeps what
// stands behind it from being the template's own text between two fields.
func (r *reader) matchEscaped(key string, line markdown.Line) (*layout.Pattern, []string) {
	escaped := r.rewriting.Escaped(line.Number)
	if escaped == "" {
		return nil, nil
	}
	hit, texts := r.matchText(key, line, escaped)
	other, otherTexts := r.matchText(key, line, string(line.Raw))
	isSame := other == hit
	for i, text := range texts {
		f := r.field(hit.Fields[i])
		switch isLink := f != nil && (f.Kind == spec.Link || f.Kind == spec.Code); {
		case !isLink:
			texts[i] = markdown.Inline{}.Rewritten(text)
			isSame = isSame && texts[i] == markdown.Inline{}.Rewritten(otherTexts[i])
		case other == hit:
			texts[i] = otherTexts[i]
		}
	}
	if isSame {
		return nil, nil
	}
	return hit, texts
}

// withOtherMark gives an item with a number for its bullet, or the other way round;
// "" if it is none, or stands within another.
func withOtherMark(kind markdown.LineKind, text string) string {
	isNested, mark, rest := apart(text)
	switch {
	case kind != markdown.Item || isNested || mark == "":
		return ""
	case mark == "- ":
		return "1. " + rest
	}
	return "- " + rest
}

func (r *reader) matchText(key string, line markdown.Line, text string) (*layout.Pattern, []string) {
	var hit *layout.Pattern
	var hitTexts []string
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		if p.HoldsAnything() {
			continue
		}
		texts, ok := p.Match(line.Kind, text)
		if !ok || !r.isOfList(p, line) || r.isReachedAcross(p, texts) || !r.exact && (tears(p, text, texts) || r.hidesLink(p, texts)) {
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
	return hit, hitTexts
}

// aboveIn gives what stands above the lists of a section, by the numbers of their items:
// nil where no two lists are written the same.
func (r *reader) aboveIn(s section) map[int]string {
	if !slices.ContainsFunc(r.layout.Patterns(s.key), func(p layout.Pattern) bool { return p.HasTwin() }) {
		return nil
	}
	above := map[int]string{}
	for i, key := range layout.Above(s.lines, func(key string) bool { return r.layout.IsAbove(s.key, key) }) {
		above[s.lines[i].Number] = key
	}
	return above
}

// isOfList reports whether a line may be of the list that a pattern is of.
func (r *reader) isOfList(p *layout.Pattern, line markdown.Line) bool {
	return !p.HasTwin() || p.IsBelow(r.above[line.Number])
}

// hidesLink reports whether a link stands in place of the name of an object that
// has a key for it, which the pattern has not: one with words, or a URL alone; or
// whether what stands in place of a link is more than where it leads.
func (r *reader) hidesLink(p *layout.Pattern, texts []string) bool {
	f, key := r.template.table.Lookup(p.Fields[0])
	if f == nil || key == "" || key != firstKey(f) {
		return false
	}
	for i, path := range p.Fields {
		if k := r.field(path); k != nil && k.Kind == spec.Link && !isDestination(texts[i]) {
			return true
		}
	}
	if !strings.ContainsAny(texts[0], "[:") {
		return false
	}
	return slices.ContainsFunc(f.Keys, func(k spec.Field) bool { return k.Kind == spec.Link }) &&
		slices.ContainsFunc((markdown.Inline{}).Spans(texts[0]), func(s markdown.Span) bool {
			return s.Kind == markdown.SpanLink || s.Kind == markdown.SpanAutolink && s.Text == markdown.Inline{}.Seen(texts[0])
		})
}

// isDestination reports whether a text is where a link leads, without brackets and
// without a title.
func isDestination(text string) bool {
	link := "[x](" + text + ")"
	spans := (markdown.Inline{}).Spans(link)
	last := spans[len(spans)-1]
	return !strings.HasPrefix(text, "<") && spans[0].Kind == markdown.SpanLink && spans[0].Target.Title == "" && last.Kind == markdown.SpanLinkEnd && last.End == len(link)
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

// hasBlock reports whether a section has a block text.
func (r *reader) hasBlock(key string) bool { return r.blockPath(key) != "" }

func (r *reader) blockPath(key string) string {
	if p := r.blockPattern(key); p != nil {
		return p.Fields[0]
	}
	return ""
}

// blockPattern gives the pattern of what stands in a section with nothing around it, or
// nil.
func (r *reader) blockPattern(key string) *layout.Pattern {
	patterns := r.layout.Patterns(key)
	i := slices.IndexFunc(patterns, func(p layout.Pattern) bool { return p.HoldsAnything() && p.Kind == markdown.Prose })
	if i < 0 {
		return nil
	}
	return &patterns[i]
}

// block reads the block text of a section from the lines that are nothing
// else. Where the section has none, they are unplaced.
func (r *reader) block(key string, loose []markdown.Line, codes []readCode) {
	path := r.blockPath(key)
	if path == "" {
		for _, l := range loose {
			r.unplaced(l, "", "")
		}
		return
	}
	loose = slices.DeleteFunc(loose, func(l markdown.Line) bool {
		if r.rows[l.Number] {
			r.unplaced(l, "", "")
		}
		return r.rows[l.Number]
	})
	if field, _ := r.template.table.Lookup(path); field != nil && field.Many {
		r.paragraphs(key, r.blockPattern(key), loose)
		return
	}
	behind := math.MaxInt // the last code block: a break there parts sections
	for _, code := range codes {
		behind = code.number
	}
	if rest := withoutRules(loose, 0); len(rest) == 0 || r.isPlaceholder(path, textOf(rest)) {
		loose = rest
	} else {
		loose = withoutRules(loose, behind)
	}
	if !r.exact {
		loose = r.blockLines(path, loose)
		r.tellMoved(path, loose, codes)
	}
	if text := textOf(loose); text != "" {
		r.met[path] = true
		r.say(path, text, loose...)
	}
}

// paragraphs reads a list whose items are paragraphs, or which is the first of them as a
// whole.
func (r *reader) paragraphs(key string, p *layout.Pattern, lines []markdown.Line) {
	isRead := slices.ContainsFunc(r.lines, func(line markdown.Line) bool { return r.isPlaceholder(p.Fields[0], string(line.Raw)) })
	for _, line := range lines {
		isOpen := !isRead || p.Separators[0] == ""
		if line.Kind != markdown.Prose || !isOpen || markdown.IsAnchors(string(line.Raw)) {
			r.unplaced(line, "", "")
			continue
		}
		r.sayAll(key, p, []string{string(line.Raw)}, line)
		isRead = true
	}
}

// withoutRules gives lines without the anchors and blank lines around them, and
// without the thematic breaks around them that stand behind a line. What stands within
// an item is indented.
func withoutRules(lines []markdown.Line, behind int) []markdown.Line {
	says := func(l markdown.Line) bool {
		text := string(l.Raw)
		isRule := l.Kind == markdown.Rule && l.Number > behind
		return strings.TrimSpace(text) != "" && (text[0] == ' ' || !isRule && !markdown.IsAnchors(text))
	}
	first := slices.IndexFunc(lines, says)
	if first < 0 {
		return nil
	}
	end := len(lines)
	for !says(lines[end-1]) {
		end--
	}
	return lines[first:end]
}

func textOf(lines []markdown.Line) string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, string(l.Raw))
	}
	return spec.TrimBlank(strings.Join(texts, "\n"))
}
