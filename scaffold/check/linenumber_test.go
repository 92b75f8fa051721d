package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestLineNumbers has the number of its line in front of a heading, as grep and cat print
// it: it is told, and left to the author, who may have the numbers of other lines to remove.
func TestLineNumbers(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const told = `the heading "Data Flow" has `
	for _, test := range []struct{ text, front string }{
		{"57:### Data Flow", "57:"},
		{"57-### Data Flow", "57-"},
		{"57: ### Data Flow", "57:"},
		{"57\t### Data Flow", "57"},
		{"     57\t### Data Flow", "57"},
		{"  57 | ### Data Flow", "57 |"},
		{"57### Data Flow", "57"},
		{"docs/url.md:57:### Data Flow", "docs/url.md:57:"},
		{"It flows.\n57:### Data Flow", "57:"},
		{"The price of all is\n57### Data Flow", ""},
		{"The price is 57:### Data Flow", ""},
		{"At 10:57### Data Flow", ""},
	} {
		doc := strings.Replace(complete(t), "### Data Flow\n", test.text+"\n", 1)
		found := remarks(c, []byte(doc))
		if len(found) != 1 || found[0].Rule != "heading-torn" {
			t.Errorf("%q: found %s", test.text, list(found))
			continue
		}
		want := told + test.front + " in front, and so is none to a reader"
		isFront := found[0].Message == want && found[0].Hint == "write it without the "+test.front+" in front: ### Data Flow"
		if isFront != (test.front != "") {
			t.Errorf("%q: told %s; %s", test.text, found[0].Message, found[0].Hint)
		}
		fixed, _ := c.Fix([]byte(doc), check.FixOptions{})
		if isFixed := string(fixed) != doc; isFixed == isFront {
			t.Errorf("%q: it is repaired: %v", test.text, isFixed)
		}
	}
	for _, text := range []string{"57: see ### Data Flow", "1:### not a heading", "12:## Metadata\n57:### Data Flow"} {
		doc := strings.Replace(complete(t), "### Data Flow\n", "### Data Flow\n"+text+"\n", 1)
		if found := remarks(c, []byte(doc)); len(found) > 0 {
			t.Errorf("%q: found %s", text, list(found))
		}
	}
}
