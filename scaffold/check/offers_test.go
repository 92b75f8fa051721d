package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
		want             string // "renamed", "offered", "offered last" or "missing"
	}{
		{"Additional Resources", "Resources", prose, "renamed"},
		{"Additional Resources", "Human Resources", prose, "offered"},
		{"Additional Resources", "Further Reading", "- A book: read it\n", "offered"},
		{"Additional Resources", "Notes for Later", prose, "offered last"},
		{"Additional Resources", "Notes for Later", "> Ask the others.\n\n- the others have it[^1]\n\n[^1]: on paper\n", "offered last"},
		{"Related Problems", "See Also", "- [The store](design-a-key-value-store.md): where links live\n", "offered"},
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
				case strings.HasSuffix(f.Hint, `; or rename "`+test.own+`", if that is it`):
					got = "offered last"
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

// TestOffersInOrder has sections in the place of several that are missing: which of them is
// offered for which.
func TestOffersInOrder(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const prose, listed = "Two people look after it.\n", "1. **Router**: finds the host\n2. **Store**: keeps it\n"
	type section struct{ title, own, text string }
	for _, test := range []struct {
		name     string
		sections []section
		want     map[string]string // what is missing, and the beginning of the hint
	}{
		{"two for two", []section{{"Core Components", "Who Does What", listed}, {"Data Flow", "A Day in the Life of a Link", prose}},
			map[string]string{"Core Components": `rename "Who Does What", if that is it; or `, "Data Flow": `rename "A Day in the Life of a Link", if that is it; or `}},
		{"three for two, one made of the same", []section{{"Core Components", "Who Does What", listed}, {"Data Flow", "A Day in the Life of a Link", prose + "\n### Data We Throw Away\n" + prose}},
			map[string]string{"Core Components": `rename "Who Does What", if that is it; or `, "Data Flow": `rename "A Day in the Life of a Link" or "Data We Throw Away", if one of them is it; or `}},
		{"a word that other titles have, behind", []section{{"Data Flow", "A Day in the Life of a Link", prose + "\n### Data We Throw Away\n" + prose}},
			map[string]string{"Data Flow": `rename "A Day in the Life of a Link" or "Data We Throw Away", if one of them is it; or `}},
		{"a word that only this one has, behind", []section{{"Data Flow", "What We Throw Away", prose + "\n### How Things Flow\n" + prose}},
			map[string]string{"Data Flow": `rename "How Things Flow", if that is it; or `}},
		{"one for two", []section{{"Related Problems", "", ""}, {"Additional Resources", "To Read", listed}},
			map[string]string{"Related Problems": `rename "To Read", if that is it; or `, "Additional Resources": `rename "To Read", if that is it; or `}},
		{"three for one", []section{{"Data Flow", "Rooms", prose + "\n### Keys\n" + prose + "\n### Prices\n" + prose}},
			map[string]string{"Data Flow": "add it: "}},
		{"a part and what stands behind it", []section{{"Related Problems", "Its Family", listed}, {"Additional Resources", "To Read", listed},
			{"Excellent Answer Includes", "What We Hope For", prose}, {"Common Mistakes to Avoid", "Where They Fall", prose}, {"## Assessment Criteria", "## How We Judge", ""}},
			map[string]string{"Related Problems": `rename "Its Family", if that is it; or `, "Additional Resources": `rename "To Read", if that is it; or `,
				"Excellent Answer Includes": `rename "What We Hope For", if that is it; or `, "Common Mistakes to Avoid": `rename "Where They Fall", if that is it; or `}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := complete(t)
			for _, s := range test.sections {
				switch {
				case s.text == "" && s.own != "":
					doc = strings.Replace(doc, s.title+"\n", s.own+"\n", 1)
				default:
					doc = replaceSection(t, doc, s.title, s.own, s.text)
				}
				if s.own == "" {
					doc = strings.NewReplacer("\n## \n", "\n", "\n### \n", "\n").Replace(doc)
				}
			}
			got := map[string]string{}
			for _, f := range c.Check([]byte(doc), check.Options{}) {
				if name := strings.Split(f.Message, `"`)[1]; f.Rule == "heading-missing" {
					got[name] = f.Hint[:min(len(f.Hint), len(test.want[name]))]
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, doc)
			}
			if fixed, _ := c.Fix([]byte(doc), check.FixOptions{AddMissing: true}); string(fixed) != doc && test.name != "three for one" {
				t.Errorf("something is put in:\n%s", fixed)
			}
		})
	}
}
