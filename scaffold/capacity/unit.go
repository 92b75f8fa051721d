package capacity

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Unit is what stands after a number, in the words that [Parse] knows.
type Unit string

// The units that programs need by name. Any other that [Parse] knows will do.
const (
	One            Unit = ""
	Percent        Unit = "%"
	Times          Unit = "x"
	ToOne          Unit = ":1"
	Byte           Unit = "B"
	KB             Unit = "KB"
	MB             Unit = "MB"
	GB             Unit = "GB"
	TB             Unit = "TB"
	Bit            Unit = "bit"
	BitsPerByte    Unit = "bits/byte"
	Second         Unit = "s"
	Day            Unit = "day"
	Year           Unit = "year"
	PerSecond      Unit = "/s"
	PerDay         Unit = "/day"
	PercentPerYear Unit = "% per year"
	BytePerSecond  Unit = "B/s"
	BitPerSecond   Unit = "bps"
)

// style is how a quantity is written, where its kind leaves a choice.
type style uint8

const (
	plain   style = iota
	percent       // 20%
	times         // 3x
	ratio         // 100:1
	binary        // in steps of 1,024
)

// period is what a rate is written per.
type period uint8

const (
	second period = iota
	minute
	hour
	day
	week
	month
	year
)

// seconds gives the length of the period; a month has 30 days, a year 365.
func (p period) seconds() float64 {
	switch p {
	case minute:
		return 60
	case hour:
		return 3600
	case day:
		return 86400
	case week:
		return 7 * 86400
	case month:
		return 30 * 86400
	case year:
		return 365 * 86400
	}
	return 1
}

// String gives the period's English name.
func (p period) String() string {
	switch p {
	case minute:
		return "minute"
	case hour:
		return "hour"
	case day:
		return "day"
	case week:
		return "week"
	case month:
		return "month"
	case year:
		return "year"
	}
	return "second"
}

// periodOf gives the period that a word names, in one or many.
func periodOf(word string) (period, bool) {
	const longest = len("minutes")
	if word == "" || len(word) > longest || strings.IndexByte("smhdwySMHDWY", word[0]) < 0 && word[0] < utf8.RuneSelf {
		return second, false // most words, cheaply
	}
	switch strings.ToLower(word) {
	case "s", "sec", "secs", "second", "seconds":
		return second, true
	case "min", "mins", "minute", "minutes":
		return minute, true
	case "h", "hr", "hrs", "hour", "hours":
		return hour, true
	case "d", "day", "days":
		return day, true
	case "week", "weeks", "wk", "wks":
		return week, true
	case "month", "months":
		return month, true
	case "y", "yr", "yrs", "year", "years":
		return year, true
	}
	return second, false
}

// measure is what one of a unit is: so much of a kind, written in a style.
type measure struct {
	factor float64
	kind   Kind
	style  style
	period period
}

// times gives n of the unit.
func (m measure) times(n float64) (Quantity, error) {
	if err := bounded(n); err != nil {
		return Quantity{}, err
	}
	value := float64(n * m.factor)
	if err := bounded(value); err != nil {
		return Quantity{}, err
	}
	return Quantity{value: value, kind: m.kind, style: m.style, period: m.period}, nil
}

// per gives the unit per period, which makes a number or bytes a rate.
func (m measure) per(p period) (measure, error) {
	d := m.kind.dimension()
	d.seconds--
	kind, ok := d.kind()
	if !ok || kind == Count || m.style == times || m.style == ratio {
		return m, fmt.Errorf("%s per %s cannot be read", m.kind, p)
	}
	return measure{factor: m.factor / p.seconds(), kind: kind, style: m.style, period: p}, nil
}

// scaleOf gives the number that a word stands for: K, million.
func scaleOf(word string) (float64, bool) {
	switch word {
	case "K", "k":
		return 1e3, true
	case "M":
		return 1e6, true
	case "G":
		return 1e9, true
	case "T":
		return 1e12, true
	}
	if word == "" || strings.IndexByte("tmblcTMBLC", word[0]) < 0 {
		return 1, false // most words, cheaply
	}
	switch strings.ToLower(word) {
	case "thousand":
		return 1e3, true
	case "million", "mn":
		return 1e6, true
	case "billion", "bn":
		return 1e9, true
	case "trillion":
		return 1e12, true
	case "lakh", "lakhs": // of India
		return 1e5, true
	case "crore", "crores":
		return 1e7, true
	}
	return 1, false
}

