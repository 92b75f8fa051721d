package source

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/agext/levenshtein"
)

// Suggest gives the candidate that word was most likely meant to be, or ""
// when none is near enough to be worth a question.
func Suggest(word string, candidates []string) string {
	word = strings.ToLower(word)
	best, bestDistance := "", 0
	letters := utf8.RuneCountInString(word)
	for _, c := range candidates {
		most := tolerance(min(len(word), len(c)))
		if n := utf8.RuneCountInString(c); n > letters+most || letters > n+most {
			continue // so many letters more, or less
		}
		lower := strings.ToLower(c)
		if otherLetters(word, lower) > most {
			continue
		}
		d := levenshtein.Distance(word, lower, nil)
		if d > most {
			continue
		}
		if best == "" || d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// otherLetters is how many letters of one word another does not have at all, at least: each
// of them has to be put in, taken out or replaced. It is cheaper than to count all that has.
func otherLetters(a, b string) int {
	inA, inB := lettersIn(a), lettersIn(b)
	return max(bits.OnesCount64(inA&^inB), bits.OnesCount64(inB&^inA))
}

// lettersIn gives the letters of a word, of which some may be taken for others.
func lettersIn(word string) (set uint64) {
	for _, r := range word {
		set |= 1 << (uint(r) % 64)
	}
	return set
}

// tolerance is how many letters may be wrong in a word of some length. Two
// letters that changed places count as two.
func tolerance(length int) int {
	switch {
	case length <= 3:
		return 1
	case length <= 8:
		return 2
	}
	return length / 3
}

// DidYouMean is the hint that offers the likeliest candidate, or, if none is
// likely, otherwise.
func DidYouMean(word string, candidates []string, otherwise string) string {
	if s := Suggest(word, candidates); s != "" {
		return "did you mean " + s + "?"
	}
	return otherwise
}
