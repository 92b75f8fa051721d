package markdown_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
)

// What a reader sees as the same has one writing.
func TestRewrite(t *testing.T) {
	for _, c := range []struct{ doc, want string }{
		{"~~~yaml\na\n~~~\n", "```yaml\na\n```\n"},
		{"`````\n```\na\n`````\n", "````\n```\na\n````\n"},
		{"~~~ a`b\n~~~\n", "~~~a`b\n~~~\n"},
		{"text\n\n    code\n      more\n", "text\n\n```\ncode\n  more\n```\n"},
		{"\tcode\n\n\n\t```\n\ntext\n", "````\ncode\n\n\n```\n````\n\ntext\n"},
		{"- a\n\n  ```\n  code\n  ```\n", "- a\n\n  ```\n  code\n  ```\n"},
		{"- __a:__ b\n- **a** : b\n- **a**: b\n", "- **a**: b\n- **a**: b\n- **a**: b\n"},
		{"- **a\\*:** b\n- **\\*a\\*:**: b\n", "- **a\\***: b\n- **\\*a\\*:**: b\n"},
		{"- __a__ b __c__: d\n- **a** b: c\n- ***a***: b\n", "- **a** b **c**: d\n- **a** b: c\n- ***a***: b\n"},
		{"**a**: b\n**c**: d\n", "**a**: b\n**c**: d\n"},
		{"- a\n  **b**: c\n- x\n  **y** z\n", "- a **b**: c\n- x **y** z\n"},
		{"**a**: b\n**c** d\n", "**a**: b **c** d\n"},
		{"+ a\n\n<!-- b -->\n\n- c\n\n1) d\n\n1. e\n", "- a\n\n* c\n\n1. d\n\n1) e\n"},
		{"- - a\n  - b\n- 1. c\n- > d\n- # e\n- f\n  ===\n", "-\n  - a\n  - b\n-\n  1. c\n-\n  > d\n-\n  # e\n-\n  # f\n"},
		{"-\n  -\n    -\n- a\n\n  -\n    - b\n- c\n  - ```\n    d\n    ```\n", "-\n  -\n    -\n- a\n\n  -\n    - b\n- c\n\n  -\n    ```\n    d\n    ```\n"},
		{"a|b|c|d\n:-|-:|:-:|-\n", "| a | b | c | d |\n| :-- | --: | :-: | --- |\n"},
		{"- a\n\n  - [ ]\n  - b\n", "- a\n\n  -\n  - b\n"},
		{">\n\n> <!-- a -->\n\n- >\n", ">\n\n>\n\n-\n  >\n"},
		{"- ***\n- ```\n  a\n  ```\n-     b\n- | c |\n  |-|\n- <b>\n- <!-- d -->\n  e\n", "-\n  ***\n-\n  ```\n  a\n  ```\n-\n  ```\n  b\n  ```\n-\n  | c |\n  | --- |\n-\n  <b>\n- e\n"},
		{"**a**: b\\\n**c**: d  \n**e**: f\n", "**a**: b\n**c**: d\n**e**: f\n"},
		{"- a\\\n  b  \n  c\n", "- a b c\n"},
		{"- ```\n  a\n- ~~~~\n  b\n", "-\n  ```\n  a\n  ```\n-\n  ```\n  b\n  ```\n"},
		{"> ```\n> a\n\nb\n", "> ```\n> a\n> ```\n\nb\n"},
		{"```\na\n\n", "```\na\n\n```\n"},
		{"1. a\n   - ```\n     b\n   - c\n", "1. a\n\n   -\n     ```\n     b\n     ```\n   - c\n"},
		{"- a\n\n  -\n- b\n  - c\n", "- a\n\n  -\n- b\n  - c\n"},
		{"- [\\_\\_a__](b) c\n- **\\_\\_a__ b**: c\n", "- [\\_\\_a__](b) c\n- **\\_\\_a__ b**: c\n"},
	} {
		got := textOf(markdown.Rewrite([]byte(c.doc)))
		if got != c.want {
			t.Errorf("%q\nbecomes %q\nand not %q", c.doc, got, c.want)
		}
		var parts markdown.Rewriting
		d, first := markdown.Parse([]byte(c.doc)), 0
		var lines []markdown.Line
		for _, heading := range append(d.Headings(), len(d.Blocks)) {
			lines = append(lines, parts.Append(d, first, heading)...)
			first = heading
		}
		if textOf(lines) != c.want {
			t.Errorf("%q\nbecomes %q, section by section", c.doc, textOf(lines))
		}
		if again := textOf(markdown.Rewrite([]byte(got))); again != got {
			t.Errorf("%q\nbecomes %q\nwhen it is written again", got, again)
		}
	}
}

func textOf(lines []markdown.Line) string {
	var out strings.Builder
	for _, line := range lines {
		out.WriteString(string(line.Raw) + "\n")
	}
	return out.String()
}

// What only a text of several lines keeps: boxes, the breaks that a reader sees, and
// where the colons of labels stand.
func TestRewriteInFull(t *testing.T) {
	for _, c := range []struct{ doc, want string }{
		{"a\nb\n", ""},
		{"- a\\\n  b  \n  c\n  d\n", "- a\\\n  b\\\n  c d"},
		{"- a <br> b<BR/>\n  c<br>\n", "- a\\\n  b\\\n  c"},
		{"- a  \n  \\- b  \n  \\=\n", "- a\\\n  \\- b\\\n  \\="},
		{"- `a  \n  b`  \n  c\\\\  \n  d\n", "- `a   b`\\\n  c\\  \n  d"},
		{"- a  \n  [b  \n  c][d]\n\n[d]: e\n", "- a\\\n  [b\\\n  c](e)"},
		{"- *a <!-- b -->  \n  c*\n", "- *a\\\n  c*"},
		{"- [X] a\\\n  b\n", "- [x] a\\\n  b"},
		{"- [ ] a\n", "- [ ] a"},
		{"1. [ ]\n", "1. [ ]"},
		{"> a\\\n> *b\\\n> c* d\n", "> a\\\n|> *b\\\n> c* d"},
		{"a  \n**b**:\\\nc\n", "a\\\n|**b**:\\\n"},
		{"d\\\n\\- e\n", "d\\\n"},
		{"**a**: b  \n**c**: d\ne\\\nf\n", "**a**: b\\\n|**c**: d e\\\nf"},
		{"- __a:__ b\n- [ ] **c:** d\n- **e** : f\n- **g**: h\n", "- **a:** b|- [ ] **c:** d|- **e** : f"},
		{"# a\\\n\na\\\n===\n", ""},
		{"| a<br>b |\n|-|\n", "| a<br>b |"},
	} {
		var rewriting markdown.Rewriting
		d := markdown.Parse([]byte(c.doc))
		rewriting.Append(d, 0, len(d.Blocks))
		var got []string
		for i := range rewriting.Numbers {
			if full := rewriting.Full(i + 1); full != "" {
				got = append(got, full)
			}
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%q\nbecomes %q\nand not %q", c.doc, got, c.want)
		}
	}
}
