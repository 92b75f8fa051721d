package merge

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
)

// A part is a piece of a document that is brought up to date as a whole: a
// heading with what stands below it, up to the next heading; one fact of a
// section that is merged line by line; a link definition at the end of a section;
// or a key of front matter.
type part struct {
	name string // the headings above it and its own, below the document's title, and its label: "Metadata > Difficulty"
	own  string // the name that it has in the document, if that is another
	id   string // by which parts are compared, see ID
	line int    // where it begins, from 1
	text []byte // as it stands in the document

	like   string // the id, without the number of those that have the same
	title  string // the key of its heading's title
	level  int    // of its heading; lines are deeper than any
	off    int    // how far that is from the usual one, which is one deeper than that of the heading above
	digest Digest

	untitled Digest // of one whose title is a part of what it says: the digest without
	before   string // anchors before the words of its heading
	behind   string // what stands behind them, and is no word: see markdown.BehindTitle

	from, to int            // in text: what the digest is of, and an update replaces. Before it stand the heading or the marker of an item
	all      markdown.Range // in text: the same with the comments around, and the rules and anchors behind
	section  string         // of a line: the id of its section
	isRow    bool           // of a line: it is a row of a table, or a cell
	isCell   bool           // of a row: it is a cell of one, below its label
	isHeader bool           // of a row: it has the titles of the columns
	isFormed bool           // of a line of the rendering: it has the form that the author of the document has given it
	isMute   bool           // of a line of the rendering: it says nothing but its label, or titles of columns, and has no place in that form
	depth    int            // of a line: how far it is indented in one writing

	isItem   bool   // of a line or a text: it begins and ends with an item
	isInItem bool   // of a line: it stands behind another one in an item
	isText   bool   // it is what stands between the lines of a section
	isRead   bool   // of a line: it is in another writing, and the digest is of what is read
	saysMore bool   // of one that is read: its author has put words before its label, or in it
	asRead   []byte // of one that is read: the line as the rendering would have it
	parted   string // likewise: what parts the items of a list in it
	twice    int    // of a line: the number of another that says the same fact; 0 if none does

	inGroups []byte // of a section with headings of its author's among what was generated: the same, as the rendering has it now; nil where that is not known

	others []Digest // of a text: its digests in writings that are read alike, see takeOthers

	bare  *bare // without what an author may have put around it; nil if there is no such thing
	alone *bare // of the title: without the text below; nil if there is none
}

// A bare part is one without what its author may have put around it: a line without the
// code, HTML and rules below it, a text without rules and anchors above, anchors at its
// beginning and its end, and tags that open or close what other sections stand in.
type bare struct {
	digest   Digest
	from, to int
	all      markdown.Range
}

func (p *part) isDefinition() bool { return p.level == lineLevel && p.section == "" }

// The names of the parts that no heading names.
const (
	FrontMatter = "(front matter)"
	Above       = "(above the title)"
	Title       = "(title)"
	Text        = "(text)" // of a section that is merged line by line, above its lines
)

// separator stands between the headings of a name.
const separator = " > "

// lineLevel is the level of a part that is a line.
const lineLevel = 7

// ID is what makes two names of parts the same: that of the keys of their titles
// and labels. So a heading that was numbered, or has got an anchor, is still the
// one that it was.
func ID(name string) string {
	if name == FrontMatter || name == Above || name == Title {
		return name
	}
	titles := strings.Split(name, separator)
	for i, title := range titles {
		if key := markdown.Key(title); key != "" && title != FrontMatter {
			titles[i] = key
		}
	}
	return strings.Join(titles, "\n")
}

// Name gives the name of the part that a heading begins, from the titles of
// the headings above it and its own. When the document begins with a title of
// its own, that is left out. Without any, it is the text above the first heading.
func Name(trail []string, titled bool) string {
	if len(trail) == 0 {
		return Above
	}
	if titled {
		trail = trail[1:]
	}
	if len(trail) == 0 {
		return Title
	}
	return strings.Join(trail, separator)
}

// LineName gives the name of the part that a line with a label is, in a section
// that is merged line by line.
func LineName(section, label string) string { return section + separator + label }

