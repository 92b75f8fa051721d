package check

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"newproblem/scaffold/markdown"
)

// FixOptions say what Fix may do.
type FixOptions struct {
	AddMissing bool                   // put in the sections that are missing, with their placeholders
	Skip       func(rule string) bool // leave what these rules find as it is; nil for none
}

// maxRounds bounds how often Fix looks again at what it made. A repair can
// bring to light what it hid, such as a heading after an open fence.
const maxRounds = 50

// Fix repairs what is safe and gives the document as it is then, and what was
// repaired, where it stood before. It removes no word of the author and
// changes the order of none, but for those of a date and of a number in metadata, which it
// writes as programs read them. Where
// nothing is to be repaired, it gives doc itself.
func (c *Checker) Fix(doc []byte, o FixOptions) (fixed []byte, done []Finding) {
	fixed = doc
	for range maxRounds {
		next, now := c.fixOnce(fixed, o)
		if len(now) == 0 {
			break
		}
		fixed, done = next, append(done, now...)
	}
	return fixed, done
}

func (c *Checker) fixOnce(doc []byte, o FixOptions) ([]byte, []Finding) {
	w := c.begin(doc)
	defer c.end(w)
	w.inspect()
	edits, done, missing := w.repairs(o)
	mark := doc[:w.base]
	for _, f := range c.addable(w, mark, edits, missing, (*work).inspect) {
		edits = append(edits, f.edits...)
		done = append(done, f.Finding)
	}
	if len(edits) == 0 {
		return doc, nil
	}
	slices.SortStableFunc(done, func(a, b Finding) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	return w.apply(nil, mark, edits), done
}

// repairs gives what is to be repaired, and the findings that it is of and those of
// sections that may be put in.
func (w *work) repairs(o FixOptions) (edits []edit, done []Finding, missing []*found) {
	for i := range w.found {
		f := &w.found[i]
		switch {
		case o.Skip != nil && o.Skip(f.Rule):
		case f.Fixable:
			edits = append(edits, f.edits...)
			done = append(done, f.Finding)
		case f.Addable && o.AddMissing:
			missing = append(missing, f)
		}
	}
	return edits, done, missing
}

// keepPromises leaves to be put in what Fix puts in, as far as the structure tells.
func (c *Checker) keepPromises(w *work, mark []byte) {
	edits, _, missing := w.repairs(FixOptions{AddMissing: true})
	kept := c.addable(w, mark, edits, missing, (*work).inspectStructure)
	for _, f := range missing {
		f.Addable = slices.Contains(kept, f)
	}
}

// addable gives those of the missing sections after which there is nothing else to be
// found than before by inspect but placeholders, and sections that can be put in as well.
func (c *Checker) addable(w *work, mark []byte, repairs []edit, missing []*found, inspect func(*work)) []*found {
	if len(missing) == 0 || w.stub { // which was told as a whole, with all that it has
		return missing
	}
	said := map[string]bool{}
	for i := range w.found {
		said[w.found[i].subject()] = true
	}
	isFine := func(some []*found) bool {
		edits := slices.Clone(repairs)
		for _, f := range some {
			edits = append(edits, f.edits...)
		}
		w.trial = w.apply(w.trial[:0], mark, edits)
		after := c.begin(w.trial)
		after.like, after.known = w.page, w.known // most of its texts are the same
		defer c.end(after)
		inspect(after)
		return !slices.ContainsFunc(after.found, func(f found) bool {
			return f.Severity != Info && f.Rule != ruleTable[placeholderLeft].ID && !f.Addable && !f.Fixable && !said[f.subject()]
		})
	}
	if isFine(missing) {
		return missing
	}
	var some []*found
	for _, f := range missing {
		if isFine(append(some[:len(some):len(some)], f)) {
			some = append(some, f)
		}
	}
	return some
}

// subject is what a finding is about: its rule, and what its message names first, or says
// but for the numbers of lines.
func (f *found) subject() string {
	before, rest, _ := strings.Cut(f.Message, `"`)
	name, _, _ := strings.Cut(rest, `"`)
	if rest == "" {
		name = strings.Map(withoutDigit, before)
	}
	return f.Rule + " " + name
}

func withoutDigit(r rune) rune {
	if unicode.IsDigit(r) {
		return -1
	}
	return r
}

// apply makes the document with the edits in it, into the memory of another.
func (w *work) apply(out, mark []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.start-b.start, a.missing-b.missing) })
	ending := lineBreak(w.original)
	size := len(mark) + len(w.original)
	for _, e := range edits {
		size += 2*len(e.text) + len("\n\n\n")
	}
	out = append(slices.Grow(out, size), mark...)
	at := 0
	for _, e := range edits {
		if e.start < at {
			continue // another repair was there first; the next round sees to it
		}
		out = append(out, w.original[at:e.start]...)
		text := e.text
		if e.missing > 0 {
			text = apart(withLineFeeds(out), text, w.doc[e.end:])
		}
		out = append(out, strings.ReplaceAll(text, "\n", ending)...)
		at = e.end
	}
	return append(out, w.original[at:]...)
}

