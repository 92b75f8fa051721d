package spec

import (
	"strconv"
	"strings"
)

// numberWords are the numbers up to nineteen in words, and tens those above by ten.
var (
	numberWords = [...]string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	tens = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// InDigits gives a text that begins with a number in English words, such as "forty-five
// minutes", with the number in digits; "" for every other.
func InDigits(text string) string {
	const longest = 40
	text = strings.TrimSpace(text)
	if len(text) > longest {
		return ""
	}
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	first, behind := strings.ToLower(words[0]), words[1:]
	n, ok := numberOfWord(first)
	if ten, one, isPair := strings.Cut(first, "-"); isPair {
		n, ok = numberOfPair(ten, one)
	} else if len(behind) > 0 {
		if pair, isPair := numberOfPair(first, strings.ToLower(behind[0])); isPair {
			n, ok, behind = pair, true, behind[1:]
		}
	}
	if !ok || len(behind) > 0 && strings.Trim(behind[0], "-–/") == "" {
		return ""
	}
	return strings.Join(append([]string{strconv.Itoa(n)}, behind...), " ")
}

// numberOfPair is the number of a ten and a one: "forty" and "five".
func numberOfPair(ten, one string) (n int, ok bool) {
	t, isTen := numberOfWord(ten)
	o, isOne := numberOfWord(one)
	return t + o, isTen && isOne && t >= 20 && o > 0 && o < 10
}

func numberOfWord(word string) (n int, ok bool) {
	for i, name := range numberWords {
		if word == name {
			return i, true
		}
	}
	for i, name := range tens {
		if word == name && name != "" {
			return 10 * i, true
		}
	}
	return 0, false
}
