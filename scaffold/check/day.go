package check

import (
	"bytes"
	"fmt"
	"strconv"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// dayInOtherWriting reports a date that is not written as programs read it, and repairs it
// where it can be read in one way only. It reports whether a value is one.
func (w *work) dayInOtherWriting(l *label, v *labelValue, shown string) bool {
	day, reading := spec.ReadDay(shown)
	if reading == spec.NoDay {
		return false
	}
	start, end := w.valueSpan(v, "")
	if reading == spec.UnsureDay {
		w.report(metadataValue, start, end, "write the day as YYYY-MM-DD, such as 2026-11-23",
			"%s is %s, which programs cannot read as a day", strconv.Quote(l.name), source.Quote(shown)).doubted()
		return true
	}
	f := w.report(metadataValue, start, end, "write it as: "+day,
		"%s is written %s, but programs read a day as YYYY-MM-DD", strconv.Quote(l.name), source.Quote(shown)).doubted()
	if bytes.Count(w.page.Source[v.start:v.end], []byte(shown)) == 1 {
		from, to := w.valueSpan(v, shown)
		f.repair(edit{start: from, end: to, text: day})
	}
	return true
}

// inWords reports a number that is written in words, and repairs it. It reports whether a
// value is one.
func (w *work) inWords(l *label, f *spec.Field, v *labelValue, shown string) bool {
	digits := ""
	if f.Kind == spec.Number || f.Kind == spec.Stars {
		digits = spec.InDigits(shown)
	}
	if digits == "" || checkValue(f, l.said(f, digits)) != nil {
		return false
	}
	w.reportWords(l, v, shown, digits)
	return true
}

func (w *work) reportWords(l *label, v *labelValue, shown, digits string) {
	start, end := w.valueSpan(v, "")
	f := w.report(metadataValue, start, end, "write it as: "+digits,
		"%s is written %s, but programs read a number in digits", strconv.Quote(l.name), source.Quote(shown)).doubted()
	if bytes.Count(w.page.Source[v.start:v.end], []byte(shown)) == 1 {
		from, to := w.valueSpan(v, shown)
		f.repair(edit{start: from, end: to, text: digits})
	}
}

// digitsOf gives a value with its number in digits, if that is written in words.
func digitsOf(value string) string {
	if digits := spec.InDigits(value); digits != "" {
		return digits
	}
	return value
}

// valueHint says what is accepted for a field.
func valueHint(f *spec.Field, fault *source.Fault) string {
	if f.Kind == spec.Stars {
		return fmt.Sprintf("accepted: a whole number of stars, from %d to %d", f.Min, f.Max)
	}
	return fault.Hint
}
