package scaffold

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Law 7: what is read back is what was said.
func TestReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 200 {
		p := randomProblem(r)
		if i == 0 {
			p = Example()
		}
		checkReadBack(t, p)
	}
}

// checkReadBack renders a problem, reads it back, and compares.
func checkReadBack(t *testing.T, p *Problem) {
	t.Helper()
	doc, err := Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := Builtin().Read(doc.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(said(p), said(reading.Problem)); diff != "" {
		t.Errorf("said and read back (-said +read):\n%s", diff)
	}
	if !reading.Exact || len(reading.Unplaced) > 0 {
		t.Errorf("exact: %t, unplaced: %v", reading.Exact, reading.Unplaced)
	}
}

// Texts that look like what stands around them are read back all the same.
func TestReadBackLookAlikes(t *testing.T) {
	for _, test := range []struct {
		path string
		v    Value
	}{
		{"user_stories", Objects(Object("as", "a, I want b", "want", "c, so that d", "so_that", "e"))},
		{"user_stories", Objects(Object("sentence", "As a a, I want b"))},
		{"related", Objects(Object("title", "a: b", "relationship", "c: d"))},
		{"related", Objects(Object("title", "a](b): c", "link", "x(y).md", "relationship", "d"))},
		{"related", Objects(Object("title", "a"))},
		{"architecture.components", Objects(Object("name", "a**: b", "description", "c"))},
		{"scaling.bottlenecks", Objects(Object("name", "a"), Object("name", "b", "solution", "c"))},
		{"title", Text("T - System Design Interview Problem - System Design Interview Problem")},
		{"capacity.traffic.peak_qps", Object("value", "a | b", "calculation", "`x|y` | z")},
		{"requirements.functional", List("<b>", "`a", "a\\", "# b", "- c", "[ ] d", "1. e")},
		{"follow_ups.deep_dives", List("<b>", "`a", "a\\", "# b", "- c", "[ ] d", "1. e", "[x]: y")},
		{"core_problem", Text("a <b>\n\n- c\n- d\n\n```go\nx := `y`\n```\n\n[x]: y")},
		{"architecture.overview", Text("a\n\n```mermaid\ngraph TB\n```\n\nb")},
		{"assessment.tips", List("Think out loud and explain your reasoning")},
	} {
		p := problem("title", "T")
		p.Set(test.path, test.v)
		checkReadBack(t, p)
	}
}
