package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestOffers has sections in the place of one that is missing: what is said about it is
// a rename, an offer of one, or nothing of the kind.
func TestOffers(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const prose = "Two people look after it.\n"
	for _, test := range []struct {
		title, own, text string
		want             string // "renamed", "offered" or "missing"
	}{
		{"Additional Resources", "Resources", prose, "renamed"},
		{"Additional Resources", "Human Resources", prose, "offered"},
		{"Additional Resources", "Further Reading", "- A book: read it\n", "offered"},
		{"Traffic Metrics", "Traffic", prose, "renamed"},
		{"Traffic Metrics", "Traffic Shaping", prose, "offered"},
		{"Traffic Metrics", "Traffic Estimates", "| Metric | Value | Calculation |\n|---|---|---|\n| Average QPS | 5,000 | |\n| Peak QPS | 9,000 | |\n", "renamed"},
		{"Metadata", "Object Metadata", prose, "offered"},
		{"Business Context", "Context Diagram", prose, "offered"},
		{"Business Context", "Background", prose, "offered"},
		{"Business Context", "Price List", "| Item | Price |\n|---|---|\n| Link | 1 |\n", "missing"},
		{"Business Context", "Key Figures", "Most watched: latency.\n", "missing"},
		{"API Design", "API Rate Limits", prose, "offered"},
		{"Constraints", "Legal Constraints", "- [ ] Keep it a year\n", "renamed"},
		{"Constraints", "Constraint Solvers", prose, "offered"},
		{"Common Mistakes to Avoid", "Common Mistakes", prose, "renamed"},
		{"Follow-up Questions", "Follow-up Meetings", prose, "missing"},
		{"Caching Strategy", "Caching", prose, "renamed"},
		{"Caching Strategy", "Cache Invalidation", prose, "offered"},
	} {
		t.Run(test.title+" "+test.own, func(t *testing.T) {
			doc := replaceSection(t, complete(t), test.title, test.own, test.text)
			got := "missing"
			for _, f := range c.Check([]byte(doc), check.Options{}) {
				switch {
				case f.Rule == "heading-renamed":
					got = "renamed"
				case strings.HasPrefix(f.Hint, `rename "`+test.own+`", if that is it`):
					got = "offered"
				}
			}
			if got != test.want {
				t.Errorf("it is %s, not %s", got, test.want)
			}
		})
	}
}

// replaceSection puts a section in the place of another, with all that stands below it.
func replaceSection(t *testing.T, doc, title, own, text string) string {
	t.Helper()
	before, rest, ok := strings.Cut(doc, "# "+title+"\n")
	if !ok {
		t.Fatalf("there is no %q", title)
	}
	marks := before[strings.LastIndexByte(before, '\n')+1:] + "#"
	end := 0
	for _, line := range strings.SplitAfter(rest, "\n") {
		if level := levelOf(line); level > 0 && level <= len(marks) && line[level] == ' ' {
			break
		}
		end += len(line)
	}
	return before + "# " + own + "\n" + text + "\n" + rest[end:]
}
