package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/check"
)

// TestOwnTemplates has documents of templates whose facts and fields stand elsewhere than in
// the built-in one.
func TestOwnTemplates(t *testing.T) {
	t.Parallel()
	const title = "# {{ .title | default \"[T]\" }}\n\n"
	const below = title + "- **Difficulty**: {{ .difficulty | default \"[D]\" }}\n- **Updated**: {{ .last_updated | default \"[Date]\" }}\n\n## Core\n"
	const cells = title + "## Meta\n\n| A | B | C | D |\n|---|---|---|---|\n| Level | {{ .difficulty }} | Tags | {{ .tags | join \", \" }} |\n| Updated | {{ .last_updated }} | Stars | {{ .popularity }} |\n\n## Core\n"
	const release = title + "## Release {{ .version }}\n\n{{ .business_context | default \"[b]\" }}\n\n## End\n\nx\n"
	const broken = title + "## Facts\n\nLevel: {{ .difficulty | default \"[L]\" }}  \nTags: {{ .tags | join \", \" | default \"[t]\" }}\n\n## Core\n"
	const lines = title + "## Facts\n\n**Level**: {{ .difficulty | default \"[L]\" }}\n**Tags**: {{ .tags | join \", \" | default \"[t]\" }}\n**Updated**: {{ .last_updated | default \"[D]\" }}\n\n## Core\n"
	const labels = title + "## Facts\n\nCompanies: {{ .companies | join \", \" | default \"[c]\" }}  \nTags: {{ .tags | join \", \" | default \"[t]\" }}\n\n## Core\n"
	const nested = title + "- Time:\n  - Reading: {{ .estimated_time.reading | default \"[r]\" }} minutes\n  - Solving: {{ .estimated_time.solving | default \"[s]\" }} minutes\n  - In all: {{ .estimated_time.total | default \"[t]\" }} minutes\n\n## Core\n"
	for _, test := range []struct {
		name, template, doc string
		want                []string
	}{
		{"labels alone", labels, "# Chat\n\n## Facts\n\nCompanies: X  \nTags: a, b\n\n## Core\n", nil},
		{"labels alone, run together", labels, "# Chat\n\n## Facts\n\nCompanies: X\nTags: a, b\n\n## Core\n", []string{`metadata-value "Companies" and the lines below it run together: a reader sees one paragraph`}},
		{"labels alone, one is missing", labels, "# Chat\n\n## Facts\n\nCompanies: X\n\n## Core\n", []string{`metadata-missing "Facts" has no line for "Tags"`}},
		{"below the title", below, "# Chat\n\n- **Difficulty**: Hard\n- **Updated**: 2026-11-23\n\n## Core\n", nil},
		{"one is missing below the title", below, "# Chat\n\n- **Difficulty**: Hard\n\n## Core\n", []string{`metadata-missing "Chat" has no line for "Updated"`}},
		{"all are missing below the title", below, "# Chat\n\n## Core\n", []string{`metadata-missing "Chat" has none of the lines that belong there: Difficulty and Updated`}},
		{"other words stand below the title", below, "# Chat\n\nWords.\n\n## Core\n", []string{`metadata-missing "Chat" has none of the lines that belong there: Difficulty and Updated`}},
		{"two in a row", cells, "# Chat\n\n## Meta\n\n| A | B | C | D |\n|---|---|---|---|\n| Level | Hard | Tags | a |\n| Updated | 2026-11-23 | Stars | ⭐⭐⭐ |\n\n## Core\n", nil},
		{"the first of two in a row is none", cells, "# Chat\n\n## Meta\n\n| A | B | C | D |\n|---|---|---|---|\n| Level | Hard | Tags | a |\n| Updated | Monday | Stars | ⭐⭐⭐ |\n\n## Core\n", []string{`metadata-value "Updated" cannot be "Monday"`}},
		{"in lines of a paragraph", broken, "# Chat\n\n## Facts\n\nLevel: Hard  \nTags: a, b\n\n## Core\n", nil},
		{"in lines of a paragraph, with other breaks", broken, "# Chat\n\n## Facts\n\nLevel: Hard\\\nTags: a, b\n\n## Core\n", nil},
		{"items below a label in lines of it, with tags for breaks", nested, "# Chat\n\n- Time:\n  Reading: 10 minutes<br>\n  Solving: 45 minutes<br>\n  In all: 55 minutes\n\n## Core\n", nil},
		{"in lines of a paragraph, the first is none", broken, "# Chat\n\n## Facts\n\nLevel: Hardd  \nTags: a, b\n\n## Core\n", []string{`metadata-value "Level" cannot be "Hardd"`}},
		{"in lines of a paragraph, one is missing", broken, "# Chat\n\n## Facts\n\nTags: a, b\n\n## Core\n", []string{`metadata-missing "Facts" has no line for "Level"`}},
		{"in lines that were joined", lines, "# Chat\n\n## Facts\n\n**Level**: Hard **Tags**: a, b **Updated**: 2026-11-23\n\n## Core\n", nil},
		{"in lines that were joined and wrapped", lines, "# Chat\n\n## Facts\n\n**Level:** Hard **Tags:** a,\nb **Updated:** 2026-11-23\n\n## Core\n", nil},
		{"in lines that were joined, the first is none", lines, "# Chat\n\n## Facts\n\n**Level**: Hardd **Tags**: a, b **Updated**: 2026-11-23\n\n## Core\n", []string{`metadata-value "Level" cannot be "Hardd"`}},
		{"in lines that were joined, the last is none", lines, "# Chat\n\n## Facts\n\n**Level**: Hard **Tags**: a, b **Updated**: Monday\n\n## Core\n", []string{`metadata-value "Updated" cannot be "Monday"`}},
		{"a placeholder below a title with a field", release, "# Chat\n\n## Release 1.0\n\n[b]\n\n## End\n\nx\n", []string{"placeholder the placeholder [b] is left"}},
		{"words below a title with a field", release, "# Chat\n\n## Release 1.0\n\nb\n\n## End\n\nx\n", nil},
		{"no title with a field", release, "# Chat\n\n## End\n\nx\n", []string{`heading-missing "Release" is missing: it belongs below "Chat"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range checkerOf(t, test.template).Check([]byte(test.doc), check.Options{}) {
				got = append(got, f.Rule+" "+ofLine.ReplaceAllString(f.Message, ""))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
