package markdown_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/markdown"
)

// seed is the blank problem of the built-in template.
func seed(t testing.TB) string {
	t.Helper()
	doc, err := os.ReadFile("../testdata/seed.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(doc)
}

var ordinary = map[string]string{
	"empty":                           "",
	"one line without a break":        "# Title",
	"headings":                        "# A\n## B\n### C\n#### D\n##### E\n###### F\n",
	"seven hashes":                    "####### no\n# yes\n",
	"hashtag":                         "#no\n# yes\n",
	"escaped hash":                    "\\# no\n# yes\n",
	"closing hashes":                  "# A #\n## B ######\n### C#\n#### D # x\n##### E #  \n",
	"escaped closing hash":            "# A \\#\n",
	"only hashes":                     "text\n\n# #\n\n### ###\n",
	"tab behind the hash":             "#\tA\n",
	"white space around":              "#   A   \n   ## B\t\n",
	"four spaces under text":          "text\n    # not a heading\n",
	"heading under text":              "text\n# Heading\nmore\n",
	"heading with markup":             "# A *b* `c # d` [e](f) & g\n",
	"code block":                      "# A\n```go\n# not a heading\n- not an item\n```\n# B\n",
	"tilde block":                     "~~~\n# no\n```\n# no\n~~~\n# yes\n",
	"longer fence":                    "````\n```\n# no\n```\n````\n# yes\n",
	"longer closing":                  "```\n# no\n`````\n# yes\n",
	"closing with words is text":      "```\n# no\n``` go\n# no\n```\n# yes\n",
	"closing with spaces":             "```\n# no\n```  \t\n# yes\n",
	"never closed":                    "# A\n```\n# no\n\n# no\n",
	"never closed, no line break":     "# A\n```",
	"empty block":                     "```\n```\n# A\n",
	"backtick in the info":            "``` a`b\n# yes\n",
	"tilde with backticks in info":    "~~~ a`b~\n# no\n~~~\n",
	"code span of three":              "``` code ```\n# yes\n",
	"two backticks":                   "``\n# yes\n``\n",
	"indented fence":                  "   ```\n   # no\n   ```\n# yes\n",
	"closing fence moved right":       "```\n# no\n   ```\n# yes\n",
	"closing fence too far right":     "```\n# no\n    ```\n# no\n```\n# yes\n",
	"closing fence four to the right": " ```\n# no\n    ```\n# no\n```\n# yes\n",
	"fence behind the box of a task":  "- [ ] ```\n# yes\n",
	"fence in an item":                "- a\n\n  ```sh\n  # no\n  ```\n- b\n\n# yes\n",
	"fence in a numbered item":        "1. a\n   ```sh\n   # no\n\n   # no\n   ```\n2. b\n\n# yes\n",
	"blank lines within code":         "```\n\n# no\n\n\n# no\n```\n# yes\n",
	"CRLF":                            "# A\r\n\r\n```\r\n# no\r\n```\r\n## B ##\r\ntext\r\n",
	"rules":                           "# A\n\n---\n\n***\n\n___\n\n- - -\n# B\n",
	"table":                           "# A\n| a | b |\n|---|---|\n| 1 | 2 |\n# B\n",
	"lists":                           "- a\n- b\n  - c\n# B\n1. x\n2) y\n# C\n",
	"quote":                           "> words\n\n# A\n",
	"comment on one line":             "<!-- # no -->\n\n# yes\n",
	"words in other scripts":          "# Ünïcödé 設計\n## 🚀 emoji #️⃣\n",
	"no-break space behind a hash":    "# #\u00a0\n",
	"no-break space":                  "#\u00a0no\n",
}

func TestOutlineIsGoldmarks(t *testing.T) {
	for name, doc := range documents(t) {
		t.Run(name, func(t *testing.T) {
			var got []markdown.Section
			for _, s := range markdown.Outline([]byte(doc)) {
				if s.Title == "" { // goldmark does not say where it is
					s.Number = 0
				}
				got = append(got, markdown.Section{Level: s.Level, Title: s.Title, Number: s.Number})
			}
			if diff := cmp.Diff(headings([]byte(doc)), got); diff != "" {
				t.Errorf("Outline differs from goldmark (-goldmark +ours):\n%s\n%s", diff, doc)
			}
		})
	}
}

func TestCodeIsGoldmarks(t *testing.T) {
	for name, doc := range documents(t) {
		t.Run(name, func(t *testing.T) {
			var got []int
			for line := range markdown.Lines([]byte(doc)) {
				if line.Kind == markdown.Code {
					got = append(got, line.Number)
				}
			}
			if diff := cmp.Diff(codeLines([]byte(doc)), got); diff != "" {
				t.Errorf("lines of code differ from goldmark (-goldmark +ours):\n%s\n%s", diff, doc)
			}
		})
	}
}

// documents are the ordinary ones, the seed, and the seed as Windows saves it.
func documents(t testing.TB) map[string]string {
	all := map[string]string{"seed": seed(t), "seed with CRLF": strings.ReplaceAll(seed(t), "\n", "\r\n")}
	for name, doc := range ordinary {
		all[name] = doc
	}
	return all
}

// A line scanner keeps no stack of containers and reads no HTML blocks. This is
// what it sees of documents that goldmark reads otherwise, and what goldmark
// sees: when the two agree, or one of them changes, the document has to move to
// the ordinary ones, or be looked at again.
func TestOutlineKnownDifferences(t *testing.T) {
	for name, c := range map[string]struct{ doc, ours, goldmarks string }{
		"heading in a comment":            {"<!--\n# commented out\n-->\n\n# A\n", "2 # commented out, 5 # A", "5 # A"},
		"heading in an HTML block":        {"<details>\n# within\n</details>\n\n# A\n", "2 # within, 5 # A", "5 # A"},
		"heading in an item":              {"- # within\n\n# A\n", "3 # A", "1 # within, 3 # A"},
		"heading in a quote":              {"> # within\n\n# A\n", "3 # A", "1 # within, 3 # A"},
		"heading in an item, indented":    {"1.  a\n\n    # within\n\n# A\n", "5 # A", "3 # within, 5 # A"},
		"setext heading":                  {"A\n===\n\nB\n---\n", "", "1 # A, 4 ## B"},
		"fence of an indented code block": {"text\n\n    ```\n\n# A\n", "", "5 # A"},
		"fence under text, too far right": {"text\n    ```\n# A\n", "", "3 # A"},
		"item ends before its fence does": {"- a\n  ```\n# A\n", "", "3 # A"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := written(markdown.Outline([]byte(c.doc))); got != c.ours {
				t.Errorf("Outline gives %q, not %q", got, c.ours)
			}
			if got := written(headings([]byte(c.doc))); got != c.goldmarks {
				t.Errorf("goldmark gives %q, not %q", got, c.goldmarks)
			}
			if c.ours == c.goldmarks {
				t.Error("both see the same: move it to the ordinary documents")
			}
		})
	}
}

