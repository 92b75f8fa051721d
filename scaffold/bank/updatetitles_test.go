package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// A section whose title holds a field is the same, whatever that says, and its title is a
// part of what it says.
func TestUpdateFieldTitles(t *testing.T) {
	const template = "# {{ .title | default \"[T]\" }}\n\n## Level {{ .difficulty | default \"[D]\" }}\n{{ .core_problem | default \"[C]\" }}\n\n### More\n{{ .business_context | default \"[B]\" }}\n\n## End\nWords.\n"
	const was = "title: X\ndifficulty: hard\ncore_problem: One.\nbusiness_context: Two.\n"
	none := []string{"Level Hard", "Level Hard"}
	for _, test := range []struct {
		edit, spec []string
		want       string // with the new spec; "" where nothing is edited, so that it is all brought
	}{
		{none, []string{"hard", "easy"}, ""},
		{none, []string{"One", "New"}, ""},
		{none, []string{"hard", "easy", "One", "New", "Two", "Newer"}, ""},
		{none, []string{"difficulty: hard\n", ""}, ""},
		{[]string{"## Level Hard", "## LEVEL HARD ##"}, []string{"One", "New"}, ""},
		{[]string{"Level Hard", "Level Expert"}, []string{"hard", "easy"}, "Level Easy: conflict"},
		{[]string{"Level Hard", "Level Expert"}, []string{"hard", "expert"}, ""},
		{[]string{"Level Hard", "Level Expert"}, []string{"One", "New"}, "Level Hard: conflict"},
		{[]string{"Level Hard", "Level Expert"}, []string{"Two", "New"}, "Level Hard: edited, Level Hard > More: updated"},
		{[]string{"One", "Mine"}, []string{"hard", "easy"}, "Level Easy: conflict"},
		{[]string{"Two", "Mine"}, []string{"hard", "easy"}, "Level Easy: updated, Level Easy > More: edited"},
		{[]string{"## Level Hard\nOne.\n\n", ""}, []string{"hard", "easy"}, "Level Easy: conflict"},
		{[]string{"## End", "## Level Mine\nMine.\n\n## End"}, []string{"One", "New"}, "Level Hard: updated, Level Mine: added"},
		{[]string{"One.", "One.\n\n### Mine\n\nMY words."}, []string{"hard", "easy"}, "Level Easy: updated, Level Hard > Mine: added"},
		{[]string{"One.", "One.\n\n### Mine\n\nMY words.\n\n#### Deeper\n\nMY more."}, []string{"hard", "easy", "One", "New"}, "Level Easy: updated, Level Hard > Mine: added"},
		{[]string{"Two.", "Two.\n\n### Mine\n\nMY words.\n\n### Mine\n\nMY more."}, []string{"hard", "easy"}, "Level Easy: updated"},
		{[]string{"Two.", "Two.\n\n[a]: https://my.example"}, []string{"hard", "easy"}, "Level Easy: updated"},
	} {
		b := newOwnBank(t, template)
		b.updateGenerated(b.generated(was))
		if test.edit[0] != test.edit[1] {
			rewrite(t, b.file, test.edit...)
		}
		edited := content(t, b.file)
		if got := b.updateGenerated(b.generated(was)); content(t, b.file) != edited || got[0].Action != disk.Unchanged {
			t.Errorf("%q: with the same spec, it is %s: %s", test.edit, got[0].Action, outcomes(got[0]))
		}
		now := b.generated(strings.NewReplacer(test.spec...).Replace(was))
		for range 2 {
			got := b.updateGenerated(now)
			if test.want != "" && !strings.Contains(outcomes(got[0]), test.want) || strings.Count(content(t, b.file), "## Level") > strings.Count(edited, "## Level") {
				t.Errorf("%q, then %q: it is %s: %s\n%s", test.edit, test.spec, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
			if !strings.Contains(test.want, "conflict") {
				break // it is told once
			}
		}
		if got := b.updateGenerated(now); strings.Contains(outcomes(got[0]), "updated") || got[0].Action == bank.Updated {
			t.Errorf("%q, then %q: again, it is %s: %s", test.edit, test.spec, got[0].Action, outcomes(got[0]))
		}
		if b.force = true; strings.Contains(test.edit[1], "Level Mine") || strings.Contains(test.edit[1], "MY") || strings.Contains(test.edit[1], "[a]") || strings.Contains(test.want, "edited") {
			continue
		}
		if b.updateGenerated(now); !strings.EqualFold(strings.ReplaceAll(content(t, b.file), " ##\n", "\n"), string(now.Content)) {
			t.Errorf("%q, then %q: forced,\n%s", test.edit, test.spec, content(t, b.file))
		}
	}
}
