package capacity

import (
	"math"
	"strings"
	"testing"
)

// aSheet is the template's tables, filled in, with rows of an author's own.
// The row under test is put last.
func aSheet() []Row {
	return []Row{
		{"Total Users", "120M", "Given"},
		{"Daily Active Users (DAU)", "24M", "20% of total users"},
		{"Monthly Active Users", "60M", "50% of total users"},
		{"Peak Concurrent Users", "2.4M", "10% of DAU"},
		{"User Growth Rate", "20% per year", "Market research"},
		{"Requests per Day", "432M", "24M DAU × 18 requests per user"},
		{"Requests per Second (Average)", "5,000", "432M ÷ 86,400"},
		{"Peak QPS", "15,000", "5,000 × 3"},
		{"Peak Reads per Second", "14,850", "Peak QPS × 0.99"},
		{"Read:Write Ratio", "100:1", "Given requirement"},
		{"Data per User", "2 KB", "4 links × 500 B"},
		{"Total Data Storage", "240 GB", "120M × 2 KB"},
		{"Daily Data Growth", "2.29 GB", "(120M × 20% ÷ 365) × 2 KB + 24M DAU × 90 B"},
		{"5-Year Storage Projection", "4.42 TB", "240 GB + 5 × 365 × 2.29 GB"},
		{"Average Request Size", "0.5 KB", "Headers and a short path"},
		{"Average Response Size", "0.5 KB", "A redirect has no body"},
		{"Peak Bandwidth", "120 Mbps", "15,000 × (0.5 KB + 0.5 KB) × 8"},
		{"Log Retention", "30 days", "Policy"},
	}
}

