package bank_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
)

func TestStats(t *testing.T) {
	got := bank.NewStats(append(small(), bank.Listed{File: "e.md", Title: "Twice", Tags: []string{"caching", "caching"}}), []string{"search", "caching"})
	want := bank.Stats{
		Problems: 5, Placeholders: 14,
		Difficulties: []bank.Count{{"Beginner", 0}, {"Easy", 1}, {"Medium", 0}, {"Hard", 1}, {"Expert", 1}, {"hardish", 1}, {"", 1}},
		Tags: []bank.TagCount{
			{"caching", 3, []int{0, 0, 0, 1, 1, 0, 1}},
			{"Queues", 1, []int{0, 0, 0, 1, 0, 0, 0}},
			{"queues", 1, []int{0, 1, 0, 0, 0, 0, 0}},
			{"search", 0, []int{0, 0, 0, 0, 0, 0, 0}},
		},
		Stalest: []bank.Stale{
			{"a.md", "api", ""}, {"b.md", "", ""}, {"e.md", "Twice", ""}, {"c.md", "Bank", "2025-01-02"}, {"d.md", "Chat", "2026-01-02"},
		},
		Unfinished: []bank.Unfinished{{"a.md", "api", 7}, {"c.md", "Bank", 7}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
