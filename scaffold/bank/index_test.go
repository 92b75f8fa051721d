package bank_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
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
	for doc, want := range map[string]string{
		"":                        "x.md: has no place for the index",
		end + begin:               "x.md:1: an index ends here that has not begun",
		"a\n" + begin:             "x.md:2: the index that begins here does not end",
		begin + begin + end:       "x.md:2: the index begins a second time, after line 1",
		begin + end + end:         "x.md:3: an index ends here that has not begun",
		begin + end + begin + end: "x.md:3: the index begins a second time, after line 1",
	} {
		_, err := bank.Index{}.Fill("x.md", []byte(doc), nil)
		faults := source.AsFaults(err)
		if len(faults) != 1 || faults[0].Error() != want || !strings.Contains(faults[0].Hint, bank.IndexBegin) {
			t.Errorf("%q: %v; want %s", doc, err, want)
		}
	}
}

func TestList(t *testing.T) {
	doc := rendered(t, scaffold.Example())
	got, err := bank.List(scaffold.Builtin(), "x.md", doc)
	if err != nil {
		t.Fatal(err)
	}
	want := bank.Listed{
		File: "x.md", Title: "Design a URL Shortener", Difficulty: "Medium",
		Companies: got.Companies, Tags: got.Tags, Minutes: 55, Updated: "2026-11-23", Version: "1.0", Popularity: 5,
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got.Tags) < 2 || len(got.Companies) < 2 {
		t.Errorf("(-want +got):\n%s", diff)
	}
	blank, err := bank.List(scaffold.Builtin(), "x.md", []byte("# Something else\n\ntext\n"))
	if diff := cmp.Diff(bank.Listed{File: "x.md", Title: "Something else", Tags: []string{}, Companies: []string{}}, blank); err != nil || diff != "" {
		t.Errorf("of another document (-want +got):\n%s%v", diff, err)
	}
}
