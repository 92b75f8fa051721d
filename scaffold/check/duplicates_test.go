package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// Of three headings that say the same, one that is not the first may stand in its place.
func TestThreeOfATitle(t *testing.T) {
	const again = "### Constraints\n\n- Another one\n\n"
	doc := strings.Replace(complete(t), "### Functional Requirements\n", again+"### Functional Requirements\n", 1)
	doc = strings.Replace(doc, "## Capacity Estimation\n", again+"## Capacity Estimation\n", 1)
	var got []string
	for _, f := range builtin(t).Check([]byte(doc), check.Options{}) {
		got = append(got, place(f)+": "+f.Message)
	}
	want := []string{
		`33:1 heading-twice: "Constraints" appears twice: the one in its place is on line 51`,
		`60:1 heading-twice: "Constraints" appears twice: the first is on line 51`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("found:\n%s", strings.Join(got, "\n"))
	}
}

// A section of facts that stands a second time is told at a level above the first as well: it is
// read there. One with nothing of the facts is its author's own.
func TestFactsTwiceAbove(t *testing.T) {
	c, doc := builtin(t), string(complete(t))
	for section, want := range map[string]string{
		"# Metadata\n- **Difficulty**: Medium\n":  "heading-twice",
		"# Metadata\n- **Difficulty**: Hard\n":    "heading-twice",
		"# METADATA\n**Difficulty**: Hard\n":      "heading-twice",
		"## Metadata\n- **Difficulty**: Medium\n": "heading-twice",
		"# Metadata\n- **Owner**: me\n":           "heading-extra",
		"# Metadata\nWe keep it elsewhere.\n":     "heading-extra",
		"# Notes\n- **Difficulty**: Medium\n":     "heading-extra",
	} {
		got := ""
		for _, f := range c.Check([]byte(doc+"\n"+section), check.Options{}) {
			got += f.Rule
		}
		if got != want {
			t.Errorf("%q: %q, not %q", section, got, want)
		}
	}
}
