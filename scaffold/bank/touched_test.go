package bank_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/spec"
	"newproblem/scaffold/touchtest"
)

// TestTouched reads and updates files that formatters, editors and people have
// touched: what is read is what was read before, and only what the spec says anew
// changes.
func TestTouched(t *testing.T) {
	t.Parallel()
	problems := map[string]*spec.Problem{"said": problem(t, touchtest.Said), "bare": problem(t, "title: Design a Feed")}
	docs, want := map[string]string{}, map[string]string{}
	for name, p := range problems {
		docs[name] = string(rendered(t, p))
		want[name] = factsOf(t, docs[name])
	}
	touchtest.Each(t, docs, func(t *testing.T, pair touchtest.Pair, name, touched string) {
		if diff := cmp.Diff(want[name], factsOf(t, touched)); diff != "" {
			t.Errorf("it is read otherwise (-before +after):\n%s", diff)
		}
		after := rendered(t, saidAnew(problems[name], pair.IsEdit))
		var may []merge.Outcome
		if pair.IsEdit {
			may = append(may, merge.Edited)
		}
		if pair.IsMore {
			may = append(may, merge.Added)
		}
		updated, ok := updatesTouched(t, pair.Name, []byte(docs[name]), []byte(touched), after, pair.Plain, may...)
		if !ok {
			return
		}
		if difference := keepsLayout(docs[name], touched, string(after), string(updated)); difference != "" {
			t.Errorf("the update changes the layout: %s", difference)
		}
	})
}

// saidAnew is a problem that says some other things: in a line of the metadata, a
// text, a row, and, if the author has not ticked or rated anything, in lines with
// boxes and stars.
func saidAnew(p *spec.Problem, isEdited bool) *spec.Problem {
	p = p.Clone()
	p.Set("difficulty", spec.Text("Expert"))
	p.Set("core_problem", spec.Text("Build another one."))
	p.Set("capacity.inputs.total_users", spec.Text("70M"))
	p.Set("security.authentication", spec.Text("Passkeys"))
	if !isEdited {
		p.Set("popularity", spec.Text("2"))
		p.Set("requirements.functional", spec.List("Send a message", "Read the history", "Delete a message"))
	}
	return p
}

// keepsLayout says where an update of a touched document has changed a section, or
// a line of the metadata, that is the same in both renderings.
func keepsLayout(before, touched, after, updated string) string {
	was, is, from, to := parts(before), parts(after), parts(touched), parts(updated)
	isAlike := len(from) == len(was) // else what was items is lines of one paragraph
	if len(from) != len(to) || isAlike && len(from) != len(is) {
		return fmt.Sprintf("%d parts become %d, not %d", len(from), len(to), len(is))
	}
	if !isAlike {
		return ""
	}
	for i := range from {
		if was[i] == is[i] && from[i] != to[i] {
			return cmp.Diff(from[i], to[i])
		}
	}
	if strings.Count(touched, "\n") == strings.Count(touched, "\r\n") && strings.Count(updated, "\n") != strings.Count(updated, "\r\n") {
		return "some lines end otherwise"
	}
	return ""
}

// parts are what stands above the first heading of a document, its sections, and of
// the metadata each paragraph with what follows.
func parts(doc string) []string {
	d := markdown.Parse([]byte(doc))
	var all []string
	end, ofLines := 0, false
	for i, b := range d.Blocks {
		isHeading := b.Kind == markdown.HeadingBlock && b.Parent < 0
		if isHeading {
			ofLines = d.Inline().Key(string(d.Text(i))) == "metadata"
		}
		if isHeading || ofLines && b.Kind == markdown.ParagraphBlock {
			start := d.LineStart(b.Start)
			all = append(all, doc[end:start])
			end = start
		}
	}
	return append(all, doc[end:])
}

// factsOf is all that newproblem reads in a document.
func factsOf(t *testing.T, doc string) string {
	t.Helper()
	var facts strings.Builder
	for _, r := range append(slices.Clone(readers), touchtest.Reader{Name: "the words of the spec", Read: readWords}) {
		text, err := r.Read(doc)
		if err != nil {
			t.Fatalf("%s: %v", r.Name, err)
		}
		facts.WriteString("# " + r.Name + "\n" + text + "\n")
	}
	return facts.String()
}

// readWords tells what a document says in the words of the spec that it gives, and
// the lines that stand in no place.
func readWords(doc string) (string, error) {
	reading, err := scaffold.Builtin().Read([]byte(doc))
	if err != nil {
		return "", err
	}
	said, err := spec.Write(reading.Problem, false)
	for _, line := range reading.Unplaced {
		said = fmt.Appendf(said, "unplaced: %s\n", line.Raw)
	}
	return plain(string(said)), err
}
