package merge_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/merge"
)

const (
	blankFront = "---\ntitle: [T]\nlevel: [L]\ntags: [Tags]\n---\n\n# [T]\n"
	wasFront   = "---\ntitle: A\nlevel: Hard\ntags: [a, b]\n---\n\n# A\n"
)

// A key of front matter follows the spec where nobody has changed what it says, whatever
// YAML makes of it; what its author has put beside it stays.
func TestMergeFrontMatter(t *testing.T) {
	type swaps []string
	const conflict = "(front matter) > level: conflict"
	for _, test := range []struct {
		name           string
		current, fresh swaps // of what was generated
		want           swaps // of the document
		outcomes       string
	}{
		{name: "nothing"},
		{name: "a key follows", fresh: swaps{"Hard", "Easy"}, want: swaps{"Hard", "Easy"}, outcomes: "(front matter) > level: updated"},
		{name: "quotes", current: swaps{"Hard", "'Hard'"}, fresh: swaps{"Hard", "Easy"}, want: swaps{"'Hard'", "Easy"}, outcomes: "(front matter) > level: updated"},
		{name: "quotes alone", current: swaps{"Hard", "'Hard'"}},
		{name: "a block of a list", current: swaps{" [a, b]", "\n  - a\n  - b"}, fresh: swaps{"[a, b]", "[a, c]"}, want: swaps{"\n  - a\n  - b", " [a, c]"}, outcomes: "(front matter) > tags: updated"},
		{name: "a list at the margin", current: swaps{" [a, b]", "\n- a\n- b"}, fresh: swaps{"Hard", "Easy"}, want: swaps{"Hard", "Easy"}, outcomes: "(front matter) > level: updated"},
		{name: "a list on several lines", current: swaps{" [a, b]", "\n  [\n    a,\n    b,\n  ]"}, fresh: swaps{"[a, b]", "[a, c]"}, want: swaps{"\n  [\n    a,\n    b,\n  ]", " [a, c]"}, outcomes: "(front matter) > tags: updated"},
		{name: "another list", current: swaps{"[a, b]", "[a, d]"}, fresh: swaps{"[a, b]", "[a, c]"}, outcomes: "(front matter) > tags: conflict"},
		{name: "an edit stays", current: swaps{"Hard", "Expert"}, outcomes: "(front matter) > level: edited"},
		{name: "both were changed", current: swaps{"Hard", "Expert"}, fresh: swaps{"Hard", "Easy"}, outcomes: conflict},
		{name: "keys of the author's", current: swaps{"level", "layout: wide\nlevel", "\n---\n\n", "\nmine:\n  - level: Hard\n---\n\n"}, fresh: swaps{"Hard", "Easy"}, want: swaps{"\nlevel: Hard", "\nlevel: Easy"}, outcomes: "(front matter) > layout: added, (front matter) > level: updated, (front matter) > mine: added"},
		{name: "comments", current: swaps{"level: Hard", "# how hard\nlevel: Hard # mine\n# tags"}, fresh: swaps{"Hard", "Easy", "[a, b]", "[c]"}, want: swaps{"Hard", "Easy", "[a, b]", "[c]"}, outcomes: "(front matter) > level: updated, (front matter) > tags: updated"},
		{name: "a comment within", current: swaps{" [a, b]", "\n  - a # mine\n  # more\n  - b"}, fresh: swaps{"[a, b]", "[c]"}, want: swaps{"tags:\n  - a # mine\n  # more\n  - b", "# mine\n# more\ntags: [c]"}, outcomes: "(front matter) > tags: updated"},
		{name: "another order", current: swaps{"level: Hard\ntags: [a, b]", "tags: [a, b]\n\nlevel: Hard"}, fresh: swaps{"Hard", "Easy"}, want: swaps{"Hard", "Easy"}, outcomes: "(front matter) > level: updated"},
		{name: "a new key", fresh: swaps{"\ntags", "\nfirms: [x]\ntags"}, want: swaps{"\ntags", "\nfirms: [x]\ntags"}, outcomes: "(front matter) > firms: inserted"},
		{name: "a new last key", current: swaps{"Hard", "Hard # mine"}, fresh: swaps{"b]\n", "b]\nfirms: [x]\n"}, want: swaps{"b]\n", "b]\nfirms: [x]\n"}, outcomes: "(front matter) > firms: inserted"},
		{name: "a new first key", current: swaps{"title: A", "# mine\ntitle: A"}, fresh: swaps{"title", "firms: [x]\ntitle"}, want: swaps{"title", "firms: [x]\ntitle"}, outcomes: "(front matter) > firms: inserted"},
		{name: "a key that goes", current: swaps{"title", "by: me\ntitle"}, fresh: swaps{"tags: [a, b]\n", ""}, want: swaps{"tags: [a, b]\n", ""}, outcomes: "(front matter) > by: added, (front matter) > tags: dropped"},
		{name: "not with a comment below it", current: swaps{"level", "# how hard\nlevel"}, fresh: swaps{"title: A\n", ""}, outcomes: "(front matter) > title: edited"},
		{name: "a key that its author took out", current: swaps{"level: Hard\n", ""}, fresh: swaps{"[a, b]", "[a]"}, want: swaps{"[a, b]", "[a]"}, outcomes: "(front matter) > tags: updated, (front matter) > level: removed"},
		{name: "all of it", current: swaps{"---\ntitle: A\nlevel: Hard\ntags: [a, b]\n---\n", ""}, outcomes: "(front matter): removed"},
		{name: "a key in another letter case", current: swaps{"level", "Level"}, fresh: swaps{"Hard", "Easy"}, want: swaps{"Level: Hard", "level: Easy"}, outcomes: "(front matter) > level: updated"},
		{name: "and edited", current: swaps{"level: Hard", "Level: Expert"}, fresh: swaps{"Hard", "Easy"}, outcomes: conflict},
		{name: "no YAML", current: swaps{"Hard", "Hard: x"}, fresh: swaps{"Hard", "Easy", "[a, b]", "[a]"}, want: swaps{"[a, b]", "[a]"}, outcomes: conflict + ", (front matter) > tags: updated"},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			current := swap(wasFront, test.current...)
			want := strings.ReplaceAll(swap(current, test.want...), "\n", eol)
			in := merge.Input{
				Current: []byte(strings.ReplaceAll(current, "\n", eol)), Fresh: []byte(swap(wasFront, test.fresh...)),
				Blank: merge.Stamps([]byte(blankFront), nil), Base: merge.Stamps([]byte(wasFront), nil),
			}
			got := merge.Merge(in)
			if string(got.Content) != want || outcomes(got.Changes) != test.outcomes {
				t.Errorf("%s: got %s\n%q, not\n%q", test.name, outcomes(got.Changes), got.Content, want)
			}
			in.Current, in.Base = got.Content, got.Base
			if again := merge.Merge(in); string(again.Content) != want {
				t.Errorf("%s: again %s\n%q", test.name, outcomes(again.Changes), again.Content)
			}
		}
	}
}

