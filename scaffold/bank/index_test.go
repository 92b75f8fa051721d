package bank_test

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

func TestIndex(t *testing.T) {
	problems := []bank.Listed{
		{File: "bank/problems/chat.md", Title: "Design a Chat", Difficulty: "Hard", Tags: []string{"queues", "a|b"}, Companies: []string{"Meta"}, Updated: "2026-11-23"},
		{File: "bank/problems/odd (1) name.md", Title: "Design [X] | *Y*"},
	}
	tests := []struct{ name, format, doc, want string }{
		{
			"a table", "table", "# Bank\n\n<!-- newproblem:index -->\nold\n<!-- /newproblem:index -->\nmore",
			"# Bank\n\n<!-- newproblem:index -->\n" +
				"| Problem | Difficulty | Tags | Companies | Updated |\n| --- | --- | --- | --- | --- |\n" +
				"| [Design a Chat](problems/chat.md) | Hard | queues, a\\|b | Meta | 2026-11-23 |\n" +
				"| [Design \\[X\\] \\| \\*Y\\*](problems/odd%20%281%29%20name.md) |  |  |  |  |\n" +
				"<!-- /newproblem:index -->\nmore",
		},
		{
			"nested entries", "summary", "* [Problems](README.md)\r\n  <!-- newproblem:index -->\r\n  <!-- /newproblem:index -->\r\n",
			"* [Problems](README.md)\r\n  <!-- newproblem:index -->\r\n  * [Design a Chat](problems/chat.md)\r\n" +
				"  * [Design \\[X\\] | \\*Y\\*](problems/odd%20%281%29%20name.md)\r\n  <!-- /newproblem:index -->\r\n",
		},
		{
			"markers in code are none", "summary", "```\n<!-- newproblem:index -->\n```\n<!-- newproblem:index -->\n<!-- /newproblem:index -->",
			"```\n<!-- newproblem:index -->\n```\n<!-- newproblem:index -->\n* [Design a Chat](problems/chat.md)\n" +
				"* [Design \\[X\\] | \\*Y\\*](problems/odd%20%281%29%20name.md)\n<!-- /newproblem:index -->",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			x := bank.Index{File: "README.md", Format: test.format}
			got, err := x.Fill("bank/README.md", []byte(test.doc), problems)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if again, err := x.Fill("bank/README.md", got, problems); err != nil || string(again) != string(got) {
				t.Errorf("filled again: %v\n%s", err, again)
			}
		})
	}
}

func TestIndexMarkers(t *testing.T) {
	const begin, end = bank.IndexBegin + "\n", bank.IndexEnd + "\n"
	for _, test := range []struct{ doc, want, hint string }{
		{"", "x.md: has no place for the index", "put these two where the index should go, each on a line of its own: " + bank.IndexBegin + " and " + bank.IndexEnd},
		{end + begin, "x.md:1: an index ends here, but none has begun", "put this line above it, where the index should begin: " + bank.IndexBegin},
		{"a\n" + begin, "x.md:2: the index that begins here never ends", "put this line below it, where the index should end: " + bank.IndexEnd},
		{begin + begin + end, "x.md:2: the index begins a second time, after line 1", "remove line 1 or line 2"},
		{begin + end + end, "x.md:3: the index ends a second time, after line 2", "remove line 2 or line 3"},
		{begin + end + begin + end, "x.md:3: the index begins a second time, after line 1", "remove this index, or the one above"},
	} {
		_, err := bank.Index{}.Fill("x.md", []byte(test.doc), nil)
		faults := source.AsFaults(err)
		if len(faults) != 1 || faults[0].Error() != test.want || faults[0].Hint != test.hint {
			t.Errorf("%q: %v; want %s", test.doc, faults, test.want)
		}
	}
}

