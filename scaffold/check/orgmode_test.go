package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestOrgMode has what is left of Org mode: it is told as that, once, and the way out leaves
// nothing of it. In code, and where it may be something else, it is silent.
func TestOrgMode(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const link = "link-missing: this is a link in Org mode, and none in Markdown: write it as: "
	for _, test := range []struct{ text, want string }{
		{"#+BEGIN_SRC sql\nSELECT 1; -- # one\n#+END_SRC", `fence-foreign: "#+BEGIN_SRC sql" begins no code block: it is a mark of Org mode: write ` + "```sql in its place, and ``` in place of #+END_SRC on line 126"},
		{"#+begin_src sql :results table\n\nSELECT 1;\n#+end_src", `fence-foreign: "#+begin_src sql :results table" begins no code block: it is a mark of Org mode: write ` + "```sql in its place, and ``` in place of #+end_src on line 127"},
		{"#+BEGIN_EXAMPLE -n\n# one\n#+END_EXAMPLE", `fence-foreign: "#+BEGIN_EXAMPLE -n" begins no code block: it is a mark of Org mode: write ` + "``` in its place, and ``` in place of #+END_EXAMPLE on line 126"},
		{"#+BEGIN_SRC sql\nSELECT 1;", `fence-foreign: "#+BEGIN_SRC" is a mark of Org mode: a reader sees this line as text: write ` + "``` and the language in its place, and ``` below the code"},
		{"#+BEGIN_QUOTE\nWe said it.\n#+END_QUOTE", `fence-foreign: "#+BEGIN_QUOTE" is a mark of Org mode: a reader sees this line as text: remove it and the #+END_QUOTE below it, and write > in front of what is quoted`},
		{"Text of it.\n#+CAPTION: The parts", `fence-foreign: "#+CAPTION:" is a mark of Org mode: a reader sees this line as text: remove it, or write what it says in Markdown`},
		{"#+NAME: parts\n#+ATTR_HTML: :width 100", "fence-foreign: lines 124 and 125 are marks of Org mode: a reader sees them as text: remove them, or write what they say in Markdown"},
		{"| A | B |\n|---|---|\n| 1 | 2 |\n#+TBLFM: @2$2=2", "table-cells: this line is a mark of Org mode, and is taken for a row of the table above it: remove it"},
		{"See [[file:flow.png][the flow]].", link + "[the flow](flow.png)"},
		{"See [[file:flow.png]] of it.", link + "![](flow.png)"},
		{"See [[https://example.com/a][the\nexample]].", link + "[the example](https://example.com/a)"},
		{"See [[*Data Flow][the flow]].", link + "[the flow](#…), with the title that it leads to"},
		{"See `[[file:flow.png][the flow]]` and m[[0][1]], [[Notes]] and ![[flow.png]].", ""},
		{"See [[a][b]] and [[1]](https://example.com).\n\n[b]: https://example.com", ""},
		{"```org\n#+CAPTION: The parts\n[[file:flow.png][the flow]]\n```", ""},
		{"#+ is on purpose, and so is #+1: it.", ""},
		{"The line `#+CAPTION: x` is one of Org.", ""},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n"+test.text+"\n\n", 1)
		var got []string
		for _, f := range remarks(c, []byte(doc)) {
			got = append(got, f.Rule+": "+f.Message+": "+f.Hint)
		}
		if got := strings.Join(got, "\n"); got != test.want {
			t.Errorf("%q: told\n%s\nnot\n%s", test.text, got, test.want)
		}
		if fixed, _ := c.Fix([]byte(doc), check.FixOptions{AddMissing: true}); string(fixed) != doc {
			t.Errorf("%q: it is repaired", test.text)
		}
	}
}

// TestOrgTitle has the title of the document behind the mark of Org mode.
func TestOrgTitle(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	title, rest, _ := strings.Cut(complete(t), "\n")
	for _, test := range []struct{ text, want string }{
		{"#+TITLE: " + title[2:], "heading-torn: write it as: " + title},
		{"#+title: " + title[2:] + "\n#+AUTHOR: Ada", "heading-torn: write it as: " + title + "\nfence-foreign: remove it, or write what it says in Markdown"},
		{"#+TITLE: " + title[2:] + "\n\n" + title, "fence-foreign: remove it, or write what it says in Markdown"},
		{"#+TITLE: Notes\n\n" + title, "fence-foreign: remove it, or write what it says in Markdown"},
	} {
		var got []string
		for _, f := range remarks(c, []byte(test.text+"\n"+rest)) {
			got = append(got, f.Rule+": "+f.Hint)
		}
		if got := strings.Join(got, "\n"); got != test.want {
			t.Errorf("%q: told\n%s\nnot\n%s", test.text, got, test.want)
		}
	}
}
