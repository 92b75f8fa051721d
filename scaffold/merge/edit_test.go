package merge_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/merge"
)

// TestSeenEdits changes what a reader sees of a section, or only how it is
// written: the first is an edit, the other is none.
func TestSeenEdits(t *testing.T) {
	for _, c := range []struct {
		name, was, now string
		isEdit         bool
	}{
		{"a comment that parts a paragraph", "one\ntwo", "one\n<!-- c -->\ntwo", true},
		{"a comment between other lists", "- one\n- two", "- one\n<!-- c -->\n* two", true},
		{"other lists", "- one\n- two", "- one\n* two", true},
		{"a comment that parts a table", "| a |\n| --- |\n| b |", "| a |\n| --- |\n<!-- c -->\n| b |", true},
		{"bold words", "First of all", "**First** of all", true},
		{"bold for emphasis", "*First* of all", "**First** of all", true},
		{"emphasis taken away", "*First* of all", "First of all", true},
		{"code for words", "Use of cp", "Use of `cp`", true},
		{"words for code", "Use of `cp`", "Use of cp", true},
		{"a break within a paragraph", "one\ntwo", "one  \ntwo", true},
		{"a break taken away", "one\\\ntwo", "one\ntwo", true},
		{"a box ticked", "- [ ] one", "- [x] one", true},
		{"code moved in", "```python\nif a:\n    b()\nc()\n```", "```python\nif a:\n    b()\n    c()\n```", true},
		{"lines of code joined", "```sh\nmake # all\nrun\n```", "```sh\nmake # all run\n```", true},
		{"code without a language", "```\na  b\n```", "```\na b\n```", true},
		{"words in data", "```yaml\na: b\n```", "```yaml\na: c\n```", true},

		{"a comment between items", "- one\n- two", "- one\n<!-- c -->\n- two", false},
		{"comments between items with more in them", "- one\n\n  more\n- two\n- three", "- one\n\n  more\n\n<!-- c -->\n\n<!-- d -->\n- two\n<!-- e\nf -->\n- three", false},
		{"a comment between numbers", "1. one\n2. two", "1. one\n<!-- c -->\n2. two", false},
		{"a comment between items of items", "- one\n  - two\n  - three", "- one\n  - two\n  <!-- c -->\n  - three", false},
		{"a comment between two lists", "- one\n* two", "- one\n<!-- c -->\n* two", false},
		{"other marks of emphasis", "*First* **of** all", "_First_ __of__ all", false},
		{"another mark of a break", "one  \ntwo", "one\\\ntwo", false},
		{"a tag for a break", "one\\\ntwo", "one<br>two", false},
		{"a value in bold", "- **Peak**: ten", "- **Peak**: **ten**", false},
		{"a value in code", "- **Peak**: ten", "- **Peak**: `ten`", false},
		{"a word of a value in bold", "- **Peak**: ten a day", "- **Peak**: **ten** a day", true},
		{"lines with labels joined", "**In**: one\n**Out**: two", "**In**: one **Out**: two", false},
		{"lines with labels joined in a quote", "> **In**: one\n> **Out**: two", "> **In**: one **Out**: two", false},
		{"lines with labels wrapped elsewhere", "**In**: one more\n**Out**: two", "**In**: one\nmore **Out**: two", false},
		{"values in code, joined", "**In**: `one`\n**Out**: **two**", "**In**: `one` **Out**: **two**", false},
		{"values in code, joined and bare", "**In**: `one`\n**Out**: two", "**In**: one **Out**: `two`", false},
		{"lines with labels made items", "**In**: one\n**Out**: two", "- **In**: one\n- **Out**: two", true},
		{"lines with labels apart", "**In**: one\n**Out**: two", "**In**: one\n\n**Out**: two", true},
		{"a break between lines with labels", "**In**: one\n**Out**: two", "**In**: one\\\n**Out**: two", true},
		{"a label that is bold no more", "**In**: one\n**Out**: two", "**In**: one\nOut: two", true},
		{"a word of a joined value in code", "**In**: one more\n**Out**: two", "**In**: one `more` **Out**: two", true},
		{"wrapped", "one two three", "one\ntwo three", false},
		{"bullets and numbers", "- one\n- two", "1. one\n2. two", false},
		{"indented code in fences", "one\n\n    make  all\n", "one\n\n```\nmake  all\n```", false},
		{"tabs and spaces at the ends of lines of code", "```sh\n\tmake\n```", "```sh\n make  \n```", false},
		{"data as formatters have it", "```json\n{\"a\": 1,\n  \"b\": 2}\n```", "```json\n{\n\t\"a\": 1, \"b\": 2}\n```", false},
		{"quotes in code", "```js\nlet x = 'a';\n```", "```js\nlet x = \"a\";\n```", false},
		{"semicolons in code", "```js\nfoo( a )\nlet b = 1\n```", "```js\nfoo(a);\nlet b = 1;\n```", false},
		{"statements on one line in code", "```js\na();b()\n```", "```js\na();\nb();\n```", false},
		{"escaped quotes in code", "```ts\nf('it\\'s', \"say \\\"hi\\\"\")\n```", "```ts\nf(\"it's\", 'say \"hi\"');\n```", false},
		{"brackets of a parameter in code", "```js\nconst g = x => x\n```", "```js\nconst g = (x) => x;\n```", false},
		{"trailing commas in code", "```js\nf({a: 1})\n```", "```js\nf({\n  a: 1,\n});\n```", false},
		{"a style sheet in code", "```css\na{color:red}\n```", "```css\na {\n  color: red;\n}\n```", false},
		{"quotes of YAML in code", "```yaml\na: 'it''s'\n```", "```yaml\na: \"it's\"\n```", false},
		{"commas of YAML in code", "```yaml\na: [1, 2,]\n```", "```yaml\na: [1, 2]\n```", false},
		{"commas before a comment in code", "```jsonc\n{\"a\":1 // c\n}\n```", "```jsonc\n{\n  \"a\": 1, // c\n}\n```", false},
		{"commas of a query in code", "```graphql\n{ a, b }\n```", "```graphql\n{\n  a\n  b\n}\n```", false},
		{"tags in code", "```html\n<p class='a'>x<br>y</p>\n```", "```html\n<p class=\"a\">x<br />y</p>\n```", false},
		{"bullets in Markdown in code", "```md\n* a\n* b\n```", "```md\n- a\n- b\n```", false},
		{"emphasis in Markdown in code", "```mdx\na *b*\n```", "```mdx\na _b_\n```", false},
		{"words of a string in code", "```js\nf('a b')\n```", "```js\nf('ab')\n```", true},
		{"spaces in a string in code", "```js\nf('a  b')\n```", "```js\nf('a b')\n```", true},
		{"a semicolon in the text of a page in code", "```html\n<p>Wait; stop</p>\n```", "```html\n<p>Wait stop</p>\n```", true},
		{"quotes taken away in code", "```js\nf('a')\n```", "```js\nf(a)\n```", true},
		{"a comma between in code", "```json\n[1, 2]\n```", "```json\n[12]\n```", true},
		{"a hole of a list in code", "```js\n[1, 2]\n```", "```js\n[1, , 2]\n```", true},
		{"the parts of a loop in code", "```js\nfor (;a;) b()\n```", "```js\nfor (;;a) b()\n```", true},
		{"a semicolon in data in code", "```yaml\na: b; c\n```", "```yaml\na: b c\n```", true},
		{"brackets of a parameter list in code", "```js\ng = x => x\n```", "```js\ng = (x, y) => x\n```", true},
		{"apostrophes in code", "```yaml\na: don't; can't\n```", "```yaml\na: dont; cant\n```", true},
		{"words in Markdown in code", "```md\n* a\n```", "```md\n* b\n```", true},
		{"a comment in Markdown in code", "```md\na\n\n<!-- one -->\n```", "```md\na\n\n<!-- two -->\n```", true},
		{"front matter in Markdown in code", "```md\n---\na: b\n---\n\nc\n```", "```md\n---\na: d\n---\n\nc\n```", true},
		{"quotes of a language that nobody formats in code", "```python\nf('a')\n```", "```python\nf(\"a\")\n```", true},
		{"longer fences", "```go\nrun()\n```", "~~~~go\nrun()\n~~~~", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := func(text, end string) []byte { return []byte("# A\n\n## B\n\n" + text + "\n\n" + end + "\n") }
			r := merge.Merge(merge.Input{
				Current: page(c.now, "The end."), Fresh: page(c.was, "No end."), Base: merge.Stamps(page(c.was, "The end."), nil),
			})
			want := merge.Updated
			if c.isEdit {
				want = merge.Conflict
			}
			if len(r.Changes) != 1 || r.Changes[0].Outcome != want {
				t.Errorf("%+v, want that it is %s", r.Changes, want)
			}
			if c.isEdit && !strings.Contains(string(r.Content), c.now) {
				t.Errorf("the edit is lost:\n%s", r.Content)
			}
		})
	}
}

