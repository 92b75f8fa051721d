package capacity_test

import (
	"testing"

	"newproblem/scaffold/capacity"
)

// Reads, writes, requests and QPS of one subject are one where a calculation names what
// no row is called. What could be another row's is told only of a likely slip, and
// never written.
func TestNamesBySubject(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rows        []string // with 1,000 each
		calculation string
		value       string
		want        string // what is told; "" for nothing
	}{
		{[]string{"Peak Feed QPS"}, "Peak feed reads × 50 KB", "50 Mbps", "8 times"},
		{[]string{"Peak Feed QPS"}, "Peak feed reads × 50 KB", "400 Mbps", ""},
		{[]string{"Peak Feed QPS"}, "Peak feed reads × 50 KB", "700 Mbps", ""}, // no slip
		{[]string{"Feed Reads per Second"}, "Feed requests × 50 KB", "50 Mbps", "8 times"},
		{[]string{"Peak Posts per Second"}, "Peak post writes × 50 KB", "50 Mbps", "8 times"},
		{[]string{"Feed Write QPS"}, "Feed reads × 50 KB", "50 Mbps", ""},                     // others
		{[]string{"Feed Read QPS", "Feed Write QPS"}, "Feed requests × 50 KB", "50 Mbps", ""}, // two of them
		{[]string{"Feed Read QPS", "Feed Write QPS"}, "Feed reads × 50 KB", "50 Mbps", "8 times"},
		{[]string{"Peak QPS"}, "Peak reads × 50 KB", "50 Mbps", ""}, // of no subject
		{[]string{"Feed Size"}, "Feed reads × 50 KB", "50 Mbps", ""},
	} {
		var rows []capacity.Row
		for _, name := range test.rows {
			rows = append(rows, capacity.Row{Metric: name, Value: "1,000", Calculation: "Given"})
		}
		rows = append(rows, capacity.Row{Metric: "Peak Out", Value: test.value, Calculation: test.calculation})
		found := capacity.Contradictions(rows)
		if got := len(found) > 0; got != (test.want != "") {
			t.Errorf("%v, %q is %s: told %v", test.rows, test.calculation, test.value, found)
		}
		rows[len(rows)-1].Value = ""
		if complete, _ := capacity.Complete(rows); test.rows[0] == "Peak Feed QPS" && complete[len(rows)-1].Value != "" {
			t.Errorf("%v, %q: %s is written", test.rows, test.calculation, complete[len(rows)-1].Value)
		}
	}
}
