package capacity_test

import (
	"testing"

	"newproblem/scaffold/capacity"
)

// TestSpreadsheetErrors has what a spreadsheet shows in place of a figure, and what is no
// such thing.
func TestSpreadsheetErrors(t *testing.T) {
	t.Parallel()
	for value, isError := range map[string]bool{
		"#REF!": true, "#DIV/0!": true, " #VALUE! ": true, "#name?": true, "#N/A": true,
		"#1": false, "n/a": false, "?": false, "": false, "[X]": false, "# of users": false, "4,500 Mbps": false,
	} {
		for _, calculation := range []string{"4,500 × 1 Mbps", "", "Given"} {
			rows := []capacity.Row{{Metric: "A", Value: "10", Calculation: "2 × 5"}, {Metric: "Peak Bandwidth", Value: value, Calculation: calculation}}
			found := capacity.Contradictions(rows)
			if got := len(found) == 1 && found[0].Row == 1; got != isError || len(found) > 1 {
				t.Errorf("%q, calculated as %q: %+v", value, calculation, found)
			}
		}
	}
}
