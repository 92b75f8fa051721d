package capacity_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/capacity"
)

// What a calculation gives is said in the unit that its author wrote.
func TestContradictionsInTheAuthorsUnit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ value, calculation, want string }{
		{"333 Mbps", "10,000 × 33 KB × 8", "2,640 Mbps"},
		{"2 Gbps", "1,000 × 5 KB × 8", "40 Mbps"}, // 0.04 would be hard to read
		{"3.4 TB", "340 × 1 GB", "0.34 TB"},
		{"60 Gbps", "60,000,000 × 1 Mbps", "60 Tbps"}, // the unit is what is wrong
		{"2,365 GB", "2,365 × 1 TB", "2,365 TB"},
		{"4 MiB", "1,024 × 40 KiB", "40 MiB"},
		{"20 MB/s", "1,000 × 2 MB ÷ 1 s", "2,000 MB/s"},
		{"20K", "50 × 10,000", "500K"},
		{"1.5M/day", "3,000 × 5,000/day", "15M/day"},
		{"1,200", "3 × 4,000", "12,000"},
		{"600 B", "3 × 400 B", "1.2 KB"},
		{"0.05 MB", "1,000 × 900 MB", "900 GB"}, // 900,000 MB would be hard to read
	} {
		found := capacity.Contradictions([]capacity.Row{{Metric: "A", Value: test.value, Calculation: test.calculation}})
		if len(found) != 1 {
			t.Errorf("%s = %s: %d contradictions", test.value, test.calculation, len(found))
		} else if got, _, _ := strings.Cut(strings.TrimPrefix(found[0].Hint, "write "), ", or "); got != test.want {
			t.Errorf("%s = %s: %q, not %q", test.value, test.calculation, got, test.want)
		}
	}
}
