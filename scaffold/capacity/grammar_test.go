package capacity

import "testing"

// Each production of the grammar in the package comment is read, and what it
// says cannot be read is not.
func TestGrammar(t *testing.T) {
	rows := []Row{{Metric: "Daily Active Users (DAU)", Value: "20M"}, {Metric: "Data per User", Value: "2 KB"}, {Metric: "Average QPS", Value: "100"}}
	for _, c := range []struct{ production, calculation, want string }{
		{"break", "2 × 3, as agreed", "6"},
		{"break at a sentence's end", "As agreed. 2 × 3", "6"},
		{"equals", "2 × 3 = 6", "6"},
		{"equals as an arrow", "2 × 3 -> 6", "6"},
		{"sum", "2 + 3 − 1", "4"},
		{"minus between spaces", "5 - 3", "2"},
		{"product", "6 × 4 ÷ 3", "8"},
		{"times as a star", "2 * 3", "6"},
		{"times as a letter", "2 x 3", "6"},
		{"times as a word", "2 times 3", "6"},
		{"of", "20% of 50", "10"},
		{"a share more", "50 + 20%", "60"},
		{"power", "2 × 10^3", "2,000"},
		{"raised", "2 × 10³", "2,000"},
		{"scale", "2K × 3 million", "6B"},
		{"scale of India", "50 lakh × 2 KB", "10 GB"},
		{"scale behind a space", "69.4 k × 2", "138,800"},
		{"scale before what is counted", "5 k users × 2 k req/s", "10M/s"},
		{"no scale behind a space", "5 m × 2", ""},
		{"no scale or unit behind a space", "5 b × 2", ""},
		{"unit", "3 × 2 KB", "6 KB"},
		{"fraction", "½ × 8", "4"},
		{"labels", "2 users × 3 requests per user", "6"},
		{"label of a period", "2 GB per day × 365 days", "730 GB"},
		{"years of days", "2 GB/day × 1 year", "730 GB"},
		{"compound", "7-day × 2 GB/day", "14 GB"},
		{"parentheses", "2 × (3 + 4)", "14"},
		{"parentheses with a unit", "2 × (3 + 4) KB", "14 KB"},
		{"parentheses with a unit and a label", "2 × (3 + 4)KB per request", "14 KB"},
		{"parentheses with a rate", "2 × (3 + 4) Mbps", "14 Mbps"},
		{"parentheses with a scale", "2 × (3 + 4) million", "14M"},
		{"parentheses with a scale and a unit", "2 × (3 + 4) k KB", "14 MB"},
		{"parentheses with two units", "2 × (3 KB + 4 KB) KB", ""},
		{"parentheses with what may be two units", "2 × (3 + 4) kb", ""},
		{"parentheses with what is counted", "2 × (3 + 4) users", "14"},
		{"name", "Daily active users × 2", "40M"},
		{"name in short", "DAU × 2", "40M"},
		{"filler", "assuming DAU × 2", "40M"},
		{"seconds per day", "86,400 × 2 ÷ seconds per day", "2"},
		{"remark", "12 (3 × 4) × 2", "24"},
		{"a number alone", "6", ""},
		{"an unknown name", "Posts × 2", ""},
		{"its own name", "Figure × 2", ""},
		{"no scale", "2 myriad × 3", ""},
		{"in doubt", "2 × 3 replicas excluding 1", ""},
	} {
		sheet := NewSheet(append(rows[:3:3], Row{Metric: "Figure", Calculation: c.calculation}))
		got := ""
		if q, v, _ := sheet.Evaluate(3); v == Computed {
			got = q.String()
		}
		if got != c.want {
			t.Errorf("%s: %s gives %q, not %q", c.production, c.calculation, got, c.want)
		}
	}
}
