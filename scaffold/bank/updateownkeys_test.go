package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
	"newproblem/scaffold/disk"
)

// A title that holds a field is the same section with a number, a shortcode or an anchor
// around, and with nothing else: it is read, checks clean, and follows the spec.
func TestUpdateFieldTitlesDecorated(t *testing.T) {
	const was = "title: X\ndifficulty: hard\nbusiness_context: One.\ncore_problem: Two.\n"
	for _, title := range []string{"@ level", "1. @ level", "2) Level @", ":fire: @ level", "Level: @ {#lev}", "1. @", ":fire: @", "@", "@ {#lev}", "**@**", "Level @ 2"} {
		template := "# {{ .title | default \"[T]\" }}\n\n## " + strings.ReplaceAll(title, "@", "{{ .difficulty | default \"[D]\" }}") + "\n\n{{ .business_context | default \"[B]\" }}\n\n## Core\n\n{{ .core_problem | default \"[C]\" }}\n"
		for _, own := range []string{"", "\n## Mine\n\nMY words\n"} {
			b := newOwnBank(t, template)
			b.updateGenerated(b.generated(was))
			write(t, b.file, content(t, b.file)+own)
			isSure := own == "" || strings.Contains(title, "evel") // what is nothing but a field could be either
			if isSure {
				r, err := b.template.Read([]byte(content(t, b.file)))
				must(t, err)
				level, _ := r.Problem.Get("difficulty")
				context, _ := r.Problem.Get("business_context")
				if level.Text != "Hard" || context.Text != "One." {
					t.Errorf("%q: it is read as %q, %q", title, level.Text, context.Text)
				}
			}
			checker, err := check.New(b.template)
			must(t, err)
			for _, f := range checker.Check([]byte(content(t, b.file)), check.Options{}) {
				if isSure && f.Severity == check.Error {
					t.Errorf("%q: %s", title, f.Message)
				}
			}
			now := b.generated(strings.NewReplacer("hard", "easy").Replace(was))
			if got := b.updateGenerated(now); got[0].Action != bank.Updated || content(t, b.file) != string(now.Content)+own {
				t.Errorf("%q: it is %s: %s\n%s", title, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
			if got := b.updateGenerated(now); got[0].Action != disk.Unchanged {
				t.Errorf("%q: again, it is %s: %s", title, got[0].Action, outcomes(got[0]))
			}
			rewrite(t, b.file, "One.", "MY one")
			if got := b.updateGenerated(b.generated(was)); got[0].Action != bank.Conflict || strings.Count(content(t, b.file), "Easy") != 1 || strings.Contains(content(t, b.file), "Hard") {
				t.Errorf("%q: edited, it is %s: %s\n%s", title, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
		}
	}
}
