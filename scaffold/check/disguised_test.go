package check_test

import (
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestDisguisedHeadings has headings of the template that are none to a reader, in a form
// that people and editors give them, and what is like them but whole.
func TestDisguisedHeadings(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, test := range []struct {
		text, want string
		isRepaired bool
	}{
		{"###\u00a0Data\u00a0Flow", "heading-torn", true},
		{"###\u00a0Data Flow", "heading-torn", true},
		{"###\u2003Data\u3000Flow", "heading-torn", true},
		{"### Data\u00a0Flow", "", false},
		{"**### Data Flow**", "heading-torn", false},
		{"__### Data Flow__\n", "heading-torn", false},
		{"### **Data Flow**", "", false},
		{"### Data Flow\n\n**#### Own**", "heading-torn", false},
		{"### Data Flow\n\n**# own**", "", false},
		{"### Data Flow\n\n**### Data Flow** is what it is.", "", false},
		{"### Data Flow\n\n**### Data Flow**", "", false},
		{"- x\n- y ### Data Flow\nmetrics of it", "heading-torn", false},
		{"- see ### Data Flow\n  for it", "heading-missing", false},
		{"See ### Data Flow\nfor it", "heading-missing", false},
		{"### Data Flow\n\n- see ### Data Flow\nfor it", "", false},
		{"### Data Flow\n\n- see `### Data Flow`\nfor it", "", false},
	} {
		doc := strings.Replace(complete(t), "### Data Flow\n", test.text+"\n", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Rule)
			if strings.Contains(f.Message+f.Hint, "**") {
				t.Errorf("%q: told %s, and the way out is %s", test.text, f.Message, f.Hint)
			}
		}
		if got := strings.Join(slices.Compact(got), " "); got != test.want {
			t.Errorf("%q: told %q, not %q", test.text, got, test.want)
		}
		fixed, _ := checker.Fix([]byte(doc), check.FixOptions{})
		if isRepaired := string(fixed) == complete(t); isRepaired != test.isRepaired || !isRepaired && string(fixed) != doc {
			t.Errorf("%q: it is repaired: %v, not %v", test.text, isRepaired, test.isRepaired)
		}
	}
}

// TestManyNoBreakSpaces has no-break spaces in all headings: the repair leaves nothing.
func TestManyNoBreakSpaces(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	lines := strings.SplitAfter(complete(t), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "#") {
			lines[i] = strings.ReplaceAll(line, " ", "\u00a0")
		}
	}
	fixed, _ := checker.Fix([]byte(strings.Join(lines, "")), check.FixOptions{AddMissing: true})
	if found := remarks(checker, fixed); len(found) > 0 {
		t.Errorf("after the repair: %s", golden(found))
	}
}