func TestList(t *testing.T) {
	doc := rendered(t, spec.Example())
	got, err := bank.List(scaffold.Builtin(), "x.md", doc)
	if err != nil {
		t.Fatal(err)
	}
	want := bank.Listed{
		File: "x.md", Title: "Design a URL Shortener", TitleLine: 1, Difficulty: "Medium",
		Companies: got.Companies, Tags: got.Tags, Minutes: 55, Updated: "2026-11-23", Version: "1.0", Popularity: 5,
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got.Tags) < 2 || len(got.Companies) < 2 {
		t.Errorf("(-want +got):\n%s", diff)
	}
	lower := bytes.Replace(doc, []byte("Medium"), []byte("medium"), 1)
	if l, err := bank.List(scaffold.Builtin(), "x.md", lower); err != nil || l.Difficulty != "Medium" {
		t.Errorf("in other letter case: difficulty %q, %v", l.Difficulty, err)
	}
	for _, stars := range []string{"6/5", "⭐⭐⭐⭐⭐⭐", "0", "many"} {
		rated := bytes.Replace(doc, []byte("⭐⭐⭐⭐⭐"), []byte(stars), 1)
		rated = bytes.Replace(rated, []byte("Reading: 10 minutes"), []byte("Reading: 99999 minutes"), 1)
		if l, err := bank.List(scaffold.Builtin(), "x.md", rated); err != nil || l.Popularity != 0 || l.Minutes != 55 {
			t.Errorf("%s: %d stars, %d minutes, %v", stars, l.Popularity, l.Minutes, err)
		}
	}
	blank, err := bank.List(scaffold.Builtin(), "x.md", []byte("# Something \\[else\\]\n\ntext\n"))
	if diff := cmp.Diff(bank.Listed{File: "x.md", Title: "Something [else]", TitleLine: 1, Tags: []string{}, Companies: []string{}}, blank); err != nil || diff != "" {
		t.Errorf("of another document (-want +got):\n%s%v", diff, err)
	}
}

// The minutes of a problem are those to read and to solve. Where one of the two cannot
// be read, they are the total that stands there, or nothing: never a part of them.
func TestListMinutes(t *testing.T) {
	doc := string(rendered(t, spec.Example()))
	const lines = "  - Reading: 10 minutes\n  - Solving: 45 minutes\n  - Total: 55 minutes\n"
	for _, test := range []struct {
		lines string
		want  int
	}{
		{lines, 55},
		{"  - Reading: 10 min\n  - Solving: 45\n  - Total: 60 minutes\n", 55}, // check tells of the total
		{"  - Reading: 10 minutes, or more\n  - Solving: 45 minutes\n  - Total: 55 minutes\n", 55},
		{"  - Reading: 10 minutes\n  - Solving: much\n  - **Total** – 60 min.\n", 60},
		{"  - Reading: 10 minutes, or more\n  - Solving: 45 minutes\n  - Total: 55 minutes, or more\n", 0},
		{"  - Reading: 10 minutes, or more\n  - Solving: 45 minutes\n", 0},
		{"  - Reading: [X] minutes\n  - Solving: 45 minutes\n  - Total: [X] minutes\n", 45},
		{"  - Solving: 45 minutes\n  - Total: 60 minutes\n", 60},
		{"  - Solving: 45 minutes\n", 45},
		{"  - Total: 60 minutes\n", 60},
		{"  - Total: 60 minutes\n  - Total: 70 minutes\n", 60},
		{"  - Total: -60 minutes\n", 0},
		{"", 0},
	} {
		touched := strings.Replace(doc, lines, test.lines, 1)
		if touched == doc && test.lines != lines {
			t.Fatal("the lines are not there")
		}
		l, err := bank.List(scaffold.Builtin(), "x.md", []byte(touched))
		if err != nil || l.Minutes != test.want {
			t.Errorf("%q: %d minutes, not %d (%v)", test.lines, l.Minutes, test.want, err)
		}
	}
}

// A marker is one with or without spaces, and the
// alignment of columns says nothing.
func TestIndexMarkersWritten(t *testing.T) {
	problems := []bank.Listed{{File: "a.md", Title: "A"}}
	index := bank.Index{}
	full, err := index.Fill("README.md", []byte(bank.IndexBegin+"\n"+bank.IndexEnd+"\n"), problems)
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range []string{
		strings.ReplaceAll(string(full), "<!-- newproblem:index -->", "<!--newproblem:index-->"),
		strings.ReplaceAll(string(full), " -->", "-->"),
		strings.ReplaceAll(string(full), "| --- |", "| :-: |"),
		strings.ReplaceAll(string(full), "---", ":--"),
	} {
		if again, err := index.Fill("README.md", []byte(doc), problems); err != nil || string(again) != doc {
			t.Errorf("%v: %s becomes %s", err, doc, again)
		}
	}
}

