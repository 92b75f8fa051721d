package check_test

import (
	"strings"
	"testing"
)

// TestTitleBehindCode has a code block that is closed by the wrong fence, or by none, above a
// heading of the template at level 1: it is a heading for all that, and no comment of the code.
func TestTitleBehindCode(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	const isAtLevel1 = "write it as: ### Core Components"
	for _, test := range []struct{ code, title, want string }{
		{"~~~python\nscore = 1\n```", "# Core Components", "write ~~~ in place of ``` on line 125; " + isAtLevel1},
		{"```\nscore = 1\n~~~", "# Core Components", "write ``` in place of ~~~ on line 125; " + isAtLevel1},
		{"````python\nscore = 1\n```", "# Core Components", "write ```` in place of ``` on line 125; " + isAtLevel1},
		{"```python\nscore = 1", "# Core Components", "close it with a line of ``` alone; " + isAtLevel1},
		{"```python\n# all of them\nscore = 1", "# Core Components", "close it with a line of ``` alone; " + isAtLevel1},
		{"```python\nscore = 1\n```", "# Core Components", isAtLevel1},
		{"```python\n# Core Components\n\n1. **All**: of them\n```", "### Core Components", ""},
		{"```python\n# Data Flow\nThe flow of data is read by this.\nscore = 1", "### Core Components", "close it with a line of ``` alone"},
		{"~~~python\n```\n# Data Flow\nThe flow of data is read by this.\n```\n~~~", "### Core Components", ""},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", test.code+"\n\n"+test.title+"\n", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Hint)
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s\n%s: told %q, not %q", test.code, test.title, got, test.want)
		}
	}
}
