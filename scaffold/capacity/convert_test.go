package capacity

import "testing"

// A figure that is off by thousands is none where a factor turns one unit into another; a
// number that counts something turns nothing.
func TestConverts(t *testing.T) {
	for calculation, want := range map[string]bool{
		"50,000,000 KB ÷ 1,000": true, "500 KB / 1024 / 1024": true, "500,000,000 KB / 10^6": true, "9 / 1e9": true,
		"500 KB × 1,000,000": true, "50 KB * 1024 = 50 MB": true, "2M × 3 KB ÷ 1000 MB per GB": true,
		"10000000 × 50 KB": false, "1000000 × 500 KB": false, "1,000 users × 500 KB": false, "500 KB × 1,000,000 users": false,
		"500 KB × 1000 servers": false, "50 KB × 100000": false, "50 KB × 10000 × 2": false, "2M × 3 KB": false, "10 KB × 10240": false,
	} {
		if got := converts(calculation); got != want {
			t.Errorf("%q: %v", calculation, got)
		}
	}
}
