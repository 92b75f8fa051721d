package capacity

import (
	"fmt"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
)

// A document of the kind that people write: each row's calculation must give
// the row's value, but for the marked ones.
func TestDocument(t *testing.T) {
	rows := []Row{
		{"Total Users", "2B", "Given requirement # nothing to check"},
		{"Daily Active Users", "1.5B", "75% of total users"},
		{"Average Read QPS", "28K", "2.4B ÷ 86,400"},
		{"Average Write QPS", "2,100", "180M / 86,400"},
		{"Peak Read QPS", "70K", "Average × 2.5"},
		{"Peak Write QPS", "5,250", "Average × 2.5"},
		{"Photos per day", "15M", "12M + 3M"},
		{"Videos uploaded per day", "3M", "DAU × 0.002"},
		{"Daily Storage", "18.48 TB", "(12M×40KB + 3M×6MB)"},
		{"Monthly Storage", "554 TB", "Daily × 30"},
		{"Annual Storage", "6.7 PB", "Daily × 365"},
		{"Yearly storage with replication", "20 PB", "Annual × 3 replicas"},
		{"5-Year Storage", "33.7 PB", "Annual × 5"},
		{"5-Year Storage (replicated)", "101 PB", "33.7PB × 3"},
		{"Ingress", "16.8 MB/s", "2,100 QPS × 8KB avg"},
		{"Egress bandwidth", "1.8 Gbps", "28K × 8KB × 8"},
		{"Peak egress", "560 MB/s", "70K QPS × 8 KB"},
		{"Cache size", "3.7 TB", "20% of daily storage"},
		{"Hot data", "100 GB", "20% of 500GB (80/20 rule)"},
		{"App servers", "70", "70K peak QPS / 1,000 QPS per server"},
		{"App servers of another kind", "3", "70K ÷ 30K per server"},
		{"DB shards", "20", "20 TB ÷ 1TB per shard"},
		{"Messages per second", "1.16M", "100B messages/day ÷ 86400"},
		{"Messages/day", "60B", "1.5B DAU × 40 messages/day"},
		{"Message storage", "6 TB/day", "60B × 100B"},
		{"Message storage per year", "2.2 PB", "6 TB × 365"},
		{"Peak Concurrent", "150M", "10% of DAU at peak hours"},
		{"New URLs/s", "~200/s", "500 million / (30 days * 24 hours * 3600 seconds)"},
		{"Redirects/s", "20K", "100 * 200 URLs/s"},
		{"URL storage", "15 TB", "500 million * 5 years * 12 months * 500 bytes"},
		{"URLs", "30 billion", "500 million * 5 years * 12 months"},
		{"Outgoing", "10MB/s", "20K * 500 bytes = ~10 MB/s"},
		{"Cache requests", "1.7 billion", "20K * 3600 seconds * 24 hours"},
		{"Reads to writes", "13:1", "28K / 2,100"},
		{"Reads to writes, said otherwise", "100:1", "28K : 280 # nothing to check"},
		{"Reads to writes, one side", "1:100", "3,200 people × 3,600 panel refreshes = 11.52M reads # cannot read"},
		{"Positions", "250,000 QPS", "1M active drivers × (1 update / 4 seconds)"},
		{"Daily trips", "20M", "100M rides/month ÷ 5"},
		{"Video storage", "14.4 TB/day", "500 hours/min × 60 × 24 × 20 MB"},
		{"Peak factor", "3x", "Assumed # nothing to check"},
		{"Peak total", "84K", "Average Read QPS × Peak factor"},
		{"Replicated", "55.4 TB", "18.48 TB × 3 (replication factor)"},
		{"Replicated again", "55.4 TB", "Daily Storage × RF 3"},
		{"Growth", "2.4B", "2B × 1.2 (20% growth)"},
		{"Growth over five years", "4.98B", "2B × (1.2)^5"},
		{"CDN", "7.5 Pbps", "1.5B × 5 Mbps"},
		{"CDN peak", "50 Tbps", "10M concurrent streams @ 5 Mbps # nothing to check"},
		{"Compressed", "9.2 TB", "18.48 TB ÷ 2 (compression)"},
		{"Payments", "1,157", "100M txns/day ÷ 86,400s"},
		{"Emails", "1B", "2 per user × 500M users"},
		{"Latency budget", "200 ms", "50ms + 100ms + 50 ms"},
		{"Read IOPS", "14K", "70K × 20% miss rate"},
		{"Misses", "14K", "Peak Read QPS × (1 - 80% hit rate)"},
		{"Thumbnails", "600 GB", "15M × 4 sizes × 10 KB"},
		{"Thumbnails in steps of 1,024", "559 GB", "15M × 4 sizes × 10 KB"},
		{"Total bandwidth", "1.9 Gbps", "1.8 Gbps + 16.8 MB/s × 8 # cannot read"},
	}
	want := make([]string, len(rows))
	for i := range rows {
		rows[i].Calculation, want[i], _ = strings.Cut(rows[i].Calculation, " # ")
	}
	s := NewSheet(rows)
	for i, r := range rows {
		c := s.Check(i)
		got := ""
		if c.Verdict != Computed {
			got = c.Verdict.String()
		} else if !c.Agrees {
			got = "contradicts " + c.Recomputed.String()
		}
		if got != want[i] {
			t.Errorf("%v: %q %s; want %q", r, got, c.Reason, want[i])
		}
	}
}

