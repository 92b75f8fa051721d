package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// What stands in items below a label that the template leaves empty is what that says: an
// update does not take it for a line that nobody has filled in.
func TestUpdateBelowEmptyLabels(t *testing.T) {
	const text = "title: X\ndifficulty: hard\ntags: [x, y]\n"
	const items = "- **Level**: {{ .difficulty }}\n- **Tags**: {{ .tags | join \", \" }}\n"
	const paragraphs = "**Level**: {{ .difficulty }}\n\n**Tags**: {{ .tags | join \", \" }}\n"
	for name, test := range map[string]struct{ section, old, below string }{
		"nested":            {items, "- **Tags**: x, y", "- **Tags**:\n  - %s\n  - %s"},
		"with more":         {items, "- **Tags**: x, y", "- **Tags**:\n  - %s\n    - sub\n  - %s"},
		"paragraphs":        {paragraphs, "**Tags**: x, y", "**Tags**:\n\n1. %s\n2. %s"},
		"above text":        {paragraphs + "\n{{ .core_problem }}\n", "**Tags**: x, y", "**Tags**:\n\n* %s\n* %s"},
		"plain, above text": {"Level: {{ .difficulty }}\n\nTags: {{ .tags | join \", \" }}\n\n{{ .core_problem }}\n", "Tags: x, y", "Tags:\n\n- %s\n- %s"},
	} {
		for _, isKnown := range []bool{true, false} {
			for _, tags := range [][2]string{{"x", "y"}, {"x", "z"}} {
				b := newOwnBank(t, "# {{ .title | default \"[T]\" }}\n\n## About\n\n"+test.section)
				write(t, b.file, string(b.generated(text).Content))
				if isKnown {
					b.updateGenerated(b.generated(text))
				}
				below := strings.Replace(strings.Replace(test.below, "%s", tags[0], 1), "%s", tags[1], 1)
				rewrite(t, b.file, test.old, below)
				edited := content(t, b.file)
				isOther := tags[1] == "z" || strings.Contains(below, "sub")
				want := map[bool]disk.Action{true: disk.Unchanged, false: bank.Conflict}[isKnown || !isOther]
				if got := b.updateGenerated(b.generated(text)); got[0].Action != want || content(t, b.file) != edited {
					t.Errorf("%s, known %t, %s: with the same spec, it is %s: %s\n%s", name, isKnown, tags, got[0].Action, outcomes(got[0]), content(t, b.file))
				}
				if !isOther {
					continue
				}
				if got := b.updateGenerated(b.generated(strings.Replace(text, "x, y", "x, w", 1))); got[0].Action != bank.Conflict || content(t, b.file) != edited {
					t.Errorf("%s, known %t, %s: with another, it is %s: %s\n%s", name, isKnown, tags, got[0].Action, outcomes(got[0]), content(t, b.file))
				}
			}
		}
	}
}
