package check_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/spec"
)

var update = flag.Bool("update", false, "write the reference page anew")

// asIn is the complete example with some lines in it, for which it has a place:
// that of the same lines, or of the first of them.
func asIn(t *testing.T, complete, lines string) string {
	t.Helper()
	if strings.Contains(complete, lines) {
		return complete
	}
	first, _, _ := strings.Cut(lines, "\n")
	if !strings.Contains(complete, first+"\n") {
		t.Fatalf("the complete example has no line %q", first)
	}
	return strings.Replace(complete, first+"\n", lines, 1)
}

// Each rule finds its wrong example, and has nothing to say of the right one.
func TestRuleExamples(t *testing.T) {
	checker, err := check.New(scaffold.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := scaffold.Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	complete := string(doc.Bytes())
	exists := func(link string) bool {
		return slices.Contains([]string{"design-a-key-value-store.md", "design-a-rate-limiter.md"}, link)
	}
	o := check.Options{Exists: exists, Tag: func(tag string) string {
		if tag == "chaching" {
			return "there is no tag chaching"
		}
		return ""
	}}
	for _, rule := range check.Rules() {
		if rule.ID == "" || rule.Title == "" || rule.Why == "" || rule.Wrong == "" {
			t.Errorf("the rule %s is not explained: %+v", rule.ID, rule)
			continue
		}
		right, wrong := complete, rule.Wrong
		if rule.Right != "" {
			right = asIn(t, complete, rule.Right)
			wrong = strings.Replace(right, rule.Right, rule.Wrong, 1)
		}
		if found := checker.Check([]byte(right), o); len(found) > 0 {
			t.Errorf("%s: the right example has %+v", rule.ID, found)
		}
		found := checker.Check([]byte(wrong), o)
		if len(found) != 1 || found[0].Rule != rule.ID || found[0].Severity != rule.Severity {
			t.Errorf("%s: the wrong example has %+v", rule.ID, found)
		}
		if fixed, _ := checker.Fix([]byte(wrong), check.FixOptions{}); rule.Fixable && string(fixed) != right && rule.Doubts == "" {
			t.Errorf("%s: the wrong example is repaired to\n%s", rule.ID, fixed)
		}
	}
}

// TestDocs holds the list of rules in the reference page to the code.
func TestDocs(t *testing.T) {
	const file = "../../docs/checks.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := []byte("<!-- rules: written by make generate -->\n"), []byte("<!-- end of rules -->\n")
	before, rest, found1 := bytes.Cut(text, begin)
	_, after, found2 := bytes.Cut(rest, end)
	if !found1 || !found2 {
		t.Fatalf("%s has no place for the rules", file)
	}
	var b bytes.Buffer
	b.Write(before)
	b.Write(begin)
	writeRules(&b)
	b.Write(end)
	b.Write(after)
	switch {
	case bytes.Equal(b.Bytes(), text):
	case *update:
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is stale: run make generate and look at the change", file)
	}
}

func writeRules(b *bytes.Buffer) {
	b.WriteString("\n| rule | severity | what it asks for |\n| --- | --- | --- |\n")
	for _, r := range check.Rules() {
		repaired := ""
		if r.Fixable {
			repaired = ", repaired"
		}
		if r.Doubts != "" {
			repaired += " or warning"
		}
		fmt.Fprintf(b, "| [%s](#%s) | %s%s | %s |\n", r.ID, r.ID, r.Severity, repaired, r.Title)
	}
	for _, r := range check.Rules() {
		why := r.Why
		if r.Doubts != "" {
			why += " " + r.Doubts + ": that is a warning."
		}
		fmt.Fprintf(b, "\n### %s\n\n%s. %s\n\nWrong:\n\n%s", r.ID, r.Title, why, example(r.Wrong))
		if r.Right != "" {
			fmt.Fprintf(b, "\nRight:\n\n%s", example(r.Right))
		}
	}
	b.WriteString("\n")
}

// example is Markdown shown as code, in a fence that no line of it closes. A
// line break that is missing at its end is pointed out.
func example(lines string) string {
	missing := ""
	if !strings.HasSuffix(lines, "\n") {
		lines, missing = lines+"\n", "\n(and no line break behind it)\n"
	}
	return "````markdown\n" + lines + "````\n" + missing
}
