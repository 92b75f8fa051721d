package scaffold

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// What authors put into a file: each word with a number is theirs alone.
var authored = []string{
	"- W", "* W", "+ W", "3. W", "  - W", "   - **Solution**: W", "   - **Solutions**: W", "   - W: W", "- [ ] W", "- [x] **W** - W", "W", "W W\nW",
	"**W**", "**W** – W", "**W**: W", "- **W**: W", "- W: W", "- [W](W.md)", "- [W: W](W.md): W", "- **[W](W.md)**: W", "- [**W**](W.md) - W", "- see [W](W.md) W",
	"> W", "> - W", "![W](W.png)", "- ![W](W.png)", "<b>W</b> W", "<div>\nW\n</div>", "W<br>W", "- <kbd>W</kbd>", "<W@example.com>", "https://W.example/W",
	"| W | W | W |", "| W | W |", "| W | W | W | W |", "\n| W | Value |\n|---|---|\n| W | W |\n", "\n| Metric | Calculation | Value | W |\n|-|-|-|-|\n| W | W | W | W |\n",
	"#### W", "## W\n\nW\n", "W\n===", "W\n---\n", "# W", "### W\n- W",
	"```\nW\n```", "```W\nW", "~~~mermaid\nW\n~~~", "    W", "\tW", "***", "- ```\n  W\n  ```", "- ```\n  W", "1. W\n   - ~~~\n     W\n   - W", "> ```\n> W",
	"[^W1]: W", "[^1]: W W", "W[^1]", "W[^W]", "\\W", "W `W` W", "*W* _W_ ~~W~~", "&lt;W&gt;", "W \a W", "W\u2028W",
	"- **Difficulty**: W", "- **Tags**: W, W", "- **Popularity**: W", "- **Last Updated**: W", "  - Reading: W minutes", "  - Total: W minutes",
	"- **Scale**: W", "- **Scale**:\n  - W\n  - W", "| Total Users | W | W |", "1. **W**: W", "2. **W**\n   - Trade-offs: W", "- As a W, I want W, so that W", "- As W I want W",
	"- - W", "- > W", "- # W", "W\n: W", "$$W$$", "{{ .W }}", "---\nW\n---", ": W", "- [W][W]", "[W](W.md \"W\")", "-", "- W\n\n  W\n\n  - W",
	"\n    - **Difficulty**: W\n", "\n    | Total Users | W | W |\n", "\n    - [ ] W\n    W\n",
	"1. ```sql\n   W\n     W\n   ```", "- W\n\n  ~~~yaml\n  W\n  ~~~",
	"<pre>\n```\nW\n</pre>\n\nW", "<div>\n~~~\n- W\n</div>\n", "<b>W</b>", "\n<kbd>W</kbd> W\n",
}

// edits are what an author does to the lines of a document.
var edits = []func(r *rand.Rand, lines []string, words func(string) string) []string{
	func(r *rand.Rand, lines []string, words func(string) string) []string { // insert
		return slices.Insert(lines, r.IntN(len(lines)+1), words(authored[r.IntN(len(authored))]))
	},
	func(r *rand.Rand, lines []string, words func(string) string) []string { // insert apart
		return slices.Insert(lines, r.IntN(len(lines)+1), "", words(authored[r.IntN(len(authored))]), "")
	},
	func(r *rand.Rand, lines []string, words func(string) string) []string { // say more
		i := r.IntN(len(lines))
		lines[i] += words(" W")
		return lines
	},
	func(r *rand.Rand, lines []string, words func(string) string) []string { // fill in
		i := r.IntN(len(lines))
		lines[i] = regexp.MustCompile(`\[[^\]]*\]`).ReplaceAllString(lines[i], words([]string{"W", "*W*", "`W`", "W, W", "[W](W)", "W | W", "<i>W</i>"}[r.IntN(7)]))
		return lines
	},
	func(r *rand.Rand, lines []string, words func(string) string) []string { // change a label
		i := r.IntN(len(lines))
		lines[i] = regexp.MustCompile(`\*\*([^*]+)\*\*`).ReplaceAllString(lines[i], words("**$1 W**"))
		return lines
	},
	func(r *rand.Rand, lines []string, _ func(string) string) []string { // remove
		i := r.IntN(len(lines))
		return slices.Delete(lines, i, min(len(lines), i+1+r.IntN(3)))
	},
	func(r *rand.Rand, lines []string, _ func(string) string) []string { // move
		i := r.IntN(len(lines))
		n := min(len(lines)-i, 1+r.IntN(12))
		moved := slices.Clone(lines[i : i+n])
		lines = slices.Delete(lines, i, i+n)
		return slices.Insert(lines, r.IntN(len(lines)+1), moved...)
	},
	func(r *rand.Rand, lines []string, _ func(string) string) []string { // repeat
		i := r.IntN(len(lines))
		n := min(len(lines)-i, 1+r.IntN(12))
		return slices.Insert(lines, r.IntN(len(lines)+1), slices.Clone(lines[i:i+n])...)
	},
	func(r *rand.Rand, lines []string, _ func(string) string) []string { // write otherwise
		i := r.IntN(len(lines))
		lines[i] = []*strings.Replacer{
			strings.NewReplacer("- ", "* "), strings.NewReplacer("- [ ] ", "- "), strings.NewReplacer("**", ""), strings.NewReplacer(": ", " - "),
			strings.NewReplacer("- ", "1. "), strings.NewReplacer(" - System Design Interview Problem", ""), strings.NewReplacer("## ", "### "), strings.NewReplacer("- ", "    - "),
			strings.NewReplacer("|", "| W |"), strings.NewReplacer(", ", ","),
		}[r.IntN(10)].Replace(lines[i])
		return lines
	},
}

