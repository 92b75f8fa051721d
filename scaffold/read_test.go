package scaffold

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// Law 7: what is read back is what was said.
func TestReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 200 {
		p := spectest.Random(r)
		if i == 0 {
			p = spec.Example()
		}
		checkReadBack(t, p)
	}
}

// checkReadBack renders a problem, reads it back, and compares.
func checkReadBack(t *testing.T, p *spec.Problem) {
	t.Helper()
	doc, err := Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := Builtin().Read(doc.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(spectest.Said(shown(t, p)), spectest.Said(reading.Problem)); diff != "" {
		t.Errorf("said and read back (-said +read):\n%s", diff)
	}
	if !reading.Exact || len(reading.Unplaced) > 0 {
		t.Errorf("exact: %t, unplaced: %v", reading.Exact, reading.Unplaced)
	}
}

// Spec, file, spec, file: the second file is the first, for every spec of the
// example bank.
func TestReadBackBank(t *testing.T) {
	files, err := filepath.Glob("../examples/bank/specs/*.yaml")
	if err != nil || len(files) < 4 {
		t.Fatal("the example bank is not there", err)
	}
	for _, file := range files {
		said, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first := renderSpec(t, string(said)).Bytes()
		reading, err := Builtin().Read(first)
		if err != nil {
			t.Fatal(err)
		}
		text, err := spec.Write(reading.Problem, false)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(first), string(renderSpec(t, string(text)).Bytes())); diff != "" {
			t.Errorf("%s (-first +second):\n%s", file, diff)
		}
	}
}

// renderSpec gives the document that a spec makes.
func renderSpec(t *testing.T, text string) *Document {
	t.Helper()
	p, err := spectest.Read(text)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	doc, err := Builtin().Render(p)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	return doc
}

// A file that somebody edited is read as far as it goes, and what has no place
// is said.
func TestReadEdited(t *testing.T) {
	doc, err := Builtin().Render(spectest.Small())
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.NewReplacer(
		"- **Difficulty**: Medium", "- **Difficulty**: Hard",
		"- **Companies**: [Google, Meta, Amazon, Netflix, etc.]", "- **Companies**: Acme",
		"- **Tags**: caching, databases\n", "",
		"- [ ] Count visits", "- [ ] Count visits\n- [ ] Expire links\n\nloose words",
		"| Peak QPS | [X] |", "| Peak QPS | 7,000 |",
		"| Read:Write Ratio | [X:Y] |", "| Writes per Second | 70 | 1% of Peak QPS |\n| Read:Write Ratio | [X:Y] |",
		"## Scaling the Design", "## Notes\n\nmine\n\n## Scaling the Design",
		"[Describe the main data flow through the system]", "Data flows.\n\n- down",
		"1. **[Component 1]**: [Brief description and responsibility]", "1. **Cache**: [Brief description and responsibility]",
	).Replace(string(doc.Bytes()))
	reading, err := Builtin().Read([]byte(edited))
	if err != nil {
		t.Fatal(err)
	}
	want := spectest.Small()
	want.Unset("tags")
	want.Set("difficulty", spec.Text("Hard"))
	want.Set("companies", spec.List("Acme"))
	want.Set("requirements.functional", spec.List("Shorten a long URL", "Redirect by short code", "Count visits", "Expire links"))
	want.Set("capacity.traffic.peak_qps", spec.Object("value", "7,000"))
	want.Set("capacity.traffic.extra", spec.Objects(spec.Object("metric", "Writes per Second", "value", "70", "calculation", "1% of Peak QPS")))
	want.Set("architecture.data_flow", spec.Text("Data flows.\n\n- down"))
	want.Set("architecture.components", spec.Objects(spec.Object("name", "Cache"), spec.Object("name", "[Component 2]"), spec.Object("name", "[Component 3]")))
	if diff := cmp.Diff(spectest.Said(want), spectest.Said(reading.Problem)); diff != "" {
		t.Errorf("(-want +read):\n%s", diff)
	}
	var unplaced []string
	for _, line := range reading.Unplaced {
		unplaced = append(unplaced, string(line.Raw))
	}
	if diff := cmp.Diff([]string{"loose words", "## Notes", "mine"}, unplaced); diff != "" || reading.Exact {
		t.Errorf("exact: %t, unplaced (-want +got):\n%s", reading.Exact, diff)
	}
}

// Texts that look like what stands around them are read back all the same.
func TestReadBackLookAlikes(t *testing.T) {
	for _, test := range []struct {
		path string
		v    spec.Value
	}{
		{"user_stories", spec.Objects(spec.Object("as", "a, I want b", "want", "c, so that d", "so_that", "e"))},
		{"user_stories", spec.Objects(spec.Object("sentence", "As a a, I want b"))},
		{"related", spec.Objects(spec.Object("title", "a: b", "relationship", "c: d"))},
		{"related", spec.Objects(spec.Object("title", "a](b): c", "link", "x(y).md", "relationship", "d"))},
		{"related", spec.Objects(spec.Object("title", "a"))},
		{"architecture.components", spec.Objects(spec.Object("name", "a**: b", "description", "c"))},
		{"scaling.bottlenecks", spec.Objects(spec.Object("name", "a"), spec.Object("name", "b", "solution", "c"))},
		{"title", spec.Text("T - System Design Interview Problem - System Design Interview Problem")},
		{"capacity.traffic.peak_qps", spec.Object("value", "a | b", "calculation", "`x|y` | z")},
		{"requirements.functional", spec.List("<b>", "`a", "a\\", "# b", "- c", "[ ] d", "1. e")},
		{"follow_ups.deep_dives", spec.List("<b>", "`a", "a\\", "# b", "- c", "[ ] d", "1. e", "[x]: y")},
		{"core_problem", spec.Text("a <b>\n\n- c\n- d\n\n```go\nx := `y`\n```\n\n[x]: y")},
		{"core_problem", spec.Text("https://a.example/_b_<c>\n\nwww.a.example/`d` \\*e\n\n[x]: https://a.example/`<f>`")},
		{"requirements.functional", spec.List("https://a.example/_b_<c>", "www.a.example/a&b`c", "https://a.example/`b`")},
		{"architecture.overview", spec.Text("a\n\n```mermaid\ngraph TB\n```\n\nb")},
		{"user_stories", spec.Objects(spec.Object("as", "*a", "want", "b*", "so_that", "[c"), spec.Object("as", "d *", "want", "e](f)", "so_that", "*g*"))},
		{"user_stories", spec.Objects(spec.Object("sentence", "As a *a, I want b*, so that c"))},
		{"requirements.functional", spec.List("[Requirement 1]")},
		{"requirements.functional", spec.List("a", "[Requirement 1]", "[Requirement 3]")},
		{"related", spec.Objects(spec.Object("title", "a", "link", "b?c&amp;d&e"))},
		{"capacity.users.extra", spec.Objects(spec.Object("metric", "Total Users", "value", "5", "calculation", "x"))},
		{"capacity.users.extra", spec.Objects(spec.Object("metric", "Metric", "value", "Value", "calculation", "Calculation"))},
		{"capacity.users.extra", spec.Objects(spec.Object("metric", "a | b", "calculation", "`x|y` | z"), spec.Object("metric", "Guests", "value", "5"), spec.Object("metric", "*c*"))},
		{"capacity.data.extra", spec.Objects(spec.Object("metric", "--------", "value", "-------", "calculation", "-------------"))},
		{"assessment.tips", spec.List("Think out loud and explain your reasoning")},
	} {
		p := problem("title", "T")
		p.Set(test.path, test.v)
		checkReadBack(t, p)
	}
}
