package merge_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/merge"
)

// A section that was one part when it was generated, and is merged line by line now, is as
// it was generated in each of its lines; where its author has edited it, that is told once.
func TestMergeSectionThatIsLinesNow(t *testing.T) {
	const was = "# T\n\n## Facts\n\nLevel: Hard  \nTags: a\n\n## End\n\nx\n"
	byLine := merge.ByLine{"Facts": {Labels: []string{"Level", "Tags"}}}
	base := merge.Stamps([]byte(was), nil)
	fresh := strings.Replace(was, "Hard", "Easy", 1)
	for _, test := range []struct{ current, want, outcomes string }{
		{was, fresh, "Facts > Level: updated"},
		{strings.Replace(was, "  \n", "\\\n", 1), strings.NewReplacer("  \n", "\\\n", "Hard", "Easy").Replace(was), "Facts > Level: updated"},
		{strings.Replace(was, "Tags: a", "Tags: mine", 1), strings.Replace(was, "Tags: a", "Tags: mine", 1), "Facts > Level: conflict, Facts > Tags: conflict"},
	} {
		in := merge.Input{Current: []byte(test.current), Fresh: []byte(fresh), Base: base, ByLine: byLine, Blank: merge.Stamps([]byte("# T\n\n## Facts\n\nLevel: [L]  \nTags: [t]\n"), byLine)}
		r := merge.Merge(in)
		if string(r.Content) != test.want || outcomes(r.Changes) != test.outcomes {
			t.Errorf("%q becomes %q: %s", test.current, r.Content, outcomes(r.Changes))
		}
		in.Current, in.Base = r.Content, r.Base
		if again := merge.Merge(in); string(again.Content) != test.want || strings.Contains(outcomes(again.Changes), "conflict") {
			t.Errorf("%q, again: %s", test.current, outcomes(again.Changes))
		}
	}
}
