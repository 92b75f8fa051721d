package scaffold

import (
	"bytes"
	"slices"
	"strconv"
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
	isSilent    bool // what is amiss with a line that is read is not told
	behindFront bool // front matter is read by itself
	isFront     bool // it is what is read
	reading     *Reading
	rewriting   *markdown.Rewriting // that is read; nil where the document is
	lines       []markdown.Line     // of the section
	rows        map[int]bool        // the lines of the section that stand in tables of the template's
	above       map[int]string      // by the numbers of items: what stands above their list; nil where no two lists are written the same
	listed      []listItem
	origins     []origin
	refused     map[int]bool             // the origins that are not in the problem any more
	seen        map[*markdown.Line]bool  // the template's own lines, so far
	seenHere    map[*markdown.Line]bool  // of the section, if it is made for each entry of a list; else nil
	used        map[*layout.Pattern]bool // the patterns of single texts, so far
	joinedAt    map[*layout.Pattern]int  // of the patterns of lists in a line: that of the first that says something
	met         map[string]bool          // the fields whose lines were met, so far
	places      []readCode               // of the section: the fields that were read, with their lines
	begun       []begunText              // of the section: the block texts that lines of the template's begin
	runs        []runTogether            // the lines with which others run together, so far
	sumsTold    []string                 // why sums are told of, so far
	open        *layout.Pattern          // the label that the last line had, with no value behind it
	openAt      int                      // its number
	listedIn    *listedSection           // the last section that was asked for its lists

	isNoting   bool // the lines of facts are noted
	noted      []notedFact
	rearranged map[int]bool // the rows whose cells stand in other columns than the template's
}

// A listItem is an item of a list, as it stands in the document.
type listItem struct {
	field   *spec.Field // nil of a sum
	path    string
	text    string
	line    markdown.Line
	showing showing
	twins   []string // the keys whose lines are written alike, in their order: each stands in its place
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
			n := len(r.reading.Unplaced)
			if !r.unplacedIn(line) {
				continue
			}
			if !r.layout.MayHave(s.key) {
				r.reading.Unplaced[n].Mild = true
			}
			if line.Kind == markdown.Heading && !r.exact {
				r.tellBeside(&r.reading.Unplaced[n])
			}
		}
		return
	}
	s.lines = r.withoutHeadings(s.key, s.lines)
	r.seenHere = nil
	if r.isRepeated(s.key) {
		r.seenHere = map[*markdown.Line]bool{}
	}
	if !r.exact {
		if r.rewriting != nil && slices.ContainsFunc(s.lines, hasEscapedBox) && r.hasBoxes(s.key) {
			r.rewriting.TakeBoxes(s.lines)
		}
		s.lines = r.partedLines(s.key, r.brokenLines(page, s))
		r.spaceTitle(s.lines)
		r.bareTitle(s.key, s.lines)
	}
	r.lines, r.rows, r.above, r.places, r.begun = s.lines, nil, r.aboveIn(s), nil, nil
	rest, codes := r.code(s)
	if !r.exact {
		rest = r.labelLines(s.key, r.tables(s.key, rest))
		if !r.isNoting { // facts are what is read, whatever else is told
			r.noteRunTogether(page, s, rest)
		}
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
	r.block(page, s.key, rest, codes)
}

// tellBeside says of a heading that is its author's own why it is: without the remark behind
// it, it would be one of the template's, but it is not the only one.
func (r *reader) tellBeside(u *Unplaced) {
	title := strings.TrimSpace(strings.TrimLeft(string(u.Raw), "#"))
	if of := r.layout.Beside((markdown.Inline{}).Seen(title)); of != "" {
		u.Why = "it may be " + strconv.Quote(of) + " with a remark, but another heading may be that, too"
		u.Hint = "join the two, or give this one a title of its own"
	}
}

func hasEscapedBox(line markdown.Line) bool { return markdown.UnescapeBox(line.Raw) != nil }

