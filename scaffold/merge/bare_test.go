package merge_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/merge"
)

// TestMergeAround puts rules and anchors around the text of a section, and brings one
// new text after another: none of them is an edit, all of them stay, and the text reads
// as it does without.
func TestMergeAround(t *testing.T) {
	texts := map[string]string{"words": "Two.", "a list": "- a\n- b", "a table": "| a |\n|---|\n| 1 |", "code": "P.\n\n```\nx\n```"}
	page := func(text string) []byte { return []byte("# A\n\n## B\n" + text + "\n\n## C\nThe end.\n") }
	for _, c := range []struct{ touched, words, list, table, code string }{
		{"<a id=\"x\"></a>\n\nOne.", "<a id=\"x\"></a>\n\n+", "<a id=\"x\"></a>\n\n+", "<a id=\"x\"></a>\n\n+", "<a id=\"x\"></a>\n\n+"},
		{"<a id=\"x\"></a>\nOne.", "<a id=\"x\"></a>\n+", "<a id=\"x\"></a>\n\n+", "<a id=\"x\"></a>\n\n+", "<a id=\"x\"></a>\n+"},
		{"<a id=\"x\"></a> One.", "<a id=\"x\"></a> +", "<a id=\"x\"></a>\n\n+", "<a id=\"x\"></a>\n\n+", "<a id=\"x\"></a> +"},
		{"One. <a id=\"x\"></a>", "+ <a id=\"x\"></a>", "+ <a id=\"x\"></a>", "+\n\n<a id=\"x\"></a>", "+\n\n<a id=\"x\"></a>"},
		{"One.\n<a name='x'/><A ID=y></A>", "+\n\n<a name='x'/><A ID=y></A>", "+\n\n<a name='x'/><A ID=y></A>", "+\n\n<a name='x'/><A ID=y></A>", "+\n\n<a name='x'/><A ID=y></A>"},
		{"***\nOne.", "***\n+", "***\n+", "***\n+", "***\n+"},
		{"***\n<!-- c -->\n<a id=\"x\"></a>\n\nOne.\n\n---", "***\n<!-- c -->\n<a id=\"x\"></a>\n\n+\n\n---", "***\n<!-- c -->\n<a id=\"x\"></a>\n\n+\n\n---", "***\n<!-- c -->\n<a id=\"x\"></a>\n\n+\n\n---", "***\n<!-- c -->\n<a id=\"x\"></a>\n\n+\n\n---"},
	} {
		for name, want := range map[string]string{"words": c.words, "a list": c.list, "a table": c.table, "code": c.code} {
			for _, eol := range []string{"\n", "\r\n"} {
				withEnds := func(text []byte) string { return strings.ReplaceAll(string(text), "\n", eol) }
				r := merge.Merge(merge.Input{Current: []byte(withEnds(page(c.touched))), Fresh: page(texts[name]), Base: merge.Stamps(page("One."), nil)})
				if diff := cmp.Diff(withEnds(page(strings.Replace(want, "+", texts[name], 1))), string(r.Content)); diff != "" || outcomes(r.Changes) != "B: updated" {
					t.Errorf("%q, then %s: %s (-want +got):\n%s", c.touched, name, outcomes(r.Changes), diff)
				}
				same := merge.Merge(merge.Input{Current: r.Content, Fresh: page(texts[name]), Base: r.Base})
				last := merge.Merge(merge.Input{Current: r.Content, Fresh: page("Three."), Base: r.Base})
				if outcomes(same.Changes) != "" || outcomes(last.Changes) != "B: updated" {
					t.Errorf("%q, then %s: again, %s; another, %s", c.touched, name, outcomes(same.Changes), outcomes(last.Changes))
				}
			}
		}
	}
}

// What is more than a rule or an anchor around a text is an edit, and so is one amid it,
// and one where the rendering had another.
func TestMergeAroundEdited(t *testing.T) {
	page := func(text string) []byte { return []byte("# A\n\n## B\n" + text + "\n\n## C\nThe end.\n") }
	for _, c := range []struct{ was, touched string }{
		{"One.\n\nMore.", "One. <a id=\"x\"></a>\n\nMore."},
		{"One.\n\nMore.", "One.\n\n---\n\nMore."},
		{"One.", "<a id=\"x\" href=\"y\"></a> One."},
		{"One.", "<a id=\"x\">One.</a>"},
		{"One.", "One. \\<a id=\"x\"></a>"},
		{"One.", "`One. <a id=\"x\"></a>`"},
		{"```\nOne\n```", "```\nOne <a id=\"x\"></a>\n```"},
		{"One.", "<a id=\"x\"></a> Mine."},
		{"One.", "---\n\nMine."},
		{"---\n\nOne.", "<a id=\"x\"></a>\n\nOne."},
	} {
		in := merge.Input{Current: page(c.touched), Fresh: page("Two."), Base: merge.Stamps(page(c.was), nil)}
		if r := merge.Merge(in); outcomes(r.Changes) != "B: conflict" || string(r.Content) != string(page(c.touched)) {
			t.Errorf("%q for %q: %s\n%s", c.touched, c.was, outcomes(r.Changes), r.Content)
		}
	}
}

