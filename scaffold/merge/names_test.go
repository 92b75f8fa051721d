package merge_test

import (
	"testing"

	"newproblem/scaffold/merge"
)

// A heading with another name is the template's, as far as the names are given.
func TestMergeNames(t *testing.T) {
	renamed := swap(was, "## Context", "## 2. Why *we* build it", "### Functional", "### What it does")
	fresh := swap(was, "For all", "For some", "Fast", "Slow")
	in := input(renamed, fresh)
	in.Names = merge.Names{"Why we build it": "Context", "what it does": "Functional"}
	r := merge.Merge(in)
	if want := swap(renamed, "For all", "For some", "Fast", "Slow"); string(r.Content) != want || outcomes(r.Changes) != "Context: updated, Requirements > Functional: updated" {
		t.Errorf("%s\n%s", outcomes(r.Changes), r.Content)
	}
	if r := merge.Merge(input(renamed, fresh)); string(r.Content) != renamed {
		t.Errorf("without the names: %s\n%s", outcomes(r.Changes), r.Content)
	}
	if got := in.Names.In("Requirements > 1. why we build it"); got != "Requirements > Context" {
		t.Errorf("In gives %s", got)
	}
}

// Other titles of a table's columns are no row that was removed, if they are the only
// ones, and the template's hold no fields.
func TestMergeHeaders(t *testing.T) {
	const doc = "# Design X\n\n## Metadata\n| Fact | Value |\n|---|---|\n| Tags | caching |\n"
	for _, test := range []struct{ name, current, fresh, want, outcomes string }{
		{"other titles", swap(doc, "Fact", "Facts"), swap(doc, "caching", "queues"), swap(doc, "Fact", "Facts", "caching", "queues"), "Metadata > Fact: edited, Metadata > Tags: updated"},
		{"a second table", doc + "\n| Mine | x |\n|---|---|\n| a | b |\n", swap(doc, "caching", "queues"), swap(doc, "caching", "queues") + "\n| Mine | x |\n|---|---|\n| a | b |\n", "Metadata > Tags: updated, Metadata > Mine: added, Metadata > a: added"},
	} {
		r := merge.Merge(merge.Input{
			Current: []byte(test.current), Fresh: []byte(test.fresh), ByLine: byLine,
			Blank: merge.Stamps([]byte(swap(doc, "caching", "[Tags]")), byLine), Base: merge.Stamps([]byte(doc), byLine),
		})
		if got := outcomes(r.Changes); string(r.Content) != test.want || got != test.outcomes {
			t.Errorf("%s: %s\n%s", test.name, got, r.Content)
		}
	}
}
