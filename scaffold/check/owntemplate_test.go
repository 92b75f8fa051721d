package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/check"
)

// TestLabelsOfOwnTemplates has documents of templates whose facts stand elsewhere than in
// the built-in one.
func TestLabelsOfOwnTemplates(t *testing.T) {
	t.Parallel()
	const title = "# {{ .title | default \"[T]\" }}\n\n"
	const below = title + "- **Difficulty**: {{ .difficulty | default \"[D]\" }}\n- **Updated**: {{ .last_updated | default \"[Date]\" }}\n\n## Core\n"
	const cells = title + "## Meta\n\n| A | B | C | D |\n|---|---|---|---|\n| Level | {{ .difficulty }} | Tags | {{ .tags | join \", \" }} |\n| Updated | {{ .last_updated }} | Stars | {{ .popularity }} |\n\n## Core\n"
	for _, test := range []struct {
		name, template, doc string
		want                []string
	}{
		{"below the title", below, "# Chat\n\n- **Difficulty**: Hard\n- **Updated**: 2026-11-23\n\n## Core\n", nil},
		{"one is missing below the title", below, "# Chat\n\n- **Difficulty**: Hard\n\n## Core\n", []string{`metadata-missing "Chat" has no line for "Updated"`}},
		{"all are missing below the title", below, "# Chat\n\n## Core\n", []string{`metadata-missing "Chat" has none of the lines that belong there: Difficulty and Updated`}},
		{"other words stand below the title", below, "# Chat\n\nWords.\n\n## Core\n", []string{`metadata-missing "Chat" has none of the lines that belong there: Difficulty and Updated`}},
		{"two in a row", cells, "# Chat\n\n## Meta\n\n| A | B | C | D |\n|---|---|---|---|\n| Level | Hard | Tags | a |\n| Updated | 2026-11-23 | Stars | ⭐⭐⭐ |\n\n## Core\n", nil},
		{"the first of two in a row is none", cells, "# Chat\n\n## Meta\n\n| A | B | C | D |\n|---|---|---|---|\n| Level | Hard | Tags | a |\n| Updated | Monday | Stars | ⭐⭐⭐ |\n\n## Core\n", []string{`metadata-value "Updated" cannot be "Monday"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, withoutLines(checkerOf(t, test.template).Check([]byte(test.doc), check.Options{}))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
