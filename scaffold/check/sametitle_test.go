package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/source"
)

// TestSameTitles has documents of a template with one title below each of its parts: what
// is said about each, and its outline when what is missing was put in.
func TestSameTitles(t *testing.T) {
	t.Parallel()
	c := checkerOf(t, "# {{ .title | default \"[T]\" }}\n\n## A\n[a]\n\n### Notes\n[n]\n\n## B\n[b]\n\n### Notes\n[n]\n\n## C\n[c]\n\n### Notes\n[n]\n")
	const whole = "# X\n## A\n### Notes\n## B\n### Notes\n## C\n### Notes\n"
	for _, test := range []struct {
		name, outline string
		want          []string
		after         string // "" for the same
	}{
		{"whole", whole, nil, ""},
		{"the first is missing", "# X\n## A\n## B\n### Notes\n## C\n### Notes\n", []string{`heading-missing "Notes" is missing: it belongs below "A"`}, whole},
		{"the second is missing", "# X\n## A\n### Notes\n## B\n## C\n### Notes\n", []string{`heading-missing "Notes" is missing: it belongs below "B"`}, whole},
		{"the last is missing", "# X\n## A\n### Notes\n## B\n### Notes\n## C\n", []string{`heading-missing "Notes" is missing: it belongs below "C"`}, whole},
		{"a part is missing", "# X\n## A\n### Notes\n## C\n### Notes\n", []string{`heading-missing "B" is missing, with its 1 section: it belongs after "A"`}, whole},
		{"a heading above one is lost", "# X\n## A\n### Notes\n### Notes\n## C\n### Notes\n", []string{`heading-missing "B" is missing: it belongs after "A"`}, whole},
		{"at the level of its part", "# X\n## A\n### Notes\n## B\n## Notes\n## C\n### Notes\n", []string{`heading-level "Notes" is at level 2, but the template has it at level 3`}, ""},
		{"below an own part", "# X\n## A\n### Notes\n## B\n## Own\n### Notes\n## C\n### Notes\n", []string{`heading-missing "Notes" is missing: it belongs below "B"`}, "# X\n## A\n### Notes\n## B\n### Notes\n## Own\n### Notes\n## C\n### Notes\n"},
		{"twice in a part", "# X\n## A\n### Notes\n### Notes\n## B\n### Notes\n## C\n### Notes\n", []string{`heading-twice "Notes" appears twice: the first is`}, ""},
		{"parts change places", "# X\n## B\n### Notes\n## A\n### Notes\n## C\n### Notes\n", []string{`heading-moved "B" is in the wrong place: the template has it after "A"`}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := outlined(strings.ReplaceAll(strings.ReplaceAll(test.outline, "## A\n", "## A\nWords of a.\n"), "## B\n", "## B\nWords of b.\n"))
			if diff := cmp.Diff(test.want, withoutLines(c.Check(doc, check.Options{}))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if test.after == "" {
				test.after = test.outline
			}
			fixed, _ := c.Fix(doc, check.FixOptions{AddMissing: true})
			if diff := cmp.Diff(test.after, outlineOf(fixed)); diff != "" {
				t.Errorf("with what is missing (-want +got)\n%s", diff)
			}
		})
	}
}

// TestSameTitlesByOtherNames has the headings under the name that the settings have for
// the title which the template has several times.
func TestSameTitlesByOtherNames(t *testing.T) {
	t.Parallel()
	parsed, err := scaffold.ParseTemplate("template.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n## A\n[a]\n\n### Notes\n[n]\n\n## B\n[b]\n\n### Notes\n[n]\n")
	if err != nil {
		t.Fatal(err)
	}
	named, err := parsed.Named(map[string]string{"Remarks": "Notes"}, func(string) source.Position { return source.Position{} })
	if err != nil {
		t.Fatal(err)
	}
	c, err := check.New(named)
	if err != nil {
		t.Fatal(err)
	}
	for outline, want := range map[string][]string{
		"# X\n## A\n### Remarks\n## B\n### Remarks\n":            nil,
		"# X\n## A\n### Remarks\n## B\n### Notes\n":              nil,
		"# X\n## A\n## B\n### Remarks\n":                         {`heading-missing "Notes" is missing: it belongs below "A"`},
		"# X\n## A\n### Remarks\n### Notes\n## B\n### Remarks\n": {`heading-twice "Notes" appears twice: the first, "Remarks", is`},
	} {
		doc := outlined(strings.ReplaceAll(strings.ReplaceAll(outline, "## A\n", "## A\nWords of a.\n"), "## B\n", "## B\nWords of b.\n"))
		if diff := cmp.Diff(want, withoutLines(c.Check(doc, check.Options{}))); diff != "" {
			t.Errorf("%q (-want +got)\n%s", outline, diff)
		}
	}
}
