package check

import (
	"bytes"
	"cmp"
	"errors"
	"strconv"
	"strings"
	"unicode"

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
	group     int    // the label above it that is less indented, or -1
	field     string // the path of its value, or "" where there is no value
	suffix    string // what follows the value, such as "minutes"
}

// findLabels finds the labels of the sections that hold data: those with a
// value that is not any text, but one of a few, a number or a date.
func (s *schema) findLabels() {
	for i := range s.template {
		t := &s.template[i]
		if t.heading.Section < 0 {
			continue
		}
		placements := s.placementsUnder(t)
		if !hasClosed(placements) {
			continue
		}
		var indents []int
		for line := range markdown.Lines(s.section(t.heading.Section)) {
			text := s.section(t.heading.Section)[line.Start:line.End]
			name, _, ok := markdown.Label(text)
			if !ok || line.Kind == markdown.Code {
				continue
			}
			l := label{name: string(name), key: keyOf(string(name)), line: strings.TrimSpace(string(text)), group: -1}
			for k := len(t.labels) - 1; k >= 0; k-- {
				if indents[k] < line.Level {
					l.group = k
					break
				}
			}
			for _, placement := range placements {
				if keyOf(placement.Label) == l.key {
					l.field, l.suffix = placement.Field, strings.TrimSpace(placement.Suffix)
				}
			}
			t.labels, indents = append(t.labels, l), append(indents, line.Level)
		}
	}
}

// placementsUnder gives the labelled places of fields in a section.
func (s *schema) placementsUnder(t *templateHeading) []layout.Placement {
	var under []layout.Placement
	trail := markdown.Trail(s.layout.Sections, t.heading.Section)
	for _, placement := range s.layout.Placements {
		if placement.Label != "" && len(placement.Trail) == len(trail) && strings.Join(placement.Trail, "\n") == strings.Join(trail, "\n") {
			under = append(under, placement)
		}
	}
	return under
}

func hasClosed(placements []layout.Placement) bool {
	for _, placement := range placements {
		if f, key := spec.Lookup(placement.Field); f != nil && key == "" {
			switch f.Kind {
			case spec.Choice, spec.Number, spec.Stars, spec.Date:
				return true
			}
		}
	}
	return false
}

// A labelValue is what a document says after a label.
type labelValue struct {
	value      []byte
	start, end int // of the value
	there      bool
	open       bool // a placeholder stands there
}

// labels checks what is said after the labels of the sections with data.
func (w *work) labels() {
	for n := range w.template {
		if len(w.template[n].labels) == 0 {
			continue
		}
		values, any := w.readLabels(n)
		if w.headingOf[n] >= 0 && !w.stub {
			w.missingLabels(n, values, any)
		}
		for i := range values {
			if values[i].there && w.template[n].labels[i].field != "" {
				w.value(n, i, &values[i])
			}
		}
		w.totals(n, values)
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
	labels := w.template[n].labels
	values = make([]labelValue, len(labels))
	for i := w.headings[h].line + 1; i < w.headings[h].next; i++ {
		line := &w.mended.Lines[i]
		if line.Kind == markdown.Blank || line.Kind == markdown.Code || line.Kind == markdown.HTML || astray && line.Kind != markdown.Item {
			continue
		}
		text := w.text(line)
		name, value, ok := markdown.Label(text)
		if !ok {
			continue
		}
		w.key = appendKey(w.key[:0], name)
		for k := range labels {
			if labels[k].key == string(w.key) && !values[k].there {
				start := line.Start + len(bytes.TrimRightFunc(text, unicode.IsSpace))
				if len(value) > 0 {
					start = line.Start + bytes.LastIndex(text, value)
				}
				left := w.layout.PlaceholdersIn(w.template[n].heading.Section, text, false)
				values[k] = labelValue{value: value, start: start, end: start + len(value), there: true, open: len(left) > 0}
				any = true
			}
		}
	}
	return values, any
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
		if !w.isEmpty(w.headingOf[n]) {
			w.report(metadataMissing, start, end, "copy the lines from a new problem and fill them in",
				"%q has none of the lines that belong there: %s", w.template[n].heading.Title, list(names, len(names)))
		}
		return
	}
	for i := range labels {
		l := &labels[i]
		switch {
		case values[i].there, l.group >= 0 && !w.hasInGroup(n, l.group, values) && !values[l.group].there:
			continue
		}
		w.report(metadataMissing, start, end, "add the line: "+l.line,
			"%q has no line for %s", w.template[n].heading.Title, strconv.Quote(l.name))
	}
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
	text := plainValue(f, l, v.value)
	if len(v.value) == 0 {
		w.report(metadataValue, v.start, v.end, "accepted: "+f.Accepts(), "%s is empty", strconv.Quote(l.name))
		return
	}
	var err error
	if f.Many {
		for _, item := range strings.Split(text, ",") {
			if err = f.Check(item); err != nil {
				break
			}
		}
	} else {
		err = f.Check(text)
	}
	var fault *source.Fault
	if errors.As(err, &fault) {
		w.report(metadataValue, v.start, v.end, fault.Hint, "%s cannot be %s", strconv.Quote(l.name), source.Quote(string(v.value)))
		return
	}
	if f.Path == "tags" {
		w.tags(text, v)
	}
	for _, option := range f.Options {
		if f.Kind == spec.Choice && strings.EqualFold(option, text) && option != text {
			at := v.start + bytes.Index(v.value, []byte(text))
			w.report(metadataCase, v.start, v.end, "write it as: "+option, "%s is written %s, but the template has %s",
				strconv.Quote(l.name), source.Quote(text), source.Quote(option)).
				repair(edit{start: at, end: at + len(text), text: option})
		}
	}
}

