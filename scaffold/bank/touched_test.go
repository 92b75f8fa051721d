package bank_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/internal/touchtest"
	"newproblem/scaffold/spec"
)

// What formatters, editors and people do to a file, of which a reader of the page
// sees nothing, or that it is decoration.
var touches = []struct {
	name       string
	touch      func(string) string
	decoration bool // a reader sees it, and that it says nothing
}{
	{name: "bullets are stars", touch: each(`(?m)^( *)- `, "$1* ")},
	{name: "bullets are plus signs", touch: each(`(?m)^( *)- `, "$1+ ")},
	{name: "bullets with three spaces", touch: each(`(?m)^- (\*\*[DV])`, "-   $1")},
	{name: "nested lists are indented by four", touch: each(`(?m)^  - `, "    - ")},
	{name: "bold with underlines", touch: each(`\*\*([^*\n]+)\*\*`, "__${1}__")},
	{name: "the colon within the bold", touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2:**")},
	{name: "a space before the colon", touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2** :"), decoration: true},
	{name: "difficulty in bold", touch: each(`: Hard`, ": **Hard**")},
	{name: "difficulty in code", touch: each(`: Hard`, ": `Hard`")},
	{name: "difficulty in bold and code", touch: each(`: Hard`, ": **`Hard`**")},
	{name: "tags in bold", touch: each(`: (caching, real-time)`, ": **$1**")},
	{name: "tags in code", touch: each(`: (caching, real-time)`, ": `$1`")},
	{name: "some tags in bold, some in code", touch: each(`: (caching), (real-time)`, ": __${1}__, `$2`")},
	{name: "placeholders in bold", touch: marked(each(`(?m)^(- \*\*\w+\*\*: )(\[[^]\n]+\])$`, "$1**$2**"))},
	{name: "placeholders with no-break spaces", touch: marked(each(`\[different (scale|constraints|use case)\]`, "[different\u00a0$1]")), decoration: true},
	{name: "no-break spaces at line ends", touch: marked(each(`(?m)(\]\??)$`, "$1\u00a0")), decoration: true},
	{name: "brackets are references", touch: marked(each(`\[(X|Concept \d)\]`, "&#91;$1&#x5D;"))},
	{name: "closing brackets are references", touch: marked(each(`\[(Concept \d)\]`, "[$1&#93;"))},
	{name: "headings have several identifiers", touch: each(`(?m)^(##+ .+)$`, "$1 {#a} {#b} {.c}"), decoration: true},
	{name: "the first list ends early", touch: each(`(?m)^- (\*\*(?:Companies|Tags|Version|Performance)\*\*)`, "* $1"), decoration: true},
	{name: "indented comments with a heading", touch: each(`(?m)^(### .+)\n`, "$1\n\n <!--\n# A heading\n-->\n\n")},
	{name: "lists are numbered", touch: each(`(?m)^- (\*\*|\[)`, "1. $1"), decoration: true},
	{name: "spaces at line ends are trimmed", touch: each(`(?m)[ \t]+$`, "")},
	{name: "spaces at line ends", touch: each(`(?m)(Hard|caching)$`, "$1 ")},
	{name: "YAML blocks are wrapped", touch: each(`(resource\])\n(GET)`, "$1 $2")},
	{name: "a tab behind the bullet", touch: each(`(?m)^- \*\*Difficulty`, "-\t**Difficulty")},
	{name: "a no-break space before the value", touch: each(`: Hard`, ":\u00a0Hard"), decoration: true},
	{name: "headings are closed", touch: each(`(?m)^(##+) (.+)$`, "$1 $2 $1")},
	{name: "headings are underlined", touch: each(`(?m)^## (.+)$`, "$1\n---")},
	{name: "a byte order mark", touch: func(s string) string { return "\ufeff" + s }},
	{name: "CRLF", touch: each(`\n`, "\r\n")},
	{name: "tags go on in the next line", touch: each(`caching, real-time`, "caching,\n  real-time")},
	{name: "tags go on, lazily", touch: each(`caching, real-time`, "caching,\nreal-time")},
	{name: "a comment behind a value", touch: each(`(?m): Hard$`, ": Hard <!-- agreed -->")},
	{name: "a comment below a heading", touch: each(`(?m)^(## Metadata)$`, "$1\n<!-- as agreed -->\n")},
	{name: "headings are numbered", touch: each(`(?m)^## `, "## 2. "), decoration: true},
	{name: "headings have keycaps", touch: each(`(?m)^## `, "## 2️⃣ "), decoration: true},
	{name: "headings have emoji", touch: each(`(?m)^## `, "## 🚀 "), decoration: true},
	{name: "headings in other letter case", touch: func(s string) string { return strings.Replace(s, "## Metadata", "## METADATA", 1) }, decoration: true},
	{name: "headings have identifiers", touch: each(`(?m)^(## .+)$`, "$1 {#id}"), decoration: true},
	{name: "headings have closing comments", touch: each(`(?m)^(## .+)$`, "$1 <!-- omit in toc -->")},
	{name: "headings are links", touch: each(`(?m)^## (.+)$`, "## [$1](#top)"), decoration: true},
	{name: "blank lines below headings", touch: each(`(?m)^(##+ .+)$`, "$1\n")},
	{name: "blank lines between items", touch: each(`(?m)^(- \*\*(?:Scale|Performance)\*\*.*)$`, "$1\n")},
	{name: "tables are padded", touch: each(`(?m)^\| (.+?) \| (.+?) \| (.+?) \|$`, "|  $1   |  $2  | $3      |")},
	{name: "rules of tables are redrawn", touch: each(`(?m)^\|-[-|]+\|$`, "| :-- | --- | --- |")},
	{name: "tables without outer pipes", touch: each(`(?m)^\| ?(.+?) ?\|$`, "$1")},
	{name: "placeholders are escaped", touch: each(`(?m)\[X\]`, `\[X\]`)},
	{name: "boxes are ticked", touch: each(`(?m)^- \[ \] `, "- [x] "), decoration: true},
	{name: "fences are tildes", touch: each("(?m)^```", "~~~")},
	{name: "fences are longer", touch: each("(?m)^```", "`````")},
	{name: "stars with variants", touch: each(`⭐`, "⭐️"), decoration: true},
	{name: "stars in black and white", touch: each(`⭐⭐⭐⭐`, "★★★★☆"), decoration: true},
	{name: "stars as a fraction", touch: each(`⭐⭐⭐⭐`, "4/5"), decoration: true},
	{name: "and for an ampersand", touch: each(`Security & Privacy`, "Security and Privacy"), decoration: true},
	{name: "letters in two parts", touch: each(`é`, "e\u0301"), decoration: true},
	{name: "front matter", touch: func(s string) string { return "---\n# for the site\nlayout: x\n---\n\n" + s }, decoration: true},
}

// each replaces all that a pattern finds.
func each(pattern, with string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(s string) string { return re.ReplaceAllString(s, with) }
}

// marked touches a document, and puts a byte order mark before it. What is just as
// it would be rendered is taken for what its author has said, such as "**[X]**".
func marked(touch func(string) string) func(string) string {
	return func(s string) string {
		if touched := touch(s); touched != s {
			return "\ufeff" + touched
		}
		return s
	}
}

// touchedProblem says something in every kind of place.
func touchedProblem(t *testing.T) *spec.Problem {
	t.Helper()
	p, err := spectest.Read(`title: Design a Café Chat
difficulty: hard
companies: [Google, Meta]
tags: [caching, real-time]
estimated_time: {reading: 10, solving: 40}
last_updated: 2026-01-02
version: "1.2"
popularity: 4
business_context: People talk, in *quick* words.
core_problem: Build a chat.
user_stories: [{as: reader, want: to read, so_that: I know}]
requirements:
  functional: [Send a message, Read the history]
  non_functional: {scale: 50M users, performance: "p99 below 100 ms: always"}
  constraints: [Ten people]
capacity: {inputs: {total_users: 50M, daily_active: 40%}}
architecture: {components: [{name: Gateway, description: Takes connections}]}
security: {authentication: OAuth}
related: [{title: Design a Feed, relationship: alike}]
`)
	if err != nil {
		t.Fatalf("%v\n%s", err, spectest.Report(err))
	}
	return p
}

// factsOf is all that newproblem reads in a document.
func factsOf(t *testing.T, doc string) string {
	t.Helper()
	template := scaffold.Builtin()
	listed, err := bank.List(template, "x.md", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	listed.TitleLine = 0
	asJSON, err := json.MarshalIndent(listed, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	reading, err := template.Read([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	said, err := spec.Write(reading.Problem, false)
	if err != nil {
		t.Fatal(err)
	}
	facts := string(asJSON) + "\n" + string(said)
	for _, line := range reading.Unplaced {
		facts += "unplaced: " + string(line.Raw) + "\n"
	}
	return norm.NFC.String(facts) // who wrote letters in two parts has said them so
}

// TestTouched reads files that formatters, editors and people have touched: what
// is read is what was read before.
func TestTouched(t *testing.T) {
	rendered, err := scaffold.Builtin().Render(touchedProblem(t))
	if err != nil {
		t.Fatalf("%v\n%s", err, spectest.Report(err))
	}
	doc := string(rendered.Bytes())
	page, want := touchtest.Words(t, doc), factsOf(t, doc)
	for _, c := range touches {
		t.Run(c.name, func(t *testing.T) {
			touched := c.touch(doc)
			if touched == doc {
				t.Fatal("nothing is touched")
			}
			if diff := cmp.Diff(page, touchtest.Words(t, touched)); diff != "" && !c.decoration {
				t.Errorf("a reader sees a difference (-before +after):\n%s", diff)
			}
			if diff := cmp.Diff(want, factsOf(t, touched)); diff != "" {
				t.Errorf("it is read otherwise (-before +after):\n%s", diff)
			}
		})
	}
}