// A problem without a title of its own is called by the name of its file, whatever
// other headings it has.
func TestListUntitled(t *testing.T) {
	for _, test := range []struct{ file, doc, want string }{
		{"bank/design-a_mail.md", "## Metadata\n- **Difficulty**: Hard\n", "design a mail"},
		{"design-a-mail.md", "# [Problem Title] - System Design Interview Problem\n\n## Metadata\n- **Difficulty**: Hard\n", "design a mail"},
		{"design-a-mail.md", "#\n\n## Metadata\n", "design a mail"},
		{"--.md", "- **Difficulty**: Hard\n", "--"},
		{"design-a-mail.md", "# Mail\n\n## Metadata\n", "Mail"},
		{"design-a-mail.md", "## Metadata\n\n# Design a Letter – system design interview problem\n", "Design a Letter"},
	} {
		got, err := bank.List(scaffold.Builtin(), test.file, []byte(test.doc))
		if err != nil || got.Title != test.want {
			t.Errorf("%q is called %q, %v", test.doc, got.Title, err)
		}
	}
}

// A reader of Markdown comes to the file, whatever its name is.
func TestLinkTo(t *testing.T) {
	for _, test := range []struct{ file, folder, want string }{
		{"a.md", ".", "a.md"},
		{"bank/problems/a.md", "bank", "problems/a.md"},
		{"bank/a.md", "bank/docs", "../a.md"},
		{"odd (1) [x] name.md", "", ""},
		{"x:y.md", "", ""},
		{"a&copy;b.md", "", ""},
		{"100%25.md", "", ""},
		{"a?b#c.md", "", ""},
		{"設計/🚀.md", "", ""},
		{"*_`<b>~'\"|.md", "", ""},
	} {
		link := bank.LinkTo(filepath.FromSlash(test.file), filepath.FromSlash(test.folder))
		if test.want != "" && link != test.want {
			t.Errorf("from %s to %s: %s; want %s", test.folder, test.file, link, test.want)
		}
		if test.want != "" {
			continue
		}
		source := []byte("[x](" + link + ")")
		read, ok := goldmark.DefaultParser().Parse(text.NewReader(source)).FirstChild().FirstChild().(*ast.Link)
		if !ok {
			t.Errorf("%s is no link", source)
			continue
		}
		u, err := url.Parse(string(read.Destination))
		if err != nil || u.Scheme != "" || u.Path != test.file || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("%s leads to %+v, %v; want %s", source, u, err, test.file)
		}
	}
}

// One path may be told from here, and the other from the top of the disk.
func TestLinkToMixed(t *testing.T) {
	t.Chdir(t.TempDir())
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if link := bank.LinkTo(filepath.Join("problems", "a.md"), filepath.Join(here, "docs")); link != "../problems/a.md" {
		t.Errorf("to a relative path: %s", link)
	}
	if link := bank.LinkTo(filepath.Join(here, "a.md"), "docs"); link != "../a.md" {
		t.Errorf("from a relative path: %s", link)
	}
}

// What readers of a SUMMARY.md go by is the nesting: the markers do not break
// the list that they stand in.
func TestIndexNests(t *testing.T) {
	for _, doc := range []string{
		"# Summary\n\n* [Home](README.md)\n* [Problems](all.md)\n  <!-- newproblem:index -->\n  <!-- /newproblem:index -->\n* [Last](last.md)\n",
		"# Summary\n\n- [Home](README.md)\n- [Problems](all.md)\n    <!-- newproblem:index -->\n    <!-- /newproblem:index -->\n- [Last](last.md)\n",
	} {
		filled, err := bank.Index{Format: "summary"}.Fill("SUMMARY.md", []byte(doc), []bank.Listed{{File: "a.md", Title: "A"}, {File: "b.md", Title: "B"}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		err = ast.Walk(goldmark.DefaultParser().Parse(text.NewReader(filled)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if link, ok := n.(*ast.Link); ok && entering {
				depth := 0
				for at := n; at != nil; at = at.Parent() {
					if at.Kind() == ast.KindListItem {
						depth++
					}
				}
				got = append(got, strings.Repeat(">", depth)+string(link.Destination))
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{">README.md", ">all.md", ">>a.md", ">>b.md", ">last.md"}; !cmp.Equal(want, got) {
			t.Errorf("nesting %q in\n%s", got, filled)
		}
	}
}
