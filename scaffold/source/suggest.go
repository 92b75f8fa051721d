package source

import (
	"strings"

	"github.com/agext/levenshtein"
)

// Suggest gives the candidate that word was most likely meant to be, or ""
// when none is near enough to be worth a question.
func Suggest(word string, candidates []string) string {
	word = strings.ToLower(word)
	best, bestDistance := "", 0
	for _, c := range candidates {
		d := levenshtein.Distance(word, strings.ToLower(c), nil)
		if d > tolerance(min(len(word), len(c))) {
			continue
		}
		if best == "" || d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
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
