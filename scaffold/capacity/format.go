package capacity

import (
	"math"
	"strconv"
	"strings"
)

// String writes the quantity as people do in interviews: three significant
// digits and the unit that keeps the number between 1 and 999 (1 MB, never
// 1000 KB or 1e+06), and plain numbers from 1,000 below a million whole, with
// separators (1,157). [Parse] reads it back, to the digits that are printed.
func (q Quantity) String() string {
	d := q.kind.dimension()
	if d.seconds != -1 {
		return q.amount()
	}
	text := q.Amount().amount()
	switch {
	case q.style == percent:
		return text + " per " + q.period.String()
	case q.period != second:
		return text + "/" + q.period.String()
	case q.kind == BitRate && !strings.HasSuffix(text, "ibit"):
		return strings.TrimSuffix(text, "it") + "ps"
	}
	return text + "/s"
}

// amount writes a quantity that is not a rate.
func (q Quantity) amount() string {
	switch q.kind {
	case Bytes:
		return data(q.value, "B", q.style == binary)
	case Bits:
		return data(q.value, "bit", q.style == binary)
	case Duration:
		return duration(q.value)
	case bitsPerByte:
		return count(q.value) + " bits/byte"
	}
	switch q.style {
	case percent:
		return grouped(q.value*100) + "%"
	case times:
		return grouped(q.value) + "x"
	case ratio:
		if rounded(q.value) < 1 {
			return "1:" + grouped(1/q.value)
		}
		return grouped(q.value) + ":1"
	}
	return count(q.value)
}

// count writes a plain number.
func count(value float64) string {
	if math.Round(value) < 1e6 {
		return grouped(value)
	}
	switch {
	case rounded(value) >= 1e12:
		return grouped(rounded(value)/1e12) + "T"
	case rounded(value) >= 1e9:
		return digits(value/1e9) + "B"
	}
	return digits(value/1e6) + "M"
}

// data writes an amount of bytes or bits. There is nothing binary about less
// than 1,024 of them.
func data(value float64, unit string, inBinary bool) string {
	inBinary = inBinary && rounded(value/1024) >= 1
	step, prefixes, mark := 1000.0, "KMGTPEZY", ""
	if inBinary {
		step, prefixes, mark = 1024, "KMGTPE", "i"
	}
	prefix := ""
	for i := range len(prefixes) {
		next := value / step
		if rounded(next) < 1 {
			break
		}
		value, prefix = next, prefixes[i:i+1]+mark
	}
	return grouped(value) + " " + prefix + unit
}

// duration writes a time given in seconds. Weeks and months are left out:
// days are plainer up to a year.
func duration(seconds float64) string {
	for _, step := range []struct{ larger, smaller period }{{year, day}, {day, hour}, {hour, minute}, {minute, second}} {
		n, smaller := seconds/step.larger.seconds(), step.smaller.seconds()
		if rounded(seconds/smaller)*smaller >= step.larger.seconds() {
			n = max(n, 1) // 23.99 hours are 24.0, which is a day
		} else if n < 1 {
			continue
		}
		switch {
		case step.larger == minute:
			return grouped(n) + " min"
		case rounded(n) == 1:
			return "1 " + step.larger.String()
		}
		return grouped(n) + " " + step.larger.String() + "s"
	}
	unit := "s"
	for _, smaller := range []string{"ms", "µs", "ns"} {
		if seconds == 0 || rounded(seconds) >= 1 {
			break
		}
		seconds, unit = seconds*1000, smaller
	}
	return grouped(seconds) + " " + unit
}

// rounded gives a number at three significant digits.
func rounded(value float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(value, 'e', 2, 64), 64)
	if err != nil {
		return value
	}
	return out
}

// digits writes a number at three significant digits, without an exponent and
// without zeros that say nothing.
func digits(value float64) string {
	return strconv.FormatFloat(rounded(value), 'f', -1, 64)
}

// grouped writes a number at three significant digits; from 1,000 on whole,
// with a comma before each three digits.
func grouped(value float64) string {
	if rounded(value) < 1000 {
		return digits(value)
	}
	whole := strconv.FormatFloat(math.Round(value), 'f', 0, 64)
	var b strings.Builder
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	return b.String()
}
