package capacity

import (
	"errors"
	"fmt"
	"math"
)

// amount is a number inside a calculation. It is looser than a [Quantity],
// because authors are: "7 days × 2 GB" multiplies by seven, and the days are a
// label, while "2 GB per day × 5 years" makes no sense without the days of a
// year. So times are kept next to the number, as they were written, until a
// product is complete; see settled.
type amount struct {
	value       float64
	bytes, bits int8
	time        [timeCount]int8 // powers of the times it is written with
	share       bool            // a percentage that nothing was done with yet
	converts    bool            // holds a bare 24, 365, 86,400: times are converted by hand
}

// The times of an amount: microseconds, milliseconds, and the periods.
const (
	microsecond = iota
	millisecond
	firstPeriod
	timeCount = firstPeriod + int(year) + 1
)

// timeLength gives one of the times of an amount in seconds.
func timeLength(i int) float64 {
	switch i {
	case microsecond:
		return 1e-6
	case millisecond:
		return 1e-3
	}
	return period(i - firstPeriod).seconds()
}

// timesOf gives the power of a period for an amount.
func timesOf(p period, power int8) [timeCount]int8 {
	var out [timeCount]int8
	out[firstPeriod+int(p)] = power
	return out
}

// amountOf makes a quantity an amount, as it was written: 2 TB/day is 2 TB and
// the label per day.
func amountOf(q Quantity) amount {
	d := q.kind.dimension()
	a := amount{value: q.Amount().value, bytes: d.bytes, bits: d.bits, share: q.style == percent}
	if d.seconds != 0 {
		a.time = timesOf(q.period, d.seconds)
	}
	return a
}

// possible says what is wrong with the number that a calculation comes to.
func possible(value float64) error {
	if err := bounded(value); err != nil {
		return fmt.Errorf("what it comes to is %w", err)
	}
	return nil
}

var errUnits = errors.New("its units do not fit together")

// times multiplies two amounts, or divides them when power is -1.
func (a amount) times(b amount, power int8) (amount, error) {
	if power == 1 {
		a.value = float64(a.value * b.value)
	} else {
		if b.value == 0 {
			return a, errors.New("it divides by zero")
		}
		a.value = float64(a.value / b.value)
	}
	a.bytes += power * b.bytes
	a.bits += power * b.bits
	for i := range a.time {
		sum := int(a.time[i]) + int(power)*int(b.time[i])
		if sum > 9 || sum < -9 {
			return a, errUnits
		}
		a.time[i] = int8(sum)
	}
	if max(a.bytes, -a.bytes, a.bits, -a.bits) > 2 {
		return a, errUnits
	}
	a.share = false
	a.converts = a.converts || b.converts
	return a, possible(a.value)
}

// settled cancels the times of a complete product. Days over years that no
// factor of the author's converts are converted. Years of data are its number
// of years, where a factor has the days of one: 50 GB/day × 365 days × 5 years.
func (a amount) settled() amount {
	if a.time == [timeCount]int8{} {
		return a
	}
	for i := range a.time {
		for j := range a.time {
			for a.time[i] > 0 && a.time[j] < 0 {
				if !a.converts {
					a.value = float64(a.value * between(i, j))
				}
				a.time[i]--
				a.time[j]++
			}
		}
	}
	years := [timeCount]int8{firstPeriod + int(year): 1}
	if a.converts && a.time == years && (a.bytes != 0 || a.bits != 0) {
		a.time = [timeCount]int8{}
	}
	return a
}

// constant gives a length of time in another, such as 365 days/year, as the
// plain number by which an author converts.
func (a amount) constant() amount {
	per, lasts := -1, -1
	for i, power := range a.time {
		switch power {
		case 1:
			lasts = i
		case -1:
			per = i
		}
	}
	if per < 0 || lasts < 0 || !near(float64(a.value*timeLength(lasts)), timeLength(per), tooFar) {
		return a
	}
	a.time = [timeCount]int8{}
	a.converts = true
	return a
}

// between tells how many of the time j are in one i. Twelve months are a year,
// though a month is 30 days.
func between(i, j int) float64 {
	const months, years = firstPeriod + int(month), firstPeriod + int(year)
	switch {
	case i == years && j == months:
		return 12
	case i == months && j == years:
		return 1.0 / 12
	}
	return timeLength(i) / timeLength(j)
}

// plus adds b, or subtracts it when sign is -1.
func (a amount) plus(b amount, sign float64) (amount, error) {
	if b.share && !a.share {
		// 100 TB + 20% is a fifth more.
		b.value, b.bytes, b.bits, b.time = float64(a.value*b.value), a.bytes, a.bits, a.time
	}
	if a.bytes != b.bytes || a.bits != b.bits {
		return a, errUnits
	}
	if a.time != b.time {
		none := [timeCount]int8{}
		switch none {
		case a.time:
			a.time = b.time
		case b.time:
		default:
			return a, errUnits
		}
	}
	a.value = float64(a.value + float64(sign*b.value))
	a.share = a.share && b.share
	a.converts = a.converts || b.converts
	return a, possible(a.value)
}

// raised gives the amount to a whole power.
func (a amount) raised(power float64) (amount, error) {
	if power != math.Trunc(power) || power < 0 || power > 64 || a.bytes != 0 || a.bits != 0 {
		return a, errors.New("it has a power that cannot be computed")
	}
	value := 1.0
	for range int(power) {
		value = float64(value * a.value)
		if err := possible(value); err != nil {
			return a, err
		}
	}
	a.value, a.share, a.time = value, false, [timeCount]int8{}
	return a, nil
}

// data tells whether the amount is bytes or bits; ok is false when it is
// neither, nor a plain number.
func (a amount) data() (kind Kind, ok bool) {
	switch {
	case a.bytes == 0 && a.bits == 0:
		return Count, true
	case a.bytes == 1 && a.bits == 0:
		return Bytes, true
	case a.bytes == 0 && a.bits == 1 || a.bytes == -1 && a.bits == 1:
		return Bits, true
	}
	return Count, false
}

// per gives the one period that the amount is a rate of.
func (a amount) per() (p period, ok bool) {
	found := -1
	for i, power := range a.time {
		switch {
		case power == 0:
			continue
		case power != -1 || found >= 0 || i < firstPeriod:
			return second, false
		}
		found = i
	}
	return period(max(found-firstPeriod, 0)), found >= 0
}

// lasting gives the one time that the amount is a duration of, in seconds.
func (a amount) lasting() (seconds float64, ok bool) {
	for i, power := range a.time {
		switch {
		case power == 0:
			continue
		case power != 1 || ok:
			return 0, false
		}
		seconds, ok = timeLength(i), true
	}
	return seconds, ok
}

// quantity makes an amount a quantity, when nothing is known about the value
// that it should give.
func (a amount) quantity() (Quantity, error) {
	kind, ok := a.data()
	if !ok {
		return Quantity{}, errUnits
	}
	d, p := kind.dimension(), second
	if per, isRate := a.per(); isRate && !a.converts {
		p, d.seconds = per, -1
		a.value = float64(a.value / p.seconds())
	}
	kind, _ = d.kind()
	q := Quantity{value: a.value, kind: kind, period: p}
	if a.share && kind == Count {
		q.style = percent
	}
	return q, possible(a.value)
}
