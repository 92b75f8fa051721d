package capacity

import (
	"strconv"
	"strings"
)

// precise writes a quantity as String does, but with all its digits: what an
// author has said is not rounded.
func precise(q Quantity) string {
	text := q.String()
	if again, err := parse(text); err == nil && again == q {
		return text
	}
	if q.kind == Count && q.style == plain {
		return groupedAt(q.value, 12)
	}
	unit := strings.TrimLeft(text, "0123456789.,")
	one, err := parse("1" + unit)
	if err != nil || one.value == 0 {
		return text
	}
	return groupedAt(q.value/one.value, 12) + unit
}

// groupedAt writes a number with so many significant digits, and a comma
// before each three digits of its whole part.
func groupedAt(value float64, digits int) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'e', digits-1, 64), 64)
	if err != nil {
		rounded = value
	}
	whole, decimals, _ := strings.Cut(strconv.FormatFloat(rounded, 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimals != "" {
		whole += "." + decimals
	}
	return whole
}
