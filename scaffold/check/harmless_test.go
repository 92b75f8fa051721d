package check_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/spec"
)

// TestHarmless changes complete problems in ways that are an author's right:
// there is nothing to say about any of them, and nothing to repair.
func TestHarmless(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	docs := map[string]string{}
	for _, name := range glob(t, "testdata/ok/*.md") {
		docs[name] = string(read(t, name))
	}
	example, err := scaffold.Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	docs["the example"] = string(example.Bytes())
	for change, do := range harmless {
		t.Run(change, func(t *testing.T) {
			for name, doc := range docs {
				changed := []byte(do(doc))
				if found := remarks(checker, changed); len(found) > 0 {
					t.Errorf("%s: found %s", name, list(found))
				}
				if fixed, done := checker.Fix(changed, check.FixOptions{}); string(fixed) != string(changed) {
					t.Errorf("%s: the repair did %s\n%s", name, list(done), firstDifference(changed, fixed))
				}
			}
		})
	}
}

// harmless are changes that leave a problem correct; those of its layout are
// touchtest.Pairs.
var harmless = map[string]func(doc string) string{
	"a rule above each heading":    eachHeading(func(heading string) string { return "\n---\n\n" + heading }),
	"a comment above each heading": eachHeading(func(heading string) string { return "<!-- ## TODO: [X] -->\n" + heading }),
	"a comment of lines below each heading": eachHeading(func(heading string) string {
		return heading + "\n<!--\n### Draft\n[Description]\n-->\n"
	}),
	"an anchor above each heading": eachHeading(func(heading string) string { return "\n<a id=\"here\"></a>\n\n" + heading }),
	"code below each heading": eachHeading(func(heading string) string {
		return heading + "\n\n```sh\n# a comment\n## another\necho `date`## no\n### Setup\n#\n```\n"
	}),
	"indented code below each heading": eachHeading(func(heading string) string {
		return heading + "\n\n    # make\n    ## install\n"
	}),
	"a table below each heading": eachHeading(func(heading string) string {
		return heading + "\n\nLeft | Right\n:-- | --:\n`a \\| b` | # 1\n[X](https://example.com/) |\n"
	}),
	"a diagram below each heading": eachHeading(func(heading string) string {
		return heading + "\n\n```mermaid\nflowchart LR\n    a[One] -->|yes| b{Two?}\n    b -. no .-> c((Three))\n```\n"
	}),
	"text with marks below each heading": eachHeading(func(heading string) string {
		return heading + "\n\nTicket #12, C# and F#, see issue ##7.\nA # alone, `### code`, \\### escaped and #hashtags.\n"
	}),
	"an own section above each heading": eachHeading(func(heading string) string {
		marks, _, _ := strings.Cut(strings.TrimSpace(heading), " ")
		if marks == "#" {
			return heading
		}
		return marks + " What We Thought\nThis and that.\n\n" + heading
	}),
	"deeper sections below each heading": eachHeading(func(heading string) string {
		return heading + "\n\n##### A Detail\nText.\n\n###### Of a Detail\nMore text.\n\n##### Another\nText.\n"
	}),
	"parts at the level of the title": eachHeading(func(heading string) string {
		if strings.HasPrefix(heading, "## ") {
			return "# Part\n\n" + heading
		}
		return heading
	}),
	"text above all": func(doc string) string {
		mark := strings.HasPrefix(doc, "\ufeff")
		doc = "> Reviewed in spring.\n\n" + strings.TrimPrefix(doc, "\ufeff")
		if mark {
			return "\ufeff" + doc
		}
		return doc
	},
	"text below all": func(doc string) string { return doc + "\n---\n\n*The end.*\n" },
}

