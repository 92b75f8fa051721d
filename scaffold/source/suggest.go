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
		if d > (min(len(word), len(c))+2)/3 {
			continue
		}
		if best == "" || d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// DidYouMean is the sentence that offers the likeliest candidate, or else,
// the sentence that stands in for it.
func DidYouMean(word string, candidates []string, otherwise string) string {
	if s := Suggest(word, candidates); s != "" {
		return "did you mean " + s + "?"
	}
	return otherwise
}
