package capacity

import (
	"errors"
	"fmt"
	"math"
)

// Quantity is a number with a unit, such as 500M, 2 KB, 20% or 12 Gbps. It is
// never negative. The zero value is the number 0.
//
// Two quantities are == when their amounts are the same and they are written
// in the same way: 60 s and 1 min are, 20% and 0.2 are not; see [Quantity.Cmp].
type Quantity struct {
	value  float64 // in the base unit of the kind
	kind   Kind
	style  style
	period period // what a rate is printed per; second for everything else
}

// Kind says what a quantity measures. Only quantities of one kind can be
// added, subtracted or compared.
type Kind uint8

// The kinds of quantities, each with its base unit.
const (
	Count    Kind = iota // a plain number, a percentage, a factor or a ratio
	Bytes                // bytes
	Bits                 // bits
	Duration             // seconds
	Rate                 // counts per second
	ByteRate             // bytes per second
	BitRate              // bits per second
	bitsPerByte
)

// String names the kind as an error message does.
func (k Kind) String() string {
	switch k {
	case Bytes:
		return "bytes"
	case Bits:
		return "bits"
	case Duration:
		return "a time"
	case Rate:
		return "a rate"
	case ByteRate:
		return "bytes per second"
	case BitRate:
		return "bits per second"
	case bitsPerByte:
		return "bits per byte"
	}
	return "a number"
}

// dimension is a kind as powers of the three things that are measured.
type dimension struct{ bytes, bits, seconds int8 }

// dimension gives the powers that make the kind.
func (k Kind) dimension() dimension {
	switch k {
	case Bytes:
		return dimension{bytes: 1}
	case Bits:
		return dimension{bits: 1}
	case Duration:
		return dimension{seconds: 1}
	case Rate:
		return dimension{seconds: -1}
	case ByteRate:
		return dimension{bytes: 1, seconds: -1}
	case BitRate:
		return dimension{bits: 1, seconds: -1}
	case bitsPerByte:
		return dimension{bytes: -1, bits: 1}
	}
	return dimension{}
}

// kind gives the kind with these powers, if it is one that people write.
func (d dimension) kind() (Kind, bool) {
	for k := Count; k <= bitsPerByte; k++ {
		if k.dimension() == d {
			return k, true
		}
	}
	return Count, false
}

// The largest and the smallest amount that is not a mistake, in base units: a
// thousand yottabytes, and far less than a share of a percent per year.
const (
	largest  = 1e27
	smallest = 1e-18
)

// bounded says what is wrong with an amount, if anything is.
func bounded(value float64) error {
	switch {
	case math.IsNaN(value):
		return errors.New("not a number")
	case value < 0:
		return errors.New("below zero")
	case value > largest:
		return errors.New("too large")
	case value > 0 && value < smallest:
		return errors.New("too small")
	}
	return nil
}

// New gives value in a unit, so that New(2, KB) is 2,000 bytes. A unit is
// whatever [Parse] accepts after a number; the constants name the usual ones.
// A value that is negative, not a number or beyond all measure is an error.
func New(value float64, unit Unit) (Quantity, error) {
	m, err := measureOf(string(unit))
	if err != nil {
		return Quantity{}, err
	}
	return m.times(value)
}

// Kind tells what the quantity measures.
func (q Quantity) Kind() Kind { return q.kind }

// Value gives the amount in the base unit of its kind: a number, bytes, bits,
// seconds, or one of them per second. 20% is 0.2 and 100:1 is 100.
func (q Quantity) Value() float64 { return q.value }

// IsPercent reports whether the quantity is written with a percent sign.
func (q Quantity) IsPercent() bool { return q.style == percent }

// IsRatio reports whether the quantity is written as a ratio, 100:1.
func (q Quantity) IsRatio() bool { return q.style == ratio }

// Amount leaves out the time from a rate, in the period it is written in:
// 1,157/s becomes 1,157 and 2.3 TB/day becomes 2.3 TB, for a place whose label
// says per what. Any other quantity stays as it is.
func (q Quantity) Amount() Quantity {
	d := q.kind.dimension()
	if d.seconds != -1 {
		return q
	}
	d.seconds = 0
	kind, _ := d.kind()
	return Quantity{value: q.value * q.period.seconds(), kind: kind, style: q.style}
}