// Calculation cells as people write them. The value is what the row states; it
// may be empty. want is what the calculation gives, or the verdict.
func TestEvaluate(t *testing.T) {
	for _, c := range []struct{ metric, value, calculation, want, why string }{
		// Numbers and operators.
		{"QPS", "", "2.4B ÷ 86,400", "27,778", "a division with a separator"},
		{"QPS", "", "2.4B / 86400", "27,778", "in ASCII"},
		{"QPS", "", "2.4B/86,400", "27,778", "without spaces"},
		{"QPS", "", "432M ÷ 86,400 s", "5,000", "the unit of the divisor is a label"},
		{"QPS", "", "432M ÷ 86,400 seconds/day", "5,000", "and of a day"},
		{"QPS", "", "432M requests / 86400 seconds in a day", "5,000", "in words"},
		{"QPS", "", "432M / (24 × 60 × 60)", "5,000", "the day spelled out"},
		{"QPS", "", "432M / 24 / 3600", "5,000", "divided twice"},
		{"QPS", "", "432M / 24h / 3600s", "5,000", "with units"},
		{"QPS", "", "432M requests/day ÷ 86,400", "5,000", "the rate is converted by hand"},
		{"Writes", "", "30M DAU × 0.6 × 0.1 post rate", "1.8M", "labels between the factors"},
		{"Writes", "", "30M DAU * 0.6 * 0.1 post rate", "1.8M", "with *"},
		{"Writes", "", "30M DAU x 0.6 x 0.1 post rate", "1.8M", "with x"},
		{"Writes", "", "30Mx0.6x0.1", "1.8M", "with x and no spaces"},
		{"Writes", "", "30M · 0.6 · 0.1", "1.8M", "with a middle dot"},
		{"Writes", "", "30M times 0.06", "1.8M", "in words"},
		{"Sum", "", "10M + 5M", "15M", "a sum"},
		{"Rest", "", "10M − 4M", "6M", "a minus sign"},
		{"Rest", "", "10M - 4M", "6M", "a hyphen between spaces"},
		{"Rest", "", "10M – 4M", "6M", "a dash before a number"},
		{"Sum", "", "2 + 3 × 4", "14", "products first"},
		{"Sum", "", "(2 + 3) × 4", "20", "parentheses"},
		{"Keys", "", "62^7", "3.52T", "a power"},
		{"Keys", "", "62⁷", "3.52T", "a raised number"},
		{"QPS", "", "432M ÷ 10^5", "4,320", "a power as divisor"},
		{"Users", "", "100M × 1.2^5", "249M", "growth over years"},
		{"Users", "", "100M × (1 + 20%)^5", "249M", "and with a percentage"},
		{"Half", "", "½ × 10M", "5M", "a fraction in one character"},
		{"Half", "", "1½ × 10M", "15M", "a mixed number"},
		{"Sum", "", "2.5 million × 4", "10M", "a scale in words"},
		{"Sum", "", "1.5 billion × 2", "3B", "and a larger one"},
		{"Sum", "", "1e6 × 2", "cannot read", "an exponent may be a word"},
		// Percentages.
		{"Online", "", "15% of DAU", "3.6M", "a share of a row"},
		{"Online", "", "15 % of DAU", "3.6M", "with a space"},
		{"Online", "", "15 percent of DAU", "3.6M", "in words"},
		{"Online", "", "15% × DAU", "3.6M", "as a product"},
		{"Online", "", "DAU × 15%", "3.6M", "the other way round"},
		{"Online", "", "~10% of DAU", "2.4M", "about"},
		{"Online", "", "About 10% of DAU at peak", "2.4M", "about, and when"},
		{"Online", "", "Assuming 10% of DAU are online", "2.4M", "an assumption"},
		{"Online", "", "20% of total users", "24M", "a row in lower case"},
		{"Online", "", "20% of 30M", "6M", "a share of a number"},
		{"Online", "", "1/3 of DAU", "8M", "a fraction of"},
		{"Online", "", "0.1 of DAU", "2.4M", "a decimal of"},
		{"Online", "", "20% of total clients", "cannot read", "no such row"},
		{"Online", "", "10% of DAU who post", "cannot read", "not all of them are meant"},
		{"Hot data", "", "20% of Total Data Storage", "48 GB", "of data"},
		{"Hot data", "", "240 GB × 20% hot", "48 GB", "a label behind a percentage"},
		{"Size", "", "80% gets of 0.1 KB + 20% puts of 2.1 KB", "500 B", "a weighted mean"},
		{"Storage", "", "100 TB + 20%", "120 TB", "an overhead"},
		{"Storage", "", "100 TB + 20% overhead", "120 TB", "and its label"},
		{"Storage", "", "100 TB × (1 + 20%)", "120 TB", "and in full"},
		{"Storage", "", "100 TB × 120%", "120 TB", "more than all"},
		{"New users", "", "120M × 20% ÷ 365", "65,753", "growth of a day"},
		{"New users", "", "120M × 20% per year × 5 years", "120M", "years cancel"},
		{"New users", "", "Total Users × User Growth Rate ÷ 365", "65,753", "by rows"},
		{"Share", "20%", "24M ÷ 120M", "20%", "a value that is a percentage"},
		{"Share", "20%", "24M ÷ 120M × 100", "20%", "reckoned in percent"},
		// Data.
		{"Storage", "", "(12M×40KB + 3M×6MB)", "18.5 TB", "two products in parentheses"},
		{"Storage", "", "12M × 40 KB + 3M × 6 MB", "18.5 TB", "without"},
		{"Storage", "", "12Mx40KB", "480 GB", "with x and no spaces"},
		{"Traffic", "", "2,100 QPS × 8KB avg", "16.8 MB/s", "a rate of bytes"},
		{"Traffic", "16.8 MB/s", "2,100 QPS × 8KB avg", "16.8 MB/s", "and stated so"},
		{"Storage", "", "120M × 2 KB", "240 GB", "users and bytes"},
		{"Storage", "", "120M users × 2 KB/user", "240 GB", "and per user"},
		{"Storage", "", "120M users × 2 KB per user", "240 GB", "in words"},
		{"Storage", "", "4 links × 500 B", "2 KB", "bytes behind a space"},
		{"Storage", "", "400 B for the client and its rules + 5 buckets × 120 B", "cannot read", "the words may change the number"},
		{"Storage", "1 KB", "400 B for the client and its rules + 5 buckets × 120 B", "1 KB", "but the value confirms it"},
		{"Storage", "", "24M DAU × 90 B", "2.16 GB", "a label before an operator"},
		{"Storage", "2.16 GB", "24M DAU × 90B", "2.16 GB", "B is bytes where the value is data"},
		{"Storage", "2 TB", "2B users × 1KB", "2 TB", "B is a billion beside another unit"},
		{"Storage", "2.16 TB", "2B × 1 KB + 2B × 80B", "2.16 TB", "both in one cell"},
		{"Items", "2.16B", "24M × 90", "2.16B", "a plain product"},
		{"Items", "1B", "0.5B × 2", "1B", "B is a billion where the value is a number"},
		{"Storage", "", "1M × 1 KiB", "977 MiB", "binary units"},
		{"Storage", "", "500M × 280 bytes", "140 GB", "bytes in full"},
		{"Storage", "", "500M × 200-byte records", "100 GB", "with a hyphen"},
		{"Storage", "", "500M × 200 byte records", "100 GB", "with labels"},
		{"Items", "", "1 TB ÷ 4 KB", "250M", "bytes in bytes"},
		{"Memory", "", "1M × 2 kb", "cannot read", "bytes or bits"},
		{"Memory", "", "5m × 2 KB", "cannot read", "million or minutes"},
		{"Memory", "", "10 KB × 5 KB", "cannot read", "bytes of bytes"},
		{"Memory", "", "10 KB + 5", "cannot read", "bytes and a number"},
		{"Memory", "", "10 KB + 5 Kbit", "cannot read", "bytes and bits"},
		// Bits and bytes.
		{"Peak Bandwidth 2", "120 Mbps", "15,000 × (0.5 KB + 0.5 KB) × 8", "120 Mbps", "the 8 makes bits"},
		{"Peak Bandwidth 2", "120 Mbps", "15,000 × (0.5 + 0.5 KB) × 8", "120 Mbps", "the unit of the last of a sum is that of all"},
		{"Storage", "", "3 × (0.25 + 0.25 + 1.5 GB)", "6 GB", "of three as well"},
		{"Storage", "", "3 × (2 + 3 MB)", "15 MB", "whole ones are no bytes before megabytes"},
		{"Peak Bandwidth 2", "120 Mbps", "15,000 × 1 KB", "120 Mbps", "the value asks for bits"},
		{"Peak Bandwidth 2", "120 Mbps", "15,000 × 1 KB × 8 bits", "120 Mbps", "8 bits"},
		{"Peak Bandwidth 2", "120 Mbps", "15,000 × 1 KB × 8 bits/byte", "120 Mbps", "8 bits of a byte"},
		{"Peak Bandwidth 2", "120 Mbps", "Peak QPS × (request + response size) × 8", "120 Mbps", "the seed's words"},
		{"Peak Bandwidth 2", "120 Mbps", "Peak QPS × (request + response size)", "120 Mbps", "and without the 8"},
		{"Peak Bandwidth 2", "15 MB/s", "Peak QPS × (request + response size)", "15 MB/s", "in bytes"},
		{"Volume", "5.4 GB", "12 Mbps × 3600 ÷ 8", "5.4 GB", "bits to bytes by hand"},
		{"Volume", "5.4 GB", "12 Mbps × 1 hour", "5.4 GB", "bits to bytes by unit"},
		// Times.
		{"Monthly growth", "", "Daily × 30", "68.7 GB", "a word for the row of growth"},
		{"Monthly growth", "", "Daily growth × 30", "68.7 GB", "by likeness"},
		{"Monthly growth", "", "Daily Data Growth × 30 days", "68.7 GB", "days are a label"},
		{"Five years", "", "Daily Data Growth × 365 × 5", "4.18 TB", "years by hand"},
		{"Five years", "", "Daily Data Growth × 365 × 5 years", "4.18 TB", "and labelled"},
		{"Five years", "", "Daily Data Growth × 365 days × 5 years", "4.18 TB", "and both"},
		{"Five years", "", "Daily Data Growth × 365 days/year × 5 years", "4.18 TB", "and cancelled"},
		{"Five years", "", "Daily Data Growth × 5 years", "4.18 TB", "years of days"},
		{"Five years", "", "2.3 TB/day × 5 years", "4.2 PB", "years of days in units"},
		{"Five years", "", "10 GB per month × 5 years", "600 GB", "years of months"},
		{"Logs", "", "10 GB/day × Log Retention", "300 GB", "a row that is a time"},
		{"Logs", "", "10 GB per day × 7 days", "70 GB", "days cancel"},
		{"Logs", "", "10 GB × 7-day retention", "70 GB", "with a hyphen"},
		{"Logs", "", "10 GB × 7 days/week", "70 GB", "a week"},
		{"Volume", "", "100 QPS × 1 day", "8.64M", "a rate over a day"},
		{"Volume", "", "100 QPS × 24 hours", "8.64M", "a rate over hours"},
		{"Volume", "", "100 QPS × 86,400", "8.64M", "by hand"},
		{"Requests 2", "", "24M DAU × 10 requests per user per day", "240M/day", "a rate of a day"},
		{"In flight", "", "1,000 QPS × 300 ms", "300", "how many at once"},
		{"Time to fill", "50 days", "100 TB ÷ 2 TB/day", "50 days", "a time"},
		{"Writes per second", "50", "24M × 0.18 posts per day", "50", "the row's period is another"},
		{"Duration", "100 min", "5 × 20 min", "100 min", "a value that is a time"},
		{"QPS 2", "", "Requests per Day / seconds per day", "5,000", "a day's seconds by name"},
		// Rows by name.
		{"Peak QPS 2", "", "Average QPS × 2.5", "12,500", "the short form of an average"},
		{"Peak requests per second", "", "Average × 2.5", "12,500", "the average of the same"},
		{"Peak QPS 2", "", "Requests per Second × 3", "15,000", "without the parenthesis"},
		{"Peak QPS 2", "", "3x average QPS", "15,000", "a factor before a name"},
		{"Peak QPS 2", "", "Avg QPS × peak factor 3", "15,000", "words before a number"},
		{"Requests", "", "DAU × 18 requests", "432M", "by the short form"},
		{"Requests", "", "Daily active users × 18", "432M", "in full"},
		{"Requests", "", "MAU × 2", "120M", "by its first letters"},
		{"Storage", "", "Users × data per user", "240 GB", "users are all users"},
		{"Reads", "", "Peak reads × 2", "29,700", "by likeness"},
		{"QPS 2", "", "Daily requests ÷ 86400", "5,000", "requests per day, said otherwise"},
		{"Peak Storage", "", "Average × 2", "cannot read", "several averages of other things"},
		{"Peak QPS 3", "", "QPS × 2", "10,000", "the row of that name, but for the parenthesis"},
		{"Peak QPS 3", "", "Average QPS × peak factor", "cannot read", "no such row"},
		{"Peak QPS", "", "Peak QPS × 2", "cannot read", "itself, or one of two"},
		{"Total", "", "Current + 5 years of growth", "cannot read", "no such row"},
		{"Sum", "", "DAU + 10", "24M", "a sum with a row"},
		{"Sum", "", "DAU - peak concurrent users", "21.6M", "a difference of rows"},
		// Chains, explanations and remarks.
		{"QPS", "", "432M ÷ 86,400 = 5,000", "5,000", "the result repeated"},
		{"QPS", "", "432M ÷ 86,400 ≈ 5K", "5,000", "about"},
		{"QPS", "", "432M ÷ 86,400 ~ 5K", "5,000", "about, with a tilde"},
		{"QPS", "", "432M ÷ 86,400 → 5,000/s", "5,000", "an arrow"},
		{"QPS", "", "≈ 432M ÷ 86,400", "5,000", "about, in front"},
		{"QPS", "", "= 432M ÷ 86,400", "5,000", "an equals sign in front"},
		{"QPS", "", "QPS = 432M ÷ 86,400", "5,000", "what it is"},
		{"Storage", "", "12M × 40KB + 3M × 6MB = 480GB + 18TB = 18.48TB", "18.5 TB", "steps that agree"},
		{"QPS", "3,472", "30M × 10 = 300M ÷ 86,400", "3,472", "a running chain, confirmed"},
		{"QPS", "", "30M × 10 = 300M ÷ 86,400", "cannot read", "a running chain"},
		{"Online", "", "50% of DAU; programs call all day long", "12M", "a semicolon"},
		{"Requests", "", "1M DAU × 8,640 requests per client, one every ten seconds", "8.64B", "a comma"},
		{"Requests", "", "24M × 18 requests per user, 9 pages × 2 links", "432M", "a remark that agrees with a factor"},
		{"QPS", "", "432M ÷ 86,400 (seconds per day)", "5,000", "a remark in parentheses"},
		{"Requests", "", "24M DAU (20% of 120M) × 18", "432M", "a remark that agrees"},
		{"QPS", "", "432M ÷ 86,400 — averaged over the day", "5,000", "a long dash"},
		{"QPS", "5,000", "432M ÷ 86,400 – averaged over the day", "5,000", "a dash, confirmed"},
		{"QPS", "", "432M ÷ 86,400 – averaged over the day", "cannot read", "a dash that may be a minus"},
		{"QPS", "", "432M ÷ 86,400. Evenly spread", "5,000", "a sentence"},
		{"QPS", "", "Average: 432M ÷ 86,400", "5,000", "a colon"},
		{"QPS", "", "432M ÷ 86,400 for the whole world", "5,000", "words at the end"},
		{"Keys", "", "50 keys × 2 KB, before replication", "100 KB", "a comma and words"},
		{"Storage", "", "50 TB × 3 replicas", "150 TB", "a label"},
		{"Storage", "", "50 TB × 3x", "150 TB", "a factor with x"},
		{"Storage", "150 TB", "50 TB × 3x replication", "150 TB", "and what it is for"},
		// Nothing to check.
		{"A", "", "", "nothing to check", "an empty cell"},
		{"A", "", "-", "nothing to check", "a dash"},
		{"A", "", "N/A", "nothing to check", "not applicable"},
		{"A", "", "Given requirement", "nothing to check", "words"},
		{"A", "", "Given", "nothing to check", "a word"},
		{"A", "", "Based on use case analysis", "nothing to check", "words"},
		{"A", "", "Market research", "nothing to check", "words"},
		{"A", "", "Market research/assumption", "nothing to check", "a slash between words"},
		{"A", "", "API payload analysis", "nothing to check", "words"},
		{"A", "", "Headers + JSON body", "nothing to check", "a plus between words"},
		{"A", "", "New users + existing user growth", "nothing to check", "the seed's words"},
		{"A", "", "86400 seconds in a day", "nothing to check", "a number and words"},
		{"A", "", "20% growth", "nothing to check", "a percentage and a word"},
		{"A", "", "About 2 KB per message", "nothing to check", "a quantity"},
		{"A", "", "Every link is opened about a hundred times", "nothing to check", "a sentence"},
		{"A", "", "Given; a user is an API client, told apart by its key", "nothing to check", "a longer one"},
		{"A", "", "Sessions are read on every page; carts are written often", "nothing to check", "two"},
		{"A", "", "100:1 read-heavy", "nothing to check", "a ratio and a word"},
		{"A", "", "24/7 operation", "nothing to check", "no division"},
		{"A", "", "Industry average (2023 report)", "nothing to check", "a year"},
		{"A", "", "Read-heavy - social feed", "nothing to check", "a dash between words"},
		{"A", "", "p99 < 200 ms", "nothing to check", "a limit"},
		{"A", "", "[Source/assumption]", "nothing to check", "a placeholder"},
		{"A", "", "[X% of total users]", "nothing to check", "a placeholder"},
		{"A", "", "[DAU × avg requests per user]", "nothing to check", "a placeholder"},
		{"A", "", "[Daily requests ÷ 86400]", "nothing to check", "a placeholder"},
		{"A", "", "[Users × data per user]", "nothing to check", "a placeholder"},
		{"A", "", "[X]% of DAU", "nothing to check", "a placeholder within"},
		// What looks like a formula and is none that can be read.
		{"A", "", "10 × 5 ×", "cannot read", "cut off"},
		{"A", "", "× 10", "cannot read", "without a beginning"},
		{"A", "", "10 × (5 + 3", "cannot read", "not closed"},
		{"A", "", "10 × 5)", "cannot read", "not opened"},
		{"A", "", "10 × 5 myriad", "cannot read", "a scale not known"},
		{"A", "", "10M × 5 dozen", "cannot read", "a number in words"},
		{"A", "", "10 Millionen × 5 KB", "cannot read", "a scale in another language"},
		{"A", "", "10 mln × 5 KB", "cannot read", "and as it is cut there"},
		{"A", "", "10 millones × 5 KB", "cannot read", "and in one more"},
		{"A", "", "10 Milliarden Aufrufe × 5 KB", "cannot read", "with what is counted behind it"},
		{"A", "", "10 milhões × 5 KB", "cannot read", "with a letter that is none of ASCII"},
		{"A", "", "10 млн × 5 KB", "cannot read", "in another alphabet"},
		{"A", "", "10 万 × 5 KB", "cannot read", "and in another script"},
		{"A", "", "10 tausend × 5 KB", "cannot read", "a thousand"},
		{"A", "", "10 Beiträge × 5 KB", "50 KB", "what is counted, in another language"},
		{"A", "", "10 milestones × 5 KB", "50 KB", "a word that begins like a scale"},
		{"A", "", "10 bills × 5 KB", "50 KB", "and one more"},
		{"A", "", "1M devices × 1 message every 10 seconds", "cannot read", "a rate with a number"},
		{"A", "", "1M devices × 1 message every ten seconds", "cannot read", "and in words"},
		{"A", "", "5M × 10-20 requests", "cannot read", "a range"},
		{"A", "", "5M × 10–20 requests", "cannot read", "a range with a dash"},
		{"A", "", "5M × 10 to 20 requests", "cannot read", "a range in words"},
		{"A", "", "10 users 20 posts × 5", "cannot read", "two numbers"},
		{"A", "", "5,000 × 100:1", "cannot read", "a ratio as a factor"},
		{"A", "", "10 ÷ 0", "cannot read", "by zero"},
		{"A", "", "5 × 1,5", "cannot read", "a decimal comma"},
		{"A", "", "9^9^9", "cannot read", "a power of a power"},
		{"A", "", "10^99", "cannot read", "too large"},
		{"A", "", "max(10, 20) × 5", "cannot read", "a function"},
		{"A", "", "4 videos × 1080p", "cannot read", "no unit"},
		{"A", "", "432M/DAU", "cannot read", "a label or a division"},
		{"A", "", "4 − 10", "cannot read", "below zero"},
	} {
		rows := append(aSheet(), Row{c.metric, c.value, c.calculation})
		q, v, reason := NewSheet(rows).Evaluate(len(rows) - 1)
		got := v.String()
		if v == Computed {
			got = q.String()
		}
		if v != Computed && reason == "" {
			t.Errorf("%q: %s without a reason", c.calculation, got)
		}
		if !sameResult(t, got, c.want) {
			t.Errorf("%q (%s) of a row %s %s: %s %s; want %s", c.calculation, c.why, c.metric, c.value, got, reason, c.want)
		}
	}
}

