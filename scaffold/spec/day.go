package spec

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A DayReading says how a text that is not written as YYYY-MM-DD can be read as a day.
type DayReading uint8

// The readings of a day.
const (
	NoDay     DayReading = iota // it is none
	UnsureDay                   // it is a date, but no day, or one of two
	OneDay                      // nothing else can be meant
)

// ReadDay reads a day in another writing than YYYY-MM-DD: "March 4, 2025", "3 juin 2025",
// "2025/03/04", "14/02/2025", each also as the mention that a date is in some editors: "@March
// 4, 2025". Where it can be read in one way only, day is how it should be
// written.
func ReadDay(text string) (day string, reading DayReading) {
	const longest = 40
	text = strings.TrimPrefix(strings.TrimSpace(text), "@")
	if len(text) > longest {
		return "", NoDay
	}
	if at, err := time.Parse("2006-01-02T15:04", strings.Replace(text[:min(len(text), len("2006-01-02T15:04"))], " ", "T", 1)); err == nil {
		return at.Format(time.DateOnly), OneDay
	}
	text = withoutDaySigns(text)
	if parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '.' || r == '-' }); len(parts) > 1 && len(parts) <= 3 && strings.Trim(text, "0123456789/.-") == "" {
		return dayOfNumbers(text, parts)
	}
	return dayOfWords(text)
}

// withoutDaySigns writes a date with the signs for year, month and day of East Asian scripts,
// such as "2025年3月4日", with strokes.
func withoutDaySigns(text string) string {
	if !strings.ContainsAny(text, "年년") {
		return text
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || strings.ContainsRune("年년月월日일", r) })
	if len(parts) > 3 || strings.Trim(text, "0123456789 年년月월日일") != "" {
		return text
	}
	return strings.Join(parts, "/")
}

// dayOfNumbers reads a date that is numbers alone, such as "14/02/2025" and "2025/03/04".
func dayOfNumbers(text string, parts []string) (day string, reading DayReading) {
	seps := strings.Trim(text, "0123456789")
	isYear := func(s string) bool { return len(s) == 4 }
	switch {
	case seps == "" || strings.Trim(text, seps[:1]+"0123456789") != "" || len(parts) != 1+strings.Count(text, seps[:1]):
		return "", NoDay
	case len(parts) == 2 && (isYear(parts[0]) || isYear(parts[1])):
		return "", UnsureDay
	case len(parts) != 3:
		return "", NoDay
	case isYear(parts[0]):
		return dayOf(parts[0], number0(parts[1]), parts[2])
	case !isYear(parts[2]):
		return "", UnsureDay // nobody says which of them is the year
	}
	day, asDayFirst := dayOf(parts[2], number0(parts[1]), parts[0])
	other, asMonthFirst := dayOf(parts[2], number0(parts[0]), parts[1])
	switch {
	case asDayFirst == OneDay && asMonthFirst == OneDay && day != other:
		return "", UnsureDay
	case asDayFirst == OneDay:
		return day, OneDay
	}
	return other, asMonthFirst
}

// number0 is a small number, or 0 if it is none.
func number0(s string) int {
	n, _ := number(s)
	return n
}

// dayOf is the day of a year, a month and a day of the month, if there is such a day.
func dayOf(year string, month int, dayOfMonth string) (day string, reading DayReading) {
	y, d := number0(year), number0(dayOfMonth)
	if at := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC); at.Year() != y || int(at.Month()) != month || at.Day() != d || y < 1900 {
		return "", NoDay
	} else {
		return at.Format(time.DateOnly), OneDay
	}
}

// dayOfWords reads a date that names its month, such as "March 4th, 2025" and "3 juin 2025".
func dayOfWords(text string) (day string, reading DayReading) {
	month, year, dayOfMonth, isMore := 0, "", "", false
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		switch n := monthOf(strings.TrimSuffix(word, ".")); {
		case n > 0 && month == 0:
			month = n
		case len(word) == 4 && number0(word) > 0 && year == "":
			year = word
		case isDayOfMonth(word) && dayOfMonth == "":
			dayOfMonth = strings.TrimRightFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
		case word == "de" || word == "of" || word == "the":
		default:
			isMore = true
		}
	}
	switch {
	case month == 0 || year == "":
		return "", NoDay
	case dayOfMonth == "" || isMore:
		return "", UnsureDay
	}
	return dayOf(year, month, dayOfMonth)
}

// isDayOfMonth reports whether a word is a number with what makes it one of a day: "4th",
// "1er", "3.".
func isDayOfMonth(word string) bool {
	behind := strings.TrimLeft(word, "0123456789")
	if digits := len(word) - len(behind); digits < 1 || digits > 2 {
		return false
	}
	switch behind {
	case "", ".", "st", "nd", "rd", "th", "er", "º":
		return true
	}
	return false
}

// months names the months in the languages in which they are told apart from each other.
var months = [12]string{
	"january jan januar janvier enero", "february feb februar février fevrier febrero", "march mar märz maerz mars marzo",
	"april apr avril abril", "may mai mayo", "june jun juni juin junio", "july jul juli juillet julio",
	"august aug août aout agosto", "september sep sept septembre septiembre", "october oct oktober okt octobre octubre",
	"november nov novembre noviembre", "december dec dezember dez décembre decembre diciembre",
}

// monthOf gives the month that a word names, from 1, or 0.
func monthOf(word string) int {
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLetter(r) {
		return 0
	}
	for i, names := range months {
		for name := range strings.FieldsSeq(names) {
			if name == word {
				return i + 1
			}
		}
	}
	return 0
}
