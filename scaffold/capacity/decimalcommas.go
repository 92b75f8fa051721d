package capacity

import (
	"slices"
	"strings"
)

// In many languages a comma stands before decimals, and points part thousands: 3,84 GB and
// 2.500.000. Where the digits leave one reading only, they are read so; 1,296 has two.

// withoutDecimalCommas gives rows in which the numbers that can only be written so have a
// point before their decimals, and none between thousands; and whether one of them had a
// comma before its decimals.
func withoutDecimalCommas(rows []Row) (plain []Row, hasComma bool) {
	plain = rows
	for i, r := range rows {
		value, ofValue := withDecimalPoints(r.Value)
		calculation, ofCalculation := withDecimalPoints(r.Calculation)
		hasComma = hasComma || ofValue || ofCalculation
		if value == r.Value && calculation == r.Calculation {
			continue
		}
		if &plain[0] == &rows[0] {
			plain = slices.Clone(rows)
		}
		plain[i].Value, plain[i].Calculation = value, calculation
	}
	return plain, hasComma
}

// withDecimalPoints writes the numbers of a text so that can only be of one kind.
func withDecimalPoints(text string) (plain string, hasComma bool) {
	plain = eachNumber(text, func(number string) string {
		digits, isDecimal, ok := certainDecimal(number)
		if !ok {
			return number
		}
		hasComma = hasComma || isDecimal
		return digits
	})
	return plain, hasComma
}

// writesDecimalComma reports whether the author of a row has a comma before decimals in its
// value, or, where that has none, in its calculation.
func writesDecimalComma(r Row) bool {
	text := r.Value
	if !strings.ContainsAny(text, ".,") {
		text = r.Calculation
	}
	_, hasComma := withDecimalPoints(text)
	return hasComma
}

// eachNumber replaces the runs of digits, points and commas of a text, if there is one with
// a point or a comma in it.
func eachNumber(text string, by func(number string) string) string {
	if !strings.ContainsAny(text, ".,") { // as mostly
		return text
	}
	var out strings.Builder
	done := 0 // up to where the text is written
	for at := 0; at < len(text); {
		if !isDigit(text[at]) {
			at++
			continue
		}
		number := strings.TrimRight(text[at:endOfNumber(text, at)], ".,") // those of a sentence
		isWhole := at == 0 || text[at-1] != '.' && text[at-1] != ','
		if isWhole && strings.ContainsAny(number, ".,") {
			if other := by(number); other != number {
				out.WriteString(text[done:at] + other)
				done = at + len(number)
			}
		}
		at += len(number)
	}
	if done == 0 {
		return text
	}
	return out.String() + text[done:]
}

// certainDecimal writes a number with a point before its decimals that has a comma there,
// or points between its thousands, and can have no other; isDecimal is about the comma.
func certainDecimal(number string) (plain string, isDecimal, ok bool) {
	whole, decimals, isDecimal := strings.Cut(number, ",")
	if points := strings.Count(whole, "."); !isDecimal && points < 2 || isDecimal && points == 0 && len(decimals) > 2 && whole != "0" {
		return "", false, false // as mostly
	}
	groups := strings.Split(whole, ".")
	if isDecimal && !(len(decimals) == 1 || len(decimals) == 2 || len(decimals) == 3 && (whole == "0" || len(groups) > 1)) ||
		strings.ContainsAny(decimals, ".,") {
		return "", false, false
	}
	for i, group := range groups {
		if len(groups) > 1 && (i > 0 && len(group) != 3 || i == 0 && (group == "" || len(group) > 3)) {
			return "", false, false
		}
	}
	plain = strings.Join(groups, "")
	if isDecimal {
		plain += "." + decimals
	}
	return plain, isDecimal, true
}

// turned reads the numbers of a text that have two readings in the other one: with commas
// before decimals, and points between thousands.
func turned(text string) string {
	return eachNumber(withoutPoints(text), func(number string) string {
		if strings.Count(number, ",") == 1 && !strings.Contains(number, ".") {
			return strings.Replace(number, ",", ".", 1)
		}
		return number
	})
}
