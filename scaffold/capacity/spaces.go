package capacity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// In many languages a space parts thousands: 40 000, with one of four spaces.
const thousandSpaces = " \u00a0\u2009\u202f"

// withoutSpaces gives rows whose numbers are read without the spaces that part their
// thousands, and those spaces, by row; the rows themselves where there are none.
func withoutSpaces(rows []Row) (plain []Row, spaces map[int]string) {
	plain = rows
	for i, r := range rows {
		value, space := withoutThousandSpaces(r.Value)
		calculation, other := withoutThousandSpaces(r.Calculation)
		if space == "" && other == "" {
			continue
		}
		if spaces == nil {
			plain, spaces = slices.Clone(rows), map[int]string{}
		}
		plain[i].Value, plain[i].Calculation = value, calculation
		if spaces[i] = space; space == "" && value == r.Value && !strings.Contains(value, ",") {
			spaces[i] = other
		}
	}
	return plain, spaces
}

// withoutThousandSpaces takes the spaces out of the numbers of a text in which each stands
// before three digits, and gives the first of them.
func withoutThousandSpaces(text string) (plain, space string) {
	if !maySplitNumber(text) { // as almost always
		return text, ""
	}
	var out strings.Builder
	for at := 0; at < len(text); {
		if !isDigit(text[at]) {
			out.WriteByte(text[at])
			at++
			continue
		}
		end := endOfNumber(text, at)
		number := text[at:end]
		at = end
		for mayGoOn := len(number) <= 3 && !strings.ContainsAny(number, ".,"); mayGoOn; {
			size := groupAt(text, at)
			if size == 0 {
				break
			}
			if space == "" {
				space = text[at : at+size]
			}
			number += text[at+size : at+size+3]
			at += size + 3
		}
		out.WriteString(number)
	}
	return out.String(), space
}

// maySplitNumber reports whether a digit stands before a space and another.
func maySplitNumber(text string) bool {
	for i := 1; i+3 < len(text); i++ {
		if (text[i] == ' ' || text[i] >= utf8.RuneSelf) && isDigit(text[i-1]) {
			if _, size := utf8.DecodeRuneInString(text[i:]); i+size < len(text) && isDigit(text[i+size]) {
				return true
			}
		}
	}
	return false
}

// endOfNumber gives where the digits, points and commas end that stand at a place.
func endOfNumber(text string, at int) int {
	for at < len(text) && (isDigit(text[at]) || text[at] == '.' || text[at] == ',') {
		at++
	}
	return at
}

// groupAt gives the length of the space that stands at a place before three more digits of a
// number, or 0.
func groupAt(text string, at int) int {
	r, size := utf8.DecodeRuneInString(text[at:])
	if at == len(text) || !strings.ContainsRune(thousandSpaces, r) {
		return 0
	}
	digits := 0
	for digits < 4 && at+size+digits < len(text) && isDigit(text[at+size+digits]) {
		digits++
	}
	if digits != 3 || strings.HasPrefix(text[at+size+digits:], ",") {
		return 0
	}
	return size
}
