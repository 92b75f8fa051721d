package bank_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// A text below the facts of a section follows its spec, however an author has put these.
func TestUpdateTextBelowMovedFacts(t *testing.T) {
	const (
		items = "- Level: {{ .difficulty | default \"[L]\" }}\n- At: {{ .companies | join \", \" | default \"[C]\" }}"
		rows  = "| Fact | Value |\n|---|---|\n| Level | {{ .difficulty | default \"[L]\" }} |\n| At | {{ .companies | join \", \" | default \"[C]\" }} |"
		cells = "| Level | At |\n|---|---|\n| {{ .difficulty | default \"[L]\" }} | {{ .companies | join \", \" | default \"[C]\" }} |"
	)
	for _, test := range []struct{ template, old, now string }{
		{items, "- Level: Hard\n- At: X, Y\n", "- At: X, Y\n- Level: Hard\n"},
		{items, "- Level: Hard\n- At: X, Y\n", "* **At**: X, Y\n* level: Hard\n"},
		{items, "- At: X, Y\n", "- At: X, Y\n- Owner: Ann\n"},
		{items, "- At: X, Y\n", ""},
		{rows, "| Level | Hard |\n| At | X, Y |", "| At | X, Y |\n| Level | Hard |"},
		{rows, "| At | X, Y |", "| At | X<br>Y |"},
		{cells, "| Level | At |\n|---|---|\n| Hard | X, Y |", "| At | Level |\n|---|---|\n| X, Y | Hard |"},
		{cells, "| Level | At |\n|---|---|\n| Hard | X, Y |", "| Level | Owner | At |\n|---|---|---|\n| Hard | Ann | X, Y |"},
		{cells, "| Level | At |\n|---|---|\n| Hard | X, Y |", "| Level | At | Owner |\n|---|---|---|\n| Hard | X, Y | Ann |"},
	} {
		b := newOwnBank(t, "# {{ .title | default \"[T]\" }}\n\n"+test.template+"\n\n{{ .core_problem | default \"[P]\" }}\n")
		const facts = "title: X\ndifficulty: hard\ncompanies: [X, Y]\ncore_problem: "
		b.updateGenerated(b.generated(facts + "Talk.\n"))
		rewrite(t, b.file, test.old, test.now)
		want := content(t, b.file)
		changed := b.generated(facts + "Walk.\n")
		if got := b.updateGenerated(changed); got[0].Action != bank.Updated {
			t.Errorf("%q: it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
		rewrite(t, b.file, "Walk.", "Talk.")
		if diff := cmp.Diff(want, content(t, b.file)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", test.now, diff)
		}
	}
}

// A list below a label that is an item is the same with the label in other marks, and no other
// one with another label.
func TestUpdateListsBelowItems(t *testing.T) {
	const template = "# {{ .title | default \"[T]\" }}\n\n- Level: {{ .difficulty | default \"[L]\" }}\n- Tags:\n{{- range .tags }}\n  - {{ . }}\n{{- else }}\n  - [T]\n{{- end }}\n"
	for _, test := range []struct{ now, want string }{
		{"- **Tags**:\n", "- Tags:\n  - a\n  - b\n"},
		{"- **Tags:**\n", "- Tags:\n  - a\n  - b\n"},
		{"- tags:\n", "- Tags:\n  - a\n  - b\n"},
		{"- **Owner**: Ann\n- *Tags*:\n", "- **Owner**: Ann\n- Tags:\n  - a\n  - b\n"},
		{"- **Owner**:\n  - Ann\n- Tags:\n", "- **Owner**:\n  - Ann\n- Tags:\n  - a\n  - b\n"},
		{"- **Topics**:\n", ""},
		{"- Topics:\n", ""},
	} {
		b := newOwnBank(t, template)
		b.updateGenerated(b.generated("title: X\ndifficulty: hard\ntags: [a]\n"))
		rewrite(t, b.file, "- Tags:\n", test.now)
		if got := b.updateGenerated(b.generated("title: X\ndifficulty: hard\ntags: [a]\n")); got[0].Action != disk.Unchanged || strings.Contains(outcomes(got[0]), "removed") {
			t.Errorf("%q: it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
		wantAction, want := bank.Updated, "# X\n\n- Level: Hard\n"+test.want
		if test.want == "" {
			wantAction, want = bank.Conflict, content(t, b.file)
		}
		if got := b.updateGenerated(b.generated("title: X\ndifficulty: hard\ntags: [a, b]\n")); got[0].Action != wantAction {
			t.Errorf("%q: it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
		if diff := cmp.Diff(want, content(t, b.file)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", test.now, diff)
		}
	}
}

// Facts in lines of one paragraph, without breaks, follow their spec wherever these lines end.
func TestUpdateFactsWithoutBreaks(t *testing.T) {
	const template = "# {{ .title | default \"[T]\" }}\n\nLevel: {{ .difficulty | default \"[L]\" }}\nAt: {{ .companies | join \", \" | default \"[C]\" }}\n"
	for _, now := range []string{
		"Level: Hard\nAt: X, Y",
		"Level: Hard At: X, Y",
		"Level:\nHard At: X, Y",
		"At: X, Y\nLevel: Hard",
		"At: X, Y Level: Hard",
	} {
		b := newOwnBank(t, template)
		b.updateGenerated(b.generated("title: X\ndifficulty: hard\ncompanies: [X, Y]\n"))
		rewrite(t, b.file, "Level: Hard\nAt: X, Y\n", now+"\n\n")
		want := content(t, b.file)
		changed := b.generated("title: X\ndifficulty: hard\ncompanies: [X, Z]\n")
		if got := b.updateGenerated(changed); got[0].Action != bank.Updated {
			t.Errorf("%q: it is %s: %s", now, got[0].Action, outcomes(got[0]))
		}
		rewrite(t, b.file, "X, Z", "X, Y")
		if diff := cmp.Diff(want, content(t, b.file)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", now, diff)
		}
	}
}

// A fact in a table of one row follows its spec beside a column of the author's own.
func TestUpdateCellBesideOwnColumn(t *testing.T) {
	const template = "# {{ .title | default \"[T]\" }}\n\n| Level | At |\n|---|---|\n| {{ .difficulty | default \"[L]\" }} | {{ .companies | join \", \" | default \"[C]\" }} |\n"
	for _, table := range []string{
		"| Level | Owner | At |\n|---|---|---|\n| Hard | Ann | X |",
		"| Owner | Level | At |\n|---|---|---|\n| Ann | Hard | X |",
		"| Level | At | Owner |\n|---|---|---|\n| Hard | X | Ann |",
		"| At | Owner | Level |\n|---|---|---|\n| X | Ann | Hard |",
		"| Level | Owner | Since | At |\n|---|---|---|---|\n| Hard | Ann | Hard | X |",
	} {
		b := newOwnBank(t, template)
		b.updateGenerated(b.generated("title: X\ndifficulty: hard\ncompanies: [X]\n"))
		rewrite(t, b.file, "| Level | At |\n|---|---|\n| Hard | X |", table)
		for _, now := range []string{"title: X\ndifficulty: easy\ncompanies: [X]\n", "title: X\ndifficulty: easy\ncompanies: [Z]\n"} {
			if got := b.updateGenerated(b.generated(now)); got[0].Action != bank.Updated {
				t.Errorf("%q: it is %s: %s", table, got[0].Action, outcomes(got[0]))
			}
		}
		want := strings.Replace(strings.Replace(table, "| Hard", "| Easy", 1), "| X", "| Z", 1)
		if diff := cmp.Diff("# X\n\n"+want+"\n", content(t, b.file)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", table, diff)
		}
	}
	b := newOwnBank(t, template)
	b.updateGenerated(b.generated("title: X\ndifficulty: hard\ncompanies: [X]\n"))
	rewrite(t, b.file, "| Level | At |\n|---|---|\n| Hard | X |", "| Level | Level | At |\n|---|---|---|\n| Hard | Easy | X |")
	if got := b.updateGenerated(b.generated("title: X\ndifficulty: expert\ncompanies: [X]\n")); got[0].Action != bank.Conflict {
		t.Errorf("said twice: it is %s: %s", got[0].Action, outcomes(got[0]))
	}
}
