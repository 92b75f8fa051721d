package check_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/check"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// restructured removes headings and sections of a problem, gives them other levels,
// and puts in headings of the author's own.
func restructured(doc string, r *rand.Rand) string {
	own := []string{"Field Notes", "Security", "Sampling and Estimations", "User Tables", "Order Tables", "Summary", "Storage", "1. Upload Path", "Monitoring in Depth", "Load"}
	sections := markdown.Parse([]byte(doc)).Sections()
	var out strings.Builder
	out.WriteString(doc[:sections[0].Start])
	dropping := 0 // sections below this level
	for _, s := range sections {
		text := doc[s.Start:s.End]
		if dropping > 0 && s.Level > dropping {
			continue
		}
		dropping = 0
		heading, body, _ := strings.Cut(text, "\n")
		switch r.IntN(14) {
		case 0:
			dropping = s.Level
			continue
		case 1:
			out.WriteString(body)
			continue
		case 2:
			heading = strings.Repeat("#", 1+r.IntN(5)) + " " + s.Title
		case 3:
			heading = strings.Repeat("#", s.Level) + " " + own[r.IntN(len(own))]
		case 4, 5:
			heading = strings.Repeat("#", 2+r.IntN(4)) + " " + own[r.IntN(len(own))] + "\nOurs.\n\n" + heading
		}
		out.WriteString(heading + "\n" + body)
	}
	return out.String()
}

// trails gives for each heading of a document the titles that it stands below.
func trails(doc string) []string {
	sections := markdown.Parse([]byte(doc)).Sections()
	var all []string
	for i := range sections {
		all = append(all, strings.Join(markdown.Trail(sections, i), " > "))
	}
	return all
}

// subjects gives what findings are about: the rule, and what they name first.
func subjects(found []check.Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, f.Rule+" "+ofHeading.FindString(f.Message))
	}
	return all
}

// TestAddMissingAtRandom holds that what is put in stands where it belongs: there is nothing new to be found but
// placeholders, and no heading stands below another than before, unless that one was
// put in.
func TestAddMissingAtRandom(t *testing.T) {
	t.Parallel()
	c, r := builtin(t), seeded.Rand(t, 21)
	docs := []string{complete(t)}
	for _, name := range glob(t, "testdata/judged/*.md") {
		doc, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, string(doc))
	}
	for range seeded.Rounds(300) {
		doc := restructured(docs[r.IntN(len(docs))], r)
		mended, _ := c.Fix([]byte(doc), check.FixOptions{})
		doc = string(mended)
		findings := c.Check([]byte(doc), check.Options{})
		before := subjects(findings)
		if slices.ContainsFunc(before, func(subject string) bool { return strings.HasPrefix(subject, "other-structure") }) {
			continue // it was told as a whole
		}
		fixed, done := c.Fix([]byte(doc), check.FixOptions{AddMissing: true})
		for _, f := range findings {
			if f.Addable && !slices.ContainsFunc(done, func(d check.Finding) bool { return d.Message == f.Message }) {
				t.Errorf("offered, and not put in: %s\n%s", list([]check.Finding{f}), differenceOf(doc, string(fixed)))
			}
		}
		for _, f := range c.Check(fixed, check.Options{}) {
			if f.Severity != check.Info && f.Rule != "placeholder" && !slices.Contains(before, subjects([]check.Finding{f})[0]) {
				t.Errorf("new: %s\n%s", list([]check.Finding{f}), differenceOf(doc, string(fixed)))
			}
		}
		if len(done) > 0 && !t.Failed() {
			staysInPlace(t, doc, string(fixed))
		}
		if t.Failed() {
			return
		}
	}
}

// staysInPlace holds that each heading stands where it stood, or below one that was put
// in right above it, because it is lost.
func staysInPlace(t *testing.T, doc, fixed string) {
	t.Helper()
	before, after := trails(doc), trails(fixed)
	for _, trail := range before {
		at := slices.IndexFunc(after, func(other string) bool {
			return trail == other || isBelowNew(trail, other, before)
		})
		if at < 0 {
			t.Errorf("%s stands elsewhere:\n%s", trail, differenceOf(doc, fixed))
			return
		}
		after = after[at+1:]
	}
}

// isBelowNew reports whether two trails differ in one title alone, of a heading that
// was not there before.
func isBelowNew(trail, after string, before []string) bool {
	a, b := strings.Split(trail, " > "), strings.Split(after, " > ")
	for i := range len(b) - 1 {
		rest := slices.Delete(slices.Clone(b), i, i+1)
		isSame := slices.Equal(a, rest) || len(a) == len(b) && slices.Equal(slices.Delete(slices.Clone(a), i, i+1), rest)
		if isSame && !slices.Contains(before, strings.Join(b[:i+1], " > ")) {
			return true
		}
	}
	return false
}

func differenceOf(doc, fixed string) string {
	headings := func(text string) (all []string) {
		for _, s := range markdown.Parse([]byte(text)).Sections() {
			all = append(all, strings.Repeat("#", s.Level)+" "+s.Title)
		}
		return all
	}
	return fmt.Sprintf("before:\n%s\nafter:\n%s", strings.Join(headings(doc), "\n"), strings.Join(headings(fixed), "\n"))
}
