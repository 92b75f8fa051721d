// Package touchtest has documents as they are written and as formatters, editors and
// people touch them, in a table and at random, proves with goldmark that a reader
// sees the same, and compares what is read. It is for tests alone.
package touchtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/seeded"
)

// A Reader tells what it reads in a document, in a form that is the same for
// all documents in which a reader sees the same.
type Reader struct {
	Name string
	Read func(doc string) (string, error)
}

// A Count is how often a kind of change was tried, and how often goldmark said
// that a reader sees the same.
type Count struct{ Tried, Kept int }

// most is how many kinds of changes a document is tried with, one upon the
// other.
const most = 16

// A step is a document, and what was done to it.
type step struct {
	doc     string
	kind    Kind
	changes []Change
}

// Touch changes the layout of a document at random: with some kinds of changes,
// one upon the other, of which a reader sees nothing. It counts.
func Touch(r *rand.Rand, doc string, kinds []Kind, counts map[string]Count) (touched string, steps []step) {
	t := toucher{r: r, doc: doc, page: Page(doc), counts: counts}
	for range most {
		kind := pick(r, kinds, counts)
		found := t.touch(kind)
		undone := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == kind.Undoes })
		if !found && undone >= 0 && t.touch(kinds[undone]) {
			t.touch(kind)
		}
	}
	return t.doc, t.steps
}

// A toucher changes one document.
type toucher struct {
	r         *rand.Rand
	doc, page string
	counts    map[string]Count
	steps     []step
}

// touch makes changes of a kind if a reader sees nothing of them. It reports
// whether there are any to be made.
func (t *toucher) touch(kind Kind) bool {
	changes := some(t.r, kind.Find(t.r, t.doc))
	next := apply(t.doc, changes)
	if next == t.doc {
		return false
	}
	count := t.counts[kind.Name]
	count.Tried++
	if after := Page(next); kind.isSame(t.page, after) {
		count.Kept++
		t.steps = append(t.steps, step{doc: t.doc, kind: kind, changes: changes})
		t.doc, t.page = next, after
	}
	t.counts[kind.Name] = count
	return true
}

// pick chooses a kind: of a few, the one that has occurred least.
func pick(r *rand.Rand, kinds []Kind, counts map[string]Count) Kind {
	kind := kinds[r.IntN(len(kinds))]
	for range 4 {
		if other := kinds[r.IntN(len(kinds))]; counts[other.Name].Kept < counts[kind.Name].Kept {
			kind = other
		}
	}
	return kind
}

// some chooses some changes that do not overlap: one, a few, or all.
func some(r *rand.Rand, all []Change) []Change {
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if len(all) > 1 && r.IntN(4) > 0 {
		all = all[:1+r.IntN(min(len(all), 3))]
	}
	return all
}

// apply makes changes. Of those that overlap, the first are made.
func apply(doc string, changes []Change) string {
	var edits []Edit
	for _, change := range changes {
		if !slices.ContainsFunc(change, func(e Edit) bool { return overlaps(edits, e) }) {
			edits = append(edits, change...)
		}
	}
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var out strings.Builder
	end := 0
	for _, e := range edits {
		out.WriteString(doc[end:e.Start] + e.With)
		end = e.End
	}
	return out.String() + doc[end:]
}

func overlaps(edits []Edit, e Edit) bool {
	return slices.ContainsFunc(edits, func(o Edit) bool {
		return e.Start < o.End && o.Start < e.End || e.Start == o.Start
	})
}

// same reports whether a reader sees the same before and after a change.
func same(before, after string, kind Kind) bool { return kind.isSame(Page(before), Page(after)) }

// isSame reports whether two pages are the same but for what the kind changes.
func (kind Kind) isSame(before, after string) bool {
	return before == after || kind.Sees != nil && kind.Sees(before) == kind.Sees(after)
}

// Check touches documents at random, and fails when a reader reads another
// thing in one that is touched. In a long run, each kind of change has to occur
// often; in each, goldmark has to let many pass. Some kinds can be left out.
func Check(t *testing.T, r *rand.Rand, rounds int, document func(*rand.Rand) string, readers []Reader, without ...string) {
	t.Helper()
	kinds := kindsWithout(without)
	counts, failed := map[string]Count{}, map[string]bool{}
	for round := 0; round < rounds || seeded.Soak() && round < 4*rounds && least(kinds, counts) < often; round++ {
		doc := document(r)
		touched, steps := Touch(r, doc, kinds, counts)
		for _, reader := range readers {
			if names, report := reader.compare(doc, touched, steps); names != "" && !failed[reader.Name+names] {
				failed[reader.Name+names] = true // once: the next would tell the same
				t.Error(report)
			}
		}
	}
	report(t, kinds, counts)
}