// sameResult reports whether two results are the same, or the same amount
// within 2 %; a rate is as good as its number.
func sameResult(t *testing.T, got, want string) bool {
	t.Helper()
	a, errA := Parse(got)
	b, errB := Parse(want)
	if errA != nil || errB != nil {
		return got == want
	}
	if b.Kind() != Rate && a.Kind() == Rate {
		a = a.Amount()
	}
	return a.Kind() == b.Kind() && math.Abs(a.Value()-b.Value()) <= 0.02*b.Value()
}

// Every value of the sheet above agrees with its own calculation.
func TestCheckIsSilentWhereAllIsRight(t *testing.T) {
	s := NewSheet(aSheet())
	computed := 0
	for i, r := range aSheet() {
		c := s.Check(i)
		if c.Verdict == CannotRead || c.Verdict == Computed && !c.Agrees {
			t.Errorf("%v: %+v", r, c)
		}
		if c.Verdict == Computed {
			computed++
		}
	}
	if computed != 12 {
		t.Errorf("%d rows were computed, want 12", computed)
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct{ metric, value, calculation, want string }{
		{"QPS 2", "35,000", "3B ÷ 86,400", "agrees"},
		{"QPS 2", "28K", "2.4B ÷ 86,400", "agrees"},
		{"QPS 2", "~28K/s", "2.4B ÷ 86,400", "agrees"},
		{"QPS 2", "27,778 req/s", "2.4B ÷ 86,400", "agrees"},
		{"QPS 2", "1M", "90B ÷ 86,400", "agrees"},
		{"QPS 2", "30", "2.4B ÷ 86,400", "27,778"},
		{"QPS 2", "28M", "2.4B ÷ 86,400", "27,800 unit"},
		{"QPS 2", "40,000", "2.4B ÷ 86,400", "27,778"},
		{"Storage", "240 TB", "120M × 2 KB", "240 GB unit"},
		{"Storage", "240 GB", "120M × 2 KB", "agrees"},
		{"Storage", "240 GiB", "120M × 2 KB", "224 GiB"},
		{"Storage", "260 GB", "120M × 2 KB", "240 GB"},
		{"Storage", "250 GB", "120M × 2 KB", "agrees"},
		{"Storage", "1.92 TB", "120M × 2 KB", "240 GB bits"},
		{"Storage", "~0.3 TB", "120M × 2.2 KB", "agrees"},
		{"Storage", "0.3 TB", "120M × 2.2 KB", "264 GB"},
		{"Peak Bandwidth", "132 Mbps", "15,000 × (0.5 KB + 0.5 KB) × 8", "120 Mbps"},
		{"Storage, 5 Years", "91 GB", "50 GB/day × 365 days × 5 years", "91.3 TB unit"},
		{"Storage, 5 Years", "91 TB", "50 GB/day × 365 days × 5 years", "agrees"},
		{"Power", "4 kW", "10 × 400 W", "cannot read"},
		{"Energy", "4 mJ", "9,600 J ÷ 2.4M", "cannot read"},
		{"Rate", "44.1 kHz", "88,200 Hz / 2", "cannot read"},
		{"Weight", "1.2 t", "400 × 3 kg", "cannot read"},
		{"Picture", "8.3 MP", "3840 × 2160", "cannot read"},
		{"QPS 2", "35K rps", "3B ÷ 86,400", "agrees"},
		{"Storage, 90 Days", "13.5 PB", "90 days × 150 GB", "13.5 TB unit"},
		{"Storage", "240 million", "120M × 2 KB", "cannot read"},
		{"Storage", "[X] GB", "120M × 2 KB", "nothing to check"},
		{"Storage", "100-200 GB", "120M × 2 KB", "cannot read"},
		{"Storage", "200 GB+", "120M × 2 KB", "cannot read"},
		{"Storage", "12.5 kb", "120M × 2 KB", "cannot read"},
		{"Storage", "240 GB (with indexes)", "120M × 2 KB", "agrees"},
		{"Bandwidth 2", "120 Mbps", "15,000 × 1 KB × 8", "agrees"},
		{"Bandwidth 2", "15 MB/s", "15,000 × 1 KB", "agrees"},
		{"Bandwidth 2", "120 MB/s", "15,000 × 1 KB", "15 MB/s bits"},
		{"Bandwidth 2", "15 Mbps", "15,000 × 1 KB", "120 Mbps bits"},
		{"Bandwidth 2", "15 Mbps", "15,000 × 1 KB × 8", "120 Mbps bits"},
		{"Bandwidth 2", "120 MB/s", "15,000 × 1 KB × 8", "15 MB/s bits"},
		{"Bandwidth 2", "120 Gbps", "15,000 × 1 KB × 8", "120 Mbps unit"},
		{"Bandwidth 2", "960 Mbps", "15,000 × 8 × 1 KB × 8", "agrees"},
		{"Online", "36M", "15% of DAU", "3.6M"},
		{"Online", "36M", "15% of DAU posting photos", "cannot read"},
		{"Monthly growth", "68.7 GB", "Daily growth × 30", "agrees"},
		{"Monthly growth", "687 GB", "Daily growth × 30", "68.7 GB"},
		{"Monthly growth", "68.7 TB", "Daily Data Growth × 30 days", "68.7 GB unit"},
		{"Five years", "4.18 TB", "2.29 GB × 5 years", "cannot read"},
		{"Peak requests per second", "12,500", "Average × 2.5", "agrees"},
		{"Peak requests per second", "125,000", "Average × 2.5", "12,500"},
		{"Writes per second", "50", "24M × 0.18 posts per day", "agrees"},
		{"Requests per day 2", "432M", "5,000 QPS × 86,400", "agrees"},
		{"Sum", "0", "10 − 10", "agrees"},
		{"Sum", "5", "10 − 10", "0"},
	} {
		rows := append(aSheet(), Row{c.metric, c.value, c.calculation})
		check := NewSheet(rows).Check(len(rows) - 1)
		got := check.Verdict.String()
		if check.Verdict == Computed {
			got = "agrees"
			if !check.Agrees {
				got = check.Recomputed.String() + map[Slip]string{BitsForBytes: " bits", UnitPrefix: " unit"}[check.Slip]
			}
		}
		amount, slip, _ := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(got, " bits", "|bits"), " unit", "|unit"), "|")
		wantAmount, wantSlip, _ := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(c.want, " bits", "|bits"), " unit", "|unit"), "|")
		if !sameResult(t, amount, wantAmount) || slip != wantSlip {
			t.Errorf("%s, %q by %q: %s (%s, factor %g); want %s", c.metric, c.value, c.calculation, got, check.Reason, check.Factor, c.want)
		}
	}
}

