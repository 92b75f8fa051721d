package merge_test

import (
	"testing"

	"newproblem/scaffold/merge"
)

// What a manifest of bytes does not tell is told once, and then counts as edited, until
// the spec says something new. The spec's text can still be forced.
func TestMergeOldToldOnce(t *testing.T) {
	old := merge.Stamps([]byte(was), byLine)
	for i := range old {
		old[i].Digests = []merge.Digest{merge.DigestOf([]byte(old[i].Name))} // of bytes that nobody has any more
	}
	in := input(swap(was, "For all", "Mine"), swap(was, "For all", "For some"))
	in.Base, in.IsOld = old, true
	told := merge.Merge(in)
	if got := outcomes(told.Changes); got != "Context: conflict" {
		t.Fatalf("it is %s", got)
	}
	in.Base, in.IsOld = told.Base, false
	for range 2 {
		again := merge.Merge(in)
		if got := outcomes(again.Changes); got != "Context: edited" {
			t.Errorf("again, it is %s", got)
		}
		in.Base = again.Base
	}
	forced := in
	forced.Force = true
	r := merge.Merge(forced)
	if got := outcomes(r.Changes); got != "Context: forced" || string(r.Content) != string(in.Fresh) {
		t.Errorf("forced, it is %s:\n%s", got, r.Content)
	}
	kept := in
	kept.Settled = map[string]merge.Side{"context": merge.File}
	kept.Base, kept.Settled = merge.Merge(kept).Base, nil
	kept.Force = true
	if got := outcomes(merge.Merge(kept).Changes); got != "Context: edited" {
		t.Errorf("kept, and forced, it is %s", got)
	}
	in.Fresh = []byte(swap(was, "For all", "For more"))
	for range 2 {
		r := merge.Merge(in)
		if got := outcomes(r.Changes); got != "Context: conflict" {
			t.Errorf("with another spec, it is %s", got)
		}
		in.Base = r.Base
	}
}