// often is how often each kind of change has to occur in a long run.
const often = 1000

// least is how often the kind has occurred that has done so least.
func least(kinds []Kind, counts map[string]Count) int {
	fewest := often
	for _, kind := range kinds {
		fewest = min(fewest, counts[kind.Name].Kept)
	}
	return fewest
}

// One touches one document at random, and fails as Check does.
func One(t *testing.T, r *rand.Rand, doc string, readers []Reader, without ...string) {
	t.Helper()
	touched, steps := Touch(r, doc, kindsWithout(without), map[string]Count{})
	for _, reader := range readers {
		if names, report := reader.compare(doc, touched, steps); names != "" {
			t.Error(report)
		}
	}
}

func kindsWithout(names []string) []Kind {
	return slices.DeleteFunc(slices.Clone(Kinds), func(k Kind) bool { return slices.Contains(names, k.Name) })
}

// compare compares what is read in a document and in its touched form. It gives
// the kinds of changes that make a difference, and a report.
func (reader Reader) compare(doc, touched string, steps []step) (kinds, report string) {
	for _, s := range steps {
		if s.kind.Says != nil {
			reader.Read = saidAlike(reader.Read, s.kind.Says)
		}
	}
	if !reader.differs(doc, touched) {
		return "", ""
	}
	before, after, kinds := reader.shrink(doc, touched, steps)
	return kinds, fmt.Sprintf("%s: it is read otherwise after: %s\nthe document (-before +after):\n%s\nwhat is read in it:\n%s",
		reader.Name, kinds, diff(before, after), diff(reader.text(before), reader.text(after)))
}

func saidAlike(read func(string) (string, error), says func(string) string) func(string) (string, error) {
	return func(doc string) (string, error) {
		text, err := read(doc)
		return says(text), err
	}
}

func diff(before, after string) string {
	return gocmp.Diff(strings.Split(before, "\n"), strings.Split(after, "\n"))
}

func (reader Reader) text(doc string) string {
	text, err := reader.Read(doc)
	if err != nil {
		return "error: " + err.Error()
	}
	return text
}

func (reader Reader) differs(a, b string) bool { return reader.text(a) != reader.text(b) }

// shrink gives a smaller case that fails as well: the step at which the reading
// becomes another, with as few changes as do it, or with the steps before it.
func (reader Reader) shrink(doc, touched string, steps []step) (before, after, kinds string) {
	for _, s := range steps {
		if !reader.differs(s.doc, apply(s.doc, s.changes)) {
			continue
		}
		for i := 0; i < len(s.changes); {
			fewer := slices.Delete(slices.Clone(s.changes), i, i+1)
			if next := apply(s.doc, fewer); same(s.doc, next, s.kind) && reader.differs(s.doc, next) {
				s.changes = fewer
				continue
			}
			i++
		}
		return s.doc, apply(s.doc, s.changes), s.kind.Name
	}
	var names []string
	for _, s := range steps {
		names = append(names, s.kind.Name)
	}
	return doc, touched, strings.Join(names, ", then ")
}

// report prints how often each kind occurred.
func report(t *testing.T, kinds []Kind, counts map[string]Count) {
	t.Helper()
	var all Count
	var lines []string
	for _, kind := range kinds {
		c := counts[kind.Name]
		all.Tried, all.Kept = all.Tried+c.Tried, all.Kept+c.Kept
		lines = append(lines, fmt.Sprintf("%6d of %6d  %s", c.Kept, c.Tried, kind.Name))
		if seeded.Soak() && c.Kept < often {
			t.Errorf("%s: goldmark has let pass %d of %d changes, not %d", kind.Name, c.Kept, c.Tried, often)
		}
	}
	t.Logf("a reader sees nothing of %d of %d changes:\n%s", all.Kept, all.Tried, strings.Join(lines, "\n"))
	if 4*all.Kept < all.Tried {
		t.Errorf("goldmark has let pass %d of %d changes, not a quarter", all.Kept, all.Tried)
	}
}

// Layout is Touch for tests that judge by themselves. It gives the names of the
// kinds of changes, and what takes their decoration from a page.
func Layout(r *rand.Rand, doc string, kinds []Kind, counts map[string]Count) (touched, names string, sees func(page string) string) {
	touched, steps := Touch(r, doc, kinds, counts)
	var all []string
	for _, s := range steps {
		all = append(all, s.kind.Name)
	}
	return touched, strings.Join(all, ", then "), func(page string) string {
		for before := ""; before != page; { // one may stand within another
			before = page
			for _, s := range steps {
				if s.kind.Sees != nil {
					page = s.kind.Sees(page)
				}
			}
		}
		return page
	}
}
