package merge_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/merge"
)

// Nothing is put into what is never closed, in whatever way it is asked for. That is
// told with the place where it begins, and each time.
func TestMergeIntoOpen(t *testing.T) {
	for _, c := range []struct {
		open, what string // "": it is closed, or ends by itself
	}{
		{"<!-- later", "comment"},
		{"<pre>", "raw HTML"},
		{"<script>\nx()", "raw HTML"},
		{"<![CDATA[", "raw HTML"},
		{"<?php", "raw HTML"},
		{"```\ncode", "code block"},
		{"~~~~ text\n~~~", "code block"},
		{"<!-- later -->", ""},
		{"<!-- one\n\ntwo -->", ""},
		{"<pre>\n\nx</pre>", ""},
		{"<div>", ""},
		{"```\ncode\n```", ""},
		{"> ```\n> code", ""},
		{"text <!-- of a paragraph", ""},
	} {
		current := was + "\n" + c.open + "\n"
		removed := strings.Replace(was, "## Notes\n[Notes]\n", c.open+"\n\n## Notes\n[Notes]\n", 1)
		for name, test := range map[string]struct {
			current, fresh string
			change         func(in *merge.Input)
		}{
			"new":    {current, was + "\n## New\nWords.\n", func(*merge.Input) {}},
			"forced": {removed, swap(was, "[Notes]", "Said"), func(in *merge.Input) { in.Force = true }},
			"taken":  {removed, swap(was, "[Notes]", "Said"), func(in *merge.Input) { in.Settled = map[string]merge.Side{"notes": merge.Spec} }},
		} {
			in := input(test.current, test.fresh)
			test.change(&in)
			for range 2 {
				r := merge.Merge(in)
				if c.what == "" {
					if strings.Contains(outcomes(r.Changes), "conflict") || len(r.Content) == len(test.current) {
						t.Errorf("%s, %q: %s\n%s", name, c.open, outcomes(r.Changes), r.Content)
					}
					break
				}
				last := r.Changes[len(r.Changes)-1]
				line := 1 + strings.Count(test.current[:strings.Index(test.current, c.open)], "\n")
				if last.Outcome != merge.Conflict || !last.Blocked || !last.Lost || last.OpenIn != c.what || last.OpenAt != line || string(r.Content) != test.current {
					t.Errorf("%s, %q: %s, %q of line %d\n%s", name, c.open, outcomes(r.Changes), last.OpenIn, last.OpenAt, r.Content)
				}
				in.Base = r.Base
			}
		}
	}
}

// What changes above something that is never closed is brought all the same.
func TestMergeAboveOpen(t *testing.T) {
	current := was + "\n<!-- later\n"
	r := merge.Merge(input(current, swap(was, "For all", "For some", "caching", "queues")+"\n## New\nWords.\n"))
	if want := swap(current, "For all", "For some", "caching", "queues"); string(r.Content) != want || outcomes(r.Changes) != "Metadata > Tags: updated, Context: updated, New: conflict" {
		t.Errorf("%s\n%s", outcomes(r.Changes), r.Content)
	}
}
