package bank_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

const (
	formsHead = "# {{ .title | default \"[T]\" }}\n\n"
	formsList = "- **Level**: {{ .difficulty | default \"[D]\" }}\n- **Tags**: {{ .tags | join \", \" | default \"[t]\" }}\n"
	formsRows = "| F | V |\n|--|--|\n| Level | {{ .difficulty | default \"[D]\" }} |\n| Tags | {{ .tags | join \", \" | default \"[t]\" }} |\n"
	formsText = "\n{{ .core_problem | default \"[C]\" }}\n"
	formsEnd  = "\n## End\nWords.\n"
	formsSpec = "title: X\ndifficulty: hard\ntags: [x]\ncore_problem: One.\n"
)

// When the template gives the facts another heading, or puts them into a table, what
// nobody has touched becomes what the template makes now.
func TestUpdateFactsOfChangedTemplate(t *testing.T) {
	for name, test := range map[string]struct{ was, now string }{
		"another heading":                   {"## Facts\n" + formsList, "## Metadata\n" + formsList},
		"another heading, above text":       {"## Facts\n" + formsList + formsText, "## Metadata\n" + formsList + formsText},
		"another heading of another level":  {"## Facts\n" + formsList, "### Metadata\n" + formsList},
		"a list becomes a table":            {"## Facts\n" + formsList, "## Facts\n" + formsRows},
		"a table becomes a list":            {"## Facts\n" + formsRows, "## Facts\n" + formsList},
		"a list becomes a table above text": {"## Facts\n" + formsList + formsText, "## Facts\n" + formsRows + formsText},
		"both":                              {"## Facts\n" + formsList, "## Metadata\n" + formsRows},
	} {
		for _, spec := range []string{formsSpec, strings.Replace(formsSpec, "hard", "easy", 1)} {
			b, now := newOwnBank(t, formsHead+test.was+formsEnd), newOwnBank(t, formsHead+test.now+formsEnd)
			b.updateGenerated(b.generated(formsSpec))
			b.template = now.template
			if got := b.updateGenerated(now.generated(spec)); got[0].Action != bank.Updated {
				t.Errorf("%s: it is %s: %s", name, got[0].Action, outcomes(got[0]))
			}
			if diff := cmp.Diff(string(now.generated(spec).Content), content(t, b.file)); diff != "" {
				t.Errorf("%s: the file (-want +got):\n%s", name, diff)
			}
			if got := b.updateGenerated(now.generated(spec)); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
				t.Errorf("%s: again, it is %s: %s", name, got[0].Action, outcomes(got[0]))
			}
		}
	}
}

// What their author has touched stays until it is settled: a section whose heading is
// gone, with all its lines; and no row is put into a list, nor an item into a table.
func TestUpdateEditedFactsOfChangedTemplate(t *testing.T) {
	for name, test := range map[string]struct {
		was, now, old, edited string
		action                string
	}{
		"another heading":        {"## Facts\n" + formsList, "## Metadata\n" + formsList, "Hard", "Expert", "conflict"},
		"a list becomes a table": {"## Facts\n" + formsList, "## Facts\n" + formsRows, "Hard", "Expert", "conflict"},
		"a table becomes a list": {"## Facts\n" + formsRows, "## Facts\n" + formsList, "Hard", "Expert", "conflict"},
	} {
		for _, force := range []bool{false, true} {
			b, now := newOwnBank(t, formsHead+test.was+formsEnd), newOwnBank(t, formsHead+test.now+formsEnd)
			b.updateGenerated(b.generated(formsSpec))
			rewrite(t, b.file, test.old, test.edited)
			_, facts, _ := strings.Cut(content(t, b.file), "## Facts\n")
			b.template, b.force = now.template, force
			got := b.updateGenerated(now.generated(formsSpec))
			if force && name != "another heading" {
				if got[0].Action != bank.Updated || content(t, b.file) != string(now.generated(formsSpec).Content) {
					t.Errorf("%s, forced: it is %s: %s\n%s", name, got[0].Action, outcomes(got[0]), content(t, b.file))
				}
				continue
			}
			if string(got[0].Action) != test.action || !strings.Contains(content(t, b.file), "## Facts\n"+facts) {
				t.Errorf("%s, force %t: it is %s: %s\n%s", name, force, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
		}
	}
}
