package merge_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/merge"
)

// withoutLayout is a base as manifests had it before digests told the layout.
func withoutLayout(base merge.Base) merge.Base {
	for _, s := range base {
		for i, d := range s.Digests {
			if parts := strings.Split(string(d), "."); len(parts) > 2 {
				s.Digests[i] = merge.Digest(strings.Join(parts[:2], "."))
			}
		}
	}
	return base
}

// How columns are aligned and whether a list is loose follows the spec where that
// changes it. An author's is no edit, and stays as long as the spec says nothing new.
func TestMergeLayout(t *testing.T) {
	page := func(text string) []byte { return []byte("# A\n\n## B\n" + text + "\n\n## C\nThe end.\n") }
	const (
		table, right, left = "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|--:|\n| 1 | 2 |", "| a | b |\n|:--|---|\n| 1 | 2 |"
		tight, loose       = "x\n\n- a\n- b", "x\n\n- a\n\n- b"
		none               = "nothing"
		one, two           = "x\n\n1. a\n1. b", "x\n\n1. a\n2. b"
	)
	longer := func(table string) string { return table + "\n| 3 | 4 |" }
	for _, c := range []struct{ was, current, fresh, want, old string }{ // old: of a manifest of before; "" where it is the same
		{table, table, right, "updated", ""},
		{right, right, table, "updated", none},
		{right, right, left, "updated", ""},
		{"> " + strings.ReplaceAll(table, "\n", "\n> "), "> " + strings.ReplaceAll(table, "\n", "\n> "), "> " + strings.ReplaceAll(right, "\n", "\n> "), "updated", ""},
		{tight, tight, loose, "updated", ""},
		{loose, loose, tight, "updated", none},
		{"- a\n  - b\n- c", "- a\n  - b\n- c", "- a\n\n  - b\n- c", "updated", none},
		{table, "| a   | b   |\n| --- | --- |\n| 1   | 2   |", right, "updated", ""},

		{right, right, right, "", ""},
		{right, "| a   |   b |\n| --- | --: |\n| 1   |   2 |", right, "", ""},
		{right, left, right, "", "updated"},
		{table, right, table, "", ""},
		{right, table, right, "", "updated"},
		{tight, loose, tight, "", ""},
		{loose, tight, loose, "", "updated"},
		{table, right, right, "", ""},
		{loose, strings.ReplaceAll(loose, "- ", "* "), loose, "", ""},
		{two + "\n\n" + loose, one + "\n\n" + loose, two + "\n\n" + loose, "", ""},

		{table, right, left, "updated", ""},
		{tight + "\n\n" + table, loose + "\n\n" + table, tight + "\n\n" + right, "updated", ""},
		{table, right, longer(table), "updated", ""},
		{right, table, longer(right), "updated", ""},
		{right, right, longer(right), "updated", ""},
		{right, right, longer(left), "updated", ""},
		{table, longer(right), longer(right), "", ""},
		{tight, loose, tight + "\n- c", "updated", ""},
		{tight, loose, "x\n\n1. a\n\n1. b", "updated", ""},

		{right, longer(right), right, "edited", ""},
		{right, longer(right), left, "conflict", "edited"},
		{loose, loose + "\n- c", loose, "edited", ""},
	} {
		for _, isOld := range []bool{false, true} {
			base, want := merge.Stamps(page(c.was), nil), c.want
			if isOld {
				if base = withoutLayout(base); c.old != "" {
					want = strings.TrimPrefix(c.old, none)
				}
			}
			in := merge.Input{Current: page(c.current), Fresh: page(c.fresh), Base: base}
			r := merge.Merge(in)
			if got := strings.TrimPrefix(outcomes(r.Changes), "B: "); got != want {
				t.Errorf("%q, in the file %q, then %q, old %t: %s, want %s", c.was, c.current, c.fresh, isOld, got, want)
			}
			text := c.current
			if want == "updated" {
				text = c.fresh
			}
			if string(r.Content) != string(page(text)) {
				t.Errorf("%q, in the file %q, then %q, old %t:\n%s", c.was, c.current, c.fresh, isOld, r.Content)
			}
			if in.Force = true; want == "conflict" && string(merge.Merge(in).Content) != string(page(c.fresh)) {
				t.Errorf("%q, in the file %q, then %q: forced,\n%s", c.was, c.current, c.fresh, merge.Merge(in).Content)
			}
			again := merge.Merge(merge.Input{Current: r.Content, Fresh: page(c.fresh), Base: r.Base})
			if want != "conflict" && want != "edited" && outcomes(again.Changes) != "" {
				t.Errorf("%q, in the file %q, then %q, old %t: again, %s", c.was, c.current, c.fresh, isOld, outcomes(again.Changes))
			}
		}
	}
}

// Digests of what has the usual layout are as they have been.
func TestMergeLayoutUsual(t *testing.T) {
	for _, text := range []string{"x", "| a | b |\n|---|---|\n| 1 | 2 |", "- a\n- b", "1. a\n   - b\n\n2. c"} {
		base := merge.Stamps([]byte("# A\n\n"+text+"\n"), nil)
		if d := base[0].Digests[0]; strings.Count(string(d), ".") != 1 {
			t.Errorf("%q: %s", text, d)
		}
	}
}

// A break within a text that stands between facts is a part of what it says.
func TestMergeBreakBetweenFacts(t *testing.T) {
	facts := merge.ByLine{"B": {Labels: []string{"Level", "Tags"}, HasText: true}}
	page := func(text string) []byte { return []byte("# A\n\n## B\n- **Level**: Hard\n\n" + text + "\n") }
	for _, touched := range []string{"Note: x Tags: y", "Note: x\nTags: y"} {
		r := merge.Merge(merge.Input{
			Current: page(touched), Fresh: page("Gone."), ByLine: facts, Base: merge.Stamps(page("Note: x  \nTags: y"), facts),
		})
		if outcomes(r.Changes) != "B > (below Level): conflict" {
			t.Errorf("%q: %s\n%s", touched, outcomes(r.Changes), r.Content)
		}
	}
}
