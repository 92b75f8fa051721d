package capacity

import "strings"

// A rule is how a row follows from inputs and from other rows.
type rule struct {
	row    Metric
	needs  []string                               // names of inputs and rows
	follow func(given []figure) (outcome, string) // with the working; nil where the row is what the input says
}

// A figure is a quantity as it stands in the estimate.
type figure struct {
	q    Quantity
	text string
}

// share is what the name of an input ends in that was given as a share.
const share = "%"

// The fixed numbers of the rules.
var (
	secondsPerDay = Quantity{value: 86400}
	daysPerYear   = Quantity{value: 365}
	fiveYears     = Quantity{value: 5 * 365}
	eightBits     = Quantity{value: 8, kind: bitsPerByte}
	aSecond       = Quantity{value: 1, kind: Duration}
)

// rules gives the rules, in the order of the rows. Where a row has two,
// the first counts for which everything is known.
func rules() []rule {
	return []rule{
		{MetricTotalUsers, []string{string(InputTotalUsers)}, nil},
		{MetricDailyActiveUsers, []string{string(InputDailyActive)}, nil},
		{MetricDailyActiveUsers, []string{string(InputDailyActive) + share, string(MetricTotalUsers)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[1].q).times(f[0].q), f[0].text + " of " + f[1].text + " total users"
			}},
		{MetricPeakConcurrentUsers, []string{string(InputPeakConcurrent)}, nil},
		{MetricPeakConcurrentUsers, []string{string(InputPeakConcurrent) + share, string(MetricDailyActiveUsers)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[1].q).times(f[0].q), f[0].text + " of " + f[1].text + " DAU"
			}},
		{MetricGrowthRate, []string{string(InputGrowth)}, nil},
		{MetricRequestsPerDay, []string{string(MetricDailyActiveUsers), string(InputRequestsPerUser)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[0].q).times(f[1].q), f[0].text + " DAU × " + f[1].text + " requests per user"
			}},
		{MetricRequestsPerSecond, []string{string(MetricRequestsPerDay)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[0].q).over(secondsPerDay), f[0].text + " ÷ 86,400"
			}},
		{MetricPeakQPS, []string{string(MetricRequestsPerSecond), string(InputPeakFactor)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[0].q).times(f[1].q), f[0].text + " × " + f[1].text
			}},
		{MetricReadWriteRatio, []string{string(InputReadWriteRatio)}, nil},
		{MetricDataPerUser, []string{string(InputDataPerUser)}, nil},
		{MetricTotalStorage, []string{string(MetricTotalUsers), string(MetricDataPerUser)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[0].q).times(f[1].q), f[0].text + " users × " + f[1].text
			}},
		{MetricDailyGrowth, []string{
			string(MetricTotalUsers), string(MetricGrowthRate), string(MetricDataPerUser),
			string(MetricDailyActiveUsers), string(InputNewDataPerUser),
		}, dailyGrowth},
		{MetricFiveYearStorage, []string{string(MetricTotalStorage), string(MetricDailyGrowth)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[1].q).times(fiveYears).plus(outcomeOf(f[0].q)), f[0].text + " + 5 × 365 × " + f[1].text
			}},
		{MetricRequestSize, []string{string(InputRequestSize)}, nil},
		{MetricResponseSize, []string{string(InputResponseSize)}, nil},
		{MetricPeakBandwidth, []string{string(MetricPeakQPS), string(MetricRequestSize), string(MetricResponseSize)},
			func(f []figure) (outcome, string) {
				return outcomeOf(f[1].q).plus(outcomeOf(f[2].q)).times(f[0].q).times(eightBits).over(aSecond),
					f[0].text + " QPS × (" + f[1].text + " + " + f[2].text + ") × 8 bits/byte"
			}},
	}
}

// dailyGrowth is what a day's share of the year's new users brings, and what
// the active users add.
func dailyGrowth(f []figure) (outcome, string) {
	users, growth, data, active, added := f[0], f[1], f[2], f[3], f[4]
	newUsers := outcomeOf(users.q).times(growth.q).over(daysPerYear)
	return newUsers.times(data.q).plus(outcomeOf(active.q).times(added.q)),
		"(" + users.text + " users × " + strings.TrimSuffix(growth.text, " per year") + " ÷ 365) × " + data.text +
			" + " + active.text + " DAU × " + added.text
}

// Feeds gives the rows that follow from an input, at once or by way of others.
func (i Input) Feeds() []Metric {
	from := map[string]bool{string(i): true, string(i) + share: true}
	var rows []Metric
	for _, f := range rules() { // each stands behind those that it needs
		for _, need := range f.needs {
			if from[need] && !from[string(f.row)] {
				from[string(f.row)] = true
				rows = append(rows, f.row)
			}
		}
	}
	return rows
}

// An outcome is a quantity that is being reckoned, or what was wrong on the way.
type outcome struct {
	q   Quantity
	err error
}

func outcomeOf(q Quantity) outcome { return outcome{q: q} }

func (o outcome) times(q Quantity) outcome { return o.then(q, Quantity.Mul) }

func (o outcome) over(q Quantity) outcome { return o.then(q, Quantity.Div) }

func (o outcome) plus(s outcome) outcome {
	if s.err != nil {
		return s
	}
	return o.then(s.q, Quantity.Add)
}

func (o outcome) then(q Quantity, reckon func(Quantity, Quantity) (Quantity, error)) outcome {
	if o.err == nil {
		o.q, o.err = reckon(o.q, q)
	}
	return o
}