// written is an outline in one line: each heading's line, hashes and title.
func written(outline []markdown.Section) string {
	var all []string
	for _, s := range outline {
		all = append(all, fmt.Sprintf("%d %s %s", s.Number, strings.Repeat("#", s.Level), s.Title))
	}
	return strings.Join(all, ", ")
}

func TestLines(t *testing.T) {
	type line struct {
		Kind   markdown.LineKind
		Level  int
		Marker string
		Cells  int
		Text   string
	}
	tests := []struct {
		name string
		doc  string
		want []line
	}{
		{"nothing", "", nil},
		{"blank lines", "\n \t\n\r\n", []line{{}, {}, {}}},
		{"heading", "## Metadata ##\n", []line{{Kind: markdown.Heading, Level: 2, Text: "Metadata"}}},
		{"items", "- a\n  * b\n+ c\n12. d\n3) e\n-\n", []line{
			{Kind: markdown.Item, Marker: "-", Text: "a"},
			{Kind: markdown.Item, Level: 2, Marker: "*", Text: "b"},
			{Kind: markdown.Item, Marker: "+", Text: "c"},
			{Kind: markdown.Item, Marker: ".", Text: "d"},
			{Kind: markdown.Item, Marker: ")", Text: "e"},
			{Kind: markdown.Item, Marker: "-"},
		}},
		{"no items", "-a\n1.a\n1234567890. a\n1 . a\n", []line{
			{Kind: markdown.Prose, Text: "-a"},
			{Kind: markdown.Prose, Text: "1.a"},
			{Kind: markdown.Prose, Text: "1234567890. a"},
			{Kind: markdown.Prose, Text: "1 . a"},
		}},
		{"tasks", "- [ ] a\n- [x] b\n- [X] c\n- [y] d\n- [ ]e\n- [ ]\n", []line{
			{Kind: markdown.Item, Marker: "-[ ]", Text: "a"},
			{Kind: markdown.Item, Marker: "-[ ]", Text: "b"},
			{Kind: markdown.Item, Marker: "-[ ]", Text: "c"},
			{Kind: markdown.Item, Marker: "-", Text: "[y] d"},
			{Kind: markdown.Item, Marker: "-", Text: "[ ]e"},
			{Kind: markdown.Item, Marker: "-[ ]"},
		}},
		{"rows", "| a | b |\n|---|---|\n| `a\\|b` | \\| |\n|a|b\n||\n|\n", []line{
			{Kind: markdown.Row, Cells: 2}, {Kind: markdown.Row, Cells: 2}, {Kind: markdown.Row, Cells: 2},
			{Kind: markdown.Row, Cells: 2}, {Kind: markdown.Row, Cells: 1}, {Kind: markdown.Row},
		}},
		{"rules", "---\n***\n_ _ _\n--\n", []line{
			{Kind: markdown.Rule}, {Kind: markdown.Rule}, {Kind: markdown.Rule}, {Kind: markdown.Prose, Text: "--"},
		}},
		{"no underlines", "-\n  -\n    ---\n- a\n-\n  ---\n", []line{
			{Kind: markdown.Item, Marker: "-"}, {Kind: markdown.Item, Marker: "-", Level: 2}, {Kind: markdown.Rule, Level: 4},
			{Kind: markdown.Item, Marker: "-", Text: "a"}, {Kind: markdown.Item, Marker: "-"}, {Kind: markdown.Rule, Level: 2},
		}},
		{"underlines", "a\n---\nb\n===\n- c\n  ---\n- d\n---\n- e\n-\n\n===\n", []line{
			{Kind: markdown.Prose, Text: "a"}, {Kind: markdown.Underline},
			{Kind: markdown.Prose, Text: "b"}, {Kind: markdown.Underline},
			{Kind: markdown.Item, Marker: "-", Text: "c"}, {Kind: markdown.Underline, Level: 2},
			{Kind: markdown.Item, Marker: "-", Text: "d"}, {Kind: markdown.Rule},
			{Kind: markdown.Item, Marker: "-", Text: "e"}, {Kind: markdown.Item, Marker: "-"},
			{}, {Kind: markdown.Prose, Text: "==="},
		}},
		{"fence", "  ```go\nx\n\n ```\n", []line{
			{Kind: markdown.FenceOpen, Level: 2, Text: "go"}, {Kind: markdown.Code}, {Kind: markdown.Code},
			{Kind: markdown.FenceEnd, Level: 1},
		}},
		{"quote and HTML", "> a\n<div>\n<!-- a -->\n< a\n<3\n", []line{
			{Kind: markdown.Quote}, {Kind: markdown.HTML}, {Kind: markdown.HTML},
			{Kind: markdown.Prose, Text: "< a"}, {Kind: markdown.Prose, Text: "<3"},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []line
			for l := range markdown.Lines([]byte(test.doc)) {
				got = append(got, line{l.Kind, l.Level, l.Marker, l.Cells, string(l.Text)})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Lines(%q) (-want +got):\n%s", test.doc, diff)
			}
		})
	}
}