// Last gives the titles or labels that some names end in.
func Last(names []string) []string {
	last := make([]string, len(names))
	for i, name := range names {
		last[i] = name
		if at := strings.LastIndex(name, separator); at >= 0 {
			last[i] = name[at+len(separator):]
		}
	}
	return last
}

// Outermost gives the names that stand below no other of some names.
func Outermost(names []string) []string {
	var outermost []string
	for _, name := range names {
		if !slices.ContainsFunc(names, func(above string) bool { return strings.HasPrefix(name, above+separator) }) {
			outermost = append(outermost, name)
		}
	}
	return outermost
}

// parts are those of a document, in its order.
type parts struct {
	doc    *markdown.Document
	all    []part
	at     map[string]int // by id
	deeper int            // how much deeper all headings are than those of the rendering, whose levels they have here

	titleDeeper int // the same of the title
}

// named gives a part by its id, or nil.
func (p *parts) named(id string) *part {
	if i, ok := p.at[id]; ok {
		return &p.all[i]
	}
	return nil
}

// Names are other names for headings of the rendering: their titles there.
type Names map[string]string

// newSplitter makes a splitter that parts the sections in byLine into their lines.
func newSplitter(doc *markdown.Document, byLine ByLine, names Names) *splitter {
	s := &splitter{doc: doc, titles: names.byKey(), byLineOf: make(map[string]Lines, len(byLine)), isUsed: map[string]bool{}, used: map[string]int{}, inItem: map[int]bool{}}
	for name, lines := range byLine {
		s.byLineOf[ID(name)] = lines
	}
	return s
}

// byKey gives the titles by the keys of the other names.
func (n Names) byKey() map[string]string {
	titles := make(map[string]string, len(n))
	for name, title := range n {
		titles[markdown.Key(name)] = title
	}
	return titles
}

// In gives the name of a part with the titles of the rendering in place of other names.
func (n Names) In(name string) string {
	byKey, titles := n.byKey(), strings.Split(name, separator)
	for i := range titles {
		if title, ok := byKey[markdown.Key(titles[i])]; ok {
			titles[i] = title
		}
	}
	return strings.Join(titles, separator)
}

// rename takes the i-th part for one of the rendering.
func (p *parts) rename(i int, f *part) {
	delete(p.at, p.all[i].id)
	if p.all[i].own == "" {
		p.all[i].own = p.all[i].name
	}
	p.all[i].id, p.all[i].name = f.id, f.name
	p.at[f.id] = i
}

// split gives the parts of the document, in its order; together they are the
// document. No two parts have the same id: the second of a kind ends in " (2)".
func (s *splitter) split() *parts {
	doc := s.doc.Source
	blocks := s.doc.Blocks
	s.deeper = s.deeperBy()
	for i := 0; i < len(blocks); {
		end := i + 1
		if blocks[i].Kind != markdown.FrontMatterBlock {
			end = s.sectionEnd(i)
		}
		s.section(i, end)
		i = end
	}
	p := &parts{doc: s.doc, all: s.parts, at: make(map[string]int, len(s.parts)), deeper: s.deeper, titleDeeper: s.titleDeeper()}
	for i := range p.all {
		end := len(doc)
		if i+1 < len(p.all) {
			end = s.starts[i+1]
		}
		s.settle(&p.all[i], s.starts[i], end)
		p.at[p.all[i].id] = i
	}
	if len(p.all) > 0 && s.starts[0] > 0 { // blank lines above all
		first := &p.all[0]
		first.text = doc[:s.starts[0]+len(first.text)]
		first.from, first.to = first.from+s.starts[0], first.to+s.starts[0]
		first.all.Start, first.all.End = first.all.Start+s.starts[0], first.all.End+s.starts[0]
	}
	return p
}

