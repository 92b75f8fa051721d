package bank_test

import (
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/bank"
)

func small() []bank.Listed {
	return []bank.Listed{
		{File: "d.md", Title: "Chat", Difficulty: "Hard", Tags: []string{"Queues", "caching"}, Companies: []string{"Meta", "Google"}, Updated: "2026-01-02", Popularity: 3, Minutes: 60},
		{File: "a.md", Title: "api", Difficulty: "Expert", Tags: []string{"caching"}, Companies: []string{"Google"}, Placeholders: 7},
		{File: "c.md", Title: "Bank", Difficulty: "hardish", Updated: "2025-01-02", Popularity: 5, Minutes: 45, Placeholders: 7},
		{File: "b.md", Title: "", Difficulty: "Easy", Tags: []string{"queues"}, Companies: []string{"meta"}, Popularity: 3},
	}
}

func TestFilter(t *testing.T) {
	tests := []struct {
		name   string
		filter bank.Filter
		want   string
	}{
		{"nothing wanted", bank.Filter{}, "d a c b"},
		{"one difficulty", bank.Filter{Difficulties: []string{"hard"}}, "d"},
		{"any of two", bank.Filter{Difficulties: []string{"HARD", "easy"}}, "d b"},
		{"one tag", bank.Filter{Tags: []string{"QUEUES"}}, "d b"},
		{"all of two tags", bank.Filter{Tags: []string{"queues", "caching"}}, "d"},
		{"any of two tags", bank.Filter{Tags: []string{"queues", "caching"}, Any: true}, "d a b"},
		{"tags and companies", bank.Filter{Tags: []string{"queues"}, Companies: []string{"google"}}, "d"},
		{"any of the tags, and of the companies", bank.Filter{Tags: []string{"x", "caching"}, Companies: []string{"google", "y"}, Any: true}, "d a"},
		{"any of none", bank.Filter{Any: true}, "d a c b"},
		{"a part of a word", bank.Filter{Tags: []string{"queue"}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range small() {
				if test.filter.Wants(&p) {
					got = append(got, strings.TrimSuffix(p.File, ".md"))
				}
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("wants %q; want %q", got, test.want)
			}
		})
	}
}

// What a problem does not say comes last, whichever way the others are.
func TestSort(t *testing.T) {
	for key, want := range map[string][2]string{
		"title":        {"a c d b", "d c a b"},
		"difficulty":   {"b d a c", "a d b c"},
		"updated":      {"c d a b", "d c a b"},
		"popularity":   {"d b c a", "c d b a"},
		"minutes":      {"c d a b", "d c a b"},
		"placeholders": {"d b a c", "a c d b"},
		"file":         {"a b c d", "d c b a"},
		"no such key":  {"d a c b", "d a c b"},
	} {
		for i, want := range want {
			problems := small()
			bank.Sort(problems, key, i == 1)
			var got []string
			for _, p := range problems {
				got = append(got, strings.TrimSuffix(p.File, ".md"))
			}
			if got := strings.Join(got, " "); got != want {
				t.Errorf("by %s, reversed %v: %s; want %s", key, i == 1, got, want)
			}
		}
	}
	if keys := bank.SortKeys(); len(keys) != 7 || !slices.Contains(keys, "updated") {
		t.Errorf("keys %q", keys)
	}
}

// é is one letter, however it is put together.
func TestFilterComposed(t *testing.T) {
	t.Parallel()
	filter := bank.Filter{Tags: []string{"caf\u00e9"}}
	if !filter.Wants(&bank.Listed{Tags: []string{"cafe\u0301"}}) {
		t.Error("the tag is not found")
	}
}
