package capacity

import (
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// In many languages a comma stands before decimals, and points part thousands: 3,84 GB and
// 2.500.000. Where the digits leave one reading only, they are read so; 1,296 has two, and
// so has 1.296 GB where a file has the first.

// signs are what a file has for certain among the digits of its numbers.
type signs struct {
	comma  bool // before decimals
	points bool // between thousands
	round  bool // between thousands, most likely: 500.000
}

// withoutDecimalCommas gives rows in which the numbers that can only be written so have a
// point before their decimals, and none between thousands; and what they had.
func withoutDecimalCommas(rows []Row) (plain []Row, has signs) {
	plain = rows
	for i, r := range rows {
		value, ofValue := withDecimalPoints(r.Value)
		calculation, ofCalculation := withDecimalPoints(r.Calculation)
		has.comma = has.comma || ofValue || ofCalculation
		has.round = has.round || isRound(r.Value)
		if value == r.Value && calculation == r.Calculation {
			continue
		}
		has.points = has.points || manyPoints().MatchString(r.Value) || manyPoints().MatchString(r.Calculation)
		if &plain[0] == &rows[0] {
			plain = slices.Clone(rows)
		}
		plain[i].Value, plain[i].Calculation = value, calculation
	}
	return plain, has
}

// manyPoints are more of them in a number than decimals can have in front.
var manyPoints = lazy.Regexp(`\d\.\d{3}\.\d{3}`)

// isRound reports whether a value is a plain number such as 500.000, which hardly anybody
// writes with a point before decimals.
func isRound(value string) bool {
	value = strings.TrimSpace(value)
	return strings.HasSuffix(value, ".000") && pointed().MatchString(value)
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

// write writes a figure as the author of a row does: with a comma before decimals, if it
// stands so in its value, or, where that has none, in its calculation; and with points
// between thousands, if the value may have these.
func (s signs) write(figure string, r Row) string {
	if s.comma && writesDecimalComma(r) || (s.comma || s.points) && withoutPoints(r.Value, true) != r.Value {
		return strings.NewReplacer(",", ".", ".", ",").Replace(figure)
	}
	return figure
}

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
	if strings.IndexByte(text, '.') < 0 && strings.IndexByte(text, ',') < 0 { // as mostly
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
	return eachNumber(withoutPoints(text, true), func(number string) string {
		if strings.Count(number, ",") == 1 && !strings.Contains(number, ".") {
			return strings.Replace(number, ",", ".", 1)
		}
		return number
	})
}
