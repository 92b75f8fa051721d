package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A Fact is what a document says in the place of a line that its template labels,
// such as "- **Difficulty**: Hard": in the words and the signs of the template, or
// in others that are read alike.
type Fact struct {
	Key     string // of the section; see layout.Placement
	Field   string // the path of what the line says first; "" of a line that says nothing itself
	Label   string // of the line, as the template has it
	Name    string // its label as the document has it, if it stands in bold and in no item, or in a row of several: a line may have several such facts
	Text    string // what the line says first, as it is written there
	Lines   []int  // the numbers of the lines of the document: that of the label, and those of what stands below it
	End     int    // the number of the line where what is read next begins, if the fact stands in one line of a paragraph; else 0
	Written []byte // the line as the template writes it; nil where it says more than that, or something else
	More    bool   // words of the author's stand before the label, or in it
	Behind  bool   // it stands behind another fact in an item, or in a row of several: it has no line of its own
	InRow   bool   // it stands in a row of several
	Moved   bool   // it stands in a row whose cells have other columns than the template's
	Parted  string // what parts the items of a list that the line says; "" where it says one text
}

// Facts gives the facts that stand in the sections of a document with some keys, in
// the order in which they are read, without how they are Written. They are what Read
// reads there, but may be what no spec can say. The error is that of a template that
// cannot be measured.
func (t *Template) Facts(page *markdown.Document, keys ...string) ([]Fact, error) {
	r, err := t.readFacts(page, keys)
	if err != nil {
		return nil, err
	}
	return r.facts(), nil
}

// WrittenFacts gives Facts, with how the template writes each.
func (t *Template) WrittenFacts(page *markdown.Document, keys ...string) ([]Fact, error) {
	r, err := t.readFacts(page, keys)
	if err != nil {
		return nil, err
	}
	facts := r.facts()
	r.lists()
	again := r.accept()
	if again == nil {
		return facts, nil
	}
	written, err := t.factLines(again, keys)
	if err != nil {
		return nil, err
	}
	for i := range facts {
		if f := &facts[i]; r.isWhole(&r.noted[i]) {
			f.Written = written[f.Key+"\n"+f.Field]
		}
	}
	return facts, nil
}

// readFacts reads the sections of a document with some keys, and notes their facts.
func (t *Template) readFacts(page *markdown.Document, keys []string) (*reader, error) {
	l, err := t.layout.Written()
	if err != nil {
		return nil, err
	}
	r := newReader(t, l)
	r.isNoting, r.rearranged = true, map[int]bool{}
	r.readOnly(keys, page, sectionsOf(page, l, l.Place(page)))
	return r, nil
}

// factLines gives the lines of a rendered document that are facts, by the keys of
// their sections and their fields.
func (t *Template) factLines(doc *Document, keys []string) (map[string][]byte, error) {
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	page := documents.Get().(*markdown.Document)
	defer documents.Put(page)
	page.Parse(doc.Bytes())
	r := newReader(t, l)
	r.exact, r.rewriting, r.isNoting = true, nil, true
	r.readOnly(keys, page, sectionsOf(page, l, l.Place(page)))
	lines := map[string][]byte{}
	for i := range r.noted {
		n := &r.noted[i]
		lines[n.key+"\n"+n.field] = n.lines[0].Raw
	}
	return lines, nil
}

// A notedFact is a fact as it is read.
type notedFact struct {
	key     string
	pattern *layout.Pattern // nil of the template's own lines, that have no field
	field   string
	label   string
	text    string
	lines   []markdown.Line
	more    bool   // see Fact
	isCell  bool   // it stands in a row with others
	isMoved bool   // see Fact
	name    string // its label there
}

// note notes a line that is read with a pattern, if that is one of a single line, and
// has a label.
func (r *reader) note(key string, p *layout.Pattern, texts []string, line markdown.Line) {
	field, _ := r.template.table.Lookup(p.Fields[0])
	if isList := field != nil && field.Many && p.Separators[0] == ""; isList {
		return
	}
	for _, at := range r.layout.At(p.Fields[0]) {
		if at.Key != key {
			continue
		}
		if label := r.labelAt(p, &at); label != "" {
			r.noted = append(r.noted, notedFact{key: key, pattern: p, field: p.Fields[0], label: label, text: texts[0], lines: []markdown.Line{line}, isMoved: r.rearranged[line.Number]})
			return
		}
	}
}

// labelAt gives the label of the place where the first field of a pattern lands. In one
// writing, a line below another has none that the template writes with it in one paragraph.
func (r *reader) labelAt(p *layout.Pattern, at *layout.Placement) string {
	if at.Label != "" || labelOf(p) == "" {
		return at.Label
	}
	l, err := r.template.Layout()
	if err != nil {
		return ""
	}
	for _, own := range l.At(at.Field) {
		if own.Key == at.Key && markdown.Key(own.Label) == markdown.Key(labelOf(p)) {
			return own.Label
		}
	}
	return ""
}

