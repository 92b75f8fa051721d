package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/check"
)

// TestTopOfPart has text between a part and its sections, the first of which is missing:
// whether it may be that section.
func TestTopOfPart(t *testing.T) {
	t.Parallel()
	c := checkerOf(t, string(read(t, "testdata/outline.md.tmpl")))
	const missing = `heading-missing "Security" is missing: it belongs below "Operations"`
	const headless = `heading-missing "Security" is missing, and text stands below "Operations", where the template has none`
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", missing},
		{"a sentence", "This part says how it is run.\n", missing},
		{"a note", "TODO\n", missing},
		{"a picture", "![How it is run](ops.png)\n", missing},
		{"a quote", "> Hope is no plan.\n>\n> And a plan is no hope.\n", missing},
		{"a comment", "<!-- Who writes this? -->\n", missing},
		{"all of them", "This part says how it is run.\n\n![How it is run](ops.png)\n\n> Hope is no plan.\n", missing},
		{"paragraphs", "Keys are kept in a vault.\n\nTwo people have them.\n", headless},
		{"a long paragraph", strings.Repeat("Keys are kept in a vault. ", 12) + "\n", headless},
		{"a list", "- Keys\n- Tokens\n", headless},
		{"a table", "| Key | Age |\n|---|---|\n| a | 1 |\n", headless},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := replaceSection(t, string(outlined(whole)), "Security", "Gone", "")
			doc = changed(t, doc, []string{"### Gone\n", test.text})
			if diff := cmp.Diff([]string{test.want}, withoutLines(c.Check([]byte(doc), check.Options{}))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			want := whole
			if test.want == headless {
				want = changed(t, want, []string{"### Security\n", ""})
			}
			fixed, _ := c.Fix([]byte(doc), check.FixOptions{AddMissing: true})
			if diff := cmp.Diff(want, outlineOf(fixed)); diff != "" {
				t.Errorf("with what is missing (-want +got)\n%s", diff)
			}
		})
	}
}

// TestDataWithoutHeading has lines with labels of the metadata right below the title, and
// no heading above them.
func TestDataWithoutHeading(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const headless = `heading-missing "Metadata" has no heading: what belongs there stands below "Design a URL Shortener - System Design Interview Problem"`
	const missing = `heading-missing "Metadata" is missing: it belongs below "Design a URL Shortener - System Design Interview Problem"`
	for _, test := range []struct{ name, text, want string }{
		{"items", "- **Difficulty**: Hard\n- **Tags**: geo\n- **Version**: 1.0\n", headless},
		{"items without marks", "- Difficulty: Hard\n- Tags: geo\n", headless},
		{"lines", "Difficulty: Hard\nTags: geo\nVersion: 1.0\n", headless},
		{"lines in bold", "**Difficulty**: Hard\n**Tags**: geo\n", headless},
		{"a table", "| Field | Value |\n|---|---|\n| Difficulty | Hard |\n| Tags | geo |\n", headless},
		{"one line", "Version: 1.0\n", missing},
		{"lines of another kind", "Author: Ada\nReviewer: Bob\nStatus: draft\nVersion: 1.0\n", missing},
		{"a sentence", "We ask this one since 2024: it is hard, and liked.\n", missing},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := replaceSection(t, complete(t), "Metadata", "Gone", "")
			doc = changed(t, doc, []string{"## Gone\n", test.text})
			said := withoutLines(c.Check([]byte(doc), check.Options{}))
			if len(said) == 0 || said[0] != test.want {
				t.Errorf("said is %q, not %q", said, test.want)
			}
			fixed, _ := c.Fix([]byte(doc), check.FixOptions{AddMissing: true})
			if isIn := strings.Contains(string(fixed), "## Metadata\n"); isIn != (test.want == missing) {
				t.Errorf("it is put in: %t", isIn)
			}
		})
	}
}
