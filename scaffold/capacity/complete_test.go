package capacity

import (
	"math"
	"testing"

	"newproblem/scaffold/internal/seeded"
)

// titles are the rows as the template calls them.
var titles = []struct {
	row   Metric
	title string
}{
	{MetricTotalUsers, "Total Users"},
	{MetricDailyActiveUsers, "Daily Active Users (DAU)"},
	{MetricPeakConcurrentUsers, "Peak Concurrent Users"},
	{MetricGrowthRate, "User Growth Rate"},
	{MetricRequestsPerDay, "Requests per Day"},
	{MetricRequestsPerSecond, "Requests per Second (Average)"},
	{MetricPeakQPS, "Peak QPS"},
	{MetricReadWriteRatio, "Read:Write Ratio"},
	{MetricDataPerUser, "Data per User"},
	{MetricTotalStorage, "Total Data Storage"},
	{MetricDailyGrowth, "Daily Data Growth"},
	{MetricFiveYearStorage, "5-Year Storage Projection"},
	{MetricRequestSize, "Average Request Size"},
	{MetricResponseSize, "Average Response Size"},
	{MetricPeakBandwidth, "Peak Bandwidth"},
}

// sheetOf gives the rows of an estimate as a document has them.
func sheetOf(e Estimate) []Row {
	var rows []Row
	for _, m := range titles {
		cell := e.Rows[m.row]
		rows = append(rows, Row{m.title, cell.Value, cell.Calculation})
	}
	return rows
}

// The printed working of every computed row comes to its printed value, within
// the 2 % that rounding costs.
func TestWorkingsGiveTheirValues(t *testing.T) {
	r := seeded.Rand(t, 11)
	for range seeded.Rounds(500) {
		inputs := randomInputs(r)
		rows := sheetOf(Make(Said{Inputs: inputs}))
		sheet := NewSheet(rows)
		for i, row := range rows {
			c := sheet.Check(i)
			if row.Calculation == given {
				if c.Verdict != NothingToCheck {
					t.Errorf("%v: %s", row, c.Verdict)
				}
				continue
			}
			if c.Verdict != Computed || math.Abs(c.Factor-1) > 0.02 {
				t.Errorf("%v: %s, %s, %v times %s\n%v", row, c.Verdict, c.Reason, c.Factor, c.Recomputed, inputs)
			}
		}
	}
}

// Rows of one's own get what their calculation comes to, from the rows above
// them and from those above those.
func TestComplete(t *testing.T) {
	own := []struct{ metric, calculation, want, reason string }{
		{"New users per day", "120M × 20% ÷ 365", "65,753", ""},
		{"Average writes per second", "Average QPS ÷ 101", "49.5", ""},
		{"Peak writes per second", "Average writes × 3", "148", ""},
		{"Cache memory", "20% of Total Data Storage", "48 GB", ""},
		{"Cache with replicas", "Cache memory × 2", "96 GB", ""},
		{"Peak bandwidth behind the edge", "20% of Peak Bandwidth", "24 Mbps", ""},
		{"Storage with replicas", "Total storage × 3", "720 GB", ""},
		{"Servers", "Peak QPS ÷ 2,000 requests per second each", "7.5", ""},
		{"Regions", "Given", "", ""},
		{"Codes", "links × 3", "", "no row is called \"links\""},
		{"Itself", "", "", ""},
	}
	rows := sheetOf(Make(Said{Inputs: shortener()}))
	first := len(rows)
	for _, o := range own {
		rows = append(rows, Row{Metric: o.metric, Calculation: o.calculation})
	}
	rows = append(rows, Row{"Said", "5", "Peak QPS × 2"})
	complete, reasons := Complete(rows)
	for i, o := range own {
		if got := complete[first+i].Value; got != o.want || reasons[first+i] != o.reason {
			t.Errorf("%s = %s: %q %q, not %q %q", o.metric, o.calculation, got, reasons[first+i], o.want, o.reason)
		}
	}
	if got := complete[len(complete)-1].Value; got != "5" {
		t.Errorf("what is said becomes %s", got)
	}
}
