package check

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A schema is what a template demands of its problems. It is read from the
// template's map and never changed.
type schema struct {
	reader     *scaffold.Template // which reads documents, as other commands do
	layout     *layout.Layout
	template   []templateHeading
	titles     map[string]int   // by title in small letters, of those without a field: its place in template
	longest    int              // how long one of these is
	written    map[string]int   // by title as the template writes it, of those without a field: its place in template
	keys       map[string][]int // by key: their places in template
	longestKey int              // how long one of these is
	forms      []int            // those whose title has a field
	parts      []int            // those that the document is divided into

	labelKeys map[string]bool // of all labels
	phrases   []phrase        // of its lines
	wordsIn   map[string]int  // in how many titles a word is

	blank         *markdown.Document // the blank problem
	blankHeadings []int              // the headings of its sections
}

// A templateHeading is a heading of the template.
type templateHeading struct {
	heading        layout.Heading
	title          string    // as a reader sees it
	key            string    // of a title without fields
	words          []string  // of weight in the title
	prefix, suffix string    // of a title with fields: the text around them
	shown          [2]string // what a reader sees of the two
	around         [2]string // the keys of the two
	children       []int
	oneOfSame      bool  // see isOneOfSame
	many           bool  // there may be several: it is repeated, or stands below one that is
	own            bool  // the template writes something below it, before the next heading
	table          bool  // there is a table in that
	kinds          kinds // what that is made of
	boxes          bool  // there are boxes to tick in that
	labels         []label
	known          map[string]int // the labels, by key
	names          []string       // of the labels in its lists, where they are not such that are read
	place          string         // the key of the section with the labels; see layout.Placement
	marks          []mark         // what tells it by its content, with what is below it
}

func newSchema(t *scaffold.Template) (*schema, error) {
	measured, err := t.Layout()
	if err != nil {
		return nil, err
	}
	s := &schema{reader: t, layout: measured, titles: map[string]int{}, written: map[string]int{}, keys: map[string][]int{}}
	s.blank = markdown.Parse(measured.Blank())
	s.blankHeadings = s.blank.Headings()
	for i, h := range measured.Headings {
		t := templateHeading{heading: h, title: markdown.Title(h.Title)}
		if len(h.Fields) == 0 {
			t.key = markdown.Key(h.Title)
			s.keys[t.key] = append(s.keys[t.key], i)
			s.titles[strings.ToLower(h.Title)] = i
			s.written[h.Title] = i
		} else {
			t.prefix, t.suffix = h.Literals[0], h.Literals[len(h.Literals)-1]
			t.findAround()
			s.forms = append(s.forms, i)
		}
		t.many = h.Repeats || h.Parent >= 0 && s.template[h.Parent].many
		t.heading.Optional = t.heading.Optional || t.many
		if h.Section >= 0 {
			t.own = hasText(s.section(h.Section))
			t.table = s.hasTable(h.Section)
			from, to := s.blankBlocks(h.Section)
			t.kinds = kindsIn(s.blank, from+1, to)
			t.boxes = bytes.Contains(s.section(h.Section), []byte("- [ ] "))
		}
		s.template = append(s.template, t)
		if h.Parent >= 0 {
			s.template[h.Parent].children = append(s.template[h.Parent].children, i)
		}
	}
	s.findNames()
	for i := range s.template {
		s.template[i].oneOfSame = s.isOneOfSame(i)
	}
	for title := range s.titles {
		s.longest = max(s.longest, len(title))
	}
	for key := range s.keys {
		s.longestKey = max(s.longestKey, len(key))
	}
	s.findParts()
	s.findLabels()
	s.findLabelNames()
	s.findMarks()
	return s, nil
}

// findAround finds what is seen of the text around the field of a title: of its marks, of
// where a link leads, and of an anchor nothing.
func (t *templateHeading) findAround() {
	const field = "qfieldq"
	title := t.prefix + field + t.suffix
	t.shown[0], t.shown[1], _ = strings.Cut(markdown.Title(title), field)
	t.around[0], t.around[1], _ = strings.Cut(markdown.Key(title), field)
}

// findNames notes the other names of the headings as titles of theirs.
func (s *schema) findNames() {
	for name, title := range s.layout.Names {
		if same := s.keys[markdown.Key(title)]; len(same) > 0 {
			s.keys[markdown.Key(name)] = same
			s.titles[strings.ToLower(name)] = same[0]
		}
	}
}

// findParts takes the children of the only outermost heading for the parts of
// the document, or the outermost headings.
func (s *schema) findParts() {
	roots := s.childrenOf(-1)
	if len(roots) == 1 && len(s.template[roots[0]].children) > 0 {
		roots = s.template[roots[0]].children
	}
	for _, i := range roots {
		if !s.template[i].heading.Optional {
			s.parts = append(s.parts, i)
		}
	}
}

// childrenOf gives the template headings below one, or the outermost ones.
func (s *schema) childrenOf(parent int) []int {
	if parent >= 0 {
		return s.template[parent].children
	}
	var roots []int
	for i := range s.template {
		if s.template[i].heading.Parent < 0 {
			roots = append(roots, i)
		}
	}
	return roots
}

// hasTable reports whether a section of the blank problem has a table.
func (s *schema) hasTable(section int) bool {
	from, to := s.blankBlocks(section)
	return slices.ContainsFunc(s.blank.Blocks[from:to], func(b markdown.Block) bool { return b.Kind == markdown.TableBlock })
}

