package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestSpokenAmidText has the title of a section behind the spoken name of its marks in or
// behind other text, as who dictates without a pause gets it: nothing is put in beside it.
func TestSpokenAmidText(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const missing = `"Design Variations" is missing`
	atEnd := func(marks string) string {
		return `"Design Variations" has no heading: its title stands there at the end of a line, behind "` + marks + `": put it on a line of its own: ### Design Variations`
	}
	ownLine := func(marks string) string {
		return `"Design Variations" has no heading: its title stands there as a line of text, behind "` + marks + `": make it a heading: ### Design Variations`
	}
	for _, test := range []struct{ text, want string }{
		{" hash hash hash Design Variations\n", atEnd("hash hash hash")},
		{" new paragraph hash hash hash Design Variations\n", atEnd("new paragraph hash hash hash")},
		{" New line. Hash tag hash tag hash tag design variations.\n", atEnd("New line. Hash tag hash tag hash tag")},
		{" Raute Raute Raute Design Variations\n", atEnd("Raute Raute Raute")},
		{"\n\nText of it. hash hash hash Design Variations\n", atEnd("hash hash hash")},
		{"\nhash hash hash Design Variations\n", ownLine("hash hash hash")},
		{"\n  hashtag hashtag hashtag Design Variations\n", ownLine("hashtag hashtag hashtag")},
		{"\n\nText of it.\nhash hash hash Design Variations\n", ownLine("hash hash hash")},
		{"\n- hash hash hash Design Variations\n", `"Design Variations" has no heading: its title stands there as a line of text, behind "hash hash hash": make it a heading, without the - in front: ### Design Variations`},
		{" It is a hash of Design Variations\n", missing},
		{" hash hash hash Design Variations of ours\n", missing},
		{" `hash hash` hash Design Variations of ours\n", missing},
		{"\nsection Design Variations\n", missing},
		{"\n- See section Design Variations\n", missing},
		{" See the many many designs\n", missing},
	} {
		doc := complete(t)
		before, behind, _ := strings.Cut(doc, "\n\n### Design Variations\n")
		doc = before + test.text + behind
		got := ""
		for _, f := range remarks(c, []byte(doc)) {
			got += f.Message + ": " + f.Hint
		}
		if got != test.want && !strings.HasPrefix(got, test.want+":") {
			t.Errorf("%q: told %q, not %q", test.text, got, test.want)
		}
		fixed, _ := c.Fix([]byte(doc), check.FixOptions{AddMissing: true})
		if isIn := string(fixed) != doc; isIn != (test.want == missing) {
			t.Errorf("%q: it is put in: %v", test.text, isIn)
		}
	}
	doc := strings.Replace(complete(t), "\n\n### Design Variations\n", " hash hash hash Design Variations\n\n### Design Variations\n", 1)
	if found := remarks(c, []byte(doc)); len(found) > 0 {
		t.Errorf("beside the section itself: found %s", list(found))
	}
}
