package scaffold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A reader sees a space where one line of a paragraph ends: labels that a formatter has
// joined, or wrapped elsewhere, are read as those in lines of their own.
func TestReadJoinedLabels(t *testing.T) {
	template := own(t, `# {{ .title | default "[T]" }}

**Difficulty:** {{ .difficulty | default "[L]" }}
**Tags:** {{ .tags | join ", " | default "[Tags]" }}
**Companies**: {{ .companies | join ", " | default "[C]" }}
`)
	said := func(difficulty string, tags, companies []string) *spec.Problem {
		p := problem("title", "A")
		if difficulty != "" {
			p.Set("difficulty", spec.Text(difficulty))
		}
		if tags != nil {
			p.Set("tags", spec.List(tags...))
		}
		if companies != nil {
			p.Set("companies", spec.List(companies...))
		}
		return p
	}
	ab, meta := []string{"a", "b"}, []string{"Meta"}
	for _, test := range []struct {
		body     string
		want     *spec.Problem
		unplaced int
	}{
		{"**Difficulty:** Hard **Tags:** a, b **Companies**: Meta", said("Hard", ab, meta), 0},
		{"**Difficulty**: Hard **Tags**: a, b **Companies**: Meta", said("Hard", ab, meta), 0},
		{"__Difficulty:__ Hard __Tags__ : a, b __Companies:__ Meta", said("Hard", ab, meta), 0},
		{"**Difficulty:**\nHard **Tags:** a,\nb **Companies**:\nMeta", said("Hard", ab, meta), 0},
		{"**Companies**: Meta **Tags:** a, b **Difficulty:** Hard", said("Hard", ab, meta), 0},
		{"**Difficulty:** [L] **Tags:** [Tags] **Companies**: [C]", said("", nil, nil), 0},
		{"**Difficulty:** Hard **Tags:** [Tags] **Companies**: Meta", said("Hard", nil, meta), 0},
		{"**Tags:** a, b **Companies**: Meta", said("", ab, meta), 0},
		{"**Tags:** a **Own:** c", said("", []string{"a"}, nil), 1},
		{"**Own:** c **Tags:** a", said("", []string{"a"}, nil), 1},
		{"**Tags:** a **Tags:** b", said("", ab, nil), 0},
		// A reader does not see these as labels.
		{"**Tags:** a, **b**", said("", ab, nil), 0},
		{"**Tags:** a, [**Companies:** b](x)", said("", []string{"a", "Companies: b"}, nil), 1},
		{"Note **Tags:** a", said("", nil, nil), 1},
	} {
		reading, err := template.Read([]byte("# A\n\n" + test.body + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(test.want), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) != test.unplaced {
			t.Errorf("%q: %v (-want +read):\n%s", test.body, reading.Unplaced, diff)
		}
	}
}

// own makes a template of its source.
func own(t *testing.T, source string) *Template {
	t.Helper()
	template, err := ParseTemplate("own.md.tmpl", source)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	return template
}
