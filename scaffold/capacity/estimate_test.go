package capacity

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shortener are the inputs of a URL shortener: all there are.
func shortener() map[Input]string {
	return map[Input]string{
		InputTotalUsers: "120M", InputDailyActive: "20%", InputPeakConcurrent: "10%", InputGrowth: "20%",
		InputRequestsPerUser: "18", InputPeakFactor: "3", InputReadWriteRatio: "100:1",
		InputDataPerUser: "2 KB", InputNewDataPerUser: "90 B", InputRequestSize: "500 B", InputResponseSize: "500 B",
	}
}

// lines is an estimate as text, to be compared.
func (e Estimate) lines() string {
	var b strings.Builder
	var last Metric
	for _, f := range rules() {
		cell, ok := e.Rows[f.row]
		if ok && f.row != last {
			b.WriteString(string(f.row) + " | " + cell.Value + " | " + cell.Calculation + "\n")
		}
		last = f.row
	}
	for _, f := range e.Faults {
		b.WriteString("fault: " + f.Name + " " + f.What + "\n")
	}
	for _, f := range e.Warnings {
		b.WriteString("warning: " + f.Name + " " + f.What + "\n")
	}
	return b.String()
}

func TestMake(t *testing.T) {
	for _, test := range []struct {
		name string
		said Said
		want string
	}{
		{"nothing", Said{}, ""},
		{"missing inputs", Said{Inputs: map[Input]string{InputDailyActive: "20%", InputPeakFactor: "3", InputDataPerUser: "2 KB", InputRequestSize: "1 KB"}}, `
data.data_per_user | 2 KB | Given
bandwidth.average_request_size | 1 KB | Given
`},
		{"numbers in place of shares", Said{Inputs: map[Input]string{InputTotalUsers: "120M", InputDailyActive: "24M", InputPeakConcurrent: "2.4M"}}, `
users.total_users | 120M | Given
users.daily_active_users | 24M | Given
users.peak_concurrent_users | 2.4M | Given
`},
		{"a share of nothing known", Said{Inputs: map[Input]string{InputPeakConcurrent: "10%"}, Rows: map[Metric]Cell{MetricDailyActiveUsers: {Value: "24M"}}}, `
users.daily_active_users | 24M | 
users.peak_concurrent_users | 2.4M | 10% of 24M DAU
`},
		{"all digits of what is said", Said{Inputs: map[Input]string{InputTotalUsers: "1,234,567 users", InputGrowth: "12.5% per year", InputReadWriteRatio: "100 to 3", InputDataPerUser: "1.2345 MB", InputDailyActive: "12.345%"}}, `
users.total_users | 1,234,567 | Given
users.daily_active_users | 152,407 | 12.345% of 1,234,567 total users
users.growth_rate | 12.5% per year | Given
traffic.read_write_ratio | 100:3 | Given
data.data_per_user | 1.2345 MB | Given
data.total_storage | 1.52 TB | 1,234,567 users × 1.2345 MB
`},
		{"rates in place of what they make in a day", Said{Inputs: map[Input]string{InputDailyActive: "10M", InputRequestsPerUser: "2/hour", InputGrowth: "0%", InputTotalUsers: "20M", InputDataPerUser: "1 MB", InputNewDataPerUser: "14 KB/week"}}, `
users.total_users | 20M | Given
users.daily_active_users | 10M | Given
users.growth_rate | 0% per year | Given
traffic.requests_per_day | 480M | 10M DAU × 48 requests per user
traffic.requests_per_second | 5,556 | 480M ÷ 86,400
data.data_per_user | 1 MB | Given
data.total_storage | 20 TB | 20M users × 1 MB
data.daily_growth | 20 GB | (20M users × 0% ÷ 365) × 1 MB + 10M DAU × 2 KB
data.five_year_storage | 56.5 TB | 20 TB + 5 × 365 × 20 GB
`},
		{"steps of 1,024 stay", Said{Inputs: map[Input]string{InputTotalUsers: "1M", InputDataPerUser: "64 KiB"}}, `
users.total_users | 1M | Given
data.data_per_user | 64 KiB | Given
data.total_storage | 61 GiB | 1M users × 64 KiB
`},
		{"rows feed rows", Said{Inputs: map[Input]string{InputPeakFactor: "2"}, Rows: map[Metric]Cell{
			MetricRequestsPerSecond: {"5K QPS", "Measured"}, MetricRequestSize: {Value: "1 KB"}, MetricResponseSize: {Value: "3 KB"},
		}}, `
traffic.requests_per_second | 5K QPS | Measured
traffic.peak_qps | 10,000 | 5,000 × 2
bandwidth.average_request_size | 1 KB | 
bandwidth.average_response_size | 3 KB | 
bandwidth.peak_bandwidth | 320 Mbps | 10,000 QPS × (1 KB + 3 KB) × 8 bits/byte
`},
		{"a worded row, with the figure in the inputs", Said{
			Inputs: map[Input]string{InputTotalUsers: "120M", InputDailyActive: "20%"},
			Rows:   map[Metric]Cell{MetricTotalUsers: {Value: "All of Brazil's phones"}},
		}, `
users.total_users | All of Brazil's phones | 
users.daily_active_users | 24M | 20% of 120M total users
`},
		{"a worded row alone feeds nothing", Said{
			Inputs: map[Input]string{InputDailyActive: "20%"}, Rows: map[Metric]Cell{MetricTotalUsers: {Value: "many"}},
		}, `
users.total_users | many | 
`},
		{"a row given as a share", Said{
			Inputs: map[Input]string{InputTotalUsers: "120M", InputRequestsPerUser: "10"}, Rows: map[Metric]Cell{MetricDailyActiveUsers: {Value: "25%"}},
		}, `
users.total_users | 120M | Given
users.daily_active_users | 25% | 
traffic.requests_per_day | 300M | 30M DAU × 10 requests per user
traffic.requests_per_second | 3,472 | 300M ÷ 86,400
`},
		{"no input, no row", Said{Rows: map[Metric]Cell{MetricRequestsPerDay: {Value: "432M"}, MetricPeakQPS: {Calculation: "later"}}}, `
traffic.requests_per_day | 432M | 
traffic.peak_qps |  | later
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), Make(test.said).lines()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A row given outright that contradicts the rest by more than 5 % is a fault,
// or a warning when it has a calculation of its own.
func TestContradictions(t *testing.T) {
	for _, test := range []struct {
		row  Metric
		cell Cell
		want string
	}{
		{MetricDailyActiveUsers, Cell{Value: "24M"}, ""},
		{MetricDailyActiveUsers, Cell{Value: "25.2M"}, ""},
		{MetricDailyActiveUsers, Cell{Value: "22.8M"}, ""},
		{MetricDailyActiveUsers, Cell{Value: "20%"}, ""},
		{MetricDailyActiveUsers, Cell{Value: "about a fifth"}, ""},
		{MetricDailyActiveUsers, Cell{Value: "25.3M"}, "fault: users.daily_active_users is 25.3M, but 20% of 120M total users is 24M\n"},
		{MetricDailyActiveUsers, Cell{Value: "22.7M"}, "fault: users.daily_active_users is 22.7M, but 20% of 120M total users is 24M\n"},
		{MetricDailyActiveUsers, Cell{Value: "30%"}, "fault: users.daily_active_users is 30%, but 20% of 120M total users is 24M\n"},
		{MetricDailyActiveUsers, Cell{"50M", "Measured"}, "warning: users.daily_active_users is 50M, but 20% of 120M total users is 24M\n"},
		{MetricTotalUsers, Cell{Value: "100M"}, "fault: users.total_users is 100M, but the inputs say 120M\n"},
		{MetricGrowthRate, Cell{Value: "20%"}, ""},
		{MetricGrowthRate, Cell{Value: "50% per year"}, "fault: users.growth_rate is 50% per year, but the inputs say 20% per year\n"},
		{MetricRequestsPerDay, Cell{Value: "5,000/s"}, ""},
		{MetricRequestsPerSecond, Cell{Value: "432M per day"}, ""},
		{MetricRequestsPerSecond, Cell{Value: "432M"}, "fault: traffic.requests_per_second is 432M, but 432M ÷ 86,400 is 5,000\n"},
		{MetricReadWriteRatio, Cell{Value: "1:100"}, "fault: traffic.read_write_ratio is 1:100, but the inputs say 100:1\n"},
		{MetricTotalStorage, Cell{Value: "240 TB"}, "fault: data.total_storage is 240 TB, but 120M users × 2 KB is 240 GB\n"},
		{MetricTotalStorage, Cell{Value: "240"}, "fault: data.total_storage is 240, but 120M users × 2 KB is 240 GB\n"},
		{MetricTotalStorage, Cell{Value: "1.92 Tbit"}, "fault: data.total_storage is 1.92 Tbit, but 120M users × 2 KB is 240 GB\n"},
		{MetricDailyGrowth, Cell{Value: "2.3 GB/day"}, ""},
		{MetricPeakBandwidth, Cell{Value: "15 MB/s"}, ""},
		{MetricPeakBandwidth, Cell{Value: "15 MB"}, ""},
		{MetricPeakBandwidth, Cell{Value: "120 MB/s"}, "fault: bandwidth.peak_bandwidth is 120 MB/s, but 15,000 QPS × (500 B + 500 B) × 8 bits/byte is 120 Mbps\n"},
	} {
		e := Make(Said{Inputs: shortener(), Rows: map[Metric]Cell{test.row: test.cell}})
		got := Estimate{Faults: e.Faults, Warnings: e.Warnings}.lines()
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s = %v (-want +got):\n%s", test.row, test.cell, diff)
		}
		if got := e.Rows[test.row].Value; got != test.cell.Value {
			t.Errorf("%s = %v is printed as %q", test.row, test.cell, got)
		}
	}
}

// Two rows contradict each other without any input, too.
func TestRowsContradictEachOther(t *testing.T) {
	got := Make(Said{Rows: map[Metric]Cell{MetricTotalUsers: {Value: "1M"}, MetricDataPerUser: {Value: "2 KB"}, MetricTotalStorage: {Value: "2 TB"}}})
	want := "data.total_storage is 2 TB, but 1M users × 2 KB is 2 GB"
	if len(got.Faults) != 1 || got.Faults[0].Name+" "+got.Faults[0].What != want {
		t.Errorf("faults: %v, not %s", got.Faults, want)
	}
}

// What is hardly meant is a warning, and stops nothing.
func TestDoubts(t *testing.T) {
	for input, test := range map[Input]struct{ text, want string }{
		InputDailyActive:    {"130M", "warning: users.daily_active_users is 130M, more than the total users, 120M\n"},
		InputPeakConcurrent: {"150%", "warning: users.peak_concurrent_users is 36M, more than the daily active users, 24M\n"},
		InputPeakFactor:     {"0.5", "warning: traffic.peak_qps is 2,500, less than the average, which is 5,000\n"},
		InputResponseSize:   {"1 TB", "warning: bandwidth.average_response_size is 1 TB, which is a lot for one message on average\n"},
		InputRequestSize:    {"1 GB", "warning: bandwidth.average_request_size is 1 GB, which is a lot for one message on average\n"},
		InputNewDataPerUser: {"999 MB", ""},
	} {
		said := shortener()
		said[input] = test.text
		e := Make(Said{Inputs: said})
		if got := (Estimate{Faults: e.Faults, Warnings: e.Warnings}).lines(); got != test.want {
			t.Errorf("%s = %s: %q, not %q", input, test.text, got, test.want)
		}
		if len(e.Rows) != 15 {
			t.Errorf("%s = %s: %d rows", input, test.text, len(e.Rows))
		}
	}
}

// What cannot be is a fault of the row or the input, which it names.
func TestFaults(t *testing.T) {
	e := Make(Said{Inputs: map[Input]string{InputTotalUsers: "1e20", InputDataPerUser: "900 TB", InputGrowth: "fast", InputPeakFactor: ""}})
	want := `users.total_users | 100,000,000T | Given
data.data_per_user | 900 TB | Given
fault: inputs.growth cannot be "fast"
fault: inputs.peak_factor cannot be ""
fault: data.total_storage cannot be computed: what comes of 100,000,000T and 900 TB is too large
`
	if diff := cmp.Diff(want, e.lines()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadInput(t *testing.T) {
	for _, test := range []struct {
		input      Input
		text, want string // the quantity, or the way out
	}{
		{InputTotalUsers, "500M", "500M"},
		{InputTotalUsers, "~1.5 billion", "1.5B"},
		{InputTotalUsers, "20%", "it is a share; accepted: a number of users, such as 500M"},
		{InputTotalUsers, "0.5", "it is less than one user; accepted: a number of users, such as 500M"},
		{InputTotalUsers, "-5", "it is below zero; accepted: a number of users, such as 500M"},
		{InputTotalUsers, "2 KB", "it is bytes; accepted: a number of users, such as 500M"},
		{InputDailyActive, "20%", "20%"},
		{InputDailyActive, "100M", "100M"},
		{InputDailyActive, "0.2", "did you mean 20%? accepted: a share of the total users, such as 20%, or a number, such as 100M"},
		{InputPeakConcurrent, "5:1", "it is a ratio; accepted: a share of the daily active users, such as 10%, or a number, such as 10M"},
		{InputGrowth, "20% per year", "20%"},
		{InputGrowth, "20", "did you mean 20%? accepted: a share per year, such as 20%"},
		{InputGrowth, "0.125", "did you mean 12.5%? accepted: a share per year, such as 20%"},
		{InputGrowth, "2% per month", "it is a rate; accepted: a share per year, such as 20%"},
		{InputRequestsPerUser, "20/day", "20"},
		{InputRequestsPerUser, "1 per hour", "24"},
		{InputPeakFactor, "3x", "3"},
		{InputPeakFactor, "20%", "it is a share; accepted: a factor, such as 3"},
		{InputReadWriteRatio, "100:1", "100:1"},
		{InputReadWriteRatio, "100", "did you mean 100:1? accepted: a ratio, such as 100:1"},
		{InputDataPerUser, "2KiB", "2 KiB"},
		{InputDataPerUser, "500B", "did you mean 500 B? accepted: an amount of data in bytes, such as 2 KB"},
		{InputDataPerUser, "500", "it is a number; accepted: an amount of data in bytes, such as 2 KB"},
		{InputNewDataPerUser, "14 KB/week", "2 KB"},
		{InputRequestSize, "4 Kbit", "it is bits; accepted: an amount of data in bytes, such as 2 KB"},
		{InputResponseSize, "4 KB/s", "it is bytes per second; accepted: an amount of data in bytes, such as 2 KB"},
	} {
		q, err := test.input.Read(test.text)
		got := q.String()
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s = %q: %s, not %s", test.input, test.text, got, test.want)
		}
	}
}

// Every input feeds a row, and every row is fed by an input.
func TestFeeds(t *testing.T) {
	fed := map[Metric]bool{}
	for _, input := range inputs() {
		rows := input.Feeds()
		if len(rows) == 0 {
			t.Errorf("nothing follows from %s", input)
		}
		for _, row := range rows {
			fed[row] = true
		}
	}
	for _, f := range rules() {
		if !fed[f.row] {
			t.Errorf("%s follows from nothing", f.row)
		}
	}
	want := []Metric{MetricPeakQPS, MetricPeakBandwidth}
	if diff := cmp.Diff(want, InputPeakFactor.Feeds()); diff != "" {
		t.Errorf("from the peak factor follows (-want +got):\n%s", diff)
	}
}
