package check

import (
	"bytes"
	"errors"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A label is a line of the template that says what kind of value follows, such
// as "- **Difficulty**: [Beginner/…]".
type label struct {
	name, key string
	line      string // as the template writes it
	group     int    // the label of the item that it stands in, or -1
	field     string // the path of its value, or "" where there is no value
	suffix    string // what a reader sees behind the value, such as "minutes"
	isFolded  bool   // the template has the value in small letters, or in capitals
	isBlank   bool   // the blank problem has nothing in place of the value
	isRow     bool   // the template has it in a table
	isShared  bool   // another field follows on the line: only the reader of facts tells the two apart
}

// said gives what a value says for the field of the label: without what the template has
// behind it, which the unit of a number is told by.
func (l *label) said(f *spec.Field, value string) string {
	if f.Kind != spec.Number {
		value = strings.TrimSpace(strings.TrimSuffix(value, l.suffix))
	}
	return f.FromSeen(value, l.suffix)
}

// findLabels finds the labels of the sections that hold data: those with a
// value that is not any text, but one of a few, a number, a date or labels.
func (s *schema) findLabels() {
	s.labelKeys = map[string]bool{}
	for i := range s.template {
		t := &s.template[i]
		if t.heading.Section < 0 {
			continue
		}
		placements := s.placementsUnder(t)
		if !holdsData(placements) {
			continue
		}
		t.known, t.place = map[string]int{}, placements[0].Key
		items := map[int]int{} // the labels, by the items that they stand in
		for found := range s.blankLabels(t.heading.Section, placements) {
			l := label{name: found.name, key: found.key, line: lineAround(s.blank.Source, found.from), group: -1}
			l.isRow = s.blank.Blocks[found.block].Kind == markdown.RowBlock
			item := s.blank.Blocks[found.block].Parent
			if isHeader := l.isRow && s.blank.Blocks[found.block-1].Kind == markdown.TableBlock; isHeader && !hasLabel(placements, l.key) {
				continue // the titles of the columns
			}
			if l.isRow && s.isAcross(placements, s.blank.Blocks[found.block].Parent+1) {
				continue // they stand above their values
			}
			if outer := outerItem(s.blank, item); outer >= 0 {
				if group, ok := items[outer]; ok {
					l.group = group
				}
			}
			items[item] = len(t.labels)
			for _, placement := range placements {
				if l.field == "" && markdown.Key(placement.Label) == l.key { // another of its row has a label of its own
					l.field, l.suffix = placement.Field, strings.TrimSpace(markdown.Inline{}.Seen(placement.Suffix))
					l.isBlank, l.isFolded = placement.IsPlaceholder(""), slices.Contains(s.layout.Folded, placement.Field)
					f, _ := spec.Lookup(l.field)
					l.isShared = placement.Next != "" && f != nil && (!f.Many || placement.Separator != "")
				}
			}
			t.known[l.key], s.labelKeys[l.key] = len(t.labels), true
			t.labels = append(t.labels, l)
		}
	}
}

// isAcross reports whether all cells of a row of the blank problem are labels: the values
// stand below it.
func (s *schema) isAcross(placements []layout.Placement, row int) bool {
	return !slices.ContainsFunc(s.blank.Cells(row), func(cell markdown.Range) bool {
		return !hasLabel(placements, markdown.Key(string(s.blank.Bytes(cell))))
	})
}

// blankLabels walks over the labels that the blank problem has in a section: before fields,
// and others.
func (s *schema) blankLabels(section int, placements []layout.Placement) iter.Seq[labelled] {
	known := make(map[string]bool, len(placements))
	for _, placement := range placements {
		known[markdown.Key(placement.Label)] = true
	}
	from, to := s.blankBlocks(section)
	return labelsIn(nil, s.blank, from, to, known)
}

// blankBlocks are those of the blank problem that a section of it has.
func (s *schema) blankBlocks(section int) (from, to int) {
	from, to = s.blankHeadings[section], len(s.blank.Blocks)
	if section+1 < len(s.blankHeadings) {
		to = s.blankHeadings[section+1]
	}
	return from, to
}

// outerItem gives the item that another stands in, or -1.
func outerItem(doc *markdown.Document, item int) int {
	if item < 0 || doc.Blocks[item].Kind != markdown.ItemBlock {
		return -1
	}
	return doc.Blocks[doc.Blocks[item].Parent].Parent
}

// lineAround gives the line that an offset stands in.
func lineAround(text []byte, offset int) string {
	start := bytes.LastIndexByte(text[:offset], '\n') + 1
	line, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return string(bytes.TrimSpace(line))
}

// placementsUnder gives the labelled places of fields in a section.
func (s *schema) placementsUnder(t *templateHeading) []layout.Placement {
	var under []layout.Placement
	trail := markdown.Trail(s.layout.Sections, t.heading.Section)
	for _, placement := range s.layout.Placements {
		if placement.Label != "" && slices.Equal(placement.Trail, trail) {
			under = append(under, placement)
		}
	}
	return under
}

func hasLabel(placements []layout.Placement, key string) bool {
	return slices.ContainsFunc(placements, func(p layout.Placement) bool { return markdown.Key(p.Label) == key })
}

func holdsData(placements []layout.Placement) bool {
	for _, placement := range placements {
		if f, key := spec.Lookup(placement.Field); f != nil && key == "" {
			switch f.Kind {
			case spec.Choice, spec.Number, spec.Stars, spec.Date, spec.Label:
				return true
			}
		}
	}
	return false
}

// A labelValue is what a document says after a label.
type labelValue struct {
	labelled
	there bool
	open  bool // a placeholder stands there
	moved bool // it stands in a row whose cells have other columns than the template's
}

// labels checks what is said after the labels of the sections with data.
func (w *work) labels() {
	for n := range w.template {
		isThere := w.headingOf[n] >= 0 && !w.stub
		if len(w.template[n].labels) == 0 {
			if isThere {
				w.misspeltNames(n)
			}
			continue
		}
		values, any := w.readLabels(n)
		for i := range values {
			w.withoutStruck(n, i, &values[i])
			w.withoutImages(n, i, &values[i])
			values[i].there = values[i].there && !w.isInOneCell(&values[i])
		}
		if isThere {
			any = w.takeMisspelt(n, values) || any
			if h, label := w.labelHeading(n, values); h >= 0 {
				w.labelIsHeading(n, h, label, values)
				any = true
			}
			w.missingLabels(n, values, any)
		}
		for i := range values {
			if values[i].there && w.template[n].labels[i].field != "" {
				w.value(n, i, &values[i])
			}
		}
		w.withoutColons(n, values)
		w.totals(n, values)
	}
}

// hiddenByFront notes the headings that front matter takes in, because it is never closed:
// that is told, and they are not missing.
func (w *work) hiddenByFront() {
	text := w.reader.HiddenByFront(w.page)
	if text == "" || len(w.template) == 0 {
		return
	}
	headings, _ := w.titlesIn([]byte(text))
	w.hideAll(append(headings, 0)) // the title holds a field
}

// frontMatter checks what front matter says in place of the template's fields.
func (w *work) frontMatter() {
	rules := [...]rule{scaffold.FrontValue: metadataValue, scaffold.FrontTwice: metadataTwice, scaffold.FrontKey: metadataLabel}
	for _, line := range w.reader.FrontFaults(w.page) {
		start, end := w.mended.Origin(line.Start, line.Start+len(line.Raw))
		_, last := w.mended.Origin(line.Start, line.End)
		w.found = slices.DeleteFunc(w.found, func(f found) bool {
			isOfLine := f.Rule == ruleTable[textUnderlined].ID || f.Rule == ruleTable[headingExtra].ID
			return isOfLine && f.start > end && f.start < last
		})
		w.report(rules[line.Kind], start, end, line.Hint, "%s", line.Why).under(-1)
	}
}

// readLabels reads the labels of a section. Where its heading is missing, they
// may stand above the first heading that is there.
func (w *work) readLabels(n int) (values []labelValue, any bool) {
	h := w.headingOf[n]
	astray := h < 0
	if astray {
		if h = w.matchOf(w.template[n].heading.Parent); h < 0 {
			return nil, false
		}
	}
	known := w.template[n].known
	values = make([]labelValue, len(w.template[n].labels))
	end := w.headings[h].next
	if !astray {
		end = w.sectionEnd(h)
	}
	for l := range labelsIn(w.known.labels, w.page, w.headings[h].block, end, known) {
		k, ok := known[l.key]
		parent := w.page.Blocks[l.block].Parent
		isCell := w.page.Blocks[l.block].Kind == markdown.RowBlock
		switch {
		case !ok, w.template[n].labels[k].isShared, astray && (parent < 0 || w.page.Blocks[parent].Kind != markdown.ItemBlock):
			continue
		case isCell && !w.template[n].labels[k].isRow && len(w.page.Columns(parent)) != 2:
			continue // nobody knows which of the cells is the value
		case isCell && w.isAcross(l.block, known):
			continue // its values stand below it
		case values[k].there:
			w.saidTwice(n, k, &values[k], &l)
			continue
		}
		values[k] = labelValue{labelled: l, there: true, open: w.isOpen(n, &l)}
		any = true
	}
	for i := range values {
		if !astray && (!values[i].there || w.template[n].labels[i].field != "" && (values[i].value == "" || w.goesOn(&values[i]))) {
			return values, w.readFacts(n, h, values) || any
		}
	}
	return values, any
}

// isAcross reports whether all cells of a row are labels, and it is the first of its table.
func (w *work) isAcross(row int, known map[string]int) bool {
	if w.page.Blocks[row-1].Kind != markdown.TableBlock {
		return false
	}
	return !slices.ContainsFunc(w.page.Cells(row), func(cell markdown.Range) bool {
		_, isLabel := known[markdown.Key(string(w.page.Bytes(cell)))]
		return !isLabel
	})
}

// saidTwice reports a line that says something else than one with the same label
// beside it.
func (w *work) saidTwice(n, label int, first *labelValue, again *labelled) {
	isBeside := outerItem(w.page, w.page.Blocks[first.block].Parent) == outerItem(w.page, w.page.Blocks[again.block].Parent) &&
		!slices.ContainsFunc(w.headings, func(h heading) bool { return h.block > first.block && h.block < again.block })
	other := labelValue{labelled: *again, open: w.isOpen(n, again)}
	if w.template[n].labels[label].field == "" || !isBeside || strings.EqualFold(first.value, other.value) || first.open && other.open {
		return
	}
	one, said := &other, first
	if first.open {
		one, said = first, &other
	}
	at, _ := w.valueSpan(said, "")
	start, end := w.valueSpan(one, "")
	hint, how := "keep the line that is right", "already, with another value"
	if one.open {
		hint, how = "remove this line, in which the placeholder is left", "as well"
	}
	w.report(metadataTwice, start, end, hint, "%s is said on line %d %s", strconv.Quote(w.template[n].labels[label].name), w.lineAt(at), how)
}

// goesOn reports whether the paragraph of a value goes on behind it, or behind a tag or a
// label in it: a reader sees that in the same line, unless a break stands between.
func (w *work) goesOn(v *labelValue) bool {
	b := &w.page.Blocks[v.block]
	if !v.there || b.Kind != markdown.ParagraphBlock {
		return false
	}
	return bytes.IndexByte(w.page.Source[v.from:v.to], '<') >= 0 || w.isBroken(v) || len(bytes.TrimSpace(w.page.Source[v.to:max(v.to, b.End)])) > 0
}

// isBroken reports whether another label may follow in a value: a break by a tag stands in
// it, or bold words with a colon, of a line that a formatter has joined with it.
func (w *work) isBroken(v *labelValue) bool {
	if !v.there {
		return false
	}
	text := w.page.Source[v.from:v.to]
	hasTag := bytes.IndexByte(text, '<') >= 0 && bytes.Contains(bytes.ToLower(text), []byte("<br"))
	marks := bytes.Count(text, []byte("**")) + bytes.Count(text, []byte("__")) // a label takes two of them
	return hasTag || marks >= 4 && len(markdown.BoldLabels(string(text))) > 1
}

// readFacts takes for the labels that are not there, or have no value beside them or only
// a part of it, the lines that every reader of facts takes for them: in another writing, with a label that
// differs a little, with the values as items below. It reports whether there are any.
func (w *work) readFacts(n, h int, values []labelValue) (any bool) {
	facts, err := w.reader.Facts(w.page, w.template[n].place)
	if err != nil {
		return false // the schema is made of the same layout
	}
	for _, fact := range facts {
		i := slices.IndexFunc(w.template[n].labels, func(l label) bool { return l.key == markdown.Key(fact.Label) })
		l, ok := w.factLine(h, &fact)
		isMore := i >= 0 && w.goesOn(&values[i]) && strings.HasPrefix(l.value, values[i].value+" ")
		isCut := i >= 0 && goesOnAsFact(values[i].value, l.value, w.template[n].labels[i].suffix, facts)
		isLess := isCut || i >= 0 && w.isBroken(&values[i]) && strings.HasPrefix(values[i].value, l.value+" ")
		if i < 0 || !ok || values[i].there && (l.value == "" || values[i].value != "" && !isMore && !isLess) {
			continue
		}
		if w.template[n].labels[i].isShared {
			l.from, l.to = l.start, l.end
		}
		if isCut {
			l.to = l.end
		}
		values[i] = labelValue{labelled: l, there: true, open: w.isOpen(n, &l), moved: fact.Moved}
		any = true
		w.misspelt(&l, fact.Lines[0])
	}
	return any
}

// goesOnAsFact reports whether a value goes on behind a part of it with the label of a fact:
// at once, or behind the suffix of a number and what parts it from another.
func goesOnAsFact(value, part, suffix string, facts []scaffold.Fact) bool {
	behind, ok := strings.CutPrefix(value, part)
	if !ok || part == "" || behind == "" {
		return false
	}
	isNext := func(f scaffold.Fact) bool {
		if strings.HasPrefix(behind, " "+f.Label+": ") {
			return true
		}
		at := strings.Index(strings.ToLower(behind), strings.ToLower(f.Label))
		if at <= 0 || f.Text == "" || !strings.Contains(behind[at:], f.Text) {
			return false
		}
		unit, isParted := strings.Trim(behind[:at], scaffold.Separators+" "), strings.ContainsAny(behind[:at], scaffold.Separators)
		return isParted && (unit == "" || spec.NumberIn("1 "+unit, suffix) == "1")
	}
	return slices.ContainsFunc(facts, isNext)
}

// misspelt reports the label of a fact that is not spelt as the template's. It begins
// in the line with a number.
func (w *work) misspelt(l *labelled, line int) {
	b := &w.page.Blocks[l.block]
	name, start, end := "", 0, 0
	if b.Kind == markdown.RowBlock {
		cell := w.page.Cells(l.block)[0]
		name, start, end = markdown.Inline{Place: markdown.Place{Kind: markdown.Row}}.Seen(string(w.page.Bytes(cell))), cell.Start, cell.End
	} else if written, ok := (markdown.Inline{}).Label(string(w.page.Text(l.block))); ok && b.Line == line {
		name = written.Name
		start, end = w.page.Place(l.block, written.NameStart, written.NameEnd)
	}
	if name = strings.TrimRight(name, ": "); layout.IsMisspelt(name, l.name) {
		start, end = w.mended.Origin(start, end)
		w.report(metadataLabel, start, end, "write it as: "+l.name, "%s is read as %s%s", strconv.Quote(name), strconv.Quote(l.name), strangeLetter(name))
	}
}

// factLine gives where a fact stands in the section of a heading.
func (w *work) factLine(h int, fact *scaffold.Fact) (l labelled, ok bool) {
	first, last := fact.Lines[0], fact.Lines[len(fact.Lines)-1]
	l = labelled{name: fact.Label, value: (markdown.Inline{}).Seen(fact.Text), key: markdown.Key(fact.Label)}
	for i, end := w.headings[h].block+1, w.sectionEnd(h); i < end; i++ {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.ParagraphBlock && b.Kind != markdown.RowBlock {
			continue
		}
		if b.Line <= first {
			l.block, l.from, ok = i, b.Start, true
		}
		if b.Line <= last {
			l.to = b.End
		}
	}
	l.start, l.end = l.from, l.to
	if at := bytes.LastIndex(w.page.Source[l.from:l.to], []byte(fact.Text)); at >= 0 && fact.Text != "" {
		l.start, l.end = l.from+at, l.from+at+len(fact.Text)
	}
	return l, ok
}

// withoutStruck takes what is struck out from the value of a field that has no markup:
// it is not said any more.
func (w *work) withoutStruck(n, i int, v *labelValue) {
	f, key := spec.Lookup(w.template[n].labels[i].field)
	if f == nil || key != "" || f.HasMarkup() || !bytes.ContainsAny(w.page.Source[v.from:v.to], "~<") {
		return
	}
	in := markdown.Inline{}
	if w.page.Blocks[v.block].Kind == markdown.RowBlock {
		in.Place.Kind = markdown.Row
		if left, isStruck := markdown.WithoutStruck(string(w.page.Source[v.start:v.end])); isStruck {
			v.value = in.Seen(left)
		}
		return
	}
	left, isStruck := markdown.WithoutStruck(string(w.page.Source[v.from:v.to]))
	if l, ok := in.Label(left); ok && isStruck {
		v.value = l.Value
	}
	if isStruck && f.Many { // a whole item may be struck out
		items := strings.FieldsFunc(v.value, func(c rune) bool { return c == ',' })
		v.value = strings.Join(slices.DeleteFunc(items, func(s string) bool { return strings.TrimSpace(s) == "" }), ",")
	}
}

// withoutImages takes images from beside the value of a field that is one of a few, a number or
// a date: it is what their author says.
func (w *work) withoutImages(n, i int, v *labelValue) {
	l := &w.template[n].labels[i]
	f, key := spec.Lookup(l.field)
	isOwn := f != nil && key == "" && f.IsClosed() && !strings.Contains(l.line, "![") // which the template has there, too
	if !isOwn || !bytes.Contains(w.page.Source[v.start:v.end], []byte("![")) {
		return
	}
	text := string(w.page.Source[v.start:v.end])
	if bare := markdown.WithoutImages(text); bare != text {
		v.value = (markdown.Inline{}).Seen(bare)
	}
}

// isOpen reports whether a placeholder of the template is left behind a label.
func (w *work) isOpen(n int, l *labelled) bool {
	if !w.layout.MayHavePlaceholder(w.template[n].heading.Section, w.page.Source[l.from:l.to]) {
		return false
	}
	for b := range w.layout.Brackets(w.page, l.block) {
		if b.Start >= l.from && b.End <= l.to && w.layout.IsPlaceholder(w.template[n].heading.Section, b) {
			return true
		}
	}
	return false
}

// valueSpan is where the value stands in the document, or a part of it.
func (w *work) valueSpan(v *labelValue, part string) (start, end int) {
	if part != "" {
		if at := bytes.Index(w.page.Source[v.start:v.end], []byte(part)); at >= 0 {
			return w.mended.Origin(v.start+at, v.start+at+len(part))
		}
	}
	return w.mended.Origin(v.start, v.end)
}

// missingLabels reports the labels that are not there: all of them as one, and
// those below a missing one with it.
func (w *work) missingLabels(n int, values []labelValue, any bool) {
	labels := w.template[n].labels
	start, end := w.headingSpan(w.headingOf[n])
	if !any {
		var names []string
		for i := range labels {
			if labels[i].group < 0 {
				names = append(names, labels[i].name)
			}
		}
		if !w.isEmpty(w.headingOf[n]) || len(w.template[n].heading.Fields) > 0 { // nobody says that there is nothing below a title
			w.report(metadataMissing, start, end, "copy the lines from a new problem and fill them in",
				"%q has none of the lines that belong there: %s", w.sectionTitle(n), list(names, len(names)))
		}
		return
	}
	var renamed map[int]labelled
	for i := range labels {
		l := &labels[i]
		switch {
		case values[i].there, l.group >= 0 && !w.hasInGroup(n, l.group, values) && !values[l.group].there:
			continue
		case l.group >= 0 && w.isOneValue(n, l.group, values):
			if !w.hasInGroup(n, l.group, values) && i == w.firstInGroup(n, l.group) {
				w.oneValue(n, l.group, values)
			}
			continue
		}
		if block := w.unreadable(n, i, values); block >= 0 {
			b := &w.page.Blocks[block]
			from, to := w.mended.Origin(b.Start, b.End)
			w.report(metadataMissing, from, to, "write it as: "+w.withValue(l.writtenAt(b, w.formOf(n, values)), l, block), "the line for %s cannot be read", strconv.Quote(l.name))
			continue
		}
		if l.group >= 0 && values[l.group].there {
			w.missingBelow(n, i, values)
			continue
		}
		if w.labelBehind(n, i, values) {
			continue
		}
		if renamed == nil {
			renamed = w.renamedLabels(n, values)
		}
		hint, from, to := w.lineToAdd(n, i, values), start, end
		if isMoved := func(v labelValue) bool { return v.moved }; slices.ContainsFunc(values, isMoved) {
			hint = "add a row to the table, with " + strconv.Quote(l.name) + " and its value in the columns that it has for these"
		} else if own, ok := renamed[i]; ok {
			hint = offeredLabel(&own, hint)
			from, to = w.mended.Origin(own.from, own.to)
		}
		w.report(metadataMissing, from, to, hint, "%q has no line for %s", w.sectionTitle(n), strconv.Quote(l.name))
	}
}

// sectionTitle names a section of the template that is there: one with a field by the words
// that its author has put in.
func (w *work) sectionTitle(n int) string {
	if len(w.template[n].heading.Fields) > 0 {
		return w.headings[w.headingOf[n]].title
	}
	return w.template[n].heading.Title
}

// missingBelow reports the labels that are missing below another, all of them with the
// first, where they belong.
func (w *work) missingBelow(n, first int, values []labelValue) {
	labels := w.template[n].labels
	group := &values[labels[first].group]
	form := w.formOf(n, values)
	var names, lines []string
	for i := range labels {
		isMissing := labels[i].group == labels[first].group && !values[i].there && w.unreadable(n, i, values) < 0
		if isMissing && i < first {
			return // told
		}
		if isMissing {
			names, lines = append(names, strconv.Quote(labels[i].name)), append(lines, labels[i].written(form))
		}
	}
	noun, indent := form.noun(len(names)), ""
	if item := w.page.Blocks[group.block].Parent; item >= 0 && w.page.Blocks[item].Kind == markdown.ItemBlock {
		start := w.page.Blocks[group.block].Start
		indent = ", with " + count(start-w.page.LineStart(start), "space") + " in front"
	}
	start, end := w.mended.Origin(group.from, group.to)
	end = start + len(bytes.TrimRight(w.doc[start:end], " \t\r\n"))
	hint := "add the " + noun + " below it" + indent + ": " + strings.Join(lines, ", ")
	if own := w.ownBelowLabel(n, group); len(own) == len(names) {
		hint = "rename " + list(own, len(own)) + ", if that is what stands there; or " + hint
	}
	w.report(metadataMissing, start, end, hint,
		"%s has no %s for %s below it", strconv.Quote(labels[labels[first].group].name), noun, list(names, len(names)))
}

// lineToAdd says how a label that is missing is put in, with those that belong below it.
func (w *work) lineToAdd(n, label int, values []labelValue) string {
	form := w.formOf(n, values)
	var below []string
	for i, l := range w.template[n].labels {
		if l.group == label && !values[i].there {
			below = append(below, l.written(form))
		}
	}
	l := &w.template[n].labels[label]
	line, noun := l.written(form), form.noun(1)
	first := w.lineOfGroup(n, label, values)
	switch {
	case l.group >= 0:
		return "add the " + noun + " beside line " + strconv.Itoa(w.lineOfGroup(n, l.group, values)) + ": " + line
	case first > 0 && form == asTemplate:
		return "add the line above line " + strconv.Itoa(first) + ", and indent below it what belongs there: " + line
	case first > 0 && form == asRows:
		return "add the row above line " + strconv.Itoa(first) + ": " + line
	case len(below) == 0:
		return "add the " + noun + ": " + line
	case form == asTemplate:
		return "add the lines: " + line + ", and indented below it: " + strings.Join(below, ", ")
	}
	return "add the " + form.noun(2) + ": " + line + ", " + strings.Join(below, ", ")
}

// lineOfGroup gives the line of the first label that is there of those which belong below
// another, or 0.
func (w *work) lineOfGroup(n, group int, values []labelValue) int {
	for i := range values {
		if w.template[n].labels[i].group == group && values[i].there {
			at, _ := w.valueSpan(&values[i], "")
			return w.lineAt(at)
		}
	}
	return 0
}

// isOneValue reports whether something stands beside a label that others stand below,
// and none of these.
func (w *work) isOneValue(n, group int, values []labelValue) bool {
	v := &values[group]
	return v.there && v.value != "" && !v.open && w.template[n].labels[group].field == "" && !w.hasInGroup(n, group, values)
}

func (w *work) firstInGroup(n, group int) int {
	return slices.IndexFunc(w.template[n].labels, func(l label) bool { return l.group == group })
}

// oneValue reports one value in the place of several with labels of their own.
func (w *work) oneValue(n, group int, values []labelValue) {
	v := &values[group]
	form, where := w.formOf(n, values), " indented below the label: "
	switch form {
	case asRows:
		where = " below it: "
	case asColumns:
		where = " beside it: "
	}
	var names, lines []string
	for _, l := range w.template[n].labels {
		if l.group == group {
			names, lines = append(names, l.name), append(lines, l.written(form))
		}
	}
	for i, said := range saidBehind(v.value, names) {
		l := &w.template[n].labels[w.firstInGroup(n, group)+i]
		if _, blank, _ := markdown.Label([]byte(l.line)); l.group == group && l.name == names[i] && len(blank) > 0 {
			lines[i] = strings.Replace(lines[i], string(blank), l.sayable(said), 1)
		}
	}
	start, end := w.valueSpan(v, "")
	w.report(metadataValue, start, end, "remove the value, and write these "+form.noun(2)+where+strings.Join(lines, ", "),
		"%s is %s, but the template has it in %s: %s", strconv.Quote(w.template[n].labels[group].name), source.Quote(v.value), count(len(names), "line"), list(names, len(names)))
}

// unreadable gives the paragraph of a section that begins with the name of a label, or
// has it with a colon behind other words, but is no line with it; or -1.
func (w *work) unreadable(n, label int, values []labelValue) int {
	h := w.headingOf[n]
	for i, end := w.headings[h].block+1, w.sectionEnd(h); i < end; i++ {
		isLabel := slices.ContainsFunc(values, func(v labelValue) bool { return v.there && v.block == i })
		text := string(w.page.Text(i))
		switch kind := w.page.Blocks[i].Kind; {
		case isLabel:
			continue
		case kind == markdown.RowBlock:
			text = w.firstCell(i)
		case kind != markdown.ParagraphBlock:
			continue
		}
		said, _ := markdown.WithoutStruck(text)
		seen, name := strings.ToLower(markdown.Inline{}.Seen(said)), strings.ToLower(w.template[n].labels[label].name)
		rest, ok := strings.CutPrefix(seen, name)
		if r, _ := utf8.DecodeRuneInString(rest); ok && !unicode.IsLetter(r) || strings.Contains(seen, " "+name+":") {
			return i
		}
	}
	return -1
}

// hasInGroup reports whether a label below the given one is there.
func (w *work) hasInGroup(n, group int, values []labelValue) bool {
	for i, l := range w.template[n].labels {
		if l.group == group && values[i].there {
			return true
		}
	}
	return false
}

// value checks what is said for a field.
func (w *work) value(n, i int, v *labelValue) {
	l := &w.template[n].labels[i]
	f, key := spec.Lookup(l.field)
	if f == nil || key != "" || f.IsObject() || v.open {
		return
	}
	text := l.said(f, v.value)
	start, end := w.valueSpan(v, "")
	if text == "" && l.isBlank {
		return
	}
	if text == "" {
		w.report(metadataValue, start, end, "accepted: "+f.Accepts(), "%s is empty", strconv.Quote(l.name))
		return
	}
	var fault *source.Fault
	if errors.As(checkValue(f, text), &fault) {
		if own, ok := w.ownLine(n, v); ok {
			w.runTogether(n, i, v)
			w.value(n, i, &own)
			return
		}
		isOther := f.Kind == spec.Date && w.dayInOtherWriting(l, v, text) || w.inWords(l, f, v, text)
		if !isOther {
			w.report(metadataValue, start, end, valueHint(f, fault), "%s cannot be %s%s", strconv.Quote(l.name), source.Quote(text), strangeLetter(text))
		}
		return
	}
	if own, ok := w.ownLine(n, v); ok { // any text can be its value
		w.runTogether(n, i, &own)
		return
	}
	if w.leftBehind(l, v, text) {
		return
	}
	w.partedOtherwise(l, f, v, text)
	w.fromSheet(l, f, v, text)
	if f.Path == "tags" {
		w.tags(text, v)
	}
	for _, option := range f.Options {
		if f.Kind == spec.Choice && strings.EqualFold(option, text) && option != text && !l.isFolded {
			f := w.report(metadataCase, start, end, "write it as: "+option, "%s is written %s, but the template has %s",
				strconv.Quote(l.name), source.Quote(text), source.Quote(option))
			if bytes.Count(w.page.Source[v.start:v.end], []byte(text)) == 1 { // else it may be the one that is struck out
				from, to := w.valueSpan(v, text)
				f.repair(edit{start: from, end: to, text: option})
			}
		}
	}
}

// ownLine gives what of a value stands in front of the next label, where a reader sees a
// label and its value below as more of the value.
func (w *work) ownLine(n int, v *labelValue) (own labelValue, ok bool) {
	if w.page.Blocks[v.block].Kind != markdown.ParagraphBlock || !bytes.Contains(w.page.Source[v.from:v.to], []byte("\n")) {
		return own, false
	}
	for l := range labelsIn(w.known.labels, w.page, v.block, v.block+1, w.template[n].known) {
		if own.there && l.from < v.to {
			return own, own.value != v.value && !markdown.EndsInBreakTag(string(w.page.Source[own.from:l.from]))
		}
		if l.key == v.key {
			own = labelValue{labelled: l, there: true, open: w.isOpen(n, &l)}
		}
	}
	return own, false
}

// runTogether reports a value that those below it seem to belong to.
func (w *work) runTogether(n, label int, v *labelValue) {
	l := &w.template[n].labels[label]
	hint := "put a blank line between these lines"
	if !l.isRow && strings.HasPrefix(l.line, "- ") {
		hint = "write each of these lines as an item of a list: " + l.line
	}
	start, end := w.valueSpan(v, "")
	w.report(metadataValue, start, end, hint, "%s and the lines below it run together: a reader sees one paragraph", strconv.Quote(l.name))
}

// checkValue checks the value of a field, or each of its values.
func checkValue(f *spec.Field, text string) error {
	if !f.Many {
		return f.Check(text)
	}
	items := strings.FieldsFunc(text, func(c rune) bool { return c == ',' })
	isSaid := func(item string) bool { return strings.TrimSpace(item) != "" } // others are no items to any reader
	if !slices.ContainsFunc(items, isSaid) {
		return f.Check("")
	}
	for _, item := range items {
		if err := f.Check(item); isSaid(item) && err != nil {
			return err
		}
	}
	return nil
}

// tags checks each tag against those of the bank.
func (w *work) tags(text string, v *labelValue) {
	if w.options.Tag == nil {
		return
	}
	rest := *v
	for tag := range strings.SplitSeq(strings.TrimSuffix(text, ","), ",") {
		name := strings.TrimSpace(tag)
		if problem := w.options.Tag(name); name != "" && problem != "" {
			start, end := w.valueSpan(&rest, name)
			w.report(tagUnknown, start, end, "write a tag of the bank, or add it to the tags in its settings", "%s%s", problem, strangeLetter(name))
		}
		if at := bytes.IndexByte(w.page.Source[rest.start:v.end], ','); at >= 0 {
			rest.start += at + 1
		}
	}
}
