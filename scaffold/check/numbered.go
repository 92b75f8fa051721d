package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"newproblem/scaffold/markdown"
)

// An author may number the headings, or put something else in front of their titles: a
// hint that gives a heading the template's title keeps that.

// writtenFor is a heading as the template writes it, with the number that a title of the
// author's has in front.
func (w *work) writtenFor(n int, title string) string {
	t := &w.template[n]
	number := numberBefore(title)
	isBare := strings.Trim(number, "0123456789 ") == "" && markdown.Key(title) != t.key // as in "3 Reasons"
	if number == "" || isBare && !w.isNumbered() {
		return w.asWritten(n)
	}
	return hashes(w.levelIn(n)) + " " + w.titleWith(number, n)
}

// titleWith gives the title of a template heading with a number of its author's in front.
func (s *schema) titleWith(number string, n int) string {
	title := s.template[n].heading.Title
	return number + title[len(numberBefore(title)):]
}

// writtenMissing is a missing heading as the template writes it, with the number that comes
// next where its author numbers those before it.
func (w *work) writtenMissing(n int) string {
	number := w.numberFor(n)
	if number == "" {
		return w.asWritten(n)
	}
	return hashes(w.levelIn(n)) + " " + w.titleWith(number, n)
}

// numberFor gives the number that a missing heading gets in front, with the space behind
// it: that which follows those of its siblings before it, if these are numbered in a row,
// and no heading has it.
func (w *work) numberFor(n int) string {
	siblings, kept := w.siblingsInPlace(n)
	before, value, behind := "", 0, ""
	missing := 1 // with those between it and the last that is there
	for _, sibling := range siblings[:slices.Index(siblings, n)] {
		if !slices.Contains(kept, sibling) {
			if !w.template[sibling].heading.Optional {
				missing++
			}
			continue
		}
		b, v, a := numberParts(w.headings[w.headingOf[sibling]].numberOf())
		isFirst := behind == ""
		if a == "" || !isFirst && (b != before || a != behind || v <= value || v > value+missing) {
			return ""
		}
		before, value, behind, missing = b, v, a, 1
	}
	if behind == "" {
		return ""
	}
	number := before + strconv.Itoa(value+missing) + behind
	if slices.ContainsFunc(w.headings, func(h heading) bool { return strings.HasPrefix(h.title, number) }) {
		return ""
	}
	return number
}

// numberBelow gives the numbers of the sections that come with a missing heading which gets
// a number, from 1 on: they have some where those below its siblings have.
func (w *work) numberBelow(n int, number string) func(section int) string {
	before, value, _ := numberParts(number)
	_, kept := w.siblingsInPlace(n)
	for _, sibling := range kept {
		h := w.headingOf[sibling]
		if number == "" || h+1 >= len(w.headings) || w.headings[h+1].above != h {
			continue
		}
		b, v, _ := numberParts(w.headings[h].numberOf())
		if below, first, behind := numberParts(w.headings[h+1].numberOf()); behind != "" && first == 1 && below == b+strconv.Itoa(v)+"." {
			return func(section int) string { return before + strconv.Itoa(value) + "." + strconv.Itoa(section) + behind }
		}
	}
	return func(int) string { return "" }
}

// numberParts takes the last figure of a number in front of a title apart from what stands
// before and behind it: "3.2. " is "3.", 2 and ". ". Without one, nothing stands behind it.
func numberParts(number string) (before string, value int, behind string) {
	const digits = "0123456789"
	end := strings.LastIndexAny(number, digits) + 1
	start := len(strings.TrimRight(number[:end], digits))
	value, err := strconv.Atoi(number[start:end])
	if err != nil || strings.Trim(number[end:], ".):- ") != "" {
		return "", 0, ""
	}
	return number[:start], value, number[end:]
}

// numberBefore gives what stands in front of the words of a title, with the space behind
// it: a number or an emoji, but no marks of a heading.
func numberBefore(title string) string {
	if len(title) > longestTitle || strings.IndexByte(title, ' ') < 0 || beginsWithWord(title) {
		return ""
	}
	key, number := markdown.Key(title), ""
	for at, r := range title {
		if unicode.IsLetter(r) && at > 0 && title[at-1] == ' ' && markdown.Key(title[at:]) == key {
			number = title[:at]
		}
	}
	if strings.ContainsAny(number, "#＃=*_\\[{") {
		return ""
	}
	return number
}

// numberOf gives what stands in front of the words of a heading. It is looked for once.
func (h *heading) numberOf() string {
	if !h.hasNumber {
		h.number, h.hasNumber = numberBefore(h.title), true
	}
	return h.number
}

// beginsWithWord reports whether a title begins with a letter that is no number, as that of
// "V. Budget" is.
func beginsWithWord(title string) bool {
	const longest = 9 // of a number, with the mark behind it
	return isLetter(title[0]) && !strings.ContainsAny(title[:min(len(title), longest)], ".)")
}

// isNumbered reports whether the document numbers its headings, or puts a sign in front:
// more than half of those that stand for one of the template without a field.
func (w *work) isNumbered() bool {
	all, numbered := 0, 0
	for i := range w.headings {
		h := &w.headings[i]
		if h.match < 0 || len(w.template[h.match].heading.Fields) > 0 || h.title == "" {
			continue
		}
		all++
		if h.numberOf() != "" {
			numbered++
		}
	}
	return 2*numbered > all
}

// isNumberAlone reports whether a heading is written as the template's but for what stands
// in front.
func (w *work) isNumberAlone(n int) bool {
	h, t := &w.headings[w.headingOf[n]], &w.template[n]
	if h.how != byTitle || h.title == t.title || h.key != t.key {
		return false
	}
	return h.title[len(h.numberOf()):] == t.title[len(numberBefore(t.title)):]
}

// numbers reports the headings that differ from the template's in what stands in front
// alone, all of them with the first; where the document numbers its headings, none.
func (w *work) numbers(headings []int) {
	if len(headings) == 0 || w.isNumbered() {
		return
	}
	first := slices.Min(headings)
	start, end := w.headingSpan(first)
	what := strconv.Quote(w.headings[first].title) + " has"
	if more := len(headings) - 1; more > 0 {
		what = strconv.Quote(w.headings[first].title) + " and " + count(more, "more heading") + " have"
	}
	w.report(headingSpelling, start, end, "there is nothing to do", "%s a number or a sign in front, which the template has not", what)
}