// Rules and anchors above a text that the template writes itself are a part of it, as
// they have been in every manifest.
func TestMergeAroundOfTemplate(t *testing.T) {
	page := func(text string) []byte { return []byte("# A\n\n## B\n" + text + "\n\n## C\nThe end.\n") }
	for _, c := range []struct{ was, now string }{
		{"---\n\nOne.", "---\n\nTwo."},
		{"---\n\nOne.", "One."},
		{"<a id=\"x\"></a> One. <a id=\"y\"></a>", "Two."},
		{"One.", "<a id=\"x\"></a>\n\nOne."},
	} {
		r := merge.Merge(merge.Input{Current: page(c.was), Fresh: page(c.now), Base: merge.Stamps(page(c.was), nil)})
		if outcomes(r.Changes) != "B: updated" || string(r.Content) != string(page(c.now)) {
			t.Errorf("%q for %q: %s\n%s", c.now, c.was, outcomes(r.Changes), r.Content)
		}
	}
}

// Where facts stand above the first heading, or right below the title, an anchor above
// them is none of the words there.
func TestMergeAroundFacts(t *testing.T) {
	byLine := merge.ByLine{merge.Above: {Labels: []string{"Level"}, HasText: true}, merge.Title: {Labels: []string{"Level"}, HasText: true}}
	for _, c := range []struct{ was, touched, fresh, want string }{
		{"**Level**: a\n\n# A\n", "<a id=\"x\"></a>\n\n**Level**: a\n\n# A\n", "**Level**: b\n\n# A\n", "<a id=\"x\"></a>\n\n**Level**: b\n\n# A\n"},
		{"# A\n\n**Level**: a\n", "# A\n<a id=\"x\"></a>\n\n**Level**: a\n", "# B\n\n**Level**: b\n", "# B\n<a id=\"x\"></a>\n\n**Level**: b\n"},
		{"# A\n\nWords.\n\n**Level**: a\n", "# A\n\nWords. <a id=\"x\"></a>\n\n---\n\n**Level**: a\n", "# B\n\nOthers.\n\n**Level**: b\n", "# B\n\nOthers. <a id=\"x\"></a>\n\n---\n\n**Level**: b\n"},
	} {
		r := merge.Merge(merge.Input{Current: []byte(c.touched), Fresh: []byte(c.fresh), Base: merge.Stamps([]byte(c.was), byLine), ByLine: byLine})
		if string(r.Content) != c.want {
			t.Errorf("%q: %s\n%s", c.touched, outcomes(r.Changes), r.Content)
		}
	}
}

// A section whose text is nothing but rules and anchors says nothing: a text that the spec
// has for it is put above them.
func TestMergeAroundNothing(t *testing.T) {
	facts := merge.ByLine{"B": {Labels: []string{"Level"}, HasText: true}}
	page := func(text string) []byte { return []byte("# A\n\n## B\n" + text + "\n\n- **Level**: Hard\n") }
	for touched, want := range map[string]string{
		"\n---":                          "+\n\n---",
		"---":                            "+\n\n---",
		"<a id=\"x\"></a>":               "+\n\n<a id=\"x\"></a>",
		"***\n\n<a id=\"x\"></a>\n\n---": "+\n\n***\n\n<a id=\"x\"></a>\n\n---",
	} {
		in := merge.Input{Current: page(touched), Fresh: page("One."), ByLine: facts, Base: merge.Stamps(page(""), facts)}
		r := merge.Merge(in)
		if diff := cmp.Diff(string(page(strings.Replace(want, "+", "One.", 1))), string(r.Content)); diff != "" || outcomes(r.Changes) != "B: updated" {
			t.Errorf("%q: %s (-want +got):\n%s", touched, outcomes(r.Changes), diff)
		}
		in.Base = merge.Stamps(page("Two."), facts)
		if r := merge.Merge(in); outcomes(r.Changes) != "B: conflict" || string(r.Content) != string(page(touched)) {
			t.Errorf("%q for a text: %s\n%s", touched, outcomes(r.Changes), r.Content)
		}
	}
}