// A manifest of before has one digest of front matter.
func TestMergeFrontMatterOfBefore(t *testing.T) {
	fresh := swap(wasFront, "Hard", "Easy")
	base := merge.Base{{Name: merge.FrontMatter, Digests: []merge.Digest{merge.WholeFront([]byte(wasFront))}}, {Name: merge.Title, Digests: merge.Stamps([]byte("# A\n"), nil)[0].Digests}}
	for _, test := range []struct{ current, fresh, want, outcomes string }{
		{wasFront, fresh, fresh, "(front matter) > level: updated"},
		{swap(wasFront, "level", "by: me\nlevel"), wasFront, swap(wasFront, "level", "by: me\nlevel"), "(front matter) > by: added"},
		{swap(wasFront, "level", "by: me\nlevel"), fresh, swap(wasFront, "level", "by: me\nlevel"), "(front matter) > by: added, (front matter) > level: conflict"},
	} {
		got := merge.Merge(merge.Input{Current: []byte(test.current), Fresh: []byte(test.fresh), Blank: merge.Stamps([]byte(blankFront), nil), Base: base})
		if string(got.Content) != test.want || outcomes(got.Changes) != test.outcomes {
			t.Errorf("%q: got %s\n%q, not\n%q", test.current, outcomes(got.Changes), got.Content, test.want)
		}
	}
}
