package check_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/spec"
)

func builtin(t testing.TB) *check.Checker {
	t.Helper()
	c, err := check.New(scaffold.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// complete is a complete problem. It is a file, so that the places that tests
// name do not move when the example changes.
func complete(t testing.TB) string {
	t.Helper()
	doc, err := os.ReadFile("testdata/complete.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(doc)
}

// place writes where a finding is, and its rule.
func place(f check.Finding) string { return fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Rule) }

// told writes findings one a line.
func told(findings []check.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%d:%d: %s: %s: %s\n", f.Line, f.Column, f.Severity, f.Rule, f.Message)
	}
	return b.String()
}

func TestCompleteProblemsAreSilent(t *testing.T) {
	example, err := scaffold.Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range []string{complete(t), string(example.Bytes())} {
		if got := told(builtin(t).Check([]byte(doc), check.Options{})); got != "" {
			t.Errorf("findings in a complete problem:\n%s", got)
		}
	}
}

func TestBlankProblemHasPlaceholdersOnly(t *testing.T) {
	findings := builtin(t).Check(scaffold.Builtin().Blank(), check.Options{})
	for _, f := range findings {
		if f.Rule != "placeholder" {
			t.Errorf("%s", told([]check.Finding{f}))
		}
	}
	page, err := scaffold.Builtin().Page(scaffold.Builtin().Blank())
	if err != nil {
		t.Fatal(err)
	}
	if left := slices.Collect(page.Placeholders()); len(left) != len(findings) {
		t.Errorf("%d findings, %d placeholders", len(findings), len(left))
	}
}

// TestRealDamage is what published banks look like.
func TestRealDamage(t *testing.T) {
	c, doc := builtin(t), complete(t)
	for _, tt := range []struct {
		name, old, new string
		want           string // line:column rule, for each finding
		fixed          bool   // Fix gives the original back
	}{
		{"item that ends in hashes", "\n\n### Assumptions\n", " ###\n Assumptions\n", "50:37 heading-torn", true},
		{"glued and torn in a word", "\n\n## Scaling the Design\n", "## S\ncaling the Design\n", "187:74 heading-torn", true},
		{"glued to a row", "|\n\n### Data Metrics\n", "|### Data Metrics\n", "74:51 heading-torn", true},
		{"torn between words", "## Scaling the Design\n", "## Scaling the\nDesign\n", "189:1 heading-torn", true},
		{"torn in a word", "## Scaling the Design\n", "## Scal\ning the Design\n", "189:1 heading-torn", true},
		{"torn behind the hashes", "### Assumptions\n", "###\nAssumptions\n", "52:1 heading-torn", true},
		{"torn in the hashes", "### Assumptions\n", "#\n## Assumptions\n", "52:1 heading-torn", true},
		{"glued to a fence", "```\n\n#### Indexing Strategy\n", "```#### \nIndexing Strategy\n", "176:4 heading-torn", true},
		{"glued to a fence, not torn", "```\n\n#### Indexing Strategy\n", "```#### Indexing Strategy\n", "176:4 heading-torn", true},
		{"two on one line", "## Scaling the Design\n\n### Bottleneck Analysis\n", "## Scaling the Design### Bottleneck Analysis\n", "189:22 heading-torn", true},
		{"the title torn", "# Design a URL Shortener - System", "# Design a URL Shor\ntener - System", "1:1 heading-torn", true},
		{"loaded fence", "```\n\n#### Indexing Strategy\n", "``` and so on\n\n#### Indexing Strategy\n", "176:1 fence-glued", false},
		{"fence never closed", "```\n\n#### Indexing Strategy\n", "\n#### Indexing Strategy\n", "161:1 fence-unclosed", false},
		{"renamed", "### Data Metrics\n", "### Volume Metrics\n", "76:1 heading-renamed", false},
		{"renamed part", "## Scaling the Design\n", "## Growth\n", "189:1 heading-renamed", false},
		{"wrong level", "## Capacity Estimation\n", "### Capacity Estimation\n", "56:1 heading-level", false},
		{"wrong level deeper", "### Constraints\n", "#### Constraints\n", "47:1 heading-level", false},
		{"heading missing", "### Constraints\n", "", "51:1 heading-missing", false},
		{"part's heading missing", "## Capacity Estimation\n", "", "57:1 heading-missing", false},
		{"title missing", "# Design a URL Shortener - System Design Interview Problem\n", "", "1:1 title-form", false},
		{"title form", " - System Design Interview Problem\n", "\n", "1:1 title-form", false},
		{"total", "Total: 55", "Total: 60", "10:12 metadata-total", true},
		{"case", "**: Medium\n", "**: mEDIUM\n", "4:19 metadata-case", true},
		{"row", "| Total Users | 120M |", "| Total Users |", "61:1 table-cells", false},
		{"metadata line", "- **Version**: 1.0\n", "", "3:1 metadata-missing", false},
		{"value", "- **Difficulty**: Medium", "- **Difficulty**: Tricky", "4:19 metadata-value", false},
		{"empty", "**Difficulty**: Medium", "**Difficulty**:", "4:18 metadata-value", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if strings.Count(doc, tt.old) != 1 {
				t.Fatalf("%q is there %d times", tt.old, strings.Count(doc, tt.old))
			}
			broken := strings.Replace(doc, tt.old, tt.new, 1)
			findings := c.Check([]byte(broken), check.Options{})
			var got []string
			for _, f := range findings {
				got = append(got, place(f))
			}
			if strings.Join(got, ", ") != tt.want {
				t.Errorf("want %s, got:\n%s", tt.want, told(findings))
			}
			if fixed, _ := c.Fix([]byte(broken), check.FixOptions{}); tt.fixed && string(fixed) != doc {
				t.Errorf("not the original: %s", fixed)
			}
		})
	}
}

// Seven # are no heading.
func TestSevenHashes(t *testing.T) {
	doc := strings.Replace(complete(t), "### Assumptions\n", "####### Seven\n\n### Assumptions\n", 1)
	if got := told(builtin(t).Check([]byte(doc), check.Options{})); got != "" {
		t.Errorf("found:\n%s", got)
	}
}