// eachHeading changes each heading of a document that is not code.
func eachHeading(change func(heading string) string) func(doc string) string {
	return func(doc string) string {
		newline := "\n"
		if strings.Contains(doc, "\r\n") {
			newline = "\r\n"
		}
		lines := strings.Split(doc, newline)
		fence := ""
		for i, line := range lines {
			mark := strings.TrimSpace(line)
			switch {
			case fence == "" && (strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~")):
				fence = mark[:len(mark)-len(strings.TrimLeft(mark, mark[:1]))]
			case fence != "" && strings.HasPrefix(mark, fence) && strings.Trim(mark, fence[:1]) == "":
				fence = ""
			case fence == "" && heading.MatchString(line):
				lines[i] = strings.ReplaceAll(change(line), "\n", newline)
			}
		}
		return strings.Join(lines, newline)
	}
}

var heading = regexp.MustCompile(`^#{1,6} [^\r\n]`)

// TestTitlesWithHashes names things in the title whose names have a "#": a heading
// that is whole, underlined or not, is not damaged.
func TestTitlesWithHashes(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	_, rest, _ := strings.Cut(string(read(t, "testdata/complete.md")), "\n")
	for _, title := range []string{
		"Design a C# Compiler Service", "Issue Tracker #1", "Star #1: C++", "F# and C# Playground", "Top ## Ten", "C#", "A # B", "#1 of Many",
		"A *C#* Compiler", "Ends in C#.\nAnd # Goes On", "Compile. ### Link",
	} {
		title += " - System Design Interview Problem"
		for _, heading := range []string{"# " + strings.ReplaceAll(title, "\n", " "), title + "\n====", "  " + title + "\n="} {
			doc := []byte(heading + "\n" + rest)
			if found := remarks(checker, doc); len(found) > 0 {
				t.Errorf("%s: found %s", heading, list(found))
			}
			if fixed, done := checker.Fix(doc, check.FixOptions{}); string(fixed) != string(doc) {
				t.Errorf("%s: the repair did %s\n%s", heading, list(done), firstDifference(doc, fixed))
			}
		}
	}
	rest = strings.Replace(rest, "## Metadata\n", "", 1)
	for _, glued := range []string{"Words. # Design a Chat - System Design Interview Problem", "Words.## Metadata\n---", "#Design a Chat - System Design Interview Problem"} {
		found := remarks(checker, []byte(glued+"\n"+rest))
		if !slices.ContainsFunc(found, func(f check.Finding) bool { return f.Rule == "heading-torn" }) {
			t.Errorf("%s: found %s", glued, list(found))
		}
	}
}

// TestFencesInCode has lines in code that begin like a fence: a block that a reader sees
// closed is closed, unless one that begins in it stands apart.
func TestFencesInCode(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	doc := string(read(t, "testdata/complete.md"))
	for _, test := range []struct{ code, want string }{
		{"~~~sh\n~~~ x\n~~~\nText.", ""},
		{"~~~\n```\n~~~ x\n~~~", ""},
		{"```sh\nmake\n```sh\n```\n\n- x", ""},
		{"````\n```sh\nmake\n```\n````", ""},
		{"```sql\nSELECT 1;\n\n```yaml\na: b\n```", "fence-unclosed"},
		{"```sql\nSELECT 1;\n\n~~~yaml\na: b\n~~~\n```", ""},
		{"```sql\nSELECT 1;", "fence-unclosed"},
		{"```sql\nSELECT 1;\n``` Text.", "fence-glued"},
	} {
		with := strings.Replace(doc, "### Core Problem\n", "### Core Problem\n\n"+test.code+"\n\n", 1)
		var rules []string
		for _, f := range remarks(checker, []byte(with)) {
			rules = append(rules, f.Rule)
		}
		if got := strings.Join(slices.Compact(rules), " "); got != test.want {
			t.Errorf("%s: %q, not %q", test.code, got, test.want)
		}
	}
}

// TestShortHeadings has headings of the author's own of one letter: text stands below
// them.
func TestShortHeadings(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	doc := string(read(t, "testdata/complete.md"))
	for _, test := range []struct{ text, want string }{
		{"#### A\ndoes a thing", ""},
		{"#### B\n does", ""},
		{"#### Q\nhow many", ""},
		{"#### É\nest là", ""},
		{"#### C\n#### d", ""},
		{"Text#### A\nnother one", "heading-torn"},
		{"####\nAnother One", "heading-torn"},
	} {
		with := strings.Replace(doc, "### Core Components\n", "### Core Components\n\n"+test.text+"\n\n", 1)
		var rules []string
		for _, f := range remarks(checker, []byte(with)) {
			rules = append(rules, f.Rule)
		}
		if got := strings.Join(slices.Compact(rules), " "); got != test.want {
			t.Errorf("%s: %q, not %q", test.text, got, test.want)
		}
	}
}