// noteOwn notes a line of the template's own, such as "- **Estimated Time**:", that is
// in another writing.
func (r *reader) noteOwn(key string, own *markdown.Line, line markdown.Line) {
	if l, ok := (markdown.Inline{}).Label(withoutMark(own)); r.isNoting && ok {
		r.noted = append(r.noted, notedFact{key: key, label: l.Name, lines: []markdown.Line{line}})
	}
}

func withoutMark(line *markdown.Line) string {
	_, _, text := apart(string(line.Raw))
	return text
}

// noteMore notes that the line of the last fact has more words than its label.
func (r *reader) noteMore(line markdown.Line) {
	if n := len(r.noted); n > 0 && r.noted[n-1].lines[0].Number == line.Number {
		r.noted[n-1].more = true
	}
}

// noteBelow notes an item that stands below the label of the last fact.
func (r *reader) noteBelow(text string, line markdown.Line) {
	n := len(r.noted)
	if n == 0 || r.noted[n-1].pattern != r.open {
		return
	}
	fact := &r.noted[n-1]
	if strings.TrimSpace(fact.text) != "" {
		fact.text += r.open.Separators[0]
	}
	fact.text, fact.lines = fact.text+text, append(fact.lines, line)
}

// facts gives the facts that were noted.
func (r *reader) facts() []Fact {
	facts := make([]Fact, len(r.noted))
	for i, n := range r.noted {
		facts[i] = Fact{Key: n.key, Field: n.field, Label: n.label, Text: n.text, More: n.more, Moved: n.isMoved}
		if n.pattern != nil {
			facts[i].Parted = n.pattern.Separators[0]
		}
		if first := n.lines[0]; first.Kind == markdown.Prose {
			if labels := markdown.BoldLabels(string(first.Raw)); len(labels) > 0 && labels[0].Start == 0 {
				facts[i].Name = labels[0].Name
			} else if slices.ContainsFunc(r.noted, func(other notedFact) bool { return n.sharesLine(&other) }) {
				facts[i].Name = n.label
				if name, _, _ := labelIn(string(first.Raw)); markdown.Key(name) == markdown.Key(n.label) {
					facts[i].Name = name
				}
			}
		}
		if first := n.lines[0]; len(n.lines) == 1 && first.Kind == markdown.Prose && r.rewriting != nil && first.Number < len(r.rewriting.Numbers) {
			facts[i].End = r.rewriting.Numbers[first.Number]
		}
		if facts[i].InRow = n.isCell; n.isCell {
			facts[i].Name = n.name
		}
		facts[i].Behind = n.isCell || slices.ContainsFunc(r.noted[:i], func(other notedFact) bool { return n.sharesItem(&other) })
		for _, line := range n.lines {
			facts[i].Lines = append(facts[i].Lines, r.number(line))
		}
	}
	return facts
}

// sharesLine reports whether a fact stands in the same line as another, or in another line
// of its paragraph.
func (n *notedFact) sharesLine(other *notedFact) bool {
	return n.field != other.field && n.lines[0].Number == other.lines[0].Number
}

// sharesItem reports whether a fact stands in the same item as another.
func (n *notedFact) sharesItem(other *notedFact) bool {
	return n.lines[0].Kind == markdown.Item && n.lines[0].Number == other.lines[0].Number
}

// isWhole reports whether a fact says something, and no more than was read.
func (r *reader) isWhole(n *notedFact) bool {
	isShared := func(other notedFact) bool { return other.pattern != n.pattern && n.sharesItem(&other) }
	if strings.TrimSpace(n.text) == "" || slices.ContainsFunc(r.noted, isShared) {
		return false
	}
	if l, _ := (markdown.Inline{}).Label(withoutMark(&n.lines[0])); strings.Contains(l.Name, "(") && !strings.Contains(n.label, "(") {
		return false // what is in brackets is no other name for it
	}
	for _, line := range n.lines {
		isLost := func(u Unplaced) bool { return u.Number == line.Number && !(u.InPart && u.Mild) }
		if slices.ContainsFunc(r.reading.Unplaced, isLost) || showsMore(string(line.Raw)) {
			return false
		}
	}
	return true
}

// showsMore reports whether a line has something that is read as nothing, but that
// its author would miss: words that are struck out, images, and tags, such as that of
// a place for links to lead to. A break is white space.
func showsMore(text string) bool {
	if !strings.ContainsAny(text, "~<!") {
		return false
	}
	return slices.ContainsFunc((markdown.Inline{}).Spans(text), func(s markdown.Span) bool {
		return s.Kind == markdown.SpanStrike || s.Kind == markdown.SpanImage || s.Kind == markdown.SpanHTML && !s.IsBreakTag()
	})
}
