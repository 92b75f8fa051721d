package check

import (
	"strconv"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

var (
	// sheetError is what a spreadsheet, or a program that reads one, has in place of a value.
	sheetError = lazy.Regexp(`^(?i:nan|#(?:REF!|DIV/0!|NAME\?|VALUE!|NUM!|NULL!|N/A|ERROR!|SPILL!|CALC!))$`)
	// dayOfYear is what a spreadsheet makes of two numbers with a point or a slash between them.
	dayOfYear = lazy.Regexp(`(?i)^\d{1,2}(?:\. ?|-| )(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\.?$`)
)

// fromSheet reports a value that any text may be, where it is what a spreadsheet makes of
// one: an error, or a day in place of a version.
func (w *work) fromSheet(l *label, f *spec.Field, v *labelValue, text string) {
	what, hint := "", "write the value in its place"
	switch {
	case f.Kind == spec.Choice || f.Kind == spec.Number || f.Kind == spec.Date || f.Many:
		return
	case sheetError().MatchString(text):
		what = "is an error of a spreadsheet"
	case f.Path == "version" && dayOfYear().MatchString(text):
		what, hint = "may be a day that a spreadsheet has made of a number", "write the number of the version, such as 1.2"
	default:
		return
	}
	start, end := w.valueSpan(v, text)
	w.report(metadataValue, start, end, hint, "%s %s: %s", strconv.Quote(l.name), what, source.Quote(text)).doubted()
}