// apart puts blank lines between a section and what stands before and after
// it.
func apart(before []byte, text string, behind []byte) string {
	switch {
	case len(before) == 0, endsBlank(before):
	case before[len(before)-1] == '\n':
		text = "\n" + text
	default:
		text = "\n\n" + text
	}
	if len(behind) > 0 {
		text += "\n"
	}
	return text
}

// endsBlank reports whether a text ends with a blank line.
func endsBlank(text []byte) bool {
	n := len(text)
	trimmed := bytes.TrimRight(text, " \t\r\n")
	return bytes.Count(text[len(trimmed):n], []byte("\n")) > 1
}

// addMissing says how a heading that is missing is put in, if there is a place for it:
// with all that the blank problem has below it; without the sections that are there.
// Nothing is put in beside the same without its heading.
func (f *found) addMissing(w *work, n int) {
	if w.isInText(n) || w.inWiki(n) != "" {
		return
	}
	at, ok := w.placeOf(n)
	text := w.blankOf(n)
	if !ok || text == "" {
		return
	}
	if open, what := w.openBefore(at); open >= 0 {
		f.Behind, f.Opened = w.lineAt(open), what
		return
	}
	at = w.aboveHeading(at, !w.hasChildren(n))
	f.edits = append(f.edits, edit{start: at, end: at, text: text, missing: n + 1})
	f.Addable = true
}

// openBefore gives where a code block, a comment or the like begins that stands above a place
// and is never closed, and which of these it is: what is put in there would be code to a reader,
// or seen by none. It is -1 if there is none.
func (w *work) openBefore(at int) (start int, what string) {
	for i := range w.page.Children(-1) {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.HTMLBlock || b.End < len(w.page.Source) {
			continue
		}
		start, _ := w.mended.Origin(b.Start, b.End)
		if tag := w.openVerbatim(b); tag != "" && start < at {
			return start, "<" + tag + ">"
		}
		if b.Level != markdown.HTMLComment {
			continue
		}
		if start < at && !bytes.Contains(w.page.Source[b.Start:b.End], []byte(commentEnd)) {
			return start, "comment"
		}
	}
	for i := range w.mended.Damage {
		if d := &w.mended.Damage[i]; d.Kind == markdown.OpenFence && d.Start < at {
			return d.Start, "code block"
		}
	}
	return -1, ""
}

// blankOf gives what the blank problem has of a template heading: its line and
// text, and the sections below it, unless one of them is there.
func (w *work) blankOf(n int) string {
	t := &w.template[n]
	if t.heading.Section < 0 {
		return ""
	}
	shift := w.levelFor(n) - t.heading.Level
	number := w.numberFor(n)
	text := w.numberedSection(n, shift, number)
	if w.hasChildren(n) {
		return text
	}
	below, children := w.numberBelow(n, number), 0
	for i := t.heading.Section + 1; i < len(w.layout.Sections) && w.layout.Sections[i].Level > t.heading.Level; i++ {
		if children < len(t.children) && w.template[t.children[children]].heading.Section == i {
			children++
			text += "\n" + w.numberedSection(t.children[children-1], shift, below(children))
			continue
		}
		text += "\n" + w.blankSection(i, shift)
	}
	return text
}

// numberedSection gives the section of the blank problem that a template heading begins, so
// many levels further down, with a number in front of its title.
func (w *work) numberedSection(n, shift int, number string) string {
	text := w.blankSection(w.template[n].heading.Section, shift)
	if number == "" || text[0] != '#' {
		return text
	}
	_, below, _ := strings.Cut(text, "\n")
	return hashes(min(6, w.template[n].heading.Level+shift)) + " " + w.titleWith(number, n) + "\n" + below
}

// blankSection gives a section of the blank problem, so many levels further down.
func (w *work) blankSection(i, shift int) string {
	section := w.layout.Sections[i]
	text := trimmed(w.layout.Blank()[section.Start:section.End])
	if shift == 0 || text[0] != '#' {
		return text
	}
	return hashes(min(6, section.Level+shift)) + strings.TrimLeft(text, "#")
}

// trimmed is a section with one line break at its end.
func trimmed(section []byte) string {
	return string(bytes.TrimRight(section, " \t\r\n")) + "\n"
}