// unitOf gives what a single word means as a unit: KB, Mbps, ms, QPS, %. The
// error of a word with two meanings says how to write each of them.
func unitOf(word string) (m measure, known bool, err error) {
	switch word {
	case "%", "percent":
		return measure{factor: 0.01, style: percent}, true, nil
	case "x", "X", "×", "times":
		return measure{factor: 1, style: times}, true, nil
	case "ns":
		return measure{factor: 1e-9, kind: Duration}, true, nil
	case "us", "µs", "μs":
		return measure{factor: 1e-6, kind: Duration}, true, nil
	case "ms", "millisecond", "milliseconds":
		return measure{factor: 1e-3, kind: Duration}, true, nil
	case "m":
		return m, true, errors.New(`"m" can be a million or a minute: write M or min`)
	case "b":
		return m, true, errors.New(`"b" can be a billion, a byte or a bit: write billion, byte or bit`)
	}
	if isRate(word) {
		return measure{factor: 1, kind: Rate}, true, nil
	}
	if p, ok := periodOf(word); ok {
		return measure{factor: p.seconds(), kind: Duration}, true, nil
	}
	return dataUnit(word)
}

// isRate reports whether a word is a unit of things per second.
func isRate(word string) bool {
	switch word {
	case "QPS", "RPS", "TPS", "IOPS", "qps", "rps", "tps":
		return true
	}
	return false
}

// dataUnit gives what a word means as an amount of data, or data per second:
// an optional prefix, then byte or bit in full or as B or b, then perhaps ps.
func dataUnit(word string) (m measure, known bool, err error) {
	m = measure{factor: 1, kind: Bytes}
	if strings.IndexByte(word, 'b') < 0 && strings.IndexByte(word, 'B') < 0 {
		return m, false, nil // most words, cheaply
	}
	lower := strings.ToLower(word)
	stem, perSecond := word, strings.HasSuffix(lower, "bps")
	if perSecond {
		stem = word[:len(word)-len("ps")]
	}
	var prefix string
	short := false
	switch full := strings.TrimSuffix(strings.ToLower(stem), "s"); {
	case strings.HasSuffix(full, "byte"):
		prefix = strings.TrimSuffix(full, "byte")
	case strings.HasSuffix(full, "bit"):
		prefix, m.kind = strings.TrimSuffix(full, "bit"), Bits
	case strings.HasSuffix(stem, "B"):
		prefix, short = strings.TrimSuffix(full, "b"), true
	case strings.HasSuffix(stem, "b"):
		prefix, m.kind, short = strings.TrimSuffix(full, "b"), Bits, true
	default:
		return m, false, nil
	}
	power, inBinary, known := prefixOf(prefix)
	if !known {
		return m, false, nil
	}
	// In one case throughout, bits and bytes cannot be told apart; but mbps
	// are always bits.
	if short && (!perSecond && word == lower || perSecond && word == strings.ToUpper(word)) {
		capital := strings.ToUpper(prefix)
		if perSecond {
			return m, true, fmt.Errorf("%q can be bytes or bits: write %sB/s or %sbps", word, capital, capital)
		}
		return m, true, fmt.Errorf("%q can be bytes or bits: write %sB or %sbit", word, capital, capital)
	}
	step := 1000.0
	if inBinary {
		step, m.style = 1024, binary
	}
	for range power {
		m.factor *= step
	}
	if perSecond {
		m, err = m.per(second)
	}
	return m, true, err
}

// prefixOf gives the number of steps that a prefix in lower case stands for,
// and whether they are steps of 1,024.
func prefixOf(prefix string) (power int, inBinary, known bool) {
	switch prefix {
	case "":
		return 0, false, true
	case "k", "kilo":
		return 1, false, true
	case "m", "mega":
		return 2, false, true
	case "g", "giga":
		return 3, false, true
	case "t", "tera":
		return 4, false, true
	case "p", "peta":
		return 5, false, true
	case "e", "exa":
		return 6, false, true
	case "z", "zetta":
		return 7, false, true
	case "y", "yotta":
		return 8, false, true
	case "ki", "kibi":
		return 1, true, true
	case "mi", "mebi":
		return 2, true, true
	case "gi", "gibi":
		return 3, true, true
	case "ti", "tebi":
		return 4, true, true
	case "pi", "pebi":
		return 5, true, true
	case "ei", "exbi":
		return 6, true, true
	}
	return 0, false, false
}
