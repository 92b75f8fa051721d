package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
	"newproblem/scaffold/markdown"
)

// TestLostFences has code blocks one of whose fences is lost, or has the language of the
// first behind it: the way out makes them whole.
func TestLostFences(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	const first, remove = "write ```sql in place of sql on line ", "write the fence that opens it above the code, or remove this one"
	for _, test := range []struct{ text, want string }{
		{"sql\nSELECT 1;\n```", first + "125"},
		{"Words are here.\n\nsql\nSELECT 1;\n\nSELECT 2;\n```", first + "127"},
		{"SELECT 1;\n```", remove},
		{"``sql\nSELECT 1;\n```", "write ```sql in place of ``sql on line 125"},
		{"``sql\nSELECT 1;\n\nSELECT 2;\n```", "write ```sql in place of ``sql on line 125"},
		{"``sql\nSELECT 1;\n``", "write ```sql in its place, and ``` in place of `` on line 127"},
		{"  ``sql\nSELECT 1;\n\n# SELECT 2;\n  ``", "write ```sql in its place, and ``` in place of `` on line 129"},
		{"``sql`` is\n``yaml`` too.", ""},
		{"See ``sql\nSELECT 1;\n``", ""},
		{"```\n``sql\nSELECT 1;\n``\n```", ""},
		{"Words are here.\n\n```", "remove it; or, if it ends code, write the fence that opens that above it"},
		{"sql\nSELECT 1;\n\n```", first + "125"},
		{"| A | B |\n|---|---|\n| 1 | 2 |\n\n```", "remove it"},
		{"- x\n- y\n\n```\n", "remove it"},
		{"```", "remove it"},
		{"kind: x\n# all of them\n```", `write \# in place of its #; or, if it is code, put the code between two fences; ` + "remove it; or, if it ends code, write the fence that opens that above it"},
		{"- x\n- y\n\n```sql", "close it with a line of ``` alone"},
		{"```\nSELECT 1;", "close it with a line of ``` alone"},
		{"```sql\nSELECT 1;\n```sql", "write ``` in place of ```sql on line 127"},
		{"~~~sql\nSELECT 1;\n~~~~sql", "write ~~~ in place of ~~~~sql on line 127"},
		{"- x\n  ```sql\n  SELECT 1;\n  ```sql", "write ``` in place of ```sql on line 128"},
		{"```sql\nSELECT 1;\n```yaml", "close it with a line of ``` alone"},
		{"```sql\nSELECT 1;", "close it with a line of ``` alone"},
		{"```sql\nSELECT 1;\n```", ""},
		{"```\nsql\n```", ""},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n\n"+test.text+"\n\n", 1)
		doc = strings.Replace(doc, "\n\n1. **", "\n\n#### All of Them\n\n1. **", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Hint)
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s: told %q, not %q", test.text, got, test.want)
		}
	}
}

// TestFencesLeftOver has something glued to the fence that should close a code block, so that
// the next one closes it. Once it does, that one is left over and goes with the repair,
// unless it opens a block of its own, or may end code: no heading that a reader sees is hidden.
func TestFencesLeftOver(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	const glued = "```python\nx = 1\n```"
	const removed, doubt = "; and remove the fence on line ", ", or write the one that opens its code"
	for _, test := range []struct {
		text       string
		isLeft     bool
		isRepaired bool
	}{
		{glued + "### Core Components\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\n", true, true},
		{glued + "### Core Components\n| A | B |\n|---|---|\n| 1 | 2 |\n```\n", true, true},
		{glued + " Text of it.\n\n### Core Components\n\n- x\n\n```\n", true, false},
		{glued + "### Core Components\nSELECT 1;\n```\n", true, false}, // its first fence may be lost
		{glued + "### Core Components\n- x\n\n```\n\n#### Of Our Own\n\ntext\n\n```\ncode\n```\n", true, true},
		{glued + "### Core Components\n- x\n\n```\ncode\n```\n", false, true},
		{glued + "### Core Components\n- x\n\n```\n# code\n```\n", false, true},
		{glued + "### Core Components\n- x\n\n```sql\ncode\n```\n", false, true},
		{glued + "### Core Components\n- x\n", false, true},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", test.text, 1)
		found := remarks(checker, []byte(doc))
		if len(found) != 1 || strings.Contains(found[0].Hint, removed) != test.isLeft || found[0].Fixable != test.isRepaired ||
			test.isLeft && strings.HasSuffix(found[0].Hint, doubt) && test.isRepaired {
			t.Errorf("%s: told %s", test.text, list(found))
		}
		fixed, _ := checker.Fix([]byte(doc), check.FixOptions{})
		if left := remarks(checker, fixed); test.isRepaired && len(left) > 0 || !test.isRepaired && string(fixed) != doc {
			t.Errorf("%s: left is %s", test.text, list(left))
		}
		seen := map[string]bool{}
		for _, s := range markdown.Parse(fixed).Sections() {
			seen[s.Title] = true
		}
		for _, s := range markdown.Parse([]byte(doc)).Sections() {
			if !seen[s.Title] && s.Title != "code" {
				t.Errorf("%s: the repair hides %s", test.text, s.Title)
			}
		}
	}
}