// hasBoxes reports whether the template has boxes before the items of the lists of a
// section that begin with a field.
func (r *reader) hasBoxes(key string) (has bool) {
	l, err := r.template.Layout()
	if err != nil {
		return false
	}
	for _, p := range l.Patterns(key) {
		if _, mark, text := apart(p.Literals()[0]); p.Kind == markdown.Item && mark != "" {
			if text == "" {
				return false // what looks like a box may be what it says
			}
			has = has || text == "[ ] "
		}
	}
	return has
}

// spaceTitle gives a title whose author has written no-break spaces as entities plain ones.
func (r *reader) spaceTitle(lines []markdown.Line) {
	if len(lines) > 0 && lines[0].Kind == markdown.Heading && strings.Contains(r.rewriting.Full(lines[0].Number), "&") {
		lines[0].Raw = bytes.ReplaceAll(lines[0].Raw, []byte("\u00a0"), []byte(" "))
	}
}

// bareTitle takes from a title with a field in it what stands behind its words: one writing has
// no comments, and where one stood behind an anchor, that is left. The template may have such an
// anchor itself.
func (r *reader) bareTitle(key string, lines []markdown.Line) {
	if len(lines) == 0 || lines[0].Kind != markdown.Heading || bytes.IndexByte(lines[0].Raw, '{') < 0 {
		return
	}
	if p := r.headingPattern(key); p != nil && !strings.Contains(p.Literals()[len(p.Fields)], "{") {
		lines[0].Raw = []byte(markdown.TitleWithNotes(string(lines[0].Raw)))
	}
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
	if r.isOwn(key, line) || r.labelledEntry(key, line) {
		return true
	}
	if p, texts := r.match(key, line); p != nil {
		r.sayAll(key, p, texts, line)
		return true
	}
	if line.Kind == markdown.Heading && key != "" && r.headingPattern(key) == nil { // decorated, or of another level
		if own := r.layout.OwnHeading(key); own != nil {
			r.see(own)
		}
		return true
	}
	if r.codePaths(key) != nil && isCode(line.Kind) {
		return false // the template's own code blocks are fields, and read already
	}
	return len(line.Raw) > 0 && r.layout.IsBlank(key, line) && !r.isAboveItems(key, line)
}

// isAboveItems reports whether a line is a label of the template's with no value behind it,
// as the blank problem has it, and an item stands below: that is what it says.
func (r *reader) isAboveItems(key string, line markdown.Line) bool {
	if r.exact || line.Kind != markdown.Item && line.Kind != markdown.Prose {
		return false
	}
	for _, below := range r.lines {
		if below.Number > line.Number && len(below.Raw) > 0 {
			_, mark, text := apart(string(below.Raw))
			return mark != "" && text != "" && isUnder(r.lines, line.Number, below.Number) && r.isLabelAlone(key, line)
		}
	}
	return false
}

// isLabelAlone reports whether a line is a label of the template's with nothing behind it.
func (r *reader) isLabelAlone(key string, line markdown.Line) bool {
	_, _, text := apart(string(line.Raw))
	name, value := r.labelIn(key, line.Kind, text)
	return name != "" && value == "" && slices.ContainsFunc(r.labelPatterns(key), func(p labelPattern) bool {
		return p.key == markdown.Key(name)
	})
}

// sayAll notes what stands in a line in place of the fields of a pattern.
func (r *reader) sayAll(key string, p *layout.Pattern, texts []string, line markdown.Line) {
	r.met[p.Fields[0]] = true
	texts = r.once(key, p, texts, line)
	if !r.isSilent {
		r.tellBehind(p, texts, line)
	}
	r.places = append(r.places, readCode{p.Fields[0], line.Number})
	if r.isNoting {
		r.note(key, p, texts, line)
	}
	name := r.nameAt(p)
	for k := range p.Fields {
		i := k
		if k == 0 {
			i = name
		} else if k <= name {
			i = k - 1
		}
		path := p.Fields[i]
		field, _ := r.template.table.Lookup(path)
		switch {
		case r.isAgain(p, i):
			r.tellOther(path, texts[slices.Index(p.Fields, path)], texts[i], line)
		case p.Separators[i] != "" && field != nil && field.Many && !r.isOfOneObject(key, path, p.Between(i)):
			text := r.withoutPlaceholder(path, texts[i], line)
			if strings.TrimSpace(text) == "" && len(text) < len(texts[i]) {
				continue
			}
			items := r.joined(p, i, text, line)
			isSame := r.isSaidAlike(items, path, line, showing{key, p})
			if r.tellAgain(p, path, text, isSame, line); isSame {
				continue
			}
			for _, item := range items {
				r.list(path, item, line, showing{key, p})
			}
		case field == nil:
			r.computed(path, texts[i], line)
		case field.Many && field.IsObject():
			r.list(path, texts[i], line, showing{key: key})
			r.listed[len(r.listed)-1].twins = r.twinsOf(key, p)
		case field.Many:
			r.list(path, texts[i], line, showing{key, p})
		default:
			if field.Kind == spec.Block && p.Kind == markdown.Prose && len(p.Fields) == 1 && p.Literals()[1] == "" {
				r.begun = append(r.begun, begunText{path, texts[i], line})
			}
			r.say(path, texts[i], line)
		}
	}
}