// A splitter parts a document.
type splitter struct {
	doc      *markdown.Document
	titles   map[string]string // of the rendering, by the keys of other names for them
	byLineOf map[string]Lines  // by the id of a section that is merged line by line
	fresh    *parts            // of the rendering: what it has no heading for belongs to the section above; nil if that is what is parted
	facts    map[int]string    // by the numbers of lines that are facts, whatever is written there: their labels
	signed   []string          // the labels that lines of the section have with a colon
	joined   map[int][]string  // by the numbers of lines that may be several facts: the keys of their labels
	remarked map[int]string    // by the blocks of headings with a remark behind a title of the rendering: its key
	inItem   map[int]bool      // by where they begin: of the lines, those that stand behind another one in an item
	parts    []part
	starts   []int // of the parts
	trail    []heading
	titled   bool // the title has been seen
	deeper   int  // how much deeper all headings are than those of the rendering

	pageTitle    int  // the block of the title, where that of a page stands above it; else 0
	isFrontWhole bool // front matter is one part

	isUsed map[string]bool
	used   map[string]int // by id: how many others have it
}

type heading struct {
	level int
	title string
}

// sectionEnd is the block behind the section that a block begins.
func (s *splitter) sectionEnd(i int) int {
	for i = s.doc.Blocks[i].Next; i < len(s.doc.Blocks) && s.doc.Blocks[i].Kind != markdown.HeadingBlock; {
		i = s.doc.Blocks[i].Next
	}
	return i
}

// settle notes what a part has of the document. So far, from and to are offsets
// in the document.
func (s *splitter) settle(p *part, start, end int) {
	p.text = s.doc.Source[start:end:end]
	for _, b := range []*bare{p.bare, p.alone} {
		if b == nil {
			continue
		}
		b.from, b.to, b.all = b.from-start, b.to-start, markdown.Range{Start: b.all.Start - start, End: b.all.End - start}
	}
	p.from, p.to = min(max(p.from-start, 0), len(p.text)), min(max(p.to-start, 0), len(p.text))
	p.to = max(p.from, len(trimEnd(p.text[:p.to])))
	p.all.Start = min(p.from, max(p.all.Start-start, 0))
	p.all.End = max(p.to, len(trimEnd(p.text[:min(max(p.all.End-start, 0), len(p.text))])))
}

// section parts a section: from a heading, or from the first block, up to end.
func (s *splitter) section(first, end int) {
	b := &s.doc.Blocks[first]
	switch b.Kind {
	case markdown.FrontMatterBlock:
		s.frontMatter(b)
		return
	case markdown.HeadingBlock:
		s.heading(first)
		first++
	default:
		s.begin(Above, b.Line, b.Start)
	}
	p := &s.parts[len(s.parts)-1]
	definitions := s.definitionsAtEnd(first, end)
	silent := s.silentAtEnd(first, definitions)
	behind := s.doc.Written(silent, definitions)
	p.all = markdown.Range{Start: p.from, End: p.to}
	name := p.name
	if of, lines, isByLine := s.byLine(p); isByLine {
		text := s.firstLine(lines, first, silent)
		s.text(p, first, text, text, nil)
		s.lines(of, ID(of), lines, text, silent)
	} else {
		s.text(p, first, silent, definitions, behind)
	}
	s.definitions(name, definitions, end)
}

// byLine gives the section that is merged line by line to which the lines below a
// heading belong, and what these are: that of the heading, or the one that an author has
// put the heading into.
func (s *splitter) byLine(p *part) (section string, of Lines, ok bool) {
	if of, ok := s.byLineOf[p.id]; ok || p.title == "" || s.fresh == nil {
		return p.name, of, ok
	}
	titles := strings.Split(p.name, separator)
	for n := len(titles) - 1; n > 0 && !s.fresh.hasTitle(titles[n]); n-- {
		section = strings.Join(titles[:n], separator)
		if of, ok := s.byLineOf[ID(section)]; ok && !s.fresh.hasBelow(ID(section)) {
			return section, of, true
		}
	}
	return "", Lines{}, false
}

// hasTitle reports whether a heading has a title.
func (p *parts) hasTitle(title string) bool {
	key := markdown.Key(title)
	return slices.ContainsFunc(p.all, func(p part) bool { return p.title == key })
}

