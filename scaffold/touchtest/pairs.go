package touchtest

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// Said is the spec of a problem that says something in every kind of place: what
// it renders to is touched by every pair.
const Said = `title: Design a Café Chat
difficulty: hard
companies: [Google, Meta]
tags: [caching, real-time]
estimated_time: {reading: 10, solving: 40}
last_updated: 2026-01-02
version: "1.2"
popularity: 4
business_context: People talk, in *quick* words, and they never want to wait for an answer.
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
`

// A Pair is a document as it is written, and as formatters, editors and people
// touch it: every command reads both alike.
type Pair struct {
	Name  string
	Touch func(doc string) string
	// Sees takes away what a reader of the page sees of it, but takes for
	// decoration; nil where the pages are the same. That they are so is the proof
	// of a pair.
	Sees func(page string) string
	// IsEdit tells that an author may say something with it: an update keeps it
	// where the spec says another thing, and tells.
	IsEdit bool
	// IsMore tells that it adds something of the author's own: a link definition.
	IsMore bool
	// Finds is the rule that the touched form does not keep, if there is one: check
	// tells that, too.
	Finds string
}

// Pairs are all pairs, by their kinds.
var Pairs = slices.Concat(listPairs, labelPairs, valuePairs, spacePairs, linePairs, headingPairs, tablePairs, signPairs)

var listPairs = []Pair{
	{Name: "bullets are stars", Touch: each(`(?m)^( *)- `, "$1* ")},
	{Name: "bullets are plus signs", Touch: each(`(?m)^( *)- `, "$1+ ")},
	{Name: "lists are numbered", Touch: numbered("1. "), Sees: lists},
	{Name: "lists are numbered with brackets", Touch: numbered("2) "), Sees: lists},
	{Name: "the first list ends early", Touch: each(`(?m)^- (\*\*(?:Companies|Tags|Version|Performance)\*\*)`, "* $1"), Sees: sees(`</ul><ul>`, ""), IsEdit: true},
	{Name: "items are indented by one", Touch: each(`(?m)^( *)- `, " $1- ")},
	{Name: "items are indented by three", Touch: each(`(?m)^( *)- `, "   $1- ")},
	{Name: "bullets with three spaces", Touch: each(`(?m)^- (\*\*[DV])`, "-   $1")},
	{Name: "nested lists are indented by four", Touch: each(`(?m)^  - `, "    - ")},
	{Name: "nested lists are indented by a tab", Touch: each(`(?m)^  - `, "\t- ")},
	{Name: "blank lines between items", Touch: each(`(?m)^(- .*)$`, "$1\n")},
	{Name: "boxes are escaped", Touch: each(`(?m)^- \[ \] `, `- \[ ] `), Sees: unboxed, Finds: "task-box"},
	{Name: "boxes are escaped twice, behind stars", Touch: each(`(?m)^- \[ \] `, `* \[ \] `), Sees: unboxed, Finds: "task-box"},
	{Name: "boxes are drawn", Touch: each(`(?m)^- \[ \] `, "- ☐ "), Sees: sees(`<input [^>]*>|☐`, "")},
	{Name: "boxes are drawn and ticked", Touch: each(`(?m)^- \[ \] `, "* ✅ "), Sees: sees(`<input [^>]*>|✅`, ""), IsEdit: true},
	{Name: "boxes are ticked", Touch: each(`(?m)^- \[ \] `, "- [x] "), Sees: unticked, IsEdit: true},
	{Name: "boxes are ticked with capitals", Touch: each(`(?m)^- \[ \] `, "- [X] "), Sees: unticked, IsEdit: true},
}

// factLines are the beginnings of the items of the metadata.
const factLines = `(?m)^(-) \*\*(Difficulty|Companies|Tags|Last Updated|Version|Popularity)`

