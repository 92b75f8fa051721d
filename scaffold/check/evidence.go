package check

import (
	"bytes"
	"maps"
	"math"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// What tells that a section is the template's, though its title does not: the words
// of weight that two titles share, the sections of the template that stand below it,
// and what it holds, the marks of the template's section: labels, rows of tables, the
// languages of code. Where it stands tells nothing by itself.

// How much of it there has to be, from 0 to 1: in its place among the template's
// sections, and elsewhere below the same heading.
const (
	enoughInPlace   = 0.5
	enoughElsewhere = 0.6
	enoughAlone     = 0.65 // in the titles, against the content
	enoughBelow     = 0.61 // two sections below
	enoughOne       = 0.54 // one section below that no other part has, in its place; against two, it is no rival
)

// isMuch reports whether marks of this weight tell a section: of one that several
// sections of the template have, each has a share.
func isMuch(weight float64) bool { return weight > 0.9 }

// evidence says how much there is, from 0 to 1, that a heading of the document
// stands for one of the template. Where nothing that it holds tells, its title has to; if
// that leaves doubts, or is not enough anywhere, isSure is false.
func (w *work) evidence(h, n int) (like float64, isSure bool) {
	title, content := w.likeTitle(w.wordsOf(h), n), w.likeContent(h, n)
	switch below, one := w.likeBelow(h, n); {
	case below > content && (title > 0 || below > enoughElsewhere):
		content = below
	case one && enoughOne > content && !w.isInText(n):
		content = enoughOne
	}
	like = max(title, content)
	return like, content > 0 || like >= enoughInPlace && w.titleTells(h, n, title)
}

// titleTells reports whether the title of a heading is that of a template heading but for
// words that change nothing: it says the same, or two words of it, or less, or more about
// the same thing, as "Legal Constraints" do, and "Constraint Solvers" do not.
func (w *work) titleTells(h, n int, like float64) bool {
	theirs, ours := w.wordsOf(h), w.template[n].words
	shared := sharedWords(theirs, ours)
	switch {
	case shared == 0:
		return false
	case shared == len(theirs) && shared == len(ours):
		return true
	case shared > 1:
		return like >= enoughAlone
	case shared == len(theirs):
		return w.template[n].isCode() || like >= enoughAlone
	}
	return shared == len(ours) && len(w.template[n].marks) == 0 && isHead(w.headings[h].title, ours)
}

// sharedWords counts the words that two titles share.
func sharedWords(a, b []string) int {
	shared, rest := 0, b
	for _, word := range a {
		if i := slices.IndexFunc(rest, func(other string) bool { return isSameWord(word, other) }); i >= 0 {
			shared++
			rest = slices.Delete(slices.Clone(rest), i, i+1)
		}
	}
	return shared
}

// isHead reports whether some words name what a title is about, or one of the things: the
// last word before "of" and the like, and before "and".
func isHead(title string, of []string) bool {
	head := strings.ToLower(title)
	for _, between := range []string{" of ", " for ", " in ", " at ", " on ", " by ", " with ", " to ", " from ", ": ", " (", " - ", " – ", " — "} {
		head, _, _ = strings.Cut(head, between)
	}
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(head, " and ", " & "), func(r rune) bool { return strings.ContainsRune("&,/+", r) }) {
		if all := words(part); len(all) > 0 && sharedWords(all[len(all)-1:], of) > 0 {
			return true
		}
	}
	return false
}

// wordsOf gives the words of weight in the title of a heading. They are looked for once.
func (w *work) wordsOf(h int) []string {
	x := &w.headings[h]
	if x.words == nil {
		x.words = append([]string{}, words(x.title)...)
	}
	return x.words
}

// likeTitle says how much of the weight of the words of a title and those of a
// template heading is in words that they share.
func (s *schema) likeTitle(title []string, n int) float64 {
	theirs, ours := title, s.template[n].words
	all, shared := 0.0, 0.0
	for _, word := range theirs {
		all += s.wordWeight(word)
	}
	for _, word := range ours {
		weight := s.wordWeight(word)
		all += weight
		if i := slices.IndexFunc(theirs, func(other string) bool { return isSameWord(word, other) }); i >= 0 {
			shared += weight + s.wordWeight(theirs[i])
			theirs = slices.Delete(slices.Clone(theirs), i, i+1)
		}
	}
	if all == 0 {
		return 0
	}
	return shared / all
}

