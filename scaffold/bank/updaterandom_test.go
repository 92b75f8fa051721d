package bank_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/spec"
	"newproblem/scaffold/touchtest"
)

// editKinds are the changes that a reader may take for decoration, but that an
// author makes: an update keeps them as edits.
var editKinds = []string{"boxes are ticked"}

func layoutKinds() []touchtest.Kind {
	return slices.DeleteFunc(slices.Clone(touchtest.Kinds), func(k touchtest.Kind) bool { return slices.Contains(editKinds, k.Name) })
}

// A change of layout is no edit: an update with the same spec has nothing to do,
// and one with another spec brings what a reader sees of the new rendering,
// without a conflict.
func TestUpdateTouchedAtRandom(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 14)
	counts := map[string]touchtest.Count{}
	kinds := layoutKinds()
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

// Where an author has written into a file whose layout was changed, no line of the
// author's is lost, and what was not edited follows the spec.
func TestUpdateEditedAtRandom(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 16)
	kinds, counts := layoutKinds(), map[string]touchtest.Count{}
	for range seeded.Rounds(10) {
		before, after := twoProblems(t, r)
		for range 2 {
			touched, names, sees := touchtest.Layout(r, string(before), kinds, counts)
			edited := writtenInto(r, touched)
			if report := updatesEdited(touched, edited, before, after, sees); report != "" {
				t.Errorf("after %s, %s\nof the document (-touched +edited):\n%s", names, report, cmp.Diff(lines(touched), lines(edited)))
				return
			}
		}
	}
}

// authored are the lines of an author, of which each begins no block that reaches
// beyond them.
var authored = []string{"mine W\n", "\nmine W\n\n", "- mine W\n", "- **Tags**: mine W\n", "\n```\nmine W\n```\n\n", "| mine W | b | c |\n", "\n> mine W\n\n", "mine W\\\nmine too W\n"}

// writtenInto gives a document with some lines of an author, below its title: in
// front matter, they would make headings of it.
func writtenInto(r *rand.Rand, doc string) string {
	all := strings.SplitAfter(doc, "\n")
	for n := range 1 + r.IntN(3) {
		mine := strings.ReplaceAll(authored[r.IntN(len(authored))], "W", strconv.Itoa(n))
		above := slices.IndexFunc(all, func(line string) bool { return strings.Contains(line, "Caf") }) // a comment may stand within the title
		all = slices.Insert(all, above+1+r.IntN(len(all)-above-1), mine)
	}
	return strings.Join(all, "")
}

// updatesEdited updates a document to another spec, and reports what of it is not
// as it has to be.
func updatesEdited(touched, edited string, before, after []byte, sees func(string) string) string {
	brought := string(mergeBuiltin([]byte(edited), after, before).Content)
	for line := range strings.Lines(edited) {
		if strings.Contains(line, "mine") && !strings.Contains(brought, strings.TrimRight(line, "\r\n")) {
			return fmt.Sprintf("%q is lost", line)
		}
	}
	was, now := sectionsOf(touched), sectionsOf(edited)
	rendered, got := sectionsOf(string(after)), sectionsOf(brought)
	for key, text := range was {
		if now[key] != text || rendered[key] == "" {
			continue
		}
		want, page := sees(touchtest.Page(rendered[key])), sees(touchtest.Page(got[key]))
		if want != page {
			return fmt.Sprintf("a reader sees of the section %q (-rendered +updated):\n%s", key, cmp.Diff(lines(want), lines(page)))
		}
	}
	return ""
}

// sectionsOf gives the sections of a document by the keys of the titles that they
// stand under; those that it has twice are "".
func sectionsOf(doc string) map[string]string {
	sections := map[string]string{}
	var trail []markdown.Section
	for _, s := range markdown.Parse([]byte(doc)).Sections() {
		for len(trail) > 0 && trail[len(trail)-1].Level >= s.Level {
			trail = trail[:len(trail)-1]
		}
		trail = append(trail, s)
		key := ""
		for _, above := range trail[min(1, len(trail)-1):] {
			key += markdown.Key(above.Title) + "\n"
		}
		if _, ok := sections[key]; ok {
			sections[key] = ""
			continue
		}
		sections[key] = doc[s.Start:s.End]
	}
	return sections
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

var builtinFacts = sync.OnceValue(func() func(doc *markdown.Document) []merge.Fact {
	facts, err := bank.FactsIn(scaffold.Builtin())
	if err != nil {
		panic(err)
	}
	return facts
})

func mergeBuiltin(current, fresh, base []byte) merge.Result {
	byLine := merge.ByLine{"Metadata": {}}
	return merge.Merge(merge.Input{
		Current: current, Fresh: fresh, ByLine: byLine, Facts: builtinFacts(),
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
