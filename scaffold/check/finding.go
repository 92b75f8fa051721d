package check

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"
	"unicode/utf8"
)

// A Severity says how bad a finding is.
type Severity uint8

// The severities, the mildest first.
const (
	Info    Severity = iota // the author's right, but good to know
	Warning                 // unfinished
	Error                   // wrong
)

// String names the severity.
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// A Finding is something that is wrong with a document.
type Finding struct {
	Line     int      // from 1
	Column   int      // in characters, from 1
	Width    int      // how many characters of the line it is about, at least 1
	Rule     string   // the ID of the rule
	Severity Severity // that of the rule, or Warning
	Message  string   // what is wrong, and what was expected
	Hint     string   // the way out
	Fixable  bool     // Fix repairs it
	Addable  bool     // something is missing, and Fix puts it in if FixOptions say so
	Behind   int      // something is missing, and Fix does not put it in, because it belongs behind what begins on this line and is never closed; or 0
	Opened   string   // what begins there: "code block" or "comment"
	Other    int      // the line of its other half, or 0
}

// found is a finding, and what is needed to silence and to repair it.
type found struct {
	Finding
	start   int // offset in the document, without a byte order mark
	heading int // the heading under which it stands, or -1; see byPlace
	edits   []edit
}

// byPlace stands for the heading of a finding that stands under the one above its
// place, until finish looks for that.
const byPlace = -2

// An edit puts text in place of the bytes from start to end. Line breaks of
// the text are LF.
type edit struct {
	start, end int
	text       string
	missing    int // the text is a section that was missing: its place in the template, from 1
}

// report notes a finding about the bytes from start to end.
func (w *work) report(r rule, start, end int, hint, format string, args ...any) *found {
	info := &ruleTable[r]
	w.found = append(w.found, found{
		Finding: Finding{
			Rule: info.ID, Severity: info.Severity,
			Message: fmt.Sprintf(format, args...), Hint: hint,
			Width: end - start,
		},
		start: start, heading: byPlace,
	})
	return &w.found[len(w.found)-1]
}

// under says which heading a finding belongs to, where that is not the one above
// its place.
func (f *found) under(heading int) *found {
	f.heading = heading
	return f
}

// doubted makes a finding a warning: it may only be unfinished.
func (f *found) doubted() *found {
	f.Severity = Warning
	return f
}

// repair says how a finding is repaired.
func (f *found) repair(edits ...edit) {
	f.edits = append(f.edits, edits...)
	f.Fixable = true
}

// finish gives the findings their places, removes the silenced ones, and
// brings them into order.
func (w *work) finish() {
	slices.SortStableFunc(w.found, func(a, b found) int { return a.start - b.start })
	number, column, at := 1, 1, 0 // of where the last was found
	for i := range w.found {
		f := &w.found[i]
		between := w.lines[at:f.start]
		if last := bytes.LastIndexByte(between, '\n'); last >= 0 {
			number, column, between = number+bytes.Count(between, []byte("\n")), 1, between[last+1:]
		}
		column += utf8.RuneCount(between)
		at, f.Line, f.Column = f.start, number, column
		if at == len(w.lines) && at > 0 && w.lines[at-1] == '\n' && number > 1 {
			f.Line-- // after the last line there is none
		}
		about := w.lines[at : at+f.Width]
		if n := bytes.IndexByte(about, '\n'); n >= 0 {
			about = about[:n]
		}
		f.Width = max(1, utf8.RuneCount(bytes.TrimRight(about, "\r")))
		if f.heading == byPlace {
			f.heading = w.headingAt(f.start)
		}
	}
	w.found = slices.DeleteFunc(w.found, func(f found) bool { return w.isIgnored(&f) })
	slices.SortStableFunc(w.found, func(a, b found) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column, cmp.Compare(a.Rule, b.Rule)) // of the rest, in the order of the template
	})
}

// headingAt gives the heading that a place stands under, or -1.
func (w *work) headingAt(offset int) int {
	return sort.Search(len(w.headings), func(i int) bool { return w.headings[i].start > offset }) - 1
}

// lineAt gives the number of the line that a place stands in.
func (w *work) lineAt(offset int) int { return 1 + bytes.Count(w.lines[:offset], []byte("\n")) }
