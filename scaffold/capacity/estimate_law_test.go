package capacity

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/seeded"
)

// randomInputs are inputs as systems have them, from a dozen users to the
// whole world and from bytes to films.
func randomInputs(r *rand.Rand) map[Input]string {
	number := func(low, high float64) string {
		return count(low * math.Pow(high/low, r.Float64()))
	}
	size := func(low, high float64) string {
		return data(low*math.Pow(high/low, r.Float64()), "B", false)
	}
	return map[Input]string{
		InputTotalUsers:      number(1e3, 1e9),
		InputDailyActive:     fmt.Sprintf("%d%%", 1+r.IntN(100)),
		InputPeakConcurrent:  fmt.Sprintf("%.1f%%", 0.1+40*r.Float64()),
		InputGrowth:          fmt.Sprintf("%d%%", r.IntN(200)),
		InputRequestsPerUser: number(0.1, 5000),
		InputPeakFactor:      number(1, 20),
		InputReadWriteRatio:  fmt.Sprintf("%d:1", 1+r.IntN(1000)),
		InputDataPerUser:     size(10, 1e10),
		InputNewDataPerUser:  size(10, 1e8),
		InputRequestSize:     size(50, 1e6),
		InputResponseSize:    size(50, 1e8),
	}
}

// figure gives what a row says.
func (e Estimate) figure(t *testing.T, row Metric) float64 {
	t.Helper()
	q, err := Parse(e.Rows[row].Value)
	if err != nil {
		t.Fatal(err)
	}
	return q.Value()
}

// Ten times the users are ten times everything that users bring, but for the
// rounding of what is printed, and leave the rest alone.
func TestUsersScale(t *testing.T) {
	grows := map[Metric]bool{
		MetricTotalUsers: true, MetricDailyActiveUsers: true, MetricPeakConcurrentUsers: true,
		MetricRequestsPerDay: true, MetricRequestsPerSecond: true, MetricPeakQPS: true,
		MetricTotalStorage: true, MetricDailyGrowth: true, MetricFiveYearStorage: true,
		MetricPeakBandwidth: true,
	}
	r := seeded.Rand(t, 7)
	for range seeded.Rounds(500) {
		inputs := randomInputs(r)
		one := Make(Said{Inputs: inputs})
		more := maps.Clone(inputs)
		users, err := Parse(inputs[InputTotalUsers])
		if err != nil {
			t.Fatal(err)
		}
		more[InputTotalUsers] = count(users.Value() * 10)
		ten := Make(Said{Inputs: more})
		if len(one.Rows) != 15 || len(ten.Rows) != 15 {
			t.Fatalf("%v: %d and %d rows, faults %v %v", inputs, len(one.Rows), len(ten.Rows), one.Faults, ten.Faults)
		}
		for row := range one.Rows {
			want := 1.0
			if grows[row] {
				want = 10
			}
			// up to five roundings of half a percent on each side
			if got := ten.figure(t, row) / one.figure(t, row); math.Abs(got/want-1) > 0.05 {
				t.Errorf("%s becomes %v times as much, not %v:\n%s%s", row, got, want, one.lines(), ten.lines())
			}
		}
	}
}

// A row for which an input is missing is not there, and all others are.
func TestMissingInputs(t *testing.T) {
	type set = []Input
	dau := set{InputTotalUsers, InputDailyActive}
	perDay := append(slices.Clone(dau), InputRequestsPerUser)
	peak := append(slices.Clone(perDay), InputPeakFactor)
	growth := append(slices.Clone(dau), InputGrowth, InputDataPerUser, InputNewDataPerUser)
	needs := map[Metric]set{
		MetricTotalUsers:          {InputTotalUsers},
		MetricDailyActiveUsers:    dau,
		MetricPeakConcurrentUsers: append(slices.Clone(dau), InputPeakConcurrent),
		MetricGrowthRate:          {InputGrowth},
		MetricRequestsPerDay:      perDay,
		MetricRequestsPerSecond:   perDay,
		MetricPeakQPS:             peak,
		MetricReadWriteRatio:      {InputReadWriteRatio},
		MetricDataPerUser:         {InputDataPerUser},
		MetricTotalStorage:        {InputTotalUsers, InputDataPerUser},
		MetricDailyGrowth:         growth,
		MetricFiveYearStorage:     growth,
		MetricRequestSize:         {InputRequestSize},
		MetricResponseSize:        {InputResponseSize},
		MetricPeakBandwidth:       append(slices.Clone(peak), InputRequestSize, InputResponseSize),
	}
	r := seeded.Rand(t, 9)
	for range seeded.Rounds(1000) {
		inputs := randomInputs(r)
		for input := range inputs {
			if r.IntN(4) == 0 {
				delete(inputs, input)
			}
		}
		e := Make(Said{Inputs: inputs})
		for row, need := range needs {
			want := !slices.ContainsFunc(need, func(i Input) bool { return inputs[i] == "" })
			if _, got := e.Rows[row]; got != want {
				t.Errorf("%s is there: %t, not %t, from %v", row, got, want, inputs)
			}
		}
	}
}

// Any text of an input and of a row gives faults, or rows from which the same
// rows come again without the inputs: that is how an estimate is read back.
func FuzzMake(f *testing.F) {
	all, rows := inputs(), slices.Sorted(maps.Keys(Make(Said{Inputs: shortener()}).Rows))
	for i, text := range []string{
		"120M", "20%", "1e27", "0", "-1", "1:0", "0x10", "2 KB", "2500B", "1e-18%", "999,999", "1.5 billion users", "٣", "5 m", "∞",
		"20% per year", "3 per minute", "12 Gbps", "1 KiB", "99999999999999999999", ".5", "1:3", "[X]",
	} {
		f.Add(uint8(i), text, uint8(i*7), text, "", false)
		f.Add(uint8(i*3), text, uint8(i*5), "about "+text, text+" × 2", true)
	}
	f.Fuzz(func(t *testing.T, input uint8, text string, row uint8, value, calculation string, alone bool) {
		said := Said{Inputs: shortener(), Rows: map[Metric]Cell{}}
		if alone {
			said.Inputs = map[Input]string{}
		}
		said.Inputs[all[int(input)%len(all)]] = text
		if given := (Cell{value, calculation}); given != (Cell{}) {
			said.Rows[rows[int(row)%len(rows)]] = given
		}
		first := Make(said)
		if len(first.Faults) > 0 {
			return
		}
		again := Make(Said{Rows: first.Rows})
		if diff := cmp.Diff(first.Rows, again.Rows); diff != "" || len(again.Faults) > 0 {
			t.Errorf("%v: %v (-first +again):\n%s", said, again.Faults, diff)
		}
	})
}