// section gives what stands in a section of the blank problem below its
// heading.
func (s *schema) section(i int) []byte {
	section := s.layout.Sections[i]
	text := s.layout.Blank()[section.Start:section.End]
	if n := bytes.IndexByte(text, '\n'); n >= 0 {
		return text[n+1:]
	}
	return nil
}

func hasText(text []byte) bool { return len(bytes.TrimSpace(text)) > 0 }

// Level gives the level of the heading with this title, in any letter case and with
// any number in front, or 0 if the template has none.
func (s *schema) Level(title []byte) int {
	if len(title) <= 3*s.longest { // a small letter may have two bytes less
		var buffer [96]byte
		if i, ok := s.titles[string(appendLower(buffer[:0], title, s.longest))]; ok {
			return s.template[i].heading.Level
		}
	}
	if i := s.around(title); i >= 0 {
		return s.template[i].heading.Level
	}
	if s.isDecorated(title) {
		if same := s.keys[markdown.Key(string(title))]; len(same) > 0 {
			return s.template[same[0]].heading.Level
		}
	}
	return 0
}

// isDecorated reports whether a title has a number in front, or marks, and may be one of
// the template for all that.
func (s *schema) isDecorated(title []byte) bool {
	const longest = 120
	if len(title) == 0 || len(title) >= longest || isLetter(title[0]) && bytes.IndexByte(title, '\\') < 0 {
		return false
	}
	return s.mayHaveKey(title)
}

// mayHaveKey reports whether a text may have the key of a title, with a number in front: it
// has no more letters.
func (s *schema) mayHaveKey(text []byte) bool {
	const longestNumber = len("xxxviii")
	letters := 0
	for _, c := range text {
		switch {
		case isLetter(c):
			letters++
		case c >= utf8.RuneSelf, strings.IndexByte("[<{:&", c) >= 0:
			return true // not all letters may be those of words
		}
	}
	return letters <= s.longestKey+longestNumber
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isAround reports whether a title has the text around the field of a form.
func (t *templateHeading) isAround(title []byte) bool {
	end := len(title) - len(t.shown[1])
	return len(t.shown[0]) < end && string(title[:len(t.shown[0])]) == t.shown[0] && string(title[end:]) == t.shown[1]
}

// Which gives the template heading that a title belongs to, however it is
// written, or -1.
func (s *schema) Which(title []byte) int {
	if same := s.keys[s.keyOf(title)]; len(same) > 0 {
		return same[0]
	}
	return s.around(title)
}

// around gives the template heading whose title is more than its fields, and has this
// form, or -1.
func (s *schema) around(title []byte) int {
	for _, i := range s.forms {
		if t := &s.template[i]; t.hasForm() && t.isAround(title) {
			return i
		}
	}
	return -1
}

// keyOf gives the key of a title, which is known of those that the template has.
func (s *schema) keyOf(title []byte) string {
	if i, ok := s.written[string(title)]; ok {
		return s.template[i].key
	}
	return markdown.Key(string(title))
}

// Once reports whether a document has a template heading once.
func (s *schema) Once(i int) bool {
	t := &s.template[i]
	return !t.many && (len(t.heading.Fields) > 0 || len(s.keys[t.key]) == 1)
}

// hasForm reports whether the title is more than its fields.
func (t *templateHeading) hasForm() bool { return strings.TrimSpace(t.shown[0]+t.shown[1]) != "" }

// form gives the template heading whose title has a field and could be this one, which
// has a key: the words around the field are the same, except for how they are written.
func (s *schema) form(level int, title, key string) (int, bool) {
	for _, i := range s.forms {
		t := &s.template[i]
		prefix, suffix := t.around[0], t.around[1]
		if prefix+suffix == "" && !t.isAround([]byte(title)) { // signs alone have to be there
			continue
		}
		if t.heading.Level == level && t.hasForm() && len(key) >= len(prefix)+len(suffix) &&
			strings.HasPrefix(key, prefix) && strings.HasSuffix(key, suffix) && !t.goesOn(title) {
			return i, true
		}
	}
	return 0, false
}

// goesOn reports whether a title begins with the words before the field, but the last
// goes on: "Problems" does not begin with "Problem".
func (t *templateHeading) goesOn(title string) bool {
	words := strings.TrimRightFunc(t.shown[0], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if words == "" || len(title) < len(words) || !strings.EqualFold(title[:len(words)], words) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(title[len(words):])
	return unicode.IsLetter(next) || unicode.IsDigit(next)
}

// isTitle reports whether some lines are a heading in the form of the template's
// first, which has a field in it, and whether it is that of the blank problem.
func (s *schema) isTitle(lines []byte) (isTitle, isBlank bool) {
	doc := markdown.Parse(lines)
	for _, h := range doc.Headings() {
		level, text := doc.Blocks[h].Level, string(doc.Text(h))
		i, ok := s.form(level, markdown.Title(text), markdown.Key(text))
		return ok && s.template[i].heading.Parent < 0, s.isBlankTitle(level, markdown.Title(text))
	}
	return false, false
}

// isBlankTitle reports whether a heading is the title of the blank problem, with the
// placeholder in it.
func (s *schema) isBlankTitle(level int, title string) bool {
	if len(s.template) == 0 || len(s.forms) == 0 || s.forms[0] != 0 {
		return false
	}
	t := &s.template[0]
	return t.heading.Level == level && t.title == title
}

var _ markdown.Titles = (*remembered)(nil)