// Where the words of a cell say that the value is more or less than its
// formula, or may say so, there is no finding.
func TestNoFindingWhereTheWordsMayExplain(t *testing.T) {
	for _, c := range []struct{ metric, value, calculation string }{
		{"Servers", "140", "70K / 1,000 QPS per server, ×2 for redundancy"},
		{"QPS", "10,000", "432M ÷ 86,400, then doubled"},
		{"QPS", "10,000", "432M ÷ 86,400; doubled for peaks"},
		{"QPS", "8,000", "432M ÷ 86,400 (with 60% headroom)"},
		{"Storage", "720 GB", "120M × 2 KB, with 3x replication"},
		{"Storage", "720 GB", "120M × 2 KB (×3)"},
		{"Storage", "720 GB", "120M × 2 KB = 240 GB (720 GB replicated)"},
		{"Storage", "720 GB", "120M × 2 KB = 240 GB → 720 GB with replicas"},
		{"Storage", "720 GB", "120M × 2 KB with replication"},
		{"Storage", "720 GB (3 replicas)", "120M × 2 KB"},
		{"Storage", "300 GB", "120M × 2 KB plus indexes"},
		{"Storage", "300 GB", "120M × 2 KB including indexes"},
		{"Storage", "1 TB", "760 GB existing, 120M × 2 KB"},
		{"Storage", "1 TB", "plus 120M × 2 KB"},
		{"Sessions", "7.2M", "10% DAU × 3 sessions"},
		{"Load", "15,000", "Average load - 5,000 × 3"},
		{"Load", "15,000", "DAU - 5,000 × 3"},
		{"Requests", "480M", "20 requests × users"},
		{"Requests", "1.2B", "active users × 18"},
		{"Storage", "480M", "Assume 2 KB × 4 per user, 120M × 4"},
		{"Writes", "100,000", "1M devices × 1 write per 10 seconds"},
		{"Writes", "10", "80 writes × 1/8 per GB"},
		{"Transfer", "28 GB/s", "3.5 GB/s × 8"},
		{"Memory", "2 GB", "24M sessions × 100b"},
		{"Sum", "110M", "100M to 120M × 1"},
		{"Storage", "4 TB", "2 GB × 2,000 of them × 1 KB"},
		{"Rides", "3M", "60% of trips per day"},
		{"Devices", "3", "70K ÷ 30K"},
		{"A year's growth", "836 GB", "Daily growth × year"},
	} {
		rows := append(aSheet(), Row{c.metric, c.value, c.calculation})
		if check := NewSheet(rows).Check(len(rows) - 1); check.Verdict == Computed && !check.Agrees {
			t.Errorf("%s, %q by %q: contradicts %s", c.metric, c.value, c.calculation, check.Recomputed)
		}
	}
}

// Each value of a sheet, made wrong, is found, with the reason where it has one.
func TestDamageIsFound(t *testing.T) {
	for i, r := range aSheet() {
		if !NewSheet(aSheet()).Check(i).Agrees {
			continue // it has no calculation
		}
		right := must(t, r.Value)
		for _, damage := range []struct {
			factor float64
			slip   Slip
		}{{1000, UnitPrefix}, {0.001, UnitPrefix}, {8, BitsForBytes}, {0.125, BitsForBytes}, {2, NoSlip}, {0.5, NoSlip}} {
			wrong, err := right.Mul(Quantity{value: damage.factor})
			if err != nil {
				t.Fatal(err)
			}
			rows := aSheet()
			rows[i].Value = wrong.String()
			c := NewSheet(rows).Check(i)
			slip := damage.slip
			if k := right.Kind(); slip == BitsForBytes && k != Bytes && k != BitRate {
				slip = NoSlip
			}
			if c.Verdict != Computed || c.Agrees || c.Slip != slip {
				t.Errorf("%s: %s for %s by %q: %+v", r.Metric, wrong, right, r.Calculation, c)
			}
		}
	}
}

// What an estimate prints as its working gives the value that it prints beside
// it, within 2 %.
func TestEstimatesAgreeWithTheirWorking(t *testing.T) {
	random := seeded.Rand(t, 3)
	between := func(low, high int) int { return low + random.IntN(high-low) }
	for range seeded.Rounds(300) {
		said := Said{Inputs: map[Input]string{
			InputTotalUsers:      fmt.Sprintf("%dM", between(1, 999)),
			InputDailyActive:     fmt.Sprintf("%d%%", between(1, 99)),
			InputPeakConcurrent:  fmt.Sprintf("%d%%", between(1, 99)),
			InputGrowth:          fmt.Sprintf("%d%%", between(1, 99)),
			InputRequestsPerUser: fmt.Sprint(between(1, 500)),
			InputPeakFactor:      fmt.Sprint(between(1, 12)),
			InputDataPerUser:     fmt.Sprintf("%d KB", between(1, 5000)),
			InputNewDataPerUser:  fmt.Sprintf("%d B", between(1, 50000)),
			InputRequestSize:     fmt.Sprintf("%d B", between(1, 5000)),
			InputResponseSize:    fmt.Sprintf("%d KB", between(1, 500)),
		}}
		var rows []Row
		for metric, cell := range Make(said).Rows {
			rows = append(rows, Row{string(metric), cell.Value, cell.Calculation})
		}
		computed := 0
		s := NewSheet(rows)
		for i, r := range rows {
			q, v, reason := s.Evaluate(i)
			if v == NothingToCheck && r.Calculation == "Given" {
				continue
			}
			if c := s.Check(i); v != Computed || !sameResult(t, q.String(), r.Value) || !c.Agrees {
				t.Fatalf("%v: %s %s %s", r, v, q, reason)
			}
			computed++
		}
		if computed != 9 {
			t.Fatalf("%d rows were computed from %v, want 9", computed, said)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	rows := aSheet()
	for b.Loop() {
		s := NewSheet(rows)
		for i := range rows {
			s.Check(i)
		}
	}
}
