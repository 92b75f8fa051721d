package scaffold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// What a template writes in small letters or capitals alone is read as it stands.
func TestReadOtherCase(t *testing.T) {
	template := own(t, `---
level: {{ .difficulty | lower }}
---

# {{ .title }}

## Facts
- **Tags**: {{ .tags | join ", " | upper }}
- **Core**: {{ .core_problem | upper }}

| Version | {{ .version | lower }} |
|---|---|
| Popularity | {{ .popularity }} |
`)
	said := func(title, difficulty, core, version string, tags ...string) *spec.Problem {
		p := problem("title", title)
		p.Set("difficulty", spec.Text(difficulty))
		p.Set("core_problem", spec.Text(core))
		p.Set("version", spec.Text(version))
		p.Set("tags", spec.List(tags...))
		return p
	}
	p, want := said("Design QZ", "Hard", "Say It", "V2", "a", "b"), said("Design QZ", "hard", "SAY IT", "v2", "A", "B")
	doc, err := template.Render(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(doc.Bytes()), string(doc.Bytes()) + "\n"} {
		reading, err := template.Read([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(want), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
			t.Errorf("%v (-want +read):\n%s", reading.Unplaced, diff)
		}
	}
}
