package bank_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
)

const (
	listTemplate = "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Tags**: {{ .tags | join \", \" | default \"[t]\" }}\n\n## End\n"
	moreFacts    = "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Level**: {{ .difficulty | default \"[D]\" }}\n- **Tags**: {{ .tags | join \", \" | default \"[t]\" }}\n- **Version**: {{ .version | default \"[V]\" }}\n\n## End\n"
)

// A fact that is put in is a line of its own, as the template has it, and takes nothing of
// what its author has written around.
func TestUpdateFactsPutIn(t *testing.T) {
	for _, test := range []struct{ now, want string }{
		{"- **Tags**: x", "- **Level**: Hard\n- **Tags**: x\n- **Version**: 2"},
		{"* **Tags**: x", "* **Level**: Hard\n* **Tags**: x\n* **Version**: 2"},
		{"**Tags**: x", "**Level**: Hard\n**Tags**: x\n**Version**: 2"},
		{"My intro.\n\n- **Tags**: x", "- **Level**: Hard\n\nMy intro.\n\n- **Tags**: x\n- **Version**: 2"},
		{"My intro.\n- **Tags**: x", "- **Level**: Hard\n\nMy intro.\n- **Tags**: x\n- **Version**: 2"},
		{"> My quote.\n\n- **Tags**: x", "- **Level**: Hard\n\n> My quote.\n\n- **Tags**: x\n- **Version**: 2"},
		{"- **Tags**: x\n  - My note\n    - Of two", "- **Level**: Hard\n- **Tags**: x\n  - My note\n    - Of two\n- **Version**: 2"},
		{"- **Tags**: x\n  - My note\n- My own", "- **Level**: Hard\n- **Tags**: x\n  - My note\n- **Version**: 2\n- My own"},
		{"- **Tags**: x\n\nMy own.", "- **Level**: Hard\n- **Tags**: x\n- **Version**: 2\n\nMy own."},
		{"- **Tags**: x\n- My own", "- **Level**: Hard\n- **Tags**: x\n- **Version**: 2\n- My own"},
		{"- **Tags**: x\n\n### Mine\n- **Owner**: me", "- **Level**: Hard\n- **Tags**: x\n- **Version**: 2\n\n### Mine\n- **Owner**: me"},
		{"### Mine\n- **Tags**: x", "- **Level**: Hard\n\n### Mine\n- **Tags**: x\n- **Version**: 2"},
	} {
		b := newOwnBank(t, listTemplate)
		b.updateGenerated(b.generated("title: X\ntags: [x]\n"))
		if test.now != "- **Tags**: x" {
			rewrite(t, b.file, "- **Tags**: x", test.now)
		}
		more := newOwnBank(t, moreFacts)
		b.template = more.template
		changed := more.generated("title: X\ntags: [x]\ndifficulty: hard\nversion: \"2\"\n")
		if got := b.updateGenerated(changed); got[0].Action != bank.Updated {
			t.Errorf("%q: it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
		want := "# X\n\n## Facts\n" + test.want + "\n\n## End\n"
		if diff := cmp.Diff(want, content(t, b.file)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", test.now, diff)
		}
		if got := b.updateGenerated(changed); got[0].Action != disk.Unchanged || strings.Contains(outcomes(got[0]), "removed") {
			t.Errorf("%q: again, it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
	}
}

// A fact that stands twice, as list reads it, says both, so nothing new replaces one of them.
func TestUpdateFactsTwice(t *testing.T) {
	for _, test := range []struct {
		touched string
		isTwice bool
	}{
		{"- **Tags**: queues, caching\n- **Tags**: mine", true},
		{"- **Tags**: mine\n- **Tags**: queues, caching", true},
		{"- **Tags**: queues, caching\n- **Tags**: queues, caching", true},
		{"- **Tags**: queues, caching\n- Tag — mine", false},
		{"- **Tags**: queues, caching\n\n### Mine\n- **Tags**: mine\n\n### More", true},
		{"- **Tags**: queues, caching\n  - **Tags**: of the book", true},
		{"- **Tags**: queues, caching\n- **Owner**: me\n  - **Owner**: us", false},
		{"- **Tags**: queues, caching\n- **Tagline**: mine", false},
		{"- **Tags**:\n  - queues\n  - caching", false},
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		rewrite(t, path, "- **Tags**: queues, caching", test.touched)
		edited := content(t, path)
		if got := b.update(problem(t, factsSpec)); content(t, path) != edited {
			t.Errorf("%q: with the same spec, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		changed := problem(t, strings.Replace(factsSpec, "caching", "sharding", 1))
		for _, b.force = range []bool{false, true} {
			got := b.update(changed)
			isTold := slices.ContainsFunc(got[0].Sections, func(c merge.Change) bool { return c.Outcome == merge.Conflict && c.Twice > 0 })
			if isTold != test.isTwice || test.isTwice && content(t, path) != edited {
				t.Errorf("%q: force %t: it is %s: %s", test.touched, b.force, got[0].Action, outcomes(got[0]))
			}
		}
		if b.force = false; test.isTwice {
			continue
		}
		if after := content(t, path); !strings.Contains(after, "sharding") || strings.Contains(after, "caching\n") {
			t.Errorf("%q: the file\n%s", test.touched, after)
		}
	}
}

// So does one that stands in a second section of the name, whatever it says there.
func TestUpdateFactsInSecondSection(t *testing.T) {
	for _, level := range []string{"Medium", "Easy", "[Beginner/Easy/Medium/Hard/Expert]"} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		second := "\n## Metadata\n- **Difficulty**: " + level + "\n- **Tags**: queues, caching\n"
		edited := content(t, path) + second
		write(t, path, edited)
		if got := b.update(problem(t, factsSpec)); got[0].Action != disk.Unchanged || content(t, path) != edited {
			t.Errorf("%s: with the same spec, it is %s: %s", level, got[0].Action, outcomes(got[0]))
		}
		line := strings.Count(edited, "\n") - 1
		changed := problem(t, strings.Replace(factsSpec, "medium", "hard", 1))
		for _, b.force = range []bool{false, true} {
			got := b.update(changed)
			isTold := slices.ContainsFunc(got[0].Sections, func(c merge.Change) bool { return c.Outcome == merge.Conflict && c.Twice == line })
			if got[0].Action != bank.Conflict || content(t, path) != edited || !isTold {
				t.Errorf("%s: force %t: it is %s: %s", level, b.force, got[0].Action, outcomes(got[0]))
			}
		}
		b.force = false
		other := problem(t, strings.Replace(factsSpec, "popularity: 5", "popularity: 4", 1)) // it stands in the first alone
		if got := b.update(other); got[0].Action != bank.Updated || !strings.Contains(content(t, path), second) {
			t.Errorf("%s: it is %s: %s", level, got[0].Action, outcomes(got[0]))
		}
		write(t, path, strings.TrimSuffix(content(t, path), second))
		if got := b.update(changed); got[0].Action != bank.Updated {
			t.Errorf("%s: without the second, it is %s: %s", level, got[0].Action, outcomes(got[0]))
		}
	}
}

// Facts that their author has put below a heading in their section are still the same.
func TestUpdateFactsBelowOwnHeading(t *testing.T) {
	for _, heading := range []string{"### Timing", "Timing\n---", "#### Timing\n\nHow long it takes."} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		before := "- **Estimated Time**"
		if strings.Contains(heading, "---") { // of the level of the section: the facts have left it
			before = "## Problem Statement"
		}
		rewrite(t, path, before, "\n"+heading+"\n\n"+before)
		if got := b.update(problem(t, factsSpec)); got[0].Action != disk.Unchanged || strings.Contains(outcomes(got[0]), "removed") {
			t.Errorf("%q: it is %s: %s", heading, got[0].Action, outcomes(got[0]))
		}
		changed := problem(t, factsSaidAnew.Replace(factsSpec))
		if got := b.update(changed); got[0].Action != bank.Updated {
			t.Errorf("%q: it is %s: %s", heading, got[0].Action, outcomes(got[0]))
		}
		want := strings.Replace(string(rendered(t, changed)), before, "\n"+heading+"\n\n"+before, 1)
		if diff := cmp.Diff(want, content(t, path)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", heading, diff)
		}
	}
}

// A block below the label of a fact keeps its blank lines and its items.
func TestUpdateBlockBelowFact(t *testing.T) {
	const template = "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Core**:\n\n{{ .core_problem | default \"[C]\" | indent 2 }}\n- **Level**: {{ .difficulty | default \"[D]\" }}\n\n## End\n"
	for _, text := range []string{"Two.", "Two.\n\n- three", "Two.\n\nThree.\n\nFour.", "- two\n- three", "Two.\n\n```\nthree\n\nfour\n```"} {
		b := newOwnBank(t, template)
		b.updateGenerated(b.generated("title: X\ncore_problem: One.\n"))
		changed := b.generated("title: X\ncore_problem: |-\n  " + strings.ReplaceAll(text, "\n", "\n  ") + "\n")
		if got := b.updateGenerated(changed); got[0].Action != bank.Updated {
			t.Errorf("%q: it is %s: %s", text, got[0].Action, outcomes(got[0]))
		}
		if got := b.updateGenerated(changed); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
			t.Errorf("%q: again, it is %s: %s", text, got[0].Action, outcomes(got[0]))
		}
		seen := func(text string) string { return strings.Join(strings.Fields(text), " ") }
		if after := content(t, b.file); seen(after) != seen(string(changed.Content)) || strings.Count(after, "\n\n") < strings.Count(string(changed.Content), "\n\n") {
			t.Errorf("%q: the file (-want +got):\n%s", text, cmp.Diff(string(changed.Content), after))
		}
	}
}

// Words that are struck out in a row are an edit, too.
func TestUpdateFactsStruckOutInCells(t *testing.T) {
	for _, touched := range []string{"| Tags | ~~x~~, y |", "| Tags | ~~x, y~~ |"} {
		b := newOwnBank(t, kata(t))
		b.updateGenerated(b.generated(textSpec))
		rewrite(t, b.file, "| Tags | x, y |", touched)
		if got := b.updateGenerated(b.generated(strings.Replace(textSpec, "x, y", "x, z", 1))); got[0].Action != bank.Conflict || !strings.Contains(content(t, b.file), touched) {
			t.Errorf("%q: it is %s: %s", touched, got[0].Action, outcomes(got[0]))
		}
	}
}
