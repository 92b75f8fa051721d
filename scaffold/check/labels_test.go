package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
)

// A line whose label differs a little from the template's is that line for every
// command, where its value is one: what is read as a fact is not missing.
func TestLabelsLikeTheTemplates(t *testing.T) {
	c, doc := builtin(t), complete(t)
	for _, test := range []struct{ old, line, want string }{
		{"**Difficulty**: Medium", "**Difficulty level**: Medium", ""},
		{"**Difficulty**: Medium", "**Dificulty**: Medium", "metadata-label"},
		{"**Difficulty**: Medium", "**Difficulty (ours)**: **Medium**", ""},
		{"**Difficulty**: Medium", "**Difficulty level**: medium", "metadata-case"},
		{"**Version**: 1.0", "**Versions**: `1.0`", ""},
		{"Reading: 10 minutes", "Reading time: 10 min.", ""},
		{"Solving: 45 minutes", "Solving time: 44 min.", "metadata-total"},
		{"**Difficulty**: Medium", "**Difficulty**: ~~Easy~~ Medium", ""},
		{"**Difficulty**: Medium", "**Difficulty**: Medium ~~Hard~~", ""},
		{"**Difficulty**: Medium", "**Difficulty**: ~~Easy~~ medium", "metadata-case"},
		{"**Difficulty**: Medium", "**Difficulty**: ~~Medium~~", "metadata-value"},
		{"**Difficulty**: Medium", "**Difficulty**: `~~Easy~~` Medium", "metadata-value"},
		{"**Difficulty**: Medium", "**Difficulty**: ~~Easy Medium", "metadata-value"},
		{"- **Difficulty**: Medium", "\n| Difficulty | ~~Easy~~ Medium |\n|---|---|\n\n", ""},
		{"Reading: 10 minutes", "Reading: ~~20~~ 10 minutes", ""},
		{"Reading: 10 minutes", "Reading: ~~10~~ 20 minutes", "metadata-total"},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**: a, b,", ""},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**: a,\n  ~~b~~, c ,  ", ""},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**: a, , b", ""},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**: ,", "metadata-value"},
		{"- **Difficulty**: Medium", "\n| Difficulty | Medium |\n|---|---|\n\n", ""},
		{"- **Difficulty**: Medium", "\n| | |\n|---|---|\n| `Difficulty:` | **Medium** |\n\n", ""},
		{"- **Difficulty**: Medium", "\n| Field | Value |\n|---|---|\n| Difficulty | Medium | x |\n\n", "table-cells"},
		{"- **Difficulty**: Medium", "\n| Difficulty | Owner |\n|---|---|\n| Medium | me |\n\n", "metadata-value"},
		{"- **Difficulty**: Medium\n- **Companies**: Google, Meta, Amazon, Microsoft", "\n| Companies | Difficulty |\n|---|---|\n| Amazon | Medium |\n\n", ""},
		{"- **Difficulty**: Medium", "\n| Difficulty | Medium | x |\n|---|---|---|\n\n", "metadata-missing"},

		{"**Difficulty**: Medium", "**Difficulty: Medium**", ""},
		{"**Difficulty**: Medium", "*Difficulty: medium*", "metadata-case"},
		{"**Difficulty**: Medium", "<b>Difficulty: Medium</b>", ""},
		{"**Difficulty**: Medium", "**Difficulty: Meduim**", "metadata-value"},
		{"**Difficulty**: Medium", "~~Difficulty: Medium~~", "metadata-missing"},
		{"**Difficulty**: Medium", "~~**Difficulty**: Medium~~", "metadata-missing"},
		{"**Difficulty**: Medium", "<del>Difficulty: Medium</del>", "metadata-missing"},
		{"**Difficulty**: Medium", "~~Difficulty: Easy~~\n- **Difficulty**: Medium", ""},
		{"**Difficulty**: Medium", "**Difficulty**: <del>Easy</del> Medium", ""},
		{"**Difficulty**: Medium", "**Difficulty**: <s>Easy</s> medium", "metadata-case"},
		{"- **Difficulty**: Medium", "\n| ~~Difficulty~~ | Medium |\n|---|---|\n\n", "metadata-missing"},

		{"**Difficulty**: Medium", "**Difficulty**: [Medium][none]", "metadata-value"},
		{"**Difficulty**: Medium", "**Difficulty**: Medium\u200b", ""},
		{"**Difficulty**: Medium", "**Difficulty** 🔥: Medium", ""},
		{"**Difficulty**: Medium", "**Difficulty** 🔥: Meduim", "metadata-value"},
		{"**Difficulty**: Medium", "**Difficulty** - Medium", ""},
		{"**Difficulty**: Medium", "Difficulty — Medium", ""},
		{"**Difficulty**: Medium", "**Difficulty** medium", "metadata-label metadata-case"},
		{"**Difficulty**: Medium", "**Difficulty**\n  Medium", ""},
		{"**Estimated Time**:", "**Estimated Time**", ""},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**:\n  - caching\n  - queues", ""},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**\n\n  - caching\n\n  - queues", ""},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**:\n  - , caching", ""},
		{"**Tags**: distributed-systems, caching, databases, hashing", "**Tags**:", "metadata-value"},
		{"Reading: 10 minutes", "Reading - 10 min", ""},
		{"Total: 55 minutes", "Total - 60 minutes", "metadata-total"},
		{"**Difficulty**: Medium", "**Difficulty**: ![m](m.svg) Medium", ""},
		{"**Difficulty**: Medium", "**Difficulty**: Medium ![m](m.svg)", ""},
		{"**Difficulty**: Medium", "**Difficulty**: ![Medium](m.svg)", ""},
		{"**Difficulty**: Medium", "**Difficulty**: ![Medium](m.svg) medium", "metadata-case"},
		{"**Difficulty**: Medium", "**Difficulty**: ![m](m.svg) Meduim", "metadata-value"},
		{"**Difficulty**: Medium", "**Difficulty**: ![m](m.svg)", "metadata-value"},
		{"Total: 55 minutes", "Total: ~55 minutes", ""},
		{"Total: 55 minutes", "Total: about 55 minutes", ""},
		{"Total: 55 minutes", "Total: approx. 55 min", ""},
		{"Total: 55 minutes", "Total: 55m", ""},
		{"Total: 55 minutes", "Total: 55 minutes (Reading + Solving)", ""},
		{"Total: 55 minutes", "Total: about 60 minutes", "metadata-total"},
		{"Total: 55 minutes", "Total: 60m", "metadata-total"},
		{"Total: 55 minutes", "Total: 55 h", "metadata-total"},
		{"Total: 55 minutes", "Total: 55 minutes (60 with a break)", "metadata-total"},
		{"Total: 55 minutes", "Total: not 55 minutes", "metadata-total"},
		{"Reading: 10 minutes", "Reading: 10m", "metadata-value"},
		{"Reading: 10 minutes\n  - Solving: 45 minutes", "Reading: 10 minutes, Solving: 45 minutes", ""},
		{"Reading: 10 minutes\n  - Solving: 45 minutes", "Reading: 10 min; solving 45 min", ""},
		{"Reading: 10 minutes\n  - Solving: 45 minutes", "Solving: 45, Reading: 10", ""},
		{"Reading: 10 minutes\n  - Solving: 45 minutes", "Reading: 10 minutes, Solving: 4x minutes", "metadata-value"},
		{"Reading: 10 minutes", "Reading: 10 minutes, for most", "metadata-value"},
		{"**Estimated Time**:", "**Estimated Time (min)**:", ""},
		{"Reading: 10 minutes\n  - Solving: 45 minutes", "10 minutes reading\n  - 45 minutes solving", ""},
		{"**Estimated Time**: \n  - Reading: 10 minutes\n  - Solving: 45 minutes\n  - Total: 55 minutes",
			"**Estimated Time**: (Reading: 10 minutes, Solving: 45 minutes, Total: 55 minutes)", ""},

		{"**Difficulty**: Medium", "**Difficulty** - Meduim", "metadata-value"},
		{"**Difficulty**: Medium", "**Difficulty**\n\n  Medium", "metadata-value"}, // nobody reads it
		{"**Difficulty**: Medium", "**Difficulty notes** - see below", "metadata-missing"},
		{"**Difficulty**: Medium", "**Difficulty notes**: see below", "metadata-missing"},
		{"**Difficulty**: Medium", "**Level**: Medium", "metadata-missing"},
		{"**Difficulty**: Medium", "**Difficulties**: Medium", "metadata-missing"}, // a word that differs in more than one letter
		{"**Difficulty**: Medium", "**Diffciulty**: Medium", "metadata-label"},
		{"Reading: 10 minutes", "Readign: 10 minutes", "metadata-label"},
		{"**Version**: 1.0", "**Verison**: 1.0", "metadata-label"},
		{"**Difficulty**: Medium", "**Difficulty**: Medium\n- **Difficulty notes**: Hard", ""}, // the author's own
		{"**Difficulty**: Medium", "**Difficulty**: Medium\n  **Level**: x", "metadata-value"}, // one line to a reader
		{"**Difficulty**: Medium", "**Difficulty**: Medium<br>\n  **Level**: x", ""},           // two lines to a reader
		{"**Difficulty**: Medium", "**Difficulty**: Medium<br>**Level**: x", ""},
		{"**Difficulty**: Medium", "**Difficulty**: Medium<br>or so", "metadata-value"},
		{"**Difficulty**: Medium\n- **Companies**:", "**Difficulty**: Medium<br>**Companies**:", ""},
		{"**Difficulty**: Medium\n- **Companies**:", "**Difficulty**: medium\\\n  **Companies**:", "metadata-case"},
		{"**Difficulty**: Medium", "Our words. **Difficulty**: Medium", "metadata-missing"},
		{"**Difficulty**: Medium", "**Difficulty then**: Hard\n- **Difficulty**: Medium", ""},
	} {
		touched := strings.Replace(doc, test.old, test.line, 1)
		if touched == doc {
			t.Fatalf("%q is not there", test.old)
		}
		var rules []string
		for _, f := range c.Check([]byte(touched), check.Options{}) {
			rules = append(rules, f.Rule)
		}
		if got := strings.Join(rules, " "); got != test.want {
			t.Errorf("%s: %q, not %q", test.line, got, test.want)
		}
		page, err := scaffold.Builtin().Page([]byte(touched))
		if err != nil {
			t.Fatal(err)
		}
		p := page.Fields("difficulty", "version", "estimated_time.reading", "estimated_time.solving")
		isMissing := strings.Contains(test.want, "metadata-missing") || strings.HasSuffix(test.line, ": ~~Medium~~") ||
			test.old == "**Difficulty**: Medium" && strings.Contains(test.line, "\n\n")
		if _, ok := p.Get("difficulty"); ok == isMissing {
			t.Errorf("%s: the difficulty is read: %t, but missing: %t", test.line, ok, isMissing)
		}
	}
}