// Cmp compares two quantities of one kind: -1 when q is less than r, 0 when
// they are the same amount, 1 when q is more.
func (q Quantity) Cmp(r Quantity) (int, error) {
	switch {
	case q.kind != r.kind:
		return 0, fmt.Errorf("%s and %s cannot be compared: %s and %s", q, r, q.kind, r.kind)
	case q.value < r.value:
		return -1, nil
	case q.value > r.value:
		return 1, nil
	}
	return 0, nil
}

// Add gives the sum of two quantities of one kind.
func (q Quantity) Add(r Quantity) (Quantity, error) {
	if q.kind != r.kind {
		return Quantity{}, fmt.Errorf("%s and %s cannot be added: %s and %s", q, r, q.kind, r.kind)
	}
	return q.sum(r, float64(q.value+r.value))
}

// Sub gives the difference of two quantities of one kind. A difference below
// zero is an error.
func (q Quantity) Sub(r Quantity) (Quantity, error) {
	if q.kind != r.kind {
		return Quantity{}, fmt.Errorf("%s cannot be taken from %s: %s and %s", r, q, r.kind, q.kind)
	}
	return q.sum(r, float64(q.value-r.value))
}

// sum gives value as the sum or the difference of q and r.
func (q Quantity) sum(r Quantity, value float64) (Quantity, error) {
	out := Quantity{value: value, kind: q.kind, period: q.period}
	if q.style == r.style && q.style != ratio {
		out.style = q.style
	}
	return out.checked(q, r)
}

// Mul gives the product of two quantities: users × bytes are bytes, requests
// per second × bytes are bytes per second. What has no unit anybody writes
// (bytes × bytes) is an error.
func (q Quantity) Mul(r Quantity) (Quantity, error) {
	a, b := q.kind.dimension(), r.kind.dimension()
	kind, ok := dimension{a.bytes + b.bytes, a.bits + b.bits, a.seconds + b.seconds}.kind()
	if !ok {
		return Quantity{}, fmt.Errorf("%s and %s cannot be multiplied: %s and %s", q, r, q.kind, r.kind)
	}
	return q.product(r, kind, float64(q.value*r.value))
}

// Div gives the quotient of two quantities: bytes ÷ bytes are a number, a
// number ÷ seconds is a rate. A division by zero is an error, and so is what
// has no unit anybody writes (seconds ÷ bytes).
func (q Quantity) Div(r Quantity) (Quantity, error) {
	a, b := q.kind.dimension(), r.kind.dimension()
	kind, ok := dimension{a.bytes - b.bytes, a.bits - b.bits, a.seconds - b.seconds}.kind()
	switch {
	case !ok:
		return Quantity{}, fmt.Errorf("%s cannot be divided by %s: %s and %s", q, r, q.kind, r.kind)
	case r.value == 0:
		return Quantity{}, fmt.Errorf("%s is divided by zero", q)
	}
	return q.product(r, kind, float64(q.value/r.value))
}

// product gives value as the product or the quotient of q and r. Steps of
// 1,024 and the period of a rate are kept; a percentage or a ratio of
// something is a number of it.
func (q Quantity) product(r Quantity, kind Kind, value float64) (Quantity, error) {
	out := Quantity{value: value, kind: kind}
	d := kind.dimension()
	if (d.bytes == 1 || d.bits == 1) && kind != bitsPerByte && (q.style == binary || r.style == binary) {
		out.style = binary
	}
	if d.seconds == -1 {
		out.period = max(q.period, r.period)
	}
	return out.checked(q, r)
}

// checked gives the result of computing with a and b, unless it is nonsense.
func (q Quantity) checked(a, b Quantity) (Quantity, error) {
	if err := bounded(q.value); err != nil {
		return Quantity{}, fmt.Errorf("what comes of %s and %s is %w", a, b, err)
	}
	return q, nil
}
