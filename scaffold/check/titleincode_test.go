package check_test

import (
	"strings"
	"testing"
)

// TestTitleInCode has code that shows a problem's title and what may stand below it.
func TestTitleInCode(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	const title = "# E - System Design Interview Problem\n"
	for _, code := range []string{
		"```\n" + title + "- **Difficulty**: Hard\n```",
		"```sh\ncat >x.md <<E\n" + title + "\n- **Difficulty**: Hard\nE\n```",
		"~~~\n" + title + "\nA reader of it sees a title and a sentence.\n~~~",
		"- one\n  ```\n  " + title + "\n  - **Difficulty**: Hard\n  ```",
		"<pre>\n" + title + "\n- **Difficulty**: Hard\n</pre>",
		"<div>\n" + title + "- **Difficulty**: Hard\n</div>",
		"- one\n- " + title,
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n\n"+code+"\n\n", 1)
		if found := remarks(checker, []byte(doc)); len(found) > 0 {
			t.Errorf("%s\ntold %s", code, golden(found))
		}
	}
	open := strings.Replace(complete(t), "# Design", "```\n\n# Design", 1)
	if found := remarks(checker, []byte(open)); len(found) != 1 || found[0].Rule != "fence-unclosed" {
		t.Errorf("a title in a code block that is never closed: told %s", golden(found))
	}
}
