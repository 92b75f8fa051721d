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
