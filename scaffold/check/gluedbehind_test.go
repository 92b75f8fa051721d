package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestGluedBehind has headings whose line break is lost: what stood below them is told and
// kept, and parted from them where it can be nothing else.
func TestGluedBehind(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	lines := strings.SplitAfter(complete(t), "\n")
	n := 0
	for i, line := range lines[:len(lines)-1] {
		if !strings.HasPrefix(line, "##") || len(strings.TrimSpace(lines[i+1])) == 0 {
			continue
		}
		n++
		doc := strings.Join(lines[:i], "") + strings.TrimSuffix(line, "\n") + strings.Join(lines[i+1:], "")
		found := remarks(checker, []byte(doc))
		if len(found) != 1 || found[0].Rule != "heading-torn" || found[0].Line != i+1 {
			t.Errorf("%.60s: told %s", strings.Join(lines[i:i+2], ""), golden(found))
		}
		if fixed, _ := checker.Fix([]byte(doc), check.FixOptions{}); string(fixed) != complete(t) {
			t.Errorf("%.60s: not repaired: %s", strings.Join(lines[i:i+2], ""), golden(remarks(checker, fixed)))
		}
	}
	if n < 30 {
		t.Errorf("only %d headings have text in the next line", n)
	}
}

// TestMaybeGluedBehind has titles that go on: as words of theirs, or as text that was
// glued to them.
func TestMaybeGluedBehind(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, test := range []struct{ heading, want string }{
		{"### Data Flow Between Services", "heading-missing"}, // an offer: it may be another section
		{"### Data Flow - Overview", "heading-renamed"},
		{"### Data Flow (and `code`)", ""}, // a remark
		{"### Data Flow ```x``` and more", "heading-renamed"},
		{"### Data Flow **Now**", "heading-renamed"},
		{"### Data Flow: Reads", "heading-renamed"},
		{"### Data FlowDiagram", "heading-torn"},
		{"### Data Flow A visitor's request reaches the edge.", "heading-torn"},
		{"### Data Flow{#flow}", ""},
		{"### Data Flow <!-- A visitor's request reaches the edge. -->", ""},
	} {
		doc := strings.Replace(complete(t), "### Data Flow\n", test.heading+"\n", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Rule)
			if f.Rule == "heading-torn" && !strings.Contains(f.Hint, "put what follows") {
				t.Errorf("%s: the hint is %s", test.heading, f.Hint)
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: told %q, not %q", test.heading, got, test.want)
		}
		if fixed, _ := checker.Fix([]byte(doc), check.FixOptions{}); string(fixed) != doc {
			t.Errorf("%s: changed", test.heading)
		}
	}
}

// TestOwnGluedBehind has headings of the author's own that are glued to a code block.
func TestOwnGluedBehind(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, test := range []struct{ text, want string }{
		{"#### The Edge```yaml\na: b\n```", "heading-torn"},
		{"#### The Edge ~~~\na: b\n~~~", "heading-torn"},
		{"#### The Edge```yaml\na: b", ""},
		{"#### The Edge- and more\n- x", ""},
		{"#### TheEdge of it all is here.\nText.", ""},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n\n"+test.text+"\n\n", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Rule)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: told %q, not %q", test.text, got, test.want)
		}
	}
}