var labelPairs = []Pair{
	{Name: "bold with underlines", Touch: each(`\*\*([^*\n]+)\*\*`, "__${1}__")},
	{Name: "bold by tags", Touch: each(factLines+`\*\*`, "$1 <b>$2</b>"), Sees: sees(`(</?)b>`, "${1}strong>")},
	{Name: "strong by tags, with the colon", Touch: each(factLines+`\*\*:`, "$1 <strong>$2:</strong>"), Sees: unmarked},
	{Name: "the colon within the bold", Touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2:**"), Sees: unmarked},
	{Name: "a space before the colon", Touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2** :"), Sees: sees(` :`, ":")},
	{Name: "a wide colon", Touch: each(`(?m)^( *- )\*\*([^*\n]+)\*\*:`, "$1**$2**："), Sees: sees(`：`, ":")},
	{Name: "dashes for colons", Touch: each(factLines+`\*\*: `, "$1 **$2** - "), Sees: sees(`</strong> - `, "</strong>: ")},
	{Name: "long dashes for colons", Touch: each(factLines+`\*\*: `, "$1 **$2** — "), Sees: sees(`</strong> — `, "</strong>: ")},
	{Name: "labels without colons", Touch: each(factLines+`\*\*: `, "$1 **$2** "), Sees: sees(`(<strong>\w[\w ]+</strong>):? `, "$1 ")},
	{Name: "labels without colons above their values", Touch: each(factLines+`\*\*: `, "$1 **$2**\n  "), Sees: sees(`(<strong>\w[\w ]+</strong>):?\s+`, "$1 ")},
	{Name: "labels without bold", Touch: each(factLines+`\*\*: `, "$1 $2: "), Sees: unmarked},
	{Name: "labels and values in one bold", Touch: each(`(?m)^(- )\*\*(Difficulty|Companies|Tags|Version)\*\*: (.+)$`, "$1**$2: $3**"), Sees: unmarked},
	{Name: "labels and values in one emphasis by tags", Touch: each(`(?m)^(- )\*\*(Difficulty|Companies|Tags|Version)\*\*: (.+)$`, "$1<em>$2: $3</em>"), Sees: unmarked},
	{Name: "labels in small letters", Touch: func(doc string) string {
		return regexp.MustCompile(factLines).ReplaceAllStringFunc(doc, strings.ToLower)
	}, Sees: strings.ToLower},
	{Name: "labels with emoji", Touch: each(factLines, "$1 🎯 **$2"), Sees: sees(`🎯 `, "")},
	{Name: "labels with emoji before the colon", Touch: each(factLines+`\*\*:`, "$1 **$2** 🎯:"), Sees: sees(` 🎯`, "")},
	{Name: "labels with emoji in bold", Touch: each(factLines, "$1 **🎯 $2"), Sees: sees(`🎯 `, "")},
	{Name: "labels are links", Touch: each(factLines+`\*\*`, "$1 **[$2](#top)**"), Sees: unlinked},
	{Name: "labels are full references", Touch: referred(factLines+`\*\*`, "$1 **[$2][m]**"), Sees: unlinked, IsMore: true},
	{Name: "facts are lines with breaks", Touch: lined, Sees: unlisted},
	{Name: "labels with boxes", Touch: each(factLines, "$1 [x] **$2"), Sees: sees(`<input [^>]*> ?`, "")},
}

var valuePairs = []Pair{
	{Name: "values in bold", Touch: each(`(?m)^(- \*\*(?:Difficulty|Version)\*\*): (.+)$`, "$1: **$2**"), Sees: unmarked},
	{Name: "values in code", Touch: each(`(?m)^(- \*\*(?:Difficulty|Version)\*\*): ([^\[\n]+)$`, "$1: `$2`"), Sees: unmarked},
	{Name: "values in code by tags", Touch: each(`(?m)^(- \*\*(?:Difficulty|Version)\*\*): ([^\[\n]+)$`, "$1: <code>$2</code>"), Sees: unmarked},
	{Name: "values in emphasis by tags, with a break", Touch: each(`(?m)^(- \*\*(?:Difficulty|Version)\*\*): ([^\[\n]+)$`, "$1: <em>$2</em><br>"), Sees: sees(`<br>|</?em>`, "")},
	{Name: "difficulty in bold and code", Touch: each(`: Hard`, ": **`Hard`**"), Sees: unmarked},
	{Name: "values behind emoji", Touch: each(`(?m)^( *- (?:\*\*(?:Difficulty|Last Updated)\*\*|Reading)): (Hard|[\d-]+|\d+ minutes)$`, "$1: 🔴 $2"), Sees: sees(`🔴 `, "")},
	{Name: "tags in bold", Touch: each(`: (caching, real-time)`, ": **$1**"), Sees: unmarked},
	{Name: "tags in code", Touch: each(`: (caching, real-time)`, ": `$1`"), Sees: unmarked},
	{Name: "some tags in bold, some in code", Touch: each(`: (caching), (real-time)`, ": __${1}__, `$2`"), Sees: unmarked},
	{Name: "tags side by side in code", Touch: each(`: (caching), (real-time)`, ": `$1` `$2`"), Sees: sees(`</?code>|,`, "")},
	{Name: "lists without spaces", Touch: each(`: caching, real-time`, ": caching,real-time"), Sees: sees(`caching, `, "caching,")},
	{Name: "values with spaces without width", Touch: each(`(?m)^(- \*\*(?:Difficulty|Last Updated|Popularity)\*\*: [^\[\n]+)$`, "$1\u200b"), Sees: sees("\u200b", "")},
	{Name: "placeholders in bold", Touch: marked(each(`(?m)^(- \*\*\w+\*\*: )(\[[^]\n]+\])$`, "$1**$2**")), Sees: unmarked},
}

var spacePairs = []Pair{
	{Name: "spaces at line ends are trimmed", Touch: each(`(?m)[ \t]+$`, ""), Sees: sees(`(?m)[ \t]+$`, "")},
	{Name: "spaces at line ends", Touch: each(`(?m)^(- .+\S)$`, "$1 ")},
	{Name: "tabs at line ends", Touch: each(`(?m)^(- .+\S|##.*)$`, "$1\t")},
	{Name: "a tab behind the bullet", Touch: each(`(?m)^- (\*\*[DV])`, "-\t$1")},
	{Name: "a tab before the value", Touch: each(`(?m)^( *- \*\*[^*\n]+\*\*): (\S)`, "$1:\t$2")},
	{Name: "a no-break space before the value", Touch: each(`(?m)^( *- \*\*[^*\n]+\*\*): (\S)`, "$1:\u00a0$2")},
	{Name: "narrow spaces before the values", Touch: each(`(?m)^( *- \*\*[^*\n]+\*\*): ?(\S)`, "$1:\u202f$2"), Sees: sees("\u202f", " ")},
	{Name: "wide spaces before the values", Touch: each(`(?m)^( *- \*\*[^*\n]+\*\*): (\S)`, "$1:\u3000$2"), Sees: sees("\u3000", " ")},
	{Name: "spaces as entities before the values", Touch: each(`(?m)^( *- \*\*[^*\n]+\*\*): (\S)`, "$1:&ensp;&thinsp;$2"), Sees: sees("\u2002\u2009", " ")},
	{Name: "narrow spaces in headings", Touch: each(`(?m)^(##+ \w+) `, "$1\u202f"), Sees: sees("\u202f", " ")},
	{Name: "no-break spaces in headings", Touch: each(`(?m)^(##+ \w+) `, "$1\u00a0")},
	{Name: "no-break spaces in placeholders", Touch: marked(each(`\[different (scale|constraints|use case)\]`, "[different\u00a0$1]"))},
	{Name: "no-break spaces at line ends", Touch: marked(each(`(?m)^((?:- |\[).*\]\??)$`, "$1\u00a0"))},
}

var linePairs = []Pair{
	{Name: "two byte order marks", Touch: func(s string) string { return "\ufeff\ufeff" + s }},
	{Name: "a byte order mark", Touch: func(s string) string { return "\ufeff" + s }},
	{Name: "CRLF", Touch: each(`\n`, "\r\n")},
	{Name: "a byte order mark and CRLF", Touch: func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }},
	{Name: "lists go on in the next line", Touch: each(`(?m)^(- \*\*(?:Tags|Companies)\*\*: .*?), `, "$1,\n  ")},
	{Name: "lists go on, lazily", Touch: each(`(?m)^(- \*\*(?:Tags|Companies)\*\*: .*?), `, "$1,\n")},
	{Name: "values go on in the next line", Touch: each(`(?m)^(- \*\*(?:Difficulty|Version|Scale)\*\*:) `, "$1\n  ")},
	{Name: "text is wrapped", Touch: halved},
	{Name: "YAML blocks are wrapped", Touch: each(`(resource\])\n(GET)`, "$1 $2"), Sees: sees(`\s+`, " ")},
	{Name: "comments behind values", Touch: each(`(?m)^(- \*\*[\w ]+\*\*: .+)$`, "$1 <!-- agreed -->")},
	{Name: "comments before values", Touch: each(`(?m)^(- \*\*[\w ]+\*\*:) `, "$1 <!-- **Difficulty**: Easy --> ")},
	{Name: "comments within words", Touch: each(`(50M|Read the) (users|history)`, "$1 <!-- so far --> $2")},
	{Name: "comments below headings", Touch: each(`(?m)^(##+ .+)$`, "$1\n<!-- as agreed -->\n")},
	{Name: "indented comments with a heading", Touch: each(`(?m)^(### .+)\n`, "$1\n\n <!--\n# A heading\n-->\n\n")},
	{Name: "sections in comments", Touch: each(`(?m)^(## .+)$`, "<!--\n## Old\n- **Difficulty**: Tricky\n| a | b |\n|---|---|\n| c |\n[a](nowhere.md)\n-->\n\n$1")},
	{Name: "front matter", Touch: func(s string) string { return "---\n# for the site\n## Metadata\nlayout: x\n---\n\n" + s }},
	{Name: "fences are tildes", Touch: each("(?m)^```", "~~~")},
	{Name: "fences are longer", Touch: each("(?m)^```", "`````")},
}

var headingPairs = []Pair{
	{Name: "headings are closed", Touch: each(`(?m)^(##+) (.+)$`, "$1 $2 $1")},
	{Name: "headings are closed with one hash", Touch: each(`(?m)(^##+ .+|\A# .+)$`, "$1 #  ")},
	{Name: "headings are underlined", Touch: each(`(?m)^## (.+)$`, "$1\n---")},
	{Name: "the title is underlined", Touch: each(`(?m)\A# (.+)$`, "$1\n====")},
	{Name: "headings are indented", Touch: each(`(?m)^##`, " ##")},
	{Name: "spaces within headings", Touch: each(`(?m)^(##+) `, "$1   ")},
	{Name: "headings have closing comments", Touch: each(`(?m)^(##+ .+)$`, "$1 <!-- omit in toc -->")},
	{Name: "headings have identifiers", Touch: each(`(?m)^(##+ .+)$`, "$1 {#id}"), Sees: sees(` \{#id\}`, "")},
	{Name: "headings have several identifiers", Touch: each(`(?m)^(##+ .+)$`, "$1 {#a} {#b} {.c}"), Sees: sees(` \{#a\} \{#b\} \{\.c\}`, "")},
	{Name: "headings are links", Touch: each(`(?m)^(##+) (.+)$`, "$1 [$2](#top)"), Sees: unlinked},
	{Name: "headings are full references", Touch: referred(`(?m)^(##+) (.+)$`, "$1 [$2][m]"), Sees: unlinked, IsMore: true},
	{Name: "words of headings are full references", Touch: referred(`(?m)^(##+) (\w+)(?: (.+))?$`, "$1 [$2][m] $3"), Sees: unlinked, IsMore: true},
	{Name: "headings are bold", Touch: each(`(?m)^(##+) (.+)$`, "$1 **$2**"), Sees: unmarked},
	{Name: "the title is bold", Touch: each(`(?m)\A# (.+)$`, "# **$1**"), Sees: unmarked, IsEdit: true},
	{Name: "the title is emphasised, and underlined", Touch: each(`(?m)\A# (.+)$`, "_${1}_\n==="), Sees: unmarked, IsEdit: true},
	{Name: "the title is code", Touch: each(`(?m)\A# ([^\[\n]+)$`, "# `$1`"), Sees: unmarked, IsEdit: true},
	{Name: "the title is bold up to the template's words", Touch: each(`(?m)\A# (.+ - System) (.+)$`, "# **$1** $2"), Sees: unmarked, IsEdit: true},
	{Name: "headings are numbered", Touch: each(`(?m)^## `, "## 2. "), Sees: unnumbered},
	{Name: "headings are numbered in two levels", Touch: each(`(?m)^### `, "### 2.1 "), Sees: unnumbered},
	{Name: "headings are numbered with brackets", Touch: each(`(?m)^(##+) `, "$1 3) "), Sees: unnumbered},
	{Name: "headings have keycaps", Touch: each(`(?m)^## `, "## 2️⃣ "), Sees: sees(`(<h[2-6]>)2️⃣ `, "$1")},
	{Name: "headings have emoji", Touch: each(`(?m)^(##+) `, "$1 🚀 "), Sees: sees(`(<h[2-6]>)🚀 `, "$1")},
	{Name: "headings have a letter that is an emoji", Touch: each(`(?m)^(##+) `, "$1 ℹ️ "), Sees: sees(`(<h[2-6]>)ℹ️ `, "$1")},
	{Name: "headings end in emoji", Touch: each(`(?m)^(##+ .+)$`, "$1 ⚙️"), Sees: sees(` ⚙️(</h)`, "$1")},
	{Name: "headings in capitals", Touch: func(doc string) string {
		return regexp.MustCompile(`(?m)^##+ .*$`).ReplaceAllStringFunc(doc, strings.ToUpper)
	}, Sees: uncased},
	{Name: "headings in small letters", Touch: func(doc string) string {
		return regexp.MustCompile(`(?m)^##+ .*$`).ReplaceAllStringFunc(doc, strings.ToLower)
	}, Sees: uncased},
	{Name: "blank lines below headings", Touch: each(`(?m)^(##+ .+)$`, "$1\n")},
	{Name: "blank lines above headings", Touch: each(`(?m)^(##+ .+)$`, "\n\n$1")},
}

var tablePairs = []Pair{
	{Name: "tables are padded", Touch: each(`(?m)^\| (.+?) \| (.+?) \| (.+?) \|$`, "|  $1   |  $2  | $3      |")},
	{Name: "rules of tables are redrawn", Touch: each(`(?m)^\|-[-|]{24,}\|$`, "| :-- | --- | ---: |")},
	{Name: "tables without outer pipes", Touch: each(`(?m)^\| ?(.+?) ?\|$`, "$1")},
	{Name: "tables are indented", Touch: each(`(?m)^\|`, "  |")},
}

var signPairs = []Pair{
	{Name: "placeholders are escaped", Touch: each(`(?m)\[(X|Date|Requirement \d)\]`, `\[$1]`)},
	{Name: "placeholders are escaped twice", Touch: each(`(?m)\[(X|Date|Requirement \d)\]`, `\[$1\]`)},
	{Name: "brackets are references", Touch: marked(each(`\[(X|Concept \d)\]`, "&#91;$1&#x5D;"))},
	{Name: "closing brackets are references", Touch: marked(each(`\[(Concept \d)\]`, "[$1&#93;"))},
	{Name: "stars with variants", Touch: each(`⭐`, "⭐️"), Sees: stars},
	{Name: "stars in black and white", Touch: each(`(?m): ⭐{4}$`, ": ★★★★☆"), Sees: stars},
	{Name: "stars as a fraction", Touch: each(`(?m): ⭐{4}$`, ": 4/5"), Sees: stars},
	{Name: "and for an ampersand", Touch: each(`(?m)^(##.*) & `, "$1 and "), Sees: anded},
	{Name: "an entity for an ampersand", Touch: each(`(?m)^(##.*) & `, "$1 &amp; ")},
	{Name: "letters in two parts", Touch: norm.NFD.String},
}

// each replaces all that a pattern finds.
func each(pattern, with string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(s string) string { return re.ReplaceAllString(s, with) }
}

// referred replaces all that a pattern finds by what refers to "m", and defines that.
func referred(pattern, with string) func(string) string {
	refer := each(pattern, with)
	return func(s string) string {
		if touched := refer(s); touched != s {
			return touched + "\n[m]: #top\n"
		}
		return s
	}
}

// lined makes lines that end in breaks of the items of the metadata.
func lined(doc string) string {
	begin := strings.Index(doc, "- **Difficulty**")
	end := begin + strings.Index(doc[begin:], "\n\n")
	lines := strings.Split(doc[begin:end], "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(strings.TrimLeft(line, " "), "- "), " ")
	}
	return doc[:begin] + strings.Join(lines, "  \n") + doc[end:]
}

// numbered gives items numbers; what is nested in them moves.
func numbered(mark string) func(string) string {
	nested, items := each(`(?m)^  - `, "   - "), each(`(?m)^- `, mark)
	return func(doc string) string { return items(nested(doc)) }
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

// halved breaks the lines of paragraphs, items and what they hold at their last
// space before the middle.
func halved(s string) string {
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

// Plain is a page without what the pair decorates.
func (p Pair) Plain(page string) string {
	if p.Sees == nil {
		return page
	}
	return p.Sees(page)
}

// Each touches documents with each pair, proves that a reader sees the same, and
// hands a test both. A pair that touches none of the documents is a fault.
func Each(t *testing.T, docs map[string]string, test func(t *testing.T, p Pair, name, touched string)) {
	t.Helper()
	for _, p := range Pairs {
		touches := false
		for name, doc := range docs {
			touched := p.Touch(doc)
			if touched == doc {
				continue
			}
			touches = true
			t.Run(p.Name+"/"+name, func(t *testing.T) {
				if diff := gocmp.Diff(p.Plain(Page(doc)), p.Plain(Page(touched))); diff != "" {
					t.Errorf("a reader sees a difference (-before +after):\n%s", diff)
				}
				test(t, p, name, touched)
			})
		}
		if !touches {
			t.Errorf("%s: nothing is touched", p.Name)
		}
	}
}
