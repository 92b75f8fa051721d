package capacity

import (
	"errors"
	"fmt"
	"strings"
)

// An Input is one of the few figures that an author says about a system, and
// that the rows of an estimate follow from. Its text is its name.
type Input string

// The inputs. All are optional.
const (
	InputTotalUsers      Input = "inputs.total_users"
	InputDailyActive     Input = "inputs.daily_active"    // a share of the total users, or a number
	InputPeakConcurrent  Input = "inputs.peak_concurrent" // a share of the daily active users, or a number
	InputGrowth          Input = "inputs.growth"          // of the users, as a share per year
	InputRequestsPerUser Input = "inputs.requests_per_user"
	InputPeakFactor      Input = "inputs.peak_factor"
	InputReadWriteRatio  Input = "inputs.read_write_ratio"
	InputDataPerUser     Input = "inputs.data_per_user"
	InputNewDataPerUser  Input = "inputs.new_data_per_user" // per active user and day
	InputRequestSize     Input = "inputs.request_size"
	InputResponseSize    Input = "inputs.response_size"
)

// inputs gives all inputs.
func inputs() []Input {
	return []Input{
		InputTotalUsers, InputDailyActive, InputPeakConcurrent, InputGrowth,
		InputRequestsPerUser, InputPeakFactor, InputReadWriteRatio,
		InputDataPerUser, InputNewDataPerUser, InputRequestSize, InputResponseSize,
	}
}

// Accepts says what the input can be, with an example.
func (i Input) Accepts() string {
	switch i {
	case InputTotalUsers:
		return "a number of users, such as 500M"
	case InputDailyActive:
		return "a share of the total users, such as 20%, or a number, such as 100M"
	case InputPeakConcurrent:
		return "a share of the daily active users, such as 10%, or a number, such as 10M"
	case InputGrowth:
		return "a share per year, such as 20%"
	case InputRequestsPerUser:
		return "a number of requests per active user and day, such as 20"
	case InputPeakFactor:
		return "a factor, such as 3"
	case InputReadWriteRatio:
		return "a ratio, such as 100:1"
	case InputNewDataPerUser:
		return "an amount of data in bytes, per active user and day, such as 100 B"
	}
	return "an amount of data in bytes, such as 2 KB"
}

// Read reads the text of an input. The error is the way out: what was perhaps
// meant, or what is wrong, and what is accepted.
func (i Input) Read(text string) (Quantity, error) {
	q, err := i.read(text)
	if err == nil {
		return q, nil
	}
	if meant := i.meant(text); meant != "" {
		return Quantity{}, fmt.Errorf("did you mean %s? accepted: %s", meant, i.Accepts())
	}
	what := err.Error()
	if wrong := (*unreadable)(nil); errors.As(err, &wrong) {
		what = wrong.what
	}
	return Quantity{}, fmt.Errorf("%s; accepted: %s", what, i.Accepts())
}

func (i Input) read(text string) (Quantity, error) {
	q, err := parse(text)
	if err != nil {
		return Quantity{}, err
	}
	return i.fit(q)
}

// meant gives the text that people mean who leave out a sign or a space: 20%
// for a growth of 20 or 0.2, 100:1 for a ratio of 100, 500 B for 500B, which
// is a number of billions.
func (i Input) meant(text string) string {
	candidates := []string{text + "%", text + ":1"}
	if number, ok := strings.CutSuffix(text, "B"); ok {
		candidates = append(candidates, number+" B")
	}
	if q, err := parse(text); err == nil && q.kind == Count && q.value < 1 {
		candidates[0] = groupedAt(q.value*100, 12) + "%"
	}
	for _, c := range candidates {
		if _, err := i.read(c); err == nil {
			return c
		}
	}
	return ""
}

// fit gives the quantity as the input means it: what is said per second or
// per week becomes what it is per day.
func (i Input) fit(q Quantity) (Quantity, error) {
	switch i {
	case InputDailyActive, InputPeakConcurrent:
		if q.kind == Count && q.style == percent {
			return q, nil
		}
		fallthrough
	case InputTotalUsers:
		if q.kind == Count && q.style == plain && q.value > 0 && q.value < 1 {
			return q, errors.New("it is less than one user")
		}
		return q.only(Count, plain)
	case InputGrowth:
		return growth(q)
	case InputRequestsPerUser:
		return daily(q).only(Count, plain)
	case InputPeakFactor:
		if q.kind == Count && q.style == times {
			q.style = plain
		}
		return q.only(Count, plain)
	case InputReadWriteRatio:
		return q.only(Count, ratio)
	case InputNewDataPerUser:
		q = daily(q)
	}
	return q.only(Bytes, q.style)
}

// only refuses a quantity of another kind, or written in another style.
func (q Quantity) only(kind Kind, s style) (Quantity, error) {
	if q.kind == kind && q.style == s {
		return q, nil
	}
	what := q.kind.String()
	if q.kind == Count && q.style != plain {
		what = [...]string{percent: "a share", times: "a factor", ratio: "a ratio"}[q.style]
	}
	return q, fmt.Errorf("it is %s", what)
}

// daily gives what a rate makes in a day; any other quantity stays as it is.
func daily(q Quantity) Quantity { return madeIn(q, day) }

// madeIn gives what a rate makes in a period; any other quantity stays as it
// is.
func madeIn(q Quantity, p period) Quantity {
	if q.kind.dimension().seconds != -1 {
		return q
	}
	whole, err := q.Mul(Quantity{value: p.seconds(), kind: Duration})
	if err != nil { // it is too large for a quantity
		return q
	}
	whole.style = q.style
	return whole
}

// growth gives a growth per year as a share.
func growth(q Quantity) (Quantity, error) {
	if q.kind == Rate && q.style == percent && q.period == year {
		q = madeIn(q, year)
	}
	return q.only(Count, percent)
}