// A value that is a link by reference is its words, as that of an inline link is.
func TestValuesInReferences(t *testing.T) {
	c, doc := builtin(t), complete(t)
	for value, want := range map[string]string{"[Medium][m]": "", "[Medium](https://example.com)": "", "[medium][m]": "metadata-case", "[Meduim][m]": "metadata-value"} {
		touched := strings.Replace(doc, "**Difficulty**: Medium", "**Difficulty**: "+value, 1) + "\n[m]: https://example.com\n"
		var rules []string
		for _, f := range c.Check([]byte(touched), check.Options{}) {
			rules = append(rules, f.Rule)
		}
		if got := strings.Join(rules, " "); got != want {
			t.Errorf("%s: %q, not %q", value, got, want)
		}
	}
}

// What is struck out is no place for a repair.
func TestCaseBesideStruckWords(t *testing.T) {
	c, doc := builtin(t), complete(t)
	for _, test := range []struct{ line, want string }{
		{"~~Easy~~ medium", "~~Easy~~ Medium"},
		{"~~medium~~ medium", "~~medium~~ medium"},
	} {
		touched := strings.Replace(doc, "**Difficulty**: Medium", "**Difficulty**: "+test.line, 1)
		fixed, _ := c.Fix([]byte(touched), check.FixOptions{})
		if !strings.Contains(string(fixed), "**Difficulty**: "+test.want+"\n") {
			t.Errorf("%s: it is not repaired to %s", test.line, test.want)
		}
	}
}