// titleOf gives the title of a section that has a key, or else another.
func (p *parts) titleOf(key, other string) string {
	i := slices.IndexFunc(p.all, func(p part) bool { return p.title == key && p.id != Title })
	if i < 0 {
		return other
	}
	return Last([]string{p.all[i].name})[0]
}

// hasBelow reports whether there are headings below that of a section.
func (p *parts) hasBelow(id string) bool {
	return slices.ContainsFunc(p.all, func(p part) bool { return p.title != "" && strings.HasPrefix(p.id, id+"\n") })
}

// text notes what the part of a heading says: the blocks from first up to end, and
// those behind them that say nothing. The title itself is a part of what it says.
func (s *splitter) text(p *part, first, end, silent int, behind []markdown.Line) {
	lines := s.written(first, end)
	s.region(p, first, end)
	if first < silent {
		p.all = markdown.Range{Start: s.doc.LineStart(s.doc.Blocks[first].Start), End: s.endOf(first, silent)}
	}
	if p.id == Title {
		title := s.doc.Written(first-1, first)
		title[0].Raw = title[0].Raw[s.titleDeeper():] // which begins with its marks
		lines = append(title, lines...)
		p.from = s.doc.Blocks[first-1].Start
		p.all.Start = p.from
	}
	behind = append(behind, commentsIn(s.doc.Bytes(p.all))...)
	p.digest = digestOf(lines, behind...) + layoutOf(s.doc, first, end, p.off)
	p.bare = s.bareText(p, first, end, behind)
	for _, other := range s.otherLines(lines, first, end, p) {
		p.others = append(p.others, digestOf(other, behind...)+layoutOf(s.doc, first, end, p.off))
	}
	if p.id == Title {
		s.title(p, first, end, lines, behind)
	}
}

// heading begins the part of a heading.
func (s *splitter) heading(i int) {
	b := &s.doc.Blocks[i]
	title := string(s.doc.Written(i, i+1)[0].Text)
	if in := s.doc.Inline(); in.Key(title) != markdown.Key(title) { // a name says nothing of where its references lead
		title = in.Title(title)
	}
	if named, ok := s.titles[markdown.Key(title)]; ok {
		title = named
	}
	if key, ok := s.remarked[i]; ok {
		title = s.fresh.titleOf(key, title)
	}
	level := max(1, b.Level-s.deeper)
	if i == s.pageTitle && i > 0 {
		level = 1
	}
	p := s.begin(s.headingName(i, level, title), b.Line, b.Start)
	p.title, p.level = markdown.Key(title), level
	if p.id != Title {
		p.off = offLevel(level, len(s.trail), s.titled)
	}
	text := s.doc.Text(i)
	start, _ := markdown.AnchorsAround(text)
	p.before, p.behind = string(text[:start]), markdown.BehindTitle(string(text))
	p.from, p.to = b.End, b.End
}

// headingName is the name of the part that a heading begins.
func (s *splitter) headingName(i, level int, title string) string {
	if !s.titled && level == 1 && i >= s.pageTitle {
		s.titled, s.trail = true, nil
		return Title
	}
	for n := len(s.trail); n > 0 && s.trail[n-1].level >= level; n-- {
		s.trail = s.trail[:n-1]
	}
	s.trail = append(s.trail, heading{level, title})
	var titles []string
	for _, h := range s.trail {
		titles = append(titles, h.title)
	}
	return strings.Join(titles, separator)
}

// begin begins a part with the line that an offset stands in.
func (s *splitter) begin(name string, line, offset int) *part {
	id := ID(name)
	p := part{name: name, id: id, like: id, line: line}
	for s.isUsed[p.id] { // a heading may end in "(2)" of itself
		s.used[id]++
		p.name = name + " (" + strconv.Itoa(s.used[id]+1) + ")"
		p.id = ID(p.name)
	}
	s.isUsed[p.id] = true
	s.parts = append(s.parts, p)
	s.starts = append(s.starts, s.doc.LineStart(offset))
	return &s.parts[len(s.parts)-1]
}

