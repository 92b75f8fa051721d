package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestValuesOfSpreadsheets has a version that a spreadsheet has made something else of.
func TestValuesOfSpreadsheets(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const isDay, isError = "may be a day that a spreadsheet has made of a number", "is an error of a spreadsheet"
	for value, want := range map[string]string{
		"01. Feb": isDay, "2-Jan": isDay, "02-Mär": isDay, "1. März": isDay, "3 Sept.": isDay,
		"NaN": isError, "#REF!": isError, "#N/A": isError,
		"1.2": "", "1.0-beta": "", "v2": "", "Feb 2026": "", "2026-02-01": "", "1. draft": "", "January": "", "1.2 (Feb)": "", "2-January-2026": "",
	} {
		found := remarks(c, []byte(strings.Replace(complete(t), "- **Version**: 1.0\n", "- **Version**: "+value+"\n", 1)))
		if want == "" && len(found) > 0 || want != "" && (len(found) != 1 || found[0].Rule != "metadata-value" || found[0].Severity != check.Warning || !strings.Contains(found[0].Message, want)) {
			t.Errorf("%q: told %s", value, list(found))
		}
	}
}
