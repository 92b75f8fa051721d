package source_test

import (
	"testing"

	"github.com/agext/levenshtein"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/source"
)

// Suggest gives the candidate that the distance of the words tells, whatever letters they
// share.
func TestSuggestByDistance(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 11)
	letters := []rune("abcdeéßжя\u0161%")
	word := func() string {
		out := make([]rune, r.IntN(12))
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return string(out)
	}
	near := 0
	for range seeded.Rounds(4000) {
		a, b := word(), word()
		most := min(len(a), len(b)) / 3
		switch length := min(len(a), len(b)); {
		case length <= 3:
			most = 1
		case length <= 8:
			most = 2
		}
		want := ""
		if levenshtein.Distance(a, b, nil) <= most {
			want = b
			near++
		}
		if got := source.Suggest(a, []string{b}); got != want {
			t.Fatalf("for %q, of %q: got %q, want %q", a, b, got, want)
		}
	}
	if near < 20 {
		t.Errorf("only %d words are near", near)
	}
}
