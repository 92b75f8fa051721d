package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestTornTogether has headings that are torn in more than one way at once: they are
// joined whole.
func TestTornTogether(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, test := range []struct{ whole, torn string }{
		{"### Data Flow", "###Data\nFlow"},
		{"### Data Flow", "###Da\nta\nFlow"},
		{"### Data Flow", "### Da\nta\nFlow"},
		{"### Data Flow", "### Da\nta Fl\now"},
		{"### Core Components", "### Core Com\n\n\nponents"},
		{"### Core Components", "### Core Compo\n### nents"},
		{"### Core Components", "#\n## Core Com\nponents"},
		{"### Core Components", "##\n# Core\nCompo\nnents"},
		{"### Non-Functional Requirements", "### Non-\nFunctional\nRequirements"},
		{"## Detailed Component Design", "## Detailed Component\n## Design"},
		{"## Capacity Estimation", "## Capacity\n\n## Estimation"},
		{"### Data Flow", "### Data\n### Flow"},
		{"## Learning Objectives", "#\n# Lear\nning Objectives"},
	} {
		doc := strings.Replace(complete(t), test.whole+"\n", test.torn+"\n", 1)
		found := remarks(checker, []byte(doc))
		if len(found) != 1 || found[0].Rule != "heading-torn" {
			t.Errorf("%q: told %s", test.torn, golden(found))
		}
		fixed, _ := checker.Fix([]byte(doc), check.FixOptions{})
		if got := remarks(checker, fixed); len(got) > 0 || !strings.EqualFold(string(fixed), complete(t)) {
			t.Errorf("%q: not repaired: %s", test.torn, golden(got))
		}
	}
}

// TestNotTornTogether has headings and text that are whole, and sections that stand in
// their places.
func TestNotTornTogether(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, test := range []struct{ text, want string }{
		{"#### Data\n#### flows of it", ""},
		{"#### Data\n\n\nFlow charts are below.", ""},
		{"#data\nflow", ""},
		{"###Data\nFlow", "section-empty heading-torn"}, // no space parts its own title
		{"#### Read-\nonly", ""},
		{"#### C\n# client", ""},
		{"```sh\nls\n```### C\n# client", "heading-torn"},
		{"```sh\nls\n```### Plan C\n# compiler", "heading-torn"},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n\n"+test.text+"\n\n", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Rule)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: told %q, not %q", test.text, got, test.want)
		}
		if fixed, _ := checker.Fix([]byte(doc), check.FixOptions{}); string(fixed) != doc {
			t.Errorf("%q: changed", test.text)
		}
	}
}

// TestTornAtHyphen has a title that is torn behind the hyphen of a word: no repair takes
// the hyphen away.
func TestTornAtHyphen(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	doc := strings.Replace(complete(t), "### Core Components\n", "### Core Compo-\nnents\n", 1)
	found := remarks(checker, []byte(doc))
	if len(found) != 1 || found[0].Rule != "heading-torn" || !strings.HasSuffix(found[0].Hint, ": ### Core Components") {
		t.Errorf("told %s", golden(found))
	}
	if fixed, _ := checker.Fix([]byte(doc), check.FixOptions{AddMissing: true}); string(fixed) != doc {
		t.Error("it is changed")
	}
}