// TestReadLosesNothing edits random problems as authors do: each word of theirs
// is in the spec that is read back, or its line is named; and the spec is taken.
func TestReadLosesNothing(t *testing.T) {
	r := seeded.Rand(t, 11)
	for range seeded.Rounds(300) {
		checkLosesNothing(t, r)
		if t.Failed() {
			return
		}
	}
}

// checkLosesNothing edits one problem, and reads it back.
func checkLosesNothing(t *testing.T, r *rand.Rand) {
	t.Helper()
	p := spectest.Random(r)
	p.Set("title", spec.Text("Design a Chat"))
	doc, err := Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	words := func(pattern string) string {
		return regexp.MustCompile(`W`).ReplaceAllStringFunc(pattern, func(string) string { count++; return fmt.Sprintf("zq%dx", count) })
	}
	lines := strings.Split(string(doc.Bytes()), "\n")
	for range 1 + r.IntN(6) {
		if len(lines) > 0 {
			lines = edits[r.IntN(len(edits))](r, lines, words)
		}
	}
	checkReading(t, strings.Join(lines, "\n"))
}

var ownWord = regexp.MustCompile(`zq\d+x`)

// checkReading reads a document: nothing is lost in silence, and what is read is
// taken by --from.
func checkReading(t *testing.T, doc string) {
	t.Helper()
	reading, err := Builtin().Read([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	said, err := spec.Write(reading.Problem, false)
	if err != nil {
		t.Fatalf("%v in\n%s", err, doc)
	}
	if len(reading.Problem.Paths()) > 0 {
		again, err := spectest.Read(string(said))
		if err != nil {
			t.Errorf("the spec is refused: %s\n%s\nread from\n%s", spectest.Report(err), said, doc)
			return
		}
		if _, err := Builtin().Render(again); err != nil {
			t.Errorf("the spec does not render: %s\n%s\nread from\n%s", spectest.Report(err), said, doc)
			return
		}
	}
	named := map[int]bool{}
	for _, u := range reading.Unplaced {
		named[u.Number] = true
	}
	for i, line := range strings.Split(doc, "\n") {
		for _, word := range ownWord.FindAllString(line, -1) {
			if !named[i+1] && !strings.Contains(string(said), word) {
				from := max(0, i-6)
				t.Errorf("line %d is lost, with its word %s: %q\nin\n%s\nspec:\n%s\nunplaced: %v", i+1, word, line,
					strings.Join(strings.Split(doc, "\n")[from:min(i+6, strings.Count(doc, "\n"))], "\n"), said, named)
				return
			}
		}
	}
}

// A document lacks lines of the template where the spec makes more than it has, and
// only there; an empty code block is told.
func TestReadLacks(t *testing.T) {
	full, err := Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		from, to string
		lacks    bool
		told     string
	}{
		{"## Security & Privacy", "## Security and Privacy", false, ""},
		{"### Core Problem", "### [**core problem**](#x)", false, ""},
		{"### Core Problem", "##### 3. Core Problem", false, ""},
		{"### Core Problem\n", "### Core Problem\n\n", false, ""},
		{"): ", ") - ", false, ""},
		{"- **Version**", "*  version", false, ""},
		{"   - **Solution**", "  - Solutions", false, ""},
		{"| Metric | Value |", "| Metric | Estimate |", false, `column "Estimate" is read as "Value"`},
		{"- **Version**: ", "<!-- -->\n<!-- ", true, ""},
		{"### Core Problem\n", "", true, ""},
		{"```mermaid\ngraph", "<!--\n```mermaid\ngraph", true, ""},
	} {
		doc := strings.Replace(string(full.Bytes()), test.from, test.to, 1)
		if test.lacks && strings.Contains(test.to, "<!--") {
			at := strings.LastIndex(doc, test.to) + len(test.to)
			end := strings.Index(doc[at:], "\n\n")
			if !strings.Contains(test.to, "`") {
				end = strings.Index(doc[at:], "\n")
			}
			doc = doc[:at+end] + " -->" + doc[at+end:]
		}
		reading, err := Builtin().Read([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, u := range reading.Unplaced {
			told += u.Why
		}
		if reading.Partial != test.lacks || told != test.told && !test.lacks {
			t.Errorf("%q for %q: lacks lines: %t, told: %q", test.to, test.from, reading.Partial, told)
		}
	}
	start, rest, _ := strings.Cut(string(full.Bytes()), "```sql\n")
	_, rest, _ = strings.Cut(rest, "```")
	reading, err := Builtin().Read([]byte(start + "```sql\n```" + rest))
	if err != nil || len(reading.Unplaced) != 1 || reading.Unplaced[0].Why != "the code block is empty, and the spec makes the template's again" {
		t.Errorf("an empty code block: %v, %v", reading.Unplaced, err)
	}
}

// Blank lines at the ends of code, which no spec has, are told; those within it are
// kept.
func TestReadTellsBlankLinesOfCode(t *testing.T) {
	t.Parallel()
	const told = "the spec has the code without blank lines at its ends"
	full, err := Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	start, rest, _ := strings.Cut(string(full.Bytes()), "```sql\n")
	_, rest, _ = strings.Cut(rest, "```")
	fence := strings.Count(start, "\n") + 1
	for code, want := range map[string][]int{
		"\nA": {1}, "A\n": {2}, "\n\nA\n \n": {1, 2, 4, 5}, "A\n\nB": nil, "A": nil,
	} {
		reading, err := Builtin().Read([]byte(start + "```sql\n" + code + "\n```" + rest))
		if err != nil {
			t.Fatal(err)
		}
		if v, _ := reading.Problem.Get("database.schema"); v.Text != strings.TrimSpace(code) {
			t.Errorf("%q: read as %q", code, v.Text)
		}
		var got []int
		for _, u := range reading.Unplaced {
			if u.Why != told || !u.Mild {
				t.Errorf("%q: %+v", code, u)
			}
			got = append(got, u.Line.Number-fence)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: told of its lines %v, not %v", code, got, want)
		}
	}
}

// FuzzReadLosesNothing does it with more seeds.
func FuzzReadLosesNothing(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) { checkLosesNothing(t, rand.New(rand.NewPCG(a, b))) })
}

// An item that is a link alone lacks no line: what the template has behind its name stands
// in the same one.
func TestReadLinksAloneLackNothing(t *testing.T) {
	for _, item := range []string{"- <https://a.b/c>", "- https://a.b/c", "- **<https://a.b/c>**", "- [<https://a.b>](x.md)", "- [A](a.md)", "- A"} {
		doc, isFirst := "", true
		for line := range strings.Lines(string(Builtin().Blank())) {
			if strings.HasPrefix(line, "- [Related Problem ") {
				if isFirst {
					doc += item + "\n"
				}
				isFirst = false
				continue
			}
			doc += line
		}
		reading, err := Builtin().Read([]byte(doc))
		if err != nil || reading.Partial || len(reading.Unplaced) > 0 {
			t.Errorf("%s: lacks lines: %t, told: %v, %v", item, reading.Partial, reading.Unplaced, err)
		}
		if v, _ := reading.Problem.Get("related"); len(v.Items) != 1 {
			t.Errorf("%s: read %v", item, v)
		}
	}
}

// An author who has a table, or headings, where the template has a list is told how to write
// its entries: not who has headings above items.
func TestReadListAsItems(t *testing.T) {
	for text, want := range map[string]string{
		"## High-Level System Design\n### Core Components\n| Name | What |\n|---|---|\n| Broker | keeps |\n":  "write each entry as an item of the list: 1. **name**: description",
		"## High-Level System Design\n### Core Components\n#### Broker\n\nkeeps\n":                            "write each entry as an item of the list: 1. **name**: description",
		"## Related Problems\n| Cache | near |\n|---|---|\n| Feed | far |\n":                                  "write each entry as an item of the list: - [title](link): relationship",
		"## Learning Objectives\n### Concepts Covered\n#### Queues\n":                                         "write each entry as an item of the list: - [ ] text",
		"## Learning Objectives\n### Concepts Covered\n#### First\n- [ ] Queues\n":                            "take it out, or give it a section of its own",
		"## Problem Statement\n### Core Problem\n| a | b |\n|---|---|\n":                                      "",
		"## Requirements Clarification\n### Non-Functional Requirements\n#### Mine\n\n- **Scale**: 5 users\n": "take it out, or give it a section of its own",
	} {
		reading, err := Builtin().Read([]byte("# A\n\n" + text))
		if err != nil {
			t.Fatal(err)
		}
		hint := ""
		if len(reading.Unplaced) > 0 {
			hint = reading.Unplaced[0].Hint
		}
		if hint != want {
			t.Errorf("%q: the hint is %q, not %q", text, hint, want)
		}
	}
}