// Rows without a value are reckoned, and never in a circle.
func TestRowsThatLeadToEachOther(t *testing.T) {
	s := NewSheet([]Row{
		{"First", "", "Second × 2"},
		{"Second", "", "Third × 2"},
		{"Third", "", "10 × 1"},
		{"Snake", "", "Tail × 2"},
		{"Tail", "", "Snake × 2"},
		{"Orphan", "", "Gone × 2"},
		{"Gone", "many", "Market research"},
	})
	if q, v, reason := s.Evaluate(0); v != Computed || q.Value() != 40 {
		t.Errorf("First is %s, %s %s", q, v, reason)
	}
	for _, i := range []int{3, 4, 5} {
		if q, v, reason := s.Evaluate(i); v != CannotRead || reason == "" {
			t.Errorf("row %d is %s, %s %s", i, q, v, reason)
		}
	}
	for _, i := range []int{-1, 7} {
		if _, v, _ := s.Evaluate(i); v != NothingToCheck {
			t.Errorf("row %d: %s", i, v)
		}
	}
}

// Whatever stands in a row, it is read without a panic, and what it comes to is bounded.
func FuzzEvaluate(f *testing.F) {
	for _, r := range aSheet() {
		f.Add(r.Metric, r.Value, r.Calculation)
	}
	for _, calculation := range []string{"9^9^9", "62⁷", "10 × (5 + (3 × (2", "2B × 80B + 2B × 1 KB + 5B/user", "a = b = c = 1 × 2 = 3", "1e308 × 1e308",
		strings.Repeat("(", 500) + "1 × 2", strings.Repeat("a (", 300), strings.Repeat("1 per day × ", 80) + "1", strings.Repeat("9B × ", 30) + "1",
		strings.Repeat("1 × a (", 100), "½½½ × ~~ 5", strings.Repeat("DAU x ", 160), "\xff × 3", "10 - - 3"} {
		f.Add("Figure (fig)", "12 Mbps", calculation)
	}
	f.Add("Daily 5-Year (", "2B", strings.Repeat("1 + 1 ", 200000))
	f.Fuzz(holdEvaluate)
}

