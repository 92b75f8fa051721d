package capacity

import (
	"math"
	"strings"
)

// compare compares the value of a row with what its calculation comes to; ok is
// false when they are of different kinds.
func (s *Sheet) compare(i int, st stated, r result) (c Check, ok bool) {
	values, clear := s.candidates(i, st, r)
	if len(values) == 0 {
		return c, false
	}
	c = Check{Verdict: Computed, Stated: st.quantity}
	tolerance := tooFar + st.tolerance
	number := st.quantity.Amount().value
	for _, v := range values {
		if near(number, v, tolerance) || st.follows(number, v) {
			values[0], c.Agrees = v, true
			break
		}
	}
	q := st.quantity
	q.value = float64(values[0] / q.period.seconds())
	if q.style == ratio && q.value == 0 {
		q.style = plain
	}
	if bounded(q.value) != nil {
		return c, false
	}
	c.Recomputed = q
	if values[0] > 0 {
		c.Factor = float64(number / values[0])
	}
	if !c.Agrees {
		if !clear && r.amount.isTimeFactor(c.Factor) {
			return c, false
		}
		kind, _ := r.amount.data()
		c.Slip = slipOf(c.Factor, kind != Count)
	}
	return c, true
}

// follows reports whether a number is another one as people round it beyond
// its digits: a whole number of servers, or data in steps of 1,024 under the
// names of those of 1,000.
func (st stated) follows(number, v float64) bool {
	if st.quantity.kind == Count && st.quantity.style == plain {
		return number == math.Trunc(number) && number < 1000 && math.Abs(number-v) < 1
	}
	if st.amount.bytes == 0 || st.quantity.style == binary {
		return false
	}
	for range 4 {
		if v = float64(v * (1000.0 / 1024)); near(number, v, 0.01+st.tolerance) {
			return true
		}
	}
	return false
}

// candidates gives the numbers that the value may be, in its own unit and
// period, the likeliest first. clear is false when times remain that the
// calculation may have been meant to convert.
func (s *Sheet) candidates(i int, st stated, r result) (values []float64, clear bool) {
	a := r.amount
	is, ok := a.data()
	wanted, _ := st.quantity.Amount().kind.dimension().data()
	if !ok || (is == Count) != (wanted == Count) || st.quantity.kind == bitsPerByte {
		return nil, true
	}
	if st.quantity.style == ratio && !isQuotient(s.rows[i].Calculation) {
		return nil, true
	}
	if st.quantity.kind == Duration {
		if seconds, lasts := a.lasting(); lasts && is == Count {
			return []float64{float64(a.value * seconds)}, true
		}
		return nil, true
	}
	isBandwidth := st.hasPer && strings.Contains(strings.ToLower(s.rows[i].Metric), "bandwidth")
	values = r.inData(is, wanted, isBandwidth)
	if st.quantity.style == percent {
		values = append(values, float64(values[0]/100))
	}
	per, isRate := a.per()
	rowPer, rowHas := st.quantity.period, st.hasPer
	if !rowHas {
		rowPer, rowHas = periodOfLabel(s.rows[i].Metric)
	}
	clear = a.time == [timeCount]int8{} || isRate && rowHas && per == rowPer
	if isRate && rowHas && per != rowPer {
		converted := float64(values[0] * (rowPer.seconds() / per.seconds()))
		if a.converts {
			values = append(values, converted)
		} else {
			values = append([]float64{converted}, values...)
		}
	}
	return values, clear
}

// isQuotient reports whether a calculation divides. One that does not may tell one side
// of a ratio.
func isQuotient(calculation string) bool {
	return strings.ContainsAny(calculation, "÷/:") || strings.Contains(calculation, " per ")
}

// data gives the kind of data of a dimension, or Count.
func (d dimension) data() (Kind, bool) {
	return amount{bytes: d.bytes, bits: d.bits}.data()
}

// inData gives the number of bytes or bits that are wanted. A bare 8 in the
// calculation makes bits of bytes; elsewhere it may be any eight things.
func (r result) inData(is, wanted Kind, bandwidth bool) []float64 {
	v := r.amount.value
	eightfold, eighth := float64(v*8), float64(v/8)
	switch {
	case is == Bytes && wanted == Bits && r.seen.lastEight && r.seen.byEight:
		return []float64{v}
	case is == Bytes && wanted == Bits && r.seen.byEight:
		return []float64{v, eightfold}
	case is == Bytes && wanted == Bits:
		return []float64{eightfold}
	case is == Bits && wanted == Bytes && r.seen.overEight:
		return []float64{v, eighth}
	case is == Bits && wanted == Bytes:
		return []float64{eighth}
	case is == Bytes && wanted == Bytes && r.seen.lastEight && r.seen.byEight && bandwidth:
		return []float64{eighth} // a bandwidth of bits, printed as one of bytes
	case is == Bytes && wanted == Bytes && r.seen.byEight:
		return []float64{v, eighth}
	case is == Bits && wanted == Bits && r.seen.overEight:
		return []float64{v, eightfold}
	}
	return []float64{v}
}

// slipOf gives the likely reason for a value that is off by a factor.
func slipOf(factor float64, ofData bool) Slip {
	if factor <= 0 {
		return NoSlip
	}
	if factor < 1 {
		factor = 1 / factor
	}
	if ofData && near(factor, 8, tooFar) {
		return BitsForBytes
	}
	for _, step := range []float64{1e3, 1e6, 1e9, 1e12, 1 << 10, 1 << 20, 1 << 30} {
		if near(factor, step, tooFar) {
			return UnitPrefix
		}
	}
	return NoSlip
}

// isTimeFactor reports whether a factor is one that converts the times that the
// amount still has.
func (a amount) isTimeFactor(factor float64) bool {
	if factor <= 0 {
		return false
	}
	if factor < 1 {
		factor = 1 / factor
	}
	for i := range timeCount {
		for j := range timeCount {
			if a.time[i] == 0 && a.time[j] == 0 {
				continue
			}
			if f := between(i, j); f > 1 && near(factor, f, tooFar) {
				return true
			}
		}
	}
	return false
}
