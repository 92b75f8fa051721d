package markdown_test

import (
	"testing"

	"newproblem/scaffold/markdown"
)

// What a reader sees as the same has one writing.
func TestRewrite(t *testing.T) {
	for _, c := range []struct{ doc, want string }{
		{"~~~yaml\na\n~~~\n", "```yaml\na\n```\n"},
		{"`````\n```\na\n`````\n", "````\n```\na\n````\n"},
		{"~~~ a`b\n~~~\n", "~~~a`b\n~~~\n"},
		{"text\n\n    code\n      more\n", "text\n\n    code\n      more\n"},
		{"- a\n\n  ```\n  code\n  ```\n", "- a\n\n  ```\n  code\n  ```\n"},
		{"- __a:__ b\n- **a** : b\n- **a**: b\n", "- **a**: b\n- **a**: b\n- **a**: b\n"},
		{"- **a\\*:** b\n- **\\*a\\*:**: b\n", "- **a\\***: b\n- **\\*a\\*:**: b\n"},
		{"- __a__ b __c__: d\n- **a** b: c\n- ***a***: b\n", "- **a** b **c**: d\n- **a** b: c\n- ***a***: b\n"},
		{"**a**: b\n**c**: d\n", "**a**: b\n**c**: d\n"},
		{"- a\n  **b**: c\n- x\n  **y** z\n", "- a **b**: c\n- x **y** z\n"},
		{"**a**: b\n**c** d\n", "**a**: b **c** d\n"},
		{"- [\\_\\_a__](b) c\n- **\\_\\_a__ b**: c\n", "- [\\_\\_a__](b) c\n- **\\_\\_a__ b**: c\n"},
	} {
		got, _ := markdown.Rewrite([]byte(c.doc))
		if string(got) != c.want {
			t.Errorf("%q\nbecomes %q\nand not %q", c.doc, got, c.want)
		}
		if again, _ := markdown.Rewrite(got); string(again) != string(got) {
			t.Errorf("%q\nbecomes %q\nwhen it is written again", got, again)
		}
	}
}