func holdEvaluate(t *testing.T, metric, value, calculation string) {
	rows := append(aSheet(), Row{metric, value, calculation}, Row{"Copy of " + metric, "", calculation})
	s := NewSheet(rows)
	for i := range rows {
		q, v, reason := s.Evaluate(i)
		if (v == Computed) != (reason == "") || v == Computed && bounded(q.Value()) != nil {
			t.Fatalf("%q: %s %s %q", rows[i].Calculation, q, v, reason)
		}
		c := s.Check(i)
		if v == CannotRead && c.Verdict == Computed || c.Verdict == Computed && (bounded(c.Recomputed.Value()) != nil || math.IsNaN(c.Factor)) {
			t.Fatalf("%q: %+v", rows[i].Calculation, c)
		}
	}
}

// Long rows are read in time that grows with their length: one that grew with its
// square, or doubled with each parenthesis, would not be over before the tests'
// timeout.
func TestEvaluateLongTexts(t *testing.T) {
	t.Parallel()
	const n = 1 << 20
	for _, piece := range []string{
		"1 + 1 ", "10 × (5 + (3 × (2", "(", "a (", "1 × a (", "a = ", "1 × 2 = ", "1 per day × ", "9B × ", "DAU x ", "Total Users × ", "½", "~~ 5", "- - 3", "1,", "1 KB/", "a-", "a ", "9", "9^", "⁷", "\xff × 3",
	} {
		text := strings.Repeat(piece, n/len(piece))
		holdEvaluate(t, text, text, text)
		holdEvaluate(t, "Figure (fig)", "12 Mbps", text+"1")
	}
}

// A name stands for a row that is near: of two documents' tables in one sheet,
// the work for each row does not grow with all the others.
func TestNamesReachOnlySoFar(t *testing.T) {
	rows := []Row{{Metric: "Daily Writes", Value: "2B"}}
	for len(rows) < 2*farthest {
		rows = append(rows, Row{Metric: "Filler"})
	}
	rows = append(rows, Row{Metric: "Near Writes", Value: "3B"}, Row{Metric: "Rate", Value: "1", Calculation: "Daily Writes ÷ 86,400"}, Row{Metric: "Rate 2", Value: "1", Calculation: "Near Writes ÷ 86,400"})
	s := NewSheet(rows)
	if c := s.Check(len(rows) - 2); c.Verdict == Computed {
		t.Errorf("a row far away is found: %+v", c)
	}
	if c := s.Check(len(rows) - 1); c.Verdict != Computed || c.Recomputed.String() != "34,722" {
		t.Errorf("a row nearby is not found: %+v", c)
	}
}