// Lines cover a document without a gap, whatever is in it.
func TestLinesCoverTheDocument(t *testing.T) {
	for name, doc := range documents(t) {
		t.Run(name, func(t *testing.T) {
			number, end := 0, 0
			for l := range markdown.Lines([]byte(doc)) {
				if number++; l.Number != number || l.Start != end || l.End <= l.Start {
					t.Fatalf("line %d: Number %d, Start %d, End %d; the line before ends at %d", number, l.Number, l.Start, l.End, end)
				}
				end = l.End
			}
			if end != len(doc) {
				t.Errorf("the lines end at %d of %d", end, len(doc))
			}
		})
	}
}

func TestLinesStops(t *testing.T) {
	for range markdown.Lines([]byte("a\nb\n")) {
		break // must not go on, nor panic
	}
}

func TestOutlineSections(t *testing.T) {
	doc := "words\n# A\ntext\n## B\n\n## C"
	want := []markdown.Section{
		{Level: 1, Title: "A", Number: 2, Start: 6, End: 15},
		{Level: 2, Title: "B", Number: 4, Start: 15, End: 21},
		{Level: 2, Title: "C", Number: 6, Start: 21, End: 25},
	}
	if diff := cmp.Diff(want, markdown.Outline([]byte(doc))); diff != "" {
		t.Errorf("Outline (-want +got):\n%s", diff)
	}
}

func TestTrail(t *testing.T) {
	tests := []struct {
		name string
		doc  string
		want []string // of the last section
	}{
		{"top", "# A\n", []string{"A"}},
		{"below", "# A\n## B\n### C\n", []string{"A", "B", "C"}},
		{"second of its level", "# A\n## B\n### C\n## D\n### E\n", []string{"A", "D", "E"}},
		{"level left out", "# A\n### C\n", []string{"A", "C"}},
		{"nothing above", "### C\n", []string{"C"}},
		{"no title", "## A\n### B\n## C\n", []string{"C"}},
		{"deeper one before", "#### A\n## B\n### C\n", []string{"B", "C"}},
		{"two titles", "# A\n## B\n# C\n## D\n", []string{"C", "D"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sections := markdown.Outline([]byte(test.doc))
			if diff := cmp.Diff(test.want, markdown.Trail(sections, len(sections)-1)); diff != "" {
				t.Errorf("Trail (-want +got):\n%s", diff)
			}
		})
	}
}

// The seed's own numbers, so that a scanner and a reference that both went
// blind would be noticed.
func TestOutlineOfTheSeed(t *testing.T) {
	sections := markdown.Outline([]byte(seed(t)))
	var levels [7]int
	for _, s := range sections {
		levels[s.Level]++
	}
	if levels[1] != 1 || levels[2] < 10 || levels[3] < 20 {
		t.Errorf("the seed has headings %v by level", levels)
	}
	if i := slices.IndexFunc(sections, func(s markdown.Section) bool { return s.Title == "Metadata" }); i != 1 {
		t.Errorf("Metadata is section %d", i)
	}
}
