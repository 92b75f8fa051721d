package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
)

// hardToFit are problems whose texts are hard on a table.
func hardToFit() []bank.Listed {
	return []bank.Listed{
		{File: "problems/a-very-long-name-of-a-file-with-many-words-in-it.md", Title: "設計 a 分散システム 🚀👩‍👩‍👧", Difficulty: "Hard", Tags: []string{"caching", "distributed-systems"}, Companies: []string{"Google", "Deutsche Bahn"}, Updated: "2026-01-02", Placeholders: 131},
		{File: "b.md", Title: "", Tags: []string{strings.Repeat("x", 300)}},
		{File: "c.md", Title: "Red \x1b[31m\nText", Difficulty: "Beginner"},
	}
}

// However narrow a terminal is, no line of a table is wider, and however wide
// it is, nothing is cut that fits.
func TestTablesFit(t *testing.T) {
	stats := bank.NewStats(hardToFit(), []string{"streaming"})
	for width := 1; width < 500; width++ {
		for name, text := range map[string][]byte{
			"list":  listTable(hardToFit(), width),
			"stats": statsText(&stats, 1, width, false)[len("3 problems, 131 placeholders left\n"):],
		} {
			for line := range strings.Lines(string(text)) {
				if got := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); got > width && !strings.Contains(line, "--top") {
					t.Fatalf("%s for %d cells has a line of %d: %q", name, width, got, line)
				}
				if strings.ContainsRune(line, '\x1b') {
					t.Fatalf("%s lets an escape through: %q", name, line)
				}
			}
		}
	}
	whole := listTable(hardToFit(), 0)
	if strings.Contains(string(whole), text.CutMark) || !cmp.Equal(whole, listTable(hardToFit(), 490)) {
		t.Errorf("what fits is cut:\n%s", whole)
	}
}

// What gives way first when a line is short: width, and then columns.
func TestTableGivesWay(t *testing.T) {
	problems := []bank.Listed{{File: "problems/design-a-chat.md", Title: "Design a Chat Service", Difficulty: "Hard", Tags: []string{"real-time", "queues"}, Companies: []string{"Meta", "Google"}, Updated: "2026-01-02", Placeholders: 7}}
	for width, want := range map[int]string{
		120: "Design a Chat Service  Hard        real-time, queues  Meta, Google  2026-01-02     7  problems/design-a-chat.md",
		99:  "Design a Chat Se…  Hard        real-time, queues  Meta, Google  2026-01-02     7  …design-a-chat.md",
		70:  "Design a Ch…  Hard        real-time, …  2026-01-02     7  …n-a-chat.md",
		50:  "Design a C…  Hard        real-time,…  …n-a-chat.md",
		25:  "Design a C…  …n-a-chat.md",
	} {
		lines := strings.Split(string(listTable(problems, width)), "\n")
		if lines[1] != want {
			t.Errorf("in %d cells:\n%s; want\n%s", width, lines[1], want)
		}
	}
}

// Colours stand around cells whose width they do not change, and none does
// where a line is too long for its terminal.
func TestHeatIsColoured(t *testing.T) {
	stats := bank.NewStats([]bank.Listed{
		{Title: "A", Difficulty: "Hard", Tags: []string{"x"}}, {Title: "B", Difficulty: "Hard", Tags: []string{"x"}},
		{Title: "C", Difficulty: "Easy", Tags: []string{"x"}},
	}, nil)
	plain, coloured := string(heatTable(&stats, 0, 80, false)), string(heatTable(&stats, 0, 80, true))
	for _, cell := range []string{"\x1b[2m       0\x1b[0m", heatStyle(3) + "   1\x1b[0m", heatStyle(5) + "   2\x1b[0m"} {
		if !strings.Contains(coloured, cell) {
			t.Errorf("no %q in %q", cell, coloured)
		}
	}
	bare := coloured
	for step := range bank.HeatSteps + 1 {
		bare = strings.ReplaceAll(bare, heatStyle(step), "")
	}
	if diff := cmp.Diff(plain, strings.ReplaceAll(bare, text.StyleEnd, "")); diff != "" {
		t.Errorf("without colours (-plain +coloured):\n%s", diff)
	}
	if narrow := string(heatTable(&stats, 0, 20, true)); strings.Contains(narrow, "\x1b") || narrow != string(heatTable(&stats, 0, 20, false)) {
		t.Errorf("in 20 cells: %q", narrow)
	}
}

// Who writes a problem does not command the computer of who opens the list.
func TestListCSVHasNoFormulas(t *testing.T) {
	for _, title := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"} {
		out, err := listCSV([]bank.Listed{{Title: title, File: "x.md"}})
		if err != nil || !strings.Contains(string(out), "'"+strings.TrimSuffix(title, "\r=1")) {
			t.Errorf("%q: %s, %v", title, out, err)
		}
	}
	out, err := listCSV([]bank.Listed{{Title: `a "b", c=d`, File: "x.md", Popularity: 3}})
	if want := "x.md,\"a \"\"b\"\", c=d\",,,,0,,,3,0\n"; err != nil || !strings.HasSuffix(string(out), want) {
		t.Errorf("%s, %v; want %s", out, err, want)
	}
}

// Nor does what is printed command a terminal.
func TestListCSVHasNoCommands(t *testing.T) {
	out, err := listCSV([]bank.Listed{{Title: "Red \x1b[31m", File: "x.md"}})
	if err != nil || strings.Contains(string(out), "\x1b") || !strings.Contains(string(out), "Red \ufffd[31m") {
		t.Errorf("%q, %v", out, err)
	}
	table := string(bank.MarkdownTable([]bank.Listed{{Title: "Red \x1b[31m", Tags: []string{"a\x07"}, File: "x.md"}}, "."))
	if strings.ContainsAny(table, "\x1b\x07") {
		t.Errorf("%q", table)
	}
}