// wordWeight is how much a word of a title tells: the less, the more of the
// template's titles have it.
func (s *schema) wordWeight(word string) float64 {
	return 1 / math.Sqrt(float64(max(1, s.wordsIn[word])))
}

// likeBelow says how much of the sections that the template has below a heading
// stands below one of the document, by their titles, from 0 to 1. Two of them are
// enough; one that is not all is it only beside other evidence, or in its place, if it has
// a title of no other heading of the template, as isOne tells.
func (w *work) likeBelow(h, n int) (like float64, isOne bool) {
	there, all := 0, 0
	if w.isLeftBehind(h, n) {
		there++
	}
	for _, child := range w.template[n].children {
		all++
		if c := w.headingOf[child]; c >= 0 && (w.headings[c].above == h || there > 0 && w.isRaised(c, h)) {
			there++
			isOne = isOne || w.headings[c].how == byTitle && w.headings[c].key == w.template[child].key && !w.template[child].oneOfSame
		}
	}
	switch {
	case there == 0:
		return 0, false
	case there == 1 && all > 1:
		return enoughElsewhere, isOne
	}
	return max(enoughBelow, float64(there)/float64(all)), isOne
}

// isRaised reports whether a heading stands right behind all that stands below another, at
// its level: it may be one of those, one level too high.
func (w *work) isRaised(c, h int) bool {
	return c == w.behind(h) && w.headings[c].level == w.headings[h].level && w.headings[c].how == byTitle
}

// isLeftBehind reports whether a section of the template that belongs below a missing one
// may have been raised to the level of a heading: another that is missing there still
// stands below that, under another title.
func (w *work) isLeftBehind(h, n int) bool {
	end := w.behind(h)
	isRaised := func(child int) bool { return w.headingOf[child] >= 0 && w.isRaised(w.headingOf[child], h) }
	if !slices.ContainsFunc(w.template[n].children, isRaised) {
		return false
	}
	for c := h + 1; c < end; c++ {
		if w.headings[c].match >= 0 || w.headings[c].above != h {
			continue
		}
		for _, child := range w.template[n].children {
			if w.headingOf[child] >= 0 {
				continue
			}
			if like, isSure := w.evidence(c, child); isSure && like >= enoughInPlace {
				return true
			}
		}
	}
	return false
}

// likeContent says how much of what the template has in a section, and in those below
// it, stands below a heading of the document, from 0 to 1.
func (w *work) likeContent(h, n int) float64 {
	like, weight := w.likeMarks(h, w.behind(h), n)
	switch {
	case !isMuch(weight):
		return 0
	case w.template[n].isCode(): // of which there is some anywhere
		return min(like, enoughInPlace)
	}
	return like
}

// isCode reports whether nothing tells the section but the language of its code.
func (t *templateHeading) isCode() bool {
	return !slices.ContainsFunc(t.marks, func(m mark) bool { return !strings.HasPrefix(m.name, "```") })
}

// A mark is what tells a section by its content: the key of a label or of the first cell
// of a row, the language of code, or a phrase.
type mark struct {
	name   string
	weight float64 // how much it tells
}

// hasMark reports whether a template section has a mark.
func (t *templateHeading) hasMark(name string) bool {
	return slices.ContainsFunc(t.marks, func(m mark) bool { return m.name == name })
}

// likeMarks says how much of the marks of a template section stands below some headings
// of the document: their share, and their weight.
func (w *work) likeMarks(from, to, n int) (like, weight float64) {
	all := 0.0
	for _, m := range w.template[n].marks {
		all += m.weight
		for h := from; h < to; h++ {
			if w.marksOf(h)[m.name] {
				weight += m.weight
				break
			}
		}
	}
	if all == 0 {
		return 0, 0
	}
	return weight / all, weight
}

// marksOf gives the marks between a heading and the next. They are looked for once.
func (w *work) marksOf(h int) map[string]bool {
	if w.headings[h].marks == nil {
		w.headings[h].marks = w.marksIn(w.known.labels, w.page, w.headings[h].block, w.headings[h].next)
	}
	return w.headings[h].marks
}

// blockBehind is the block behind all that stands below a heading, by the levels that the
// document has or as it is meant.
func (w *work) blockBehind(h int) int {
	if end := w.behindAll(h); end < len(w.headings) {
		return w.headings[end].block
	}
	return len(w.page.Blocks)
}

