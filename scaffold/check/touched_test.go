package check_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/touchtest"
)

// additions are what a reader sees of a file besides what the template has there, and
// what is none of a rule's business.
var additions = []struct {
	name          string
	pattern, with string
}{
	{"headings that are nobody's", `(?m)^(## .+)$`,
		"\n\n> ## Metadata\n> Words.\n\n    ## Metadata\n    [a](nowhere.md)\n    | a | b |\n    |--|--|\n    | c |\n\n<details>\n## Metadata\n</details>\n\n- x\n\n  ## Metadata\n\n$1"},
	{"sections named in sentences", `(?m)^(## .+)$`, "\n\nSee ## Metadata\n\nThe numbers come from below. ## Capacity Estimation\n\n$1"},
	{"directives of diagrams over several lines", "(?m)^```mermaid$", "```mermaid\n%%{init: {\n  \"theme\": \"dark\"\n}}%%"},
	{"links with escapes", `\]\(([a-z-]+)\.md\)`, `](<$1.md> "there")`},
}

var (
	ofLine    = regexp.MustCompile(` on line \d+| \(line \d+\)`)
	ofHeading = regexp.MustCompile(`"[^"]*"`) // it is quoted with its decoration
)

// saidOf is what is said of a document: rule, message and hint, in order.
func saidOf(found []check.Finding) []string {
	var said []string
	for _, f := range found {
		text := ofLine.ReplaceAllString(fmt.Sprintf("%s: %s (%s)", f.Rule, f.Message, f.Hint), "")
		if strings.HasPrefix(f.Rule, "heading-") {
			text = ofHeading.ReplaceAllStringFunc(text, markdown.Key)
		}
		said = append(said, text)
	}
	return said
}

// touchedOriginals are problems that are blank, complete, and wrong in many ways.
func touchedOriginals(t *testing.T) map[string]string {
	t.Helper()
	doc := complete(t)
	replace := strings.NewReplacer(
		"**Difficulty**: Medium", "**Difficulty**: medium",
		"**Companies**: Google, Meta", "**Companies**: Google, , Meta",
		"caching", "e-comerce",
		"**Last Updated**: ", "**Last Updated**: last week ",
		"Total: 55", "Total: 60",
		"### Constraints", "### Limits",
		"| Total Users | 120M |", "| Total Users |",
		"### Assumptions\n", "### Assumptions\nSee [this](nowhere.md).\n\n",
		"graph TB", "graf TB",
	)
	p, err := spectest.Read(touchtest.Said)
	if err != nil {
		t.Fatalf("%v\n%s", err, spectest.Report(err))
	}
	said, err := scaffold.Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"said":     string(said.Bytes()),
		"blank":    string(scaffold.Builtin().Blank()),
		"complete": doc,
		"wrong":    replace.Replace(doc),
	}
}

// TestTouched checks files that formatters, editors and people have touched: what
// is said is what was said before, and what is repaired, too.
func TestTouched(t *testing.T) {
	t.Parallel()
	same := saysTheSame(t)
	touchtest.Each(t, touchedOriginals(t), func(t *testing.T, p touchtest.Pair, name, touched string) { same(t, name, touched, p.Finds) })
}

// TestAdditions checks files that have more in them than a template says.
func TestAdditions(t *testing.T) {
	t.Parallel()
	same := saysTheSame(t)
	for _, a := range additions {
		for name, doc := range touchedOriginals(t) {
			if with := regexp.MustCompile(a.pattern).ReplaceAllString(doc, a.with); with != doc {
				t.Run(a.name+"/"+name, func(t *testing.T) { same(t, name, with, "") })
			}
		}
	}
}

// saysTheSame gives a test that check says of a document what it says of one of the
// originals, and repairs the same, but for what a rule finds.
func saysTheSame(t *testing.T) func(t *testing.T, name, doc, rule string) {
	t.Helper()
	c := builtin(t)
	want, wantDone := map[string][]string{}, map[string][]string{}
	for name, doc := range touchedOriginals(t) {
		want[name], wantDone[name] = saidOf(remarks(c, []byte(doc))), repairedIn(c, doc)
	}
	return func(t *testing.T, name, doc, rule string) {
		t.Helper()
		said := slices.DeleteFunc(saidOf(remarks(c, []byte(doc))), func(s string) bool { return rule != "" && strings.HasPrefix(s, rule+": ") })
		if diff := cmp.Diff(sorted(want[name]), sorted(said), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("something else is said (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(sorted(wantDone[name]), sorted(repairedIn(c, doc))); diff != "" {
			t.Errorf("something else is repaired (-before +after):\n%s", diff)
		}
		fixed, _ := c.Fix([]byte(doc), check.FixOptions{})
		if len(wantDone[name]) == 0 && string(fixed) != doc {
			t.Errorf("the repair changed\n%s", firstDifference([]byte(doc), fixed))
		}
	}
}

// repairedIn gives what Fix repairs in a document.
func repairedIn(c *check.Checker, doc string) []string {
	_, done := c.Fix([]byte(doc), check.FixOptions{})
	return saidOf(done)
}

func sorted(said []string) []string {
	slices.Sort(said)
	return said
}

// TestCarriageReturns checks files whose lines end in a carriage return alone: what is
// said stands where it stood, and a repair writes no other line break.
func TestCarriageReturns(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	returns := func(doc string) string { return strings.ReplaceAll(doc, "\n", "\r") }
	docs := touchedOriginals(t)
	docs["torn"] = strings.Replace(docs["complete"], "## Metadata", "## Meta\ndata", 1)
	docs["glued"] = strings.Replace(docs["complete"], "\n\n### Core Problem\n", " ### Core Problem\n", 1)
	docs["open"] = strings.TrimSuffix(docs["complete"], "\n")
	docs["cut"], _, _ = strings.Cut(docs["complete"], "## Related Problems")
	for name, doc := range docs {
		if diff := cmp.Diff(c.Check([]byte(doc), check.Options{}), c.Check([]byte(returns(doc)), check.Options{})); diff != "" {
			t.Errorf("%s: something else is said (-before +after):\n%s", name, diff)
		}
		for _, o := range []check.FixOptions{{}, {AddMissing: true}} {
			fixed, _ := c.Fix([]byte(doc), o)
			again, _ := c.Fix([]byte(returns(doc)), o)
			if returns(string(fixed)) != string(again) {
				t.Errorf("%s: %s", name, firstDifference([]byte(returns(string(fixed))), again))
			}
		}
		mixed := strings.Replace(doc, "\n", "\r", 3) // one of them may be what tears a heading
		if fixed, _ := c.Fix([]byte(mixed), check.FixOptions{}); strings.Count(string(fixed), "\r") < 2 {
			t.Errorf("%s: the repair changes line breaks that stand elsewhere", name)
		}
	}
}
