package scaffold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A break ends a line wherever it stands, and however it is written: what stands behind it
// and has a label is a line of its own, and one that is no more than a value is another
// value of a list. All else goes on.
func TestReadBreaks(t *testing.T) {
	template := Builtin()
	breaks := []string{"<br>", "<br/>", "<BR />\n  ", "<br>\n  ", "\\\n  ", "  \n  "}
	prose := []string{"<br>", "<br/>\n", "\\\n", "  \n"}
	text := func(path, text string) *spec.Problem {
		p := problem("title", "A")
		p.Set(path, spec.Text(text))
		return p
	}
	list := func(path string, items ...string) *spec.Problem {
		p := problem("title", "A")
		p.Set(path, spec.List(items...))
		return p
	}
	both := list("companies", "Meta")
	both.Set("tags", spec.List("a", "b"))
	times := problem("title", "A")
	times.Set("estimated_time.reading", spec.Text("10"))
	times.Set("estimated_time.solving", spec.Text("40"))
	among := times.Clone()
	among.Set("difficulty", spec.Text("Hard"))
	among.Set("tags", spec.List("a", "b"))
	hard := text("difficulty", "Hard")
	stories := problem("title", "A")
	stories.Set("user_stories", spec.Objects(spec.Object("as", "reader", "want", "to read", "so_that", "I know")))
	bottleneck := problem("title", "A")
	bottleneck.Set("scaling.bottlenecks", spec.Objects(spec.Object("name", "DB", "impact", "slow", "solution", "shards", "trade_offs", "cost")))
	component := problem("title", "A")
	component.Set("architecture.components", spec.Objects(spec.Object("name", "Links", "description", "looks up **Solution**: it")))
	constraint := list("requirements.constraints", "One **Note**: two")
	for _, test := range []struct {
		section, text string // with | for a break
		breaks        []string
		want          *spec.Problem
		isTold        bool
	}{
		{"## Metadata", "**Companies**: Meta|**Tags**: a, b", prose, both, false},
		{"## Metadata", "**Tags**: a,|b|**Companies:** Meta", prose, both, false},
		{"## Metadata", "- **Companies**: Meta|**Tags**: a, b", breaks, both, false},
		{"## Metadata", "- __Companies:__ Meta|Tags: a, b", breaks, both, false},
		{"## Metadata", "- **Companies**: Meta\n- **Tags**: a|b", breaks, both, false},
		{"## Metadata", "- **Companies**: Meta\n- **Tags**: a,|b<br>", breaks, both, false},
		{"## Metadata", "- **Companies**:|Meta\n- **Tags**:|a|b", breaks, both, false},
		{"## Metadata", "**Difficulty**: Hard|**Estimated Time**:|Reading: 10 minutes|Solving: 40 minutes|**Tags**: a, b", prose, among, false},
		{"## Metadata", "**Difficulty**: Hard|Reading: 10 minutes|Solving: 40 minutes|**Tags**: a, b", prose, among, false},
		{"## Metadata", "**Difficulty**: Hard|**Owner**: me|and you|**Tags**: a, b|**Estimated Time**:|Reading: 10 minutes|Solving: 40 minutes", prose, among, true},
		{"## Metadata", "**Difficulty**: Hard|Estimated Time:|Reading: 10 minutes|**Solving**: 40 minutes|**Tags**: a, b", prose, among, false},
		{"## Metadata", "- **Difficulty**: Hard|**Tags**: a|b|**Estimated Time**:|Reading: 10 minutes|Solving: 40 minutes", breaks, among, false},
		{"## Metadata", "- **Difficulty**: Hard|**Owner**: me", breaks, hard, true},
		{"## Metadata", "**Difficulty**: Hard|**Owner**: me", prose, hard, true},
		{"## Metadata", "- **Difficulty**: Hard|", []string{"<br>", "<br />", "  "}, hard, false},
		{"## Metadata", "- **Estimated Time**:|Reading: 10 minutes|Solving: 40 minutes", breaks, times, false},
		{"## Metadata", "- **Estimated Time**:\n  - Reading: 10 minutes|**Solving**: 40 minutes", []string{"<br>", "\\\n    "}, times, false},
		{"### Bottleneck Analysis", "1. **DB**: slow|**Solution**: shards|**Trade-offs**: cost", []string{"<br>", "\\\n   "}, bottleneck, false},
		{"### Bottleneck Analysis", "- **DB** – slow|Solution: shards|Trade-offs: cost", breaks, bottleneck, false},
		{"### User Stories", "- As a reader,|I want to read,|so that I know", breaks, stories, false},
		// No labels, or none of the template's there.
		{"### Core Components", "1. **Links**|looks up **Solution**: it", []string{"<br>", "\\\n   "}, component, false},
		{"### Core Components", "1. **Links**: looks up|**Solution**: it", []string{"<br>", "\\\n   "}, component, false},
		{"### Constraints", "- [ ] One|**Note**: two", breaks, constraint, false},
		{"### Non-Functional Requirements", "- **Scale**: 5M|in all regions", breaks, text("requirements.non_functional.scale", "5M in all regions"), false},
		{"### Non-Functional Requirements", "- **Scale**: *5M|Security: x* in all", breaks, text("requirements.non_functional.scale", "*5M Security: x* in all"), false},
		{"### Core Problem", "**Difficulty**: x|**Tags**: y", prose, text("core_problem", "**Difficulty**: x\\\n**Tags**: y"), false},
	} {
		for _, b := range test.breaks {
			doc := "# A - System Design Interview Problem\n\n" + test.section + "\n"
			for _, c := range test.text {
				if c == '|' {
					doc += b
				} else {
					doc += string(c)
				}
			}
			reading, err := template.Read([]byte(doc + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(spectest.Said(test.want), spectest.Said(reading.Problem)); diff != "" || (len(reading.Unplaced) > 0) != test.isTold {
				t.Errorf("%q: %v (-want +read):\n%s", doc, reading.Unplaced, diff)
			}
		}
	}
}