// TestCodeEdits changes code: what prettier makes of it is no edit, but all that may
// mean something else is one.
func TestCodeEdits(t *testing.T) {
	for _, c := range []struct {
		language, was, now string
		isEdit             bool
	}{
		{"yaml", "run: '$X'", "run: \"$X\"", false},
		{"js", "f(\"a\\\"b\")", "f(\"a'b\")", true},
		{"json", "[\"b'c\"]", "[\"b\\\"c\"]", true},
		{"json", "[\"\\\"q\\\"\"]", "[\"'q'\"]", true},
		{"yaml", "a: 'b\\n'", "a: \"b\\n\"", true},
		{"yaml", "a: '\"'", "a: \"'\"", true},
		{"css", "a{b:\"'\"}", "a{b:'\"'}", true},
		{"js", "f(`a;`)", "f(`a`)", true},
		{"js", "f(`a, ]`)", "f(`a ]`)", true},
		{"js", "f(`a  b`)", "f(`a b`)", true},
		{"js", "f(`\"`)", "f(`'`)", true},
		{"js", "f(`${ g(`a  b`) }`)", "f(`${ g(`a b`) }`)", true},
		{"js", "x = /a  b/", "x = /a b/", true},
		{"js", "x = /\"/", "x = /'/", true},
		{"js", "if (a); b()", "if (a) b()", true},
		{"js", "while(x);", "while(x)", true},
		{"js", "for(;;);", "for(;;)", true},
		{"js", "x = a - -b", "x = a--b", true},
		{"js", "return\nx", "return x", true},
		{"js", "a;\n(b)", "a\n(b)", true},
		{"css", ".a .b{}", ".a.b{}", true},
		{"css", "a :hover{}", "a:hover{}", true},
		{"css", "a{b:calc(1px + 2px)}", "a{b:calc(1px +2px)}", true},
		{"yaml", "run: echo '$X'", "run: echo \"$X\"", true},
		{"yaml", "a:b", "a: b", true},
		{"yaml", "a: b #c", "a: b# c", true},
		{"yaml", "- - a", "- -a", true},
		{"yaml", "a: it's", "a: it\"s", true},
		{"yaml", "a: say \"hi\"", "a: say 'hi'", true},
		{"yaml", "run: |\n  a  'b'", "run: |\n  a 'b'", true},
		{"yaml", "a:\n  b: c", "a:\nb: c", true},
		{"yaml", "a: one\n  'two'", "a: one\n  \"two\"", true},
		{"html", "<p>\"a\"</p>", "<p>'a'</p>", true},
		{"html", "<p>it's</p>", "<p>it\"s</p>", true},
		{"html", "<b>a</b> <i>b</i>", "<b>a</b><i>b</i>", true},
		{"html", "<pre>a  b</pre>", "<pre>a b</pre>", true},
		{"html", "<p a='\"'>", "<p a=\"'\">", true},
		{"js", "// a; b", "// a b", true},
		{"jsx", "x = <p>it's</p>", "x = <p>it\"s</p>", true},
		{"jsx", "x = <b>a;</b>", "x = <b>a</b>", true},
		{"json", "[1] // it's", "[1] // it\"s", true},
		{"graphql", "{ a } # b, c", "{ a } # b c", true},
		{"graphql", "{ a(b: \"c, d\") }", "{ a(b: \"c d\") }", true},
		{"js", "f(function(){a()})", "f(function () {\n  a();\n});", false},
		{"js", "const r = a / b / c", "const r = a/b/c;", false},
		{"js", "if (a) b(); else c()", "if (a) b();\nelse c();", false},
		{"js", "return", "return;", false},
		{"js", "const f = async x => {return x}", "const f = async (x) => {\n  return x;\n};", false},
		{"js", "x = a+ +b", "x = a + +b;", false},
		{"ts", "interface A { a: string, b: number }", "interface A {\n  a: string;\n  b: number;\n}", false},
		{"ts", "export interface A<T> extends B<T>, C { a: Map<string, T>, b: (c: T, d: { e: T, f: T }) => void, g: T }", "export interface A<T> extends B<T>, C {\n  a: Map<string, T>;\n  b: (c: T, d: { e: T; f: T }) => void;\n  g: T;\n}", false},
		{"ts", "type A = { a: [string, number], b: { c: string, d: string } }", "type A = { a: [string, number]; b: { c: string; d: string } };", false},
		{"ts", "interface A { a: string, b: number }", "interface A { a: string, c: number }", true},
		{"ts", "interface A { a: Map<string, number> }", "interface A { a: Map<string; number> }", true},
		{"ts", "interface A { a: [string, number] }", "interface A { a: [string; number] }", true},
		{"ts", "interface A { f(a: string, b: string): void }", "interface A { f(a: string; b: string): void }", true},
		{"ts", "f({ a, b })", "f({ a; b })", true},
		{"ts", "enum A { a, b }", "enum A { a; b }", true},
		{"js", "let x = { a, b }", "let x = { a; b }", true},
		{"json", "{\"a\": 1, \"b\": 2}", "{\"a\": 1; \"b\": 2}", true},
		{"ts", "interface A { a: string; b?: number[] }", "interface A {\n  a: string;\n  b?: number[];\n}", false},
		{"css", "a>b,a:hover{color : red;margin:0 auto}", "a > b,\na:hover {\n  color: red;\n  margin: 0 auto;\n}", false},
		{"css", "@media (min-width:100px){a{b:url(x y)}}", "@media (min-width: 100px) {\n  a {\n    b: url(x y);\n  }\n}", false},
		{"yaml", "a:\n- b\n- c: 1\n  d: {e: 'f',g: [1,2,]}\nh:   i", "a:\n  - b\n  - c: 1\n    d: { e: \"f\", g: [1, 2] }\nh: i", false},
		{"yaml", "run: |\n    a\n      b\nc: d", "run: |\n  a\n    b\nc: d", false},
		{"yaml", "a: b  # c", "a: b # c", false},
		{"yaml", "a: [1,\n  2]", "a: [1, 2]", false},
		{"yaml", "'a': 1", "\"a\": 1", false},
		{"html", "<div><p class='a'>x  y\nz</p></div>", "<div>\n  <p class=\"a\">x y z</p>\n</div>", false},
		{"html", "<!DOCTYPE html><br>", "<!doctype html>\n<br />", false},
		{"json5", "{a: 'b', /* c */ d: [1,],}", "{ a: \"b\", /* c */ d: [1] }", false},
		{"graphql", "query A($b: C, $d: E) { f }", "query A($b: C, $d: E) {\n  f\n}", false},
	} {
		page := func(code, end string) []byte {
			return []byte("# A\n\n## B\n\n```" + c.language + "\n" + code + "\n```\n\n" + end + "\n")
		}
		r := merge.Merge(merge.Input{
			Current: page(c.now, "The end."), Fresh: page(c.was, "No end."), Base: merge.Stamps(page(c.was, "The end."), nil),
		})
		want := merge.Updated
		if c.isEdit {
			want = merge.Conflict
		}
		if len(r.Changes) != 1 || r.Changes[0].Outcome != want {
			t.Errorf("%s, %q for %q: %+v, want that it is %s", c.language, c.now, c.was, r.Changes[0].Outcome, want)
		}
	}
}