// isSaidAlike reports whether another line has just the items of a list in a line: who says the
// same twice does not say twice as much.
func (r *reader) isSaidAlike(items []string, path string, line markdown.Line, at showing) bool {
	if r.exact || len(items) == 0 {
		return false
	}
	for begin, end := 0, 0; begin < len(r.listed); begin = end {
		l := &r.listed[begin]
		for end = begin + 1; end < len(r.listed) && r.listed[end].line.Number == l.line.Number && r.listed[end].path == l.path; {
			end++
		}
		isSame := func(l listItem, item string) bool { return strings.TrimSpace(l.text) == strings.TrimSpace(item) }
		if l.path == path && l.showing == at && l.line.Number != line.Number && slices.EqualFunc(r.listed[begin:end], items, isSame) {
			return true
		}
	}
	return false
}

// tellAgain tells of another line of a list that shares one: what both say is read.
func (r *reader) tellAgain(p *layout.Pattern, path, text string, isSame bool, line markdown.Line) {
	if r.exact || r.isSilent || strings.TrimSpace(text) == "" || r.isPlaceholder(path, text) {
		return
	}
	if first, ok := r.joinedAt[p]; ok && first != r.number(line) {
		why := path + " is said on line " + strconv.Itoa(first) + " already"
		if !isSame {
			why += ", and the spec has what both say"
		}
		r.mild(line, why)
		return
	}
	if r.joinedAt == nil {
		r.joinedAt = map[*layout.Pattern]int{}
	}
	r.joinedAt[p] = r.number(line)
}

// nameAt gives which field of a line is what an object begins with: that is read first,
// wherever it stands in a line of one object.
func (r *reader) nameAt(p *layout.Pattern) int {
	if len(p.Fields) == 1 {
		return 0
	}
	at, names := 0, 0
	for i, path := range p.Fields {
		if f, key := r.template.table.Lookup(path); f != nil && f.Many && key != "" && (key == firstKey(f) || key == f.Short) {
			at, names = i, names+1
		}
	}
	if names > 1 {
		return 0
	}
	return at
}

// twinsOf gives the keys of objects whose lines are written as a line of one key, in the
// template's order; nil where it is the only one.
func (r *reader) twinsOf(key string, p *layout.Pattern) []string {
	if len(p.Fields) != 1 {
		return nil
	}
	f, _ := r.template.table.Lookup(p.Fields[0])
	var twins []string
	for _, q := range r.layout.Patterns(key) {
		of, _ := r.template.table.Lookup(q.Fields[0])
		if of == f && q.Kind == p.Kind && slices.Equal(q.Literals(), p.Literals()) {
			twins = append(twins, q.Fields[0])
		}
	}
	if len(twins) < 2 {
		return nil
	}
	return twins
}

// isOwn reports whether a line is one that the template has whatever is said,
// met for the first time: a list may have an item that is just like it.
func (r *reader) isOwn(key string, line markdown.Line) bool {
	if len(line.Raw) == 0 || isCode(line.Kind) {
		return false
	}
	own := r.layout.Own(key, line)
	if own == nil || r.isSeen(own) {
		return false
	}
	r.see(own)
	return true
}
