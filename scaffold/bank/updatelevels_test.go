package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// A heading gets the level that the template gives it now, where nobody has changed it.
func TestUpdateLevels(t *testing.T) {
	const was = "# {{ .title | default \"[T]\" }}\n\n## A\n\nWords.\n\n## Core\n\n{{ .core_problem | default \"[C]\" }}\n\n### Sub\n\n{{ .business_context | default \"[B]\" }}\n"
	deeper := strings.NewReplacer("## Core", "### Core", "### Sub", "#### Sub")
	for _, test := range []struct {
		was, now string
		edit     []string
		want     func(now string) string
	}{
		{was, deeper.Replace(was), nil, nil},
		{deeper.Replace(was), was, nil, nil},
		{was, deeper.Replace(was), []string{"## Core\n", "## Core ##\n"}, nil},
		{was, deeper.Replace(was), []string{"## Core\n", "Core\n----\n"}, nil},
		{was, deeper.Replace(was), []string{"Two", "MY two"}, func(now string) string { return strings.Replace(now, "Two", "MY two", 1) }},
		{was, deeper.Replace(was), []string{"One.\n", "One.\n\n##### Mine\n\nMY words.\n"}, func(now string) string { return strings.Replace(now, "One.\n", "One.\n\n##### Mine\n\nMY words.\n", 1) }},
	} {
		const spec = "title: X\ncore_problem: One.\nbusiness_context: Two.\n"
		b := moved(t, test.was, spec, test.edit...)
		b.to(test.now)
		now := b.generated(spec)
		got := b.updateGenerated(now)
		want := string(now.Content)
		if test.want != nil {
			want = test.want(want)
		}
		if got[0].Action != bank.Updated || content(t, b.file) != want {
			t.Errorf("%q: it is %s: %s\n%s", test.edit, got[0].Action, outcomes(got[0]), content(t, b.file))
		}
		if got := b.updateGenerated(now); got[0].Action != disk.Unchanged || strings.Contains(outcomes(got[0]), "removed") {
			t.Errorf("%q: again, it is %s: %s", test.edit, got[0].Action, outcomes(got[0]))
		}
	}
}

// A level that the author has given a heading stays, and so does one at which sections of
// the author's below it would come to stand beside it.
func TestUpdateLevelsKept(t *testing.T) {
	const was = "# {{ .title | default \"[T]\" }}\n\n## A\n\nWords.\n\n## Core\n\n{{ .core_problem | default \"[C]\" }}\n"
	for _, test := range []struct{ now, old, edited string }{
		{was, "## Core", "### Core"},
		{was, "## Core", "#### Core"},
		{strings.Replace(was, "## Core", "### Core", 1), "One.", "One.\n\n### Mine\n\nMY words."},
	} {
		b := moved(t, was, "title: X\ncore_problem: One.\n", test.old, test.edited)
		edited := content(t, b.file)
		b.to(test.now)
		if got := b.updateGenerated(b.generated("title: X\ncore_problem: One.\n")); content(t, b.file) != edited {
			t.Errorf("%q: it is %s: %s\n%s", test.edited, got[0].Action, outcomes(got[0]), content(t, b.file))
		}
	}
}
