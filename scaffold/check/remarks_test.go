package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/check"
)

// TestRemarksAreTrue has sections of the author's own about which something else is told,
// or whose title is one of the template's: what the remark says of them holds.
func TestRemarksAreTrue(t *testing.T) {
	t.Parallel()
	c := checkerOf(t, string(read(t, "testdata/outline.md.tmpl")))
	for _, test := range []struct {
		name, old, new string
		want           []string
	}{
		{"own", "### Security\n", "### Prices\nMuch.\n\n### Security\n", []string{`heading-extra "Prices" is not in the template`}},
		{"the same title in another part", "### Variations\n", "### Variations\n[Variations]\n\n### Caches\nOf questions.\n", []string{`heading-extra "Caches" is a second section of this title: that of the template is`}},
		{"offered", "### Security\n", "### Security Officers\n", []string{`heading-missing "Security" is missing: it belongs below "Operations"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := changed(t, string(outlined(whole)), []string{test.old, test.new})
			var got []string
			for _, f := range c.Check([]byte(doc), check.Options{}) {
				if f.Rule != check.Placeholder && f.Rule != "section-empty" {
					got = append(got, f.Rule+" "+ofLine.ReplaceAllString(f.Message, ""))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
