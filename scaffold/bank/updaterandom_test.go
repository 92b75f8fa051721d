package bank_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/spec"
	"newproblem/scaffold/touchtest"
)

// editKinds are the changes that a reader may take for decoration, but that an
// author makes: an update keeps them as edits.
var editKinds = []string{"boxes are ticked", "other stars"}

// A change of layout is no edit: an update with the same spec has nothing to do,
// and one with another spec brings what a reader sees of the new rendering,
// without a conflict.
func TestUpdateTouchedAtRandom(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 14)
	counts := map[string]touchtest.Count{}
	kinds := slices.DeleteFunc(slices.Clone(touchtest.Kinds), func(k touchtest.Kind) bool { return slices.Contains(editKinds, k.Name) })
	for range seeded.Rounds(10) {
		before, after := twoProblems(t, r)
		for range 2 {
			touched, how, sees := touchtest.Layout(r, string(before), kinds, counts)
			if _, ok := updatesTouched(t, how, before, []byte(touched), after, sees); !ok {
				return
			}
		}
	}
}

// updatesTouched updates a document that is touched, with the same spec and with
// another, and fails where more becomes of it than the other says. It gives the
// updated one. Of pages, sees takes the decoration away; some outcomes may be told.
func updatesTouched(t *testing.T, how string, before, touched, after []byte, sees func(page string) string, may ...merge.Outcome) (updated []byte, ok bool) {
	t.Helper()
	edits := func() string { return cmp.Diff(lines(string(before)), lines(string(touched))) }
	same := mergeBuiltin(touched, before, before)
	if !bytes.Equal(same.Content, touched) || outcomesOf(same, may...) != "" {
		t.Errorf("after %s, an update with nothing to do gives %v\n%s", how, outcomesOf(same), edits())
		return nil, false
	}
	brought := mergeBuiltin(touched, after, before)
	for _, c := range brought.Changes {
		if !isAround(c) && !slices.Contains(slices.Concat(may, []merge.Outcome{merge.Updated, merge.Inserted, merge.Dropped}), c.Outcome) {
			t.Errorf("after %s, the update gives %v\n%s", how, outcomesOf(brought), edits())
			return nil, false
		}
	}
	want, got := sees(touchtest.Page(string(after))), sees(touchtest.Page(string(brought.Content)))
	if want != got {
		t.Errorf("after %s, a reader sees (-rendered +updated):\n%s\nof the document (-generated +touched):\n%s", how, cmp.Diff(lines(want), lines(got)), edits())
		return nil, false
	}
	again := mergeBuiltin(brought.Content, after, after)
	if !bytes.Equal(again.Content, brought.Content) || outcomesOf(again, may...) != "" {
		t.Errorf("after %s, a second update gives %v", how, outcomesOf(again))
		return nil, false
	}
	return brought.Content, true
}

// isAround reports whether a part stands around what was generated.
func isAround(c merge.Change) bool {
	return c.Outcome == merge.Added && (c.Name == merge.FrontMatter || c.Name == merge.Above)
}

func outcomesOf(r merge.Result, but ...merge.Outcome) string {
	var all []string
	for _, c := range r.Changes {
		if isAround(c) || slices.Contains(but, c.Outcome) {
			continue
		}
		all = append(all, c.Name+": "+c.Outcome.String())
	}
	return strings.Join(all, ", ")
}

func mergeBuiltin(current, fresh, base []byte) merge.Result {
	byLine := []string{"Metadata"}
	return merge.Merge(merge.Input{
		Current: current, Fresh: fresh, ByLine: byLine,
		Base: merge.Stamps(base, byLine), Blank: merge.Stamps(scaffold.Builtin().Blank(), byLine),
	})
}

// twoProblems renders a random problem, and another that says some other things
// under the same title.
func twoProblems(t *testing.T, r *rand.Rand) (before, after []byte) {
	t.Helper()
	for {
		p, q := spectest.Wordy(r), spectest.Wordy(r)
		p.Set("title", spec.Text("Design a Café for R&D"))
		other := p.Clone()
		for path, v := range q.All() {
			if path != "title" && r.IntN(3) == 0 {
				other.Set(path, v)
			}
		}
		a, err := scaffold.Builtin().Render(p)
		if err != nil {
			continue
		}
		b, err := scaffold.Builtin().Render(other)
		if err != nil {
			continue
		}
		return a.Bytes(), b.Bytes()
	}
}

func lines(text string) []string {
	return strings.Split(strings.NewReplacer("<h", "\n<h", "<li", "\n<li", "<tr", "\n<tr").Replace(text), "\n")
}