// The titles of the columns of a table are no labels: an author may have others.
func TestTitlesOfColumnsAreNoLabels(t *testing.T) {
	tmpl, err := scaffold.ParseTemplate("own.md.tmpl", "# {{ .title | default \"[Title]\" }}\n\n| Fact | Value |\n|---|---|\n"+
		"| Level | {{ .difficulty | default \"[Level]\" }} |\n| Changed | {{ .last_updated | default \"[Day]\" }} |\n")
	if err != nil {
		t.Fatal(err)
	}
	c, err := check.New(tmpl)
	if err != nil {
		t.Fatal(err)
	}
	for doc, want := range map[string]string{
		"# A Chat\n\n| Facts | Values |\n|---|---|\n| Level | Hard |\n| Changed | 2026-01-02 |\n": "",
		"# A Chat\n\n| Fact | Value |\n|---|---|\n| Changed | 2026-01-02 |\n":                     "metadata-missing",
	} {
		got := ""
		for _, f := range c.Check([]byte(doc), check.Options{}) {
			got += f.Rule
		}
		if got != want {
			t.Errorf("%s: %q, not %q", doc, got, want)
		}
	}
}

// The columns of a table of facts may stand in another order than the template's.
func TestFactsInOtherColumns(t *testing.T) {
	const template = "# {{ .title | default \"[Title]\" }}\n\n| Fact | Value |\n|---|---|\n" +
		"| Level | {{ .difficulty | default \"[Level]\" }} |\n| Changed | {{ .last_updated | default \"[Day]\" }} |\n"
	for rows, want := range map[string]string{
		"| Hard | Level |\n| 2026-01-02 | Changed |\n": "",
		"| Hrad | Level |\n| 2026-01-02 | Changed |\n": "metadata-value",
		"| Hard | Level |\n":                           "metadata-missing",
	} {
		if got := rulesOf(t, template, "# A Chat\n\n| Value | Fact |\n|---|---|\n"+rows); got != want {
			t.Errorf("%s: %q, not %q", rows, got, want)
		}
	}
}

// A line that cannot be read in a list, where the template has a table, is no row: the hint
// says how it is written there.
func TestUnreadableOutsideTable(t *testing.T) {
	t.Parallel()
	c := checkerOf(t, "# {{ .title | default \"[T]\" }}\n\n| Fact | Value |\n| --- | --- |\n| Level | {{ .difficulty | default \"[L]\" }} |\n| Time | {{ .estimated_time.reading | default \"[X]\" }} + {{ .estimated_time.solving | default \"[X]\" }} min |\n")
	found := c.Check([]byte("# V\n\n- Level: Hard\n- Time: half an hour\n"), check.Options{})
	if len(found) != 1 || found[0].Hint != "write it as: Time: [X] + [X] min" {
		t.Errorf("found %+v", found)
	}
}