// tags checks each tag against those of the bank.
func (w *work) tags(text string, v *labelValue) {
	if w.options.Tag == nil {
		return
	}
	at := v.start + bytes.Index(v.value, []byte(text))
	for tag := range strings.SplitSeq(text, ",") {
		name := strings.TrimSpace(tag)
		if problem := w.options.Tag(name); problem != "" {
			start := at + strings.Index(tag, name)
			w.report(tagUnknown, start, start+len(name), "write a tag of the bank, or add it to the tags in its settings", "%s", problem)
		}
		at += len(tag) + 1
	}
}

// plainValue is a value as its field takes it: without emphasis, and without
// what the template writes after it; stars are their number.
func plainValue(f *spec.Field, l *label, value []byte) string {
	text := markdown.Value(value)
	switch f.Kind {
	case spec.Number:
		text, _ = leadingNumber(text, l.suffix)
	case spec.Stars:
		if n := strings.Count(text, "⭐") + strings.Count(text, "★"); n > 0 && strings.Trim(text, "⭐★☆\ufe0f ") == "" {
			return strconv.Itoa(n)
		}
		if number, rest := leadingNumber(text, ""); rest == "" || strings.HasPrefix(rest, "/"+strconv.Itoa(f.Max)) || strings.HasPrefix(rest, "star") {
			return number
		}
	}
	return text
}

// leadingNumber gives the number that a text begins with, when only the suffix
// or a short form of it follows; else the whole text. The rest is what
// follows.
func leadingNumber(text, suffix string) (number, rest string) {
	digits := strings.TrimLeft(text, "0123456789")
	number = text[:len(text)-len(digits)]
	rest = strings.TrimSpace(digits)
	if number == "" || suffix == "" {
		return cmp.Or(number, text), rest
	}
	unit := strings.TrimSuffix(strings.ToLower(rest), ".")
	if unit == "" || unit == suffix || len(unit) >= 3 && strings.HasPrefix(suffix, strings.TrimSuffix(unit, "s")) {
		return number, rest
	}
	return text, rest
}

// totals checks the values that are computed from others.
func (w *work) totals(n int, values []labelValue) {
	labels := w.template[n].labels
	said := &spec.Problem{}
	for i := range values {
		if f, _ := spec.Lookup(labels[i].field); f != nil && f.Kind == spec.Number && values[i].there && !values[i].open {
			said.Set(f.Path, spec.Text(plainValue(f, &labels[i], values[i].value)))
		}
	}
	for i := range values {
		want, ok := said.Computed(labels[i].field)
		if !ok || !values[i].there {
			continue
		}
		v := &values[i]
		got, _ := leadingNumber(string(v.value), labels[i].suffix)
		if got == want || v.open {
			continue
		}
		at := len(v.value) - len(strings.TrimLeft(string(v.value), "~≈ "))
		digits := len(v.value) - at - len(strings.TrimLeft(string(v.value[at:]), "0123456789"))
		f := w.report(metadataTotal, v.start, v.end, "write it as: "+strings.TrimSpace(want+" "+labels[i].suffix),
			"%s is %s, but the sum is %s", strconv.Quote(labels[i].name), source.Quote(string(v.value)), want)
		if number, _ := leadingNumber(string(v.value[at:]), labels[i].suffix); digits > 0 && number == string(v.value[at:at+digits]) {
			f.repair(edit{start: v.start + at, end: v.start + at + digits, text: want})
		}
	}
}
