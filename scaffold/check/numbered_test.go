package check_test

import (
	"fmt"
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestNumberedHeadings has numbers and signs in front of headings: of some, there is one
// remark, and of all of them none.
func TestNumberedHeadings(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	few := strings.NewReplacer("## Metadata\n", "## 1. Metadata\n", "### Data Flow\n", "### 🚚 Data Flow\n", "### Constraints\n", "### 2.3 Constraints\n")
	all := strings.NewReplacer("\n## ", "\n## 2. ", "\n### ", "\n### 2.4 ")
	for _, test := range []struct{ name, doc, want string }{
		{"one", strings.Replace(complete(t), "### Data Flow\n", "### 1) Data Flow\n", 1), `"1) Data Flow" has a number or a sign in front, which the template has not`},
		{"three", few.Replace(complete(t)), `"1. Metadata" and 2 more headings have a number or a sign in front, which the template has not`},
		{"all", all.Replace(complete(t)), ""},
		{"all, and one in other letters", strings.Replace(all.Replace(complete(t)), " Data Flow\n", " Data flow\n", 1), `"2.4 Data flow" is written "Data Flow" in the template: write it as: ### 2.4 Data Flow`},
	} {
		got := ""
		for _, f := range c.Check([]byte(test.doc), check.Options{}) {
			got += f.Message
			if f.Hint != "there is nothing to do" {
				got += ": " + f.Hint
			}
		}
		if got != test.want {
			t.Errorf("%s: told %q, not %q", test.name, got, test.want)
		}
	}
}

// numbered is a problem whose author numbers its parts and their sections by hand.
func numbered(doc, behind string) string {
	lines := strings.Split(doc, "\n")
	part, section, isCode := 0, 0, false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "```"):
			isCode = !isCode
		case isCode:
		case strings.HasPrefix(line, "## "):
			part, section = part+1, 0
			lines[i] = fmt.Sprintf("## %d%s %s", part, behind, line[len("## "):])
		case strings.HasPrefix(line, "### "):
			section++
			lines[i] = fmt.Sprintf("### %d.%d %s", part, section, line[len("### "):])
		}
	}
	return strings.Join(lines, "\n")
}

// without takes a section out of a document, with what stands below it.
func without(doc, heading string) string {
	start := strings.Index(doc, "\n"+heading+"\n") + 1
	level := strings.Index(heading, " ")
	for at := start + len(heading); ; at++ {
		next := strings.Index(doc[at:], "\n#")
		if next < 0 {
			return doc[:start]
		}
		if at += next; strings.Index(doc[at+1:], " ") <= level {
			return doc[:start] + doc[at+1:]
		}
	}
}

// TestNumberOfMissing has sections that are missing among numbered ones: they get the next
// number where there is one that no other heading has.
func TestNumberOfMissing(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	for _, test := range []struct{ name, doc, want string }{
		{"the last", without(numbered(complete(t), "."), "### 3.4 Assumptions"), "### 3.4 Assumptions"},
		{"in the middle", without(numbered(complete(t), "."), "### 3.3 Constraints"), "### 3.3 Constraints"},
		{"of several", without(without(numbered(complete(t), "."), "### 3.3 Constraints"), "### 3.4 Assumptions"), "### 3.4 Assumptions"},
		{"a part with its sections", without(numbered(complete(t), "."), "## 7. Scaling the Design"), "## 7. Scaling the Design"},
		{"with a bracket", without(numbered(complete(t), ")"), "## 7) Scaling the Design"), "## 7) Scaling the Design"},
		{"taken", numbered(without(complete(t), "### Constraints"), "."), "### Constraints"},
		{"taken by one's own", without(strings.Replace(numbered(complete(t), "."), "## 4. ", "### 3.4 Ours\n| A | B |\n|---|---|\n| 1 | 2 |\n\n## 4. ", 1), "### 3.4 Assumptions"), "### Assumptions"},
		{"the first", without(numbered(complete(t), "."), "### 3.1 Functional Requirements"), "### Functional Requirements"},
		{"not in a row", strings.Replace(without(numbered(complete(t), "."), "### 3.4 Assumptions"), "### 3.2 ", "### 3.7 ", 1), "### Assumptions"},
		{"not numbered", without(complete(t), "### Assumptions"), "### Assumptions"},
		{"numbered in part", strings.Replace(without(numbered(complete(t), "."), "### 3.4 Assumptions"), "### 3.2 ", "### ", 1), "### Assumptions"},
		{"signs in front", strings.Replace(without(complete(t), "### Assumptions"), "### Constraints", "### 🚧 Constraints", 1), "### Assumptions"},
	} {
		fixed, done := c.Fix([]byte(test.doc), check.FixOptions{AddMissing: true})
		if !strings.Contains(string(fixed), "\n"+test.want+"\n") {
			t.Errorf("%s: no %q is put in, but %s", test.name, test.want, golden(done))
		}
		if len(done) == 0 || !strings.HasSuffix(done[len(done)-1].Hint, ": "+test.want) {
			t.Errorf("%s: told %s", test.name, golden(done))
		}
		if part, _, isPart := strings.Cut(test.want, " Scaling"); isPart {
			for i, title := range []string{"Bottleneck Analysis", "Horizontal Scaling Strategies", "Performance Optimizations"} {
				if want := fmt.Sprintf("\n### 7.%d %s\n", i+1, title); !strings.Contains(string(fixed), want) {
					t.Errorf("%s: %q comes without %q", test.name, part, want)
				}
			}
		}
		if found := remarks(c, fixed); len(found) > 0 && !strings.Contains(golden(found), "placeholder") {
			t.Errorf("%s: it leaves %s", test.name, golden(found))
		}
	}
}