// behindAll is the first heading behind all that stand below one, by the levels that the
// document has or as it is meant: one of them may have the wrong level.
func (w *work) behindAll(h int) int { return max(w.behind(h), w.endOf(h)) }

// behind is the first heading behind all that stand below one, by the levels that the
// document has.
func (w *work) behind(h int) int {
	end := h + 1
	for end < len(w.headings) && w.headings[end].level > w.headings[h].level {
		end++
	}
	return end
}

// marksIn gives what may tell a section by its content, among some blocks: the keys of
// labels and of the first cells of rows, the languages of code, and phrases with gaps,
// as in "As a …, I want …, so that …".
func (s *schema) marksIn(r labelReader, doc *markdown.Document, from, to int) map[string]bool {
	marks := map[string]bool{}
	for l := range labelsIn(r, doc, from, to, s.labelKeys) {
		if !strings.HasPrefix(l.name, "[") { // a placeholder
			marks[l.key] = true
		}
	}
	for i := from; i < to; i++ {
		switch doc.Blocks[i].Kind {
		case markdown.FencedBlock:
			if language, _, _ := strings.Cut(string(doc.Bytes(doc.Info(i))), " "); language != "" {
				marks["```"+strings.ToLower(language)] = true
			}
		case markdown.ParagraphBlock:
			text := doc.Text(i)
			for _, phrase := range s.phrases {
				if phrase.isIn(text) {
					marks[strings.Join(phrase, "…")] = true
				}
			}
		}
	}
	return marks
}

// A phrase is the words of a line of the template, parted where its author writes.
type phrase []string

// isIn reports whether a text begins with the first words of a phrase and has the rest of
// them, with others between them.
func (p phrase) isIn(text []byte) bool {
	if !bytes.HasPrefix(text, []byte(p[0])) { // as most
		return false
	}
	text = text[len(p[0]):]
	for _, words := range p[1:] {
		_, behind, ok := bytes.Cut(text, []byte(words))
		if !ok {
			return false
		}
		text = behind
	}
	return true
}

// findPhrases finds the lines of the blank problem that have gaps between words.
func (s *schema) findPhrases() {
	for i := range s.blank.Blocks {
		if s.blank.Blocks[i].Kind != markdown.ParagraphBlock {
			continue
		}
		text := string(s.blank.Text(i))
		var p phrase
		at := 0
		for b := range s.blank.Brackets(i) {
			start := strings.Index(text[at:], b.Text)
			if start < 0 {
				break
			}
			p = append(p, text[at:at+start])
			at += start + len(b.Text)
		}
		if len(p) > 1 && !slices.Contains(p, "") && !strings.HasPrefix(p[0], "**") && !slices.ContainsFunc(p, func(words string) bool { return len(strings.TrimSpace(words)) < 3 }) {
			first, _, _ := strings.Cut(p[0], " ") // "As a", "As an" and "As the" are the same
			p[0] = first + " "
			s.phrases = append(s.phrases, p)
		}
	}
}

// findMarks finds the marks of the template's sections, and how many of its titles
// have a word.
func (s *schema) findMarks() {
	sections := map[string]int{} // how many have a mark
	all := make([]map[string]bool, len(s.template))
	s.wordsIn = map[string]int{}
	s.findPhrases()
	for i := range s.template {
		t := &s.template[i]
		t.words = words(t.heading.Title)
		for _, word := range slices.Compact(slices.Sorted(slices.Values(t.words))) {
			s.wordsIn[word]++
		}
		if t.heading.Section < 0 {
			continue
		}
		from, to := s.blankBlocks(t.heading.Section)
		all[i] = s.marksIn(nil, s.blank, from, to)
		for mark := range all[i] {
			sections[mark]++
		}
	}
	for i := len(s.template) - 1; i >= 0; i-- {
		t := &s.template[i]
		weights := map[string]float64{}
		for name := range all[i] {
			weights[name] = 1 / float64(sections[name])
		}
		for _, child := range t.children {
			for _, m := range s.template[child].marks {
				weights[m.name] += m.weight
			}
		}
		for _, name := range slices.Sorted(maps.Keys(weights)) {
			t.marks = append(t.marks, mark{name, weights[name]})
		}
	}
}
