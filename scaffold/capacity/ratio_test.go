package capacity

import "testing"

// Rows of reads and writes that are not what the ratio makes of the requests
// are doubted; rows of anything else are not.
func TestOffRatio(t *testing.T) {
	e := Make(Said{Inputs: shortener()}) // 100:1, 432M a day, 5,000 on average, 15,000 at the peak
	for _, test := range []struct{ metric, value, want string }{
		{"Average writes per second", "50", ""},
		{"Average writes per second", "49.5", ""},
		{"Writes per second", "50/s", ""},
		{"Peak reads per second", "14,850", ""},
		{"Daily writes", "4.3M", ""},
		{"Write QPS", "500", "is 500, but a ratio of 100:1 makes 49.5 writes of 5,000 requests"},
		{"Peak Writes per Second", "1,500", "is 1,500, but a ratio of 100:1 makes 149 writes of 15,000 requests"},
		{"Reads per day", "43M", "is 43M, but a ratio of 100:1 makes 428M reads of 432M requests"},
		{"Peak reads from disk", "150", ""},
		{"Reads and writes per second", "1", ""},
		{"Writes", "1", ""},
		{"Peak write bandwidth", "1 Gbps", ""},
		{"Write QPS", "1 KB", ""},
		{"Write QPS", "few", ""},
	} {
		if got := e.OffRatio([]Row{{Metric: test.metric, Value: test.value}})[0]; got != test.want {
			t.Errorf("%s = %s: %q, not %q", test.metric, test.value, got, test.want)
		}
	}
	if got := (Estimate{}).OffRatio([]Row{{Metric: "Write QPS", Value: "500"}}); len(got) > 0 {
		t.Errorf("without a ratio: %v", got)
	}
}