// region notes from where to where a part says something: comments around that
// are no part of it.
func (s *splitter) region(p *part, first, end int) {
	found := false
	for i := first; i < end; i = s.doc.Blocks[i].Next {
		if s.doc.IsComment(i) {
			continue
		}
		b := &s.doc.Blocks[i]
		if !found {
			p.from, found = s.doc.LineStart(b.Start), true
		}
		p.to = b.End
	}
}

// written gives some blocks in one writing; see withoutGaps.
func (s *splitter) written(first, end int) []markdown.Line {
	return s.withoutGaps(s.doc.Written(first, end), first, end)
}

// withoutGaps gives the lines of some blocks in one writing without the blank lines that stand
// where only a comment makes two lists of one.
func (s *splitter) withoutGaps(lines []markdown.Line, first, end int) []markdown.Line {
	for i := first; i < end; i++ {
		list := &s.doc.Blocks[i]
		next := list.Next
		if list.Kind != markdown.ListBlock || next >= end || !s.doc.IsComment(next) {
			continue
		}
		for next < end && s.doc.IsComment(next) {
			next = s.doc.Blocks[next].Next
		}
		if next < end && s.doc.Blocks[next].Kind == markdown.ListBlock && s.doc.Blocks[next].Parent == list.Parent && s.doc.Blocks[next].Marker == list.Marker {
			number := s.doc.Blocks[next].Line
			lines = slices.DeleteFunc(lines, func(l markdown.Line) bool { return l.Kind == markdown.Blank && l.Number == number })
		}
	}
	return lines
}

// endOf is where the last of some blocks ends.
func (s *splitter) endOf(first, end int) int {
	for s.doc.Blocks[first].Next < end {
		first = s.doc.Blocks[first].Next
	}
	return s.doc.Blocks[first].End
}

// commentsIn gives the comments of a text as lines.
func commentsIn(text []byte) []markdown.Line {
	var lines []markdown.Line
	for _, comment := range markdown.Comments(text) {
		lines = append(lines, markdown.Line{Kind: markdown.HTML, Raw: bytes.ReplaceAll(comment, []byte("\r\n"), []byte("\n"))})
	}
	return lines
}

// silentAtEnd is the first of the rules and anchors that end a section: they say
// nothing of what stands above them.
func (s *splitter) silentAtEnd(first, end int) int {
	at := end
	for i := first; i < end; i = s.doc.Blocks[i].Next {
		switch {
		case !s.doc.IsSilent(i):
			at = end
		case at == end && !s.doc.IsComment(i):
			at = i
		}
	}
	return at
}

// definitionsAtEnd is the first of the definitions, of links and footnotes, that end a section.
func (s *splitter) definitionsAtEnd(first, end int) int {
	at := end
	for i := first; i < end; i = s.doc.Blocks[i].Next {
		switch isDefinition := s.definitionLabel(i) != ""; {
		case !isDefinition && !s.doc.IsSilent(i):
			at = end
		case isDefinition && at == end:
			at = i
		}
	}
	return at
}

// definitionLabel gives what a block defines, a link or a footnote; "" if it defines none.
func (s *splitter) definitionLabel(block int) string {
	if note := s.doc.NoteLabel(block); note != "" {
		return note
	}
	label, _, _ := s.doc.Definition(block)
	return string(s.doc.Bytes(label))
}

// definitions makes a part of each definition, of a link or of footnotes in a paragraph.
func (s *splitter) definitions(section string, first, end int) {
	for i := first; i < end; i = s.doc.Blocks[i].Next {
		b := &s.doc.Blocks[i]
		label := s.definitionLabel(i)
		if label == "" {
			continue
		}
		p := s.begin(LineName(section, "["+label+"]"), b.Line, b.Start)
		p.level, p.from, p.to = lineLevel, b.Start, b.End
		p.all = markdown.Range{Start: p.from, End: p.to}
		p.digest = digestOf(s.doc.Written(i, i+1))
	}
}

// trimEnd removes the line breaks and blank lines at the end.
func trimEnd(text []byte) []byte {
	for {
		i := bytes.LastIndexAny(text, "\r\n")
		if i < 0 || len(bytes.TrimSpace(text[i:])) > 0 {
			return text
		}
		text = text[:i]
	}
}
