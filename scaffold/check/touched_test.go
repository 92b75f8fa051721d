package check_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/internal/touchtest"
)

// What formatters, editors and people do to a file, of which a reader of the page
// sees nothing, or that it is decoration.
var touchings = []struct {
	name       string
	touch      func(string) string
	decoration bool // a reader sees it, and that it says nothing
}{
	{name: "bullets are stars", touch: each(`(?m)^( *)- `, "$1* ")},
	{name: "bullets are plus signs", touch: each(`(?m)^( *)- `, "$1+ ")},
	{name: "metadata has numbers", touch: each(`(?m)^- \*\*(Difficulty|Companies|Tags)`, "1. **$1"), decoration: true},
	{name: "bullets with three spaces", touch: each(`(?m)^- (\*\*[DV])`, "-   $1")},
	{name: "nested lists are indented by four", touch: each(`(?m)^  - `, "    - ")},
	{name: "a tab behind the bullet", touch: each(`(?m)^- (\*\*[DV])`, "-\t$1")},
	{name: "bold with underlines", touch: each(`\*\*([^*\n]+)\*\*`, "__${1}__")},
	{name: "the colon within the bold", touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2:**")},
	{name: "a space before the colon", touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2** :"), decoration: true},
	{name: "a wide colon", touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2**："), decoration: true},
	{name: "a no-break space before the value", touch: each(`(?m)^( *- \*\*[^*\n]+\*\*): (\S)`, "$1:\u00a0$2"), decoration: true},
	{name: "values in bold", touch: each(`(?m)^(- \*\*(?:Difficulty|Version)\*\*): (.+)$`, "$1: **$2**")},
	{name: "values in code", touch: each(`(?m)^(- \*\*(?:Difficulty|Version)\*\*): ([^\[\n]+)$`, "$1: `$2`")},
	{name: "spaces at line ends are trimmed", touch: each(`(?m)[ \t]+$`, "")},
	{name: "spaces at line ends", touch: each(`(?m)^(- .+\S)$`, "$1 ")},
	{name: "CRLF", touch: each(`\n`, "\r\n")},
	{name: "a byte order mark", touch: func(s string) string { return "\ufeff" + s }},
	{name: "lists go on in the next line", touch: each(`(?m)^(- \*\*(?:Tags|Companies)\*\*: .*?), `, "$1,\n  ")},
	{name: "lists go on, lazily", touch: each(`(?m)^(- \*\*(?:Tags|Companies)\*\*: .*?), `, "$1,\n")},
	{name: "text is wrapped", touch: wrapped},
	{name: "comments behind values", touch: each(`(?m)^(- \*\*\w+\*\*: .+)$`, "$1 <!-- agreed -->")},
	{name: "comments below headings", touch: each(`(?m)^(##+ .+)$`, "$1\n<!-- as agreed -->\n")},
	{name: "headings are closed", touch: each(`(?m)^(##+) (.+)$`, "$1 $2 $1")},
	{name: "headings are underlined", touch: each(`(?m)^## (.+)$`, "$1\n---")},
	{name: "the title is underlined", touch: each(`(?m)\A# (.+)$`, "$1\n====")},
	{name: "headings have closing comments", touch: each(`(?m)^(## .+)$`, "$1 <!-- omit in toc -->")},
	{name: "headings have identifiers", touch: each(`(?m)^(## .+)$`, "$1 {#id}"), decoration: true},
	{name: "headings are links", touch: each(`(?m)^## (.+)$`, "## [$1](#top)"), decoration: true},
	{name: "headings are bold", touch: each(`(?m)^## (.+)$`, "## **$1**")},
	{name: "headings are numbered", touch: each(`(?m)^## `, "## 2. "), decoration: true},
	{name: "headings have keycaps", touch: each(`(?m)^## `, "## 2️⃣ "), decoration: true},
	{name: "headings have emoji", touch: each(`(?m)^## `, "## 🚀 "), decoration: true},
	{name: "and for an ampersand", touch: each(`Security & Privacy`, "Security and Privacy"), decoration: true},
	{name: "an entity for an ampersand", touch: each(`Security & Privacy`, "Security &amp; Privacy")},
	{name: "blank lines below headings", touch: each(`(?m)^(##+ .+)$`, "$1\n")},
	{name: "blank lines between items", touch: each(`(?m)^(- .*)$`, "$1\n")},
	{name: "tables are padded", touch: each(`(?m)^\| (.+?) \| (.+?) \| (.+?) \|$`, "|  $1   |  $2  | $3      |")},
	{name: "rules of tables are redrawn", touch: each(`(?m)^\|[-|]{25,}\|$`, "| :-- | --- | ---: |")},
	{name: "tables without outer pipes", touch: each(`(?m)^\| ?(.+?) ?\|$`, "$1")},
	{name: "placeholders are escaped", touch: each(`(?m)\[(X|Date|Requirement \d)\]`, `\[$1]`)},
	{name: "boxes are ticked", touch: each(`(?m)^- \[ \] `, "- [x] "), decoration: true},
	{name: "stars in black and white", touch: each(`⭐⭐⭐⭐`, "★★★★☆"), decoration: true},
	{name: "stars as a fraction", touch: each(`⭐⭐⭐⭐`, "4/5"), decoration: true},
	{name: "front matter", touch: func(s string) string { return "---\n# for the site\n## Metadata\nlayout: x\n---\n\n" + s }, decoration: true},
	{name: "sections in comments", touch: each(`(?m)^(## .+)$`, "<!--\n## Old\n- **Difficulty**: Tricky\n| a | b |\n|---|---|\n| c |\n[a](nowhere.md)\n-->\n\n$1")},
	{name: "headings that are nobody's", touch: each(`(?m)^(## .+)$`,
		"\n\n> ## Metadata\n> Words.\n\n    ## Metadata\n    [a](nowhere.md)\n    | a | b |\n    |--|--|\n    | c |\n\n<details>\n## Metadata\n</details>\n\n- x\n\n  ## Metadata\n\n$1"), decoration: true},
	{name: "sections named in sentences", touch: each(`(?m)^(## .+)$`, "\n\nSee ## Metadata\n\nThe numbers come from below. ## Capacity Estimation\n\n$1"), decoration: true},
	{name: "directives of diagrams over several lines", touch: each("(?m)^```mermaid$", "```mermaid\n%%{init: {\n  \"theme\": \"dark\"\n}}%%"), decoration: true},
	{name: "links with escapes", touch: each(`\]\(([a-z-]+)\.md\)`, `](<$1.md> "there")`), decoration: true},
}

// each replaces all that a pattern finds.
func each(pattern, with string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(s string) string { return re.ReplaceAllString(s, with) }
}

// wrapped breaks the lines of paragraphs, items and what they hold at their last
// space before the middle.
func wrapped(s string) string {
	lines := strings.Split(s, "\n")
	inCode := false
	for i, line := range lines {
		text := strings.TrimLeft(line, " ")
		if strings.HasPrefix(text, "```") {
			inCode = !inCode
		}
		at := strings.LastIndex(line[:len(line)/2], " ")
		behind := strings.TrimLeft(line[at+1:], " ")
		if inCode || text == "" || strings.ContainsAny(text[:1], "#|`") || at < 20 || strings.ContainsAny(behind[:1], "-+*#<>=|[&") || behind[0] >= '0' && behind[0] <= '9' {
			continue
		}
		indent := strings.Repeat(" ", len(line)-len(text))
		if strings.HasPrefix(text, "- ") {
			indent += "  "
		}
		lines[i] = line[:at] + "\n" + indent + behind
	}
	return strings.Join(lines, "\n")
}

var ofLine = regexp.MustCompile(` on line \d+| \(line \d+\)`)

// saidOf is what is said of a document: rule, message and hint, in order.
func saidOf(found []check.Finding) []string {
	var said []string
	for _, f := range found {
		said = append(said, ofLine.ReplaceAllString(fmt.Sprintf("%s: %s (%s)", f.Rule, f.Message, f.Hint), ""))
	}
	return said
}

// touchedOriginals are problems that are blank, complete, and wrong in many ways.
func touchedOriginals(t *testing.T) map[string]string {
	t.Helper()
	doc := complete(t)
	replace := strings.NewReplacer(
		"**Difficulty**: Medium", "**Difficulty**: medium",
		"**Companies**: Google, Meta", "**Companies**: Google, , Meta",
		"caching", "e-comerce",
		"**Last Updated**: ", "**Last Updated**: last week ",
		"Total: 55", "Total: 60",
		"### Constraints", "### Limits",
		"| Total Users | 120M |", "| Total Users |",
		"### Assumptions\n", "### Assumptions\nSee [this](nowhere.md).\n\n",
		"graph TB", "graf TB",
	)
	return map[string]string{
		"blank":    string(scaffold.Builtin().Blank()),
		"complete": doc,
		"wrong":    replace.Replace(doc),
	}
}

// TestTouched checks files that formatters, editors and people have touched: what
// is said is what was said before, and what is repaired, too.
func TestTouched(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	for name, doc := range touchedOriginals(t) {
		want, wantDone := saidOf(remarks(c, []byte(doc))), repairedIn(c, doc)
		for _, touch := range touchings {
			touched := touch.touch(doc)
			if touched == doc {
				continue
			}
			t.Run(name+"/"+touch.name, func(t *testing.T) {
				if diff := cmp.Diff(touchtest.Words(t, doc), touchtest.Words(t, touched)); diff != "" && !touch.decoration {
					t.Errorf("a reader sees a difference (-before +after):\n%s", diff)
				}
				found := remarks(c, []byte(touched))
				if diff := cmp.Diff(sorted(want), sorted(saidOf(found))); diff != "" {
					t.Errorf("something else is said (-before +after):\n%s", diff)
				}
				if diff := cmp.Diff(sorted(wantDone), sorted(repairedIn(c, touched))); diff != "" {
					t.Errorf("something else is repaired (-before +after):\n%s", diff)
				}
				fixed, _ := c.Fix([]byte(touched), check.FixOptions{})
				if len(wantDone) == 0 && string(fixed) != touched {
					t.Errorf("the repair changed\n%s", firstDifference([]byte(touched), fixed))
				}
			})
		}
	}
	for _, touch := range touchings {
		if !slices.ContainsFunc(mapped(touchedOriginals(t)), func(doc string) bool { return touch.touch(doc) != doc }) {
			t.Errorf("%s: nothing is touched", touch.name)
		}
	}
}

// repairedIn gives what Fix repairs in a document.
func repairedIn(c *check.Checker, doc string) []string {
	_, done := c.Fix([]byte(doc), check.FixOptions{})
	return saidOf(done)
}

func sorted(said []string) []string {
	slices.Sort(said)
	return said
}

func mapped(docs map[string]string) []string {
	var out []string
	for _, doc := range docs {
		out = append(out, doc)
	}
	return out
}
